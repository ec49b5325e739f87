/** Breaks a long list into pages that each fit one message. */

import { cursorText, type Cursor } from '../../domain/tasks/list-cursor.ts';
import type { Action, OutgoingMessage } from '../message/message.ts';
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

export function writePage(list: PagedList, extras: Extras = {}): OutgoingMessage {
  const pages = pagesOf(list);
  const number = Math.min(Math.max(1, list.page), Math.max(1, pages.length));
  return writeOne({ ...list, items: pages[number - 1] ?? [], page: number }, pages.length, extras);
}

/** Some lines, and where the list goes on behind them; null for what stands at the list's very end. */
export interface ListItem {
  readonly lines: readonly Line[];
  readonly cursor: Cursor | null;
}

/** A list in its own order. With `after`, `items` are those behind it, and their first page is the page `page`. */
export type OrderedList = Omit<PagedList, 'items'> & {
  readonly items: readonly ListItem[];
  readonly after: Cursor | null;
};

/** Said on a page to which nothing is left. */
export const NOTHING_BEHIND = 'Không còn nhiệm vụ nào sau trang trước.';

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
  return writeOne({ ...list, items: lines }, pages, {}, items.findLast(({ cursor }) => cursor !== null)?.cursor);
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

/** Whether the list fits into one message. */
export function isOnePage(list: PagedList): boolean {
  return pagesOf(list).length <= 1;
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
