/** Steps that an agency put off: one line of it an assignment, of no effect once the assignment has changed. */

import type { LocalDate } from '../../domain/calendar/dates.ts';
import { query, type Tx } from '../sqlite/database.ts';
import { columnsOf, fieldsOf, type Fields } from '../sqlite/fields.ts';
import { listed } from '../sqlite/lists.ts';
import { prepared } from '../sqlite/prepared.ts';

const COLUMNS = ['assignment_id', 'rev', 'until_on', 'times', 'asked_again'] as const;

/** `rev` is the assignment's when it was asked for; `times` in a row; `askedAgain` is 1 once the day has come. */
export type Snooze = Fields<'snooze', (typeof COLUMNS)[number]>;

const among = prepared(({ ids }: { ids: string }) =>
  query.selectFrom('snooze').select(fieldsOf('snooze', COLUMNS)).where('assignment_id', 'in', listed(ids)),
);

/** Those of some assignments, by assignment. */
export function snoozesOf(tx: Tx, assignmentIds: readonly number[]): ReadonlyMap<number, Snooze> {
  if (assignmentIds.length === 0) return new Map();
  return new Map(tx.all(among({ ids: JSON.stringify(assignmentIds) })).map((snooze) => [snooze.assignmentId, snooze]));
}

/** Takes the place of the one before. */
export function putSnooze(tx: Tx, snooze: Omit<Snooze, 'askedAgain'>): void {
  const values = { ...columnsOf(snooze), asked_again: 0 };
  tx.run(
    query
      .insertInto('snooze')
      .values(values)
      .onConflict((conflict) => conflict.column('assignment_id').doUpdateSet(values)),
  );
}

/** Notes that the agencies of snoozed assignments were asked again. */
export function noteAskedAgain(tx: Tx, assignmentIds: readonly number[]): void {
  if (assignmentIds.length === 0) return;
  tx.run(
    query
      .updateTable('snooze')
      .set({ asked_again: 1 })
      .where('assignment_id', 'in', [...assignmentIds]),
  );
}

/** The day up to which each of some assignments is left alone, for those that are. */
export function snoozedAmong(
  tx: Tx,
  assignments: readonly { readonly id: number; readonly rev: number }[],
  today: LocalDate,
): ReadonlyMap<number, LocalDate> {
  const revs = new Map(assignments.map(({ id, rev }) => [id, rev]));
  const standing = [...snoozesOf(tx, [...revs.keys()]).values()].filter(
    ({ assignmentId, rev, untilOn }) => revs.get(assignmentId) === rev && untilOn > today,
  );
  return new Map(standing.map(({ assignmentId, untilOn }) => [assignmentId, untilOn]));
}
