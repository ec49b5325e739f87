import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { runsOf } from './inputs.ts';

const CHILD = fileURLToPath(new URL('child.ts', import.meta.url));
/** No run takes longer, on the slowest machine; a reader that stands still is killed. */
const KILL_AFTER_MS = 60_000;

export type Played =
  | { readonly kind: 'read'; readonly runs: number }
  /** `at`: the reader and the pieces of the run that was being read. */
  | { readonly kind: 'killed' | 'failed'; readonly at: string; readonly why: string };

/** Runs of `length` characters; `mixed` pairs and as many triples beside each sign alone. */
export interface Game {
  readonly readers: readonly string[];
  readonly length: number;
  readonly mixed: number;
  readonly seed: number;
}

/** Lets a process of its own read all runs, and kills it when it stands at one of them. */
export async function playRuns({ readers, length, mixed, seed }: Game): Promise<Played> {
  const args = [CHILD, readers.join(','), String(length), String(mixed), String(seed)];
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'pipe'] });
  let runs = 0;
  let last = '';
  let why = '';
  const kill = (): void => {
    child.kill('SIGKILL');
  };
  let timer = setTimeout(kill, KILL_AFTER_MS);
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    const lines = text.trimEnd().split('\n');
    runs += lines.length;
    last = lines.at(-1) ?? '';
    clearTimeout(timer);
    timer = setTimeout(kill, KILL_AFTER_MS);
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => (why += text));
  const [code] = (await once(child, 'close')) as [number | null];
  clearTimeout(timer);
  if (code === 0) return { kind: 'read', runs };
  const [reader = '', index = ''] = last.split(' ');
  const { pieces = [] } = runsOf(length, mixed, seed)[Number(index)] ?? {};
  return {
    kind: child.signalCode === 'SIGKILL' ? 'killed' : 'failed',
    at: `${reader} ${JSON.stringify(pieces)}`,
    why: why.trim().slice(0, 2000),
  };
}
