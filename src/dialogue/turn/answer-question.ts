/** A message that answers one of our questions: by a reply to it, or as the same person's next message of its kind. */

import type { IncomingMessage } from '../../conversation/message/incoming.ts';
import { dropped, stillWaits, whichIsMeant } from '../../conversation/compose/say-question.ts';
import * as say from '../../conversation/compose/say-decision.ts';
import { FILES_STAY, NO_DOCUMENT } from '../../conversation/compose/say-report.ts';
import { write } from '../../conversation/compose/write.ts';
import { judgeAnswer, type AskedFor, type Judgement } from '../../conversation/read/answer/judge-answer.ts';
import { findTaskRefs } from '../../conversation/read/task/identify-task.ts';
import { withoutOpening } from '../../conversation/read/talk/answer-words.ts';
import { readPeriod } from '../../conversation/read/read-period.ts';
import { readReport } from '../../conversation/read/read-report.ts';
import { msOf } from '../../domain/calendar/dates.ts';
import { periodOfKey } from '../../domain/deadlines/period.ts';
import { isNamed } from '../../domain/tasks/choose-period.ts';
import { spokeOfOthersSince } from '../../store/outbox/outbox-of-chat.ts';
import { actedOnOthersSince } from '../../store/record/acts-since.ts';
import { areLoose } from '../../store/record/evidence.ts';
import { messagesBehind, type Question } from '../../store/record/questions.ts';
import type { Card } from '../../domain/tasks/task.ts';
import { cardById, cardsById } from '../../store/programmes/assignments.ts';
import { readMeant, refuses } from '../../conversation/read/answer/read-answer.ts';
import { tellsOfStop } from '../../conversation/read/propose-reading.ts';
import { readProposalAnswer, type ProposalPut } from '../../conversation/read/answer/read-proposal-answer.ts';
import { agencyIn } from '../context/call.ts';
import { endQuestion } from '../context/end-question.ts';
import { figuresOffered } from '../context/figures-offered.ts';
import { cardsNamed, splitFor, type Context } from '../context/message-context.ts';
import { bearingAlso, sightFrom, type Origin } from '../context/origin.ts';
import {
  filesOf,
  isAboutState,
  pendingQuestionOf,
  type AboutTasks,
  type PendingQuestion,
} from '../context/pending-question.ts';
import { assignmentsOf, becameWords, behind, cardOfQuestion, stateOfQuestion } from '../context/question-state.ts';
import { takePresentation } from '../people/take-presentation.ts';
import { askBack, takeAnswer } from '../tasks/answers/take-answer.ts';
import type { Work } from '../../usecases/work.ts';

/** True when the message was meant for a question of ours; what is no answer to any is read on its own. */
export function answerQuestion(work: Work, origin: Origin, message: IncomingMessage, context: Context): boolean {
  return context.questions.some((question) => {
    const pending = pendingQuestionOf(question.data);
    // An unreadable question cannot be answered: the words are read on their own.
    if (pending.kind === 'unreadable') return false;
    if (pending.kind === 'presentation') {
      const text = withoutOpening(message.text);
      return takePresentation(work, origin, question, { text, isReply: context.repliesToQuestion });
    }
    return settle({ work, origin, message, context, question, pending });
  });
}

/**
 * Whether the words answer a question of ours that waits, so that "mặt bằng chưa có ạ" under it is no question to the
 * secretariat. Nothing is done.
 */
export function isAnswerToOurs(work: Work, origin: Origin, message: IncomingMessage, context: Context): boolean {
  return context.questions.some((question) => {
    const pending = pendingQuestionOf(question.data);
    if (pending.kind === 'unreadable' || pending.kind === 'presentation') return false;
    if (stateOfQuestion(work, question, pending) !== 'open') return false;
    const answering = { work, origin, message, context, question, pending };
    const { names, words } = namedIn(answering, context.repliesToQuestion);
    const judged = judge(answering, context.repliesToQuestion, names, words);
    return judged === 'answer' || (judged === 'echo' && context.repliesToQuestion);
  });
}

