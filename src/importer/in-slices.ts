/** Long work beside a bot that answers: slices, each a transaction of its own, and a rest after each, which is the bot's. */

import { setTimeout as pause } from 'node:timers/promises';
import type { Database } from '../store/sqlite/database.ts';
import { isLocked } from '../store/file/lock-registry.ts';
import { checkpointLog } from '../store/sqlite/write-in-bulk.ts';
import type { Work } from '../usecases/work.ts';

/** With its commit a slice beside a bot takes twice as long, in milliseconds. */
const SLICE_MS = 1;
/** A bot may be started at any time, and waits so long for a slice. */
const SLICE_ALONE_MS = 1000;
/** At least so long is the database left alone after a slice, in milliseconds: the bot asks for it every other one. */
const SHORTEST_REST_MS = 4;
/** A checkpoint flushes the file; pages that many slices write are flushed once. */
const SLICES_PER_CHECKPOINT = 10;
/** How long it is believed that a bot runs beside the import, in milliseconds: to look takes as long as some rows. */
const BELIEVED_MS = 100;

export interface Slices {
  /**
   * Calls `step` until it answers false, as often in a transaction as a slice has time for; it is told whether a bot is
   * kept waiting. `onSlice` is told of each slice once it is committed.
   */
  repeat(step: (work: Work, beside: boolean) => boolean, onSlice?: () => void): Promise<void>;
  /** One step in a slice of its own. */
  once<T>(step: (work: Work) => T): Promise<T>;
}

/** Lets a long import give way to a bot that runs beside it. */
export function slicesOn(database: Database, workIn: (tx: Work['tx']) => Work): Slices {
  let looked = -Infinity;
  let beside = true;
  const look = (): boolean => {
    if (!beside || performance.now() - looked >= BELIEVED_MS) {
      beside = isLocked(database.raw.name);
      looked = performance.now();
    }
    return beside;
  };
  let uncheckpointed = 0;
  const rest = async (began: number): Promise<void> => {
    const ended = performance.now();
    uncheckpointed += 1;
    if (uncheckpointed >= SLICES_PER_CHECKPOINT) {
      // Outside of any transaction, and before the bot would have to do it.
      checkpointLog(database);
      uncheckpointed = 0;
    }
    const left = Math.max(SHORTEST_REST_MS, 2 * (ended - began)) - (performance.now() - ended);
    await pause(Math.max(1, left));
  };
  return {
    async repeat(step, onSlice) {
      for (let more = true; more;) {
        const gentle = look();
        const began = performance.now();
        const end = began + (gentle ? SLICE_MS : SLICE_ALONE_MS);
        more = database.transact((tx) => {
          const work = workIn(tx);
          while (step(work, gentle)) if (performance.now() >= end) return true;
          return false;
        });
        if (gentle) await rest(began);
        onSlice?.();
      }
    },
    async once(step) {
      const gentle = look();
      const began = performance.now();
      const result = database.transact((tx) => step(workIn(tx)));
      if (gentle) await rest(began);
      return result;
    },
  };
}

/** A step that does `act` for one of `items` after the other. */
export function oneByOne<Item>(items: readonly Item[], act: (work: Work, item: Item) => void): (work: Work) => boolean {
  let next = 0;
  return (work) => {
    const item = items[next];
    if (item === undefined) return false;
    act(work, item);
    next += 1;
    return next < items.length;
  };
}
