/** One whole list, a page at a time; also the results of a search. */

import { html } from 'hono/html';
import { LIST_WORDS } from '../../conversation/compose/list-words.ts';
import { count, shorten } from '../../conversation/compose/words.ts';
import { NOTHING_BEHIND } from '../../conversation/compose/paginate.ts';
import { formatDate } from '../../domain/calendar/dates.ts';
import { cursorOf, cursorText, isOf, readCursor } from '../../domain/tasks/list-cursor.ts';
import { LIST_NAMES, type ListName } from '../../domain/tasks/list-name.ts';
import { listOf, type List } from '../../usecases/show/read-list.ts';
import type { Html } from '../door/html.ts';
import { filterQuery, type Filter, type Sighting } from './filter.ts';
import type { Around } from './layout.ts';
import { taskTable } from './parts.ts';

const LINES_OF_A_PAGE = 50;
const LAST_PAGE = 9999;

export interface ListView {
  readonly name: ListName;
  readonly page: number;
  readonly list: List;
  readonly hasMore: boolean;
}

/**
 * Reads `list`, `page` and `after` from the address; an invalid one falls back to the first. A page goes on behind
 * `after`, the last line of the page before; without one it is found by counting.
 */
export function readListPage({ work, scope }: Sighting, query: (name: string) => string | undefined): ListView {
  const name = LIST_NAMES.find((known) => known === query('list')) ?? 'all';
  const page = query('page') ?? '';
  const number = /^[1-9]\d{0,3}$/.test(page) ? Math.min(Number(page), LAST_PAGE) : 1;
  const cursor = number === 1 ? null : readCursor(query('after') ?? '');
  const after = isOf(cursor, [name]) ? cursor : null;
  const offset = after === null ? (number - 1) * LINES_OF_A_PAGE : 0;
  const { cards, total } = listOf(work, scope, name, { limit: LINES_OF_A_PAGE + 1, offset, after });
  return {
    name,
    page: number,
    list: { cards: cards.slice(0, LINES_OF_A_PAGE), total },
    hasMore: cards.length > LINES_OF_A_PAGE,
  };
}

/** One list, a page at a time. */
export function listPage(view: ListView, around: Around): Html {
  const { filter, work } = around;
  const { title, none } = LIST_WORDS[view.name];
  const { cards, total } = view.list;
  return html`<h1>${title}: ${count(total)} <span class="quiet">tính đến ngày ${formatDate(work.today)}</span></h1>
    <p class="choices">
      ${LIST_NAMES.map(
        (name) =>
          html`<a
            href="/board/tasks${filterQuery(filter, { list: name })}"
            ${name === view.name ? html`aria-current="page"` : ''}
            >${LIST_WORDS[name].title}</a
          >`,
      )}
    </p>
    ${narrowedBy(filter, view.name)}
    ${cards.length === 0 ? html`<p>${total === 0 ? none : NOTHING_BEHIND}</p>` : taskTable(title, cards, work.today, filter)}
    ${pager(view, filter)}`;
}

function narrowedBy(filter: Filter, list: ListName): Html | string {
  const parts = [
    ...(filter.words === '' ? [] : [{ words: `tìm “${shorten(filter.words, 60)}”`, without: { q: null } }]),
    ...(filter.agency === null ? [] : [{ words: shorten(filter.agency.name, 80), without: { agency: null } }]),
    ...(filter.programme === null ? [] : [{ words: filter.programme.number, without: { programme: null } }]),
    ...(filter.section === null ? [] : [{ words: shorten(filter.section, 80), without: { section: null } }]),
  ];
  if (parts.length === 0) return '';
  return html`<p>
    Đang lọc:
    ${parts.map(
      ({ words, without }) =>
        html`${words} (<a href="/board/tasks${filterQuery(filter, { ...without, list })}" aria-label="Bỏ lọc ${words}"
            >bỏ</a
          >) `,
    )}
  </p>`;
}

function pager({ name, page, list, hasMore }: ListView, filter: Filter): Html | string {
  // What left the list or joined it since its first page may have changed how many pages there are.
  const counted = Math.ceil(list.total / LINES_OF_A_PAGE);
  const pages = hasMore ? Math.max(counted, page + 1) : page;
  if (pages === 1) return '';
  const link = (number: number, words: string, after: string | null): Html =>
    html`<a href="/board/tasks${filterQuery(filter, { list: name, page: String(number), after })}">${words}</a>`;
  const last = list.cards.at(-1);
  return html`<nav aria-label="Các trang của danh sách" class="pager">
    ${page > 1 ? link(page - 1, '← Trang trước', null) : ''}
    <span>Trang ${count(page)} trong ${count(pages)}</span>
    ${hasMore && last !== undefined ? link(page + 1, 'Trang sau →', cursorText(cursorOf(name, last))) : ''}
  </nav>`;
}
