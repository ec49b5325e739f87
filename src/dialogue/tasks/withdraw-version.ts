/** An edited message replaces its earlier version. */

import type { IncomingMessage } from '../../conversation/message/incoming.ts';
import type { ReportLine } from '../../conversation/read/task/identify-task.ts';
import * as say from '../../conversation/compose/say-taken-back.ts';
import { write } from '../../conversation/compose/write.ts';
import { mayUndo } from '../../domain/people/access.ts';
import { assignmentIn } from '../../store/programmes/assignment-snapshot.ts';
import type { LocalDate } from '../../domain/calendar/dates.ts';
import { periodOfKey } from '../../domain/deadlines/period.ts';
import type { Assignment } from '../../domain/tasks/assignment.ts';
import { isNamed } from '../../domain/tasks/choose-period.ts';
import type { Card } from '../../domain/tasks/task.ts';
import { isOfAnotherPeriod, restore } from '../../domain/tasks/transition/restore.ts';
import { cardById } from '../../store/programmes/assignments.ts';
import {
  standingChanges,
  standingChangesOfMessage,
  standingInstructionsOfMessage,
} from '../../store/record/standing-changes.ts';
import type { Event } from '../../store/record/events.ts';
import { pleaTakenBack } from '../../conversation/compose/compose-plea.ts';
import { besidePeriod, readPeriod } from '../../conversation/read/read-period.ts';
import { readPlea } from '../../conversation/read/read-plea.ts';
import type { Plea } from '../../domain/tasks/plea.ts';
import { openPlea, openPleasOfMessage } from '../../store/record/pleas.ts';
import { announceWaitingAgain } from '../../usecases/report/announce-pending-decision.ts';
import { tellRequestGone } from '../../usecases/report/overtaken.ts';
import { takeBackPleas, tellTakenBack, type PleaTakenBack } from '../../usecases/report/state-plea.ts';
import { withdrawInstruction } from '../../usecases/instruct/instruct.ts';
import { changeAssignment } from '../../usecases/report/change-assignment.ts';
import { closeQuestionsAnswering, openQuestionsTo } from '../../store/record/questions.ts';
import { cardsNamed, splitFor, type Context } from '../context/message-context.ts';
import { endQuestion } from '../context/end-question.ts';
import { pendingQuestionOf } from '../context/pending-question.ts';
import { sightFrom, type Origin } from '../context/origin.ts';
import type { Work } from '../../usecases/work.ts';

/** What came of the earlier version, and is gone now. */
export interface Withdrawn {
  readonly kind: 'withdrawn';
  readonly changes: readonly Event[];
  readonly instructions: readonly Event[];
  readonly pleas: readonly PleaTakenBack[];
}

type Outcome = Withdrawn | { readonly kind: 'nothing_recorded' | 'same_text' | 'buried' };

/**
 * Undoes the report of the earlier version, then the new text is read. `buried`: a newer change follows it, or this
 * version cannot read the state before, so the record stays.
 */
export function withdrawEarlierVersion(
  work: Work,
  origin: Origin,
  message: IncomingMessage,
  context: Context,
): Outcome {
  const split = splitFor(work, origin, context, message.text.trim());
  const readings = [split.lines, split.numbered ?? []];
  if (asksAboutTheSame(work, origin, message, split.lines)) return { kind: 'same_text' };
  closeQuestionsAbout(work, origin, message);
  const isSame = (events: readonly Event[]): boolean =>
    readings.some((lines) => saysTheSame(events, lines, (line, event) => isAbout(work, origin, context, line, event)));
  const instructed = withdrawInstructions(work, origin, message, isSame);
  if (instructed.kind !== 'nothing_recorded') return instructed;
  const made = standingChangesOfMessage(work.tx, origin.chat.id, message.messageId);
  // A person who may no longer report cannot change a report by editing: the new text is refused as any other.
  const isTheirs = ({ agencyId }: Event): boolean => agencyId !== null && mayUndo(origin.actor, agencyId) === 'yes';
  if (made.length === 0) return withdrawPleas(work, origin, message, context, readings);
  if (!made.every(isTheirs)) return { kind: 'nothing_recorded' };
  if (isSame(made)) return { kind: 'same_text' };
  const earlier = made.map((event) => earlierState(work, event));
  const buried = earlier.flatMap((state) => (state?.kind === 'buried' ? [state.card] : []));
  if (buried.length > 0) {
    // A message stands or falls as a whole: none of its reports is undone while another cannot be.
    origin.reply(write(buried.map(say.editTooLate), { replyTo: origin.messageId }), 'answer');
    return { kind: 'buried' };
  }
  for (const state of earlier) {
    if (state?.kind !== 'restorable') continue;
    changeAssignment(work, state.card, restore(state.card.assignment, state.before, work.today), {
      kind: 'edited',
      text: message.text,
      author: origin.author,
      undoes: state.event.id,
    });
  }
  const pleas = takeBackPleas(work, origin, message.messageId);
  return { kind: 'withdrawn', changes: made, instructions: [], pleas };
}

