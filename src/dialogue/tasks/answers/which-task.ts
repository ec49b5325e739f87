/** A message that may be about several tasks: the bot asks which, and a button or a number chooses. */

import { askWhichTask } from '../../../conversation/compose/compose-question.ts';
import * as say from '../../../conversation/compose/say.ts';
import { onlyFocalPoints } from '../../../conversation/compose/say-report.ts';
import type { IncomingMessage } from '../../../conversation/message/incoming.ts';
import type { Toast } from '../../../conversation/message/toast.ts';
import type { TaskRef } from '../../../conversation/read/task/identify-task.ts';
import type { Reading } from '../../../conversation/read/reading.ts';
import { mayReport } from '../../../domain/people/access.ts';
import type { Card } from '../../../domain/tasks/task.ts';
import type { Question } from '../../../store/record/questions.ts';
import { cardsNamed } from '../../context/message-context.ts';
import { endQuestion } from '../../context/end-question.ts';
import { sightFrom, type Origin } from '../../context/origin.ts';
import type { PendingQuestion } from '../../context/pending-question.ts';
import { putQuestion } from '../../context/put-question.ts';
import { alert, onTask, toast, type Press } from '../../context/press.ts';
import { finish, recordReading, newResult, type Result } from '../record-reading.ts';
import { readingOn } from './which-period.ts';
import type { Work } from '../../../usecases/work.ts';

type Asking = PendingQuestion & { readonly kind: 'which_task' };

/** `said` are the words about one task, `reading` is their reading. */
export function askWhich(
  work: Work,
  origin: Origin,
  message: Pick<IncomingMessage, 'files' | 'album'>,
  { said, reading }: { readonly said: string; readonly reading: Reading },
  candidates: readonly Card[],
  result: Result,
): void {
  const agencyId = candidates[0]?.agency.id;
  const verdict = agencyId === undefined ? 'not_enrolled' : mayReport(origin.actor, agencyId);
  if (verdict !== 'yes' && reading.intent !== 'question') {
    result.notes.push(verdict === 'anonymous' ? say.ANONYMOUS : onlyFocalPoints(candidates[0]?.agency.name ?? ''));
    return;
  }
  const pending: Asking = {
    kind: 'which_task',
    text: said,
    candidates: candidates.map((card) => card.assignment.id),
    files: message.files,
    album: message.album,
  };
  putQuestion(work, origin, pending, {
    compose: (question) => askWhichTask(question, said, candidates, origin.messageId),
  });
}

/** True when the number names one of the tasks asked about. */
export function chooseByNumber(
  work: Work,
  origin: Origin,
  question: Question,
  pending: Asking,
  chosen: { readonly ref: TaskRef; readonly sent: Pick<IncomingMessage, 'files' | 'album'> },
): boolean {
  const named = cardsNamed(work, sightFrom(origin), chosen.ref);
  const [card, ...others] = named.filter(({ assignment }) => pending.candidates.includes(assignment.id));
  if (card === undefined || others.length > 0) return false;
  endQuestion(work, question.id);
  const result = newResult();
  const { text, files, album } = pending;
  const sent = { files: [...files, ...chosen.sent.files], album };
  recordReading(work, origin, sent, card, readingOn(work, card, text), result);
  finish(work, origin, result);
  return true;
}

/** `choice` is the button's index in the question. */
export function chooseByPress(press: Press, question: Question, pending: Asking, choice: number): Toast | null {
  const assignmentId = pending.candidates[choice];
  if (assignmentId === undefined) return alert(say.PRESSED_OUTDATED);
  return onTask(press, assignmentId, (card) => {
    endQuestion(press.work, question.id);
    const { text, files, album } = pending;
    const result = newResult();
    recordReading(press.work, press.origin, { files, album }, card, readingOn(press.work, card, text), result);
    finish(press.work, press.origin, result);
    return result.recorded.length > 0 ? toast(say.RECORDED) : null;
  });
}
