/** Updates and deliveries whose handling or wording the program did not outlive, and how often. */

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

/** Whether a piece may end the program: its work is then noted while it runs. */
export type IsDoubtful = (piece: Piece) => boolean;

/** Unclean ends amid the work on a piece before it is set aside: a single one may be a person's kill. */
export const MOST_ENDS = 2;

export const unwatched: Watch = (_piece, work) => work();

const forgetting = prepared(({ kind, channel, key }: Piece) =>
  query.deleteFrom('in_hand').where('kind', '=', kind).where('channel', '=', channel).where('key', '=', key),
);

/** The work ended, with any outcome. */
export function forgetInHand(tx: Tx, piece: Piece): void {
  tx.run(forgetting(piece));
}

/** The program ended while the piece was being worked on. */
export function countEnd(tx: Tx, { kind, channel, key }: Piece): void {
  tx.run(
    query
      .insertInto('in_hand')
      .values({ kind, channel, key, ends: 1 })
      .onConflict((conflict) =>
        conflict.columns(['kind', 'channel', 'key']).doUpdateSet((eb) => ({ ends: eb('in_hand.ends', '+', 1) })),
      ),
  );
}

/** A piece that was set aside is tried once more: at the next unclean end amid its work it is set aside again. */
export function doubtOnceMore(tx: Tx, { kind, channel, key }: Piece): void {
  tx.run(
    query
      .insertInto('in_hand')
      .values({ kind, channel, key, ends: MOST_ENDS - 1 })
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

/** Unclean ends amid its work since that last came to its end. */
export function endsOf(tx: Tx, piece: Piece): number {
  return tx.first(ends(piece))?.ends ?? 0;
}

/** Pieces amid whose work the program ended, and whose work has not come to its end since. */
export function suspects(tx: Tx): Piece[] {
  return tx.all(query.selectFrom('in_hand').select(['kind', 'channel', 'key']));
}
