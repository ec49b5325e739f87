/** Takes due messages in hand: worded as of now, cut to the messenger's limit, under a lease. */

import { messageParts } from '../conversation/message/message-parts.ts';
import type { OutgoingMessage } from '../conversation/message/message.ts';
import { addMs, type Instant } from '../domain/calendar/dates.ts';
import { chatsById, type Chat } from '../store/people/chats.ts';
import type { Tx } from '../store/sqlite/database.ts';
import { unwatched, type Piece } from '../store/record/in-hand.ts';
import { lease, requeue, settle } from '../store/outbox/outbox-sending.ts';
import { aboutOf, insertOutbox, outboxByIds, redirect, rewrite, type OutboxRow } from '../store/outbox/outbox.ts';
import { payloadOf, type OutboxPayload } from './payload.ts';
import type { Prepared, RelayOptions } from './relay-hooks.ts';

/**
 * How long a send may be in hand before it counts as abandoned: longer than any time-out of a transport.
 * @internal Also for tests.
 */
export const LEASE_MS = 90_000;

/** `partIds` are the rows that hold the further parts of a message too long for one, in order. */
export interface Leased {
  readonly row: OutboxRow;
  readonly chat: Chat;
  readonly message: OutgoingMessage;
  readonly partIds: readonly number[];
  readonly leasedAt: Instant;
}

/** What is to be sent, and the further parts of what is too long for one message. */
interface Ready {
  readonly row: OutboxRow;
  readonly chat: Chat;
  readonly first: OutgoingMessage;
  readonly rest: readonly OutgoingMessage[];
}

/**
 * Those of some messages, each of another chat, that are to be sent: not those of a dead chat, of no more use or not yet,
 * nor those with which another relay was faster. `failed` is told of a message that cannot be worded.
 */
export function leaseMessages(
  tx: Tx,
  ids: readonly number[],
  options: RelayOptions,
  failed: (id: number, error: unknown) => void,
): Leased[] {
  const { watch = unwatched } = options;
  const now = options.clock.now();
  const rows = outboxByIds(tx, ids).filter(({ state }) => state === 'queued');
  const chats = chatsById(
    tx,
    rows.map(({ chatId }) => chatId),
  );
  const ready = rows.flatMap((row): Ready[] => {
    const chat = chats.get(row.chatId);
    if (chat === undefined) return [];
    try {
      const worded = watch(pieceOf(options, row.id), () => wordAsOfNow(tx, row, chat, options, now));
      return worded === null ? [] : [worded];
    } catch (error) {
      failed(row.id, error);
      return [];
    }
  });
  const taken = lease(
    tx,
    ready.map(({ row }) => row.id),
    addMs(now, LEASE_MS),
  );
  return ready.flatMap(({ row, chat, first, rest }): Leased[] => {
    if (!taken.has(row.id)) return [];
    const partIds = queueParts(tx, row, rest, now);
    return [{ row, chat, message: row.repeated === 1 ? markRepeated(first) : first, partIds, leasedAt: now }];
  });
}

type PreparedToSend = Prepared & { readonly kind: 'send' };

/** A queued message that this version cannot read; set aside like one that cannot be worded. */
class PayloadUnreadable extends Error {
  override readonly name = 'PayloadUnreadable';
}

/** The name by which the watcher knows the wording of one delivery. */
export function pieceOf({ channel }: Pick<RelayOptions, 'channel'>, id: number): Piece {
  return { kind: 'delivery', channel, key: String(id) };
}

function wordAsOfNow(tx: Tx, row: OutboxRow, chat: Chat, options: RelayOptions, now: Instant): Ready | null {
  if (chat.state === 'dead') {
    settle(tx, row.id, { state: 'dead', messageId: null, error: chat.stateReason ?? 'chat is dead' }, now);
    return null;
  }
  if (row.notAfter !== null && now > row.notAfter) {
    settle(tx, row.id, { state: 'skipped', messageId: null, error: 'no longer of use' }, now);
    return null;
  }
  const payload = payloadOf(row.payload);
  if (payload.kind === 'unreadable') throw new PayloadUnreadable(payload.why);
  const prepare = (): Prepared => options.hooks.prepare(tx, row, payload, now);
  // What has to be worded may fail having written something; what says the same whenever it is sent writes nothing.
  const prepared = payload.kind === 'message' ? prepare() : options.database.transact(prepare);
  const ready = readyOf(tx, row, prepared, now);
  if (ready === null) return null;
  if (changesSent(ready.message) && options.transport.canEdit !== true) {
    settle(tx, row.id, { state: 'skipped', messageId: null, error: 'the messenger cannot edit' }, now);
    return null;
  }
  const [first, ...rest] = partsOf(ready.message, options);
  if (first === undefined) {
    settle(tx, row.id, { state: 'skipped', messageId: null, error: 'a picture, where none can be sent' }, now);
    return null;
  }
  if (rest.length > 0) rewrite(tx, row.id, JSON.stringify({ kind: 'message', message: first }));
  else if (ready.payload !== payload) keepAsWorded(tx, row, ready.payload);
  return { row, chat, first, rest };
}

/** What is to be sent now; null when the message is ended or put off instead, as `prepared` says. */
export function readyOf(tx: Tx, row: OutboxRow, prepared: Prepared, now: Instant): PreparedToSend | null {
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
      return prepared;
  }
}

function keepAsWorded(tx: Tx, row: OutboxRow, payload: OutboxPayload): void {
  const json = JSON.stringify(payload);
  if (json !== row.payload) rewrite(tx, row.id, json);
}

function changesSent({ edits, removes }: OutgoingMessage): boolean {
  return edits !== undefined || removes !== undefined;
}

function partsOf(message: OutgoingMessage, { transport }: RelayOptions): OutgoingMessage[] {
  // One message takes the place of one.
  if (changesSent(message)) return [message];
  // Room for the mark of a repetition, or a part that just fits would not fit the second time.
  const { textLimit, captionLimit } = transport;
  return messageParts(message, {
    text: textLimit - REPEATED_MARK.length,
    caption: captionLimit === null ? null : captionLimit - REPEATED_MARK.length,
  });
}

function queueParts(tx: Tx, row: OutboxRow, parts: readonly OutgoingMessage[], now: Instant): number[] {
  if (parts.length === 0) return [];
  const about = aboutOf(tx, row.id);
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

/** The fate of the first send is unknown; the mark says that this is no new demand. */
function markRepeated(message: OutgoingMessage): OutgoingMessage {
  // A picture alone carries its date and demands nothing; an edit that is made twice is seen once.
  if (message.text === '' || changesSent(message)) return message;
  return {
    ...message,
    text: REPEATED_MARK + message.text,
    bold: message.bold.map(({ offset, length }) => ({ offset: offset + REPEATED_MARK.length, length })),
  };
}
