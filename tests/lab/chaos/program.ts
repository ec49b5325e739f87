/** A program under test as a process of its own. */

import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { LagReport, Order } from './inside/orders.ts';

const ROOT = fileURLToPath(new URL('../../..', import.meta.url));
/** Keeps what Node makes of our files for the next start. */
const REQUIRE_NODE = new URL('../../../src/require-node.js', import.meta.url).href;
const INSIDE = new URL('./inside/inside.ts', import.meta.url).href;
/** Lines of its log that are kept to explain a failure. */
const LINES_KEPT = 40;

/** What is wrong in the world that a program wakes up in. */
export interface Circumstances {
  /** How wrong its wall clock is. */
  readonly clockShiftMs?: number;
  /** The time zone of its machine. */
  readonly timeZone?: string;
  /** Where it kills itself, and at which time of coming there. */
  readonly crashAt?: string;
  /** See `inside/disk-trouble.ts`. */
  readonly trouble?: string;
  /** Settings of its own. */
  readonly settings?: Readonly<Record<string, string>>;
}

export interface Program {
  readonly pid: number;
  /** Null while it runs. */
  exit(): { readonly code: number | null; readonly signal: NodeJS.Signals | null } | null;
  /** Sends the signal at once and waits until the process is gone; how long that took, in milliseconds. */
  end(signal: 'SIGKILL' | 'SIGTERM'): Promise<number>;
  /** Resolves when the process ends by itself. */
  ended(): Promise<void>;
  /** Sets its wall clock wrong by so many milliseconds. */
  setClock(shiftMs: number): void;
  /** Only of a program that was started with some `trouble`: from here on its registry fails with this code, or no more. */
  setTrouble(code: string | null): void;
  /** How long its event loop stood still since it was last asked. */
  lag(): Promise<LagReport>;
  /** The end of what it wrote to standard error. */
  log(): readonly string[];
}

/** `script` is a path within the project. */
export function startProgram(
  script: string,
  env: Readonly<Record<string, string>>,
  { clockShiftMs = 0, timeZone, crashAt, trouble, settings = {} }: Circumstances = {},
): Program {
  const child = spawn(process.execPath, ['--import', REQUIRE_NODE, '--import', INSIDE, script], {
    cwd: ROOT,
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    env: {
      PATH: process.env.PATH,
      CHAOS_CLOCK_SHIFT_MS: String(clockShiftMs),
      ...(timeZone === undefined ? {} : { TZ: timeZone }),
      ...(crashAt === undefined ? {} : { CHAOS_CRASH_AT: crashAt }),
      ...(trouble === undefined ? {} : { CHAOS_TROUBLE: trouble }),
      ...env,
      ...settings,
    },
  });
  const lines: string[] = [];
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    lines.push(...text.split('\n').filter((line) => line !== ''));
    lines.splice(0, lines.length - LINES_KEPT);
  });
  child.on('error', (error) => lines.push(error.message));
  const order = (what: Order): void => {
    // A child that has just died is no fault; without a callback its broken pipe ends whoever waits for its exit.
    if (child.connected) child.send(what, (error) => error !== null && lines.push(error.message));
  };
  return {
    pid: child.pid ?? 0,
    exit: () => exitOf(child),
    async end(signal) {
      const from = performance.now();
      if (exitOf(child) !== null) return 0;
      const gone = once(child, 'exit');
      child.kill(signal);
      await gone;
      return performance.now() - from;
    },
    async ended() {
      if (exitOf(child) === null) await once(child, 'exit');
    },
    setClock(shiftMs) {
      order({ kind: 'clock', shiftMs });
    },
    setTrouble(code) {
      order({ kind: 'trouble', code });
    },
    async lag() {
      const answer = once(child, 'message') as Promise<[LagReport]>;
      order({ kind: 'lag' });
      const [report] = await answer;
      return report;
    },
    log: () => lines,
  };
}

function exitOf(child: ChildProcess): { code: number | null; signal: NodeJS.Signals | null } | null {
  return child.exitCode === null && child.signalCode === null
    ? null
    : { code: child.exitCode, signal: child.signalCode };
}
