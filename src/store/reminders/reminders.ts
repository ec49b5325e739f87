/** The wake day of each assignment, and the reminders that were decided. */

import { sql, type SqlBool } from 'kysely';
import type { Instant, LocalDate } from '../../domain/calendar/dates.ts';
import { query, type Tx } from '../sqlite/database.ts';
import { listed, rowsIn } from '../sqlite/lists.ts';
import { prepared } from '../sqlite/prepared.ts';
import { isOpenAssignment } from '../programmes/assignment-conditions.ts';

const waking = prepared(({ rows }: { rows: string }) =>
  query
    .insertInto('wake')
    .columns(['assignment_id', 'wake_on'])
    .expression(rowsIn(rows, 2))
    .onConflict((conflict) =>
      conflict
        .column('assignment_id')
        .doUpdateSet((eb) => ({ wake_on: eb.ref('excluded.wake_on') }))
        .whereRef('wake.wake_on', '<>', 'excluded.wake_on'),
    ),
);
const wakingNever = prepared(({ ids }: { ids: string }) =>
  query.deleteFrom('wake').where('assignment_id', 'in', listed(ids)),
);

/** Sets the days on which the rules look at assignments again; null for never. */
export function setWakes(tx: Tx, wakes: readonly { assignmentId: number; on: LocalDate | null }[]): void {
  const never = wakes.filter(({ on }) => on === null).map(({ assignmentId }) => assignmentId);
  if (never.length > 0) tx.run(wakingNever({ ids: JSON.stringify(never) }));
  if (never.length === wakes.length) return;
  const rows = wakes.flatMap(({ assignmentId, on }) => (on === null ? [] : [[assignmentId, on]]));
  tx.run(waking({ rows: JSON.stringify(rows) }));
}

/** Sets the day on which an assignment is looked at next; null for never. */
export function setWake(tx: Tx, assignmentId: number, on: LocalDate | null): void {
  setWakes(tx, [{ assignmentId, on }]);
}

/** Has the rules look at every open assignment of an agency (of all for null) by `on`. */
export function wakeAll(tx: Tx, agencyId: number | null, on: LocalDate): void {
  const open = query.selectFrom('assignment').select('id').where(isOpenAssignment);
  const those = agencyId === null ? open : open.where('agency_id', '=', agencyId);
  tx.run(
    query
      .insertInto('wake')
      .columns(['assignment_id', 'wake_on'])
      .expression(those.select((eb) => eb.val(on).as('wake_on')))
      .onConflict((conflict) => conflict.column('assignment_id').doUpdateSet({ wake_on: on })),
  );
}

/** Deletes an assignment's decided steps whose message was not sent. */
export function forgetUndelivered(tx: Tx, assignmentId: number): void {
  tx.run(
    query
      .deleteFrom('reminder')
      .where('assignment_id', '=', assignmentId)
      .where((eb) =>
        // A correlated `exists`, so that the whole queue is not listed.
        eb.exists(
          eb
            .selectFrom('outbox')
            .select('outbox.id')
            .whereRef('outbox.id', '=', 'reminder.outbox_id')
            .where('outbox.state', '=', 'queued'),
        ),
      ),
  );
}

export interface StageKey {
  readonly assignmentId: number;
  readonly deadlineRev: number;
  readonly stage: string;
}

/** `outboxId` is the message that tells of it; null without one. */
export type DecidedStage = StageKey & { readonly outboxId: number | null };

interface Deciding {
  readonly rows: string;
  readonly outcome: 'queued' | 'held';
  readonly decidedOn: LocalDate;
}

const deciding = prepared(({ rows, outcome, decidedOn }: Deciding) =>
  query
    .insertInto('reminder')
    .columns(['assignment_id', 'deadline_rev', 'stage', 'outbox_id', 'outcome', 'decided_on'])
    .expression(rowsIn(rows, 4, outcome, decidedOn))
    .onConflict((conflict) => conflict.doNothing()),
);

/** Records decisions on stages; an earlier decision on the same stage stays. */
export function decideStages(
  tx: Tx,
  stages: readonly DecidedStage[],
  decision: { outcome: 'queued' | 'held'; decidedOn: LocalDate },
): void {
  if (stages.length === 0) return;
  const rows = stages.map(({ assignmentId, deadlineRev, stage, outboxId }) => [
    assignmentId,
    deadlineRev,
    stage,
    outboxId,
  ]);
  tx.run(deciding({ ...decision, rows: JSON.stringify(rows) }));
}

