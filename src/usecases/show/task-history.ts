/** Everything recorded about a task, including the reminders sent, oldest first. */

import { instantAt, localDateOf, type LocalDate } from '../../domain/calendar/dates.ts';
import { assignmentIn } from '../../store/programmes/assignment-snapshot.ts';
import { eventsOfTask, type Event } from '../../store/record/events.ts';
import { reportPassedOn } from '../../store/record/passed-claims.ts';
import { remindersOfTask } from '../../store/reminders/reminders.ts';
import type { Work } from '../work.ts';
import type { HistoryKind, Snapshot } from '../../conversation/compose/event-words.ts';
import { periodWords } from '../../conversation/compose/period-words.ts';
import type { Card } from '../../domain/tasks/task.ts';
import type { PastDay } from '../../store/programmes/past.ts';
import { lineOf, seenBy } from '../past-seen.ts';
import { PROGRAM_ACTOR } from '../../domain/people/program-actor.ts';

/** An event, or a reminder in the form of one: `text` is the step of the ladder. */
export interface HistoryEntry extends Omit<Event, 'kind' | 'before' | 'after'> {
  readonly kind: HistoryKind;
  readonly before: Snapshot;
  readonly after: Snapshot;
  /** The period of a recurring duty, in words; null where it is of none. */
  readonly period: string | null;
  /** The day of a report that a merger passed on; null of all else. */
  readonly saidOn: LocalDate | null;
}

/** An event as an entry of a history. */
export function entryOf(event: Event): HistoryEntry {
  const [before, after] = [snapshotIn(event.before), snapshotIn(event.after)];
  // Where one assignment went on to the next period, the event is of the one before.
  const of = before ?? after;
  const period = of === null || of === 'unreadable' ? null : periodWords(of);
  return { ...event, before, after, period, saidOn: null };
}

function snapshotIn(json: string | null): Snapshot {
  if (json === null) return null;
  const snapshot = assignmentIn(json);
  return snapshot.kind === 'unreadable' ? 'unreadable' : snapshot.assignment;
}

/**
 * Also of the tasks of earlier programmes that it takes over, each entry under its own `taskId`; `agencyId` is the agency
 * whose chat reads it, null for who sees everything. `past`: what a report as of that day shows.
 */
export function historyOf(
  work: Work,
  taskId: number,
  agencyId: number | null,
  past: PastDay | null = null,
): HistoryEntry[] {
  const line = lineOf(work.tx, taskId, past);
  return [...line]
    .flatMap(([id, { cards }]) => ownHistory(work, id, cards))
    .filter(seenBy(agencyId, line))
    .filter(({ at }) => past === null || at < past.before)
    .sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : a.id - b.id));
}

function ownHistory(work: Work, taskId: number, cards: readonly Card[]): HistoryEntry[] {
  const periods = new Map(cards.map(({ assignment }) => [assignment.id, periodWords(assignment)] as const));
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
    added: [],
    before: null,
    after: null,
    undoes: null,
    chosen: null,
    period: periodOf(reminder.assignmentId),
    saidOn: null,
  }));
  const events = eventsOfTask(work.tx, taskId)
    .map((event) => withOrigin(work, event))
    .map((entry) => ({ ...entry, period: entry.period ?? periodOf(entry.assignmentId) }));
  return [...events, ...reminders];
}

/** Of a report that a merger passed on the day and the office are those of whoever made it. */
function withOrigin(work: Work, event: Event): HistoryEntry {
  const said = reportPassedOn(work.tx, event);
  if (said === undefined) return entryOf(event);
  const saidOn = localDateOf(said.at, work.rules.timeZone);
  return { ...entryOf(event), agency: said.agency, office: said.office, saidOn };
}
