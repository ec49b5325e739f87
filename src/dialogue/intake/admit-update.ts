/**
 * A delivered update is stored before it is interpreted, except the text of a message with a secrecy marking: of that
 * only author, chat and time are kept. The same holds for a quoted message, and for the other items of the album, which
 * carry no marking of their own.
 */

import type { Incoming, IncomingMessage, IncomingSecret } from '../../conversation/message/incoming.ts';
import {
  SECRECY_MARKINGS,
  secrecyMarkingOf,
  secrecyMarkingOfName,
  type SecrecyMarking,
} from '../../domain/text/secrecy-marking.ts';
import { addMs, type Instant } from '../../domain/calendar/dates.ts';
import { findChat } from '../../store/people/chats.ts';
import type { Tx } from '../../store/sqlite/database.ts';
import type { Unreadable } from '../../store/sqlite/read-stored.ts';
import { eventsSince } from '../../store/record/events.ts';
import { forgetAlbum } from '../../store/record/evidence.ts';
import { unwatched } from '../../store/record/in-hand.ts';
import { admit, blankPayload, updatesNaming, updatesOf, type StoredUpdate } from '../../store/record/inbox.ts';
import type { ChannelName } from '../../domain/people/channel.ts';
import type { Delivered, Reception } from './reception.ts';
import { incomingIn } from '../../usecases/stored-incoming.ts';

type Decode = (payload: unknown) => Incoming;

/** Fields in which messengers repeat other people's messages. */
const QUOTING = ['reply_to_message', 'quote', 'external_reply', 'pinned_message'];
/** What is kept of a quoted message: enough to identify it. */
const OF_A_QUOTE = ['message_id', 'from', 'sender_chat', 'chat', 'date'];
/** Fields that hold names, which are never markings. */
const NAMES = ['title', 'first_name', 'last_name', 'username', 'display_name', 'name', 'author_signature'];
/** A line that ends like the name of a file. */
const FILE_NAME = /^[^\r\n]{1,255}\.[A-Za-z0-9]{1,8}$/u;
/** The items of an album arrive within seconds of each other. */
const ALBUM_MS = 10 * 60 * 1000;
/** Updates searched for an album's earlier items. */
const SEARCHED = 200;
/** Updates searched for a message's earlier versions: messengers let people edit for two days. */
const SEARCHED_FOR_VERSIONS = 500_000;

/** A stored update, decoded where that was done already; 'handled' when the transaction that stored it handles it. */
export interface Admitted extends StoredUpdate {
  readonly incoming: Incoming | null;
  readonly state: 'new' | 'handled';
}

/** Stores what may be kept of an update, at any delivery. Null when it was stored before; `state` as for `admit`. */
export function admitKept(
  { decoders, watch = unwatched }: Reception,
  tx: Tx,
  update: Delivered,
  now: Instant,
  state: 'new' | 'handled' = 'new',
): Admitted | null {
  const { channel, key } = update;
  const decoder = decoders[channel];
  const kept =
    decoder === undefined
      ? { payload: update.payload, incoming: null }
      : watch({ kind: 'update', channel, key }, () =>
          withoutSecrets(tx, update, (payload) => decoder.decode(payload), now),
        );
  const payload = JSON.stringify(kept.payload);
  const stored = admit(tx, { channel, key, payload }, now, state);
  // What an earlier delivery stored may be less than what is delivered now.
  return stored && { ...stored, incoming: stored.payload === payload ? kept.incoming : null };
}

/** What may be stored of an update, and its decoded form where that is known. */
interface Kept {
  readonly payload: unknown;
  readonly incoming: Incoming | null;
}

/** The payload to store instead of the update's; the same one when it carries no marking. */
function withoutSecrets(
  tx: Tx,
  update: { readonly channel: ChannelName; readonly payload: unknown },
  decode: Decode,
  now: Instant,
): Kept {
  const incoming = decoded(update.payload, decode);
  if (incoming?.kind === 'message') {
    const marking = markingOf(incoming) ?? markingOfAlbum(tx, update.channel, incoming, now);
    if (marking !== null) return { payload: { secret: secretIn(incoming, marking) }, incoming: null };
  }
  const unquoted = withoutMarkedQuotes(update.payload);
  // Kinds of messages that the bot does not read are not kept when they carry a marking.
  const isRead = incoming !== null && incoming.kind !== 'nothing';
  if (!isRead && isMarked(unquoted)) return { payload: {}, incoming: null };
  return { payload: unquoted, incoming: unquoted === update.payload ? incoming : null };
}

