/** Walk 2: a message becomes a fact, a question back, or nothing. */

import {
  askExtensionDate,
  askHowFar,
  askObstacle,
  askWhichTask,
  offerAnswers,
} from '../conversation/compose-question.ts';
import { composeReceipt, composeUndone, refusalWords, type Recorded } from '../conversation/compose-receipt.ts';
import { composeCard } from '../conversation/compose-lists.ts';
import { splitReport, type ReportLine, type TaskRef } from '../conversation/identify-task.ts';
import type { IncomingMessage } from '../conversation/incoming.ts';
import { readReport } from '../conversation/read-report.ts';
import type { Reading } from '../conversation/reading.ts';
import * as say from '../conversation/say.ts';
import { taskName } from '../conversation/words.ts';
import { write } from '../conversation/write.ts';
import { mayReport } from '../domain/access.ts';
import { isOpen, type Assignment } from '../domain/assignment.ts';
import type { Card } from '../domain/task.ts';
import { restore } from '../domain/transition.ts';
import { cardById, cardsById, openCards } from '../store/assignments.ts';
import { noteChat } from '../store/chats.ts';
import { lastStandingChangeBy, standingChanges, standingChangesOfMessage, type Event } from '../store/events.ts';
import { aboutOf, lastAbout, outboxByMessage, type OutboxRow } from '../store/outbox.ts';
import {
  ask,
  closeQuestion,
  openQuestionByOutbox,
  openQuestionTo,
  setQuestionMessage,
  type Question,
} from '../store/questions.ts';
import { attachFiles, keepAlbumItem } from './attach-files.ts';
import { changeAssignment } from './change-assignment.ts';
import { cardsNamed } from './find-cards.ts';
import { sightFrom, type Origin } from './origin.ts';
import { pendingQuestionOf, type PendingQuestion } from './pending-question.ts';
import { reportStatus } from './report-status.ts';
import { notifySecretariat } from './tell.ts';
import { undoChange } from './undo-change.ts';
import type { Work } from './work.ts';

/** What the message answers, if anything of ours. */
interface Context {
  readonly row: OutboxRow | null;
  /** Assignments that the answered message was about. */
  readonly about: readonly number[];
  readonly question: Question | null;
}

/** A message that is no command. */
export function handleMessage(work: Work, origin: Origin, message: IncomingMessage): void {
  const sight = sightFrom(origin);
  const context = contextOf(work, origin, message);
  const text = message.text.trim();
  if (!message.addressed && !isAboutOwnTask(work, origin, text)) {
    if (text === '') keepAlbumItem(work, origin, message);
    return;
  }
  if (sight.kind === 'nothing') {
    // A group that belongs to nobody is told once how to link it, not at every word; see `handleMembership`.
    if (message.chat.type === 'private') origin.reply(say.notEnrolled(origin.person.name), 'answer');
    return;
  }
  noteChat(work.tx, origin.chat.id, 'answered', work.now);
  if (message.edited) {
    const withdrawn = withdrawEarlierVersion(work, origin, message);
    if (withdrawn === 'same_text' || withdrawn === 'buried') return;
  }
  if (text === '' && message.files.length > 0) {
    attachFiles(work, origin, message, candidatesOf(work, origin, context));
    return;
  }
  if (text === '') return;
  if (context.question !== null && answerQuestion(work, origin, message, context.question)) return;
  recordLines(work, origin, message, linesOf(text), context);
}

/** A message that is nothing but a number chooses a task, where no buttons do. */
function linesOf(text: string): ReportLine[] {
  const ref = loneNumber(text);
  return ref === null ? splitReport(text) : [{ ref, rest: '' }];
}

function loneNumber(text: string): TaskRef | null {
  const number = /^#?\s*(\d{1,9})[.)]?$/u.exec(text.trim());
  return number === null ? null : { kind: 'number', number: Number(number[1]) };
}

/** Said in passing in a group: ours only when it begins with the number of one of the chat's own tasks. */
function isAboutOwnTask(work: Work, origin: Origin, text: string): boolean {
  if (origin.chat.role !== 'agency') return false;
  const [first] = splitReport(text);
  if (first?.ref == null || readReport(first.rest, work.today).intent === 'unclear') return false;
  return cardsNamed(work, sightFrom(origin), first.ref).length > 0;
}

function contextOf(work: Work, origin: Origin, message: IncomingMessage): Context {
  const { replyTo } = message;
  const row = replyTo?.ofBot === true ? (outboxByMessage(work.tx, origin.chat.id, replyTo.messageId) ?? null) : null;
  const question =
    row === null
      ? (openQuestionTo(work.tx, origin.person.id, origin.chat.id) ?? null)
      : (openQuestionByOutbox(work.tx, row.id) ?? null);
  return { row, about: row === null ? [] : aboutOf(work.tx, row.id), question };
}

