/**
 * Messages that are handled and deliveries that are worded while nobody knows whether one of them ends the program: noted
 * before, forgotten after. What is still noted at a start was in hand when the run before it ended.
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

/** Does `work` within the sight of whoever ends a program that stands still. */
export type Watch = <T>(piece: Piece, work: () => T) => T;

/** Whether nobody knows yet that a piece does not end the program: it is noted before it is worked on, and alone. */
export type IsDoubtful = (piece: Piece) => boolean;

/** Unclean ends at which a piece may be in hand before it is set aside: a single one may be a power cut. */
export const MOST_ENDS = 2;

export const unwatched: Watch = (_piece, work) => work();

const noting = prepared(({ kind, channel, key }: Piece) =>
  query
    .insertInto('in_hand')
    .values({ kind, channel, key, begun: 1 })
    .onConflict((conflict) => conflict.columns(['kind', 'channel', 'key']).doUpdateSet({ begun: 1 })),
);

/** Noted is what is committed: the work on it begins after that. */
export function noteInHand(tx: Tx, piece: Piece): void {
  tx.run(noting(piece));
}

const forgetting = prepared(({ kind, channel, key }: Piece) =>
  query.deleteFrom('in_hand').where('kind', '=', kind).where('channel', '=', channel).where('key', '=', key),
);

/** It came to its end, whatever that was. */
export function forgetInHand(tx: Tx, piece: Piece): void {
  tx.run(forgetting(piece));
}

/** Once for each unclean end. */
export function countEnd(tx: Tx): void {
  tx.run(
    query
      .updateTable('in_hand')
      .set((eb) => ({ ends: eb('ends', '+', 1), begun: 0 }))
      .where('begun', '=', 1),
  );
}

/** The run before ended as it should: what it began and did not finish is none of its own fault. */
export function countNoEnd(tx: Tx): void {
  tx.run(query.deleteFrom('in_hand').where('ends', '=', 0));
  tx.run(query.updateTable('in_hand').set({ begun: 0 }).where('begun', '=', 1));
}

const ends = prepared(({ kind, channel, key }: Piece) =>
  query
    .selectFrom('in_hand')
    .select('ends')
    .where('kind', '=', kind)
    .where('channel', '=', channel)
    .where('key', '=', key),
);

/** Unclean ends at which the piece was in hand since it last came to an end. */
export function endsOf(tx: Tx, piece: Piece): number {
  return tx.first(ends(piece))?.ends ?? 0;
}

/** What was in hand at an unclean end, and has not come to an end since. */
export function suspects(tx: Tx): Piece[] {
  return tx.all(query.selectFrom('in_hand').select(['kind', 'channel', 'key']).where('ends', '>', 0));
}