/** What is asked about the earlier version is over: its words are not what is said any more. */
function closeQuestionsAbout(work: Work, origin: Origin, { messageId }: IncomingMessage): void {
  closeQuestionsAnswering(work.tx, origin, messageId, work.now);
  for (const { id } of questionsAbout(work, origin, messageId)) endQuestion(work, id);
}

/** The open questions that keep the words of a message for their answer. */
function questionsAbout({ tx }: Work, { person, chat }: Origin, messageId: string): { id: number; text: string }[] {
  return openQuestionsTo(tx, person.id, chat.id).flatMap(({ id, data }) => {
    const pending = pendingQuestionOf(data);
    const of = pending.kind === 'echo' ? pending.of : pending;
    const said = 'said' in of ? of.said : undefined;
    return said?.messageId === messageId ? [{ id, text: said.text }] : [];
  });
}

/** A messenger's edit that changes no word of what is asked about. */
function asksAboutTheSame(
  work: Work,
  origin: Origin,
  { messageId }: IncomingMessage,
  lines: readonly ReportLine[],
): boolean {
  const asked = questionsAbout(work, origin, messageId);
  return (
    asked.length > 0 &&
    asked.length === lines.length &&
    asked.every(({ text }) => lines.some(({ rest }) => rest.trim() === text))
  );
}

/** A message that only stated a reason or an objection, and says something else now. */
function withdrawPleas(
  work: Work,
  origin: Origin,
  { messageId }: IncomingMessage,
  context: Context,
  readings: readonly (readonly ReportLine[])[],
): Outcome {
  const stated = openPleasOfMessage(work.tx, origin.chat.id, messageId);
  if (stated.length === 0) return { kind: 'nothing_recorded' };
  const states = (line: ReportLine, plea: Plea): boolean => statesPlea(work, origin, context, line, plea);
  const isSame = readings.some(
    (lines) => lines.length === stated.length && stated.every((plea) => lines.some((line) => states(line, plea))),
  );
  if (isSame) return { kind: 'same_text' };
  return { kind: 'withdrawn', changes: [], instructions: [], pleas: takeBackPleas(work, origin, messageId) };
}

/** Whether a line says what was stated, of the same task and the same period of it. */
function statesPlea(work: Work, origin: Origin, { about }: Context, { ref, rest }: ReportLine, plea: Plea): boolean {
  const { assignmentId, text } = plea;
  const period = cardById(work.tx, assignmentId)?.assignment.period ?? null;
  if (readPlea(besidePeriod(rest, period, work.today))?.text !== text || !mayBeOf(rest, period, work.today))
    return false;
  if (ref === null) return about.length === 0 || about.includes(assignmentId);
  return cardsNamed(work, sightFrom(origin), ref).some(({ assignment }) => assignment.id === assignmentId);
}

/** The words name no other period than `period`. */
function mayBeOf(words: string, period: string | null, today: LocalDate): boolean {
  const recurrence = period === null ? undefined : periodOfKey(period)?.recurrence;
  const named = recurrence === undefined ? null : readPeriod(words, recurrence, today);
  return named === null || typeof named === 'string' || isNamed({ period }, named);
}

type EarlierState =
  | { readonly kind: 'buried'; readonly card: Card }
  | { readonly kind: 'restorable'; readonly card: Card; readonly event: Event; readonly before: Assignment };

/** The state before the event, if it can be had again; null where the event changed none. */
function earlierState({ tx }: Work, event: Event): EarlierState | null {
  const card = event.assignmentId === null ? undefined : cardById(tx, event.assignmentId);
  if (card === undefined || event.before === null) return null;
  const before = assignmentIn(event.before);
  const isLatest = standingChanges(tx, card.assignment.id, 1)[0]?.id === event.id;
  if (before.kind === 'unreadable' || !isLatest || isOfAnotherPeriod(card.assignment, before.assignment)) {
    return { kind: 'buried', card };
  }
  return { kind: 'restorable', card, event, before: before.assignment };
}

/** Something in the record came of an earlier version of the message, so that a new version concerns us as well. */
export function hasRecordedVersion({ tx }: Work, { chat }: Origin, { edited, messageId }: IncomingMessage): boolean {
  if (!edited) return false;
  return (
    standingChangesOfMessage(tx, chat.id, messageId).length > 0 ||
    standingInstructionsOfMessage(tx, chat.id, messageId).length > 0 ||
    openPleasOfMessage(tx, chat.id, messageId).length > 0
  );
}

