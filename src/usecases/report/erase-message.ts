/** A secrecy marking was added to a message: what came of its earlier version is erased, and a skeleton stays. */

import { composeErased, composeErasedForAgency } from '../../conversation/compose/compose-erased.ts';
import { localDateOf, type Instant } from '../../domain/calendar/dates.ts';
import { eraseDrafts, type ErasedDrafts } from './erase-drafts.ts';
import type { Card } from '../../domain/tasks/task.ts';
import type { Assignment } from '../../domain/tasks/assignment.ts';
import { isOfAnotherPeriod, restore } from '../../domain/tasks/transition/restore.ts';
import { assignmentIn } from '../../store/programmes/assignment-snapshot.ts';
import { cardById, cardsById } from '../../store/programmes/assignments.ts';
import { chatById } from '../../store/people/chats.ts';
import {
  ERASED,
  eraseEvent,
  eraseNotedChanges,
  eraseNotices,
  eraseOutbox,
  eraseQuotes,
  eraseReading,
  eraseRows,
  keptInQuestions,
  wordsOfDocuments,
} from '../../store/record/erase.ts';
import { eventById, eventsBearing, eventsOfMessage, eventsOfTask, type Event } from '../../store/record/events.ts';
import { standingChanges } from '../../store/record/standing-changes.ts';
import { partsOf } from '../../domain/text/said.ts';
import type { Acting } from '../acting.ts';
import { agencyChat } from '../chats/agency-chat.ts';
import { chatName } from '../chats/chat-name.ts';
import { noticeOwners } from '../chats/notice-operator.ts';
import { notify, notifySecretariat } from '../chats/notify.ts';
import { withdrawInstruction } from '../instruct/instruct.ts';
import type { Work } from '../work.ts';
import { announceWaitingAgain } from './announce-pending-decision.ts';
import { changeAssignment } from './change-assignment.ts';

/** Erases what a message led to, and tells whom it concerns; the stored updates of the message are the caller's. */
export function eraseMessage(work: Work, by: Acting, messageId: string): void {
  const { tx, now } = work;
  const events = [...eventsOfMessage(tx, by.chat.id, messageId), ...eventsBearing(tx, by.chat.id, messageId)].sort(
    (one, other) => one.id - other.id,
  );
  const [first] = events;
  const message = { chatId: by.chat.id, messageId, eventIds: events.map(({ id }) => id) };
  const kept = keptInQuestions(tx, message);
  eraseReading(tx, message, now);
  const drafted = eraseDrafts(work, by.person.name, message);
  const words = [
    ...new Set([...events.flatMap(wordsIn), ...kept.words.flatMap(inParts), ...wordsOfDocuments(tx, message.eventIds)]),
  ];
  eraseRows(tx, message, now);
  const cards = fallBack(work, by, events, words);
  const assignmentIds = [...cards.map(({ assignment }) => assignment.id), ...kept.assignmentIds];
  const since = [first?.at, kept.since, drafted.since].filter((at) => at != null).sort()[0] ?? work.now;
  const tasks = [...new Set([...cards, ...cardsById(tx, kept.assignmentIds)].map(({ task }) => task.id))];
  const quoted = { assignmentIds, tasks, words, since };
  const sent = eraseOutbox(tx, message, quoted, now);
  eraseNotices(tx, quoted, now);
  eraseNotedChanges(tx, quoted);
  eraseQuotes(tx, by.chat.id, messageId);
  eraseEvents(work, events, words, kept.assignmentIds);
  for (const { id } of events.filter(({ kind }) => kind === 'instructed')) {
    const erased = eventById(tx, id);
    if (erased !== undefined) withdrawInstruction(work, by, erased);
  }
  const [draft] = drafted.drafts;
  const what = first === undefined ? draft && `draft:${String(draft.id)}:${messageId}` : String(first.id);
  const told = [...new Set([...sent, ...drafted.told])];
  if (what !== undefined) tellOfErasing(work, by, { what, cards, drafts: drafted.drafts, told, since });
}

function inParts(words: string): string[] {
  const { text, added } = partsOf(words);
  return [text, ...added];
}

