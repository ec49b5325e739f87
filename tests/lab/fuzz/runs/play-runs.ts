import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { runsOf } from './inputs.ts';

const CHILD = fileURLToPath(new URL('child.ts', import.meta.url));
/** No run takes longer, on the slowest machine; a reader that stands still is killed. */
const KILL_AFTER_MS = 60_000;

export type Played =
  | { readonly kind: 'read'; readonly runs: number }
  /** `at`: the pieces of the run that was being read. */
  | { readonly kind: 'killed' | 'failed'; readonly at: readonly string[]; readonly why: string };

/** Lets a process of its own read all runs of one length, and kills it when it stands at one of them. */
export async function playRuns(reader: string, length: number, mixed: number, seed: number): Promise<Played> {
  const child = spawn(process.execPath, [CHILD, reader, String(length), String(mixed), String(seed)], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let at = -1;
  let why = '';
  let killed = false;
  const kill = (): void => {
    killed = true;
    child.kill('SIGKILL');
  };
  let timer = setTimeout(kill, KILL_AFTER_MS);
  child.stdout.setEncoding('utf8').on('data', (lines: string) => {
    at = Number(lines.trimEnd().split('\n').at(-1));
    clearTimeout(timer);
    timer = setTimeout(kill, KILL_AFTER_MS);
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => (why += text));
  const [code] = (await once(child, 'close')) as [number | null];
  clearTimeout(timer);
  if (code === 0) return { kind: 'read', runs: at + 1 };
  const { pieces } = runsOf(length, mixed, seed)[at] ?? { pieces: [] };
  return { kind: killed ? 'killed' : 'failed', at: pieces, why: why.trim().slice(0, 2000) };
}
