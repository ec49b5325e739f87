/** Takes a due message in hand: worded as of now, cut to the messenger's limit, under a lease. */

import { messageParts } from '../conversation/message-parts.ts';
import type { OutgoingMessage } from '../conversation/message.ts';
import { addMs, type Instant } from '../domain/dates.ts';
import { chatById, type Chat } from '../store/chats.ts';
import type { Tx } from '../store/database.ts';
import {
  aboutOf,
  claim,
  insertOutbox,
  outboxById,
  redirect,
  requeue,
  rewrite,
  settle,
  type OutboxRow,
} from '../store/outbox.ts';
import { payloadOf, type OutboxPayload } from './payload.ts';
import type { Prepared, RelayOptions } from './relay-hooks.ts';

/** How long a send may be in hand before it counts as abandoned. Longer than any time-out of a transport. */
export const LEASE_MS = 90_000;

/** `partIds` are the rows that hold the further parts of a message too long for one, in order. */
export interface Claimed {
  readonly row: OutboxRow;
  readonly chat: Chat;
  readonly message: OutgoingMessage;
  readonly partIds: readonly number[];
  readonly claimedAt: Instant;
}

/** Null when there is nothing to send after all: dead chat, of no more use, not yet, or another relay was faster. */
export function claimMessage(tx: Tx, id: number, options: RelayOptions, now: Instant): Claimed | null {
  const row = outboxById(tx, id);
  if (row?.state !== 'queued') return null;
  const chat = chatById(tx, row.chatId);
  if (chat === undefined) return null;
  if (chat.state === 'dead') {
    settle(tx, row.id, { state: 'dead', messageId: null, error: chat.stateReason ?? 'chat is dead' }, now);
    return null;
  }
  if (row.notAfter !== null && now > row.notAfter) {
    settle(tx, row.id, { state: 'skipped', messageId: null, error: 'no longer of use' }, now);
    return null;
  }
  const payload = payloadOf(row.payload);
  const prepare = (): Prepared => options.hooks.prepare(tx, row, payload, now);
  // What has to be worded may fail having written something; what says the same whenever it is sent writes nothing.
  const prepared = payload.kind === 'message' ? prepare() : options.database.transact(prepare);
  switch (prepared.kind) {
    case 'skip':
      settle(tx, row.id, { state: 'skipped', messageId: null, error: prepared.why }, now);
      return null;
    case 'not_before':
      requeue(tx, row.id, { dueAt: prepared.at, error: null, repeated: false });
      return null;
    case 'redirect':
      redirect(tx, row.id, prepared.chatId, JSON.stringify({ kind: 'message', message: prepared.message }));
      return null;
    case 'send':
      return takeInHand(tx, row, chat, { ...prepared, isAsPromised: prepared.payload === payload }, options, now);
  }
}

function takeInHand(
  tx: Tx,
  row: OutboxRow,
  chat: Chat,
  prepared: { readonly message: OutgoingMessage; readonly payload: OutboxPayload; readonly isAsPromised: boolean },
  options: RelayOptions,
  now: Instant,
): Claimed | null {
  // Room for the mark of a repetition, or a part that just fits would not fit the second time.
  const { textLimit, captionLimit } = options.transport;
  const [first, ...rest] = messageParts(prepared.message, {
    text: textLimit - REPEATED_MARK.length,
    caption: captionLimit === null ? null : captionLimit - REPEATED_MARK.length,
  });
  if (first === undefined) {
    settle(tx, row.id, { state: 'skipped', messageId: null, error: 'a picture, where none can be sent' }, now);
    return null;
  }
  if (rest.length > 0 || !prepared.isAsPromised) {
    const payload = JSON.stringify(rest.length === 0 ? prepared.payload : { kind: 'message', message: first });
    if (payload !== row.payload) rewrite(tx, row.id, payload);
  }
  if (!claim(tx, row.id, addMs(now, LEASE_MS))) return null;
  const partIds = promiseParts(tx, row, rest, now);
  return { row, chat, message: row.repeated === 1 ? markRepeated(first) : first, partIds, claimedAt: now };
}

function promiseParts(tx: Tx, row: OutboxRow, parts: readonly OutgoingMessage[], now: Instant): number[] {
  const about = parts.length === 0 ? [] : aboutOf(tx, row.id);
  return parts.flatMap((message, index) => {
    const id = insertOutbox(
      tx,
      {
        key: `${row.key}/${String(index + 2)}`,
        chatId: row.chatId,
        kind: row.kind,
        payload: JSON.stringify({ kind: 'message', message } satisfies OutboxPayload),
        unprompted: row.unprompted === 1,
        dueAt: row.dueAt,
        notAfter: row.notAfter,
        about,
      },
      now,
    );
    return id === null ? [] : [id];
  });
}

const REPEATED_MARK = '(gửi lại) ';

/** Sent a second time because the fate of the first is unknown: said so, that nobody thinks it is a new demand. */
function markRepeated(message: OutgoingMessage): OutgoingMessage {
  // A picture alone carries its date and demands nothing.
  if (message.text === '') return message;
  return {
    ...message,
    text: REPEATED_MARK + message.text,
    bold: message.bold.map(({ offset, length }) => ({ offset: offset + REPEATED_MARK.length, length })),
  };
}