/** An update that cannot be decoded is stored, and fails again where failures are recorded and reported. */
function decoded(payload: unknown, decode: Decode): Incoming | null {
  try {
    return decode(payload);
  } catch {
    return null;
  }
}

/** Erases what was stored before the marking was seen; returns the updates that it was in. */
export function forgetEarlier(tx: Tx, channel: ChannelName, secret: IncomingSecret, decode: Decode): number[] {
  const { album, messageId } = secret;
  const chat = findChat(tx, channel, secret.chat.externalId);
  if (album !== null && chat !== undefined) forgetAlbum(tx, chat.id, album);
  const belongs = (earlier: Incoming | Unreadable): boolean =>
    earlier.kind === 'message' &&
    earlier.chat.externalId === secret.chat.externalId &&
    (earlier.messageId === messageId || (album !== null && earlier.album === album));
  // What cannot be decoded is none of this message's versions, and must not keep them from being erased.
  const safely = (raw: unknown): Incoming => decoded(raw, decode) ?? { kind: 'nothing', why: 'not decoded' };
  const ofAlbum = album === null ? [] : updatesOf(tx, channel, SEARCHED);
  const versions = secret.edited ? updatesNaming(tx, channel, messageId, SEARCHED_FOR_VERSIONS) : [];
  const found = [...ofAlbum, ...versions].filter(({ payload }) => belongs(incomingIn(payload, safely)));
  for (const { id } of found) blankPayload(tx, id);
  return found.map(({ id }) => id);
}

function markingOf({ text, files }: IncomingMessage): SecrecyMarking | null {
  const named = files.map(({ name }) => (name === null ? null : secrecyMarkingOfName(name)));
  return secrecyMarkingOf(text) ?? named.find((marking) => marking !== null) ?? null;
}

function markingOfAlbum(
  tx: Tx,
  channel: ChannelName,
  { chat, album }: IncomingMessage,
  now: Instant,
): SecrecyMarking | null {
  const known = album === null ? undefined : findChat(tx, channel, chat.externalId);
  return known === undefined || album === null ? null : refusedAlbum(tx, known.id, album, now);
}

/** The marking for which an item of this album was refused; null when none was. */
export function refusedAlbum(tx: Tx, chatId: number, album: string, now: Instant): SecrecyMarking | null {
  const refused = eventsSince(tx, addMs(now, -ALBUM_MS), ['secret_refused']).find(
    (event) => event.chatId === chatId && event.after === JSON.stringify({ album }),
  );
  if (refused === undefined) return null;
  // An item of a refused album stays refused, whatever another version called its marking.
  return SECRECY_MARKINGS.find((marking) => marking === refused.text) ?? 'MẬT';
}

function secretIn(
  { chat, person, messageId, album, edited }: IncomingMessage,
  marking: SecrecyMarking,
): IncomingSecret {
  return { kind: 'secret', chat, person, messageId, album, edited, marking };
}

/** `value` itself when no quote in it is marked. */
function withoutMarkedQuotes(value: unknown): unknown {
  if (Array.isArray(value)) {
    const items: unknown[] = value;
    const kept = items.map(withoutMarkedQuotes);
    return kept.every((item, index) => item === items[index]) ? value : kept;
  }
  if (!isRecord(value)) return value;
  const changed = Object.entries(value).flatMap(([key, inner]) => {
    const kept = QUOTING.includes(key) ? withoutMarkedQuote(inner) : withoutMarkedQuotes(inner);
    return kept === inner ? [] : [[key, kept] as const];
  });
  return changed.length === 0 ? value : { ...value, ...Object.fromEntries(changed) };
}

function withoutMarkedQuote(quote: unknown): unknown {
  if (!isMarked(quote)) return quote;
  const kept = isRecord(quote) ? Object.entries(quote).filter(([field]) => OF_A_QUOTE.includes(field)) : [];
  return Object.fromEntries(kept);
}

/** Whether any text in a JSON value carries a marking. */
function isMarked(value: unknown): boolean {
  if (typeof value === 'string') {
    return secrecyMarkingOf(value) !== null || (FILE_NAME.test(value) && secrecyMarkingOfName(value) !== null);
  }
  if (Array.isArray(value)) return value.some(isMarked);
  if (!isRecord(value)) return false;
  return Object.entries(value).some(([key, inner]) => !NAMES.includes(key) && isMarked(inner));
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
