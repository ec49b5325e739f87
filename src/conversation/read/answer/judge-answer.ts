/** Whether a message answers a question of ours. What is no answer of the kind asked for is read on its own. */

import type { LocalDate } from '../../../domain/calendar/dates.ts';
import { readDate } from '../../../domain/deadlines/read-date.ts';
import {
  beginsCallingOff,
  callsOff,
  dayAskedBy,
  isNoDocument,
  isYes,
  isYesInWords,
  meansItems,
  meansTasks,
  readDay,
  readExtension,
  readMeant,
  refuses,
  saysYes,
} from './read-answer.ts';
import { dayWordsIn, withoutNotKnowing, withoutOpening } from '../talk/answer-words.ts';
import { readCitedDocument } from '../read-cited-document.ts';
import { isBareObjection, readPlea } from '../read-plea.ts';
import { itemsOfReply, readReport } from '../read-report.ts';
import type { Item, ItemKind } from '../report/words/items.ts';
import { readProposalAnswer, type ProposalPut } from './read-proposal-answer.ts';
import type { Reading } from '../reading.ts';
import { saysNoObstacle } from '../says-no-obstacle.ts';
import { lacksYear, namesNoSuchDay } from './unfit-day.ts';
import { isMereCourtesy, isSmallTalk, putsOff } from '../small-talk.ts';

/** What a question waits for. `confirmation`: whether words that were quoted back are meant so. */
export type AskedFor =
  | 'which_task'
  | 'which_reading'
  | 'how_far'
  | 'proposal'
  | 'obstacle'
  | 'extension_date'
  | 'completed_on'
  | 'period_or_whole'
  | 'document'
  | 'objection'
  | 'reason'
  | 'other_date'
  | 'instruction'
  | 'confirmation';

/** How a message stands to the question. */
export interface Standing {
  /** It replies to the question's message; otherwise it is only the same person's next one. */
  readonly isReply: boolean;
  /** Milliseconds since the question was asked. */
  readonly age: number;
  /** The person has acted on another task since. */
  readonly isInterrupted: boolean;
  /** Something of ours about another matter was said there since: a receipt, another question, a reminder. */
  readonly isOvertaken?: boolean;
  /** Which task the words name: for `which_task`, `asked` is one of its candidates. */
  readonly names: 'nothing' | 'asked' | 'another';
  readonly today: LocalDate;
  /** Of a `proposal`. */
  readonly put?: ProposalPut;
}

/**
 * `answer`: take the words. `echo`: of the kind asked for, but not certain enough to become an official act: quote them
 * back. `refusal`: nothing is wanted any more. `idle`: greetings, thanks, a promise to answer: the question waits.
 * `unsure`: a yes that may as well be meant for what came in between. `none`: no answer to this question.
 */
export type Judgement = 'answer' | 'echo' | 'refusal' | 'idle' | 'unsure' | 'none';

/** How long words that reply to nothing may still be the answer. */
export const NEXT_MESSAGE_MS = 30 * 60 * 1000;

/** Judges `text`, without the reference to the task that was asked about. Pure. */
export function judgeAnswer(asked: AskedFor, text: string, standing: Standing): Judgement {
  const { isReply, age, names, isInterrupted } = standing;
  if (names === 'another' || (!isReply && age > NEXT_MESSAGE_MS)) return 'none';
  if (asked === 'which_task') return judgeChoice(text, names);
  const said = saidTo(asked, text);
  if (said.startsWith('/')) return 'none';
  // “chưa” says how far a task is, “không phải” that it is otherwise.
  const isRefusal = asked === 'how_far' || asked === 'proposal' ? callsOff(said) : refuses(said);
  // "dừng" under “Ghi: đề nghị tạm dừng?” says yes.
  if (isRefusal && !(asked === 'proposal' && choosesStop(said, standing))) return 'refusal';
  if (asked === 'proposal') return judgeProposal(said, standing);
  if (asked === 'document' && isNoDocument(said)) return 'refusal';
  if (asked === 'which_reading') return judgeReading(said);
  if (asked === 'period_or_whole') return judgeMeant(said, standing);
  if (asked === 'instruction' || asked === 'confirmation') return judgeYes(said, standing);
  if (asked === 'objection') return judgeObjection(said, standing);
  // What is wrong with the record is said beside it, and answers nothing.
  if (isAboutTask(asked) && (readPlea(said)?.kind === 'objection' || isBareObjection(said))) return 'none';
  const reading = readReport(said, standing.today);
  // "Đã nhận" is one of the answers to how far it is; "ok em" answers nothing.
  const isReceived = asked === 'how_far' && isSmallTalk(said) && !isMereCourtesy(said);
  if (isReceived && reading.intent === 'acknowledge') return isLoose(standing) ? 'none' : 'answer';
  // The document is offered beside a receipt: nothing waits for it.
  if (isSmallTalk(said) || putsOff(said)) return asked === 'document' || isReceived ? 'none' : 'idle';
  // "không có vướng gì ạ": nothing is in the way, and nothing is to be recorded.
  if (asked === 'obstacle' && reading.intent === 'question' && saysNoObstacle(said) === 'yes') return 'refusal';
  if (reading.intent === 'question' || reading.intent === 'undo' || !/[\p{L}\d]/u.test(said)) return 'none';
  const judged = judgeWords(asked, said, reading, standing);
  return judged === 'answer' && isInterrupted && !isReply ? interrupted(asked) : judged;
}