interface Answering {
  readonly work: Work;
  readonly origin: Origin;
  readonly message: IncomingMessage;
  readonly context: Context;
  readonly question: Question;
  readonly pending: AboutTasks;
}

function settle(answering: Answering): boolean {
  const { work, origin, message, context, question, pending } = answering;
  const isReply = context.repliesToQuestion;
  const state = stateOfQuestion(work, question, pending);
  if (state !== 'open' && !isReply) {
    endQuestion(work, question.id);
    return false;
  }
  const { names, words } = namedIn(answering, isReply);
  const judged = judge(answering, isReply, names, words);
  const isOpenToSeveral = judged === 'answer' && names === 'nothing' && isOneOfSeveral(pending, context);
  const others = othersAnswered(answering, names, judged);
  const judgement = isOpenToSeveral ? 'idle' : others.length > 0 ? 'unsure' : judged;
  if (judgement === 'none') return false;
  if (state !== 'open') return tellWhatBecame(answering, words);
  const card = cardOfQuestion(work, pending);
  switch (judgement) {
    case 'idle':
      origin.reply(
        stillWaits(askedBy(pending), card, origin.messageId),
        'answer',
        card === undefined ? [] : [card.assignment.id],
      );
      return true;
    case 'unsure':
      origin.reply(
        whichIsMeant(message.text.trim(), card, others, origin.messageId),
        'answer',
        [...(card === undefined ? [] : [card]), ...others].map(({ assignment }) => assignment.id),
      );
      return true;
    case 'refusal':
      endQuestion(work, question.id);
      origin.reply(
        write([refusedWords(pending) ?? dropped(card), ...filesThatStay(work, origin, pending)], {
          replyTo: origin.messageId,
          silent: true,
        }),
        'answer',
        assignmentsOf(pending),
      );
      return true;
    case 'echo':
      return askBack(work, origin, question, pending, { words, sent: message });
    case 'answer':
      return takeAnswer(work, bearingAlso(origin, messagesBehind(work.tx, question)), {
        question,
        pending,
        words,
        sent: message,
        ref: namedRef(answering),
      });
  }
}

function judge(
  { work, origin, question, pending }: Answering,
  isReply: boolean,
  names: Names,
  words: string,
): Judgement {
  const { personId, chatId } = question;
  const isInterrupted = assignmentsOf(pending).some((assignmentId) =>
    actedOnOthersSince(work.tx, { personId, chatId, assignmentId }, behind(question)),
  );
  // Which agency is meant must be read from the words themselves.
  const wantsAgency = asksForAgency(work, pending);
  const lacksAgency = wantsAgency && !isReply && agencyIn(work, words).agency === null;
  if (lacksAgency && pending.kind !== 'echo' && !refuses(words)) return 'none';
  const standing = {
    isReply,
    age: msOf(work.now) - msOf(question.askedAt),
    isInterrupted,
    isOvertaken: !isReply && spokeOfOthersSince(work.tx, { chatId, questionId: question.id }, assignmentsOf(pending)),
    names,
    today: work.today,
    ...(pending.kind === 'proposal' && { put: putIn(work, origin, pending) }),
  };
  // What only the author may say of his own words is no answer from anybody else.
  const isTheirs = question.personId === origin.person.id;
  if (!isTheirs && (pending.kind === 'instruction' || pending.kind === 'echo')) return 'none';
  const judgement = judgeAnswer(wantsAgency && pending.kind !== 'echo' ? 'reason' : askedBy(pending), words, standing);
  // Words that correct what was quoted back are quoted back in their turn.
  if (judgement !== 'none' || pending.kind !== 'echo' || lacksAgency) return judgement;
  const anew = judgeAnswer(wantsAgency ? 'reason' : askedBy(pending.of), words, standing);
  return anew === 'answer' || anew === 'echo' ? 'echo' : 'none';
}

