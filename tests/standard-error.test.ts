/** A log that cannot be written stops nothing: each case is a process of its own with another standard error. */

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, mkdtempSync, openSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { expect, onTestFinished, test } from 'vitest';

const MODULE = fileURLToPath(new URL('../src/log.ts', import.meta.url));
const LINES = 20_000;

/** Logs `LINES` lines, a turn of the loop after each hundred, then runs `after` and says how it fared. */
function program(after = ''): string {
  return `import { closeSync, openSync } from 'node:fs';
    import { setImmediate as turn } from 'node:timers/promises';
    import { createLog } from ${JSON.stringify(MODULE)};
    const log = createLog('info');
    for (let n = 1; n <= ${String(LINES)}; n += 1) {
      log.info({ n }, 'x'.repeat(80));
      if (n % 100 === 0) await turn();
    }
    const waiting = process.stderr.writableLength;
    ${after}
    process.stdout.write(JSON.stringify({ waiting, end: 'whole' }), () => process.exit(0));`;
}

interface Fared {
  readonly waiting: number;
  readonly end: string;
}

async function run(source: string, stderr: number | 'pipe', isRead?: 'closed' | 'unread'): Promise<Fared> {
  const child = spawn(process.execPath, ['--input-type=module', '-e', source], { stdio: ['ignore', 'pipe', stderr] });
  if (isRead === 'closed') child.stderr?.destroy();
  const said = text(child.stdout as NodeJS.ReadableStream & AsyncIterable<Buffer>);
  await once(child, 'exit');
  expect(child.exitCode).toBe(0);
  return JSON.parse(await said) as Fared;
}

test('a full disk under the log stops nothing and keeps nothing in memory', async () => {
  const full = openSync('/dev/full', 'w');
  onTestFinished(() => {
    closeSync(full);
  });
  expect(await run(program(), full)).toEqual({ waiting: 0, end: 'whole' });
});

test('a reader of the log that went away stops nothing', async () => {
  expect(await run(program(), 'pipe', 'closed')).toMatchObject({ end: 'whole' });
});

test('a reader that stands still is not waited for, and a megabyte is kept for it', async () => {
  const { waiting, end } = await run(program(), 'pipe', 'unread');
  expect(end).toBe('whole');
  expect(waiting).toBeGreaterThan(900_000);
  expect(waiting).toBeLessThan(1_100_000);
});

test('what was lost is told once lines can be written again', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'dondoc-'));
  onTestFinished(() => {
    rmSync(folder, { recursive: true });
  });
  const file = join(folder, 'log');
  const full = openSync('/dev/full', 'w');
  const emptied = `closeSync(2); openSync(${JSON.stringify(file)}, 'a'); log.info({}, 'there is room'); log.info({}, 'more');`;
  expect(await run(program(emptied), full)).toMatchObject({ end: 'whole' });
  closeSync(full);
  const lines = readFileSync(file, 'utf8').trim().split('\n');
  expect(lines.map((line) => (JSON.parse(line) as { lines?: number; msg: string }).lines ?? line)).toEqual([
    LINES,
    expect.stringContaining('there is room'),
    expect.stringContaining('more'),
  ]);
});
