/** The steps of the overdue ladder, and the escalations, that were decided for an assignment, and what became of each. */

import { sql } from 'kysely';
import type { Instant, LocalDate } from '../../domain/calendar/dates.ts';
import type { ChatRole } from '../../domain/people/chat-kind.ts';
import { query, type Tx } from '../sqlite/database.ts';
import { listed, rowsIn } from '../sqlite/lists.ts';
import { prepared } from '../sqlite/prepared.ts';
import type { StageKey } from './reminders.ts';

/**
 * `held`: an answer held it back, or came before its message went out. `pending`: its message is still to be sent.
 * `arrived`: in the chat `to`, in shadow delivery not the one it was meant for. `unknown`: it may have arrived. `lost`: it
 * can arrive no more, and nobody answered meanwhile.
 */
export interface LadderStep extends StageKey {
  readonly fate: 'held' | 'pending' | 'arrived' | 'unknown' | 'lost';
  readonly to: ChatRole | null;
  readonly decidedOn: LocalDate;
  /** When its message was settled; null before that, and without a message. */
  readonly at: Instant | null;
}

const IS_OF_LADDER = sql<boolean>`(reminder.stage like 'after-%' or reminder.stage like 'escalate-%')`;
/** What was left out of its bundle when that was sent is not told of in it. */
const IS_TOLD = sql<boolean>`about.outbox_id is not null`;
const IS_ANSWERED = sql<boolean>`assignment.answered_on >= reminder.decided_on`;

const steps = prepared(({ ids }: { ids: string }) =>
  query
    .selectFrom('reminder')
    .innerJoin('assignment', 'assignment.id', 'reminder.assignment_id')
    .leftJoin('outbox', 'outbox.id', 'reminder.outbox_id')
    .leftJoin('outbox_about as about', (join) =>
      join.onRef('about.outbox_id', '=', 'outbox.id').onRef('about.assignment_id', '=', 'reminder.assignment_id'),
    )
    .leftJoin('chat', 'chat.id', 'outbox.chat_id')
    .select((eb) => [
      'reminder.assignment_id as assignmentId',
      'reminder.deadline_rev as deadlineRev',
      'reminder.stage',
      'reminder.decided_on as decidedOn',
      'chat.role as to',
      'outbox.settled_at as at',
      eb
        .case()
        // A message that is no longer kept was settled long ago.
        .when('outbox.id', 'is', null)
        .then(sql<LadderStep['fate']>`'held'`)
        .when('outbox.state', 'in', ['queued', 'sending'])
        .then(sql<LadderStep['fate']>`'pending'`)
        .when(sql<boolean>`outbox.state = 'sent' and ${IS_TOLD}`)
        .then(sql<LadderStep['fate']>`'arrived'`)
        .when(sql<boolean>`outbox.state = 'unknown' and ${IS_TOLD}`)
        .then(sql<LadderStep['fate']>`'unknown'`)
        .when(IS_ANSWERED)
        .then(sql<LadderStep['fate']>`'held'`)
        .else(sql<LadderStep['fate']>`'lost'`)
        .end()
        .as('fate'),
    ])
    .where('reminder.assignment_id', 'in', listed(ids))
    .where(IS_OF_LADDER)
    .orderBy(sql`coalesce(outbox.settled_at, reminder.decided_on)`),
);

/** The decided steps of some assignments, the earliest first. */
export function ladderSteps(tx: Tx, assignmentIds: readonly number[]): LadderStep[] {
  return assignmentIds.length === 0 ? [] : tx.all(steps({ ids: JSON.stringify(assignmentIds) }));
}

/** Forgets that some steps were decided: the rules decide on them again. */
export function forgetSteps(tx: Tx, keys: readonly StageKey[]): void {
  if (keys.length === 0) return;
  const rows = JSON.stringify(keys.map(({ assignmentId, deadlineRev, stage }) => [assignmentId, deadlineRev, stage]));
  tx.run(
    query.deleteFrom('reminder').where(sql<boolean>`(assignment_id, deadline_rev, stage) in (${rowsIn(rows, 3)})`),
  );
}