/** The words of an event, and the obstacle that it brought. */
function wordsIn({ text, added, before, after }: Event): string[] {
  const obstacle = obstacleIn(after);
  const brought = obstacle !== null && obstacle !== obstacleIn(before) ? [obstacle] : [];
  return [...(text === null ? [] : [text]), ...added, ...brought];
}

function obstacleIn(json: string | null): string | null {
  if (json === null) return null;
  const read = assignmentIn(json);
  return read.kind === 'read' ? read.assignment.obstacle : null;
}

/** Each assignment goes back to the state before the message; where a newer change stands, only its words go. */
function fallBack(work: Work, by: Acting, events: readonly Event[], words: readonly string[]): Card[] {
  const touched = new Map<number, Card>();
  const undone: { readonly event: Event; readonly was: Assignment }[] = [];
  for (const event of events.toReversed()) {
    const card = event.assignmentId === null ? undefined : cardById(work.tx, event.assignmentId);
    if (card === undefined) continue;
    touched.set(card.assignment.id, card);
    const isLatest = standingChanges(work.tx, card.assignment.id, 1)[0]?.id === event.id;
    const read = event.before === null || !isLatest ? null : assignmentIn(event.before);
    const before = read?.kind === 'read' && !isOfAnotherPeriod(card.assignment, read.assignment) ? read : null;
    const { obstacle } = card.assignment;
    const next =
      before?.kind === 'read'
        ? restore(card.assignment, before.assignment, work.today)
        : obstacle !== null && words.includes(obstacle)
          ? { ...card.assignment, obstacle: ERASED }
          : null;
    if (next === null) continue;
    const undoes = before?.kind === 'read' ? { undoes: event.id } : {};
    const changed = changeAssignment(work, card, next, { kind: 'edited', text: ERASED, author: by.author, ...undoes });
    touched.set(card.assignment.id, changed.card);
    if (before?.kind === 'read') undone.push({ event, was: card.assignment });
  }
  for (const { event, was } of undone) {
    const card = touched.get(was.id);
    if (card !== undefined) announceWaitingAgain(work, card, was, event);
  }
  return [...touched.values()];
}

/** Later events bear the words too: of an obstacle that stood on, of an instruction that was withdrawn. */
function eraseEvents(
  work: Work,
  events: readonly Event[],
  words: readonly string[],
  askedAbout: readonly number[],
): void {
  const own = new Set(events.map(({ id }) => id));
  const asked = cardsById(work.tx, askedAbout).map(({ task }) => task.id);
  const tasks = [...new Set([...events.flatMap(({ taskId }) => (taskId === null ? [] : [taskId])), ...asked])];
  const others = tasks.flatMap((task) => eventsOfTask(work.tx, task)).filter(({ id }) => !own.has(id));
  for (const event of events) eraseEvent(work.tx, event, words, true);
  for (const event of others) eraseEvent(work.tx, event, words, false);
}

interface Erasing {
  /** Tells its notices from others. */
  readonly what: string;
  readonly cards: readonly Card[];
  readonly drafts: ErasedDrafts['drafts'];
  readonly told: readonly number[];
  readonly since: Instant;
}

function tellOfErasing(work: Work, by: Acting, { what, cards, drafts, told, since }: Erasing): void {
  const { tx, now, rules, today } = work;
  const chats = told.flatMap((id) => {
    const chat = chatById(tx, id);
    return chat === undefined ? [] : [chatName(work, chat)];
  });
  const key = `erased:${what}`;
  const lapsesOn = localDateOf(rules.backupsLapse(now), rules.timeZone);
  // What else stands may come to be erased in its turn: a notice of erasing quotes nothing.
  const wordless = cards.map((card) => ({ ...card, assignment: { ...card.assignment, obstacle: null } }));
  const erased = {
    by: by.person.name,
    chat: chatName(work, by.chat),
    cards: wordless,
    drafts,
    told: chats,
    since,
    lapsesOn,
  };
  const message = composeErased(erased, today, rules.timeZone);
  notifySecretariat(work, message, { key });
  noticeOwners(work, { key, text: message.text });
  for (const card of wordless) {
    const chat = agencyChat(work, card.agency.id);
    if (chat === undefined) continue;
    const about = [card.assignment.id];
    const queued = { key: `${key}:${String(card.assignment.id)}`, kind: 'notice', about } as const;
    notify(work, chat, composeErasedForAgency(card, today), queued);
  }
}
