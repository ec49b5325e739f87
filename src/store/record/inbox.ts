/** Updates as the messengers delivered them, stored before they are interpreted. */

import { sql } from 'kysely';
import type { Instant } from '../../domain/calendar/dates.ts';
import { query, type Tx } from '../sqlite/database.ts';
import { prepared } from '../sqlite/prepared.ts';
import { CHANCE_ENDS, doubtOnceMore } from './in-hand.ts';
import type { ChannelName } from '../../domain/people/channel.ts';

/** Updates to look back over: an hour's of a whole country. */
const IGNORED_LOOKED_AT = 5000;

export interface StoredUpdate {
  readonly id: number;
  readonly channel: ChannelName;
  /** Equal for a redelivery. */
  readonly key: string;
  readonly payload: string;
  readonly receivedAt: Instant;
  readonly attempts: number;
}

const STORED = [
  'inbox.id',
  'inbox.channel',
  'inbox.update_key as key',
  'inbox.payload',
  'inbox.received_at as receivedAt',
  'inbox.attempts',
] as const;
const stored = query.selectFrom('inbox').select(STORED);

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
 * Stores an update; null when it was delivered and handled before. `state` is 'handled' when the same transaction
 * handles it, which saves marking it.
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

/** An update that was stored but not handled, because the database could not be written then. */
function stillNew(tx: Tx, { channel, key }: { channel: ChannelName; key: string }): StoredUpdate | null {
  const known = stored.where('channel', '=', channel).where('update_key', '=', key).where('state', '=', 'new');
  return tx.first(known) ?? null;
}

/** Whether an update was stored, whatever became of it. */
export function isStored(tx: Tx, { channel, key }: { readonly channel: ChannelName; readonly key: string }): boolean {
  const known = query.selectFrom('inbox').select('id').where('channel', '=', channel).where('update_key', '=', key);
  return tx.first(known) !== undefined;
}

/** As a literal: SQLite uses the partial index `inbox_open` only for its own condition. */
const OPEN_STATES = sql<'new' | 'failed'>`('new', 'failed')`;

/** Updates after `after` that are not handled, in order of arrival. */
export function unhandled(tx: Tx, after: number, limit: number): StoredUpdate[] {
  const open = stored.where('state', 'in', OPEN_STATES).where('state', '=', 'new');
  return tx.all(open.where('id', '>', after).orderBy('id').limit(limit));
}

/** Stored updates that let the others go first, as their work ended the program; in order of arrival. */
export function updatesThatWait(tx: Tx): StoredUpdate[] {
  return tx.all(
    query
      .selectFrom('in_hand')
      // The order of the join is forced: what ended the program is little, what is stored may be much.
      .crossJoin('inbox')
      .select(STORED)
      .where('in_hand.kind', '=', 'update')
      .where('in_hand.ends', '>=', CHANCE_ENDS)
      .whereRef('inbox.channel', '=', 'in_hand.channel')
      .whereRef('inbox.update_key', '=', 'in_hand.key')
      .where(sql<'new'>`+inbox.state`, '=', 'new')
      .orderBy('inbox.id'),
  );
}

/** Erases an update's payload; that it was delivered stays. */
export function blankPayload(tx: Tx, id: number): void {
  tx.run(query.updateTable('inbox').set({ payload: '{}' }).where('id', '=', id));
}

const shortening = prepared(({ id }: { id: number }) =>
  query.updateTable('inbox').set({ payload: '{}', stranger: 1 }).where('id', '=', id),
);

/** Marks a handled update of a person without a role: its payload is erased now, its row after some time. */
export function keepShort(tx: Tx, id: number): void {
  tx.run(shortening({ id }));
}

/** Deletes marked updates received before `before`, the oldest first, up to `limit`; returns their number. */
export function deleteStrangersUpdates(tx: Tx, before: Instant, limit: number): number {
  // As a literal: SQLite uses a partial index only for its own condition.
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

/** Marks an update that was stored as handled as ignored. */
export function markIgnored(tx: Tx, id: number): void {
  tx.run(ignoring({ id }));
}

const ignoring = prepared(({ id }: { id: number }) =>
  query.updateTable('inbox').set({ state: 'ignored' }).where('id', '=', id),
);

/** The messenger's ignored updates received after `since`, among those stored last before `id`. */
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

/** Has an update handled again with the backlog. */
export function reopen(tx: Tx, id: number): void {
  tx.run(query.updateTable('inbox').set({ state: 'new', attempts: 0, handled_at: null }).where('id', '=', id));
}

/** Counts a failed attempt; at `maxAttempts` the update becomes `failed` and waits for an operator. */
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

/** Only an operator's command retries it. */
export function markStuck(tx: Tx, id: number, error: string): void {
  tx.run(query.updateTable('inbox').set({ state: 'failed', error }).where('id', '=', id).where('state', '=', 'new'));
}

/** How many updates could not be handled and wait for a person. */
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

/** Updates without their payload, newest first: all, or those that failed and are not handled. */
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

/**
 * Puts a failed update back to new, to be handled alone; returns its state before, null when it does not exist. It may
 * have failed by ending the program.
 */
export function retryUpdate(tx: Tx, id: number): InboxEntry['state'] | null {
  const known = query.selectFrom('inbox').select(['state', 'channel', 'update_key as key']).where('id', '=', id);
  const update = tx.first(known);
  if (update === undefined) return null;
  const { state, channel, key } = update;
  if (state !== 'failed') return state;
  tx.run(query.updateTable('inbox').set({ state: 'new' }).where('id', '=', id));
  doubtOnceMore(tx, { kind: 'update', channel, key });
  return state;
}

/** The messenger's updates among the newest `looked` with a field of the value `id`, as a figure or as text. */
export function updatesNaming(tx: Tx, channel: ChannelName, id: string, looked: number): StoredUpdate[] {
  const newest = tx.first(query.selectFrom('inbox').select((eb) => eb.fn.max('id').as('id')))?.id ?? 0;
  return tx.all(
    stored
      .where('channel', '=', channel)
      .where('id', '>', newest - looked)
      .where((eb) =>
        eb.or(
          [`:${id},`, `:${id}}`, `:${JSON.stringify(id)}`].map((text) => sql<boolean>`instr(payload, ${text}) > 0`),
        ),
      )
      .orderBy('id'),
  );
}

/** The newest updates of one messenger, the oldest of them first. */
export function updatesOf(tx: Tx, channel: ChannelName, limit: number): StoredUpdate[] {
  return tx.all(stored.where('channel', '=', channel).orderBy('id', 'desc').limit(limit)).reverse();
}
