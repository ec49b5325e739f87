/**
 * Updates being handled and deliveries being worded that may end the program: noted before, deleted after. A note that
 * is still there at a start was in hand when the previous run ended.
 */

import { query, type Tx } from '../sqlite/database.ts';
import { prepared } from '../sqlite/prepared.ts';
import type { ChannelName } from '../../domain/people/channel.ts';

/** An update by its key at its messenger, or a queued message by its number. */
export interface Piece {
  readonly kind: 'update' | 'delivery';
  readonly channel: ChannelName;
  readonly key: string;
}

/** Runs `work` under the watch that ends a program which stands still. */
export type Watch = <T>(piece: Piece, work: () => T) => T;

/** Whether a piece may end the program: it is then noted before its work, which runs alone. */
export type IsDoubtful = (piece: Piece) => boolean;

/** Unclean ends with a piece in hand before it is set aside: a single one may be a power cut. */
export const MOST_ENDS = 2;

export const unwatched: Watch = (_piece, work) => work();

const noting = prepared(({ kind, channel, key }: Piece) =>
  query
    .insertInto('in_hand')
    .values({ kind, channel, key, begun: 1 })
    .onConflict((conflict) => conflict.columns(['kind', 'channel', 'key']).doUpdateSet({ begun: 1 })),
);

/** The note must be committed before the work begins. */
export function noteInHand(tx: Tx, piece: Piece): void {
  tx.run(noting(piece));
}

const forgetting = prepared(({ kind, channel, key }: Piece) =>
  query.deleteFrom('in_hand').where('kind', '=', kind).where('channel', '=', channel).where('key', '=', key),
);

/** The work ended, with any outcome. */
export function forgetInHand(tx: Tx, piece: Piece): void {
  tx.run(forgetting(piece));
}

/** Called once per unclean end. */
export function countEnd(tx: Tx): void {
  tx.run(
    query
      .updateTable('in_hand')
      .set((eb) => ({ ends: eb('ends', '+', 1), begun: 0 }))
      .where('begun', '=', 1),
  );
}

/** The previous run ended cleanly: what it left unfinished is not suspect. */
export function countNoEnd(tx: Tx): void {
  tx.run(query.deleteFrom('in_hand').where('ends', '=', 0));
  tx.run(query.updateTable('in_hand').set({ begun: 0 }).where('begun', '=', 1));
}

/** A piece that was set aside is tried once more: at the next unclean end with it in hand it is set aside again. */
export function doubtOnceMore(tx: Tx, { kind, channel, key }: Piece): void {
  tx.run(
    query
      .insertInto('in_hand')
      .values({ kind, channel, key, begun: 0, ends: MOST_ENDS - 1 })
      .onConflict((conflict) => conflict.columns(['kind', 'channel', 'key']).doUpdateSet({ ends: MOST_ENDS - 1 })),
  );
}

const ends = prepared(({ kind, channel, key }: Piece) =>
  query
    .selectFrom('in_hand')
    .select('ends')
    .where('kind', '=', kind)
    .where('channel', '=', channel)
    .where('key', '=', key),
);

/** Unclean ends with the piece in hand since its work last ended. */
export function endsOf(tx: Tx, piece: Piece): number {
  return tx.first(ends(piece))?.ends ?? 0;
}

/** Pieces that were in hand at an unclean end and whose work has not ended since. */
export function suspects(tx: Tx): Piece[] {
  return tx.all(query.selectFrom('in_hand').select(['kind', 'channel', 'key']).where('ends', '>', 0));
}
