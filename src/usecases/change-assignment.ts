/** The one way an assignment changes: new state, event and next look of the reminder rules, all in one transaction. */

import type { Assignment } from '../domain/assignment.ts';
import { nextReminderOn } from '../domain/reminder.ts';
import type { Card } from '../domain/task.ts';
import { saveAssignment } from '../store/assignments.ts';
import { record } from '../store/events.ts';
import { setWake } from '../store/reminders.ts';
import type { ChannelName } from '../store/schema.ts';
import { agencyChat, linkedOn, remindableFrom } from './agency-chat.ts';
import type { Work } from './work.ts';

/** Who did it, where, and by which message; all null but `actor` when the program itself acted. */
export interface Author {
  readonly actor: string;
  readonly personId: number | null;
  readonly chatId: number | null;
  readonly channel: ChannelName | null;
  readonly messageId: string | null;
}

export interface Changed {
  readonly card: Card;
  readonly eventId: number;
}

export function changeAssignment(
  work: Work,
  card: Card,
  next: Assignment,
  event: { kind: string; text: string | null; author: Author; undoes?: number },
): Changed {
  const { tx, now, today, rules } = work;
  const saved = saveAssignment(tx, next);
  const eventId = record(tx, {
    at: now,
    kind: event.kind,
    taskId: card.task.id,
    assignmentId: saved.id,
    agencyId: card.agency.id,
    text: event.text,
    before: card.assignment,
    after: saved,
    undoes: event.undoes ?? null,
    ...event.author,
  });
  const from = remindableFrom(saved, linkedOn(work, agencyChat(work, saved.agencyId)));
  setWake(tx, saved.id, from === null ? null : nextReminderOn(saved, today, from, rules.calendar));
  return { card: { ...card, assignment: saved }, eventId };
}
