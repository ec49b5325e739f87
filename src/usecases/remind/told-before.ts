/** Whether a weekly digest says what its chat was told already: a quiet week is said in one line, or not at all. */

import { createHash } from 'node:crypto';
import { lastingWords } from '../../conversation/compose/compose-digest.ts';
import type { OutgoingMessage } from '../../conversation/message/message.ts';
import type { LocalDate } from '../../domain/calendar/dates.ts';
import { noteToldDigest, toldDigest } from '../../store/outbox/outbox-digests.ts';
import type { Work } from '../work.ts';

/**
 * The day of the digest that told a chat in full what `message` says; null where it says anything new, or that digest is
 * not known to have arrived.
 */
export function toldBefore({ tx }: Work, chatId: number, message: OutgoingMessage): { readonly on: LocalDate } | null {
  const told = toldDigest(tx, chatId);
  return told === undefined || told.words !== markOf(message) ? null : { on: told.on };
}

/** Once this one has arrived, a digest that says the same is a repetition of it. */
export function noteWhole(
  { tx, today }: Work,
  chatId: number,
  { id, message }: { readonly id: number; readonly message: OutgoingMessage },
): void {
  noteToldDigest(tx, chatId, { outboxId: id, on: today, words: markOf(message) });
}

/** Stands for the words and keeps none of them. */
function markOf(message: OutgoingMessage): string {
  return createHash('sha256').update(lastingWords(message)).digest('hex');
}
