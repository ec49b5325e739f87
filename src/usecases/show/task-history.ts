/** Everything recorded about a task, including the reminders sent, oldest first. */

import { instantAt } from '../../domain/calendar/dates.ts';
import { assignmentIn } from '../../store/programmes/assignment-snapshot.ts';
import { eventsOfTask, type Event } from '../../store/record/events.ts';
import { remindersOfTask } from '../../store/reminders/reminders.ts';
import type { Work } from '../work.ts';
import type { HistoryKind, Snapshot } from '../../conversation/compose/event-words.ts';
import { PROGRAM_ACTOR } from '../../domain/people/program-actor.ts';

/** An event, or a reminder in the form of one: `text` is the step of the ladder. */
export interface HistoryEntry extends Omit<Event, 'kind' | 'before' | 'after'> {
  readonly kind: HistoryKind;
  readonly before: Snapshot;
  readonly after: Snapshot;
}

export function entryOf(event: Event): HistoryEntry {
  return { ...event, before: snapshotIn(event.before), after: snapshotIn(event.after) };
}

function snapshotIn(json: string | null): Snapshot {
  if (json === null) return null;
  const snapshot = assignmentIn(json);
  return snapshot.kind === 'unreadable' ? 'unreadable' : snapshot.assignment;
}

export function historyOf(work: Work, taskId: number): HistoryEntry[] {
  const reminders = remindersOfTask(work.tx, taskId).map((reminder): HistoryEntry => ({
    id: 0,
    at: reminder.at ?? instantAt(reminder.decidedOn, '00:00', work.rules.timeZone),
    kind: 'reminded',
    recordedAs: 'reminded',
    taskId,
    assignmentId: reminder.assignmentId,
    agencyId: reminder.agencyId,
    agency: reminder.agency,
    chatId: reminder.chatId,
    personId: null,
    actor: PROGRAM_ACTOR,
    office: null,
    channel: null,
    messageId: reminder.messageId,
    text: reminder.stage,
    before: null,
    after: null,
    undoes: null,
  }));
  return [...eventsOfTask(work.tx, taskId).map(entryOf), ...reminders].sort((a, b) =>
    a.at < b.at ? -1 : a.at > b.at ? 1 : a.id - b.id,
  );
}
