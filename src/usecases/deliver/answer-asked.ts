/** Answers that wait for their words: which they are, and what becomes of each. */

import * as say from '../../conversation/compose/say.ts';
import type { Asked } from '../../conversation/message/asked.ts';
import type { OutgoingMessage } from '../../conversation/message/message.ts';
import { adding, write } from '../../conversation/compose/write.ts';
import { tell } from '../../outbox/enqueue.ts';
import { payloadOf, type OutboxPayload } from '../../outbox/payload.ts';
import { askInstead, giveWords, waitingForWords } from '../../store/outbox/asked.ts';
import { outboxById } from '../../store/outbox/outbox.ts';
import type { Work } from '../work.ts';

export interface WaitingAnswer {
  /** The message's number. */
  readonly id: number;
  readonly asked: Asked;
}

/** The answers that wait, the longest first. */
export function waitingAnswers({ tx, now }: Work): WaitingAnswer[] {
  return waitingForWords(tx, now).flatMap((row) => {
    const payload = payloadOf(row.payload);
    // The relay reports what cannot be read.
    return payload.kind === 'asked' ? [{ id: row.id, asked: payload.asked }] : [];
  });
}

/** One answer that waits; null once it waits no more. */
export function waitingAnswer({ tx }: Pick<Work, 'tx'>, id: number): WaitingAnswer | null {
  const row = outboxById(tx, id);
  const payload = row?.state === 'queued' ? payloadOf(row.payload) : null;
  return payload?.kind === 'asked' ? { id, asked: payload.asked } : null;
}

/** An answer goes on to wait for something else. */
export function waitFor({ tx }: Pick<Work, 'tx'>, id: number, asked: Asked): void {
  const payload = payloadOf(outboxById(tx, id)?.payload ?? '');
  if (payload.kind !== 'asked') return;
  askInstead(tx, id, JSON.stringify({ ...payload, asked } satisfies OutboxPayload));
}

/** Sends an answer that waits, in one message or several; null sends that it could not be found. */
export function answerWith({ tx, now }: Work, id: number, words: readonly OutgoingMessage[] | null): void {
  const row = outboxById(tx, id);
  const payload = row === undefined ? null : payloadOf(row.payload);
  if (row === undefined || payload?.kind !== 'asked') return;
  const { topic, notes } = payload;
  const [first = write([say.NOT_ANSWERED]), ...rest] = words ?? [];
  const message = { ...(words === null ? first : notes.reduce(adding, first)), topic };
  if (!giveWords(tx, id, JSON.stringify({ kind: 'message', message } satisfies OutboxPayload), now)) return;
  for (const [index, further] of rest.entries()) {
    const key = `${row.key}+${String(index + 2)}`;
    tell({ tx, now }, { id: row.chatId }, { ...further, topic }, { key, kind: 'answer' });
  }
}

/** Says once that an answer takes longer. */
export function sayItTakesLong({ tx, now }: Work, id: number): void {
  const row = outboxById(tx, id);
  const payload = row === undefined ? null : payloadOf(row.payload);
  if (row === undefined || payload?.kind !== 'asked') return;
  const message = { ...write([say.STILL_LOOKING]), topic: payload.topic };
  tell({ tx, now }, { id: row.chatId }, message, { key: `${row.key}/wait`, kind: 'answer' });
}
