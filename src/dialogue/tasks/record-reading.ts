/** Records a reading about one task, and gathers the answer to it. */

import {
  askCompletedOn,
  askExtensionDate,
  askFirstReport,
  askHowFar,
  askObstacle,
  askPeriodOrWhole,
  offerAnswers,
} from '../../conversation/compose/compose-question.ts';
import { composeReceipt, lackingIn, refusalWords, type Recorded } from '../../conversation/compose/compose-receipt.ts';
import type { IncomingMessage } from '../../conversation/message/incoming.ts';
import type { Button, OutgoingMessage } from '../../conversation/message/message.ts';
import type { Reading, UnclearDay } from '../../conversation/read/reading.ts';
import { unfitDay } from '../../conversation/read/answer/unfit-day.ts';
import * as say from '../../conversation/compose/say-report.ts';
import { ANONYMOUS } from '../../conversation/compose/say.ts';
import { cardName } from '../../conversation/compose/words.ts';
import { write } from '../../conversation/compose/write.ts';
import { mayReport } from '../../domain/people/access.ts';
import type { LocalDate } from '../../domain/calendar/dates.ts';
import { isOngoing } from '../../domain/tasks/assignment.ts';
import type { ProposedStatus } from '../../domain/tasks/proposed-status.ts';
import type { Card } from '../../domain/tasks/task.ts';
import type { DayRefusal } from '../../domain/tasks/transition/completion.ts';
import { record } from '../../store/record/record-event.ts';
import { openQuestionsTo } from '../../store/record/questions.ts';
import { showCard } from '../../usecases/show/card-details.ts';
import { lacksDocument, offerDocument, takeDocumentLine } from './files/add-document.ts';
import { endQuestion } from '../context/end-question.ts';
import { pointToWaiting } from '../decide/point-to-decision.ts';
import { openInstructions, relayAnswer } from '../../usecases/instruct/instruct.ts';
import { refreshAbout } from '../context/press-in-place.ts';
import { putQuestion } from '../context/put-question.ts';
import { sentIn } from '../context/kept-words.ts';
import { askProposed } from './answers/ask-proposed.ts';
import { sightFrom, type Origin } from '../context/origin.ts';
import { isAboutState, pendingQuestionOf, type Sent } from '../context/pending-question.ts';
import { isBareObjection } from '../../conversation/read/read-plea.ts';
import { keepFiles, type SentFiles } from '../../usecases/report/keep-files.ts';
import { askObjection, takePlea } from './take-plea.ts';
import { proposeReading, tellsOfEnd, withStatus, type Proposal } from '../../conversation/read/propose-reading.ts';
import { readReport } from '../../conversation/read/read-report.ts';
import type { AskedAbout } from '../../usecases/learn/learn-answer.ts';
import { likelyStatus, withLearned } from '../../usecases/learn/learned-reading.ts';
import type { ProposalAnswered } from '../../usecases/report/proposal-answered.ts';
import { reportStatus, type CompletionMeant, type StateAsked } from '../../usecases/report/report-status.ts';
import type { Work } from '../../usecases/work.ts';

/** Gathers the outcome of a message's lines, so that it is answered once. `noted` are the assignments of the notes. */
export interface Result {
  readonly recorded: Recorded[];
  readonly notes: string[];
  /** Of lists that answer instead, where nothing was recorded. */
  readonly buttons: Button[][];
  readonly noted: number[];
}

/** What one message came to, to be filled as its parts are recorded. */
export function newResult(...recorded: Recorded[]): Result {
  return { recorded, notes: [], buttons: [], noted: [] };
}

function note({ notes, noted }: Result, { assignment }: Card, ...words: readonly string[]): void {
  if (words.length === 0) return;
  notes.push(...words);
  noted.push(assignment.id);
}

