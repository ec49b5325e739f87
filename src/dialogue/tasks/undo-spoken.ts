/** "Nhầm", the command and the button: what is undone, and the answer. */

import { askUndo } from '../../conversation/compose/compose-question.ts';
import { actedBy, whatHappened } from '../../conversation/compose/event-words.ts';
import { composeUndone } from '../../conversation/compose/compose-receipt.ts';
import { askWhetherMeant } from '../../conversation/compose/say-question.ts';
import type { Action } from '../../conversation/message/message.ts';
import type { Toast } from '../../conversation/message/toast.ts';
import type { ReportLine } from '../../conversation/read/task/identify-task.ts';
import { beyondUndo } from '../../conversation/read/beyond-undo.ts';
import { refuses } from '../../conversation/read/answer/read-answer.ts';
import { readReport } from '../../conversation/read/read-report.ts';
import * as say from '../../conversation/compose/say-taken-back.ts';
import { PRESSED_OUTDATED } from '../../conversation/compose/say.ts';
import { write } from '../../conversation/compose/write.ts';
import type { OutboxRow } from '../../store/outbox/outbox.ts';
import { payloadOf } from '../../outbox/payload.ts';
import { cardById } from '../../store/programmes/assignments.ts';
import { eventById, lastActBy, type Event } from '../../store/record/events.ts';
import { lastOpenPleaBy } from '../../store/record/pleas.ts';
import {
  lastInstructionBy,
  lastStandingChangeBy,
  standingChanges,
  standingChangesOfMessage,
} from '../../store/record/standing-changes.ts';
import { mayConfirm, mayUndo } from '../../domain/people/access.ts';
import type { Plea } from '../../domain/tasks/plea.ts';
import type { Card } from '../../domain/tasks/task.ts';
import { cardsNamed } from '../context/message-context.ts';
import type { Context } from '../context/message-context.ts';
import { onNamedTasks, type Call } from '../context/call.ts';
import { sightFrom, type Origin } from '../context/origin.ts';
import { putQuestion } from '../context/put-question.ts';
import { alert, toast, type Press } from '../context/press.ts';
import { sentIn } from '../context/kept-words.ts';
import { isInPlace, refreshAbout, showInPlace } from '../context/press-in-place.ts';
import { askUnclear, type Result } from './record-reading.ts';
import { pleaTakenBack, stillStated } from '../../conversation/compose/compose-plea.ts';
import { takeBackPleas, tellTakenBack } from '../../usecases/report/state-plea.ts';
import { isDecision } from '../../usecases/report/undo-change.ts';
import { undoEvent } from '../../usecases/report/undo-event.ts';
import type { Work } from '../../usecases/work.ts';

/**
 * "Nhầm" takes back what it answers; where that is no receipt of one change, it asks. What is said instead ("nhầm, mới
 * 70%") is quoted back for one tap.
 */
export function undoSpoken(work: Work, origin: Origin, context: Context, line: ReportLine, result: Result): void {
  const named = line.ref === null ? [] : cardsNamed(work, sightFrom(origin), line.ref);
  const receipted = context.row === null ? null : eventsReceipted(work, context.row);
  const answered = (receipted ?? []).filter(({ taskId }) => line.ref === null || isAmong(taskId, named));
  const [only, ...others] = answered;
  if (only !== undefined && others.length === 0) {
    takeBack(work, origin, only, line);
    return;
  }
  const stated =
    context.row === null || answered.length > 0 ? [] : takeBackStated(work, origin, answeredBy(context.row));
  if (stated.length > 0) {
    const [card, ...more] = stated;
    if (card !== undefined && more.length === 0) askInstead(work, origin, card, line);
    return;
  }
  if (context.row !== null && (line.ref === null || (receipted ?? []).length > 0)) {
    askWhatToUndo(work, origin, context.about, receipted ?? []);
    return;
  }
  const events = eventsToUndo(work, origin, line, named);
  const [event, ...further] = events;
  const plea = pleaMeant(work, origin, line.ref === null ? undefined : named, events);
  if (plea.kind === 'meant') takeBackPlea(work, origin, plea.stated, line);
  else if (event === undefined) result.notes.push(nothingToUndo(plea));
  // "Nhầm" is about what was done last: an older report is not taken back in its place.
  else if (isAnothersBeside(plea, origin, event)) offerToUndo(work, origin, events, 'beside_plea');
  else if (further.length > 0 || (line.ref === null && hasDoneOtherwise(work, origin, event))) {
    offerToUndo(work, origin, events, line.ref === null ? 'unnamed' : 'by_number');
  } else if (line.ref === null || !offersNewer(work, origin, event)) takeBack(work, origin, event, line);
}

