/** What people feel: every command, page, file, picture and line of the command line, at three sizes of the registry. */

import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { atMost, type BenchCase, type Line, type Target } from '../harness/bench-case.ts';
import { startOurs, type BotUnderTest } from '../harness/bots.ts';
import { DONDOC, runToEnd, until } from '../harness/child.ts';
import { lineOf, median, quantile } from '../harness/compare.ts';
import { COMMANDS, COOKIE, FILES, letIn, LINES, PAGES, TOKEN, WRITING, written } from '../harness/felt-actions.ts';
import { postAll, postSteadily, untilItTakes } from '../harness/post.ts';
import { helperOf, mostMbOf, residentMbOf } from '../harness/process-memory.ts';
import { feltTable, type Feeling, type Felt } from '../harness/felt-table.ts';
import { replyNumber } from '../harness/replies.ts';
import { TEN_THOUSAND, type SeedSize } from '../harness/seed.ts';

const SIZES: readonly SeedSize[] = [
  { tasks: 55, agencies: 20, due: 5 },
  { tasks: 1000, agencies: 50, due: 10 },
  TEN_THOUSAND,
];
const LONGEST_TURN_MS = 20;
const FILE_MS = 2000;
const PICTURE_MS = 500;
const PAGE_MS = 200;
const PER_SECOND = 30;
const SECONDS = 10;
const READERS = 20;
const QUIET_MS = 60_000;
const ANSWERED_WITHIN_MS = 120_000;
/** More say nothing more, and take long. */
const MOST_ROUNDS = 3;
/** To a chat goes no more than one message a second. */
const PACE_MS = 1100;

export const felt: BenchCase = {
  name: 'felt',
  about: 'every command, page, file, picture and line of the command line; longest turn of the bot, time, memory',
  async run(stage) {
    const lines: Line[] = [];
    const targets: Target[] = [];
    const felt = new Map<string, Feeling>();
    for (const size of SIZES) {
      const at = `${size.tasks.toLocaleString('en')} tasks`;
      stage.say(at);
      const of = await feel(stage.folder, size, Math.min(stage.rounds, MOST_ROUNDS), (what) => {
        stage.say(`${at}: ${what}`);
      });
      felt.set(at, of);
      for (const [what, all] of Map.groupBy(of.felt, (each) => each.what)) {
        lines.push(
          lineOf(
            `${at}: ${what}`,
            'ms',
            all.map(({ ms }) => ms),
          ),
        );
        lines.push(
          lineOf(
            `${at}: ${what}`,
            'ms, longest turn',
            all.map(({ turnMs }) => turnMs),
          ),
        );
      }
      for (const [what, mb] of Object.entries(of.memory)) lines.push(lineOf(`${at}: ${what}`, 'MB', [mb]));
      const worst = of.felt.reduce((most, each) => (each.turnMs > most.turnMs ? each : most));
      targets.push(atMost(`${at}: longest turn (${worst.what})`, worst.turnMs, LONGEST_TURN_MS, ' ms'));
      targets.push(...targetsOf(at, of));
    }
    return { lines, targets, notes: feltTable(felt) };
  },
};

function targetsOf(at: string, { felt: all, p99, memory }: Feeling): Target[] {
  const slowest = (kind: string): number => {
    const byAction = Map.groupBy(
      all.filter(({ what }) => what.startsWith(kind)),
      ({ what }) => what,
    );
    return Math.max(...[...byAction.values()].map((each) => median(each.map(({ ms }) => ms))));
  };
  return [
    atMost(`${at}: slowest file`, slowest('file'), FILE_MS, ' ms'),
    atMost(`${at}: picture`, slowest('chat /tonghop'), PICTURE_MS, ' ms'),
    atMost(`${at}: slowest page`, slowest('page'), PAGE_MS, ' ms'),
    atMost(`${at}: reply p99 alone`, p99.alone, 10, ' ms'),
    atMost(`${at}: reply p99 beside boards and reports`, p99.beside, 15, ' ms'),
    atMost(
      `${at}: bot, a minute after use, above idle`,
      (memory['bot, a minute later'] ?? NaN) - (memory['bot, idle'] ?? NaN),
      15,
      ' MB',
    ),
    atMost(`${at}: bot, most`, memory['bot, most'] ?? NaN, 160, ' MB'),
    atMost(`${at}: helper, most`, memory['helper, most'] ?? NaN, 300, ' MB'),
  ];
}

