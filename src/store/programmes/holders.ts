/** Whose a task is: by its decision, and by what has moved since. */

import { query, type Tx } from '../sqlite/database.ts';
import type { PastDay } from './past.ts';
import { prepared } from '../sqlite/prepared.ts';

const holding = prepared(({ taskId }: { taskId: number }) =>
  query
    .selectFrom('task_lead')
    .select('agency_id as id')
    .where('task_id', '=', taskId)
    .union(
      query
        .selectFrom('moved_share')
        .innerJoin('assignment', 'assignment.id', 'moved_share.assignment_id')
        .select('assignment.agency_id as id')
        .where('assignment.task_id', '=', taskId),
    )
    // Whoever passed on what had come to it.
    .union(
      query
        .selectFrom('moved_share')
        .innerJoin('assignment', 'assignment.id', 'moved_share.assignment_id')
        .innerJoin('moved_share as earlier', 'earlier.assignment_id', 'moved_share.assignment_id')
        .select('moved_share.from_agency_id as id')
        .whereRef('earlier.succession_id', '<', 'moved_share.succession_id')
        .where('assignment.task_id', '=', taskId),
    ),
);

/** The leads that a task's decision names, and every agency to which a share of it, of any period, was ever moved. */
export function holdersOf(tx: Tx, taskId: number): number[] {
  return tx.all(holding({ taskId })).map(({ id }) => id);
}

const passing = prepared(({ taskId }: { taskId: number }) =>
  query
    .selectFrom('moved_share')
    .innerJoin('assignment', 'assignment.id', 'moved_share.assignment_id')
    .select(['moved_share.from_agency_id as agencyId', 'assignment.period'])
    .where('assignment.task_id', '=', taskId),
);

/** The shares of a task that passed to another agency, by the agency that had them before. */
export function sharesPassedOn(
  tx: Tx,
  taskId: number,
): { readonly agencyId: number; readonly period: string | null }[] {
  return tx.all(passing({ taskId }));
}

const joining = prepared(({ taskId }: { taskId: number }) =>
  query
    .selectFrom('joined_share')
    .innerJoin('assignment', 'assignment.id', 'joined_share.assignment_id')
    .select(['joined_share.assignment_id as id', 'joined_share.into_id as into', 'joined_share.joined_at as at'])
    .where('assignment.task_id', '=', taskId),
);

/** The shares of a task that became one with another's, by the end of `past`, with that one. */
export function joinedShares(tx: Tx, taskId: number, past: PastDay | null): ReadonlyMap<number, number> {
  const joined = tx.all(joining({ taskId })).filter(({ at }) => past === null || at < past.before);
  return new Map(joined.map(({ id, into }) => [id, into]));
}
