/** Tells the secretariat or the leaders of unanswered overdue tasks: one message a day and chat. */

import type { Assignment } from '../../domain/tasks/assignment.ts';
import type { LocalDate } from '../../domain/calendar/dates.ts';
import { enqueue } from '../../outbox/enqueue.ts';
import { payloadOf } from '../../outbox/payload.ts';
import { programmesOfAssignments, programmesOfChat } from '../../store/people/chat-programmes.ts';
import { chatsOf, type Chat } from '../../store/people/chats.ts';
import { record } from '../../store/record/record-event.ts';
import { queuedBundles } from '../../store/outbox/outbox-bundles.ts';
import { addAbout } from '../../store/outbox/outbox.ts';
import { decideStages, type StageKey } from '../../store/reminders/reminders.ts';
import { queueOnFreeDay } from '../chats/queue-on-free-day.ts';
import type { Work } from '../work.ts';
import type { Overseers } from '../../domain/people/chat-kind.ts';
import type { EventKind } from '../../domain/tasks/event-kind.ts';
import { PROGRAM_ACTOR } from '../../domain/people/program-actor.ts';

const TOLD: Record<Overseers, EventKind> = {
  secretariat: 'escalated_to_secretariat',
  leaders: 'escalated_to_leaders',
};

/** Returns the number of tasks told of. */
export function escalate(
  work: Work,
  to: Overseers,
  assignments: readonly Assignment[],
  keyOf: (assignment: Assignment) => StageKey,
  decidedOn: LocalDate,
): number {
  if (assignments.length === 0) return 0;
  const programmeOf = programmesOfAssignments(
    work.tx,
    assignments.map(({ id }) => id),
  );
  /** The first message that tells of an assignment. */
  const toldBy = new Map<number, number>();
  for (const chat of chatsOf(work.tx, to)) {
    const programmes = to === 'leaders' ? programmesOfChat(work.tx, chat.id) : [];
    const ids = assignments
      .map(({ id }) => id)
      .filter((id) => programmes.length === 0 || programmes.includes(programmeOf.get(id) ?? 0));
    if (ids.length === 0) continue;
    const outboxId = queueEscalation(work, chat, to, ids);
    for (const id of ids) if (!toldBy.has(id)) toldBy.set(id, outboxId);
  }
  // Without a chat that is for it nothing is decided, so that it is told once there is one.
  const told = assignments.filter(({ id }) => toldBy.has(id));
  const stages = told.map((assignment) => ({ ...keyOf(assignment), outboxId: toldBy.get(assignment.id) ?? null }));
  decideStages(work.tx, stages, { outcome: 'queued', decidedOn });
  for (const assignment of told) {
    record(work.tx, {
      at: work.now,
      kind: TOLD[to],
      taskId: assignment.taskId,
      assignmentId: assignment.id,
      agencyId: assignment.agencyId,
      actor: PROGRAM_ACTOR,
    });
  }
  return told.length;
}

/** The items are read when the message is sent: a queued one takes in more without a new text. */
function queueEscalation(work: Work, chat: Chat, to: Overseers, ids: readonly number[]): number {
  const waiting = queuedBundles(work.tx, [chat.id], 'notice').get(chat.id);
  const payload = waiting === undefined ? null : payloadOf(waiting.payload);
  if (waiting !== undefined && payload?.kind === 'escalation') {
    addAbout(work.tx, waiting.id, ids);
    return waiting.id;
  }
  return queueOnFreeDay(work, `escalation:${chat.id}`, (key, dueAt) =>
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
