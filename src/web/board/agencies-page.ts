/** Every agency: its figures, and whether it can be reached. */

import { html } from 'hono/html';
import { count, MESSENGERS, momentWords, shorten } from '../../conversation/compose/words.ts';
import { formatDate, type Instant } from '../../domain/calendar/dates.ts';
import { linkedChats, type Chat } from '../../store/people/chats.ts';
import { figuresByAgency, type AgencyFigures } from '../../usecases/figures/figures.ts';
import type { Html } from '../door/html.ts';
import { filterQuery, type Sighting } from './filter.ts';
import type { Around } from './layout.ts';
import { agencyLink, FIGURE_HEADS, figureCells } from './parts.ts';

const AGENCIES_OF_A_PAGE = 100;

export interface AgenciesView {
  readonly agencies: readonly AgencyFigures[];
  readonly chats: ReadonlyMap<number, readonly Chat[]>;
  readonly page: number;
}

export function readAgencies({ work, scope }: Sighting, page: string | undefined): AgenciesView {
  return {
    agencies: figuresByAgency(work, scope).agencies,
    chats: Map.groupBy(linkedChats(work.tx), ({ agencyId }) => agencyId ?? 0),
    page: /^[1-9]\d{0,3}$/.test(page ?? '') ? Number(page) : 1,
  };
}

export function agenciesPage({ agencies, chats, page }: AgenciesView, around: Around): Html {
  const { filter, work } = around;
  const keep = filterQuery(filter, { agency: null, section: null, q: null });
  const pages = Math.max(1, Math.ceil(agencies.length / AGENCIES_OF_A_PAGE));
  const shown = agencies.slice((page - 1) * AGENCIES_OF_A_PAGE, page * AGENCIES_OF_A_PAGE);
  const link = (number: number, words: string): Html =>
    html`<a href="/board/agencies${filterQuery(filter, { page: String(number) })}">${words}</a>`;
  return html`<h1>
      Đơn vị: ${count(agencies.length)} <span class="quiet">tính đến ngày ${formatDate(work.today)}</span>
    </h1>
    <p class="quiet">Tình trạng liên lạc là của hiện tại: gửi gần nhất, đến nơi gần nhất, đơn vị trả lời gần nhất.</p>
    <div class="table" role="region" aria-label="Số liệu và liên lạc của từng đơn vị" tabindex="0">
      <table>
        <thead>
          <tr>
            <th scope="col">Đơn vị</th>
            ${FIGURE_HEADS.map((head) => html`<th scope="col" class="number">${head}</th>`)}
            <th scope="col">Liên lạc</th>
          </tr>
        </thead>
        <tbody>
          ${shown.map(
            ({ agency, figures, isEnded }) =>
              html`<tr>
                <th scope="row">${agencyLink(agency, keep)}</th>
                ${figureCells(figures, isEnded)}
                <td data-label="Liên lạc">${reachWords(chats.get(agency.id) ?? [], work.rules.timeZone)}</td>
              </tr>`,
          )}
        </tbody>
      </table>
    </div>
    ${
      pages === 1
        ? ''
        : html`<nav aria-label="Các trang của danh sách" class="pager">
            ${page > 1 ? link(page - 1, '← Trang trước') : ''}
            <span>Trang ${count(page)} trong ${count(pages)}</span>
            ${page < pages ? link(page + 1, 'Trang sau →') : ''}
          </nav>`
    }`;
}

/** An agency's chats, each with the last message sent, delivered and answered. */
export function reachWords(chats: readonly Chat[], timeZone: string): Html {
  if (chats.length === 0) return html`<span class="late">chưa liên kết nhóm chat</span>`;
  const at = (instant: Instant | null): string => (instant === null ? 'chưa' : momentWords(instant, timeZone));
  return html`${chats.map(
    (chat) =>
      html`<div class="reach">
        <b>${MESSENGERS[chat.channel]}</b> “${shorten(chat.title, 60)}”${
          chat.state === 'dead'
            ? html`: <span class="late">không gửi được (${shorten(chat.stateReason ?? 'không rõ', 80)})</span>`
            : chat.unreachableSince === null
              ? ''
              : html`: <span class="late">không gửi được từ ${at(chat.unreachableSince)}</span>`
        }
        <span class="quiet"
          >gửi ${at(chat.lastSentAt)}; đến ${at(chat.lastDeliveredAt)}; trả lời ${at(chat.lastAnswerAt)}</span
        >
      </div>`,
  )}`;
}
