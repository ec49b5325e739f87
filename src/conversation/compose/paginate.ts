/** Breaks a long list into pages that each fit one message. */

import type { OutgoingMessage } from '../message/message.ts';
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
  const pages = pagesOf(list.items, PAGE_LENGTH - lengthOf(list.head) - lengthOf(list.foot));
  const number = Math.min(Math.max(1, list.page), Math.max(1, pages.length));
  return writeOne({ ...list, items: pages[number - 1] ?? [], page: number }, pages.length, extras);
}

/** The page `list.page` of `pages`, when `list.items` are the items of that page alone. */
export function writeOne(list: PagedList, pages: number, extras: Extras = {}): OutgoingMessage {
  const { command, argument, items, page: number } = list;
  if (pages <= 1) return write([...list.head, ...items.flat(), '', ...list.foot], extras);
  const to = (page: number, label: string) => ({ label, action: { kind: 'page', command, argument, page } as const });
  const turns = [
    ...(number > 1 ? [to(number - 1, '◂ Trang trước')] : []),
    ...(number < pages ? [to(number + 1, 'Trang sau ▸')] : []),
  ];
  const next =
    number < pages ? `; xem tiếp: /${command} ${argument === '' ? '' : `${argument} `}trang ${String(number + 1)}` : '';
  return write([...list.head, ...items.flat(), '', ...list.foot, `Trang ${String(number)}/${String(pages)}${next}`], {
    ...extras,
    buttons: [...(extras.buttons ?? []), turns],
  });
}

function pagesOf(items: readonly (readonly Line[])[], room: number): (readonly Line[])[][] {
  const pages: (readonly Line[])[][] = [];
  let used = room;
  for (const item of items) {
    const length = lengthOf(item);
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
