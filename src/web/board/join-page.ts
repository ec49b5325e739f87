/** Pages by which agencies join: one code, a sheet of many to print, and the groups that wait to be confirmed. */

import { html, raw } from 'hono/html';
import { AWAITS_NOTE, endedCodes, type AwaitedWords } from '../../conversation/compose/say-joining.ts';
import { placeName } from '../../conversation/compose/say-places.ts';
import { count, momentWords, shorten } from '../../conversation/compose/words.ts';
import { formatDate } from '../../domain/calendar/dates.ts';
import type { Agency } from '../../domain/tasks/task.ts';
import { qrAsSvg } from '../../reports/draw-qr.ts';
import type { IssuedLink, JoiningSheet } from '../../usecases/join/issue-links.ts';
import type { Html } from '../door/html.ts';
import { formToken } from './layout.ts';
import type { SignedIn } from './session.ts';

const DAYS = [1, 3, 7, 14, 30] as const;

/** The days that a code is to be good for, with the button; the first is offered. */
export function daysField(days: readonly number[] = DAYS): Html {
  return html`<label
    >Hiệu lực
    <select name="days">
      ${days.map((day) => html`<option value="${day}">${day} ngày</option>`)}
    </select></label
  >`;
}

/** On the page of all agencies: one sheet for those that have no chat. */
export function sheetForm(unlinked: number, viewer: SignedIn): Html {
  return html`<form method="post" action="/board/codes" class="panel wide">
    ${formToken(viewer)}
    <p>
      Chưa liên kết nhóm chat: ${count(unlinked)} đơn vị. Lập một phiếu để in hoặc gửi: mỗi đơn vị một đường dẫn và mã
      QR.
    </p>
    ${daysField([14, 1, 3, 7, 30])} <button>Lập phiếu liên kết</button>
  </form>`;
}

/** Shown once, to the person who created it: only its hash is stored. */
export function linkCodePage(agency: Agency, issued: IssuedLink, timeZone: string): Html {
  return html`<h1>Mã liên kết: ${shorten(agency.name, 300)}</h1>
    <p class="secret">${issued.code}</p>
    <p>Dùng một lần, đến ${momentWords(issued.expiresAt, timeZone)}. ${issued.awaits ? AWAITS_NOTE : ''}</p>
    <div class="slips">${slipOf(issued)}</div>
    <p>Người dùng mã trở thành đầu mối của đơn vị. Mã chỉ hiện lần này.</p>
    <p><a href="/board/agency/${encodeURIComponent(agency.code)}">Về trang của đơn vị</a></p>`;
}

/** Every unlinked agency with its link, to be printed or kept; shown once. */
export function sheetPage({ links, ended }: JoiningSheet, timeZone: string): Html {
  if (links.length === 0)
    return html`<h1>Phiếu liên kết</h1>
      <p>Mọi đơn vị có nhiệm vụ đều đã liên kết nhóm chat.</p>`;
  return html`<h1>Phiếu liên kết nhóm chat: ${count(links.length)} đơn vị</h1>
    <p class="screen-only">
      Các mã chỉ hiện lần này: đề nghị in hoặc lưu trang ngay. Mỗi mã dùng một lần, cho đúng một đơn vị.
    </p>
    ${ended === 0 ? '' : html`<p><b>${endedCodes(ended)}</b></p>`}
    <div class="slips">
      ${links.map(
        (issued) =>
          html`<section class="slip" aria-label="${issued.agency.name}">
            <h2>${shorten(issued.agency.name, 300)}</h2>
            ${slipOf(issued)}
            <p>
              Dùng một lần, đến ${momentWords(issued.expiresAt, timeZone)}. ${issued.awaits ? AWAITS_NOTE : ''} Người
              dùng mã là đầu mối của đơn vị.
            </p>
          </section>`,
      )}
    </div>`;
}

function slipOf({ code, link, steps }: IssuedLink): Html {
  return html`${link === null ? '' : html`<div class="qr" role="img" aria-label="Mã QR của đường dẫn">${raw(qrAsSvg(link))}</div>`}
    <p class="secret">${link === null ? code : html`<a href="${link}">${link}</a>`}</p>
    <ul>
      ${steps.map(({ messenger, text }) => html`<li>${messenger === null ? '' : html`<b>${messenger}:</b> `}${text}</li>`)}
    </ul>`;
}

/** Groups whose code lay about for long; each is confirmed or not, in one press. */
export function awaitedPanel(links: readonly AwaitedWords[], viewer: SignedIn): Html {
  if (links.length === 0) return html``;
  return html`<section class="panel wide">
    <h2>Chờ xác nhận liên kết <span class="quiet">${count(links.length)}</span></h2>
    ${links.map(
      (link) =>
        html`<form method="post" class="act">
          ${formToken(viewer)}
          <p>
            <b>${shorten(link.office, 200)}</b>: ${placeName(link.place)}, người liên kết: ${shorten(link.person, 60)},
            lúc ${momentWords(link.askedAt, link.timeZone)}; chờ đến hết ngày ${formatDate(link.until)}.
            ${link.replaces === null ? '' : `Đang nhận tin tại ${placeName(link.replaces)}; nhóm mới sẽ thay nhóm đó.`}
          </p>
          <button formaction="/board/link/${link.id}/confirm">Xác nhận nhóm và người</button>
          <button class="link" formaction="/board/link/${link.id}/refuse">Không đúng</button>
        </form>`,
    )}
  </section>`;
}
