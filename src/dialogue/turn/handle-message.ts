/** Turns a message into a record, a question back, or nothing. */

import type { ReportLine } from '../../conversation/read/task/identify-task.ts';
import type { IncomingMessage } from '../../conversation/message/incoming.ts';
import { LONGEST_MESSAGE } from '../../conversation/read/longest-message.ts';
import { proposeReading } from '../../conversation/read/propose-reading.ts';
import { isBareObjection, readPlea } from '../../conversation/read/read-plea.ts';
import { cutWholeAnswers, readWholeAnswer } from '../../conversation/read/answer/read-whole-answer.ts';
import type { Reading } from '../../conversation/read/reading.ts';
import { readReport } from '../../conversation/read/read-report.ts';
import { readTaskRow } from '../../conversation/read/task/read-task-row.ts';
import { asksFavour, isMereCourtesy, isNoise, isThanks, saysMuch } from '../../conversation/read/small-talk.ts';
import { notEnrolled } from '../../conversation/compose/say-linking.ts';
import { EDITED_COMMAND, stillRecorded } from '../../conversation/compose/say-taken-back.ts';
import * as say from '../../conversation/compose/say.ts';
import {
  listButtons,
  severalTasks,
  unknownTask,
  WHAT_CAN_BE_ASKED,
} from '../../conversation/compose/say-which-task.ts';
import { filesOfOne, NO_OPEN_TASK } from '../../conversation/compose/say-report.ts';
import { write } from '../../conversation/compose/write.ts';
import { mayReport } from '../../domain/people/access.ts';
import type { Card } from '../../domain/tasks/task.ts';
import { hasAssignmentOf } from '../../store/programmes/assignments.ts';
import { newestKind } from '../../store/outbox/outbox-of-chat.ts';
import { noteEdited } from '../../store/record/message-versions.ts';
import { noteAnswer } from '../../store/people/chats.ts';
import { answerQuestion, isAnswerToOurs } from './answer-question.ts';
import { attachFiles, keepAlbumItem } from '../tasks/files/attach-files.ts';
import { keepForwarded } from '../tasks/files/keep-forwarded.ts';
import { keepLeftFiles } from '../tasks/files/keep-left-files.ts';
import { showCard } from '../../usecases/show/card-details.ts';
import { instructByLine } from '../tasks/instruct-in-chat.ts';
import {
  answersNothing,
  askedAbout,
  candidatesOf,
  cardsNamed,
  contextOf,
  splitFor,
  type Context,
} from '../context/message-context.ts';
import { answerDraftInWords } from '../drafts/answer-in-words.ts';
import { offerTakingIn } from '../drafts/offer-taking-in.ts';
import { pointToDecision } from '../decide/point-to-decision.ts';
import { readFromAgency } from '../tasks/read-from-agency.ts';
import { sightFrom, type Origin } from '../context/origin.ts';
import { withShortAnswers } from '../context/with-short-answers.ts';
import { recordReading, finish, newResult, type Result } from '../tasks/record-reading.ts';
import { takeIndicators } from '../tasks/report-indicator.ts';
import { answerInquiryByReply, passInquiry, takeSnoozes } from '../people/take-talk.ts';
import { holdBackReceipt, undoSpoken } from '../tasks/undo-spoken.ts';
import { sayWhole } from '../tasks/answers/answer-whole.ts';
import { refreshUnder } from '../context/press-in-place.ts';
import { askWhichReading } from '../tasks/answers/which-reading.ts';
import { isOneDuty, readingOn, takePeriod } from '../tasks/answers/which-period.ts';
import { askWhich } from '../tasks/answers/which-task.ts';
import { whoseFiles } from '../context/whose-files.ts';
import {
  hasRecordedVersion,
  recordedByCommand,
  tellWithdrawn,
  withdrawEarlierVersion,
} from '../tasks/withdraw-version.ts';
import { withdrawInquiry } from '../../usecases/instruct/inquiries.ts';
import { withLearned } from '../../usecases/learn/learned-reading.ts';
import type { Work } from '../../usecases/work.ts';