/** Questions that words answer lose the greeting before them, and one for a day the asking around it. */
function saidTo(asked: Exclude<AskedFor, 'which_task'>, text: string): string {
  switch (asked) {
    case 'extension_date':
      return dayWordsIn(text);
    case 'obstacle':
      return withoutNotKnowing(withoutOpening(text));
    case 'completed_on':
    case 'document':
    case 'objection':
    case 'reason':
    case 'other_date':
    case 'how_far':
      return withoutOpening(text);
    case 'which_reading':
    case 'proposal':
    case 'period_or_whole':
    case 'instruction':
    case 'confirmation':
      return text.normalize('NFC').trim();
  }
}

/**
 * What the record says that is to be looked at again may well read like a report ("đã nộp từ tháng 4"): only words that reply
 * to the question, or call themselves an objection, are taken as it; others are quoted back.
 */
function judgeObjection(said: string, standing: Standing): Judgement {
  const { isReply, names, today } = standing;
  if (isBareObjection(said) || isSmallTalk(said) || putsOff(said)) return 'idle';
  const plea = readPlea(said);
  if (plea?.kind === 'objection') return 'answer';
  const { intent } = readReport(said, today);
  const isElsewhere = intent === 'question' || intent === 'undo' || plea?.isWhole === true;
  if (isElsewhere || !/\p{L}{2}/u.test(said)) return 'none';
  if (isReply) return beginsCallingOff(said) ? 'echo' : 'answer';
  const saysMore = intent === 'extension' || intent === 'handover' || intent === 'acknowledge' || names === 'asked';
  return saysMore || isLoose(standing) ? 'none' : 'echo';
}

/** What an agency is asked about its task; a ruling's reason may well begin "đề nghị xem lại: …". */
function isAboutTask(asked: AskedFor): boolean {
  return asked !== 'reason' && asked !== 'other_date';
}

/** What was said of another task in between may go on: words that could belong to either are quoted back. */
function interrupted(asked: AskedFor): Judgement {
  return asked === 'obstacle' ? 'echo' : 'none';
}

function judgeChoice(text: string, names: Standing['names']): Judgement {
  if (refuses(text)) return 'refusal';
  return names === 'asked' && text.trim() === '' ? 'answer' : 'none';
}

function judgeReading(said: string): Judgement {
  if (meansTasks(said) || meansItems(said)) return 'answer';
  return isSmallTalk(said) || putsOff(said) ? 'idle' : 'none';
}

/** Nothing ties the words to the question: a yes may be meant for what came in between, a figure be a task's number. */
function isLoose({ isReply, isInterrupted, isOvertaken = false, names }: Standing): boolean {
  return (isInterrupted || isOvertaken) && !isReply && names === 'nothing';
}

/** Yes to “Ghi là kết quả kỳ này?” means the period. */
function judgeMeant(said: string, standing: Standing): Judgement {
  const { isReply } = standing;
  if (readMeant(said) !== null) return isLoose(standing) && !/\p{L}/u.test(said) ? 'idle' : 'answer';
  if (isReply ? isYes(said) : isYesInWords(said) || saysYes(said)) return isLoose(standing) ? 'unsure' : 'answer';
  return isSmallTalk(said) || putsOff(said) ? 'idle' : 'none';
}

/** "Đúng", "1", "không, mới 80%". A nod that replies to nothing may be meant for anything. */
function judgeProposal(said: string, standing: Standing): Judgement {
  const { isReply, today, put = NOTHING_PUT } = standing;
  const answer = readProposalAnswer(said, { ...put, today });
  switch (answer?.kind) {
    case 'choice':
      if (!isLoose(standing)) return 'answer';
      // "đã hoàn thành" is a report of its own, on whatever task.
      return answer.choice === 'agreed' || !/\p{L}/u.test(said) ? 'unsure' : 'none';
    case 'more':
      if (isLoose(standing)) return 'unsure';
      return answer.isNod && !isReply ? 'idle' : 'answer';
    case 'nod':
      return isReply ? 'answer' : 'idle';
    case 'no':
    case 'instead':
      return standing.isInterrupted && isLoose(standing) ? 'none' : 'answer';
    case undefined: {
      if (isSmallTalk(said) || putsOff(said) || /^\d[.)]?$/u.test(said)) return 'idle';
      const { intent } = readReport(said, today);
      if (intent === 'question' || intent === 'undo' || !/[\p{L}\d]/u.test(said)) return 'none';
      return isReply || (!(standing.isInterrupted && isLoose(standing)) && intent === 'report') ? 'answer' : 'none';
    }
  }
}