/** Answers once, about all that was recorded or noted: a reply to it is about those tasks and no other. */
export function finish(work: Work, origin: Origin, { recorded, notes, buttons, noted }: Result): void {
  const replyTo = origin.messageId;
  const about = [...new Set([...recorded.map(({ card }) => card.assignment.id), ...noted])];
  if (recorded.length > 0) {
    const { timeZone } = work.rules;
    const lacking = lacksDocument(recorded);
    const receipt = composeReceipt(recorded, notes, {
      by: origin.person.name,
      at: work.now,
      today: work.today,
      timeZone,
      replyTo,
      lacks: lacking === null ? null : lackingIn(lacking),
    });
    if (lacking !== null) offerDocument(work, origin, lacking, { receipt, about });
    else origin.reply(receipt, 'receipt', about);
    refreshAbout(
      work,
      recorded.map(({ card }) => card.assignment.id),
    );
  } else if (notes.length > 0) {
    origin.reply(write(notes, { replyTo, buttons, silent: true }), 'answer', about);
  }
}

/** Records one reading about one assignment, or says why not. */
export function recordReading(
  work: Work,
  origin: Origin,
  message: Pick<IncomingMessage, 'files' | 'album'> & {
    readonly answers?: DayAnswer;
    readonly meant?: CompletionMeant;
    /** What of the reading's words was said last, where earlier ones stand before them. */
    readonly saidLast?: string;
    /** The reading was proposed, and this was said to it. */
    readonly proposed?: ProposalAnswered;
    /** The words that were asked about, where this answers it. */
    readonly asked?: AskedAbout;
    /** What was chosen for the words, where they do not say it. */
    readonly chosen?: ProposedStatus | undefined;
  },
  card: Card,
  read: Reading,
  result: Result,
): void {
  const reading = withLearned(work, read);
  // As the answer to "what is in the way?" a reason is the obstacle too.
  const isObstacle = message.saidLast !== undefined && reading.status === 'blocked';
  const words = message.saidLast ?? reading.text;
  const plea = takePlea(work, origin, card, { words, reading, isObstacle, sent: message });
  if (plea !== null) note(result, card, plea.words);
  if (plea !== null && (plea.kind === 'elsewhere' || plea.isAll)) return;
  if (isBareObjection(words) && mayReport(origin.actor, card.agency.id) === 'yes') {
    askObjection(work, origin, card, sentIn(origin, words, message));
    return;
  }
  if (reading.intent === 'question') {
    const reader = sightFrom(origin).kind === 'agency' ? card.agency.id : null;
    origin.reply(showCard(work, [card], reader), 'answer', [card.assignment.id]);
    return;
  }
  if (reading.intent === 'undo') return;
  const verdict = mayReport(origin.actor, card.agency.id);
  if (verdict !== 'yes') {
    const seesAll = sightFrom(origin).kind === 'all';
    if (verdict !== 'anonymous' && seesAll && pointToWaiting(work, origin, [card])) return;
    const refusal = seesAll ? say.notInItsPlace(card) : say.onlyFocalPoints(card.agency.name);
    note(result, card, verdict === 'anonymous' ? ANONYMOUS : refusal);
    return;
  }
  if (card.assignment.continuedIn !== null) {
    note(result, card, `${cardName(card)}: ${refusalWords(card, 'continued', work.today)}`);
    return;
  }
  const { files, album, meant, proposed, asked, chosen } = message;
  const outcome = reportStatus(work, origin, card, {
    reading,
    files,
    album,
    ...(meant !== undefined && { meant }),
    ...(proposed !== undefined && { proposed }),
    ...(asked !== undefined && { asked }),
    chosen,
  });
  switch (outcome.kind) {
    case 'recorded':
      result.recorded.push(outcome.recorded);
      note(result, card, ...uncountedDay(outcome.recorded.card, reading));
      note(result, card, ...roundedFigure(outcome.recorded.card, reading));
      closeQuestionsAbout(work, origin, [card], reading.text);
      return;
    case 'refused':
      if (plea !== null) keepFiles(work, origin, plea, message);
      note(result, card, `${cardName(card)}: ${refusalWords(card, outcome.why, work.today)}`);
      return;
    case 'ask':
      if (outcome.about === 'how_far' && answersInstruction(work, origin, card, reading, message)) {
        note(result, card, say.answerPassedOn(card, work.today));
        return;
      }
      if (takeDocumentLine(work, origin, card, reading.text)) return;
      askUnclear(work, origin, card, outcome.about, sentIn(origin, reading.text, message), message.saidLast);
      return;
    case 'ask_meant':
      askMeant(work, origin, card, { text: reading.text, statedOn: outcome.statedOn, files, album, chosen });
      return;
    case 'ask_day':
      if (outcome.why === 'ahead' && askPromise(work, origin, card, sentIn(origin, reading.text, message), words))
        return;
      askDay(work, origin, card, outcome.why, {
        report: reading.text,
        words: message.saidLast ?? reading.text,
        ...message.answers,
        sent: sentIn(origin, '', message),
        chosen,
      });
  }
}

