/** What the harness does with a program that has just died. */

import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { startProgram } from './program.ts';

test('a clock set for a program that has just died is lost, and whoever waits for its end hears of the end', async () => {
  const program = startProgram('tests/lab/chaos/dice.ts', {});
  process.kill(program.pid, 'SIGKILL');
  // The event loop does not turn meanwhile: the exit is not known here yet.
  while (!isDead(program.pid));
  program.setClock(5_000);
  await expect(program.ended()).resolves.toBeUndefined();
  expect(program.exit()).toEqual({ code: null, signal: 'SIGKILL' });
});

/** A zombie until the event loop turns. */
function isDead(pid: number): boolean {
  return / [ZX] /u.test(readFileSync(`/proc/${String(pid)}/stat`, 'utf8'));
}