function choosesStop(said: string, { put = NOTHING_PUT, today }: Standing): boolean {
  return readProposalAnswer(said, { ...put, today })?.kind === 'choice';
}

const NOTHING_PUT: ProposalPut = { proposed: 'in_progress', figures: [] };

function judgeYes(said: string, standing: Standing): Judgement {
  if (standing.isReply ? isYes(said) : isYesInWords(said) || saysYes(said)) {
    return isLoose(standing) ? 'unsure' : 'answer';
  }
  if (putsOffWithNo(said)) return 'refusal';
  return isSmallTalk(said) || putsOff(said) ? 'idle' : 'none';
}

/** "chưa, để anh xem lại": neither yes nor words of their own. */
function putsOffWithNo(said: string): boolean {
  const [, no = '', rest = ''] = /^([^,.;:\n]{1,40})[,.;:\n](.{1,200})$/su.exec(said) ?? [];
  return refuses(no) && (putsOff(rest) || isSmallTalk(rest) || refuses(rest));
}

function judgeWords(
  asked: Exclude<
    AskedFor,
    'which_task' | 'which_reading' | 'proposal' | 'period_or_whole' | 'objection' | 'instruction' | 'confirmation'
  >,
  said: string,
  reading: Reading,
  { isReply, today }: Standing,
): Judgement {
  switch (asked) {
    case 'how_far':
      return isReply || reading.intent === 'report' ? 'answer' : 'none';
    case 'obstacle':
      return /\p{L}{2}/u.test(said) ? judgeObstacle(reading, said, isReply) : 'none';
    case 'extension_date': {
      const dated = readExtension(said, today);
      const names = [reading, dated].some(({ intent, requestedDeadline, requestedExtension }) => {
        return intent === 'extension' && (requestedDeadline !== null || requestedExtension !== null);
      });
      // It is asked again, and told why.
      if (namesNoSuchDay(said) || lacksYear(said, today)) return 'answer';
      if (!names && readDate(said, today).kind === 'ambiguous') return 'idle';
      if (!names || (isClearReport(reading) && reading.status !== 'blocked')) return 'none';
      return isReply ? 'answer' : 'echo';
    }
    case 'completed_on':
      return isClearReport(reading) || readDay(said, today) !== null ? 'answer' : 'none';
    // The day of the completion may stand in a reply to its receipt.
    case 'document': {
      const isOfItsOwn = reading.status !== null && !reading.needsQuestion;
      const isNone = readCitedDocument(said, today) === null && !(isReply && readDay(said, today) !== null);
      return isNone || isOfItsOwn ? 'none' : 'answer';
    }
    case 'reason':
      if (!/\p{L}{2}/u.test(said)) return 'none';
      return isReply && !beginsCallingOff(said) ? 'answer' : 'echo';
    case 'other_date': {
      const { kind } = readDate(said, today);
      if (isReply) return 'answer';
      if (dayAskedBy(said) !== null) return 'echo';
      if (kind === 'ambiguous') return 'idle';
      return kind === 'none' ? 'none' : 'echo';
    }
  }
}

function judgeObstacle(reading: Reading, said: string, isReply: boolean): Judgement {
  const waits = isMereState(reading) && saysOnlyWait(itemsOfReply(said));
  const saysMore = isClearReport(reading) && reading.status !== 'blocked' && !waits;
  if (saysMore || reading.intent === 'extension') return 'none';
  const namesIt = reading.intent === 'report' && reading.status === 'blocked' && reading.obstacle !== null;
  // "hết vướng rồi ạ" is read on its own, as "đang làm" is.
  const denial = namesIt ? 'no' : saysNoObstacle(said);
  if (denial !== 'no') return denial === 'yes' ? 'none' : 'echo';
  return isReply || namesIt ? 'answer' : 'echo';
}

/** Under way, and no more than that: without a figure and a day. */
function isMereState({ status, progress, expectedOn }: Reading): boolean {
  return status === 'in_progress' && progress === null && expectedOn === null;
}

/** "chờ mặt bằng, hỏi xã mãi chưa được": what is waited for or still lacks, and nothing that is under way or behind. */
function saysOnlyWait(items: readonly Item[]): boolean {
  return items.some(({ kind }) => OF_A_WAIT.includes(kind)) && !items.some(({ kind }) => GETS_ON.includes(kind));
}

const OF_A_WAIT: readonly ItemKind[] = ['waiting', 'lack', 'cannot', 'not_yet', 'unfinished'];
const GETS_ON: readonly ItemKind[] = [
  ...(['running', 'submitted', 'milestone', 'done', 'done_formal', 'done_just', 'percent', 'fraction', 'had'] as const),
];

function isClearReport({ intent, status, needsQuestion }: Reading): boolean {
  return intent === 'report' && status !== null && !needsQuestion;
}
