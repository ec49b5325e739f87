/** Copies the registry to a second place whenever it has changed, in a process of its own, and knows how far that lags. */

import { spawn, type ChildProcess } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { Clock } from '../../domain/calendar/clock.ts';
import { msOf, type Instant } from '../../domain/calendar/dates.ts';
import type { Log } from '../../domain/log.ts';
import type { CopyTrouble } from '../../conversation/compose/compose-copies.ts';
import type { CopyOrder, CopyOutcome } from '../../store/file/copy-away.ts';
import type { CopierWord } from './copier.ts';

/** How the copies stand. `lagMs`: for how long something has been in the registry only; 0 when all of it is copied. */
export interface CopyStanding {
  readonly lagMs: number;
  /** Why the last try made no copy; null when it made one, or none has ended yet. */
  readonly trouble: CopyTrouble | null;
  /** Whether the lag is longer than copying may take. */
  readonly isLate: boolean;
}

export interface CopyKeeper {
  standing(): CopyStanding;
  begin(): void;
  /** Ends a copy that is under way: the next start makes one at once. */
  end(): Promise<void>;
}

/** A process that has carried nothing for so long is ended. */
const STANDS_STILL_MS = 120_000;
/** Beyond three times its interval, a lag counts only from here. */
const LATE_MS = 5 * 60_000;

const SCRIPT = fileURLToPath(new URL('./copier.ts', import.meta.url));
const REQUIRE_NODE = new URL('../../require-node.js', import.meta.url).href;

/**
 * `changes`: a number that grows with each change worth copying. `onStanding` is called after each try, and with a lag that has
 * become late. Copying begins with the first look: what an earlier run left uncopied is not known.
 */
export function keepCopying(options: {
  readonly order: Omit<CopyOrder, 'at' | 'isGoingOn' | 'wasBegun'>;
  readonly everyMs: number;
  readonly clock: Clock;
  readonly log: Log;
  readonly changes: () => number;
  /** Whether any run has copied there before; noted by `onCopied`. */
  readonly wasBegun: () => boolean;
  readonly onCopied: (outcome: Extract<CopyOutcome, { kind: 'copied' }>) => void;
  readonly onTrouble: (trouble: CopyTrouble, standing: CopyStanding) => void;
  readonly standsStillMs?: number;
  /** Replaces the process's own program; for tests. */
  readonly script?: string;
}): CopyKeeper {
  const { order, everyMs, clock, log, changes } = options;
  const lateMs = Math.max(3 * everyMs, LATE_MS);
  /** `changes` as the last copy found them; null before the first. */
  let copied: number | null = null;
  /** Since when there is something that no copy holds; null when there is not. */
  let behindSince: Instant | null = null;
  let trouble: CopyTrouble | null = null;
  let child: ChildProcess | null = null;
  let gone: Promise<unknown> = Promise.resolve();
  let ticking: NodeJS.Timeout | undefined;
  let isEnding = false;

  function standing(): CopyStanding {
    const lagMs = behindSince === null ? 0 : Math.max(0, msOf(clock.now()) - msOf(behindSince));
    return { lagMs, trouble, isLate: lagMs > lateMs };
  }

  function look(): void {
    const now = clock.now();
    const seen = changes();
    if (copied === seen) return;
    behindSince ??= now;
    // One that stands still on a dead disk cannot be killed either: a second one would only join it.
    if (child === null) copy(now, seen);
    else if (trouble !== null && standing().isLate) options.onTrouble(trouble, standing());
  }

  function copy(at: Instant, seen: number): void {
    const isGoingOn = copied !== null;
    const own = spawn(process.execPath, ['--import', REQUIRE_NODE, options.script ?? SCRIPT], {
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
      // The bot's own environment holds tokens.
      env: { MALLOC_ARENA_MAX: '2' },
    });
    child = own;
    let outcome: Exclude<CopierWord, { kind: 'progress' }> | null = null;
    let still: NodeJS.Timeout | undefined;
    const moves = (): void => {
      clearTimeout(still);
      still = setTimeout(() => {
        outcome ??= { kind: 'failed', why: 'the second place does not answer' };
        settle(outcome, at, seen);
        own.kill('SIGKILL');
      }, options.standsStillMs ?? STANDS_STILL_MS);
    };
    moves();
    own.on('message', (word: CopierWord) => {
      moves();
      if (word.kind !== 'progress') outcome ??= word;
    });
    own.on('error', (error) => {
      outcome ??= { kind: 'failed', why: error.message };
    });
    gone = new Promise((resolve) => own.once('close', resolve)).then(() => {
      clearTimeout(still);
      child = null;
      if (!isEnding) settle(outcome ?? { kind: 'failed', why: 'the process that copies has ended' }, at, seen);
    });
    own.send({ ...order, at, isGoingOn, wasBegun: options.wasBegun() } satisfies CopyOrder);
  }

  function settle(outcome: Exclude<CopierWord, { kind: 'progress' }>, at: Instant, seen: number): void {
    if (outcome.kind === 'copied') {
      if (trouble !== null) log.info({ lag_ms: standing().lagMs }, 'the registry is copied again');
      trouble = null;
      copied = seen;
      behindSince = changes() === seen ? null : at;
      options.onCopied(outcome);
      return;
    }
    const before = trouble;
    trouble = outcome.kind === 'refused' ? outcome.why : { failed: outcome.why };
    if (JSON.stringify(before) !== JSON.stringify(trouble))
      log.error({ why: outcome.why }, 'the registry is not copied');
    options.onTrouble(trouble, standing());
  }

  return {
    standing,
    begin() {
      look();
      ticking = setInterval(look, everyMs);
    },
    async end() {
      isEnding = true;
      clearInterval(ticking);
      child?.kill('SIGKILL');
      // A process on a dead disk does not end before that disk does.
      child?.unref();
      child?.channel?.unref();
      await Promise.race([gone, new Promise((resolve) => setTimeout(resolve, 1000).unref())]);
    },
  };
}
