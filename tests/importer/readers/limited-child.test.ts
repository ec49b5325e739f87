/** Programs that take too long or too much are ended, with all that they started. */

import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { runLimited } from '../../../src/importer/readers/limited-child.ts';

const LIMITS = { seconds: 20, megabytes: 400, outputBytes: 1000 };
const sh = (script: string, limits: Partial<typeof LIMITS> = {}, input = '') =>
  runLimited({
    program: '/bin/sh',
    args: ['-c', script],
    env: { PATH: '/usr/bin:/bin' },
    input: Buffer.from(input),
    limits: { ...LIMITS, ...limits },
  });

test('what it writes to its third descriptor is its output, and nothing of our settings reaches it', async () => {
  const ended = await sh('cat >&3; echo no; env >&3', {}, 'in ');
  if (ended.kind !== 'ended') throw new Error(ended.kind);
  expect([ended.code, Buffer.from(ended.output).toString().split('\n')[0]]).toEqual([
    0,
    expect.stringContaining('in '),
  ]);
  expect(Buffer.from(ended.output).toString()).not.toContain('VITEST');
});

test('a program that is not there is told from one that fails', async () => {
  expect(await runLimited({ program: '/nonexistent', args: [], env: {}, limits: LIMITS })).toEqual({ kind: 'absent' });
  expect(await sh('exit 3')).toMatchObject({ kind: 'ended', code: 3 });
});

test('what it started ends with it when its time is over', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'dondoc-'));
  onTestFinished(() => {
    rmSync(folder, { recursive: true });
  });
  const pidFile = join(folder, 'pid');
  expect(await sh(`sleep 600 & echo $! > ${pidFile}; wait`, { seconds: 1 })).toEqual({ kind: 'too-long' });
  const pid = readFileSync(pidFile, 'utf8').trim();
  const gone = (): boolean => !existsSync(`/proc/${pid}`) || readFileSync(`/proc/${pid}/stat`, 'utf8').includes(') Z ');
  await expect.poll(gone).toBe(true);
});

test('memory is counted over a program and its children, output by its bytes', async () => {
  const eats = `${process.execPath} -e "const kept=[];setInterval(()=>kept.push(Buffer.alloc(2e7,1)),20)"`;
  expect(await sh(`${eats} & wait`, { megabytes: 250 })).toEqual({ kind: 'too-big' });
  expect(await sh('yes >&3')).toEqual({ kind: 'too-big' });
});