/** Without a confirmation a stated day counts only with a document: that it does not is said. */
function uncountedDay(card: Card, { completedOn, document }: Reading): string[] {
  const counted = card.assignment.completedOn;
  if (completedOn === null || document !== null || counted === null || counted === completedOn) return [];
  return [say.statedDayNotCounted(card, completedOn, counted)];
}

/** "47,5 %" was said, and 47 % is shown. */
function roundedFigure(card: Card, { progress }: Reading): string[] {
  const kept = card.assignment.progress;
  const isRounded = progress !== null && !Number.isInteger(progress) && kept === Math.floor(progress);
  return isRounded ? [say.figureRounded(card, progress, kept)] : [];
}

/** `words` answered the question for the day of the completion `report`. */
interface DayAnswer {
  readonly report: string;
  readonly words: string;
}

/** With the files of both. */
type DayAskedAbout = DayAnswer & { readonly sent: Sent; readonly chosen?: ProposedStatus | undefined };

/** Words that report no state may still answer a leader's instruction: they are passed on unchanged. */
function answersInstruction(work: Work, origin: Origin, card: Card, reading: Reading, sent: SentFiles): boolean {
  if (reading.text === '' || openInstructions(work, card).length === 0) return false;
  const eventId = record(work.tx, {
    at: work.now,
    kind: 'instruction_answered',
    taskId: card.task.id,
    assignmentId: card.assignment.id,
    agencyId: card.agency.id,
    text: reading.text,
    ...origin.author,
  });
  keepFiles(work, origin, { assignmentId: card.assignment.id, eventId }, sent);
  return relayAnswer(work, card, eventId);
}

/** Closes the questions that recorded words settle: about these tasks, also where they name them, or whose they are. */
export function closeQuestionsAbout(work: Work, origin: Origin, cards: readonly Card[], said: string): void {
  const settled = new Set(cards.map(({ assignment }) => assignment.id));
  for (const question of openQuestionsTo(work.tx, origin.person.id, origin.chat.id)) {
    const pending = pendingQuestionOf(question.data);
    const isSettled =
      (isAboutState(pending) && settled.has(pending.assignment)) ||
      (pending.kind === 'which_task' && pending.text === said && pending.candidates.some((id) => settled.has(id)));
    if (isSettled) endQuestion(work, question.id);
  }
}

/** Asks for the day of a completion; the report is kept for the answer, what was said last is quoted. */
export function askDay(
  work: Work,
  origin: Origin,
  card: Card,
  why: UnclearDay | DayRefusal,
  { report, words, sent, chosen }: DayAskedAbout,
): void {
  putQuestion(
    work,
    origin,
    {
      kind: 'completed_on',
      assignment: card.assignment.id,
      text: report,
      ...(sent.files.length > 0 && { said: sent }),
      ...(chosen !== undefined && { chosen }),
    },
    { about: [card.assignment.id], compose: () => askCompletedOn(card, why, words, work.today, origin.messageId) },
  );
}

