/** Records the program's run from start to end, and watches over what it has in hand. */

import { randomUUID } from 'node:crypto';
import type { Clock } from '../../domain/calendar/clock.ts';
import type { Log } from '../../domain/log.ts';
import type { IsCalm, IsDoubtful, Watch } from '../../store/record/in-hand.ts';
import type { Database } from '../../store/sqlite/database.ts';
import { isDatabaseTrouble } from '../../store/sqlite/database-trouble.ts';
import { beginRun, endRun, type Run } from '../../usecases/operate/begin-run.ts';
import { forgetLastWords, notePathOf, readLastWords, writeLastWords } from './last-words.ts';
import { watchStandstill, type StandstillWatch } from './watch-standstill.ts';

/** `by`: the signal that stops the program; or the `reason` for which it ends by itself. */
export interface EndedBy {
  readonly by: string;
  readonly reason: string | null;
}

export interface RunKeeper {
  readonly watch: Watch;
  readonly isDoubtful: IsDoubtful;
  readonly isCalm: IsCalm;
  /** Called before anything is taken in hand. Throws when the database is in trouble; it may then be called again. */
  begin(): void;
  /** Called once the run has gone on for a while. Throws as `begin` does. */
  becomeCalm(): void;
  /** Called when nothing is in hand any more. */
  end(how: EndedBy): Promise<void>;
}

/** `standstillMs`: processor time that one piece of work may take; null for no limit. */
export function keepRun(options: {
  readonly database: Database;
  readonly databasePath: string;
  readonly clock: Clock;
  readonly log: Log;
  readonly standstillMs: number | null;
}): RunKeeper {
  const { database, clock, log, standstillMs } = options;
  const notePath = notePathOf(options.databasePath);
  const name = randomUUID();
  let run: Run | null = null;
  let standstill: StandstillWatch | null = null;
  const lastWords = writeLastWords({
    notePath,
    run: name,
    onTrouble(error) {
      log.warn({ error: error.message }, 'what is in hand cannot be noted');
    },
  });
  const isDoubtful: IsDoubtful = (piece) => run?.isDoubtful(piece) ?? false;
  const isCalm: IsCalm = () => run?.isCalm() ?? false;
  const watched: Watch = (piece, work) => (standstill === null ? work() : standstill.watch(piece, work));
  return {
    watch: (piece, work) =>
      isDoubtful(piece) ? lastWords.during(piece, isCalm(), () => watched(piece, work)) : watched(piece, work),
    isDoubtful,
    isCalm,
    becomeCalm() {
      run?.becomeCalm();
    },
    begin() {
      run = beginRun(database, clock, name, readLastWords(notePath));
      forgetLastWords(notePath);
      if (run.isAfterUncleanEnd) log.warn({}, 'the program ended without a stop; it looks at each message alone');
      if (standstillMs === null) return;
      standstill = watchStandstill({
        limitMs: standstillMs,
        run: name,
        notePath,
        onTrouble(error) {
          log.error({ error: error.message }, 'nobody watches for work that does not end');
        },
      });
    },
    async end(how) {
      await standstill?.stop();
      standstill = null;
      lastWords.close();
      if (run === null) return;
      run = null;
      try {
        endRun(database, clock.now(), how);
      } catch (error) {
        if (!isDatabaseTrouble(error)) throw error;
        log.warn(
          { error: error instanceof Error ? error.message : '' },
          'the end is not noted: the next start is careful',
        );
      }
    },
  };
}