/** Handles a message that is no command. */
export function handleMessage(work: Work, origin: Origin, message: IncomingMessage): void {
  if (message.edited) noteEdited(work.tx, origin.chat.id, message.messageId);
  const sight = sightFrom(origin);
  const context = contextOf(work, origin, message);
  const text = message.text.trim();
  const concernsUs = message.addressed || hasRecordedVersion(work, origin, message);
  if (!concernsUs && !isAboutOwnTask(work, origin, message)) {
    if (text === '') keepAlbumItem(work, origin, message);
    return;
  }
  if (sight.kind === 'nothing') {
    // An unlinked group is told once how to link it, not at every message; see `handleMembership`.
    if (message.chat.type === 'private') origin.reply(notEnrolled(origin.person.name), 'answer');
    return;
  }
  // A document that answers a question is no decision to be taken in.
  const bringsFiles = message.files.length > 0 && !message.forwarded;
  if (bringsFiles && answerInquiryByReply(work, origin, message, context)) return;
  if (offerTakingIn(work, origin, message, context.about)) return;
  if (message.forwarded) {
    keepForwarded(work, origin, message, context);
    return;
  }
  noteAnswer(work.tx, origin.chat, work.now);
  if (answerDraftInWords(work, origin, message, context.row)) return;
  if (tellsOnlyOfFiles(message)) {
    attachFiles(work, origin, message, whoseFiles(work, origin, context));
    return;
  }
  if (message.edited) readNewVersion(work, origin, message, context);
  else readMessage(work, origin, message, context);
  keepLeftFiles(work, origin, message, context, { isReport: true });
}

/** Files without a word, or with "em chào anh ạ", "hihi". */
function tellsOnlyOfFiles({ edited, files, text }: IncomingMessage): boolean {
  return !edited && files.length > 0 && (isNoise(text) || isThanks(text));
}

/** What came with a command that takes no files is kept too, for the task that it names. */
export function keepFilesOfCommand(work: Work, origin: Origin, message: IncomingMessage, argument: string): void {
  if (message.files.length === 0) return;
  keepLeftFiles(work, origin, { ...message, text: argument }, contextOf(work, origin, message), {
    isReport: false,
    refs: readTaskRow(argument).refs,
  });
}

/** The new version replaces the earlier one; what then has nothing in its place is said. */
function readNewVersion(work: Work, origin: Origin, message: IncomingMessage, context: Context): void {
  const earlier = withdrawEarlierVersion(work, origin, message, context);
  if (earlier.kind === 'same_text' || earlier.kind === 'buried') return;
  // What was asked about the earlier version waits no more.
  readMessage(work, origin, message, contextOf(work, origin, message));
  if (earlier.kind === 'withdrawn') tellWithdrawn(work, origin, message, earlier);
}

/** A command that an edit puts in the place of earlier words is not carried out; what became of the words is said. */
export function putCommandInPlace(work: Work, origin: Origin, message: IncomingMessage): void {
  noteEdited(work.tx, origin.chat.id, message.messageId);
  if (!hasRecordedVersion(work, origin, message)) return;
  const standing = recordedByCommand(work, origin, message);
  if (standing.length > 0) {
    const notes = [EDITED_COMMAND, ...standing.map((card) => stillRecorded(card, work.today))];
    origin.reply(
      write(notes, { replyTo: origin.messageId }),
      'answer',
      standing.map(({ assignment }) => assignment.id),
    );
    return;
  }
  const earlier = withdrawEarlierVersion(work, origin, message, contextOf(work, origin, message));
  if (earlier.kind === 'withdrawn') tellWithdrawn(work, origin, message, earlier, [EDITED_COMMAND]);
}

function readMessage(work: Work, origin: Origin, message: IncomingMessage, context: Context): void {
  const text = message.text.trim();
  if (text === '' && message.files.length > 0) {
    attachFiles(work, origin, message, whoseFiles(work, origin, context));
    return;
  }
  if (text === '') {
    if (!message.edited) origin.reply(write([say.NOTHING_TO_READ], { replyTo: origin.messageId }), 'answer');
    return;
  }
  if (text.length > LONGEST_MESSAGE) {
    origin.reply(write([say.TOO_LONG], { replyTo: origin.messageId }), 'answer');
    return;
  }
  // A value names its indicator: it answers no question of ours and belongs to no task.
  const rest = withShortAnswers(work, origin, { ...message, text: takeIndicators(work, origin, text) }, context);
  if (rest === '') {
    if (message.files.length > 0) attachFiles(work, origin, message, []);
    return;
  }
  if (answerInquiryByReply(work, origin, { ...message, text: rest }, context)) return;
  const { lines: all, numbered } = splitFor(work, origin, context, rest);
  const isOurs = isAnswerToOurs(work, origin, { ...message, text: rest }, context);
  if (!isOurs && passInquiry(work, origin, all, context)) return;
  if (message.edited) withdrawInquiry(work, origin);
  const lines = takeSnoozes(work, origin, all, context);
  if (lines.length === 0) return;
  const about = {
    ...message,
    text: lines.length === all.length ? rest : lines.map(({ rest: words }) => words).join('\n'),
  };
  // Words that are said of all tasks answer no question about one of them.
  const isAll = lines.length === all.length;
  if (isAll && !saysOfAll(lines, context) && answerQuestion(work, origin, about, context)) return;
  if (isAll && numbered !== null && askWhichReading(work, origin, about, { whole: rest, numbered }, context)) return;
  recordLines(work, origin, about, lines, context);
}

