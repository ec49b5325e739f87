/** A program under test as a process of its own. */

import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const CLOCK = new URL('./shift-clock.ts', import.meta.url).href;
/** Lines of its log that are kept to explain a failure. */
const LINES_KEPT = 40;

export interface Program {
  readonly pid: number;
  /** Null while it runs. */
  exit(): { readonly code: number | null; readonly signal: NodeJS.Signals | null } | null;
  /** Sends the signal and waits until the process is gone; how long that took, in milliseconds. */
  end(signal: 'SIGKILL' | 'SIGTERM'): Promise<number>;
  /** Resolves when the process ends by itself. */
  ended(): Promise<void>;
  /** Sets its wall clock wrong by so many milliseconds. */
  setClock(shiftMs: number): void;
  /** The end of what it wrote to standard error. */
  log(): readonly string[];
}

/** `script` is a path within the project. */
export function startProgram(script: string, env: Readonly<Record<string, string>>, clockShiftMs = 0): Program {
  const child = spawn(process.execPath, ['--import', CLOCK, script], {
    cwd: ROOT,
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    env: { PATH: process.env.PATH, CHAOS_CLOCK_SHIFT_MS: String(clockShiftMs), ...env },
  });
  const lines: string[] = [];
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    lines.push(...text.split('\n').filter((line) => line !== ''));
    lines.splice(0, lines.length - LINES_KEPT);
  });
  child.on('error', (error) => lines.push(error.message));
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
      if (child.connected) child.send(shiftMs);
    },
    log: () => lines,
  };
}

function exitOf(child: ChildProcess): { code: number | null; signal: NodeJS.Signals | null } | null {
  return child.exitCode === null && child.signalCode === null
    ? null
    : { code: child.exitCode, signal: child.signalCode };
}
