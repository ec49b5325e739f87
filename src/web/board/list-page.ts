/** One whole list, a page at a time; also the results of a search. */

import { html } from 'hono/html';
import { LIST_WORDS } from '../../conversation/compose/list-words.ts';
import { count, shorten } from '../../conversation/compose/words.ts';
import { formatDate } from '../../domain/calendar/dates.ts';
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
}

/** Reads `list` and `page` from the address; an invalid one falls back to the first. */
export function readListPage({ work, scope }: Sighting, list: string | undefined, page: string | undefined): ListView {
  const name = LIST_NAMES.find((known) => known === list) ?? 'all';
  const number = /^[1-9]\d{0,3}$/.test(page ?? '') ? Math.min(Number(page), LAST_PAGE) : 1;
  const window = { limit: LINES_OF_A_PAGE, offset: (number - 1) * LINES_OF_A_PAGE };
  return { name, page: number, list: listOf(work, scope, name, window) };
}

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
    ${cards.length === 0 ? html`<p>${none}</p>` : taskTable(title, cards, work.today, filter)} ${pager(view, filter)}`;
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

function pager({ name, page, list }: ListView, filter: Filter): Html | string {
  const pages = Math.max(1, Math.ceil(list.total / LINES_OF_A_PAGE));
  if (pages === 1) return '';
  const link = (number: number, words: string): Html =>
    html`<a href="/board/tasks${filterQuery(filter, { list: name, page: String(number) })}">${words}</a>`;
  return html`<nav aria-label="Các trang của danh sách" class="pager">
    ${page > 1 ? link(page - 1, '← Trang trước') : ''}
    <span>Trang ${count(page)} trong ${count(pages)}</span>
    ${page < pages ? link(page + 1, 'Trang sau →') : ''}
  </nav>`;
}
