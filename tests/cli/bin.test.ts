/** The real program in a process of its own; `usage.test.ts` has every kind of wrong usage. */

import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { newRegistryPath, temporaryFolder } from './command-line.ts';

const BIN = fileURLToPath(new URL('../../src/cli/dondoc.js', import.meta.url));

function dondoc(args: readonly string[], given: { input?: string; env?: Record<string, string> } = {}) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [BIN, ...args], {
    encoding: 'utf8',
    input: given.input ?? '',
    // A folder without a .env, that the test sees only its own settings.
    cwd: temporaryFolder(),
    env: { DATABASE_URL: `sqlite:${newRegistryPath()}`, ...given.env },
    maxBuffer: 50_000_000,
  });
  return { status, stdout, stderr };
}

test('a reading command ends with 0 and writes one JSON object a line and nothing else', () => {
  const { status, stdout, stderr } = dondoc(['tasks', '--json']);
  expect([status, stderr]).toEqual([0, '']);
  const lines = stdout.split('\n').slice(0, -1);
  expect(lines).toHaveLength(55);
  for (const line of lines) expect(JSON.parse(line)).toMatchObject({ programme: '913-qd-ubnd' });
});

test('standard input is answered in order', () => {
  const { status, stdout } = dondoc(['interpret', 'reply', '--stdin', '--today', '2026-11-23'], {
    input: 'xong\nchưa xong\n',
  });
  expect(status).toBe(0);
  const answers = stdout
    .split('\n')
    .slice(0, -1)
    .map((line) => JSON.parse(line) as Record<string, unknown>);
  expect(answers.map((answer) => [answer['text'], answer['status']])).toEqual([
    ['xong', 'completed'],
    ['chưa xong', 'in_progress'],
  ]);
});

test('wrong usage ends with 2 and writes nothing to standard output', () => {
  const { status, stdout, stderr } = dondoc(['tasks', '--bogus']);
  expect([status, stdout]).toEqual([2, '']);
  expect(stderr).not.toBe('');
});

test('a refusal ends with 1 and one sentence on standard error, without a stack', () => {
  const { status, stdout, stderr } = dondoc(['tasks'], { env: { DATABASE_URL: `sqlite:${BIN}` } });
  expect([status, stdout]).toEqual([1, '']);
  expect(stderr).toMatch(/^[^\n]+\n$/);
});
