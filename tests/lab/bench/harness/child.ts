/** Programs under test: each in its own process, stopped before the case ends. */

import { spawn, type ChildProcess } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

export interface Child {
  readonly pid: number;
  /** Resident memory in megabytes, as the kernel counts it. */
  residentMb(): number;
  hasEnded(): boolean;
  /** Resolves when the program sends word that it is at work, which not every one does, or has ended. */
  readonly atWork: Promise<void>;
  stop(): Promise<void>;
}

const ROOT = join(import.meta.dirname, '../../../..');
const READY_WITHIN_MS = 30_000;

/** The product as `npm start` runs it. */
export const AS_STARTED: readonly string[] = startOf(readFileSync(join(ROOT, 'package.json'), 'utf8'));

const atLarge = new Set<ChildProcess>();
process.once('exit', () => {
  for (const child of atLarge) child.kill('SIGKILL');
});

/** Whatever ends us, by a signal too (see `run.ts`), ends it as well. */
function keptTrackOf<C extends ChildProcess>(child: C): C {
  atLarge.add(child);
  child.once('exit', () => atLarge.delete(child));
  return child;
}

/** Runs a program of the repository, given as Node's arguments; what it complains of is shown. */
export function runProgram(path: string | readonly string[], env: Record<string, string>): Child {
  const args = typeof path === 'string' ? [join(ROOT, path)] : path;
  const child = keptTrackOf(
    spawn(process.execPath, args, {
      cwd: env['BENCH_FOLDER'] ?? ROOT,
      env: { PATH: process.env['PATH'] ?? '', LOG_LEVEL: 'fatal', ...env },
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    }),
  );
  const atWork = new Promise<void>((resolve) => {
    child.once('message', () => {
      resolve();
    });
    child.once('exit', () => {
      resolve();
    });
  });
  return {
    pid: child.pid ?? 0,
    residentMb() {
      const status = readFileSync(`/proc/${child.pid ?? 0}/status`, 'utf8');
      return Number(/VmRSS:\s+(\d+)/.exec(status)?.[1] ?? Number.NaN) / 1024;
    },
    hasEnded: () => child.exitCode !== null || child.signalCode !== null,
    atWork,
    stop: () => stop(child),
  };
}

/** Runs a program of the repository to its end; throws when it fails. What it says is not shown. */
export async function runToEnd(
  args: readonly string[],
  env: Record<string, string>,
): Promise<{ readonly ms: number; readonly mostMb: number }> {
  const begun = performance.now();
  const child = spawn(process.execPath, args, {
    cwd: env['BENCH_FOLDER'] ?? ROOT,
    env: { PATH: process.env['PATH'] ?? '', ...env },
    stdio: 'ignore',
  });
  const ended = new Promise<number | null>((resolve) => child.once('exit', resolve));
  let mostMb = 0;
  const look = setInterval(() => {
    try {
      const status = readFileSync(`/proc/${child.pid ?? 0}/status`, 'utf8');
      mostMb = Math.max(mostMb, Number(/VmHWM:\s+(\d+)/.exec(status)?.[1] ?? 0) / 1024);
    } catch {
      // It has just ended.
    }
  }, 50);
  const code = await ended;
  clearInterval(look);
  if (code !== 0) throw new Error(`${args.join(' ')} ended with status ${String(code)}.`);
  return { ms: performance.now() - begun, mostMb };
}

/** The command line. */
export const DONDOC = join(ROOT, 'src/cli/dondoc.js');
/** Has a program write the longest turn of its event loop to the file named by `BENCH_LAG` when it ends. */
export const WATCHED: readonly string[] = ['--import', join(ROOT, 'tests/lab/bench/servers/longest-turn.js')];

/** The arguments of Node, with the paths of our files made absolute: a case may run them anywhere. */
function startOf(manifest: string): string[] {
  const { scripts } = JSON.parse(manifest) as { scripts: { start: string } };
  const [exec, node, ...args] = scripts.start.split(' ');
  if (exec !== 'exec' || node !== 'node') throw new Error(`npm start is no longer Node itself, but: ${scripts.start}`);
  return args.map((arg) => (arg.startsWith('./') || arg.startsWith('src/') ? join(ROOT, arg) : arg));
}

async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGTERM');
  await ended;
}

/** A port that nobody uses now. */
export async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

/** Resolves when `isReady` holds; throws when it does not within half a minute. */
export async function until(isReady: () => boolean | Promise<boolean>): Promise<void> {
  const end = performance.now() + READY_WITHIN_MS;
  while (!(await isReady())) {
    if (performance.now() > end) throw new Error('The program under test did not get ready.');
    await sleep(20);
  }
}