/**
 * What a message without a task's number can be about: the tasks of the message it answers; else the only open task
 * of the agency; else the last one asked about; else every open one.
 */
function candidatesOf(work: Work, origin: Origin, context: Context): Card[] {
  const sight = sightFrom(origin);
  if (context.about.length > 0) return cardsById(work.tx, context.about).filter((card) => mine(card, sight));
  if (sight.kind !== 'agency') return [];
  const open = openCards(work.tx, sight).filter(({ assignment }) => isOpen(assignment));
  if (open.length <= 1) return open;
  const asked = lastAbout(work.tx, origin.chat.id);
  return asked.length === 1 ? open.filter((card) => card.assignment.id === asked[0]) : open;
}

function mine(card: Card, sight: ReturnType<typeof sightFrom>): boolean {
  return sight.kind === 'all' || (sight.kind === 'agency' && card.agency.id === sight.agencyId);
}

/** Gathers what the lines of one message lead to, so that it is answered once. */
interface Result {
  readonly recorded: Recorded[];
  readonly notes: string[];
}

function recordLines(
  work: Work,
  origin: Origin,
  message: IncomingMessage,
  lines: readonly ReportLine[],
  context: Context,
): void {
  const result: Result = { recorded: [], notes: [] };
  for (const line of lines) recordLine(work, origin, message, line, context, result);
  finish(work, origin, result);
}

function finish(work: Work, origin: Origin, { recorded, notes }: Result): void {
  const replyTo = origin.messageId;
  if (recorded.length > 0) {
    const { timeZone } = work.rules;
    const context = { by: origin.person.name, at: work.now, today: work.today, timeZone, replyTo };
    origin.reply(
      composeReceipt(recorded, notes, context),
      'receipt',
      recorded.map(({ card }) => card.assignment.id),
    );
  } else if (notes.length > 0) {
    origin.reply(write(notes, { replyTo, silent: true }), 'answer');
  }
}

function recordLine(
  work: Work,
  origin: Origin,
  message: IncomingMessage,
  line: ReportLine,
  context: Context,
  result: Result,
): void {
  const reading = readReport(line.rest, work.today);
  const sight = sightFrom(origin);
  if (reading.intent === 'undo') {
    undoSpoken(work, origin, context, line, result);
    return;
  }
  let card: Card;
  if (line.ref === null) {
    const candidates = candidatesOf(work, origin, context);
    const [only] = candidates;
    if (candidates.length > 1 && reading.intent === 'acknowledge') {
      const asked = askedAbout(work, origin, context, candidates);
      for (const each of asked) recordReading(work, origin, message, each, reading, result);
      if (asked.length > 0) return;
    }
    if (only === undefined) {
      result.notes.push(sight.kind === 'all' ? say.NAME_THE_TASK : say.NO_OPEN_TASK);
      return;
    }
    if (candidates.length > 1) {
      askWhich(work, origin, message, line.rest, reading, candidates, result);
      return;
    }
    card = only;
  } else {
    const named = cardsNamed(work, sight, line.ref);
    const [first] = named;
    if (first === undefined) {
      result.notes.push(say.unknownTask(line.ref));
      return;
    }
    if (named.length > 1) {
      const isOneTask = named.every(({ task }) => task.id === first.task.id);
      if (sight.kind === 'all' && isOneTask) origin.reply(composeCard(named, work.today, false), 'answer');
      else if (sight.kind === 'all') result.notes.push(...say.severalTasks(named));
      else askWhich(work, origin, message, line.rest, reading, named, result);
      return;
    }
    card = first;
  }
  if (line.rest === '' && message.files.length > 0) {
    attachFiles(work, origin, message, [card]);
    return;
  }
  recordReading(work, origin, message, card, reading, result);
}

/** "Đã nhận" without a number: of what the answered message, or else the last reminder, asked and nobody answered today. */
function askedAbout(work: Work, origin: Origin, context: Context, candidates: readonly Card[]): readonly Card[] {
  const about = context.about.length > 0 ? context.about : lastAbout(work.tx, origin.chat.id);
  const asked = candidates.filter(({ assignment }) => about.includes(assignment.id));
  const waiting = asked.filter(({ assignment }) => assignment.answeredOn !== work.today);
  return waiting.length > 0 ? waiting : asked;
}