/** The person's last act here took something back, or was about something else than the change `event`. */
function hasDoneOtherwise({ tx }: Work, { person, chat }: Origin, event: Event): boolean {
  const last = lastActBy(tx, person.id, chat.id);
  if (last === undefined || last.id <= event.id) return false;
  if (NO_REPORT.includes(last.kind)) return true;
  return last.taskId !== null && last.taskId !== event.taskId && last.messageId !== event.messageId;
}

const NO_REPORT: readonly Event['kind'][] = [
  'undone',
  'plea_taken_back',
  'objection_raised',
  'objective_reason_stated',
];

/** What the person stated here and waits for its answer: the last act, an older one that stands, or nothing. */
type PleaMeant = { readonly kind: 'meant' | 'older'; readonly stated: Stated } | { readonly kind: 'none' };
interface Stated {
  readonly card: Card;
  readonly plea: Plea;
  readonly messageId: string | null;
}

/**
 * A plea is taken back unasked where it is what the person did last here or, of named tasks, where it is newer than each
 * of their changes, whoever made them.
 */
function pleaMeant(
  { tx }: Work,
  { person, chat }: Origin,
  cards: readonly Card[] | undefined,
  events: readonly Event[],
): PleaMeant {
  const by = { personId: person.id, chatId: chat.id };
  const plea = lastOpenPleaBy(tx, by, cards === undefined ? null : cards.map(({ assignment }) => assignment.id));
  const card = plea === undefined ? undefined : cardById(tx, plea.assignmentId);
  if (plea === undefined || card === undefined) return { kind: 'none' };
  const stated = { card, plea, messageId: eventById(tx, plea.eventId)?.messageId ?? null };
  const isLast =
    cards === undefined
      ? lastActBy(tx, by.personId, by.chatId)?.id === plea.eventId
      : events.every(({ id }) => id < plea.eventId);
  // What was reported in the same message is taken back with it.
  const stoodBeside = events.some(({ messageId }) => messageId !== null && messageId === stated.messageId);
  return { kind: isLast && !stoodBeside ? 'meant' : 'older', stated };
}

function takeBackPlea(work: Work, origin: Origin, { messageId, plea }: Stated, line: ReportLine | null): void {
  const [card] = takeBackStated(work, origin, messageId, plea.assignmentId);
  if (card !== undefined && line !== null) askInstead(work, origin, card, line);
}

/** The person stated something of the task, and somebody else reported on it since: either may be meant. */
function isAnothersBeside(plea: PleaMeant, { person }: Origin, { personId }: Event): boolean {
  return plea.kind === 'older' && personId !== person.id;
}

function nothingToUndo(plea: PleaMeant): string {
  return plea.kind === 'older' ? stillStated(plea.stated.card, plea.stated.plea) : say.NOTHING_TO_UNDO;
}

/** "Thôi", "khoan", "không phải" under a receipt: whether it is to be taken back is asked. False for other words. */
export function holdBackReceipt(work: Work, origin: Origin, context: Context, line: ReportLine): boolean {
  if (context.row === null || line.ref !== null || !refuses(line.rest)) return false;
  const receipted = eventsReceipted(work, context.row);
  if (receipted.length === 0) return false;
  askWhatToUndo(work, origin, context.about, receipted);
  return true;
}

function takeBack(work: Work, origin: Origin, event: Event, line: ReportLine): void {
  const undone = undoAndTell(work, origin, event);
  if (undone !== null) askInstead(work, origin, undone, line);
}

/** What is said in the place of what was taken back is quoted back, or asked about. */
function askInstead(work: Work, origin: Origin, undone: Card, line: ReportLine): void {
  const instead = beyondUndo(line.rest);
  const { intent, needsQuestion } = readReport(instead, work.today);
  const saysMore = intent === 'report' || intent === 'extension' || intent === 'handover' || /\d/u.test(instead);
  if (!saysMore) return;
  const { assignment } = undone;
  if (intent !== 'report' || needsQuestion) {
    askUnclear(work, origin, undone, 'how_far', sentIn(origin, instead));
    return;
  }
  putQuestion(
    work,
    origin,
    { kind: 'echo', text: instead, of: { kind: 'how_far', assignment: assignment.id } },
    {
      about: [assignment.id],
      compose: (id) => askWhetherMeant(undone, 'how_far', { said: instead }, id, origin.messageId),
    },
  );
}

