/** "1. … 2. …" under a message that lists #1 and #2: the bot asks whether the figures number items or name tasks. */

import { askItemsOrTasks } from '../../../conversation/compose/compose-question.ts';
import * as say from '../../../conversation/compose/say.ts';
import { onlyFocalPoints } from '../../../conversation/compose/say-report.ts';
import type { IncomingMessage } from '../../../conversation/message/incoming.ts';
import type { Toast } from '../../../conversation/message/toast.ts';
import type { ReportLine } from '../../../conversation/read/task/identify-task.ts';
import { meansItems, meansTasks } from '../../../conversation/read/answer/read-answer.ts';
import { readFromAgency } from '../read-from-agency.ts';
import { readReport } from '../../../conversation/read/read-report.ts';
import { mayReport } from '../../../domain/people/access.ts';
import type { Card } from '../../../domain/tasks/task.ts';
import { cardsById } from '../../../store/programmes/assignments.ts';
import { type Question } from '../../../store/record/questions.ts';
import type { Work } from '../../../usecases/work.ts';
import { candidatesOf, cardsNamed, type Context } from '../../context/message-context.ts';
import { endQuestion } from '../../context/end-question.ts';
import { sightFrom, type Origin } from '../../context/origin.ts';
import type { PendingQuestion } from '../../context/pending-question.ts';
import { alert, type Press } from '../../context/press.ts';
import { putQuestion } from '../../context/put-question.ts';
import { finish, recordReading, newResult, type Result } from '../record-reading.ts';
import { isOneDuty, takePeriod } from './which-period.ts';
import { askWhich } from './which-task.ts';

type Asking = PendingQuestion & { readonly kind: 'which_reading' };

/** False when only one reading is left: a person who may not report, or a number with no task behind it. */
export function askWhichReading(
  work: Work,
  origin: Origin,
  message: IncomingMessage,
  { whole, numbered }: { readonly whole: string; readonly numbered: readonly ReportLine[] },
  context: Context,
): boolean {
  const candidates = candidatesOf(work, origin, context);
  const named = numbered.map(({ ref, rest }) => ({
    cards: ref === null ? [] : cardsFor(work, origin, ref),
    rest,
  }));
  const tasks = named.flatMap(({ cards: [card, ...others], rest }) =>
    card === undefined || others.length > 0 ? [] : [{ card, text: rest }],
  );
  const mayAnswer = tasks.every(({ card }) => mayReport(origin.actor, card.agency.id) === 'yes');
  if (candidates.length === 0 || tasks.length < numbered.length || !mayAnswer) return false;
  const pending: Asking = {
    kind: 'which_reading',
    text: whole,
    candidates: candidates.map(({ assignment }) => assignment.id),
    lines: tasks.map(({ card, text }) => ({ assignment: card.assignment.id, text })),
    files: message.files,
    album: message.album,
  };
  putQuestion(work, origin, pending, {
    about: pending.candidates,
    compose: (question) =>
      askItemsOrTasks(
        question,
        tasks.map(({ card }) => card),
        candidates,
        origin.messageId,
      ),
  });
  return true;
}

/** A recurring duty is one task: which of its periods a line is for is found when the line is taken. */
function cardsFor(work: Work, origin: Origin, ref: NonNullable<ReportLine['ref']>): Card[] {
  const cards = cardsNamed(work, sightFrom(origin), ref);
  return isOneDuty(cards) ? cards.slice(0, 1) : cards;
}

/** `choice` 0: the figures name tasks; 1: they number items. */
export function chooseReadingByPress(
  { work, origin }: Press,
  question: Question,
  pending: Asking,
  choice: number,
): Toast | null {
  const [first] = cardsById(work.tx, pending.candidates);
  if (first === undefined || choice > 1) return alert(say.PRESSED_OUTDATED);
  if (mayReport(origin.actor, first.agency.id) !== 'yes') return alert(onlyFocalPoints(first.agency.name));
  take(work, origin, question, pending, choice === 0 ? 'tasks' : 'items');
  return null;
}

/** True when the message says which reading is meant. */
export function chooseReadingByWords(
  work: Work,
  origin: Origin,
  words: string,
  question: Question,
  pending: Asking,
): boolean {
  const reading = meansTasks(words) ? 'tasks' : meansItems(words) ? 'items' : null;
  if (reading === null) return false;
  take(work, origin, question, pending, reading);
  return true;
}

function take(work: Work, origin: Origin, question: Question, pending: Asking, reading: 'tasks' | 'items'): void {
  endQuestion(work, question.id);
  const { text, files, album } = pending;
  const sent = { files, album };
  const result = newResult();
  if (reading === 'tasks') {
    for (const line of pending.lines) {
      const [card] = cardsById(work.tx, [line.assignment]);
      if (card !== undefined) takeLine(work, origin, sent, { card, said: line.text, about: [] }, result);
    }
  } else {
    const candidates = cardsById(work.tx, pending.candidates);
    const [only, ...others] = candidates;
    if (only !== undefined && others.length === 0) {
      takeLine(work, origin, sent, { card: only, said: text, about: pending.candidates }, result);
    } else {
      askWhich(work, origin, sent, { said: text, reading: readReport(text, work.today) }, candidates, result);
    }
  }
  finish(work, origin, result);
}

/** On a recurring duty the words say for which period; where they do not, that is asked. */
function takeLine(
  work: Work,
  origin: Origin,
  sent: Pick<IncomingMessage, 'files' | 'album'>,
  { card, said, about }: { readonly card: Card; readonly said: string; readonly about: readonly number[] },
  result: Result,
): void {
  const taken =
    card.assignment.period === null
      ? { card, reading: readFromAgency(work, card.agency.id, said, card.task.title) }
      : takePeriod(work, origin, sent, { cards: [card], said, about });
  if (taken !== null) recordReading(work, origin, sent, taken.card, taken.reading, result);
}
