/** Dependencies: the tasks whose result another task needs, and the slips that were told. */

import type { LocalDate } from '../../domain/calendar/dates.ts';
import { query, type Tx } from '../sqlite/database.ts';
import { listed } from '../sqlite/lists.ts';
import { prepared } from '../sqlite/prepared.ts';
import { isDueWithin, isExtended, isOpenAssignment } from './assignment-conditions.ts';

/** The tasks whose results a task waits for, and the tasks that wait for its result. */
export function dependenciesOfTask(tx: Tx, taskId: number): { readonly waitsFor: number[]; readonly serves: number[] } {
  const waitsFor = tx.all(query.selectFrom('task_feed').select('task_id as id').where('feeds_id', '=', taskId));
  const serves = tx.all(query.selectFrom('task_feed').select('feeds_id as id').where('task_id', '=', taskId));
  return { waitsFor: waitsFor.map(({ id }) => id), serves: serves.map(({ id }) => id) };
}

/** An agency's open assignments that wait for other agencies' assignments, as pairs. */
export function dependenciesInto(
  tx: Tx,
  agencyId: number,
): { readonly fedId: number; readonly dependencyId: number }[] {
  return tx.all(
    query
      .selectFrom('assignment as fed')
      .innerJoin('task_feed', 'task_feed.feeds_id', 'fed.task_id')
      .innerJoin('assignment as feeding', 'feeding.task_id', 'task_feed.task_id')
      .select(['fed.id as fedId', 'feeding.id as dependencyId'])
      .where('fed.agency_id', '=', agencyId)
      .where('fed.open', '=', 1)
      .where('feeding.open', '=', 1)
      .whereRef('feeding.agency_id', '!=', 'fed.agency_id')
      .orderBy('fed.id')
      .orderBy('feeding.id'),
  );
}

const dependency = prepared(({ after, limit }: { after: number; limit: number }) =>
  query
    .selectFrom('task_feed')
    .select('task_id as id')
    .distinct()
    .where('task_id', '>', after)
    .orderBy('task_id')
    .limit(limit),
);

/** The tasks after task `after` whose result others wait for, in order: at most `limit`. */
export function dependencyTasks(tx: Tx, after: number, limit: number): number[] {
  return tx.all(dependency({ after, limit })).map(({ id }) => id);
}

const waitingFor = prepared(({ taskIds, from, to }: { taskIds: string; from: LocalDate; to: LocalDate }) =>
  query
    .selectFrom('assignment')
    // The order of the joins is forced: those tasks' assignments first, few of which have slipped.
    .crossJoin('task_feed')
    .crossJoin('assignment as fed')
    .whereRef('task_feed.task_id', '=', 'assignment.task_id')
    .whereRef('fed.task_id', '=', 'task_feed.feeds_id')
    .select('fed.agency_id as id')
    .distinct()
    .where('assignment.task_id', 'in', listed(taskIds))
    .where((eb) =>
      eb.or([isDueWithin(from, to), eb.and([isExtended, isOpenAssignment, eb('assignment.late_after', '>', to)])]),
    )
    .where('fed.open', '=', 1)
    .whereRef('fed.agency_id', '!=', 'assignment.agency_id')
    .orderBy('fed.agency_id'),
);

/**
 * Agencies with an open assignment that waits for another agency's assignment of those tasks which fell due from `from`
 * to `to`, or whose date was moved to a day after `to`: a slip may have to be told there.
 */
export function agenciesWaitingFor(tx: Tx, taskIds: readonly number[], from: LocalDate, to: LocalDate): number[] {
  return tx.all(waitingFor({ taskIds: JSON.stringify(taskIds), from, to })).map(({ id }) => id);
}

export interface Slip {
  readonly fedId: number;
  readonly dependencyId: number;
  readonly deadlineRev: number;
  readonly why: 'overdue' | 'extended';
}

/** The message that told of a slip; null when none did. */
export function slipToldBy(tx: Tx, { fedId, dependencyId, deadlineRev, why }: Slip): number | null {
  const row = tx.first(
    query
      .selectFrom('slip_told')
      .select('outbox_id as id')
      .where('fed_id', '=', fedId)
      .where('feeding_id', '=', dependencyId)
      .where('deadline_rev', '=', deadlineRev)
      .where('why', '=', why),
  );
  return row?.id ?? null;
}

/** Notes that a waiting task's people were told of this slip. */
export function noteSlip(tx: Tx, { fedId, dependencyId, deadlineRev, why }: Slip, outboxId: number): void {
  tx.run(
    query
      .insertInto('slip_told')
      .values({ fed_id: fedId, feeding_id: dependencyId, deadline_rev: deadlineRev, why, outbox_id: outboxId })
      .onConflict((conflict) => conflict.doNothing()),
  );
}