function putIn(
  work: Work,
  origin: Origin,
  { assignment, proposal }: PendingQuestion & { kind: 'proposal' },
): ProposalPut {
  const card = cardById(work.tx, assignment);
  const proposed = proposal.status;
  const figures = card === undefined ? [] : figuresOffered(work, origin, card, proposed);
  return { proposed, figures, isOfStop: tellsOfStop(proposal) };
}

function asksForAgency(work: Work, pending: PendingQuestion): boolean {
  if (pending.kind === 'echo') return asksForAgency(work, pending.of);
  if (pending.kind !== 'decision' || pending.ruling !== 'approve_other') return false;
  return cardOfQuestion(work, pending)?.assignment.waitingFor === 'handover';
}

/** "#3 quý II xong" is said of that period, also while another one of the duty is asked about. */
function namesAnotherPeriod(work: Work, pending: PendingQuestion, words: string): boolean {
  const period = cardOfQuestion(work, pending)?.assignment.period ?? null;
  const own = period === null ? null : periodOfKey(period);
  const named = own === null ? null : readPeriod(words.trim(), own.recurrence, work.today);
  return named !== null && typeof named !== 'string' && named.at === 0 && !isNamed({ period }, named);
}

type Names = 'nothing' | 'asked' | 'another';

/** Which task the words name, and the words without it. */
function namedIn(
  { work, origin, message, context, pending }: Answering,
  isReply: boolean,
): { names: Names; words: string } {
  const inFigures = answersInFigures(work, origin, pending);
  if (inFigures !== null) {
    const named = namedWithAnswer(inFigures.task, message.text, inFigures.isAnswer);
    if (named !== null) return named;
  }
  const sight = sightFrom(origin);
  const asked = assignmentsOf(pending);
  const isAsked = (ref: Parameters<typeof cardsNamed>[2]): boolean =>
    cardsNamed(work, sight, ref).some(({ assignment }) => asked.includes(assignment.id));
  const { lines } = splitFor(work, origin, context, message.text);
  const [first] = lines;
  const refs = lines.flatMap(({ ref }) => ref ?? []);
  if (refs.length > 0 && !refs.every(isAsked)) {
    // A reply may mention another task within its reason: "trùng với #13".
    const isMention = isReply && refs.length === 1 && lines.length === 1 && !opensWithReference(message.text);
    return isMention ? { names: 'nothing', words: message.text } : { names: 'another', words: message.text };
  }
  if (!isReply && findTaskRefs(message.text).some((ref) => !isAsked(ref)))
    return { names: 'another', words: message.text };
  const words = refs.length > 0 && lines.length === 1 ? (first?.rest ?? '') : message.text;
  if (refs.length > 0 && namesAnotherPeriod(work, pending, words)) return { names: 'another', words: message.text };
  return { names: refs.length > 0 ? 'asked' : 'nothing', words };
}

/** The question's way to tell an answer that is a figure, and its task; null where figures are none. */
function answersInFigures(
  work: Work,
  origin: Origin,
  pending: PendingQuestion,
): { readonly task: number | null; readonly isAnswer: (words: string) => boolean } | null {
  if (pending.kind !== 'period_or_whole' && pending.kind !== 'proposal') return null;
  const task = cardById(work.tx, pending.assignment)?.task.id ?? null;
  if (pending.kind === 'period_or_whole') return { task, isAnswer: (words) => readMeant(words) !== null };
  const put = { ...putIn(work, origin, pending), today: work.today };
  const isChoice = (words: string): boolean => {
    const answer = readProposalAnswer(words, put);
    return answer !== null && answer.kind !== 'instead' && answer.kind !== 'more';
  };
  return { task, isAnswer: isChoice };
}