/** The message that a note of ours answered: "nhầm" under the note takes back what that one stated. */
function answeredBy({ kind, payload }: OutboxRow): string | null {
  const read = kind === 'answer' ? payloadOf(payload) : null;
  return read?.kind === 'message' ? read.message.replyTo : null;
}

/** The changes that a receipt of ours confirmed: those that its buttons take back. */
function eventsReceipted({ tx }: Work, row: OutboxRow): Event[] {
  const payload = payloadOf(row.payload);
  if (payload.kind !== 'message') return [];
  return payload.message.buttons
    .flat()
    .flatMap(({ action }) => (action.kind === 'undo' ? [eventById(tx, action.event)] : []))
    .filter((event) => event !== undefined);
}

/** What a receipt confirmed is offered; under a reminder or a list the newest change of each task it was about. */
function askWhatToUndo(work: Work, origin: Origin, about: readonly number[], receipted: readonly Event[]): void {
  const changes =
    receipted.length > 0
      ? receipted
      : about
          .flatMap((assignment) => standingChanges(work.tx, assignment, 1))
          .filter(({ kind }) => kind !== 'acknowledged');
  offerToUndo(work, origin, changes, receipted.length > 0 ? 'under_receipt' : 'under_other');
}

function offerToUndo(
  work: Work,
  origin: Origin,
  changes: readonly Event[],
  asked: Parameters<typeof askUndo>[1],
): void {
  const offered = changes.flatMap((event) => {
    const card = event.assignmentId === null ? undefined : cardById(work.tx, event.assignmentId);
    const did = `${actedBy(event)}: ${whatHappened(event.kind)}`;
    return card === undefined ? [] : [{ card, event: event.id, ...(asked === 'overlaid' && { did }) }];
  });
  origin.reply(
    askUndo(offered, asked, work.today, origin.messageId),
    'answer',
    offered.map(({ card }) => card.assignment.id),
  );
}

/**
 * `/hoantac` undoes this person's last act here, `/hoantac 12 15` the last one on each task; of a task on which the person did
 * nothing, its newest change.
 */
export function undoByCommand(call: Call): void {
  if (call.command.argument === '') undoLast(call, undefined);
  else {
    onNamedTasks(call, (used, cards) => {
      undoLast(used, cards);
    });
  }
}

function undoLast({ work, origin }: Call, cards: readonly Card[] | undefined): void {
  const events = changesMeant(work, origin, cards, instructionToUndo(work, origin, cards));
  const [event, ...others] = events;
  const plea = pleaMeant(work, origin, cards, events);
  if (plea.kind === 'meant') takeBackPlea(work, origin, plea.stated, null);
  else if (event === undefined) origin.reply(write([nothingToUndo(plea)]), 'answer');
  else if (isAnothersBeside(plea, origin, event)) offerToUndo(work, origin, events, 'beside_plea');
  else if (others.length > 0) offerToUndo(work, origin, events, 'by_number');
  else if (!offersNewer(work, origin, event)) undoAndTell(work, origin, event);
}

/** True where somebody else's act stands on `event`: it is named, and offered to who may take it back. */
function offersNewer(work: Work, origin: Origin, event: Event): boolean {
  const [newest] = event.assignmentId === null ? [] : standingChanges(work.tx, event.assignmentId, 1);
  if (newest === undefined || newest.id <= event.id || newest.personId === origin.person.id) return false;
  // What the secretariat decided is not offered to others: why not is said.
  if (isDecision(newest) && mayConfirm(origin.actor) !== 'yes') undoAndTell(work, origin, newest);
  else offerToUndo(work, origin, [newest], 'overlaid');
  return true;
}

function instructionToUndo({ tx }: Work, { person, chat }: Origin, cards?: readonly Card[]): Event | undefined {
  const own = lastInstructionBy(tx, person.id, chat.id);
  return cards === undefined || isAmong(own?.taskId ?? null, cards) ? own : undefined;
}

/** The person's last act here, an instruction or a change; of named tasks the one that `changesOn` finds. */
function changesMeant(
  work: Work,
  origin: Origin,
  cards: readonly Card[] | undefined,
  instruction: Event | undefined,
): Event[] {
  const among = cards === undefined ? null : cards.map(({ assignment }) => assignment.id);
  const own = lastStandingChangeBy(work.tx, origin.person.id, origin.chat.id, among);
  if (instruction !== undefined && (own === undefined || own.id < instruction.id)) return [instruction];
  if (own !== undefined) return cards === undefined ? toldWith(work, origin, own) : [own];
  return cards === undefined ? [] : changesOn(work, cards);
}

