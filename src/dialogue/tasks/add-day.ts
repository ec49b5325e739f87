import { readDay } from '../../conversation/read/answer/read-answer.ts';
import { cardById } from '../../store/programmes/assignments.ts';
import { type Question } from '../../store/record/questions.ts';
import type { Origin } from '../context/origin.ts';
import { endQuestion } from '../context/end-question.ts';
import type { PendingQuestion } from '../context/pending-question.ts';
import { finish, recordReading, newResult } from './record-reading.ts';
import type { Work } from '../../usecases/work.ts';

/** "20/12/2022" as the answer to the receipt of a completion says when the work was done; false for other words. */
export function answerDay(
  work: Work,
  origin: Origin,
  question: Question,
  pending: PendingQuestion & { readonly kind: 'document' },
  text: string,
): boolean {
  const card = cardById(work.tx, pending.assignment);
  const reading = readDay(text, work.today);
  if (card?.assignment.waitingFor !== 'confirmation' || reading === null) return false;
  endQuestion(work, question.id);
  const result = newResult();
  recordReading(work, origin, { files: [], album: null }, card, { ...reading, text: text.trim() }, result);
  finish(work, origin, result);
  return true;
}
