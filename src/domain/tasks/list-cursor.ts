/** The order of each list, and where it goes on: behind the last thing shown, whatever left the list meanwhile. */

import { msOf, parseLocalDate, type Instant, type LocalDate } from '../calendar/dates.ts';
import { lateAfter } from './assignment.ts';
import { LIST_NAMES, type ListName } from './list-name.ts';
import type { Card } from './task.ts';

/**
 * `date` and `wait`: the earliest first, dates with the days waited for a decision; `dated_first`: by date, then those
 * without one; `number`: by id; `task`: by the task's number. Ties by id.
 */
export type ListOrder = 'date' | 'wait' | 'number' | 'dated_first' | 'task';

export const LIST_ORDER: Readonly<Record<ListName, ListOrder>> = {
  overdue: 'date',
  unreviewed: 'number',
  waiting: 'wait',
  orphaned: 'date',
  suspended: 'date',
  stuck: 'date',
  silent: 'number',
  upcoming: 'date',
  extended: 'date',
  unchecked: 'number',
  open: 'dated_first',
  all: 'task',
};

/**
 * Lists of other rows than assignments: `files`, `indicators` and `held` (held reminders) by id; `left_open` by the task's
 * number, then the agency's id; `history` by moment; `draft` by day, chat and first assignment; `agencies` the most overdue
 * first, then by name.
 */
export const RECORD_LISTS = ['files', 'history', 'indicators', 'draft', 'held', 'agencies', 'left_open'] as const;
export type PagedListName = ListName | (typeof RECORD_LISTS)[number];

/** The last thing shown, by its day and number as they were then: both may be others when the list goes on. */
export interface Cursor<List extends PagedListName = PagedListName> {
  readonly list: List;
  /** Null in an order without days, and for what has none. */
  readonly day: LocalDate | null;
  /** The task's number in the order `task` and in `left_open`, else the assignment's id, as `id`. */
  readonly number: number;
  readonly id: number;
}

/** Whether a cursor is of one of `lists`. */
export function isOf<List extends PagedListName>(
  cursor: Cursor | null,
  lists: readonly List[],
): cursor is Cursor<List> {
  return cursor !== null && (lists as readonly PagedListName[]).includes(cursor.list);
}

/** Behind a row that is listed by its id. */
export function cursorOfRow(list: PagedListName, id: number): Cursor {
  return { list, day: null, number: id, id };
}

/** Behind an agency's share of a task, in a list by the task's number, then by the agency's id. */
export function cursorOfShare(list: PagedListName, taskId: number, agencyId: number): Cursor {
  return { list, day: null, number: taskId, id: agencyId };
}

/** Behind a row that is listed by its moment, then by its id. */
export function cursorOfMoment(list: PagedListName, at: Instant, id: number): Cursor {
  const day = parseLocalDate(at.slice(0, 'YYYY-MM-DD'.length));
  return { list, day, number: msOf(at) % DAY_MS, id };
}

const DAY_MS = 24 * 60 * 60_000;

/** Where `own` stands: positive behind `cursor`, of whose list it is, which is ordered by day, number and id. */
export function compareCursors(own: Cursor, cursor: Cursor): number {
  if (own.day !== cursor.day) return (own.day ?? '') < (cursor.day ?? '') ? -1 : 1;
  return own.number - cursor.number || own.id - cursor.id;
}

/** Where `list` goes on behind this card. */
export function cursorOf(list: ListName, { task, assignment }: Card): Cursor<ListName> {
  const { id, waitingSince } = assignment;
  const order = LIST_ORDER[list];
  const day = order === 'wait' ? waitingSince : order === 'number' || order === 'task' ? null : lateAfter(assignment);
  return { list, day, number: order === 'task' ? task.id : id, id };
}

/** Whether a card of the cursor's list stands behind it. */
export function isBehind(card: Card, cursor: Cursor<ListName>): boolean {
  const own = cursorOf(cursor.list, card);
  // What has no day comes last in `dated_first`, and first by date.
  const isMixed = own.day !== cursor.day && (own.day === null || cursor.day === null);
  if (isMixed && LIST_ORDER[cursor.list] === 'dated_first') return own.day === null;
  return compareCursors(own, cursor) > 0;
}

/** As an address or a button carries it, at most 45 ASCII signs: "overdue.2022-06-30.12". `readCursor` reads it. */
export function cursorText({ list, day, number, id }: Cursor): string {
  return [list, day ?? '', ...(number === id ? [] : [String(number)]), String(id)].join('.');
}

/** Null for anything that `cursorText` did not write. */
export function readCursor(text: string): Cursor | null {
  const match = /^([a-z_]{1,12})\.([\d-]{0,10})\.(?:(\d{1,10})\.)?(\d{1,10})$/.exec(text);
  if (match === null) return null;
  const [, name, written = '', before, last] = match;
  const list = [...LIST_NAMES, ...RECORD_LISTS].find((known) => known === name);
  const day = written === '' ? null : parseLocalDate(written);
  const id = Number(last);
  if (list === undefined || (day === null && written !== '')) return null;
  const cursor = { list, day, number: before === undefined ? id : Number(before), id };
  return cursorText(cursor) === text ? cursor : null;
}