/**
 * A message in a group that does not address the bot concerns it only when it begins with one of the chat's task
 * numbers.
 */
function isAboutOwnTask(work: Work, origin: Origin, { text: written, files }: IncomingMessage): boolean {
  if (origin.chat.role !== 'agency') return false;
  const text = written.trim();
  const [first] = splitFor(work, origin, { about: [] }, text).lines;
  if (first?.ref == null) return false;
  const { agencyId } = origin.chat;
  if (agencyId === null || !hasAssignmentOf(work.tx, agencyId, first.ref)) return false;
  // "#1 biên bản nghiệm thu" under a file says whose it is.
  if (files.length > 0 && text.startsWith('#')) return true;
  if (withLearned(work, readReport(first.rest, work.today)).intent !== 'unclear' || isPlea(first.rest)) return true;
  // "12 năm 2024 xong": the words beside the period of a recurring duty report on it.
  const own = cardsNamed(work, sightFrom(origin), first.ref).find(({ agency }) => agency.id === agencyId);
  return own !== undefined && readingOn(work, own, first.rest).intent !== 'unclear';
}

/** “Như kỳ trước tất cả”, but under a question or a message about one task. */
function saysOfAll(lines: readonly ReportLine[], { about, repliesToQuestion }: Context): boolean {
  return !repliesToQuestion && about.length !== 1 && lines.some(({ ref, rest }) => ref === null && isWhole(rest));
}

function answerForAll(work: Work, origin: Origin, text: string, context: Context, except: readonly Card[]): void {
  const reading = readWholeAnswer(text);
  if (reading === null) return;
  const result = newResult();
  sayWhole(work, origin, context, { reading, text, except }, result);
  finish(work, origin, result);
}

function isWhole(rest: string): boolean {
  return readWholeAnswer(rest) !== null;
}

function isPlea(words: string): boolean {
  return readPlea(words) !== null || isBareObjection(words);
}

/** Records each line, and answers them together. */
export function recordLines(
  work: Work,
  origin: Origin,
  message: IncomingMessage,
  lines: readonly ReportLine[],
  context: Context,
): void {
  const parts = context.about.length === 1 ? lines : cutWholeAnswers(lines);
  const ofAll = parts.filter((line) => saysOfAll([line], context));
  const result = newResult();
  for (const line of parts) {
    if (!ofAll.includes(line)) recordLine(work, origin, withFilesLeft(message, result), line, context, result);
  }
  if (result.recorded.length > 1) result.notes.push(...whoseFilesTheyAre(result));
  finish(work, origin, result);
  const sight = sightFrom(origin);
  const except = parts.flatMap(({ ref }) => (ref === null ? [] : cardsNamed(work, sight, ref)));
  for (const { rest } of ofAll) answerForAll(work, origin, rest, context, except);
  refreshUnder(work, origin, context.row);
}

/** A file is evidence of one task: of the first that its message reports on. */
function withFilesLeft(message: IncomingMessage, result: Result): IncomingMessage {
  return taskOfFiles(result) === undefined ? message : { ...message, files: [], album: null };
}

function taskOfFiles({ recorded }: Result): Card | undefined {
  return recorded.find(({ files }) => files !== 0)?.card;
}

function whoseFilesTheyAre(result: Result): string[] {
  const card = taskOfFiles(result);
  return card === undefined ? [] : [filesOfOne(card)];
}

/** Thanks acknowledge nothing; "ok em" only where the message that it answers asks for something. */
function isOnlyCourtesy({ tx }: Work, { chat }: Origin, { row }: Context, { ref, rest }: ReportLine): boolean {
  if (isThanks(rest)) return true;
  if (ref !== null || rest === '' || !isMereCourtesy(rest)) return false;
  const kind = row?.kind ?? newestKind(tx, chat.id);
  return kind === null || kind === 'receipt' || kind === 'answer' || kind === 'question';
}

