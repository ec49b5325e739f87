/** The order of each list, and where it goes on: behind the last thing shown, whatever left the list meanwhile. */

import { parseLocalDate, type LocalDate } from '../calendar/dates.ts';
import { lateAfter } from './assignment.ts';
import { LIST_NAMES, type ListName } from './list-name.ts';
import type { Card } from './task.ts';

/**
 * `date` and `wait`: the earliest first, dates with the days waited for a decision; `dated_first`: by date, then those without one; `number`: by id; `task`: by the
 * task's number. Ties by id.
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

/** The last thing shown, by its day and number as they were then: both may be others when the list goes on. */
export interface Cursor {
  readonly list: ListName;
  /** Null in an order without days, and for what has none. */
  readonly day: LocalDate | null;
  /** The task's number in the order `task`, else the assignment's id, as `id`. */
  readonly number: number;
  readonly id: number;
}

/** Where `list` goes on behind this card. */
export function cursorOf(list: ListName, { task, assignment }: Card): Cursor {
  const { id, waitingSince } = assignment;
  const order = LIST_ORDER[list];
  const day = order === 'wait' ? waitingSince : order === 'number' || order === 'task' ? null : lateAfter(assignment);
  return { list, day, number: order === 'task' ? task.id : id, id };
}

/** Whether a card of the cursor's list stands behind it. */
export function isBehind(card: Card, cursor: Cursor): boolean {
  const own = cursorOf(cursor.list, card);
  if (own.day !== cursor.day) {
    // What has no day comes last in `dated_first`, and first by date.
    if (cursor.day === null) return LIST_ORDER[cursor.list] !== 'dated_first';
    if (own.day === null) return LIST_ORDER[cursor.list] === 'dated_first';
    return own.day > cursor.day;
  }
  return own.number === cursor.number ? own.id > cursor.id : own.number > cursor.number;
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
  const list = LIST_NAMES.find((known) => known === name);
  const day = written === '' ? null : parseLocalDate(written);
  const id = Number(last);
  if (list === undefined || (day === null && written !== '')) return null;
  const cursor = { list, day, number: before === undefined ? id : Number(before), id };
  return cursorText(cursor) === text ? cursor : null;
}
