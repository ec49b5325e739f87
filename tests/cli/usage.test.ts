/** What the command line says to wrong usage and to what it has to refuse, and with which exit status. */

import { expect, test } from 'vitest';
import { newRegistryPath, run } from './command-line.ts';

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
])('%s is wrong usage: status 2 and nothing on standard output', async (_, args) => {
  const { status, out, err } = await run(newRegistryPath(), args);
  expect([status, out]).toEqual([2, '']);
  expect(err).not.toBe('');
});

test.each([
  ['a task that is not there', ['task', 'XX.9'], {}],
  ['settings that cannot be used', ['tasks'], { REMINDER_CRON: 'at dawn' }],
])('%s is refused: status 1, a sentence on standard error, no stack', async (_, args, env) => {
  const { status, out, err } = await run(newRegistryPath(), args, { env });
  expect([status, out]).toEqual([1, '']);
  expect(err).not.toBe('');
  expect(err).not.toMatch(/^\s+at /m);
});

test('help is no mistake', async () => {
  const { status, out } = await run(newRegistryPath(), ['tasks', '--help']);
  expect(status).toBe(0);
  expect(out).toContain('--overdue');
});
