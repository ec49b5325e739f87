import type { Incoming } from '../../conversation/message/incoming.ts';
import type { Instant } from '../../domain/calendar/dates.ts';
import { unwatched } from '../../store/record/in-hand.ts';
import { admit, type StoredUpdate } from '../../store/record/inbox.ts';
import type { Tx } from '../../store/sqlite/database.ts';
import { withoutSecrets } from './keep-no-secret.ts';
import type { Delivered, Reception } from './reception.ts';

/** A stored update, with what it says where that is known already; 'handled' when it is in the transaction that stored it. */
export interface Admitted extends StoredUpdate {
  readonly incoming: Incoming | null;
  readonly state: 'new' | 'handled';
}

/**
 * Stores an update as far as it may be kept: the one thing that is decided before storing, so that what may not be kept
 * never is, however often it is delivered. Null when it was stored before. `state` as for `admit`.
 */
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
  // What was stored when it was delivered before may be less than what is delivered now.
  return stored && { ...stored, incoming: stored.payload === payload ? kept.incoming : null };
}
