/** The answer to "Ghi #9: đang thực hiện, 70 %?": by a button, its number, "đúng", or what is so instead. */

import { additionKept, proposalWords } from '../../../conversation/compose/compose-proposal.ts';
import * as say from '../../../conversation/compose/say.ts';
import { changedMeanwhile, onlyFocalPoints } from '../../../conversation/compose/say-report.ts';
import { write } from '../../../conversation/compose/write.ts';
import type { Toast } from '../../../conversation/message/toast.ts';
import {
  proposalAnswers,
  readProposalAnswer,
  type ProposalAnswer,
  type ProposalChoice,
} from '../../../conversation/read/answer/read-proposal-answer.ts';
import { proposeReading, tellsOfStop } from '../../../conversation/read/propose-reading.ts';
import { readReport } from '../../../conversation/read/read-report.ts';
import type { Reading } from '../../../conversation/read/reading.ts';
import { withMoreWords } from '../../../conversation/read/with-earlier-words.ts';
import { localDateOf, type LocalDate } from '../../../domain/calendar/dates.ts';
import { mayReport } from '../../../domain/people/access.ts';
import type { ProposedStatus } from '../../../domain/tasks/proposed-status.ts';
import type { Card } from '../../../domain/tasks/task.ts';
import { withLater } from '../../../domain/text/said.ts';
import { cardById } from '../../../store/programmes/assignments.ts';
import { type Question } from '../../../store/record/questions.ts';
import { hasChangedSince } from '../../../usecases/report/has-changed-since.ts';
import { withLearned } from '../../../usecases/learn/learned-reading.ts';
import type { ProposalAnswered } from '../../../usecases/report/proposal-answered.ts';
import type { Work } from '../../../usecases/work.ts';
import { figuresOffered } from '../../context/figures-offered.ts';
import { endQuestion } from '../../context/end-question.ts';
import { askedAbout, withKept, withKeptFiles, type Files } from '../../context/kept-words.ts';
import type { Origin } from '../../context/origin.ts';
import type { PendingQuestion } from '../../context/pending-question.ts';
import { alert, onTask, type Press } from '../../context/press.ts';
import { ofMessage, pressedReading, reportByPress } from './press-answer.ts';
import { askAboutState, askDay, finish, newResult, recordReading } from '../record-reading.ts';

type Asking = PendingQuestion & { readonly kind: 'proposal' };

const NO_FILES: Files = { files: [], album: null };

/** `at` is the position of the button. */
export function answerProposalByPress(press: Press, question: Question, pending: Asking, at: number): Toast | null {
  const choice = proposalAnswers(pending.proposal.status)[at];
  if (choice === undefined) return alert(say.PRESSED_OUTDATED);
  return onTask(press, pending.assignment, (card) => {
    const { work, origin } = press;
    endQuestion(work, question.id);
    if (hasChangedSince(work, card, pending.rev)) return alert(changedMeanwhile(card, work.today));
    if (asksOn(work, origin, card, pending, choice)) return null;
    const { reading, chosen } = readingOf(pending, choice, askedOn(work, question));
    const files = withKeptFiles(NO_FILES, pending.said);
    return reportByPress(ofMessage(press, pending.said), card, {
      reading,
      chosen,
      ...files,
      proposed: answered(pending, choice),
      ...askedAbout(pending.said),
    });
  });
}