/** What only words record; a command may have recorded anything else. */
const OF_WORDS: readonly Event['kind'][] = [
  'reported',
  'completion_reported',
  'acknowledged',
  'handover_claimed',
  'suspension_claimed',
];

/** The assignments of which the message may have recorded something as a command: that is not undone by an edit. */
export function recordedByCommand({ tx }: Work, { chat }: Origin, { messageId }: IncomingMessage): Card[] {
  const made = standingChangesOfMessage(tx, chat.id, messageId);
  if (made.every(({ kind }) => OF_WORDS.includes(kind))) return [];
  const ids = new Set(made.flatMap(({ assignmentId }) => assignmentId ?? []));
  return [...ids].flatMap((id) => cardById(tx, id) ?? []);
}

/** Once the new version is read: says what of the earlier one is gone and has nothing in its place. */
export function tellWithdrawn(
  work: Work,
  origin: Origin,
  { messageId }: IncomingMessage,
  { changes, instructions, pleas }: Withdrawn,
  further: readonly string[] = [],
): void {
  const { tx, today } = work;
  tellTakenBack(work, origin, pleas);
  announceWaiting(work, origin, changes);
  const dropped = pleas.filter(({ plea }) => openPlea(tx, plea.assignmentId, plea.kind) === undefined);
  const changed = standingChangesOfMessage(tx, origin.chat.id, messageId);
  const instructed = standingInstructionsOfMessage(tx, origin.chat.id, messageId);
  const cardOf = ({ assignmentId }: Event): Card | undefined =>
    assignmentId === null ? undefined : cardById(tx, assignmentId);
  const gone = changes.filter(({ assignmentId }) => !changed.some((event) => event.assignmentId === assignmentId));
  const takenBack = instructions.filter(({ taskId }) => !instructed.some((event) => event.taskId === taskId));
  const cards = gone.flatMap((event) => cardOf(event) ?? []);
  const ordered = takenBack.flatMap((event) => cardOf(event) ?? []);
  const notes = [
    ...cards.map((card) => say.earlierVersionTakenBack(card, today)),
    ...ordered.map((card) => say.instructionWithdrawn(card)),
    ...dropped.map(({ card, plea }) => pleaTakenBack(card, plea)),
  ];
  if (notes.length === 0 && further.length === 0) return;
  const about = [...cards, ...ordered, ...dropped.map(({ card }) => card)].map(({ assignment }) => assignment.id);
  origin.reply(write([...notes, ...further], { replyTo: origin.messageId, silent: true }), 'answer', about);
}

/** What waited before the earlier version, and waits again, and what waits no more: those who decide last heard of that one. */
function announceWaiting(work: Work, origin: Origin, changes: readonly Event[]): void {
  for (const event of changes) {
    const card = event.assignmentId === null ? undefined : cardById(work.tx, event.assignmentId);
    const was = event.after === null ? null : assignmentIn(event.after);
    if (card === undefined || was?.kind !== 'read') continue;
    announceWaitingAgain(work, card, was.assignment, event);
    tellRequestGone(work, origin, card, { event, was: was.assignment, how: 'edited' });
  }
}

type IsAbout = (line: ReportLine, event: Event) => boolean;

/** Messengers also report an edit that changes nothing visible. The same words about another task are a change. */
function saysTheSame(made: readonly Event[], lines: readonly ReportLine[], isAboutIt: IsAbout): boolean {
  const isRepeated = (event: Event): boolean =>
    lines.some((line) => [event.text, ...event.added].includes(line.rest.trim()) && isAboutIt(line, event));
  return made.length === lines.length && made.every(isRepeated);
}

/** A line without a number is about what the message replies to. */
function isAbout(work: Work, origin: Origin, { about }: Context, { ref }: ReportLine, event: Event): boolean {
  if (ref !== null) return cardsNamed(work, sightFrom(origin), ref).some(({ task }) => task.id === event.taskId);
  return about.length === 0 || event.assignmentId === null || about.includes(event.assignmentId);
}

/** The earlier version's instructions are taken back, and the agencies that have them are told. */
function withdrawInstructions(
  work: Work,
  origin: Origin,
  message: IncomingMessage,
  isSame: (events: readonly Event[]) => boolean,
): Outcome {
  const given = standingInstructionsOfMessage(work.tx, origin.chat.id, message.messageId).filter(
    ({ personId }) => personId === origin.person.id,
  );
  if (given.length === 0) return { kind: 'nothing_recorded' };
  if (isSame(given)) return { kind: 'same_text' };
  for (const event of given) withdrawInstruction(work, origin, event);
  return { kind: 'withdrawn', changes: [], instructions: given, pleas: [] };
}
