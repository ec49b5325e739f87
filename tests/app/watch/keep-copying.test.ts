/** When the registry is copied, what a copier that hangs, dies or fails does to the lag, and what is told of it. */

import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { keepCopying, type CopyKeeper } from '../../../src/app/watch/keep-copying.ts';
import type { CopyTrouble } from '../../../src/conversation/compose/compose-copies.ts';
import { localInstant, movableClock, type MovableClock } from '../../support/office/movable-clock.ts';
import { quietLog } from '../../support/quiet-log.ts';

let folder: string;
let clock: MovableClock;
let changes: number;
let copied: number;
const told: [CopyTrouble, boolean][] = [];
const keepers: CopyKeeper[] = [];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'dondoc-copier-'));
  clock = movableClock('2026-11-25 08:30');
  changes = 1;
  copied = 0;
  told.length = 0;
});

afterEach(async () => {
  await Promise.all(keepers.splice(0).map((keeper) => keeper.end()));
  rmSync(folder, { recursive: true, force: true });
});

/** A copier that does what `body` says, with `order`; it notes each of its starts in the folder. */
function begin(body: string, standsStillMs = 60_000): CopyKeeper {
  const script = join(folder, 'copier.mjs');
  writeFileSync(
    script,
    `import { appendFileSync } from 'node:fs';
     process.on('disconnect', () => process.exit());
     process.once('message', (order) => { appendFileSync(${JSON.stringify(join(folder, 'starts'))}, '.'); ${body} });`,
  );
  const keeper = keepCopying({
    order: { folder, path: join(folder, 'x.sqlite'), registry: 'r', run: 'run', days: 14 },
    everyMs: 20,
    clock,
    log: quietLog(),
    changes: () => changes,
    wasBegun: () => copied > 0,
    onCopied: () => {
      copied += 1;
    },
    onTrouble: (trouble, { isLate }) => told.push([trouble, isLate]),
    standsStillMs,
    script,
  });
  keepers.push(keeper);
  keeper.begin();
  return keeper;
}

const starts = (): number => readFileSync(join(folder, 'starts'), 'utf8').length;
const COPIES = `process.send({ kind: 'copied', bytes: 1, removed: 0, isSameDisk: false }, () => process.disconnect());`;
const until = (check: () => void): Promise<void> => vi.waitFor(check, { timeout: 60_000, interval: 10 });

test('it copies at its start, then only after a change', async () => {
  const keeper = begin(COPIES);
  await until(() => {
    expect(keeper.standing()).toEqual({ lagMs: 0, trouble: null, isLate: false });
    expect(copied).toBe(1);
  });
  changes = 2;
  await until(() => {
    expect(copied).toBe(2);
  });
  expect(starts()).toBe(2);
});

test('one that hangs is ended, counts as trouble, and is late after five minutes', async () => {
  const keeper = begin('', 200);
  await until(() => {
    expect(told[0]).toEqual([{ failed: 'the second place does not answer' }, false]);
  });
  clock.moveTo(localInstant('2026-11-25 08:36'));
  await until(() => {
    expect(told.at(-1)).toEqual([{ failed: 'the second place does not answer' }, true]);
  });
  expect(keeper.standing()).toMatchObject({ lagMs: 360_000, isLate: true });
  expect(copied).toBe(0);
});

test.each([
  ['that dies', 'process.exit(7)', { failed: 'the process that copies has ended' }],
  ['that fails', `process.send({ kind: 'failed', why: 'ENOSPC' }, () => process.disconnect())`, { failed: 'ENOSPC' }],
  ['that refuses', `process.send({ kind: 'refused', why: 'missing' }, () => process.disconnect())`, 'missing'],
])('one %s is tried again at the next look', async (_, body, trouble) => {
  begin(body);
  await until(() => {
    expect(told.length).toBeGreaterThan(1);
  });
  expect(told[0]).toEqual([trouble, false]);
  expect(copied).toBe(0);
});

test('what changes while it copies is still to be copied', async () => {
  const keeper = begin(`setTimeout(() => { ${COPIES} }, 100);`);
  await until(() => {
    expect(starts()).toBe(1);
  });
  changes = 2;
  await until(() => {
    expect(copied).toBe(2);
  });
  expect(keeper.standing().lagMs).toBe(0);
});
