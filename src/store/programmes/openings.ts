/** Which recurring duties have a period to open. */

import type { LocalDate } from '../../domain/calendar/dates.ts';
import type { Wait } from '../../domain/tasks/assignment.ts';
import type { Deadline } from '../../domain/deadlines/deadline.ts';
import { query, type Tx } from '../sqlite/database.ts';
import { prepared } from '../sqlite/prepared.ts';
import { waitsOf } from './assignment-fields.ts';
import { holdersOf } from './holders.ts';
import { deadlineOf } from './stored-deadline.ts';

/** The newest period of one lead's duty, with the deadline that its decision now has. */
export interface Opening {
  readonly assignmentId: number;
  readonly taskId: number;
  readonly agencyId: number;
  readonly viaGroupId: number | null;
  readonly period: string;
  readonly deadline: Deadline;
  readonly issuedOn: LocalDate;
  /** See `holdersOf`. */
  readonly holders: readonly number[];
}

const dueBy = (today: LocalDate) =>
  query
    .selectFrom('assignment')
    .innerJoin('task', 'task.id', 'assignment.task_id')
    .innerJoin('programme', 'programme.id', 'task.programme_id')
    .select([
      'assignment.id as assignmentId',
      'assignment.task_id as taskId',
      'assignment.agency_id as agencyId',
      'assignment.via_group_id as viaGroupId',
      'assignment.period',
      'task.deadline',
      'programme.issued_on as issuedOn',
    ])
    .where('assignment.opens_on', '<=', today)
    .where('assignment.status', '<>', 'cancelled')
    // A duty that is suspended as a whole opens no period until it goes on.
    .where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom('assignment as stopped')
            .select('stopped.id')
            .whereRef('stopped.task_id', '=', 'assignment.task_id')
            .whereRef('stopped.agency_id', '=', 'assignment.agency_id')
            .where('stopped.status', '=', 'suspended')
            .where('stopped.suspended_scope', '=', 'duty'),
        ),
      ),
    )
    .where((eb) => eb.or([eb('programme.ends_on', 'is', null), eb('programme.ends_on', '>=', today)]))
    .orderBy('assignment.opens_on');

const due = prepared((arg: { today: LocalDate; limit: number }) => dueBy(arg.today).limit(arg.limit));
const dueOfTask = prepared((arg: { today: LocalDate; taskId: number }) =>
  dueBy(arg.today).where('assignment.task_id', '=', arg.taskId),
);

interface OpeningRow {
  readonly assignmentId: number;
  readonly taskId: number;
  readonly agencyId: number;
  readonly viaGroupId: number | null;
  readonly period: string | null;
  readonly deadline: string;
  readonly issuedOn: LocalDate;
}

function openingOf(tx: Tx, { period, deadline, ...row }: OpeningRow): Opening {
  return { ...row, period: period ?? '', deadline: deadlineOf(deadline), holders: holdersOf(tx, row.taskId) };
}

/** Those whose next period may open on `today` or could have opened before, the earliest first; none of an ended programme. */
export function dueOpenings(tx: Tx, today: LocalDate, limit: number): Opening[] {
  return tx.all(due({ today, limit })).map((row) => openingOf(tx, row));
}

/** The same of one task. */
export function dueOpeningsOf(tx: Tx, taskId: number, today: LocalDate): Opening[] {
  return tx.all(dueOfTask({ taskId, today })).map((row) => openingOf(tx, row));
}

const opening = prepared(({ id, on }: { id: number; on: LocalDate | null }) =>
  query.updateTable('assignment').set({ opens_on: on }).where('id', '=', id),
);

/** The first day on which the period after this one may open; null where another one comes before it, or none. */
export function setOpening(tx: Tx, id: number, on: LocalDate | null): void {
  tx.run(opening({ id, on }));
}

/** Whether a period of one lead's duty is still to open. */
export function mayOpen(tx: Tx, taskId: number, agencyId: number): boolean {
  const row = tx.first(
    query
      .selectFrom('assignment')
      .select('id')
      .where('task_id', '=', taskId)
      .where('agency_id', '=', agencyId)
      .where('opens_on', 'is not', null)
      .where('status', '<>', 'cancelled')
      .limit(1),
  );
  return row !== undefined;
}

/** No period of one lead's duty opens any more. */
export function closeOpenings(tx: Tx, taskId: number, agencyId: number): void {
  tx.run(
    query
      .updateTable('assignment')
      .set({ opens_on: null })
      .where('task_id', '=', taskId)
      .where('agency_id', '=', agencyId),
  );
}

/** The task is given up: no period of it opens any more. */
export function endDuty(tx: Tx, taskId: number): void {
  tx.run(query.updateTable('assignment').set({ opens_on: null }).where('task_id', '=', taskId));
}

const known = prepared((arg: { taskId: number; agencyId: number }) =>
  query
    .selectFrom('assignment')
    .select('period')
    .where('task_id', '=', arg.taskId)
    .where('agency_id', '=', arg.agencyId),
);

const suspensions = prepared((arg: { taskId: number; agencyId: number }) =>
  query
    .selectFrom('assignment')
    .select('waits')
    .where('task_id', '=', arg.taskId)
    .where('agency_id', '=', arg.agencyId)
    .where('waits', '<>', '[]'),
);

/** The times for which one lead's periods of a task were suspended. */
export function suspensionsOf(tx: Tx, taskId: number, agencyId: number): Wait[] {
  return tx
    .all(suspensions({ taskId, agencyId }))
    .flatMap(({ waits }) => waitsOf(waits).filter(({ suspended }) => suspended === true));
}

/** The keys of the periods that one lead has of a task. */
export function periodsKnown(tx: Tx, taskId: number, agencyId: number): ReadonlySet<string | null> {
  return new Set(tx.all(known({ taskId, agencyId })).map(({ period }) => period));
}
