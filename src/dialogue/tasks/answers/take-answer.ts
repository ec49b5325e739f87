/** Acts on the answer to a question of ours, or quotes it back for one tap. */

import { askedByItsAgency } from '../../../conversation/compose/compose-pending-decision.ts';
import { askWhetherMeant, dropped, ONLY_THE_AUTHOR } from '../../../conversation/compose/say-question.ts';
import type { Toast } from '../../../conversation/message/toast.ts';
import type { TaskRef } from '../../../conversation/read/task/identify-task.ts';
import { readDayAnswer, readExtension } from '../../../conversation/read/answer/read-answer.ts';
import { readPlea } from '../../../conversation/read/read-plea.ts';
import { readReport } from '../../../conversation/read/read-report.ts';
import type { Reading } from '../../../conversation/read/reading.ts';
import { dayWordsIn, obstacleIn } from '../../../conversation/read/talk/answer-words.ts';
import { withoutClosing } from '../../../conversation/read/report/layout/signature.ts';
import { unfit } from '../../../conversation/read/answer/unfit-day.ts';
import type { LocalDate } from '../../../domain/calendar/dates.ts';
import { readDate } from '../../../domain/deadlines/read-date.ts';
import type { Card } from '../../../domain/tasks/task.ts';
import { cardById } from '../../../store/programmes/assignments.ts';
import { type Question } from '../../../store/record/questions.ts';
import { askedDayIn } from '../../decide/asked-day.ts';
import type { Origin } from '../../context/origin.ts';
import { endQuestion } from '../../context/end-question.ts';
import { alert, toast, type Press } from '../../context/press.ts';
import type { AboutTasks, PendingQuestion } from '../../context/pending-question.ts';
import { askedAbout, sentIn, withKept, withKeptFiles, type Files } from '../../context/kept-words.ts';
import { putQuestion } from '../../context/put-question.ts';
import { answerDay } from '../add-day.ts';
import { answerDocument } from '../files/add-document.ts';
import { decideOn, lacksAgency, putDecisionQuestion } from '../../decide/decide-in-chat.ts';
import { answerObjection, refusesObjection } from '../take-plea.ts';
import { passOnQuoted } from '../instruct-in-chat.ts';
import { answerProposalByWords } from './answer-proposal.ts';
import { chooseMeantByWords } from './period-or-whole.ts';
import { askAboutState, finish, recordReading, newResult } from '../record-reading.ts';
import { chooseReadingByWords } from './which-reading.ts';
import { chooseByNumber } from './which-task.ts';
import { withLearned } from '../../../usecases/learn/learned-reading.ts';
import type { Work } from '../../../usecases/work.ts';

interface Answer {
  readonly question: Question;
  readonly pending: AboutTasks;
  /** Without the reference to the task. */
  readonly words: string;
  readonly sent: Files;
  /** The task that the answer names. */
  readonly ref: TaskRef | null;
}

/** True when it was acted on; the question is closed then. */
export function takeAnswer(work: Work, origin: Origin, answer: Answer): boolean {
  const { question, pending, words, sent } = answer;
  switch (pending.kind) {
    case 'which_task':
      return answer.ref !== null && chooseByNumber(work, origin, question, pending, { ref: answer.ref, sent });
    case 'which_reading':
      return chooseReadingByWords(work, origin, words, question, pending);
    case 'period_or_whole':
      return chooseMeantByWords(work, origin, question, pending, { words, sent });
    case 'proposal':
      return answerProposalByWords(work, origin, question, pending, { words, sent });
    case 'document':
      return (
        answerDocument(work, origin, question, pending, words) || answerDay(work, origin, question, pending, words)
      );
    case 'instruction':
      endQuestion(work, question.id);
      passOnQuoted(work, origin, pending);
      return true;
    case 'echo':
      return takeAnswer(work, origin, {
        ...answer,
        pending: pending.of,
        words: pending.text,
        sent: withKeptFiles(sent, pending.sent),
      });
    case 'decision': {
      const card = cardById(work.tx, pending.assignment);
      if (card === undefined) return false;
      if (!lacksAgency(work, card, pending.ruling, words)) endQuestion(work, question.id);
      decideOn(work, origin, card, pending.ruling, words);
      return true;
    }
    case 'objection':
      return answerObjection(work, origin, question, pending, { words, sent });
    case 'completed_on':
    case 'obstacle':
    case 'extension_date':
    case 'how_far': {
      const card = cardById(work.tx, pending.assignment);
      if (card === undefined) return false;
      endQuestion(work, question.id);
      const result = newResult();
      if (pending.kind === 'completed_on') {
        const reading = readDayAnswer(pending.text, words, work.today) ?? readReport(words, work.today);
        const files = withKeptFiles(sent, pending.said);
        const asked = { answers: { report: pending.text, words }, saidLast: words, chosen: pending.chosen };
        recordReading(work, origin, { ...files, ...asked }, card, reading, result);
      } else {
        const read = readAnswer(pending.kind, words, work, card);
        const answered = pending.kind === 'how_far' ? withLearned(work, read) : read;
        // What was read by what others said teaches nothing anew.
        const asked = pending.kind === 'how_far' && answered === read ? askedAbout(pending.said) : {};
        const reading = withKept(answered, pending.said, work.today);
        const files = withKeptFiles(sent, pending.said);
        recordReading(work, origin, { ...files, saidLast: answered.text, ...asked }, card, reading, result);
      }
      finish(work, origin, result);
      return true;
    }
  }
}

