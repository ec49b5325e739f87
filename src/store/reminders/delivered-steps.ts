/** Which steps about an assignment reached those they were meant for, and when. */

import type { Instant } from '../../domain/calendar/dates.ts';
import { query, type Tx } from '../sqlite/database.ts';
import { listed } from '../sqlite/lists.ts';
import { prepared } from '../sqlite/prepared.ts';
import type { StageKey } from './reminders.ts';

export interface DeliveredStep extends StageKey {
  readonly to: 'agency' | 'secretariat';
  readonly at: Instant;
}

const delivered = prepared(({ ids }: { ids: string }) =>
  query
    .selectFrom('reminder')
    .innerJoin('outbox', 'outbox.id', 'reminder.outbox_id')
    // What was left out of its bundle when that was sent is not told of in it.
    .innerJoin('outbox_about', (join) =>
      join
        .onRef('outbox_about.outbox_id', '=', 'outbox.id')
        .onRef('outbox_about.assignment_id', '=', 'reminder.assignment_id'),
    )
    // The chat that received it: in shadow delivery not the one it was meant for.
    .innerJoin('chat', 'chat.id', 'outbox.chat_id')
    .select([
      'reminder.assignment_id as assignmentId',
      'reminder.deadline_rev as deadlineRev',
      'reminder.stage',
      'chat.role as to',
      'outbox.settled_at as at',
    ])
    .where('reminder.assignment_id', 'in', listed(ids))
    .where('outbox.state', '=', 'sent')
    .where('chat.role', 'in', ['agency', 'secretariat'])
    .where('outbox.settled_at', 'is not', null)
    .$narrowType<{ to: 'agency' | 'secretariat'; at: Instant }>()
    .orderBy('outbox.settled_at'),
);

/** The delivered steps about some assignments, the earliest first. */
export function deliveredSteps(tx: Tx, assignmentIds: readonly number[]): DeliveredStep[] {
  return assignmentIds.length === 0 ? [] : tx.all(delivered({ ids: JSON.stringify(assignmentIds) }));
}
