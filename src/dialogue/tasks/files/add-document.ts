/** The document, or the day, of a completion that named none: asked for with the receipt, after the record is made. */

import { composeDocumentAdded, offeringNoDocument } from '../../../conversation/compose/compose-receipt.ts';
import type { Recorded } from '../../../conversation/compose/compose-receipt.ts';
import { askDocumentDay } from '../../../conversation/compose/compose-question.ts';
import { namesOnlyDocument } from '../../../conversation/read/names-only-document.ts';
import { NO_DOCUMENT } from '../../../conversation/compose/say-report.ts';
import type { Toast } from '../../../conversation/message/toast.ts';
import { readCitedDocument } from '../../../conversation/read/read-cited-document.ts';
import { readReport } from '../../../conversation/read/read-report.ts';
import { namesNoSuchDay } from '../../../conversation/read/answer/unfit-day.ts';
import type { OutgoingMessage } from '../../../conversation/message/message.ts';
import { mayReport } from '../../../domain/people/access.ts';
import type { CitedDocument } from '../../../domain/tasks/cited-document.ts';
import type { Card } from '../../../domain/tasks/task.ts';
import { dayRefused, type DayRefusal } from '../../../domain/tasks/transition/completion.ts';
import { cardById } from '../../../store/programmes/assignments.ts';
import { type Question } from '../../../store/record/questions.ts';
import { addDocument } from '../../../usecases/report/add-document.ts';
import type { Origin } from '../../context/origin.ts';
import { endQuestion } from '../../context/end-question.ts';
import { onTask, toast, type Press } from '../../context/press.ts';
import { putQuestion } from '../../context/put-question.ts';
import type { PendingQuestion } from '../../context/pending-question.ts';
import type { Work } from '../../../usecases/work.ts';

type Asking = PendingQuestion & { readonly kind: 'document' };

/** The only completion in a message, when it lacks its document or its day; null when there is nothing to ask. */
export function lacksDocument(recorded: readonly Recorded[]): Recorded | null {
  const [only, ...more] = recorded;
  if (only === undefined || more.length > 0 || only.what !== 'report') return null;
  const { waitingFor, status, statedOn } = only.card.assignment;
  if (only.document !== null && (statedOn !== null || waitingFor === null)) return null;
  return waitingFor === 'confirmation' || status === 'completed' ? only : null;
}

/** Adds the question for the document to the receipt. */
export function offerDocument(
  work: Work,
  origin: Origin,
  { card, document }: Recorded,
  { receipt, about }: { readonly receipt: OutgoingMessage; readonly about: readonly number[] },
): void {
  const assignment = card.assignment.id;
  const compose = (question: number): OutgoingMessage =>
    document === null ? offeringNoDocument(receipt, question) : receipt;
  const putting = { kind: 'receipt', about, compose } as const;
  putQuestion(work, origin, { kind: 'document', assignment }, putting);
}

/** There is none: whoever may report says so by a press, and the completion stands as it is. */
export function pressNoDocument(press: Press, question: Question, pending: Asking): Toast | null {
  return onTask(press, pending.assignment, () => {
    endQuestion(press.work, question.id);
    return toast(NO_DOCUMENT);
  });
}

/** True when the message named the document; false for a report of its own. */
export function answerDocument(work: Work, origin: Origin, question: Question, pending: Asking, text: string): boolean {
  const card = cardById(work.tx, pending.assignment);
  if (card === undefined || mayReport(origin.actor, card.agency.id) !== 'yes') return false;
  const document = readCitedDocument(text, work.today);
  const reading = readReport(text, work.today);
  if (document === null || (reading.status !== null && !reading.needsQuestion)) return false;
  // The question stays open for the right day.
  if (putDocument(work, origin, card, document, text)) endQuestion(work, question.id);
  return true;
}

/** "#1 123/BC-SXD ngày 5/11/2026" of a completion that waits: its document. False for words that say anything else. */
export function takeDocumentLine(work: Work, origin: Origin, card: Card, text: string): boolean {
  if (card.assignment.waitingFor !== 'confirmation' || !namesOnlyDocument(text, work.today)) return false;
  const document = readCitedDocument(text, work.today);
  if (document === null) return false;
  putDocument(work, origin, card, document, text);
  return true;
}

/** False when its day can be none of a result; it is asked for again then, and nothing is kept. */
function putDocument(work: Work, origin: Origin, card: Card, document: CitedDocument, text: string): boolean {
  const about = [card.assignment.id];
  const why = dayUnfit(work, card, document, text);
  if (why !== null) {
    origin.reply(askDocumentDay(card, why, text, origin.messageId), 'answer', about);
    return false;
  }
  const { card: added, eventId } = addDocument(work, origin, card, document, text.trim());
  const message = composeDocumentAdded(
    { before: card, card: added },
    document,
    origin.person.name,
    eventId,
    origin.messageId,
  );
  origin.reply(message, 'receipt', about);
  return true;
}

function dayUnfit(work: Work, card: Card, document: CitedDocument, text: string): DayRefusal | 'no_such_day' | null {
  if (namesNoSuchDay(text)) return 'no_such_day';
  const { issuedOn, number } = document;
  if (issuedOn === null || number === card.task.programme.number) return null;
  return dayRefused(card.assignment, issuedOn, work.today);
}
