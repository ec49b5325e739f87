/** Tells the secretariat or the leaders of overdue tasks that nobody answered for: in one message a day and chat. */

import type { Assignment } from '../../domain/tasks/assignment.ts';
import type { LocalDate } from '../../domain/calendar/dates.ts';
import { enqueue } from '../../outbox/enqueue.ts';
import { payloadOf } from '../../outbox/payload.ts';
import { chatsOf, type Chat } from '../../store/people/chats.ts';
import { record } from '../../store/record/events.ts';
import { queuedBundle } from '../../store/outbox/outbox-bundles.ts';
import { addAbout } from '../../store/outbox/outbox.ts';
import { decideStages, type StageKey } from '../../store/reminders/reminders.ts';
import { promiseOnFreeDay } from '../chats/promise-on-free-day.ts';
import type { Work } from '../work.ts';

/** Returns how many tasks were told of. */
export function escalate(
  work: Work,
  to: 'secretariat' | 'leaders',
  shares: readonly Assignment[],
  keyOf: (share: Assignment) => StageKey,
  decidedOn: LocalDate,
): number {
  if (shares.length === 0) return 0;
  const chats = chatsOf(work.tx, to);
  // Nobody to tell yet: it is decided, and so told, when a chat is there.
  if (chats.length === 0) return 0;
  const ids = shares.map(({ id }) => id);
  const [outboxId = null] = chats.map((chat) => promiseEscalation(work, chat, to, ids));
  const told = shares.map((share) => ({ ...keyOf(share), outboxId }));
  decideStages(work.tx, told, { outcome: 'queued', decidedOn });
  for (const share of shares) {
    record(work.tx, {
      at: work.now,
      kind: `escalated_to_${to}`,
      taskId: share.taskId,
      assignmentId: share.id,
      agencyId: share.agencyId,
      actor: 'hệ thống',
    });
  }
  return shares.length;
}

/** What the message is about is what it tells of: one that waits takes in more without being written anew. */
function promiseEscalation(work: Work, chat: Chat, to: 'secretariat' | 'leaders', ids: readonly number[]): number {
  const waiting = queuedBundle(work.tx, chat.id, 'notice');
  const payload = waiting === undefined ? null : payloadOf(waiting.payload);
  if (waiting !== undefined && payload?.kind === 'escalation') {
    addAbout(work.tx, waiting.id, ids);
    return waiting.id;
  }
  return promiseOnFreeDay(work, `escalation:${chat.id}`, (key, dueAt) =>
    enqueue(
      work.tx,
      {
        key,
        chatId: chat.id,
        kind: 'notice',
        payload: { kind: 'escalation', to, message: null },
        unprompted: true,
        dueAt,
        about: ids,
      },
      work.now,
    ),
  );
}
