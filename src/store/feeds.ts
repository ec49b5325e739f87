/** Which task's result another task is made of, and which slips have been told. */

import { query, type Tx } from './database.ts';

/** The tasks whose results a task waits for, and those that wait for its own. */
export function feedsOfTask(tx: Tx, taskId: number): { readonly waitsFor: number[]; readonly serves: number[] } {
  const waitsFor = tx.all(query.selectFrom('task_feed').select('task_id as id').where('feeds_id', '=', taskId));
  const serves = tx.all(query.selectFrom('task_feed').select('feeds_id as id').where('task_id', '=', taskId));
  return { waitsFor: waitsFor.map(({ id }) => id), serves: serves.map(({ id }) => id) };
}

/** The open shares of an agency that wait for shares of others, each pair. */
export function feedsInto(tx: Tx, agencyId: number): { readonly fedId: number; readonly feedingId: number }[] {
  return tx.all(
    query
      .selectFrom('assignment as fed')
      .innerJoin('task_feed', 'task_feed.feeds_id', 'fed.task_id')
      .innerJoin('assignment as feeding', 'feeding.task_id', 'task_feed.task_id')
      .select(['fed.id as fedId', 'feeding.id as feedingId'])
      .where('fed.agency_id', '=', agencyId)
      .where('fed.open', '=', 1)
      .where('feeding.open', '=', 1)
      .whereRef('feeding.agency_id', '!=', 'fed.agency_id')
      .orderBy('fed.id')
      .orderBy('feeding.id'),
  );
}

export interface Slip {
  readonly fedId: number;
  readonly feedingId: number;
  readonly deadlineRev: number;
  readonly why: 'overdue' | 'extended';
}

/** The message that told of a slip, if any did. */
export function slipToldBy(tx: Tx, { fedId, feedingId, deadlineRev, why }: Slip): number | null {
  const row = tx.first(
    query
      .selectFrom('slip_told')
      .select('outbox_id as id')
      .where('fed_id', '=', fedId)
      .where('feeding_id', '=', feedingId)
      .where('deadline_rev', '=', deadlineRev)
      .where('why', '=', why),
  );
  return row?.id ?? null;
}

export function noteSlip(tx: Tx, { fedId, feedingId, deadlineRev, why }: Slip, outboxId: number): void {
  tx.run(
    query
      .insertInto('slip_told')
      .values({ fed_id: fedId, feeding_id: feedingId, deadline_rev: deadlineRev, why, outbox_id: outboxId })
      .onConflict((conflict) => conflict.doNothing()),
  );
}
