/** One agency: its figures, its people and chats, and its open tasks. */

import { html } from 'hono/html';
import { shorten } from '../../conversation/compose/words.ts';
import { mayConfirm } from '../../domain/people/access.ts';
import { formatDate } from '../../domain/calendar/dates.ts';
import type { Figures } from '../../domain/tasks/figures.ts';
import type { Agency } from '../../domain/tasks/task.ts';
import { linkedChats, type Chat } from '../../store/people/chats.ts';
import { endedOn } from '../../store/programmes/successions.ts';
import { peopleWith, presentationOf } from '../../store/people/people.ts';
import { figuresIn } from '../../usecases/figures/figures.ts';
import type { ListName } from '../../domain/tasks/list-name.ts';
import { listOf, type List } from '../../usecases/show/read-list.ts';
import type { Html } from '../door/html.ts';
import { reachWords } from './agencies-page.ts';
import { type Sighting } from './filter.ts';
import { daysField } from './join-page.ts';
import { formToken, type Around } from './layout.ts';
import { listPanel, PRESSING_LISTS, rateList, stateBar, tiles } from './parts.ts';

const LISTS: readonly ListName[] = [...PRESSING_LISTS, 'open'];
const LINES_OF_A_LIST = 20;

export interface AgencyView {
  readonly agency: Agency;
  readonly figures: Figures;
  readonly lists: readonly { readonly name: ListName; readonly list: List }[];
  readonly chats: readonly Chat[];
  readonly focalPoints: readonly string[];
}

/** Reads what the page of an agency shows. */
export function readAgency({ work, scope }: Sighting, agency: Agency): AgencyView {
  const figures = figuresIn(work, scope);
  const firstPage = { limit: LINES_OF_A_LIST, offset: 0 };
  return {
    agency,
    figures,
    lists: LISTS.map((name) => ({ name, list: listOf(work, scope, name, firstPage, figures) })),
    chats: linkedChats(work.tx, agency.id),
    focalPoints: peopleWith(work.tx, 'focal_point', agency.id).map(
      ({ id, name }) => presentationOf(work.tx, id) ?? name,
    ),
  };
}

/** One agency: figures, lists, chats and focal points. */
export function agencyPage(view: AgencyView, around: Around): Html {
  const { agency, figures, lists, chats, focalPoints } = view;
  const { filter, work, viewer } = around;
  const { timeZone } = work.rules;
  const shown = lists.filter(({ name, list }) => name === 'open' || list.total > 0);
  const ended = endedOn(work.tx, agency.id);
  const last = ended !== null && work.today < ended ? `, đã kết thúc hoạt động từ ngày ${formatDate(ended)}` : '';
  return html`<h1>
      ${shorten(agency.name, 300)} <span class="quiet">tính đến ngày ${formatDate(work.today)}${last}</span>
    </h1>
    <section aria-label="Số liệu">${tiles(figures, filter)} ${stateBar(figures)} ${rateList(figures)}</section>
    <div class="panels">
      <section class="panel wide">
        <h2>Liên lạc</h2>
        ${reachWords(chats, timeZone)}
        <p>
          Đầu mối: ${focalPoints.length === 0 ? 'chưa có' : focalPoints.map((name) => shorten(name, 120)).join('; ')}.
        </p>
        ${
          mayConfirm(viewer.actor) === 'yes'
            ? html`<form method="post" action="/board/agency/${encodeURIComponent(agency.code)}/code">
                ${formToken(viewer)} ${daysField()} <button>Cấp mã liên kết nhóm chat</button>
              </form>`
            : ''
        }
        ${mayConfirm(viewer.actor) === 'yes' && chats.length === 0 && figures.unreviewed > 0 ? letterForm(agency, around) : ''}
      </section>
      ${shown.map(({ name, list }) => listPanel(name, list, { ...filter, agency }, work.today))}
    </div>`;
}

/** Without a chat an agency is asked for the review by letter: its day begins the days to answer. */
function letterForm(agency: Agency, { viewer, work }: Around): Html {
  return html`<form method="post" action="/board/agency/${encodeURIComponent(agency.code)}/letter">
    ${formToken(viewer)}
    <p>Đơn vị chưa có nhóm chat: ghi văn bản đã gửi để đề nghị rà soát hiện trạng.</p>
    <label>Số, ký hiệu văn bản <input name="document" required maxlength="200" /></label>
    <label>Ngày văn bản <input type="date" name="date" required max="${work.today}" /></label>
    <button>Ghi văn bản</button>
  </form>`;
}
