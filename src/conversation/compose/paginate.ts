/** Breaks a long list into pages that each fit one message. */

import { compareCursors, cursorText, type Cursor } from '../../domain/tasks/list-cursor.ts';
import type { Action, Button, OutgoingMessage } from '../message/message.ts';
import { write, type Extras, type Line } from './write.ts';

/** Below every messenger's limit of 4,096, with room for the page's number. @internal Also for tests. */
export const PAGE_LENGTH = 3600;

/**
 * A list under a fixed head. `command` and `argument` are repeated by the button to the next page, so they must be
 * short and ASCII. `page` counts from 1; one past the end shows the last.
 */
export interface PagedList {
  readonly head: readonly Line[];
  readonly items: readonly (readonly Line[])[];
  readonly foot: readonly Line[];
  readonly command: string;
  readonly argument: string;
  readonly page: number;
}

/** One page of a list, cut so that it fits a message; a page that does not exist becomes the nearest. */
export function writePage(list: PagedList, extras: Extras = {}): OutgoingMessage {
  const pages = pagesOf(list);
  const number = Math.min(Math.max(1, list.page), Math.max(1, pages.length));
  return writeOne({ ...list, items: pages[number - 1] ?? [], page: number }, pages.length, extras);
}

/** Some lines, and where the list goes on behind them; null for what stands at the list's very end. */
export interface ListItem {
  readonly lines: readonly Line[];
  readonly cursor: Cursor | null;
  /** Offered on the page that shows it. */
  readonly buttons?: readonly Button[];
}

/** A list in its own order. With `after`, `items` are those behind it, and their first page is the page `page`. */
export type OrderedList = Omit<PagedList, 'items'> & {
  readonly items: readonly ListItem[];
  readonly after: Cursor | null;
};

/** Which page of a list of rows is asked for; `after` as in `OrderedList`. */
export type PageAsked = Pick<OrderedList, 'page' | 'after'>;

/** Said on a page to which nothing is left. */
export const NOTHING_BEHIND = 'Không còn mục nào sau trang trước.';

/**
 * What of a list of rows, in the order of their cursors, stands behind `after`. Rows of one cursor are one item, so that
 * no page ends between them.
 */
export function rowsBehind(rows: readonly ListItem[], after: Cursor | null): readonly ListItem[] {
  const items: ListItem[] = [];
  for (const row of rows) {
    if (after !== null && row.cursor?.list === after.list && compareCursors(row.cursor, after) <= 0) continue;
    const last = items.at(-1);
    if (last === undefined || !isSamePlace(last.cursor, row.cursor)) items.push(row);
    else items.splice(-1, 1, { ...joined(last, row), cursor: row.cursor });
  }
  return items;
}

function isSamePlace(a: Cursor | null, b: Cursor | null): boolean {
  return a !== null && b !== null && a.list === b.list && compareCursors(a, b) === 0;
}

function joined(a: ListItem, b: ListItem): Pick<ListItem, 'lines' | 'buttons'> {
  return { lines: [...a.lines, ...b.lines], buttons: [...(a.buttons ?? []), ...(b.buttons ?? [])] };
}

/** A page whose button to the next one goes on behind the last thing shown. */
export function writeOrdered(list: OrderedList): OutgoingMessage {
  const room = PAGE_LENGTH - lengthOf(list.head) - lengthOf(list.foot);
  const pages = inPages(list.items, ({ lines }) => lines, room);
  const before = list.after === null ? 0 : Math.max(1, list.page) - 1;
  const number = list.after === null ? Math.min(Math.max(1, list.page), Math.max(1, pages.length)) : before + 1;
  return writeShown(
    { ...list, page: number },
    pages[number - 1 - before] ?? [],
    Math.max(number, before + pages.length),
  );
}

/** The page `list.page` of `pages`, which shows `items` alone. */
export function writeShown(
  list: Omit<OrderedList, 'items'>,
  items: readonly ListItem[],
  pages: number,
): OutgoingMessage {
  const lines = items.length === 0 && list.after !== null ? [[NOTHING_BEHIND]] : items.map((item) => item.lines);
  const offered = items.flatMap(({ buttons = [] }) => buttons).slice(0, MOST_BUTTONS);
  const last = items.findLast(({ cursor }) => cursor !== null)?.cursor;
  const page = writeOne({ ...list, items: lines }, pages, {}, last);
  return { ...page, buttons: [...page.buttons, ...inRows(offered)] };
}

/** More than these under one message are not read. */
const MOST_BUTTONS = 24;
const BUTTONS_OF_A_ROW = 3;

function inRows(buttons: readonly Button[]): Button[][] {
  const rows = Math.ceil(buttons.length / BUTTONS_OF_A_ROW);
  return Array.from({ length: rows }, (_, row) => buttons.slice(row * BUTTONS_OF_A_ROW, (row + 1) * BUTTONS_OF_A_ROW));
}

/**
 * The page `list.page` of `pages`, when `list.items` are the items of that page alone. The next one goes on behind
 * `last`, where that is known. The one before is asked for by its number, as people type it.
 */
function writeOne(list: PagedList, pages: number, extras: Extras = {}, last: Cursor | null = null): OutgoingMessage {
  const { command, argument, items, page: number } = list;
  if (pages <= 1) return write([...list.head, ...items.flat(), '', ...list.foot], extras);
  const to = (page: number): Action => ({ kind: 'page', command, argument, page });
  const onward: Action =
    last === null
      ? to(number + 1)
      : { kind: 'page_after', command, argument, page: number + 1, after: cursorText(last) };
  const turns = [
    ...(number > 1 ? [{ label: '◂ Trang trước', action: to(number - 1) }] : []),
    ...(number < pages ? [{ label: 'Trang sau ▸', action: onward }] : []),
  ];
  const next =
    number < pages ? `; xem tiếp: /${command} ${argument === '' ? '' : `${argument} `}trang ${String(number + 1)}` : '';
  return write([...list.head, ...items.flat(), '', ...list.foot, `Trang ${String(number)}/${String(pages)}${next}`], {
    ...extras,
    buttons: [...(extras.buttons ?? []), turns],
  });
}

/** The items when they fit into one message together; null else, and what stands behind that page is not asked for. */
export function fittingOnePage(
  { head, foot }: Pick<PagedList, 'head' | 'foot'>,
  items: Iterable<readonly Line[]>,
): readonly (readonly Line[])[] | null {
  const room = PAGE_LENGTH - lengthOf(head) - lengthOf(foot);
  const fitting: (readonly Line[])[] = [];
  let used = 0;
  for (const item of items) {
    used += lengthOf(item);
    if (used > room && fitting.length > 0) return null;
    fitting.push(item);
  }
  return fitting;
}

function pagesOf({ head, items, foot }: PagedList): (readonly Line[])[][] {
  return inPages(items, (lines) => lines, PAGE_LENGTH - lengthOf(head) - lengthOf(foot));
}

function inPages<Item>(items: readonly Item[], linesOf: (item: Item) => readonly Line[], room: number): Item[][] {
  const pages: Item[][] = [];
  let used = room;
  for (const item of items) {
    const length = lengthOf(linesOf(item));
    if (used + length > room) {
      pages.push([]);
      used = 0;
    }
    pages.at(-1)?.push(item);
    used += length;
  }
  return pages;
}

function lengthOf(lines: readonly Line[]): number {
  return write(lines).text.length + 1;
}
