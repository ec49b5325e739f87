/** Keeps the copies of the registry in `COPY_TO`, and tells the operator of what stands in their way. */

import { randomUUID } from 'node:crypto';
import { resolve } from 'node:path';
import type { Config } from '../../config.ts';
import type { Clock } from '../../domain/calendar/clock.ts';
import { addMs } from '../../domain/calendar/dates.ts';
import type { Log } from '../../domain/log.ts';
import { placeOf } from '../../store/file/lock-registry.ts';
import type { Database } from '../../store/sqlite/database.ts';
import { patiently } from '../../store/sqlite/patiently.ts';
import {
  noteCopiedTo,
  registryName,
  tellOfCopiesAgain,
  tellOfCopyTrouble,
  wasCopiedTo,
} from '../../usecases/operate/second-place.ts';
import type { Rules } from '../../usecases/work.ts';
import { keepCopying, type CopyKeeper } from './keep-copying.ts';

/** `notWorth`: the number of rows changed so far that are worth no copy of their own. Null where nothing is copied. */
export function copyToSecondPlace(options: {
  readonly config: Config;
  readonly database: Database;
  readonly rules: Rules;
  readonly clock: Clock;
  readonly log: Log;
  readonly notWorth: () => number;
  readonly over: AbortSignal;
}): CopyKeeper | null {
  const { config, database, rules, clock, log, over } = options;
  if (config.secondPlace === null || database.raw.memory) return null;
  const folder = resolve(config.secondPlace.folder);
  const ownChanges = database.raw.prepare('select total_changes()').pluck();
  const othersCommits = database.raw.prepare('pragma data_version').pluck();
  let isNoted = false;
  let isTold = false;
  const telling = (write: () => void): void => {
    void patiently(write, over).catch((error: unknown) => {
      log.error({ error: error instanceof Error ? error.message : 'unknown' }, 'nobody was told of the copies');
    });
  };
  let isWarned = false;
  return keepCopying({
    order: {
      folder,
      path: placeOf(config.databasePath),
      registry: registryName(database),
      run: randomUUID(),
      days: config.backups.keep,
    },
    everyMs: config.secondPlace.everyMs,
    clock,
    log,
    // Each part only grows, and so does their sum.
    changes: () => (ownChanges.get() as number) + (othersCommits.get() as number) - options.notWorth(),
    wasBegun: () => isNoted || wasCopiedTo(database, folder),
    onCopied({ isSameDisk }) {
      if (isSameDisk && !isWarned) log.warn({}, 'COPY_TO is on the disk of the registry: it goes with it');
      isWarned = isSameDisk;
      if (!isNoted)
        telling(() => {
          noteCopiedTo(database, clock.now(), rules, folder, isSameDisk);
        });
      isNoted = true;
      if (isTold)
        telling(() => {
          tellOfCopiesAgain(database, clock.now(), rules);
        });
      isTold = false;
    },
    onTrouble(trouble, { lagMs, isLate }) {
      // What the system could not do may pass; what we refuse waits for a person.
      if (typeof trouble === 'object' && !isLate) return;
      const now = clock.now();
      telling(() => {
        tellOfCopyTrouble(database, now, rules, trouble, addMs(now, -lagMs));
      });
      isTold = true;
    },
  });
}
