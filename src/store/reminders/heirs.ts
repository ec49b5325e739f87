/** When each agency was told of what it took over or continues: nobody is judged by what it was not told of. */

import { sql } from 'kysely';
import type { Instant, LocalDate } from '../../domain/calendar/dates.ts';
import { NOT_YET_TOLD } from '../../domain/tasks/heir.ts';
import { query, type Tx } from '../sqlite/database.ts';
import { listed } from '../sqlite/lists.ts';
import { prepared } from '../sqlite/prepared.ts';

const telling = prepared(({ outboxId, on }: { outboxId: number; on: LocalDate }) =>
  query
    .updateTable('assignment')
    .set({ told_on: on })
    .where('told_on', '=', NOT_YET_TOLD)
    .where('id', 'in', query.selectFrom('outbox_about').select('assignment_id').where('outbox_id', '=', outboxId))
    .returning('id'),
);

const tellingMeanwhile = prepared(({ outboxId }: { outboxId: number }) =>
  query
    .deleteFrom('untold_continuation')
    .where(
      'assignment_id',
      'in',
      query.selectFrom('outbox_about').select('assignment_id').where('outbox_id', '=', outboxId),
    ),
);

/** A notice of what its agency took over or continues arrived on day `on`; returns the assignments that it was told of by it. */
export function noteToldOn(tx: Tx, outboxId: number, on: LocalDate): number[] {
  tx.run(tellingMeanwhile({ outboxId }));
  return tx.all(telling({ outboxId, on })).map(({ id }) => id);
}

/** No notice of a kind about an assignment is queued for its agency, in hand, or of a fate unknown only since `since`. */
function isNoNoticeOnItsWay(kind: 'taken_over' | 'continuation', since: Instant) {
  return sql<boolean>`not exists (
    select 1 from outbox_about inner join outbox on outbox.id = outbox_about.outbox_id
      inner join chat on chat.id = outbox.chat_id
    where outbox_about.assignment_id = assignment.id and chat.agency_id = assignment.agency_id
      and (outbox.state in ('queued', 'sending') or (outbox.state = 'unknown' and outbox.settled_at > ${since}))
      and outbox.payload like ${`{"kind":"${kind}"%`})`;
}

/** An assignment of an heir that has yet to be told, and the reorganisation that moved it last. */
interface Untold {
  readonly id: number;
  readonly agencyId: number;
  readonly successionId: number;
}

const untold = prepared(({ ids, since }: { ids: string; since: Instant }) =>
  query
    .selectFrom('assignment')
    .innerJoin('moved_share', 'moved_share.assignment_id', 'assignment.id')
    .select(['assignment.id', 'assignment.agency_id as agencyId', 'moved_share.succession_id as successionId'])
    .where('assignment.id', 'in', listed(ids))
    .where('assignment.told_on', '=', NOT_YET_TOLD)
    .where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom('moved_share as later')
            .select('later.succession_id')
            .whereRef('later.assignment_id', '=', 'assignment.id')
            .whereRef('later.succession_id', '>', 'moved_share.succession_id'),
        ),
      ),
    )
    .where(isNoNoticeOnItsWay('taken_over', since))
    .orderBy('assignment.id'),
);

/**
 * Those of some assignments that an heir has yet to be told of, and of which no notice is on its way; one whose fate has been
 * unknown since before `since` is not waited for.
 */
export function untoldAmong(tx: Tx, assignmentIds: readonly number[], since: Instant): Untold[] {
  return assignmentIds.length === 0 ? [] : tx.all(untold({ ids: JSON.stringify(assignmentIds), since }));
}

const untoldContinuations = prepared(({ ids, since }: { ids: string; since: Instant }) =>
  query
    .selectFrom('assignment')
    .select('assignment.id')
    .where('assignment.id', 'in', listed(ids))
    .where((eb) =>
      eb.or([
        eb('assignment.told_on', '=', NOT_YET_TOLD),
        eb('assignment.id', 'in', query.selectFrom('untold_continuation').select('assignment_id')),
      ]),
    )
    .where(isNoNoticeOnItsWay('continuation', since))
    .orderBy('assignment.id'),
);

/** The same of assignments that take a task over. */
export function untoldOfContinuation(tx: Tx, assignmentIds: readonly number[], since: Instant): number[] {
  if (assignmentIds.length === 0) return [];
  return tx.all(untoldContinuations({ ids: JSON.stringify(assignmentIds), since })).map(({ id }) => id);
}

const continuing = prepared(() => query.selectFrom('untold_continuation').select('assignment_id as id'));

/** Assignments that go on counting while their agencies are yet to be told that they take a task over. */
export function countedUntold(tx: Tx): ReadonlySet<number> {
  return new Set(tx.all(continuing({})).map(({ id }) => id));
}