/** A message that reported on several tasks: which of them is meant is asked. Periods of one task are one report. */
function toldWith({ tx }: Work, { person, chat }: Origin, own: Event): Event[] {
  if (own.messageId === null) return [own];
  const told = standingChangesOfMessage(tx, chat.id, own.messageId).filter(({ personId }) => personId === person.id);
  const newest = told.filter((event, at) => told.findIndex(({ taskId }) => taskId === event.taskId) === at);
  return newest.length > 1 ? newest.toReversed() : [own];
}

/** Of a task on which the person did nothing here: the newest change of each lead and each period of it. */
function changesOn({ tx }: Work, cards: readonly Card[]): Event[] {
  return cards.flatMap(({ assignment }) => standingChanges(tx, assignment.id, 1));
}

/** A press of *Hoàn tác* on what a receipt told. */
export function pressUndo(press: Press, { event: eventId }: Action & { kind: 'undo' }): Toast | null {
  const { work, origin } = press;
  const event = eventById(work.tx, eventId);
  // The secretariat is offered, where it sees all, what agencies recorded in their own chats.
  const seesAll = sightFrom(origin).kind === 'all' && mayConfirm(origin.actor) === 'yes';
  const isOffered = event?.chatId === origin.chat.id || seesAll;
  if (event === undefined || !isOffered) return alert(PRESSED_OUTDATED);
  if (event.agencyId !== null && mayUndo(origin.actor, event.agencyId) !== 'yes') return alert(say.MAY_NOT_UNDO);
  const inPlace = undoInPlace(press, event);
  if (inPlace !== null) return inPlace;
  undoAndTell(work, origin, event);
  return null;
}

/** Under a bundle the task stands open in it again; null where the button is under another message. */
function undoInPlace(press: Press, event: Event): Toast | null {
  if (!isInPlace(press)) return null;
  const outcome = undoEvent(press.work, press.origin, event);
  if (outcome.kind === 'undone') {
    showInPlace(press, outcome.card, 'answers');
    return toast(say.undoneInPlace(outcome.card));
  }
  return outcome.kind === 'instruction_withdrawn' ? null : alert(say.undoRefused(outcome, press.work.today));
}

/** What "nhầm" undoes where it answers no message of ours: the named task's change, or the person's own last. */
function eventsToUndo(work: Work, origin: Origin, line: ReportLine, named: readonly Card[]): Event[] {
  const cards = line.ref === null ? undefined : named;
  // A leader undoes only the leader's own instruction.
  const own = sightFrom(origin).kind === 'all' ? instructionToUndo(work, origin, cards) : undefined;
  return changesMeant(work, origin, cards, own);
}

function isAmong(taskId: number | null, cards: readonly Card[]): boolean {
  return cards.some(({ task }) => task.id === taskId);
}

/** What the message stated beside, or instead of, a report is taken back too; of which tasks. */
function takeBackStated(work: Work, origin: Origin, messageId: string | null, of?: number): Card[] {
  const takenBack = messageId === null ? [] : takeBackPleas(work, origin, messageId, of);
  tellTakenBack(work, origin, takenBack);
  if (takenBack.length === 0) return [];
  origin.reply(
    write(
      takenBack.map(({ card, plea }) => pleaTakenBack(card, plea)),
      { replyTo: origin.messageId, silent: true },
    ),
    'answer',
    takenBack.map(({ card }) => card.assignment.id),
  );
  return takenBack.map(({ card }) => card);
}

/** Undoes the event and answers; the card whose report was taken back, or null. */
function undoAndTell(work: Work, origin: Origin, event: Event): Card | null {
  const outcome = undoEvent(work, origin, event);
  switch (outcome.kind) {
    case 'undone': {
      const { id } = outcome.card.assignment;
      const { periods } = outcome;
      const undone = composeUndone(outcome, origin.person.name, work.today, origin.messageId);
      origin.reply(undone, 'receipt', [
        id,
        ...periods.map((each) => each.assignment.id).filter((other) => other !== id),
      ]);
      if (event.chatId === origin.chat.id) takeBackStated(work, origin, event.messageId, id);
      refreshAbout(work, [id]);
      return outcome.card;
    }
    case 'instruction_withdrawn': {
      const words = outcome.card === null ? say.NOTHING_TO_UNDO : say.instructionWithdrawn(outcome.card);
      origin.reply(write([words], { replyTo: origin.messageId }), 'receipt');
      return null;
    }
    case 'refused':
    case 'decided':
    case 'unreadable':
    case 'not_the_latest':
      origin.reply(write([say.undoRefused(outcome, work.today)]), 'answer');
      return null;
  }
}
