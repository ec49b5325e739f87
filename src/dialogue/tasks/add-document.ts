/** The document, or the day, of a completion that named none: asked for with the receipt, after the record is made. */

import { composeDocumentAdded } from '../../conversation/compose/compose-receipt.ts';
import type { Recorded } from '../../conversation/compose/compose-receipt.ts';
import { readCitedDocument } from '../../conversation/read/read-cited-document.ts';
import { readReport } from '../../conversation/read/read-report.ts';
import type { OutgoingMessage } from '../../conversation/message/message.ts';
import { mayReport } from '../../domain/people/access.ts';
import { cardById } from '../../store/programmes/assignments.ts';
import { closeQuestion, type Question } from '../../store/record/questions.ts';
import { addDocument } from '../../usecases/report/add-document.ts';
import type { Origin } from '../context/origin.ts';
import { putQuestion } from '../context/put-question.ts';
import type { PendingQuestion } from '../context/pending-question.ts';
import type { Work } from '../../usecases/work.ts';

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
export function offerDocument(work: Work, origin: Origin, { card }: Recorded, receipt: OutgoingMessage): void {
  const assignment = card.assignment.id;
  const putting = { kind: 'receipt', about: [assignment], compose: () => receipt } as const;
  putQuestion(work, origin, { kind: 'document', assignment }, putting);
}

/** True when the message named the document; false for a report of its own. */
export function answerDocument(work: Work, origin: Origin, question: Question, pending: Asking, text: string): boolean {
  const card = cardById(work.tx, pending.assignment);
  if (card === undefined || mayReport(origin.actor, card.agency.id) !== 'yes') return false;
  const document = readCitedDocument(text, work.today);
  const reading = readReport(text, work.today);
  if (document === null || (reading.status !== null && !reading.needsQuestion)) return false;
  closeQuestion(work.tx, question.id, work.now);
  const { card: added, eventId } = addDocument(work, origin, card, document, text.trim());
  const message = composeDocumentAdded(added, document, origin.person.name, eventId, origin.messageId);
  origin.reply(message, 'receipt', [card.assignment.id]);
  return true;
}
