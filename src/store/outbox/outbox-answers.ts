/** The secretariat's answers to a question: queued under keys that name it. */

import { query, type Tx } from '../sqlite/database.ts';
import { prepared } from '../sqlite/prepared.ts';

export interface GivenAnswer {
  readonly key: string;
  readonly payload: string;
}

const answersUnder = prepared(({ from, to }: { from: string; to: string }) =>
  query
    .selectFrom('outbox')
    .select(['key', 'payload'])
    .where('key', '>=', from)
    .where('key', '<', to)
    // Behind a slash stand its files.
    .where('key', 'not like', '%/%')
    .orderBy('id'),
);

/** Every answer to a question so far, the oldest first; new versions of one among them. */
export function answersGiven(tx: Tx, inquiryId: number): GivenAnswer[] {
  // ";" follows ":" in the order of keys.
  return tx.all(answersUnder({ from: `inquiry_answer:${inquiryId}:`, to: `inquiry_answer:${inquiryId};` }));
}