/** Asks what a completion of an ongoing task means; all that was sent is kept for the answer. */
export function askMeant(
  work: Work,
  origin: Origin,
  card: Card,
  { text, statedOn, files, album, chosen }: MeantAsked & Pick<IncomingMessage, 'files' | 'album'>,
): void {
  putQuestion(
    work,
    origin,
    {
      kind: 'period_or_whole',
      assignment: card.assignment.id,
      text,
      statedOn,
      files,
      album,
      ...(chosen !== undefined && { chosen }),
    },
    {
      about: [card.assignment.id],
      compose: (question) => askPeriodOrWhole(question, card, text, origin.messageId),
    },
  );
}

/** `statedOn` is the day of the completion that the report `text` states. */
interface MeantAsked {
  readonly text: string;
  readonly statedOn: LocalDate | null;
  readonly chosen?: ProposedStatus | undefined;
}

/** What several people said that they meant by such words comes before what the bot makes of them. */
function proposalFor(work: Work, reading: Reading): Proposal | null {
  const proposal = proposeReading(reading, work.today);
  const likely = likelyStatus(work, reading);
  return likely === null || likely === 'acknowledged' ? proposal : withStatus(proposal, likely);
}

/** Proposes the best reading of words that are not certain; asks openly where there is none. */
export function askUnclear(
  work: Work,
  origin: Origin,
  card: Card,
  about: StateAsked,
  said: Sent,
  words: string = said.text,
): void {
  const isOver = about === 'how_far' && isOngoing(card.assignment) && tellsOfEnd(words, work.today);
  if (isOver) {
    const { text, files, album } = said;
    askMeant(work, origin, card, { text, statedOn: null, files, album });
    return;
  }
  const proposal = about === 'how_far' ? proposalFor(work, readReport(words, work.today)) : null;
  if (proposal === null) askAboutState(work, origin, card, about, said, words);
  else if (proposal.status === 'completed' && isOngoing(card.assignment)) {
    const { text, files, album } = said;
    askMeant(work, origin, card, { text, statedOn: proposal.completedOn, files, album });
  } else askProposed(work, origin, card, { proposal, said, words });
}

/** "xong vào ngày 15/1": a day that may lie ahead promises, unless it is said that it has come. */
function askPromise(work: Work, origin: Origin, card: Card, said: Sent, words: string): boolean {
  const proposal = proposeReading(readReport(said.text, work.today), work.today);
  if (proposal?.expectedOn == null) return false;
  askProposed(work, origin, card, { proposal, said, words });
  return true;
}

/**
 * Asks one short question about one task, and keeps what was said for the answer. `text` are the words that were not
 * understood, '' when only the task was named. `ready`: with answers to press where there are some.
 */
export function askAboutState(
  work: Work,
  origin: Origin,
  card: Card,
  about: StateAsked,
  said: Sent,
  text: string = said.text,
  ready = true,
): void {
  const { files } = said;
  const how = { ready, replyTo: origin.messageId };
  const compose = (): OutgoingMessage =>
    about === 'obstacle'
      ? askObstacle(card, how)
      : about === 'extension_date'
        ? askExtensionDate(card, work.today, how, unfitDay(text, card.assignment.dueOn, work.today))
        : text === ''
          ? offerAnswers(card)
          : about === 'first_report'
            ? askFirstReport(card, text, origin.messageId)
            : askHowFar(card, text, origin.messageId, likelyStatus(work, readReport(text, work.today)));
  const assignment = card.assignment.id;
  const kept = said.text === '' && files.length === 0 ? {} : { said };
  const kind = about === 'first_report' ? 'how_far' : about;
  putQuestion(work, origin, { kind, assignment, ...kept }, { about: [assignment], compose });
}
