/** Everything recorded about a task, including the reminders sent, oldest first. */

import { instantAt } from '../../domain/calendar/dates.ts';
import { assignmentIn } from '../../store/programmes/assignment-snapshot.ts';
import { eventsOfTask, type Event } from '../../store/record/events.ts';
import { remindersOfTask } from '../../store/reminders/reminders.ts';
import type { Work } from '../work.ts';
import type { HistoryKind, Snapshot } from '../../conversation/compose/event-words.ts';
import { periodWords } from '../../conversation/compose/period-words.ts';
import { cardsOfTask } from '../../store/programmes/assignments.ts';
import { originsOf } from '../../store/programmes/continuations.ts';
import { PROGRAM_ACTOR } from '../../domain/people/program-actor.ts';

/** An event, or a reminder in the form of one: `text` is the step of the ladder. */
export interface HistoryEntry extends Omit<Event, 'kind' | 'before' | 'after'> {
  readonly kind: HistoryKind;
  readonly before: Snapshot;
  readonly after: Snapshot;
  /** The period of a recurring duty, in words; null where it is of none. */
  readonly period: string | null;
}

export function entryOf(event: Event): HistoryEntry {
  const [before, after] = [snapshotIn(event.before), snapshotIn(event.after)];
  // Where one assignment went on to the next period, the event is of the one before.
  const of = before ?? after;
  return { ...event, before, after, period: of === null || of === 'unreadable' ? null : periodWords(of) };
}

function snapshotIn(json: string | null): Snapshot {
  if (json === null) return null;
  const snapshot = assignmentIn(json);
  return snapshot.kind === 'unreadable' ? 'unreadable' : snapshot.assignment;
}

/** Also of the tasks of earlier programmes that it takes over, each entry under its own `taskId`. */
export function historyOf(work: Work, taskId: number): HistoryEntry[] {
  return withOrigins(work, taskId)
    .flatMap((id) => ownHistory(work, id))
    .sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : a.id - b.id));
}

/** The task, those that it takes over, and those that they took over in their time. */
function withOrigins({ tx }: Work, taskId: number): number[] {
  const found = new Set([taskId]);
  for (let newest: readonly number[] = [taskId]; newest.length > 0;) {
    newest = [...originsOf(tx, newest).values()].flat().filter((id) => !found.has(id));
    for (const id of newest) found.add(id);
  }
  return [...found];
}

function ownHistory(work: Work, taskId: number): HistoryEntry[] {
  const periods = new Map(
    cardsOfTask(work.tx, taskId).map(({ assignment }) => [assignment.id, periodWords(assignment)] as const),
  );
  const periodOf = (assignmentId: number | null): string | null =>
    assignmentId === null ? null : (periods.get(assignmentId) ?? null);
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
    period: periodOf(reminder.assignmentId),
  }));
  const events = eventsOfTask(work.tx, taskId)
    .map(entryOf)
    .map((entry) => ({ ...entry, period: entry.period ?? periodOf(entry.assignmentId) }));
  return [...events, ...reminders];
}
