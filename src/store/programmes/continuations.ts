/** Tasks of programmes that have ended, and the tasks of others under which they go on. */

import { sql, type SqlBool } from 'kysely';
import type { Instant, LocalDate } from '../../domain/calendar/dates.ts';
import { NOT_YET_TOLD } from '../../domain/tasks/heir.ts';
import type { Card } from '../../domain/tasks/task.ts';
import { query, type Tx } from '../sqlite/database.ts';
import { listed } from '../sqlite/lists.ts';
import { prepared } from '../sqlite/prepared.ts';
import { isOpenAssignment } from './assignment-conditions.ts';
import { cardOf, cardsIn } from './assignments.ts';

const origins = prepared(({ taskIds }: { taskIds: string }) =>
  query
    .selectFrom('assignment')
    .select(['assignment.task_id as from', 'assignment.continued_in as into'])
    .distinct()
    .where('assignment.continued_in', 'in', listed(taskIds))
    .orderBy('assignment.task_id'),
);

/** For each of some tasks that continues others, those that it continues. */
export function originsOf(tx: Tx, taskIds: readonly number[]): ReadonlyMap<number, readonly number[]> {
  if (taskIds.length === 0) return new Map();
  const pairs = tx.all(origins({ taskIds: JSON.stringify(taskIds) }));
  return new Map(
    [...Map.groupBy(pairs, ({ into }) => into ?? 0)].map(([into, all]) => [into, all.map(({ from }) => from)]),
  );
}

/**
 * Open assignments of programmes that ended before `today` and that go on nowhere, in the order of the list `left_open`;
 * also those under a task that nobody follows any more.
 */
export function leftOpen(tx: Tx, today: LocalDate): Card[] {
  return tx
    .all(
      cardsIn({ kind: 'all' })
        .where('programme.ends_on', '<', today)
        .where(isOpenAssignment)
        .where(
          sql<SqlBool>`(assignment.continued_in is null or not exists (
          select 1 from assignment as next where next.task_id = assignment.continued_in and next.status <> 'cancelled'))`,
        )
        .orderBy('task.id')
        .orderBy('agency.id'),
    )
    .map(cardOf);
}

/** Whether a person ever took back that one task goes on under another. */
export function wasTakenBack(tx: Tx, from: number, into: number): boolean {
  const takenBack = query
    .selectFrom('event')
    .innerJoin('assignment', 'assignment.id', 'event.assignment_id')
    .select('event.id')
    .where('assignment.task_id', '=', from)
    .where('event.kind', '=', 'continuation_taken_back')
    .where(sql<number>`event.before ->> '$.continuedIn'`, '=', into)
    .limit(1);
  return tx.first(takenBack) !== undefined;
}

/** The tasks of a programme that go on elsewhere. */
export function continuedFrom(tx: Tx, programmeId: number): number[] {
  return tx
    .all(
      query
        .selectFrom('assignment')
        .innerJoin('task', 'task.id', 'assignment.task_id')
        .select('task.id')
        .distinct()
        .where('assignment.continued_in', 'is not', null)
        .where('task.programme_id', '=', programmeId)
        .orderBy('task.id'),
    )
    .map(({ id }) => id);
}

/** The payloads of the notices of continuations that arrived at an agency since `since`, or may have. */
export function continuationsTold(tx: Tx, agencyId: number, since: Instant): string[] {
  return tx
    .all(
      query
        .selectFrom('outbox')
        .innerJoin('chat', 'chat.id', 'outbox.chat_id')
        .select('outbox.payload')
        .where('chat.agency_id', '=', agencyId)
        .where('outbox.kind', '=', 'notice')
        .where('outbox.state', 'in', ['sending', 'unknown', 'sent'])
        .where('outbox.key', '>=', `continuation:${String(agencyId)}:`)
        .where('outbox.key', '<', `continuation:${String(agencyId)};`)
        .where('outbox.payload', 'like', '{"kind":"continuation"%')
        .where((eb) => eb.or([eb('outbox.settled_at', 'is', null), eb('outbox.settled_at', '>', since)])),
    )
    .map(({ payload }) => payload);
}

/**
 * Nothing is asked of these, and no step of their ladder taken, until their agencies were told: a date that passes meanwhile
 * is nobody's lateness. One that had passed by `today` goes on counting; of it the agency is only to be told. What an heir
 * is told is another notice.
 */
export function expectTelling(tx: Tx, assignmentIds: readonly number[], today: LocalDate): void {
  const ids = listed(JSON.stringify(assignmentIds));
  tx.run(
    query
      .updateTable('assignment')
      .set({ told_on: NOT_YET_TOLD })
      .where('id', 'in', ids)
      .where('told_on', 'is', null)
      .where('answered_on', 'is', null)
      .where((eb) => eb.or([eb('late_after', 'is', null), eb('late_after', '>=', today)])),
  );
  tx.run(
    query
      .insertInto('untold_continuation')
      .columns(['assignment_id'])
      .expression(query.selectFrom('assignment').select('id').where('id', 'in', ids).where('told_on', 'is', null))
      .onConflict((conflict) => conflict.doNothing()),
  );
}

/** Of these nothing is to be told any more. */
export function expectNoTelling(tx: Tx, assignmentIds: readonly number[]): void {
  const ids = listed(JSON.stringify(assignmentIds));
  tx.run(
    query
      .updateTable('assignment')
      .set({ told_on: null })
      .where('id', 'in', ids)
      .where('told_on', '=', NOT_YET_TOLD)
      .where('taken_over_on', 'is', null),
  );
  tx.run(query.deleteFrom('untold_continuation').where('assignment_id', 'in', ids));
}
