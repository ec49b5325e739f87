/**
 * One commit for all updates of an event-loop turn: a flush takes longer than handling an update, and more arrive
 * during it. An update is confirmed to its messenger only after its group is committed.
 */

import { isBusy } from '../../store/sqlite/database-trouble.ts';
import type { Toast } from '../../conversation/message/toast.ts';
import { emptyWriteAheadLog } from '../../store/sqlite/empty-write-ahead-log.ts';
import { admitKept } from './admit-update.ts';
import { handleIn } from './handle-stored.ts';
import { receiveUpdate } from './receive-update.ts';
import type { Delivered, Reception } from './reception.ts';
import { isDoubtful } from './take-alone.ts';

/** Keeps groups short, so that other work gets its turn and answers go out between groups. */
const GROUP_MS = 4;
/** Another process's write usually takes milliseconds; for a longer one each update waits by itself. */
const BUSY_PAUSE_MS = 1;
const MOST_TRIES = 100;

export interface GroupReception {
  /**
   * Resolves when the update and its effects are on disk, with what `receiveUpdate` returns; rejects when it could not
   * be stored. Updates are handled in the order of these calls.
   */
  receive(update: Delivered): Promise<Toast | null>;
  /** Resolves when no update is in hand. */
  settled(): Promise<void>;
}

interface Waiting {
  readonly update: Delivered;
  readonly resolve: (toast: Toast | null) => void;
  readonly reject: (error: unknown) => void;
}

/** `committed` is called after each group; a group is closed after `groupMs`. */
export function receiveInGroups(reception: Reception, committed: () => void, groupMs = GROUP_MS): GroupReception {
  let waiting: Waiting[] = [];
  /** Failed attempts to begin the first group. */
  let tried = 0;
  const idle = new Set<() => void>();

  function turn(): void {
    const group: Waiting[] = [];
    const [first] = waiting;
    if (first !== undefined && isDoubtful(reception, first.update)) {
      if (!receiveAlone(reception, first, tried < MOST_TRIES)) waitForTheOther();
      else goOn(1);
      return;
    }
    try {
      const toasts = handleGroup(reception, waiting, group, groupMs);
      group.forEach(({ resolve }, index) => {
        resolve(toasts[index] ?? null);
      });
    } catch (error) {
      if (group.length === 0 && isBusy(error) && tried < MOST_TRIES) {
        waitForTheOther();
        return;
      }
      // Rolled back as a whole, then handled one by one, so that a bad update does not take its neighbours with it.
      // Where no transaction could begin, none of the waiting updates was tried.
      if (group.length === 0) group.push(...waiting);
      for (const one of group) receiveAlone(reception, one);
    }
    goOn(group.length);
  }

  function waitForTheOther(): void {
    tried += 1;
    setTimeout(turn, BUSY_PAUSE_MS);
  }

  function goOn(taken: number): void {
    tried = 0;
    waiting = waiting.slice(taken);
    committed();
    if (waiting.length > 0) {
      setImmediate(turn);
      return;
    }
    for (const done of idle) done();
    idle.clear();
  }

  return {
    receive: (update) =>
      new Promise((resolve, reject) => {
        waiting.push({ update, resolve, reject });
        if (waiting.length === 1) setImmediate(turn);
      }),
    settled: () =>
      waiting.length === 0
        ? Promise.resolve()
        : new Promise((resolve) => {
            idle.add(resolve);
          }),
  };
}

/** Handles updates from the front of `waiting` until the group is full; `group` receives those taken. */
function handleGroup(
  reception: Reception,
  waiting: readonly Waiting[],
  group: Waiting[],
  groupMs: number,
): (Toast | null)[] {
  const { database, clock, log } = reception;
  const end = performance.now() + groupMs;
  const handled = database.transact((tx) => {
    const results = [];
    for (const one of waiting) {
      if (isDoubtful(reception, one.update)) break;
      group.push(one);
      const stored = admitKept(reception, tx, one.update, clock.now(), 'handled');
      results.push(stored === null ? null : handleIn(reception, tx, stored));
      if (performance.now() >= end) break;
    }
    return results;
  });
  for (const one of handled) if (one !== null) log.info(one.entry, 'update');
  if (handled.some((one) => one?.forgot === true)) emptyWriteAheadLog(database);
  return handled.map((one) => one?.toast ?? null);
}

/** False when another process writes and waiting is possible: nothing was done. */
function receiveAlone(reception: Reception, { update, resolve, reject }: Waiting, mayWait = false): boolean {
  try {
    resolve(receiveUpdate(reception, update));
  } catch (error) {
    if (mayWait && isBusy(error)) return false;
    reject(error);
  }
  return true;
}
