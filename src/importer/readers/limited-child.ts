/** Other programs on files that somebody sent: within a time and a memory, and ended with all that they started. */

import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';

export interface Limits {
  readonly seconds: number;
  /** Of the program and its children together. */
  readonly megabytes: number;
  readonly outputBytes: number;
}

export interface Run {
  readonly program: string;
  readonly args: readonly string[];
  readonly cwd?: string;
  readonly env: Readonly<Record<string, string>>;
  readonly input?: Uint8Array;
  readonly limits: Limits;
}

export type Ended =
  /** `code` is null where it was ended by a signal that was not ours. */
  | { readonly kind: 'ended'; readonly code: number | null; readonly output: Uint8Array }
  | { readonly kind: 'too-long' | 'too-big' | 'absent' };

const LOOKS_EVERY_MS = 100;
const PAGE_BYTES = 4096;
/** The kernel ends what outlives this process; processor seconds of one process, given as its first argument. */
const IN_SHELL = 'ulimit -t "$0"; exec "$@"';

/** Runs a program; what it writes to its third descriptor is its output. Other writing of its goes nowhere. */
export function runLimited({ program, args, cwd, env, input, limits }: Run): Promise<Ended> {
  return new Promise((resolve) => {
    const child = spawn('/bin/sh', ['-c', IN_SHELL, String(limits.seconds * 2), program, ...args], {
      cwd,
      env,
      // A group of its own, which is ended as one.
      detached: true,
      stdio: ['pipe', 'ignore', 'ignore', 'pipe'],
    });
    const chunks: Uint8Array[] = [];
    let bytes = 0;
    let outcome: 'too-long' | 'too-big' | null = null;
    const end = (why: 'too-long' | 'too-big'): void => {
      outcome ??= why;
      if (child.pid !== undefined) killGroup(child.pid);
    };
    const timer = setTimeout(() => {
      end('too-long');
    }, limits.seconds * 1000);
    const watch = setInterval(() => {
      if (child.pid !== undefined && memoryOf(child.pid) > limits.megabytes * 1_000_000) end('too-big');
    }, LOOKS_EVERY_MS);
    const settle = (ended: Ended): void => {
      clearTimeout(timer);
      clearInterval(watch);
      if (child.pid !== undefined) killGroup(child.pid);
      resolve(outcome === null ? ended : { kind: outcome });
    };
    child.stdio[3]?.on('data', (chunk: Uint8Array) => {
      bytes += chunk.length;
      if (bytes > limits.outputBytes) end('too-big');
      else chunks.push(chunk);
    });
    // It may end before it has read everything.
    child.stdin?.on('error', () => undefined);
    child.stdin?.end(input ?? new Uint8Array());
    child.on('error', () => {
      settle({ kind: 'absent' });
    });
    child.on('close', (code) => {
      settle(code === NOT_FOUND ? { kind: 'absent' } : { kind: 'ended', code, output: Buffer.concat(chunks) });
    });
  });
}

/** What a shell says of a program that is not there. */
const NOT_FOUND = 127;

function killGroup(leader: number): void {
  try {
    process.kill(-leader, 'SIGKILL');
  } catch (error) {
    // All of it has ended.
    if (!(error instanceof Error && 'code' in error && error.code === 'ESRCH')) throw error;
  }
}

/** Bytes in memory of a process and all below it, by Linux' own account; 0 where there is none. */
function memoryOf(pid: number): number {
  try {
    const [, pages = 0] = readFileSync(`/proc/${String(pid)}/statm`, 'utf8')
      .split(' ')
      .map(Number);
    const children = readFileSync(`/proc/${String(pid)}/task/${String(pid)}/children`, 'utf8');
    return children
      .split(' ')
      .filter((child) => child !== '')
      .reduce((sum, child) => sum + memoryOf(Number(child)), pages * PAGE_BYTES);
  } catch {
    return 0;
  }
}
