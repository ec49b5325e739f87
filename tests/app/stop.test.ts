/** Told to stop, the program stops: while it is still starting too, and whatever a messenger does. */

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, mkdtempSync, openSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { text } from 'node:stream/consumers';
import { setImmediate as turnOfTheLoop, setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createApp } from '../../src/app/create-app.ts';
import { readConfig, type Config } from '../../src/config.ts';
import { createLog } from '../../src/log.ts';
import { isCronExpression } from '../../src/app/occurrences.ts';
import { movableClock } from '../support/office/movable-clock.ts';
import { startTelegramDouble, type TelegramDouble } from '../lab/doubles/telegram-double.ts';

let double: TelegramDouble;
let folder: string;

beforeEach(async () => {
  double = await startTelegramDouble();
  folder = mkdtempSync(join(tmpdir(), 'dondoc-stop-'));
});

afterEach(async () => {
  await double.close();
  rmSync(folder, { recursive: true });
});

function config(): Config {
  const read = readConfig(
    {
      DATABASE_URL: `sqlite:${join(folder, 'registry.sqlite')}`,
      TELEGRAM_BOT_TOKEN: double.token,
      TELEGRAM_API_ROOT: double.apiRoot,
    },
    isCronExpression,
  );
  if (read.kind === 'refused') throw new Error(read.problem);
  return read.config;
}

test.each([0, 1, 2, 3, 5, 8, 13, 21, 34])(
  'nothing of a start runs on after %d turns of the event loop',
  async (turns) => {
    const logged: string[] = [];
    const app = await createApp(
      config(),
      createLog('info', (line) => logged.push(line)),
      {
        clock: movableClock('2022-06-20 08:30'),
        pollTimeoutSeconds: 1,
        watchEveryMs: 1,
        onFatal: (reason) => logged.push(reason),
      },
    );
    const starting = app.start();
    for (let turn = 0; turn < turns; turn += 1) await turnOfTheLoop();
    await app.stop();
    await starting;
    logged.length = 0;
    const polls = double.callsOf('getUpdates').length;
    // Whatever still ran would find the registry closed, many times over.
    await sleep(50);
    expect(logged).toEqual([]);
    expect(double.callsOf('getUpdates')).toHaveLength(polls);
  },
);

test('Telegram takes the farewell and never answers: the program is gone all the same', async () => {
  const child = spawn(process.execPath, ['--import', './src/require-node.js', 'src/main.ts'], {
    stdio: 'ignore',
    env: {
      DATABASE_URL: `sqlite:${join(folder, 'registry.sqlite')}`,
      TELEGRAM_BOT_TOKEN: double.token,
      TELEGRAM_API_ROOT: double.apiRoot,
      PORT: '0',
    },
  });
  const exited = once(child, 'exit');
  const person = double.person('Người lạ');
  double.message({ chat: double.privateChat(person), from: person, text: '/toi' });
  await double.waitFor(() => double.callsOf('getUpdates').length > 0 && double.pending().length === 0);
  double.when({ method: 'getUpdates', stall: true, times: 10 });
  child.kill('SIGTERM');
  await exited;
  expect(child.exitCode).toBe(0);
  expect(double.callsOf('getUpdates').at(-1)?.answeredAt ?? null).toBeNull();
});

test.each(['SIGTERM', 'SIGHUP'] as const)(
  'as `npm start` runs it, %s ends it; SIGUSR1 opens no debugger; a full disk under its log stops nothing',
  async (signal) => {
    const { scripts } = JSON.parse(readFileSync('package.json', 'utf8')) as { scripts: { start: string } };
    // The shell of npm is who gets the signal; for SIGHUP the log is on a disk that is full.
    const full = openSync('/dev/full', 'w');
    const child = spawn('sh', ['-c', scripts.start], {
      stdio: ['ignore', 'ignore', signal === 'SIGHUP' ? full : 'pipe'],
      env: {
        PATH: `${dirname(process.execPath)}:${process.env.PATH ?? ''}`,
        DATABASE_URL: `sqlite:${join(folder, 'registry.sqlite')}`,
        TELEGRAM_BOT_TOKEN: double.token,
        TELEGRAM_API_ROOT: double.apiRoot,
        PORT: '0',
      },
    });
    closeSync(full);
    const said = child.stderr === null ? Promise.resolve('') : text(child.stderr);
    const exited = once(child, 'exit');
    const person = double.person('Người lạ');
    const isAnswered = (): boolean => double.callsOf('getUpdates').length > 0 && double.pending().length === 0;
    double.message({ chat: double.privateChat(person), from: person, text: '/toi' });
    await double.waitFor(isAnswered);
    child.kill('SIGUSR1');
    double.message({ chat: double.privateChat(person), from: person, text: '/toi' });
    await double.waitFor(isAnswered);
    child.kill(signal);
    await exited;
    expect([child.exitCode, child.signalCode]).toEqual([0, null]);
    expect(await said).not.toContain('Debugger');
  },
);
