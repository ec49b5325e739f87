/** When the reminder rules look at an assignment again, and which nudges were decided on. */

import type { Instant, LocalDate } from '../domain/dates.ts';
import { query, type Tx } from './database.ts';

/** Sets the next day on which the rules look at an assignment; null for never. */
export function setWake(tx: Tx, assignmentId: number, on: LocalDate | null): void {
  if (on === null) {
    tx.run(query.deleteFrom('wake').where('assignment_id', '=', assignmentId));
    return;
  }
  tx.run(
    query
      .insertInto('wake')
      .values({ assignment_id: assignmentId, wake_on: on })
      .onConflict((conflict) => conflict.column('assignment_id').doUpdateSet({ wake_on: on })),
  );
}

/** Has the rules look at every open assignment of an agency (of everybody for null) by `on`. */
export function wakeAll(tx: Tx, agencyId: number | null, on: LocalDate): void {
  const open = query.selectFrom('assignment').select('id').where('open', '=', 1);
  const those = agencyId === null ? open : open.where('agency_id', '=', agencyId);
  tx.run(
    query
      .insertInto('wake')
      .columns(['assignment_id', 'wake_on'])
      .expression(those.select((eb) => eb.val(on).as('wake_on')))
      .onConflict((conflict) => conflict.column('assignment_id').doUpdateSet({ wake_on: on })),
  );
}

export interface StageKey {
  readonly assignmentId: number;
  readonly deadlineRev: number;
  readonly stage: string;
}

/** Records the decision on a stage; false when it had been decided before. */
export function decideStage(
  tx: Tx,
  key: StageKey,
  decision: { outcome: 'queued' | 'held'; decidedOn: LocalDate; outboxId: number | null },
): boolean {
  const inserted = tx.run(
    query
      .insertInto('reminder')
      .values({
        assignment_id: key.assignmentId,
        deadline_rev: key.deadlineRev,
        stage: key.stage,
        outcome: decision.outcome,
        decided_on: decision.decidedOn,
        outbox_id: decision.outboxId,
      })
      .onConflict((conflict) => conflict.doNothing()),
  );
  return inserted.changes === 1;
}

export function isDecided(tx: Tx, key: StageKey): boolean {
  return (
    tx.first(
      query
        .selectFrom('reminder')
        .select('outcome')
        .where('assignment_id', '=', key.assignmentId)
        .where('deadline_rev', '=', key.deadlineRev)
        .where('stage', '=', key.stage),
    ) !== undefined
  );
}

export interface SentNudge {
  readonly assignmentId: number;
  readonly agencyId: number;
  readonly agency: string;
  readonly stage: string;
  readonly decidedOn: LocalDate;
  /** When it was delivered; null while it waits or when it is unknown. */
  readonly at: Instant | null;
  readonly chatId: number;
  readonly messageId: string | null;
}

/** The nudges about a task that were delivered. */
export function nudgesOfTask(tx: Tx, taskId: number): SentNudge[] {
  return tx.all(
    query
      .selectFrom('reminder')
      .innerJoin('assignment', 'assignment.id', 'reminder.assignment_id')
      .innerJoin('agency', 'agency.id', 'assignment.agency_id')
      .innerJoin('outbox', 'outbox.id', 'reminder.outbox_id')
      .select([
        'reminder.assignment_id as assignmentId',
        'assignment.agency_id as agencyId',
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
