/** The program as `npm start` runs it: what a start loads, and what it leaves until somebody asks for it. */

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { expect, test } from 'vitest';
import { migrations } from '../../migrations/index.ts';
import { startTelegramDouble } from '../lab/doubles/telegram-double.ts';

/** Charts, Office formats, files to import, web pages, figures for monitors, calendars, and the messenger that is not configured. */
const HEAVY =
  /\/node_modules\/(echarts|@resvg|docx|write-excel-file|fflate|saxes|csv-parse|hono|@hono|prom-client|ical-generator|axios|commander)\//;

/** Room for new objects, at the most: left alone, the engine gives a start 32 MB, and keeps them when it is idle. */
const MOST_YOUNG_MB = 12;

/**
 * Writes the address of every module that is loaded from then on, line by line, to the file named by `LOADED`; in the end
 * the room that new objects had.
 */
const WATCH = `data:text/javascript,
  import { registerHooks } from 'node:module';
  import { appendFileSync } from 'node:fs';
  import { getHeapSpaceStatistics } from 'node:v8';
  process.on('exit', () => {
    const young = getHeapSpaceStatistics().find((space) => space.space_name === 'new_space');
    appendFileSync(process.env.LOADED, 'young:' + young.space_size);
  });
  registerHooks({ load(url, context, next) { appendFileSync(process.env.LOADED, url + '\\n'); return next(url, context); } });`;

test('a start loads nothing heavy, holds little, and asks Telegram for updates before it loads what answers them', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'dondoc-'));
  const double = await startTelegramDouble();
  const start = async (name: string): Promise<readonly string[]> => {
    const loaded = join(folder, name);
    const polls = double.callsOf('getUpdates').length;
    const { scripts } = JSON.parse(readFileSync('package.json', 'utf8')) as { scripts: { start: string } };
    const child = spawn(process.execPath, ['--import', WATCH, ...scripts.start.split(' ').slice(2)], {
      stdio: ['ignore', 'ignore', 'pipe'],
      env: {
        LOADED: loaded,
        DATABASE_URL: `sqlite:${join(folder, 'office.sqlite')}`,
        TELEGRAM_BOT_TOKEN: double.token,
        TELEGRAM_API_ROOT: double.apiRoot,
        PORT: '0',
      },
    });
    const said = text(child.stderr);
    await double.waitFor(() => double.callsOf('getUpdates').length > polls);
    // The bot answers a stranger when everything that handles a message is there.
    const person = double.person('Người lạ');
    double.message({ chat: double.privateChat(person), from: person, text: '/toi' });
    await double.waitFor(() => double.pending().length === 0);
    child.kill('SIGTERM');
    await once(child, 'exit');
    expect(await said).toContain('"starting"');
    expect(child.exitCode).toBe(0);
    return readFileSync(loaded, 'utf8').split('\n');
  };
  try {
    // The first start fills the registry from files of tables.
    await start('first');
    const again = await start('again');
    expect(again.filter((url) => HEAVY.test(url))).toEqual([]);
    expect(Number(again.at(-1)?.replace('young:', ''))).toBeLessThanOrEqual(MOST_YOUNG_MB * 2 ** 20);
    const position = (part: string): number => again.findIndex((url) => url.includes(part));
    expect(position('/node_modules/grammy/')).toBeGreaterThan(0);
    expect(position('/src/store/sqlite/database.ts')).toBeGreaterThan(
      position('/src/channels/telegram/telegram-channel.ts'),
    );
    expect(position('/node_modules/kysely/')).toBeGreaterThan(position('/src/channels/telegram/telegram-channel.ts'));
  } finally {
    await double.close();
    rmSync(folder, { recursive: true });
  }
});

test('every file of a migration is listed, so that a registry can be looked at without loading them', () => {
  const files = readdirSync('migrations').filter((file) => file.endsWith('.ts') && file !== 'index.ts');
  expect(Object.keys(migrations).map((name) => `${name}.ts`)).toEqual(files.sort());
});
