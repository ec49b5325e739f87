/** Each lead's assignment of a task: inserts it, and changes it one revision at a time. */

import type { Deadline } from '../../domain/deadlines/deadline.ts';
import { addDays, type LocalDate } from '../../domain/calendar/dates.ts';
import { periodOfKey } from '../../domain/deadlines/period.ts';
import { once } from '../../domain/once.ts';
import { lateAfter, type Assignment, type Status } from '../../domain/tasks/assignment.ts';
import { query, type Tx } from '../sqlite/database.ts';
import { insertingRows } from '../sqlite/insert-rows.ts';
import { prepared } from '../sqlite/prepared.ts';
import { columnsOf, FIELD_NAMES, type Field, type Kept } from './assignment-fields.ts';

/** The fields given at the start; all others have their initial values. */
const GIVEN = [
  'id',
  'taskId',
  'agencyId',
  'trackedFrom',
  'reviewUntil',
  'deadline',
  'period',
  'dueOn',
  'cadence',
  'orphanedOn',
] as const satisfies Field[];

export interface NewAssignment extends Pick<Assignment, Exclude<(typeof GIVEN)[number], 'id'>> {
  readonly viaGroupId: number | null;
}

type Row = Pick<Kept, (typeof GIVEN)[number]> &
  Pick<NewAssignment, 'viaGroupId'> & { status: Status; opensOn: LocalDate | null };

const inserting = insertingRows((rows: readonly Row[]) =>
  query.insertInto('assignment').values(
    rows.map((row) => ({
      ...columnsOf(GIVEN, row),
      via_group_id: row.viaGroupId,
      opens_on: row.opensOn,
      // Nothing was waited for yet.
      late_after: row.dueOn,
      status: row.status,
      deadline_rev: 1,
      rev: 1,
    })),
  ),
);
const highest = prepared(() => query.selectFrom('assignment').select((eb) => eb.fn.max<number | null>('id').as('id')));

/** Returns their ids, in that order. */
export function insertAssignments(tx: Tx, assignments: readonly NewAssignment[]): number[] {
  const first = (tx.first(highest({}))?.id ?? 0) + 1;
  const jsonOf = once((deadline: Deadline) => JSON.stringify(deadline));
  inserting(
    tx,
    assignments.map((assignment, at) => ({
      ...assignment,
      id: first + at,
      deadline: jsonOf(assignment.deadline),
      status: assignment.orphanedOn === null ? 'not_started' : 'suspended',
      opensOn: opensAfter(assignment.period),
    })),
  );
  return assignments.map((_, at) => first + at);
}

/** The first day after a period, on which the next one may open. */
function opensAfter(period: string | null): LocalDate | null {
  const end = period === null ? undefined : periodOfKey(period)?.end;
  return end === undefined ? null : addDays(end, 1);
}

/** The identifying fields never change; `rev` counts the changes. */
const FIXED: readonly Field[] = ['id', 'taskId', 'agencyId', 'trackedFrom', 'rev'];
const CHANGEABLE = FIELD_NAMES.filter((field) => !FIXED.includes(field));

/** What `lateAfter` follows from. */
const MOVE_LATENESS: readonly Field[] = ['dueOn', 'waits', 'completedOn'];

type Saving = Kept & {
  readonly newRev: number;
  readonly opensOn: LocalDate | null;
  readonly lateAfter: LocalDate | null;
};

/** Keyed by the names of the changed fields. */
const savings = new Map<string, ReturnType<typeof savingOf>>();

function savingOf(fields: readonly Field[]) {
  return prepared((next: Saving) =>
    query
      .updateTable('assignment')
      .set({ ...columnsOf(fields, next), rev: next.newRev })
      .$if(fields.includes('period'), (set) => set.set({ opens_on: next.opensOn }))
      .$if(
        MOVE_LATENESS.some((field) => fields.includes(field)),
        (set) => set.set({ late_after: next.lateAfter }),
      )
      .where('id', '=', next.id)
      .where('rev', '=', next.rev),
  );
}

/**
 * Writes `next` when the assignment is still as `before`; returns it at its new revision. Throws after a change in
 * between, which one connection rules out. Unchanged columns are not set: SQLite would rewrite their indexes.
 */
export function saveAssignment(tx: Tx, before: Assignment, next: Assignment): Assignment {
  const kept = keptOf(next);
  const was = keptOf(before);
  const fields = CHANGEABLE.filter((field) => kept[field] !== was[field]);
  const names = fields.join();
  const saving = savings.get(names) ?? savingOf(fields);
  savings.set(names, saving);
  const derived = { newRev: before.rev + 1, opensOn: opensAfter(next.period), lateAfter: lateAfter(next) };
  const saved = tx.run(saving({ ...kept, rev: before.rev, ...derived }));
  if (saved.changes !== 1) throw new Error(`Assignment ${String(next.id)} is not at revision ${String(before.rev)}.`);
  return { ...next, rev: before.rev + 1 };
}

function keptOf(assignment: Assignment): Kept {
  return { ...assignment, deadline: JSON.stringify(assignment.deadline), waits: JSON.stringify(assignment.waits) };
}
