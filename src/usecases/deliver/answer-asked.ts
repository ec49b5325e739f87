/** Answers that wait for their words: which they are, and what becomes of each. */

import * as say from '../../conversation/compose/say.ts';
import type { Asked } from '../../conversation/message/asked.ts';
import type { OutgoingMessage } from '../../conversation/message/message.ts';
import { adding, write } from '../../conversation/compose/write.ts';
import { enqueue } from '../../outbox/enqueue.ts';
import { payloadOf, type OutboxPayload } from '../../outbox/payload.ts';
import { giveWords, waitingForWords } from '../../store/outbox/asked.ts';
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

/** Sends an answer that waits; null sends that it could not be found. */
export function answerWith({ tx, now }: Work, id: number, words: OutgoingMessage | null): void {
  const row = outboxById(tx, id);
  const payload = row === undefined ? null : payloadOf(row.payload);
  if (payload?.kind !== 'asked') return;
  const noted = words === null ? write([say.NOT_ANSWERED]) : payload.notes.reduce(adding, words);
  const message = { ...noted, topic: payload.topic };
  giveWords(tx, id, JSON.stringify({ kind: 'message', message } satisfies OutboxPayload), now);
}

/** Says once that an answer takes longer. */
export function sayItTakesLong({ tx, now }: Work, id: number): void {
  const row = outboxById(tx, id);
  const payload = row === undefined ? null : payloadOf(row.payload);
  if (row === undefined || payload?.kind !== 'asked') return;
  const message = { ...write([say.STILL_LOOKING]), topic: payload.topic };
  enqueue(
    tx,
    {
      key: `${row.key}/wait`,
      chatId: row.chatId,
      kind: 'answer',
      payload: { kind: 'message', message },
      unprompted: false,
      dueAt: now,
    },
    now,
  );
}