/** False when the task is gone. Who may not report leaves the question open. */
export function answerProposalByWords(
  work: Work,
  origin: Origin,
  question: Question,
  pending: Asking,
  { words, sent }: { readonly words: string; readonly sent: Files },
): boolean {
  const card = cardById(work.tx, pending.assignment);
  if (card === undefined) return false;
  const verdict = mayReport(origin.actor, card.agency.id);
  if (verdict !== 'yes') {
    const refusal = verdict === 'anonymous' ? say.ANONYMOUS : onlyFocalPoints(card.agency.name);
    origin.reply(write([refusal], { replyTo: origin.messageId }), 'answer');
    return true;
  }
  endQuestion(work, question.id);
  if (hasChangedSince(work, card, pending.rev)) {
    origin.reply(write([changedMeanwhile(card, work.today)], { replyTo: origin.messageId }), 'answer', [
      card.assignment.id,
    ]);
    return true;
  }
  const proposed = pending.proposal.status;
  const figures = figuresOffered(work, origin, card, proposed);
  const put = { proposed, figures, isOfStop: tellsOfStop(pending.proposal) };
  const answer = readProposalAnswer(words, { ...put, today: work.today });
  const files = withKeptFiles(sent, pending.said);
  const asked = askedAbout(pending.said);
  if (answer?.kind === 'no') {
    // It was just said that the words do not mean it: how far the task is, is asked without them.
    askAboutState(work, origin, card, 'how_far', { ...pending.said, ...files }, '');
    return true;
  }
  const choice = answer?.kind === 'choice' ? answer.choice : agrees(answer) ? 'agreed' : null;
  if (choice !== null && asksOn(work, origin, card, pending, choice)) return true;
  const said = answer?.kind === 'instead' ? answer.words : words;
  const result = newResult();
  if (choice === null) {
    const instead = withLearned(work, readReport(said, work.today, [], card.task.title));
    const isUnclear = instead.intent === 'unclear';
    const text = withLater(pending.said.text, said);
    const reading = isUnclear ? { ...instead, text } : withKept(instead, pending.said, work.today);
    const message = { ...files, saidLast: said, proposed: answered(pending, 'instead'), ...asked };
    recordReading(work, origin, message, card, reading, result);
  } else {
    const { reading: agreed, chosen } = readingOf(pending, choice, askedOn(work, question));
    const more = answer?.kind === 'more' ? answer.words : null;
    const { reading, isUsed } =
      more === null ? { reading: agreed, isUsed: true } : withMoreWords(agreed, more, work.today);
    const text = more === null ? agreed.text : withLater(agreed.text, more);
    const message = { ...files, proposed: answered(pending, choice), chosen, ...asked };
    recordReading(work, fromMessage(origin, pending), message, card, { ...reading, text }, result);
    if (more !== null && !isUsed && result.recorded.length > 0) result.notes.push(additionKept(card, more));
  }
  finish(work, origin, result);
  return true;
}

function agrees(answer: ProposalAnswer | null): boolean {
  return answer?.kind === 'nod' || answer?.kind === 'more';
}

/** The event is of the words that were confirmed, not of "đúng": a new version of them replaces it. */
function fromMessage(origin: Origin, { said: { messageId } }: Asking): Origin {
  return messageId === null ? origin : { ...origin, author: { ...origin.author, messageId } };
}

/** Days such as "hôm qua" are those of the day on which the words were sent. */
function askedOn({ rules }: Work, { askedAt }: Question): LocalDate {
  return localDateOf(askedAt, rules.timeZone);
}

/** `chosen`: what the words themselves do not say. */
function readingOf(
  { proposal, said }: Asking,
  choice: ProposalChoice,
  on: LocalDate,
): { readonly reading: Reading; readonly chosen: ProposedStatus | undefined } {
  if (choice === 'agreed') {
    const { status, progress, obstacle, completedOn, expectedOn, document, documentDate } = proposal;
    const read = { progress, obstacle, completedOn, expectedOn, document, documentDate };
    const isSaid = proposeReading(readReport(said.text, on), on)?.status === status;
    const reading = { ...pressedReading(status), ...read, text: said.text };
    return { reading, chosen: isSaid ? undefined : status };
  }
  const reading = withKept(pressedReading(choice), said, on);
  const expectedOn = choice === 'completed' ? null : proposal.expectedOn;
  return { reading: { ...reading, text: said.text, expectedOn }, chosen: choice };
}

/** True when the choice lacks something, which was asked for: what the obstacle is, or the day of a completion. */
function asksOn(work: Work, origin: Origin, card: Card, { said }: Asking, choice: ProposalChoice): boolean {
  if (choice === 'blocked') {
    askAboutState(work, origin, card, 'obstacle', said);
    return true;
  }
  if (choice !== 'completed' || readReport(said.text, work.today).unclearDay === null) return false;
  askDay(work, origin, card, 'no_single_day', { report: said.text, words: said.text, sent: said });
  return true;
}

function answered({ proposal, said }: Asking, answer: ProposalAnswered['answer']): ProposalAnswered {
  return { proposed: proposal.status, words: said.text, answer, sentence: proposalWords(proposal) };
}
