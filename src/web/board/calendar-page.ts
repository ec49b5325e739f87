/** The person's calendar links: created, shown once, revoked. */

import { html } from 'hono/html';
import { momentWords, shorten } from '../../conversation/compose/words.ts';
import type { Agency } from '../../domain/tasks/task.ts';
import type { listCalendarLinks } from '../../usecases/show/calendar-link.ts';
import type { Html } from '../door/html.ts';
import { formToken, type Around } from './layout.ts';

/** A person's calendar addresses; `fresh` is the one just made, shown this once. */
export function calendarPage(
  calendarLinks: ReturnType<typeof listCalendarLinks>,
  agencies: readonly Agency[],
  fresh: string | null,
  around: Around,
): Html {
  const { viewer, work } = around;
  const everybody = viewer.sight.kind === 'all';
  return html`<h1>Lịch thời hạn</h1>
    <p class="lead">
      Ứng dụng lịch (Google Calendar, Outlook, lịch của điện thoại) đọc được địa chỉ ICS dưới đây: mỗi thời hạn là một
      sự kiện cả ngày và thay đổi theo hồ sơ. Địa chỉ là của riêng anh/chị, ai có nó đều xem được, nên không chuyển cho
      người khác; địa chỉ hết hiệu lực khi thu hồi, hoặc khi vai trò của anh/chị kết thúc.
    </p>
    ${
      fresh === null
        ? ''
        : html`<div class="note done" role="status">
            <p>Địa chỉ mới, chỉ hiện lần này:</p>
            <p class="secret">${fresh}</p>
          </div>`
    }
    <h2>Lấy địa chỉ</h2>
    <form method="post" action="/board/calendar" class="decide">
      ${formToken(viewer)}
      ${
        everybody
          ? html`<label for="agency">Của đơn vị</label>
              <select id="agency" name="agency">
                <option value="">Tất cả các đơn vị</option>
                ${agencies.map(({ code, name }) => html`<option value="${code}">${shorten(name, 80)}</option>`)}
              </select>`
          : ''
      }
      <button class="primary">Lấy địa chỉ lịch</button>
      <p class="quiet">Địa chỉ đã lấy trước đó cho cùng đơn vị hết hiệu lực.</p>
    </form>
    <h2>Đang dùng</h2>
    ${
      calendarLinks.length === 0
        ? html`<p>Chưa lấy địa chỉ nào.</p>`
        : html`<ul class="feeds">
            ${calendarLinks.map(
              ({ agency, madeAt }) =>
                html`<li>
                  ${agency === null ? 'Tất cả các đơn vị' : shorten(agency.name, 160)}, lấy lúc
                  ${momentWords(madeAt, work.rules.timeZone)}
                  <form method="post" action="/board/calendar/revoke">
                    ${formToken(viewer)}<input type="hidden" name="agency" value="${agency?.code ?? ''}" /><button
                      aria-label="Thu hồi lịch: ${agency === null ? 'tất cả các đơn vị' : shorten(agency.name, 80)}"
                    >
                      Thu hồi
                    </button>
                  </form>
                </li>`,
            )}
          </ul>`
    }`;
}