const decided = prepared(({ ids }: { ids: string }) =>
  query
    .selectFrom('reminder')
    .select(['assignment_id as assignmentId', 'deadline_rev as deadlineRev', 'stage'])
    .where('assignment_id', 'in', listed(ids)),
);

/** Tells whether a stage of one of `assignmentIds` was decided before. */
export function decidedAmong(tx: Tx, assignmentIds: readonly number[]): (key: StageKey) => boolean {
  const known =
    assignmentIds.length === 0
      ? new Set<string>()
      : new Set(tx.all(decided({ ids: JSON.stringify(assignmentIds) })).map(nameOf));
  return (key) => known.has(nameOf(key));
}

function nameOf({ assignmentId, deadlineRev, stage }: StageKey): string {
  return `${assignmentId}/${deadlineRev}/${stage}`;
}

/** A message says another step than the one that it was queued for; an earlier decision on that step stays. */
export function restage(tx: Tx, outboxId: number, { assignmentId, deadlineRev, stage }: StageKey): void {
  tx.run(
    query
      .updateTable('reminder')
      .set({ stage })
      .where('outbox_id', '=', outboxId)
      .where('assignment_id', '=', assignmentId)
      .where('deadline_rev', '=', deadlineRev)
      .where((eb) => eb.not(eb.exists(decidedAs({ assignmentId, deadlineRev, stage })))),
  );
}

function decidedAs({ assignmentId, deadlineRev, stage }: StageKey) {
  return query
    .selectFrom('reminder as known')
    .select('known.stage')
    .where('known.assignment_id', '=', assignmentId)
    .where('known.deadline_rev', '=', deadlineRev)
    .where('known.stage', '=', stage);
}

export interface SentReminder {
  readonly assignmentId: number;
  readonly agencyId: number;
  readonly agency: string;
  readonly stage: string;
  readonly decidedOn: LocalDate;
  /** The time of delivery; null while it is queued or unknown. */
  readonly at: Instant | null;
  readonly chatId: number;
  readonly messageId: string | null;
}

/** Whose the assignment was when the message was sent: the one from which it moved next. */
const AGENCY_OF_THEN = sql<number>`coalesce((
  select moved_share.from_agency_id from moved_share
  where moved_share.assignment_id = assignment.id and moved_share.moved_at > outbox.settled_at
  order by moved_share.moved_at, moved_share.succession_id limit 1), assignment.agency_id)`;

/** The messages about a task that reached those they were meant for. */
export function remindersOfTask(tx: Tx, taskId: number): SentReminder[] {
  return tx.all(
    query
      .selectFrom('reminder')
      .innerJoin('assignment', 'assignment.id', 'reminder.assignment_id')
      .innerJoin('outbox', 'outbox.id', 'reminder.outbox_id')
      .innerJoin('agency', (join) => join.on(sql<SqlBool>`agency.id = ${AGENCY_OF_THEN}`))
      // What was left out of its bundle when that was sent is not told of in it.
      .innerJoin('outbox_about', (join) =>
        join
          .onRef('outbox_about.outbox_id', '=', 'outbox.id')
          .onRef('outbox_about.assignment_id', '=', 'reminder.assignment_id'),
      )
      // In shadow delivery the secretariat receives what is meant for others.
      .innerJoin('chat', 'chat.id', 'outbox.chat_id')
      .where((eb) =>
        eb.or([
          eb('chat.role', '<>', 'secretariat'),
          eb('reminder.stage', 'like', 'escalate-secretariat%'),
          eb('reminder.stage', 'like', 'wait-%'),
        ]),
      )
      .select([
        'reminder.assignment_id as assignmentId',
        'agency.id as agencyId',
        'agency.name as agency',
        'reminder.stage',
        'reminder.decided_on as decidedOn',
        'outbox.settled_at as at',
        'outbox.chat_id as chatId',
        'outbox.message_id as messageId',
      ])
      .where('assignment.task_id', '=', taskId)
      .where('outbox.state', '=', 'sent'),
  );
}
