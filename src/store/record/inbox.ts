/** Updates as the messengers delivered them: stored before anything is decided on them. */

import { sql } from 'kysely';
import type { Instant } from '../../domain/calendar/dates.ts';
import { query, type Tx } from '../sqlite/database.ts';
import { prepared } from '../sqlite/prepared.ts';
import type { ChannelName } from '../../domain/people/channel.ts';

/** How far back, in updates: an hour of a whole country's. */
const IGNORED_LOOKED_AT = 5000;

export interface StoredUpdate {
  readonly id: number;
  readonly channel: ChannelName;
  /** The same when its messenger delivers it again. */
  readonly key: string;
  readonly payload: string;
  readonly receivedAt: Instant;
  readonly attempts: number;
}

const stored = query
  .selectFrom('inbox')
  .select(['id', 'channel', 'update_key as key', 'payload', 'received_at as receivedAt', 'attempts']);

interface Admitting {
  readonly channel: ChannelName;
  readonly key: string;
  readonly payload: string;
  readonly now: Instant;
  readonly state: 'new' | 'handled';
  readonly handledAt: Instant | null;
}

const admitting = prepared((update: Admitting) =>
  query
    .insertInto('inbox')
    .values({
      channel: update.channel,
      update_key: update.key,
      payload: update.payload,
      received_at: update.now,
      state: update.state,
      error: null,
      handled_at: update.handledAt,
    })
    .onConflict((conflict) => conflict.columns(['channel', 'update_key']).doNothing()),
);

/**
 * Stores an update; null when the messenger delivered it before and it was dealt with then. `state` is 'handled' for one
 * that is handled in this very transaction: it need not be marked once more.
 */
export function admit(
  tx: Tx,
  update: { channel: ChannelName; key: string; payload: string },
  now: Instant,
  state: 'new' | 'handled' = 'new',
): (StoredUpdate & { readonly state: 'new' | 'handled' }) | null {
  const { channel, key, payload } = update;
  const handledAt = state === 'new' ? null : now;
  const inserted = tx.run(admitting({ channel, key, payload, now, state, handledAt }));
  if (inserted.changes === 0) {
    const known = stillNew(tx, update);
    return known && { ...known, state: 'new' };
  }
  return { id: inserted.lastId, channel, key, payload, receivedAt: now, attempts: 0, state };
}

/** An update that was stored, and nothing more: the database could not be written when it was to be handled. */
function stillNew(tx: Tx, { channel, key }: { channel: ChannelName; key: string }): StoredUpdate | null {
  const known = stored.where('channel', '=', channel).where('update_key', '=', key).where('state', '=', 'new');
  return tx.first(known) ?? null;
}

/** In words, not bound: SQLite uses the partial index `inbox_open` for its own condition only. */
const OPEN_STATES = sql<'new' | 'failed'>`('new', 'failed')`;

/** What was stored after the update `after` and not yet handled, in order of arrival. */
export function unhandled(tx: Tx, after: number, limit: number): StoredUpdate[] {
  const open = stored.where('state', 'in', OPEN_STATES).where('state', '=', 'new');
  return tx.all(open.where('id', '>', after).orderBy('id').limit(limit));
}

/** Nothing stays of what a messenger delivered but that it did. */
export function blankPayload(tx: Tx, id: number): void {
  tx.run(query.updateTable('inbox').set({ payload: '{}' }).where('id', '=', id));
}

const shortening = prepared(({ id }: { id: number }) =>
  query.updateTable('inbox').set({ payload: '{}', stranger: 1 }).where('id', '=', id),
);

/** Of a handled update of a person without a role stays that it came, and that for a while. */
export function keepShort(tx: Tx, id: number): void {
  tx.run(shortening({ id }));
}

/** Deletes some of the updates kept short that were received before `before`, the oldest first; how many. */
export function deleteStrangersUpdates(tx: Tx, before: Instant, limit: number): number {
  // In words, not bound: SQLite uses a partial index for its own condition only.
  const isStrangers = sql<boolean>`stranger = 1`;
  const old = query.selectFrom('inbox').select('id').where(isStrangers).where('received_at', '<', before);
  return tx.run(query.deleteFrom('inbox').where('id', 'in', old.orderBy('received_at').limit(limit))).changes;
}

