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

/** Whether the run is calm: it has gone on long enough that a kill amid one piece of work would be no chance. */
export type IsCalm = () => boolean;

/**
 * An end from outside (power, a kill) may meet any piece, and proves nothing: it counts up to here and no further. From
 * here on a piece lets the others go first, and is worked on only once the run is calm.
 */
export const CHANCE_ENDS = 2;
/** Two ends beyond that which are proofs: the piece is set aside. */
export const MOST_ENDS = CHANCE_ENDS + 2;

export const unwatched: Watch = (_piece, work) => work();

const forgetting = prepared(({ kind, channel, key }: Piece) =>
  query.deleteFrom('in_hand').where('kind', '=', kind).where('channel', '=', channel).where('key', '=', key),
);

/** The work ended, with any outcome. */
export function forgetInHand(tx: Tx, piece: Piece): void {
  tx.run(forgetting(piece));
}

/** How an end came amid the work on a piece. */
export interface EndAmid {
  /** It was the piece's own doing. */
  readonly isProof: boolean;
  /** The run was calm: for a piece that has used up chance, this is a proof too. */
  readonly isCalm: boolean;
}

/** The program ended while the piece was being worked on. */
export function countEnd(tx: Tx, piece: Piece, { isProof, isCalm }: EndAmid): void {
  const before = endsOf(tx, piece);
  if (isProof || (isCalm && before >= CHANCE_ENDS)) setEnds(tx, piece, Math.max(before, CHANCE_ENDS) + 1);
  else if (before < CHANCE_ENDS) setEnds(tx, piece, before + 1);
}

/** A piece that was set aside is tried once more: at the next proof it is set aside again. */
export function doubtOnceMore(tx: Tx, piece: Piece): void {
  setEnds(tx, piece, MOST_ENDS - 1);
}

function setEnds(tx: Tx, { kind, channel, key }: Piece, count: number): void {
  tx.run(
    query
      .insertInto('in_hand')
      .values({ kind, channel, key, ends: count })
      .onConflict((conflict) => conflict.columns(['kind', 'channel', 'key']).doUpdateSet({ ends: count })),
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

/** Unclean ends amid its work since that last came to its end, as `countEnd` counts them. */
export function endsOf(tx: Tx, piece: Piece): number {
  return tx.first(ends(piece))?.ends ?? 0;
}

/** Pieces amid whose work the program ended, and whose work has not come to its end since. */
export function suspects(tx: Tx): Piece[] {
  return tx.all(query.selectFrom('in_hand').select(['kind', 'channel', 'key']));
}

/** Queued messages that let the others go first. */
export function deliveriesThatWait(tx: Tx): number[] {
  const waiting = query.selectFrom('in_hand').select('key').where('kind', '=', 'delivery');
  return tx.all(waiting.where('ends', '>=', CHANCE_ENDS)).map(({ key }) => Number(key));
}
