/** What agencies ask the secretariat, and whether it was answered. */

import type { Instant } from '../../domain/calendar/dates.ts';
import { query, type Tx } from '../sqlite/database.ts';
import { columnsOf, fieldsOf, type Fields } from '../sqlite/fields.ts';

const COLUMNS = [
  'id',
  'at',
  'agency_id',
  'assignment_id',
  'chat_id',
  'thread_id',
  'message_id',
  'person_id',
  'text',
  'answered_at',
] as const;

export type Inquiry = Fields<'inquiry', (typeof COLUMNS)[number]>;

/** Keeps an open question to the secretariat; gives its number. */
export function insertInquiry(tx: Tx, inquiry: Omit<Inquiry, 'id' | 'answeredAt'>): number {
  return tx.run(query.insertInto('inquiry').values({ ...columnsOf(inquiry), answered_at: null })).lastId;
}

/** One question to the secretariat. */
export function inquiryById(tx: Tx, id: number): Inquiry | undefined {
  return tx.first(query.selectFrom('inquiry').select(fieldsOf('inquiry', COLUMNS)).where('id', '=', id));
}

/** The first answer counts as the time of answering; later ones are passed on as well. */
export function noteInquiryAnswered(tx: Tx, id: number, at: Instant): void {
  tx.run(query.updateTable('inquiry').set({ answered_at: at }).where('id', '=', id).where('answered_at', 'is', null));
}

/** How many questions of a chat were passed on since a moment. */
export function countInquiriesOf(tx: Tx, chatId: number, since: Instant): number {
  return (
    tx.first(
      query
        .selectFrom('inquiry')
        .select(({ fn }) => fn.countAll<number>().as('count'))
        .where('chat_id', '=', chatId)
        .where('at', '>', since),
    )?.count ?? 0
  );
}

/** The question that a message of a chat asked, in whichever version. */
export function inquiryOfMessage(tx: Tx, chatId: number, messageId: string): Inquiry | undefined {
  return tx.first(
    query
      .selectFrom('inquiry')
      .select(fieldsOf('inquiry', COLUMNS))
      .where('chat_id', '=', chatId)
      .where('message_id', '=', messageId),
  );
}

/** A new version of the message that asked takes the place of the words. */
export function rewordInquiry(tx: Tx, id: number, text: string): void {
  tx.run(query.updateTable('inquiry').set({ text }).where('id', '=', id));
}

/** What waits for an answer, the oldest first. */
export function unansweredInquiries(tx: Tx): Inquiry[] {
  return tx.all(
    query.selectFrom('inquiry').select(fieldsOf('inquiry', COLUMNS)).where('answered_at', 'is', null).orderBy('id'),
  );
}
