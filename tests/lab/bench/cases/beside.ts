/** 200 replies a second over the webhook, at any load: alone, and while a tick, a digest or an import of another process runs. */

import { join } from 'node:path';
import type BetterSqlite from 'better-sqlite3';
import { atMost, counted, type BenchCase } from '../harness/bench-case.ts';
import { startOurs, type BotUnderTest } from '../harness/bots.ts';
import { DONDOC, runToEnd } from '../harness/child.ts';
import { compare, quantile, type Sample } from '../harness/compare.ts';
import { writeImportFile } from '../harness/import-file.ts';
import { postSteadily, untilItTakes } from '../harness/post.ts';
import { replyNumber } from '../harness/replies.ts';
import { HUNDRED_THOUSAND, TIME_ZONE } from '../harness/seed.ts';

const PER_SECOND = 200;
const SECONDS = 5;
const DUE = 10_000;
const IMPORTED = 10_000;
const OURS = 'ours';
/** When the jobs begin, in seconds after the program was started: each in the middle of its own stretch of replies. */
const TICK_AFTER = 20;
const DIGEST_AFTER = TICK_AFTER + SECONDS + 3;

export const beside: BenchCase = {
  name: 'beside',
  about: `${PER_SECOND} replies a second, alone and beside a tick with ${DUE} due, a digest, an import of ${IMPORTED} rows`,
  async run(stage) {
    const file = join(stage.folder, 'programme.csv');
    writeImportFile(file, IMPORTED);
    const compared = await compare(stage, [{ name: OURS, run: (round) => stretch(stage.folder, file, round) }]);
    const { lines, median } = compared;
    const idle = median(OURS, 'p99 ms, alone');
    const targets = ['a tick', 'a digest', 'an import'].map((job) =>
      atMost(`p99 beside ${job} ÷ alone`, median(OURS, `p99 ms, beside ${job}`) / idle, 3),
    );
    return { lines, targets };
  },
};

async function stretch(folder: string, file: string, round: number): Promise<Sample> {
  const started = Date.now();
  const settings = { REMINDER_CRON: cronAt(started, TICK_AFTER), DIGEST_CRON: cronAt(started, DIGEST_AFTER) };
  const bot = await startOurs('webhook', folder, settings, { size: HUNDRED_THOUSAND, prepare });
  try {
    let posted = 0;
    const replies = (): object[] =>
      Array.from({ length: PER_SECOND * SECONDS }, () => replyNumber(posted++, HUNDRED_THOUSAND));
    const p99 = async (): Promise<number> => {
      const answered = await postSteadily(bot, replies(), PER_SECOND);
      return quantile(
        answered.map(({ ms }) => ms),
        0.99,
      );
    };
    await untilItTakes(bot, replyNumber(posted++, HUNDRED_THOUSAND));
    await p99();
    const alone = await p99();
    await until(started, TICK_AFTER - 1);
    const tick = await p99();
    await until(started, DIGEST_AFTER - 1);
    const digest = await p99();
    const importing = runToEnd([DONDOC, 'import', file, '--programme', `beside-${round}`, '--issued', '2026-01-05'], {
      DATABASE_URL: `sqlite:${bot.path}`,
    });
    const imported = await p99();
    await importing;
    bot.check(posted);
    ranOnce(bot);
    return {
      'p99 ms, alone': alone,
      'p99 ms, beside a tick': tick,
      'p99 ms, beside a digest': digest,
      'p99 ms, beside an import': imported,
    };
  } finally {
    await bot.stop();
  }
}

/** So many are due on whatever day it is; no job counts as missed. */
function prepare(raw: BetterSqlite.Database): void {
  raw.exec(`update wake set wake_on = '2999-01-01';
    update wake set wake_on = '2026-01-05' where assignment_id in (select assignment_id from wake limit ${DUE});
    insert into job (name, last_run_at)
      select value, strftime('%Y-%m-%dT%H:%M:%SZ', 'now', '+5 seconds') from json_each('["reminders", "digest", "backup"]')`);
}

/** Throws unless the tick looked at all that was due, and the digest was queued. */
function ranOnce(bot: BotUnderTest): void {
  counted('due and not looked at', bot.read("select count(*) from wake where wake_on = '2026-01-05'"), 0);
  counted('no digests', Number(bot.read("select count(*) from outbox where kind = 'digest'") === 0), 0);
}

/** "30 5 14 * * *": once a day, so many seconds after `started`. */
function cronAt(started: number, seconds: number): string {
  const at = new Date(started + seconds * 1000);
  const parts = new Intl.DateTimeFormat('en-GB', {
    timeZone: TIME_ZONE,
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
    hourCycle: 'h23',
  }).formatToParts(at);
  const part = (type: string): number => Number(parts.find((each) => each.type === type)?.value);
  return `${part('second')} ${part('minute')} ${part('hour')} * * *`;
}

async function until(started: number, seconds: number): Promise<void> {
  const left = started + seconds * 1000 - Date.now();
  if (left < 0) throw new Error('The machine is too slow for this case: its replies took longer than their stretch.');
  await new Promise((resolve) => setTimeout(resolve, left));
}
