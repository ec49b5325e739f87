/** The real program in its own process: exit statuses, clean output, nothing but one sentence on refusal. */

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

test.each([
  ['no command', []],
  ['an unknown command', ['indicatorz']],
  ['an unknown option', ['tasks', '--bogus']],
  ['a missing argument', ['task']],
  ['a day that does not exist', ['tasks', '--at', '2026-02-30']],
  ['an instant without its offset', ['run', 'reminders', '--at', '2026-11-23T08:00:00']],
  ['an unknown job', ['run', 'everything']],
  ['a missing option', ['rehearse', '--from', '2022-03-14']],
  ['days in the wrong order', ['rehearse', '--from', '2022-03-14', '--to', '2022-03-13']],
])('%s is wrong usage: status 2 and nothing on standard output', (_, args) => {
  const { status, stdout, stderr } = dondoc(args);
  expect([status, stdout]).toEqual([2, '']);
  expect(stderr).not.toBe('');
});

test.each([
  ['a task that is not there', ['task', 'XX.9'], {}],
  ['settings that cannot be used', ['tasks'], { REMINDER_CRON: 'at dawn' }],
  ['a file that is no database', ['tasks'], { DATABASE_URL: `sqlite:${BIN}` }],
])('%s is refused: status 1, a sentence on standard error, no stack', (_, args, env) => {
  const { status, stdout, stderr } = dondoc(args, { env });
  expect([status, stdout]).toEqual([1, '']);
  expect(stderr).not.toBe('');
  expect(stderr).not.toMatch(/^\s+at /m);
});

test('help is no mistake', () => {
  const { status, stdout } = dondoc(['tasks', '--help']);
  expect(status).toBe(0);
  expect(stdout).toContain('--overdue');
});
