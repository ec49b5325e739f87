/** Whether the run before ended as it should, and what it had in hand when it did not. */

import { addMs } from '../../domain/calendar/dates.ts';
import type { Clock } from '../../domain/calendar/clock.ts';
import { countEnd, countNoEnd, noteInHand, suspects, type IsDoubtful, type Piece } from '../../store/record/in-hand.ts';
import type { Database } from '../../store/sqlite/database.ts';
import { readMeta, writeMeta } from '../../store/sqlite/meta.ts';

/** Within this time after an unclean end messengers have delivered again what was in hand at it. */
const REDELIVERED_WITHIN_MS = 10 * 60 * 1000;

/** What ended a run before its time, as whoever ended it wrote down. */
export interface LastWords {
  /** The name of the run. */
  readonly run: string;
  readonly piece: Piece;
}

export interface Run {
  readonly isAfterUncleanEnd: boolean;
  readonly isDoubtful: IsDoubtful;
}

/**
 * Begins the run `name`. After an unclean end everything is doubtful for a while; what was in hand at one is so until it
 * has come to its end.
 */
export function beginRun(database: Database, clock: Clock, name: string, lastWords: LastWords | null): Run {
  const { before, found } = database.transact((tx) => {
    const unfinished = readMeta(tx, 'run') ?? '';
    if (unfinished === '') countNoEnd(tx);
    else {
      if (lastWords?.run === unfinished) noteInHand(tx, lastWords.piece);
      countEnd(tx);
    }
    writeMeta(tx, 'run', name);
    return { before: unfinished, found: suspects(tx) };
  });
  const suspected = new Set(found.map(nameOf));
  const until = addMs(clock.now(), REDELIVERED_WITHIN_MS);
  let isCareful = before !== '';
  return {
    isAfterUncleanEnd: isCareful,
    isDoubtful(piece) {
      if (isCareful && clock.now() >= until) isCareful = false;
      return isCareful || (suspected.size > 0 && suspected.has(nameOf(piece)));
    },
  };
}

/** The run has finished what it had in hand. */
export function endRun(database: Database): void {
  database.transact((tx) => {
    writeMeta(tx, 'run', '');
  });
}

function nameOf({ kind, channel, key }: Piece): string {
  return `${kind}:${channel}:${key}`;
}
