/** From the start of the program to its first `getUpdates`, with a million tasks; then what it holds in memory, idle. */

import { setTimeout as sleep } from 'node:timers/promises';
import { atMost, type BenchCase } from '../harness/bench-case.ts';
import { AS_STARTED, freePort, runProgram } from '../harness/child.ts';
import { compare, type Variant } from '../harness/compare.ts';
import { MILLION, seeded } from '../harness/seed.ts';
import { startTelegramApi, type TelegramApi } from '../harness/telegram-api.ts';
import { BENCH_TOKEN } from '../harness/bots.ts';

const OURS = 'ours';
const PEER = 'a minimal grammY bot, without a database';
const FLOOR = 'node:http and better-sqlite3';
const IDLE_AFTER_MS = 400;

export const coldStart: BenchCase = {
  name: 'cold-start',
  about: 'from the start of the process to the first getUpdates with a million tasks, as after a restart; then idle',
  async run(stage) {
    stage.say('seeding');
    const { path, database } = await seeded(MILLION, stage.folder);
    settle(database.raw);
    database.close();
    const env = { BENCH_DATABASE: path, DATABASE_URL: `sqlite:${path}`, TELEGRAM_BOT_TOKEN: BENCH_TOKEN };
    const api = await startTelegramApi();
    try {
      const started = (name: string, program: string | readonly string[]): Variant => ({
        name,
        run: () => start(program, { ...env, BENCH_FOLDER: stage.folder }, api),
      });
      const compared = await compare(stage, [
        started(FLOOR, 'tests/lab/bench/servers/bare-start.js'),
        started(PEER, 'tests/lab/bench/servers/minimal-bot.js'),
        started(OURS, AS_STARTED),
      ]);
      return {
        targets: [
          atMost('first getUpdates, of minimal grammY', compared.ratio(OURS, PEER, 'ms'), 2, ' ×'),
          atMost('idle memory, of minimal grammY', compared.ratio(OURS, PEER, 'MB idle'), 1.6, ' ×'),
        ],
        lines: compared.lines,
      };
    } finally {
      api.close();
    }
  },
};

/** As a registry is when the bot is started again within the hour: today's jobs have run, nothing is due. */
function settle(raw: Awaited<ReturnType<typeof seeded>>['database']['raw']): void {
  raw.exec(`update wake set wake_on = '2999-01-01';
    insert into job (name, last_run_at)
      select value, strftime('%Y-%m-%dT%H:%M:%SZ', 'now', '+1 hour') from json_each('["reminders", "digest", "backup"]')`);
}

async function start(
  program: string | readonly string[],
  env: Record<string, string>,
  api: TelegramApi,
): Promise<{ ms: number; 'MB idle': number }> {
  const port = String(await freePort());
  const polled = api.next('getUpdates');
  const begun = performance.now();
  const child = runProgram(program, { ...env, PORT: port, TELEGRAM_API_ROOT: api.root });
  try {
    await polled;
    const ms = performance.now() - begun;
    await sleep(IDLE_AFTER_MS);
    return { ms, 'MB idle': child.residentMb() };
  } finally {
    await child.stop();
  }
}
