/** The assignments that the reminder rules must look at, found by wake day, with the fields that the rules need. */

import type { Assignment } from '../../domain/tasks/assignment.ts';
import type { LocalDate } from '../../domain/calendar/dates.ts';
import { assignmentOf, assignmentColumns } from '../programmes/assignment-fields.ts';
import { query, type Tx } from '../sqlite/database.ts';
import { listed } from '../sqlite/lists.ts';
import { prepared } from '../sqlite/prepared.ts';
import { isOpenAssignment } from '../programmes/assignment-conditions.ts';
import { pageAfter, START, type Cursor } from '../sqlite/cursor.ts';

export interface DueAssignment {
  readonly id: number;
  readonly agencyId: number;
}

const waking = (limit: number) =>
  query
    .selectFrom('wake')
    // The order of the joins is forced: due ones are found by wake day.
    .crossJoin('assignment')
    .whereRef('assignment.id', '=', 'wake.assignment_id')
    .select(['wake.wake_on as key', 'wake.assignment_id as id', 'assignment.agency_id as agencyId'])
    .limit(limit);
const wakingOn = prepared((arg: Cursor & { today: LocalDate; limit: number }) =>
  waking(arg.limit)
    .where('wake.wake_on', '=', arg.key as LocalDate)
    .where('wake.wake_on', '<=', arg.today)
    .where('wake.assignment_id', '>', arg.id)
    .orderBy('wake.assignment_id'),
);
const wakingAfter = prepared((arg: { key: string; today: LocalDate; limit: number }) =>
  waking(arg.limit)
    .where('wake.wake_on', '>', arg.key as LocalDate)
    .where('wake.wake_on', '<=', arg.today)
    .orderBy('wake.wake_on')
    .orderBy('wake.assignment_id'),
);

/** The assignments with a wake day up to `today`, the longest due first: at most `most`, after `after`. */
export function dueAssignments(
  tx: Tx,
  today: LocalDate,
  most: number,
  after: Cursor = START,
): { readonly rows: readonly DueAssignment[]; readonly last: Cursor | null } {
  return pageAfter(after, most, {
    restOf: (place, limit) => tx.all(wakingOn({ ...place, today, limit })),
    beyond: (key, limit) => tx.all(wakingAfter({ key, today, limit })),
  });
}

const ofAgency = prepared((arg: { today: LocalDate; agencyId: number }) =>
  query
    .selectFrom('assignment')
    .crossJoin('wake')
    .whereRef('wake.assignment_id', '=', 'assignment.id')
    .select('assignment.id')
    .where('assignment.agency_id', '=', arg.agencyId)
    .where(isOpenAssignment)
    .where('wake.wake_on', '<=', arg.today),
);

/** One agency's open assignments with a wake day up to `today`. */
export function dueAssignmentsOf(tx: Tx, today: LocalDate, agencyId: number): number[] {
  return tx.all(ofAgency({ today, agencyId })).map(({ id }) => id);
}

const stillDue = prepared((arg: { today: LocalDate; ids: string }) =>
  query
    .selectFrom('assignment')
    .crossJoin('wake')
    .crossJoin('task')
    .crossJoin('programme')
    .whereRef('wake.assignment_id', '=', 'assignment.id')
    .whereRef('task.id', '=', 'assignment.task_id')
    .whereRef('programme.id', '=', 'task.programme_id')
    .select([...assignmentColumns, 'programme.issued_on as issuedOn'])
    .where('assignment.id', 'in', listed(arg.ids))
    .where(isOpenAssignment)
    .where('wake.wake_on', '<=', arg.today)
    .where('programme.arriving_since', 'is', null)
    .where((eb) => eb.or([eb('programme.ends_on', 'is', null), eb('programme.ends_on', '>=', arg.today)]))
    .orderBy((eb) => eb('assignment.late_after', 'is', null))
    .orderBy('assignment.late_after')
    .orderBy('assignment.id'),
);

/** Those of some assignments that are open, of programmes that go on, and have a wake day up to `today`: by date, then those without one. */
export function assignmentsStillDue(tx: Tx, today: LocalDate, ids: readonly number[]): Assignment[] {
  return tx.all(stillDue({ today, ids: JSON.stringify(ids) })).map(assignmentOf);
}
