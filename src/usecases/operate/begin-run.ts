/** Records whether the previous run ended cleanly, and what it had in hand when it did not. */

import { addMs, type Instant } from '../../domain/calendar/dates.ts';
import type { Clock } from '../../domain/calendar/clock.ts';
import {
  countEnd,
  deliveriesThatWait,
  suspects,
  type EndAmid,
  type IsCalm,
  type IsDoubtful,
  type Piece,
} from '../../store/record/in-hand.ts';
import { updatesThatWait } from '../../store/record/inbox.ts';
import { hasten } from '../../store/outbox/outbox-failures.ts';
import type { Database } from '../../store/sqlite/database.ts';
import { readMeta, writeMeta } from '../../store/sqlite/meta.ts';
import { noteEndOfRun } from './previous-run.ts';

/** Messengers deliver again what was in hand at an unclean end within this time. */
const REDELIVERED_WITHIN_MS = 10 * 60 * 1000;

/**
 * The piece that a run was working on when it ended, as the run itself noted. `isProof`: the piece had used more processor
 * time than honest work does, or the watch ended the run for it.
 */
export interface LastWords extends EndAmid {
  /** The run's name. */
  readonly run: string;
  readonly piece: Piece;
}

export interface Run {
  readonly isAfterUncleanEnd: boolean;
  readonly isDoubtful: IsDoubtful;
  readonly isCalm: IsCalm;
  /** Called once the run has gone on for a while: what waits for that may be tried. Throws when the database is in trouble. */
  becomeCalm(): void;
}

/**
 * Begins run `name`. After an unclean end every piece is doubtful for a while; the one amid whose work it came stays
 * doubtful until that has come to its end. A kill between two pieces of work counts against none. While an update waits
 * for the run to become calm every piece is doubtful, as it may have to wait behind that one.
 */
export function beginRun(database: Database, clock: Clock, name: string, lastWords: LastWords | null): Run {
  const { before, found, waiting } = database.transact((tx) => {
    const unfinished = readMeta(tx, 'run') ?? '';
    if (unfinished !== '' && lastWords?.run === unfinished) countEnd(tx, lastWords.piece, lastWords);
    writeMeta(tx, 'run', name);
    return { before: unfinished, found: suspects(tx), waiting: updatesThatWait(tx) };
  });
  const suspected = new Set(found.map(nameOf));
  const until = addMs(clock.now(), REDELIVERED_WITHIN_MS);
  let isCareful = before !== '';
  let isCalm = false;
  return {
    isAfterUncleanEnd: isCareful,
    isDoubtful(piece) {
      if (isCareful && clock.now() >= until) isCareful = false;
      if (isCareful || (waiting.length > 0 && !isCalm)) return true;
      return suspected.size > 0 && suspected.has(nameOf(piece));
    },
    isCalm: () => isCalm,
    becomeCalm() {
      database.transact((tx) => {
        hasten(tx, deliveriesThatWait(tx), clock.now());
      });
      isCalm = true;
    },
  };
}

/** Records that the run has finished what it had in hand; `by`: the signal that stopped it; or its own `reason`. */
export function endRun(
  database: Database,
  now: Instant,
  end: { readonly by: string; readonly reason: string | null },
): void {
  database.transact((tx) => {
    writeMeta(tx, 'run', '');
    noteEndOfRun(tx, now, end);
  });
}

function nameOf({ kind, channel, key }: Piece): string {
  return `${kind}:${channel}:${key}`;
}
