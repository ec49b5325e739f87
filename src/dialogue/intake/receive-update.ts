/**
 * What a messenger delivered is stored before anything is decided on it; its effects commit together with the mark
 * that it was handled. Delivered again it changes nothing; what cannot be handled waits in the inbox and blocks nobody.
 */

import type { Log } from '../../domain/log.ts';
import type { Incoming } from '../../conversation/message/incoming.ts';
import * as say from '../../conversation/compose/say.ts';
import type { Clock } from '../../domain/calendar/clock.ts';
import { addMs, type Instant } from '../../domain/calendar/dates.ts';
import { isDatabaseTrouble } from '../../store/sqlite/database-trouble.ts';
import type { Database, Tx } from '../../store/sqlite/database.ts';
import {
  admit,
  ignoredBefore,
  markFailed,
  markHandled,
  markIgnored,
  reopen,
  unhandled,
  type StoredUpdate,
} from '../../store/record/inbox.ts';
import type { ChannelName } from '../../domain/people/channel.ts';
import { handleIncoming } from './handle-incoming.ts';
import { emptyWriteAheadLog, forgetEarlier, secretOf, withoutSecrets } from './keep-no-secret.ts';
import type { Toast } from '../../conversation/message/toast.ts';
import { noticeOwners } from '../../usecases/chats/notice-operator.ts';
import { notifySecretariat } from '../../usecases/chats/tell.ts';
import { workAt, type Rules, type Work } from '../../usecases/work.ts';

const MAX_ATTEMPTS = 3;
const BACKLOG_PAGE = 100;
/** The notices of a move come within seconds of each other; an hour covers a messenger that was away. */
const MOVE_KNOWN_WITHIN_MS = 60 * 60 * 1000;

/** How a channel makes its own raw updates readable; pure, and safe on any JSON. */
export interface Decoder {
  decode(payload: unknown): Incoming;
  botName(): string;
}

export interface Reception {
  readonly database: Database;
  readonly rules: Rules;
  readonly clock: Clock;
  readonly decoders: Partial<Record<ChannelName, Decoder>>;
  readonly log: Log;
}

/** As a messenger delivered it; `key` is the same when it is delivered again. */
export interface Delivered {
  readonly channel: ChannelName;
  readonly key: string;
  readonly payload: unknown;
}

/** A stored update, with what it says where that is known already; 'handled' when it is in the transaction that stored it. */
export interface Admitted extends StoredUpdate {
  readonly incoming: Incoming | null;
  readonly state: 'new' | 'handled';
}

/**
 * Stores an update and handles it. Null when it was handled before or asks for no toast. Throws when the database cannot
 * be written; the same call may then be made again.
 */
export function receiveUpdate(reception: Reception, update: Delivered): Toast | null {
  const { database, clock } = reception;
  const stored = database.transact((tx) => admitKept(reception, tx, update, clock.now()));
  return stored === null ? null : handleStored(reception, stored);
}

/**
 * Stores an update as far as it may be kept: the one thing that is decided before storing, so that what may not be kept
 * never is, however often it is delivered. Null when it was stored before. `state` as for `admit`.
 */
export function admitKept(
  { decoders }: Reception,
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
      : withoutSecrets(tx, update, (payload) => decoder.decode(payload), now);
  const payload = JSON.stringify(kept.payload);
  const stored = admit(tx, { channel, key, payload }, now, state);
  // What was stored when it was delivered before may be less than what is delivered now.
  return stored && { ...stored, incoming: stored.payload === payload ? kept.incoming : null };
}

/** Handles what a crash left behind or what failed before, in order of arrival, each once; returns how many. */
export function handleBacklog(reception: Reception): number {
  let count = 0;
  for (let after = 0; ;) {
    const waiting = reception.database.read((tx) => unhandled(tx, after, BACKLOG_PAGE));
    for (const stored of waiting) {
      handleStored(reception, { ...stored, incoming: null, state: 'new' });
      after = stored.id;
    }
    count += waiting.length;
    if (waiting.length < BACKLOG_PAGE) return count;
  }
}