/** Marks an update as handled, in the transaction that holds its effects; false when it was handled before. */
export function markHandled(tx: Tx, id: number, state: 'handled' | 'ignored', now: Instant): boolean {
  return tx.run(ending({ id, state, now })).changes === 1;
}

const ending = prepared(({ id, state, now }: { id: number; state: 'handled' | 'ignored'; now: Instant }) =>
  query
    .updateTable('inbox')
    .set({ state, handled_at: now, error: null })
    .where('id', '=', id)
    .where('state', 'in', ['new', 'failed']),
);

/** An update that was stored as handled turned out to be none of our business. */
export function markIgnored(tx: Tx, id: number): void {
  tx.run(ignoring({ id }));
}

const ignoring = prepared(({ id }: { id: number }) =>
  query.updateTable('inbox').set({ state: 'ignored' }).where('id', '=', id),
);

/** Among those stored last before `id`, the messenger's updates that nothing was done about, received after `since`. */
export function ignoredBefore(tx: Tx, id: number, channel: ChannelName, since: Instant): StoredUpdate[] {
  return tx.all(
    stored
      .where('id', '<', id)
      .where('id', '>=', id - IGNORED_LOOKED_AT)
      .where('channel', '=', channel)
      .where('state', '=', 'ignored')
      .where('received_at', '>', since)
      .orderBy('id'),
  );
}

/** To be handled again with the backlog, as if it had just been stored. */
export function reopen(tx: Tx, id: number): void {
  tx.run(query.updateTable('inbox').set({ state: 'new', attempts: 0, handled_at: null }).where('id', '=', id));
}

/** Counts a failed attempt; at `maxAttempts` the update waits for a person as `failed`. */
export function markFailed(tx: Tx, id: number, error: string, maxAttempts: number): void {
  tx.run(
    query
      .updateTable('inbox')
      .set((eb) => ({
        attempts: eb('attempts', '+', 1),
        error,
        state: eb
          .case()
          .when('attempts', '>=', maxAttempts - 1)
          .then(eb.val<'failed' | 'new'>('failed'))
          .else(eb.val<'failed' | 'new'>('new'))
          .end(),
      }))
      .where('id', '=', id),
  );
}

/** It is not tried again but by a person's word. */
export function markStuck(tx: Tx, id: number, error: string): void {
  tx.run(query.updateTable('inbox').set({ state: 'failed', error }).where('id', '=', id).where('state', '=', 'new'));
}

export function failedCount(tx: Tx): number {
  const row = tx.first(
    query
      .selectFrom('inbox')
      .select((eb) => eb.fn.countAll<number>().as('count'))
      .where('state', 'in', OPEN_STATES)
      .where('state', '=', 'failed'),
  );
  return row?.count ?? 0;
}

export interface InboxEntry {
  readonly id: number;
  readonly channel: ChannelName;
  readonly receivedAt: Instant;
  readonly state: 'new' | 'handled' | 'ignored' | 'failed';
  readonly attempts: number;
  readonly error: string | null;
}

/** Updates without what they say, newest first: all, or those that failed and are not handled yet. */
export function listInbox(tx: Tx, which: 'all' | 'stuck', limit: number): InboxEntry[] {
  const newest = query
    .selectFrom('inbox')
    .select(['id', 'channel', 'received_at as receivedAt', 'state', 'attempts', 'error'])
    .orderBy('id', 'desc')
    .limit(limit);
  return tx.all(
    which === 'all'
      ? newest
      : newest
          .where('state', 'in', OPEN_STATES)
          .where((eb) => eb.or([eb('attempts', '>', 0), eb('state', '=', 'failed')])),
  );
}

/** Puts a failed update back among the new ones; the state that it was in, null when there is none. */
export function retryUpdate(tx: Tx, id: number): InboxEntry['state'] | null {
  const state = tx.first(query.selectFrom('inbox').select('state').where('id', '=', id))?.state ?? null;
  if (state === 'failed') tx.run(query.updateTable('inbox').set({ state: 'new' }).where('id', '=', id));
  return state;
}

/** The newest updates of one messenger, the oldest of them first. */
export function updatesOf(tx: Tx, channel: ChannelName, limit: number): StoredUpdate[] {
  return tx.all(stored.where('channel', '=', channel).orderBy('id', 'desc').limit(limit)).reverse();
}
