/** Assignments that the secretariat holds back from reminders. */

import type { Instant } from '../../domain/calendar/dates.ts';
import { query, type Tx } from '../sqlite/database.ts';
import { columnsOf, fieldsOf, type Fields } from '../sqlite/fields.ts';
import { listed } from '../sqlite/lists.ts';
import { prepared } from '../sqlite/prepared.ts';

const COLUMNS = ['assignment_id', 'since', 'actor'] as const;

export type Hold = Fields<'hold', (typeof COLUMNS)[number]>;

const standing = query.selectFrom('hold').select(fieldsOf('hold', COLUMNS)).where('lifted_at', 'is', null);

/** All current holds, the longest first. */
export function holdsNow(tx: Tx): Hold[] {
  // In the order of the partial index on current holds: the table keeps ended ones too.
  return tx
    .all(standing.orderBy('assignment_id'))
    .sort((a, b) => (a.since < b.since ? -1 : a.since > b.since ? 1 : a.assignmentId - b.assignmentId));
}

const standingAmong = prepared(({ ids }: { ids: string }) => standing.where('assignment_id', 'in', listed(ids)));

/** Which of some assignments are held. */
export function heldAmong(tx: Tx, assignmentIds: readonly number[]): ReadonlySet<number> {
  if (assignmentIds.length === 0) return new Set();
  const held = tx.all(standingAmong({ ids: JSON.stringify(assignmentIds) }));
  return new Set(held.map(({ assignmentId }) => assignmentId));
}

/** False when it was held already. */
export function insertHold(tx: Tx, hold: Hold & { readonly personId: number | null }): boolean {
  if (heldAmong(tx, [hold.assignmentId]).size > 0) return false;
  tx.run(query.insertInto('hold').values({ ...columnsOf(hold), lifted_at: null, lifted_by: null }));
  return true;
}

/** False when it was not held. */
export function liftHold(tx: Tx, assignmentId: number, by: string, at: Instant): boolean {
  return (
    tx.run(
      query
        .updateTable('hold')
        .set({ lifted_at: at, lifted_by: by })
        .where('assignment_id', '=', assignmentId)
        .where('lifted_at', 'is', null),
    ).changes > 0
  );
}