function recordReading(
  work: Work,
  origin: Origin,
  message: IncomingMessage,
  card: Card,
  reading: Reading,
  result: Result,
): void {
  if (reading.intent === 'question') {
    origin.reply(composeCard([card], work.today, true), 'answer', [card.assignment.id]);
    return;
  }
  if (reading.intent === 'undo') return;
  const verdict = mayReport(origin.actor, card.agency.id);
  if (verdict !== 'yes') {
    const refusal = sightFrom(origin).kind === 'all' ? say.notInItsPlace(card) : say.onlyFocalPoints(card.agency.name);
    result.notes.push(verdict === 'anonymous' ? say.ANONYMOUS : refusal);
    return;
  }
  const outcome = reportStatus(work, origin, card, { reading, files: message.files, album: message.album });
  switch (outcome.kind) {
    case 'recorded':
      result.recorded.push(outcome.recorded);
      closeQuestionAbout(work, origin, card);
      if (reading.intent === 'handover' || reading.intent === 'extension') {
        notifySecretariat(
          work,
          say.claimForSecretariat(outcome.recorded, reading.text, origin.person.name, work.today),
          {
            key: `claim:${String(outcome.recorded.eventId)}`,
            about: [card.assignment.id],
          },
        );
      }
      return;
    case 'refused':
      result.notes.push(`${taskName(card.task)}: ${refusalWords(card, outcome.why, work.today)}`);
      return;
    case 'ask':
      putQuestion(work, origin, card, outcome.about, reading.text);
  }
}

/** What was asked about this task is answered, also by words that name the task themselves. */
function closeQuestionAbout(work: Work, origin: Origin, card: Card): void {
  const question = openQuestionTo(work.tx, origin.person.id, origin.chat.id);
  if (question === undefined) return;
  const pending = pendingQuestionOf(question.data);
  if (pending.kind !== 'which_task' && pending.assignment === card.assignment.id) {
    closeQuestion(work.tx, question.id, work.now);
  }
}

/** Asks one short question about one task; `said` are the words that were not understood, '' when only it was named. */
export function putQuestion(
  work: Work,
  origin: Origin,
  card: Card,
  about: 'how_far' | 'obstacle' | 'extension_date',
  said: string,
): void {
  const pending: PendingQuestion = { kind: about, assignment: card.assignment.id };
  const id = ask(
    work.tx,
    { chatId: origin.chat.id, personId: origin.person.id, data: JSON.stringify(pending) },
    work.now,
  );
  const composed =
    about === 'obstacle'
      ? askObstacle(card, origin.messageId)
      : about === 'extension_date'
        ? askExtensionDate(card, origin.messageId)
        : said === ''
          ? offerAnswers(card)
          : askHowFar(card, said, origin.messageId);
  const outboxId = origin.reply(composed, 'question', [card.assignment.id]);
  if (outboxId !== null) setQuestionMessage(work.tx, id, outboxId);
}

function askWhich(
  work: Work,
  origin: Origin,
  message: IncomingMessage,
  said: string,
  reading: Reading,
  candidates: readonly Card[],
  result: Result,
): void {
  const agencyId = candidates[0]?.agency.id;
  const verdict = agencyId === undefined ? 'not_enrolled' : mayReport(origin.actor, agencyId);
  if (verdict !== 'yes' && reading.intent !== 'question') {
    result.notes.push(verdict === 'anonymous' ? say.ANONYMOUS : say.onlyFocalPoints(candidates[0]?.agency.name ?? ''));
    return;
  }
  const pending: PendingQuestion = {
    kind: 'which_task',
    text: said,
    candidates: candidates.map((card) => card.assignment.id),
    files: message.files,
    album: message.album,
  };
  const id = ask(
    work.tx,
    { chatId: origin.chat.id, personId: origin.person.id, data: JSON.stringify(pending) },
    work.now,
  );
  const outboxId = origin.reply(askWhichTask(id, said, candidates, origin.messageId), 'question');
  if (outboxId !== null) setQuestionMessage(work.tx, id, outboxId);
}

/** True when the message was the answer that a question waited for. */
function answerQuestion(work: Work, origin: Origin, message: IncomingMessage, question: Question): boolean {
  const pending = pendingQuestionOf(question.data);
  if (question.personId !== origin.person.id) return false;
  if (pending.kind === 'which_task') return chooseByNumber(work, origin, message, question, pending);
  // An answer that names a task by itself stands on its own.
  const [line, ...more] = splitReport(message.text);
  if (line === undefined || line.ref !== null || more.length > 0) return false;
  const card = cardById(work.tx, pending.assignment);
  if (card === undefined) return false;
  const reading = readAnswer(pending.kind, line.rest, work);
  if (reading === null) return false;
  closeQuestion(work.tx, question.id, work.now);
  const result: Result = { recorded: [], notes: [] };
  recordReading(work, origin, message, card, reading, result);
  finish(work, origin, result);
  return true;
}

