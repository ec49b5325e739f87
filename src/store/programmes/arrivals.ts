/** Programmes that are being imported in slices; they are hidden until the last slice. */

import type { Instant } from '../../domain/calendar/dates.ts';
import { query, type Tx } from '../sqlite/database.ts';
import { listed } from '../sqlite/lists.ts';
import { prepared } from '../sqlite/prepared.ts';

/** The programme of that code whose import runs or was interrupted. */
export function arrivalOf(tx: Tx, code: string): number | null {
  const row = tx.first(
    query.selectFrom('programme').select('id').where('code', '=', code).where('arriving_since', 'is not', null),
  );
  return row?.id ?? null;
}

/** Marks a programme as arriving: nothing counts, lists or reminds of it until it has arrived. */
export function beginArrival(tx: Tx, programmeId: number, now: Instant): void {
  tx.run(query.updateTable('programme').set({ arriving_since: now }).where('id', '=', programmeId));
}

/** Makes the programme visible. */
export function endArrival(tx: Tx, programmeId: number): void {
  tx.run(query.updateTable('programme').set({ arriving_since: null }).where('id', '=', programmeId));
}

/** Removes up to `limit` tasks of an interrupted import; false when none was left and it is gone. */
export function discardArrival(tx: Tx, programmeId: number, limit: number): boolean {
  const tasks = tx.all(tasksLeft({ programmeId, limit })).map(({ id }) => id);
  if (tasks.length === 0) {
    tx.run(query.deleteFrom('section').where('programme_id', '=', programmeId));
    tx.run(query.deleteFrom('programme').where('id', '=', programmeId));
    return false;
  }
  const ids = JSON.stringify(tasks);
  for (const leaving of discarding) tx.run(leaving({ ids }));
  return true;
}

const tasksLeft = prepared(({ programmeId, limit }: { programmeId: number; limit: number }) =>
  query.selectFrom('task').select('id').where('programme_id', '=', programmeId).limit(limit),
);

interface Leaving {
  readonly ids: string;
}

/** All that an import writes about a task, in the order of removal. */
const discarding = [
  prepared(({ ids }: Leaving) => {
    const assignments = query.selectFrom('assignment').select('id').where('task_id', 'in', listed(ids));
    return query.deleteFrom('wake').where('assignment_id', 'in', assignments);
  }),
  prepared(({ ids }: Leaving) => query.deleteFrom('assignment').where('task_id', 'in', listed(ids))),
  prepared(({ ids }: Leaving) => query.deleteFrom('task_section').where('task_id', 'in', listed(ids))),
  prepared(({ ids }: Leaving) => query.deleteFrom('task_lead').where('task_id', 'in', listed(ids))),
  prepared(({ ids }: Leaving) => query.deleteFrom('task_feed').where('task_id', 'in', listed(ids))),
  prepared(({ ids }: Leaving) => query.deleteFrom('task_feed').where('feeds_id', 'in', listed(ids))),
  prepared(({ ids }: Leaving) => query.deleteFrom('task').where('id', 'in', listed(ids))),
];