/** "1", "#9 kỳ này": the figures of an answer are no task numbers. Null for words of another kind. */
function namedWithAnswer(
  task: number | null,
  text: string,
  isAnswer: (words: string) => boolean,
): { names: Names; words: string } | null {
  if (isAnswer(text)) return { names: 'nothing', words: text };
  const [, number = '', words = ''] = /^#?(\d{1,6})[ .:,](.{1,60})$/su.exec(text.trim()) ?? [];
  if (!isAnswer(words)) return null;
  return { names: task === Number(number) ? 'asked' : 'another', words };
}

/** Several questions of the kind wait: words without a number could answer each of them. */
function isOneOfSeveral(pending: PendingQuestion, { questions }: Context): boolean {
  const isOfKind = ({ data }: Question): boolean => pendingQuestionOf(data).kind === pending.kind;
  const isAlike = pending.kind === 'period_or_whole' || pending.kind === 'proposal';
  return isAlike && questions.filter(isOfKind).length > 1;
}

/** The tasks of other open questions that words which reply to nothing answer as well: which is meant, is asked. */
function othersAnswered(answering: Answering, names: Names, judged: Judgement): readonly Card[] {
  const { work, context, question, pending } = answering;
  if (context.repliesToQuestion || names !== 'nothing' || !takes(pending, judged)) return [];
  const asked = assignmentsOf(pending);
  return context.questions.flatMap((other) => {
    const of = pendingQuestionOf(other.data);
    if (other.id === question.id || of.kind === 'unreadable' || of.kind === 'presentation') return [];
    if (stateOfQuestion(work, other, of) !== 'open') return [];
    if (assignmentsOf(of).some((assignment) => asked.includes(assignment))) return [];
    const another = { ...answering, question: other, pending: of };
    const named = namedIn(another, false);
    return takes(of, judge(another, false, named.names, named.words)) ? cardsById(work.tx, assignmentsOf(of)) : [];
  });
}

/** The document of a result is only offered beside its receipt. */
function takes(pending: PendingQuestion, judged: Judgement): boolean {
  return pending.kind !== 'document' && (judged === 'answer' || judged === 'echo');
}

function opensWithReference(text: string): boolean {
  return /^[\s\p{P}]{0,5}(?:#|\d|[IVX]{1,5}\.\d|CT\.)/iu.test(text);
}

function namedRef({ work, origin, message, context }: Answering) {
  return splitFor(work, origin, context, message.text).lines[0]?.ref ?? null;
}

/** What was sent with the words that are dropped is kept all the same. */
function filesThatStay({ tx }: Work, { chat }: Origin, pending: PendingQuestion): string[] {
  const keys = filesOf(pending).map(({ fileKey }) => fileKey);
  return areLoose(tx, chat.id, keys) ? [FILES_STAY] : [];
}

/** What a question waits for. */
function askedBy(pending: AboutTasks): AskedFor {
  switch (pending.kind) {
    case 'decision':
      return pending.ruling === 'approve_other' ? 'other_date' : 'reason';
    case 'echo':
      return 'confirmation';
    default:
      return pending.kind;
  }
}

/** A clear report on the task counts for itself, whatever became of the question that it replies to. */
function tellWhatBecame({ work, origin, question, pending }: Answering, words: string): boolean {
  const reading = readReport(words, work.today);
  const isReport = !reading.needsQuestion && (reading.intent === 'report' || reading.intent === 'extension');
  if (isAboutState(pending) && isReport) return false;
  const state = stateOfQuestion(work, question, pending);
  const said = becameWords(work, question, pending, state);
  origin.reply(write([said], { replyTo: origin.messageId }), 'answer', assignmentsOf(pending));
  return true;
}

function refusedWords(pending: PendingQuestion): string | null {
  switch (pending.kind) {
    case 'decision':
      return say.NOT_DECIDED;
    case 'instruction':
      return say.NOT_PASSED_ON;
    case 'document':
      return NO_DOCUMENT;
    case 'echo':
      return pending.of.kind === 'decision' ? say.NOT_DECIDED : null;
    default:
      return null;
  }
}