/** True when the message was nothing but the number of a task among those that were asked about. */
function chooseByNumber(
  work: Work,
  origin: Origin,
  message: IncomingMessage,
  question: Question,
  pending: PendingQuestion & { kind: 'which_task' },
): boolean {
  const [line, ...more] = linesOf(message.text);
  if (line?.ref == null || line.rest !== '' || more.length > 0) return false;
  const named = cardsNamed(work, sightFrom(origin), line.ref);
  const [card, ...others] = named.filter(({ assignment }) => pending.candidates.includes(assignment.id));
  if (card === undefined || others.length > 0) return false;
  closeQuestion(work.tx, question.id, work.now);
  const result: Result = { recorded: [], notes: [] };
  const { text, files, album } = pending;
  recordReading(
    work,
    origin,
    { ...message, files: [...files, ...message.files], album },
    card,
    readReport(text, work.today),
    result,
  );
  finish(work, origin, result);
  return true;
}

/**
 * Words that follow "vướng mắc gì?" are the obstacle, and a date that follows "đến ngày nào?" is the date, unless they
 * clearly say something else. Null when they are no answer to the question.
 */
function readAnswer(about: 'how_far' | 'obstacle' | 'extension_date', text: string, work: Work): Reading | null {
  const plain = readReport(text, work.today);
  if (about === 'how_far') return plain;
  if (about === 'extension_date') {
    const dated = readReport(`xin gia hạn đến ${text}`, work.today);
    return plain.intent === 'extension' && !plain.needsQuestion
      ? plain
      : dated.intent === 'extension'
        ? { ...dated, text }
        : plain;
  }
  const saysMore = plain.intent !== 'unclear' && !plain.needsQuestion && plain.status !== 'blocked';
  if (saysMore && plain.intent !== 'acknowledge' && plain.intent !== 'handover') return plain;
  return { ...plain, intent: 'report', status: 'blocked', obstacle: text, needsQuestion: false };
}

function undoSpoken(work: Work, origin: Origin, context: Context, line: ReportLine, result: Result): void {
  const event = eventToUndo(work, origin, context, line);
  if (event === undefined) {
    result.notes.push(say.NOTHING_TO_UNDO);
    return;
  }
  undoAndTell(work, origin, event);
}

/** What "nhầm" takes back: the named task's last change, that of the answered receipt, or the person's own last. */
function eventToUndo(work: Work, origin: Origin, context: Context, line: ReportLine): Event | undefined {
  const named = line.ref === null ? [] : cardsNamed(work, sightFrom(origin), line.ref);
  const [assignmentId] = line.ref === null ? context.about : named.map((card) => card.assignment.id);
  const single = line.ref === null ? context.about.length === 1 : named.length === 1;
  if (assignmentId !== undefined && single) return standingChanges(work.tx, assignmentId, 1)[0];
  if (line.ref !== null) return undefined;
  return lastStandingChangeBy(work.tx, origin.person.id, origin.chat.id);
}

/** Undoes and says so; also for the button and the command. */
export function undoAndTell(work: Work, origin: Origin, event: Event): void {
  const outcome = undoChange(work, origin, event);
  switch (outcome.kind) {
    case 'undone':
      origin.reply(composeUndone(outcome.card, origin.person.name, work.today, origin.messageId), 'receipt', [
        outcome.card.assignment.id,
      ]);
      return;
    case 'refused':
      origin.reply(write([outcome.why === 'anonymous' ? say.ANONYMOUS : say.MAY_NOT_UNDO]), 'answer');
      return;
    case 'decided':
      origin.reply(write([say.decidedAlready(outcome.card, work.today)]), 'answer');
      return;
    case 'not_the_latest':
      origin.reply(write([say.notTheLatest(outcome.card, work.today)]), 'answer');
  }
}

/**
 * An edited message is a new version of the report it made: the old one is taken back, then the new text is read.
 * `buried`: something newer stands on top of it, so the record keeps what it has.
 */
function withdrawEarlierVersion(
  work: Work,
  origin: Origin,
  message: IncomingMessage,
): 'nothing_recorded' | 'withdrawn' | 'same_text' | 'buried' {
  const made = standingChangesOfMessage(work.tx, origin.chat.id, message.messageId);
  if (made.length === 0) return 'nothing_recorded';
  const versions = splitReport(message.text.trim()).map((line) => line.rest.trim());
  if (made.length === versions.length && made.every((event) => versions.includes(event.text ?? ''))) return 'same_text';
  for (const event of made) {
    const card = event.assignmentId === null ? undefined : cardById(work.tx, event.assignmentId);
    if (card === undefined || event.before === null) continue;
    if (standingChanges(work.tx, card.assignment.id, 1)[0]?.id !== event.id) {
      origin.reply(write([say.editTooLate(card)], { replyTo: origin.messageId }), 'answer');
      return 'buried';
    }
    changeAssignment(work, card, restore(card.assignment, JSON.parse(event.before) as Assignment), {
      kind: 'edited',
      text: message.text,
      author: origin.author,
      undoes: event.id,
    });
  }
  return 'withdrawn';
}