/**
 * A word or two that nothing is known of, or a favour asked for ("tắt máy điều hoà giúp"), belong to no task: nobody is asked
 * to which. Longer words may well be news that the bot does not understand.
 */
function tellsNothing(reading: Reading, { today }: Work): boolean {
  const { intent, text } = reading;
  const mayName = !/\p{L}/u.test(text) || /(?:^|\s)#?\d{1,6}(?=[\s.,;:]|$)/u.test(text);
  const mayTell = saysMuch(text) && !asksFavour(text);
  return intent === 'unclear' && !mayName && !mayTell && proposeReading(reading, today) === null;
}

/** Once, however many lines name no task. */
function offerLists({ notes, buttons }: Result): void {
  if (notes.includes(WHAT_CAN_BE_ASKED)) return;
  notes.push(WHAT_CAN_BE_ASKED);
  buttons.push(...listButtons());
}

function recordLine(
  work: Work,
  origin: Origin,
  message: IncomingMessage,
  line: ReportLine,
  context: Context,
  result: Result,
): void {
  let reading = readFromAgency(work, origin.chat.agencyId, line.rest);
  const sight = sightFrom(origin);
  if (reading.intent === 'undo') {
    undoSpoken(work, origin, context, line, result);
    return;
  }
  if (isOnlyCourtesy(work, origin, context, line)) {
    result.notes.push(say.COURTESY_RETURNED);
    return;
  }
  if (line.ref === null && isNoise(line.rest) && reading.intent !== 'report') {
    result.notes.push(say.COURTESY_RETURNED);
    return;
  }
  if (holdBackReceipt(work, origin, context, line)) return;
  if (pointToDecision(work, origin, line, context)) return;
  if (instructByLine(work, origin, line, context, reading, message.text)) return;
  let card: Card;
  if (line.ref === null) {
    const candidates = candidatesOf(work, origin, context);
    const [only] = candidates;
    if (candidates.length > 1 && reading.intent === 'acknowledge') {
      const asked = askedAbout(work, origin, context, candidates);
      for (const each of asked) recordReading(work, origin, message, each, reading, result);
      if (asked.length === 0) result.notes.push(say.COURTESY_RETURNED);
      return;
    }
    if (only === undefined) {
      if (sight.kind === 'all') offerLists(result);
      else result.notes.push(NO_OPEN_TASK);
      return;
    }
    if (candidates.length > 1 && message.files.length === 0 && !isPlea(line.rest) && tellsNothing(reading, work)) {
      result.notes.push(say.NOTHING_REPORTED);
      return;
    }
    if ((candidates.length > 1 && !isOneDuty(candidates)) || answersNothing(context)) {
      askWhich(work, origin, message, { said: line.rest, reading }, candidates, result);
      return;
    }
    card = only;
  } else {
    const named = cardsNamed(work, sight, line.ref);
    const [first] = named;
    if (first === undefined) {
      result.notes.push(unknownTask(line.ref));
      return;
    }
    if (named.length > 1 && !(sight.kind === 'agency' && isOneDuty(named))) {
      const isOneTask = named.every(({ task }) => task.id === first.task.id);
      if (sight.kind === 'all' && isOneTask) origin.reply(showCard(work, named, null), 'answer');
      else if (sight.kind === 'all') result.notes.push(...severalTasks(named));
      else askWhich(work, origin, message, { said: line.rest, reading }, named, result);
      return;
    }
    // A bare number is a report only from whoever may report: anybody else wants to see the task.
    const isNumberOnly = line.rest === '' && message.files.length === 0;
    if (isNumberOnly && mayReport(origin.actor, first.agency.id) === 'not_enrolled') {
      origin.reply(
        showCard(work, named, sight.kind === 'agency' ? first.agency.id : null),
        'answer',
        named.map(({ assignment }) => assignment.id),
      );
      return;
    }
    card = first;
  }
  if (card.assignment.period !== null) {
    const meant = takePeriod(work, origin, message, { cards: [card], said: line.rest, about: context.about });
    if (meant === null) return;
    ({ card, reading } = meant);
  } else reading = readFromAgency(work, origin.chat.agencyId, line.rest, card.task.title);
  if (line.rest === '' && message.files.length > 0) {
    attachFiles(work, origin, message, [card]);
    return;
  }
  recordReading(work, origin, message, card, reading, result);
}