function handleStored(reception: Reception, stored: Admitted): Toast | null {
  const { database, clock, rules, log } = reception;
  try {
    const handled = database.transact((tx) => handleIn(reception, tx, stored));
    log.info(handled.entry, 'update');
    if (handled.forgot) emptyWriteAheadLog(database);
    return handled.toast;
  } catch (error) {
    // Not the update's fault: it stays as it is, and is handled when the database can be written again.
    if (isDatabaseTrouble(error)) throw error;
    // The message of an error of ours or of SQLite holds no text of people's.
    const name = error instanceof Error ? `${error.name}: ${error.message}` : 'unknown error';
    log.error(
      { inbox: stored.id, channel: stored.channel, error: name, attempt: stored.attempts + 1 },
      'update failed',
    );
    database.transact((tx) => {
      markFailed(tx, stored.id, name, MAX_ATTEMPTS);
      if (stored.attempts + 1 >= MAX_ATTEMPTS) tellOfFailure(workAt(tx, clock.now(), rules), stored);
    });
    return null;
  }
}

interface Handled {
  readonly toast: Toast | null;
  /** Something was overwritten: the write-ahead log holds it until it is emptied, which waits for the commit. */
  readonly forgot: boolean;
  /** For the log, once it is committed. */
  readonly entry: object;
}

/** Handles a stored update within the caller's transaction; what it throws has left no effect only if that rolls back. */
export function handleIn({ decoders, clock, rules }: Reception, tx: Tx, stored: Admitted): Handled {
  const decoder = decoders[stored.channel];
  if (decoder === undefined) throw new Error(`No ${stored.channel} channel is running.`);
  const decode = (payload: unknown): Incoming => decoder.decode(payload);
  const incoming = stored.incoming ?? incomingOf(JSON.parse(stored.payload), decode);
  // Items of an album that came before the marked one, or an earlier version of it, are taken back too.
  const forgot = incoming.kind === 'secret' && forgetEarlier(tx, stored.channel, incoming, decode);
  const now = clock.now();
  const source = { channel: stored.channel, inboxId: stored.id, botName: decoder.botName() };
  const { toast, ignored } = handleIncoming(workAt(tx, now, rules), source, incoming);
  if (incoming.kind === 'migration') reopenWrittenBefore(tx, stored, incoming.to, decode, now);
  if (stored.state === 'handled') {
    if (ignored) markIgnored(tx, stored.id);
  } else if (!markHandled(tx, stored.id, ignored ? 'ignored' : 'handled', now)) throw new Error('Handled twice.');
  return { toast, forgot, entry: { inbox: stored.id, channel: stored.channel, kind: incoming.kind, ignored } };
}

/**
 * What was written in a group under its new id before its move was known found nobody's group and did nothing: it is
 * handled again with the backlog. A messenger may hand over what two chats say in either order.
 */
function reopenWrittenBefore(
  tx: Tx,
  { id, channel }: StoredUpdate,
  chat: string,
  decode: (payload: unknown) => Incoming,
  now: Instant,
): void {
  for (const ignored of ignoredBefore(tx, id, channel, addMs(now, -MOVE_KNOWN_WITHIN_MS))) {
    const incoming = decode(JSON.parse(ignored.payload));
    if (incoming.kind === 'message' && incoming.chat.externalId === chat) reopen(tx, ignored.id);
  }
}

function incomingOf(payload: unknown, decode: (payload: unknown) => Incoming): Incoming {
  return secretOf(payload) ?? decode(payload);
}

/** The secretariat may ask whoever wrote; the owner can look at the cause. */
function tellOfFailure(work: Work, { id, channel }: StoredUpdate): void {
  notifySecretariat(work, say.notHandled(id), { key: `not_handled:${id}` });
  noticeOwners(work, { key: `not_handled:${id}`, text: say.stuckUpdate(id, channel) });
}
