/** Every agency: its figures, and whether it can be reached. */

import { html } from 'hono/html';
import { count, MESSENGERS, momentWords, shorten } from '../../conversation/compose/words.ts';
import { formatDate, type Instant } from '../../domain/calendar/dates.ts';
import { cursorText, isOf, readCursor, type Cursor } from '../../domain/tasks/list-cursor.ts';
import { agencyById } from '../../store/programmes/agencies.ts';
import { countUnlinkedAgencies } from '../../store/programmes/unlinked-agencies.ts';
import { mayConfirm } from '../../domain/people/access.ts';
import { linkedChats, type Chat } from '../../store/people/chats.ts';
import { compareRanks, figuresByAgency, type AgencyFigures } from '../../usecases/figures/figures.ts';
import type { Work } from '../../usecases/work.ts';
import type { Html } from '../door/html.ts';
import { filterQuery, type Sighting } from './filter.ts';
import { sheetForm } from './join-page.ts';
import type { Around } from './layout.ts';
import { agencyLink, FIGURE_HEADS, figureCells } from './parts.ts';

const AGENCIES_OF_A_PAGE = 100;

export interface AgenciesView {
  /** Those of the page. */
  readonly agencies: readonly AgencyFigures[];
  readonly total: number;
  readonly hasMore: boolean;
  readonly chats: ReadonlyMap<number, readonly Chat[]>;
  readonly page: number;
  /** Those that owe something and have no chat. */
  readonly unlinked: number;
}

/**
 * Reads `page` and `after` from the address. A page goes on behind `after`, the last agency of the page before with what
 * it had overdue then; without one it is found by counting.
 */
export function readAgencies(
  { work, scope }: Sighting,
  query: (name: 'page' | 'after') => string | undefined,
): AgenciesView {
  const all = figuresByAgency(work, scope).agencies;
  const asked = query('page') ?? '';
  const page = /^[1-9]\d{0,3}$/.test(asked) ? Number(asked) : 1;
  const cursor = page === 1 ? null : readCursor(query('after') ?? '');
  const left = isOf(cursor, ['agencies'])
    ? all.filter(isBehindAgency(work, cursor))
    : all.slice((page - 1) * AGENCIES_OF_A_PAGE);
  return {
    agencies: left.slice(0, AGENCIES_OF_A_PAGE),
    total: all.length,
    hasMore: left.length > AGENCIES_OF_A_PAGE,
    chats: Map.groupBy(linkedChats(work.tx), ({ agencyId }) => agencyId ?? 0),
    page,
    unlinked: countUnlinkedAgencies(work.tx, work.today),
  };
}

function isBehindAgency({ tx }: Work, { number, id }: Cursor): (agency: AgencyFigures) => boolean {
  const name = agencyById(tx, id)?.name ?? '';
  return ({ agency, figures }) =>
    compareRanks({ overdue: figures.overdue, name: agency.name, id: agency.id }, { overdue: number, name, id }) > 0;
}

/** All agencies with their figures and chats, a page at a time. */
export function agenciesPage({ agencies, total, hasMore, chats, page, unlinked }: AgenciesView, around: Around): Html {
  const { filter, work } = around;
  const keep = filterQuery(filter, { agency: null, section: null, q: null });
  const pages = hasMore ? Math.max(Math.ceil(total / AGENCIES_OF_A_PAGE), page + 1) : page;
  const last = agencies.at(-1);
  const link = (number: number, words: string, after: string | null): Html =>
    html`<a href="/board/agencies${filterQuery(filter, { page: String(number), after })}">${words}</a>`;
  return html`<h1>Đơn vị: ${count(total)} <span class="quiet">tính đến ngày ${formatDate(work.today)}</span></h1>
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
          ${agencies.map(
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
    ${mayConfirm(around.viewer.actor) === 'yes' && unlinked > 0 ? sheetForm(unlinked, around.viewer) : ''}
    ${
      pages === 1
        ? ''
        : html`<nav aria-label="Các trang của danh sách" class="pager">
            ${page > 1 ? link(page - 1, '← Trang trước', null) : ''}
            <span>Trang ${count(page)} trong ${count(pages)}</span>
            ${hasMore && last !== undefined ? link(page + 1, 'Trang sau →', cursorText(cursorOfAgency(last))) : ''}
          </nav>`
    }`;
}

function cursorOfAgency({ agency, figures }: AgencyFigures): Cursor {
  return { list: 'agencies', day: null, number: figures.overdue, id: agency.id };
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
