/** Handles stored updates: their effects commit together with the mark that they were handled. */

import type { Incoming } from '../../conversation/message/incoming.ts';
import * as say from '../../conversation/compose/say-trouble.ts';
import type { Toast } from '../../conversation/message/toast.ts';
import { addMs, type Instant } from '../../domain/calendar/dates.ts';
import { unwatched } from '../../store/record/in-hand.ts';
import {
  blankPayload,
  ignoredBefore,
  keepShort,
  markFailed,
  markHandled,
  markIgnored,
  reopen,
  type StoredUpdate,
} from '../../store/record/inbox.ts';
import { eraseAnswersTo } from '../../store/record/erase.ts';
import { isDatabaseTrouble } from '../../store/sqlite/database-trouble.ts';
import type { Tx } from '../../store/sqlite/database.ts';
import { noticeOwners } from '../../usecases/chats/notice-operator.ts';
import { notifySecretariat } from '../../usecases/chats/notify.ts';
import { workAt, type Work } from '../../usecases/work.ts';
import { forgetEarlier, type Admitted } from './admit-update.ts';
import { handleIncoming, isOfStranger } from './handle-incoming.ts';
import { emptyWriteAheadLog } from '../../store/sqlite/empty-write-ahead-log.ts';
import type { Reception } from './reception.ts';
import { incomingIn } from '../../usecases/stored-incoming.ts';

const MAX_ATTEMPTS = 3;
/** The notices of a move come within seconds of each other; an hour also covers an outage of the messenger. */
const MOVE_KNOWN_WITHIN_MS = 60 * 60 * 1000;

/**
 * Handles a stored update; null when it asks for no toast, or when it fails, which is counted. `over` runs in the
 * commit that ends its handling. Throws when the database is in trouble.
 */
export function handleStored(
  reception: Reception,
  stored: Admitted,
  over: (tx: Tx) => void = () => undefined,
): Toast | null {
  const { database, clock, rules, log } = reception;
  try {
    const handled = database.transact((tx) => {
      const done = handleIn(reception, tx, stored);
      over(tx);
      return done;
    });
    log.info(handled.entry, 'update');
    if (handled.forgot) emptyWriteAheadLog(database);
    return handled.toast;
  } catch (error) {
    // The database is at fault, not the update: it stays and is handled when the database can be written again.
    if (isDatabaseTrouble(error)) throw error;
    // Our own and SQLite's error messages hold no text of people's.
    const name = error instanceof Error ? `${error.name}: ${error.message}` : 'unknown error';
    log.error(
      { inbox: stored.id, channel: stored.channel, error: name, attempt: stored.attempts + 1 },
      'update failed',
    );
    database.transact((tx) => {
      markFailed(tx, stored.id, name, MAX_ATTEMPTS);
      over(tx);
      if (stored.attempts + 1 >= MAX_ATTEMPTS) tellOfFailure(workAt(tx, clock.now(), rules), stored);
    });
    return null;
  }
}

interface Handled {
  readonly toast: Toast | null;
  /** A text was overwritten: the write-ahead log holds it until it is emptied after the commit. */
  readonly forgot: boolean;
  /** For the log, after the commit. */
  readonly entry: object;
}

/** Handles a stored update in the caller's transaction, which must be rolled back when it throws. */
export function handleIn(reception: Reception, tx: Tx, stored: Admitted): Handled {
  const { watch = unwatched } = reception;
  const { channel, key } = stored;
  return watch({ kind: 'update', channel, key }, () => handleNow(reception, tx, stored));
}

function handleNow({ decoders, clock, rules }: Reception, tx: Tx, stored: Admitted): Handled {
  const decoder = decoders[stored.channel];
  if (decoder === undefined) throw new Error(`No ${stored.channel} channel is running.`);
  const decode = (payload: unknown): Incoming => decoder.decode(payload);
  const incoming = stored.incoming ?? incomingIn(stored.payload, decode);
  if (incoming.kind === 'unreadable') throw new Error(`The stored update cannot be read: ${incoming.why}`);
  // Items of an album before the marked one, or an earlier version of it, are erased too.
  const forgotten = incoming.kind === 'secret' ? forgetEarlier(tx, stored.channel, incoming, decode) : [];
  const forgot = incoming.kind === 'secret' && (forgotten.length > 0 || incoming.edited);
  const now = clock.now();
  const source = { channel: stored.channel, inboxId: stored.id, botName: decoder.botName() };
  const work = workAt(tx, now, rules);
  const { toast, ignored, late = false } = handleIncoming(work, source, incoming);
  if (late) blankPayload(tx, stored.id);
  // Afterwards: what is erased of a question is found by the answer that asks it.
  for (const id of forgotten) eraseAnswersTo(tx, id, now);
  // The rehearsal's page shows what everybody wrote. Checked afterwards: a code may have given a role.
  if (stored.channel !== 'rehearsal' && isOfStranger(work, stored.channel, incoming)) keepShort(tx, stored.id);
  if (incoming.kind === 'migration') reopenWrittenBefore(tx, stored, incoming.to, decode, now);
  if (stored.state === 'handled') {
    if (ignored) markIgnored(tx, stored.id);
  } else if (!markHandled(tx, stored.id, ignored ? 'ignored' : 'handled', now)) throw new Error('Handled twice.');
  return {
    toast,
    forgot: forgot || late,
    entry: { inbox: stored.id, channel: stored.channel, kind: incoming.kind, ignored },
  };
}

/**
 * Updates of a group under its new id that came before its move was known found no linked chat and did nothing: they
 * are handled again with the backlog. A messenger may deliver two chats' updates in either order.
 */
function reopenWrittenBefore(
  tx: Tx,
  { id, channel }: StoredUpdate,
  chat: string,
  decode: (payload: unknown) => Incoming,
  now: Instant,
): void {
  for (const ignored of ignoredBefore(tx, id, channel, addMs(now, -MOVE_KNOWN_WITHIN_MS))) {
    const incoming = incomingIn(ignored.payload, decode);
    if (incoming.kind === 'message' && incoming.chat.externalId === chat) reopen(tx, ignored.id);
  }
}

/** The secretariat may ask the author; the owner can look for the cause. */
function tellOfFailure(work: Work, { id, channel }: StoredUpdate): void {
  notifySecretariat(work, say.notHandled(id), { key: `not_handled:${id}` });
  noticeOwners(work, { key: `not_handled:${id}`, text: say.stuckUpdate(id, channel) });
}