async function feel(folder: string, size: SeedSize, rounds: number, say: (what: string) => void): Promise<Feeling> {
  const lag = join(folder, `lag-${String(size.tasks)}`);
  const bot = await startOurs('webhook', folder, { BENCH_LAG: lag }, { size, prepare: letIn });
  const all: Felt[] = [];
  const feelIt = async (what: string, act: () => Promise<unknown>): Promise<void> => {
    say(what);
    all.push({ what, ...(await watched(lag, act)) });
  };
  const page = (path: string): Promise<void> => look(bot, path);
  let posted = 0;
  let asked = 0;
  try {
    await untilItTakes(bot, replyNumber(posted++, size));
    await sleep(3000);
    const idle = residentMbOf(bot.child.pid);
    await feelIt('first page, with the start of the helper', () => page('/board'));
    let helperMost = 0;
    const noteHelper = (): void => {
      const helper = helperOf(bot.child.pid);
      if (helper !== null) helperMost = Math.max(helperMost, mostMbOf(helper));
    };
    for (let round = 0; round < rounds; round += 1) {
      for (const { text, calls } of COMMANDS) {
        // As many others have written since this person was answered.
        await sleep((PACE_MS * (1 + calls.length)) / WRITING);
        await feelIt(`chat ${text}`, async () => {
          const heard = bot.api.hears(calls);
          await postAll(bot, [written(asked++, text)], 1);
          await inTime(text, heard);
        });
      }
      for (const path of PAGES)
        await feelIt(`page ${path.replace(/\/calendar\/.*/u, '/calendar/….ics')}`, () => page(path));
      // Another period each time: the same one is kept.
      for (const path of FILES) {
        await feelIt(`file ${path}`, () =>
          page(`${path}&from=2026-0${String(1 + (round % 3))}-0${String(1 + (round % 9))}`),
        );
      }
      noteHelper();
    }
    for (const args of LINES(join(folder, 'exported'))) {
      await feelIt(
        `line ${args[0] ?? ''} ${args[1]?.startsWith('-') === false && args[0] === 'export' ? args[1] : ''}`.trim(),
        () => runToEnd([DONDOC, ...args], { DATABASE_URL: `sqlite:${bot.path}`, TZ: 'UTC' }),
      );
    }
    const replies = (): object[] => Array.from({ length: PER_SECOND * SECONDS }, () => replyNumber(posted++, size));
    say('replies alone');
    const alone = quantile(await postSteadily(bot, replies(), PER_SECOND), 0.99);
    say('replies beside boards and reports');
    const over = { yet: false };
    const readers = Array.from({ length: READERS }, async (_, reader) => {
      while (!over.yet) await page(reader % 10 === 0 ? (FILES[0] ?? '') : (PAGES[reader % PAGES.length] ?? '/board'));
    });
    const beside = quantile(await postSteadily(bot, replies(), PER_SECOND), 0.99);
    over.yet = true;
    await Promise.all(readers);
    noteHelper();
    say('a quiet minute');
    await sleep(QUIET_MS);
    const memory = {
      'bot, idle': idle,
      'bot, most': mostMbOf(bot.child.pid),
      'bot, a minute later': residentMbOf(bot.child.pid),
      'helper, most': helperMost,
      'helper, a minute later': residentOf(helperOf(bot.child.pid)),
    };
    return { felt: all, p99: { alone, beside }, memory };
  } finally {
    await bot.stop();
  }
}

/** 0 once it has ended. */
function residentOf(pid: number | null): number {
  return pid === null ? 0 : residentMbOf(pid);
}

/** How long `act` took, and the longest turn of the bot's event loop meanwhile. */
async function watched(lag: string, act: () => Promise<unknown>): Promise<{ turnMs: number; ms: number }> {
  rmSync(`${lag}.longest`, { force: true });
  writeFileSync(lag, '');
  // The bot looks every 20 ms.
  await sleep(60);
  const begun = performance.now();
  await act();
  const ms = performance.now() - begun;
  await sleep(20);
  rmSync(lag);
  await until(() => existsSync(`${lag}.longest`) && readFileSync(`${lag}.longest`, 'utf8') !== '');
  return { turnMs: Number(readFileSync(`${lag}.longest`, 'utf8')), ms };
}

/** Throws when the messenger hears of no answer. */
async function inTime(text: string, heard: Promise<void>): Promise<void> {
  const late = new AbortController();
  const tooLate = sleep(ANSWERED_WITHIN_MS, null, { signal: late.signal }).then(
    () => {
      throw new Error(`Nothing was answered to ${text}.`);
    },
    () => undefined,
  );
  await Promise.race([heard, tooLate]);
  late.abort();
}

async function look(bot: BotUnderTest, path: string): Promise<void> {
  const answer = await fetch(new URL(path, bot.url), {
    headers: { cookie: COOKIE, ...(path.startsWith('/api/') && { authorization: `Bearer ${TOKEN}` }) },
  });
  await answer.arrayBuffer();
  if (answer.status !== 200) throw new Error(`${path} was answered ${String(answer.status)}.`);
}
