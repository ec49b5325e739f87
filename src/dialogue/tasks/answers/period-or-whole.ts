/** A completion of an ongoing task is the result of a period, or the end of the whole task: the answer says which. */

import * as say from '../../../conversation/compose/say.ts';
import type { IncomingMessage } from '../../../conversation/message/incoming.ts';
import type { Toast } from '../../../conversation/message/toast.ts';
import { readMeant } from '../../../conversation/read/answer/read-answer.ts';
import type { Reading } from '../../../conversation/read/reading.ts';
import { cardById } from '../../../store/programmes/assignments.ts';
import { type Question } from '../../../store/record/questions.ts';
import type { CompletionMeant } from '../../../usecases/report/report-status.ts';
import type { Work } from '../../../usecases/work.ts';
import type { Origin } from '../../context/origin.ts';
import { endQuestion } from '../../context/end-question.ts';
import type { PendingQuestion } from '../../context/pending-question.ts';
import { alert, onTask, type Press } from '../../context/press.ts';
import { pressedReading, reportByPress } from './press-answer.ts';
import { finish, recordReading, newResult } from '../record-reading.ts';

type Asking = PendingQuestion & { readonly kind: 'period_or_whole' };

/** In the order of the buttons. */
const CHOICES: readonly CompletionMeant[] = ['period', 'whole'];

/** A press that says whether "xong" meant the period or the whole task. */
export function chooseMeantByPress(press: Press, question: Question, pending: Asking, choice: number): Toast | null {
  const meant = CHOICES[choice];
  if (meant === undefined) return alert(say.PRESSED_OUTDATED);
  return onTask(press, pending.assignment, (card) => {
    endQuestion(press.work, question.id);
    const { files, album, chosen } = pending;
    return reportByPress(press, card, { reading: readingOf(pending), files, album, meant, chosen });
  });
}

/** A plain yes answers “Ghi là kết quả kỳ này?”. False when the task is gone. */
export function chooseMeantByWords(
  work: Work,
  origin: Origin,
  question: Question,
  pending: Asking,
  { words, sent }: { readonly words: string; readonly sent: Pick<IncomingMessage, 'files' | 'album'> },
): boolean {
  const card = cardById(work.tx, pending.assignment);
  if (card === undefined) return false;
  endQuestion(work, question.id);
  const result = newResult();
  const message = {
    files: [...pending.files, ...sent.files],
    album: pending.album ?? sent.album,
    meant: readMeant(words) ?? 'period',
    saidLast: words,
    chosen: pending.chosen,
  };
  recordReading(work, origin, message, card, readingOf(pending), result);
  finish(work, origin, result);
  return true;
}

/** As it was read when it was sent: "hôm qua" is still the day before that. */
function readingOf({ text, statedOn }: Asking): Reading {
  return { ...pressedReading('completed'), text, progress: 100, completedOn: statedOn };
}