/** Quotes the words back; the question itself is closed, the echo stands for it. */
export function askBack(
  work: Work,
  origin: Origin,
  question: Question,
  pending: AboutTasks,
  { words, sent }: Pick<Answer, 'words' | 'sent'>,
): boolean {
  const of = pending.kind === 'echo' ? pending.of : pending;
  if (of.kind === 'completed_on' || of.kind === 'period_or_whole' || of.kind === 'proposal') return false;
  if (of.kind === 'which_task' || of.kind === 'which_reading' || of.kind === 'document' || of.kind === 'instruction')
    return false;
  const card = cardById(work.tx, of.assignment);
  if (card === undefined) return false;
  if (of.kind === 'objection' && refusesObjection(origin, card)) return true;
  endQuestion(work, question.id);
  const meant = of.kind === 'decision' ? meantBy(card, of.ruling) : of.kind;
  const on = dayIn(card, meant, words, work);
  const files = withKeptFiles(sent, pending.kind === 'echo' ? pending.sent : undefined);
  if (of.kind === 'extension_date' && unfit(on, card.assignment.dueOn, work.today) !== null) {
    // A day that is refused is no part of the report, and takes nothing away of what was said before.
    const kept = { ...(of.said ?? sentIn(origin, '')), ...withKeptFiles(files, of.said) };
    askAboutState(work, origin, card, 'extension_date', kept, words);
    return true;
  }
  const isOfAnother = meant === 'approve_other' && askedDayIn(work, card, words) === 'another';
  if (of.kind === 'decision' && (isOfAnother || (on !== null && on <= work.today))) {
    putDecisionQuestion(work, origin, card, of.ruling, isOfAnother ? askedByItsAgency(card) : null);
    return true;
  }
  const said = meant === 'obstacle' ? withoutClosing(words) : words;
  putQuestion(
    work,
    origin,
    { kind: 'echo', text: words, of, ...(files.files.length > 0 && { sent: sentIn(origin, '', files) }) },
    {
      about: [of.assignment],
      compose: (id) => askWhetherMeant(card, meant, { said, on }, id, origin.messageId),
    },
  );
  return true;
}

/** What a ruling is, by what waits. */
function meantBy({ assignment: { waitingFor } }: Card, ruling: 'return' | 'reject' | 'approve_other') {
  if (waitingFor === 'handover') return LEAD_RULINGS[ruling];
  return waitingFor === 'suspension' ? SUSPENSION_RULINGS[ruling] : ruling;
}

const SUSPENSION_RULINGS = { approve_other: 'suspend', reject: 'not_suspend', return: 'return' } as const;
const LEAD_RULINGS = { approve_other: 'hand_over', reject: 'keep', return: 'return' } as const;

/** The day that the words are read as when they are confirmed. */
function dayIn(card: Card, meant: string, words: string, work: Work): LocalDate | null {
  if (meant === 'extension_date') return readAnswer('extension_date', words, work, card).requestedDeadline;
  if (meant !== 'approve_other') return null;
  if (askedDayIn(work, card, words) === 'own') return card.assignment.requestedDueOn;
  const date = readDate(words, work.today);
  return date.kind === 'date' ? date.date : null;
}

/** The buttons under words that were quoted back: 0 confirms them, 1 drops them; only their author may press. */
export function confirmByPress(
  { work, origin }: Press,
  question: Question,
  pending: PendingQuestion & { readonly kind: 'echo' },
  choice: number,
): Toast | null {
  if (question.personId !== origin.person.id) return alert(ONLY_THE_AUTHOR);
  if (choice === 0) {
    takeAnswer(work, origin, { question, pending, words: pending.text, sent: { files: [], album: null }, ref: null });
    return null;
  }
  endQuestion(work, question.id);
  return toast(dropped(cardById(work.tx, pending.of.assignment)));
}

/** The reading of an answer: words after "vướng mắc gì?" are the obstacle, a date after "đến ngày nào?" is the date. */
function readAnswer(
  about: 'how_far' | 'obstacle' | 'extension_date',
  text: string,
  work: Work,
  { task }: Card,
): Reading {
  const plain = readReport(text, work.today, [], task.title);
  if (about === 'how_far') return plain;
  if (about === 'obstacle') {
    const plea = readPlea(text);
    const obstacle = plea?.isWhole === true ? plea.text : obstacleIn(withoutClosing(text));
    return { ...plain, intent: 'report', status: 'blocked', obstacle, needsQuestion: false };
  }
  if (plain.intent === 'extension' && !plain.needsQuestion) return plain;
  const dated = readExtension(dayWordsIn(text), work.today);
  return dated.intent === 'extension' ? { ...dated, text } : plain;
}
