/** What people feel: every command, page, file, picture and line of the command line, at three sizes of the registry. */

import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { atMost, type BenchCase, type Line, type Target } from '../harness/bench-case.ts';
import { startOurs, type BotUnderTest } from '../harness/bots.ts';
import { DONDOC, runProgram, runToEnd } from '../harness/child.ts';
import { lineOf, median, quantile } from '../harness/compare.ts';
import {
  commandsOf,
  FILES,
  FIRST_PICTURE,
  letIn,
  LINES,
  PAGES,
  WRITING,
  written,
  type Command,
} from '../harness/felt-actions.ts';
import { turnsDuring } from '../harness/longest-turn.ts';
import { look } from '../harness/look.ts';
import { postAll, postSteadily, untilItTakes, type Answered } from '../harness/post.ts';
import { processorOf, type Processor } from '../harness/processor.ts';
import { helperOf, mostMbOf, ofFilesMbOf, residentMbOf } from '../harness/process-memory.ts';
import { feltTable, type Feeling, type Felt } from '../harness/felt-table.ts';
import { replyNumber } from '../harness/replies.ts';
import { TEN_THOUSAND, type SeedSize } from '../harness/seed.ts';

const SIZES: readonly [SeedSize, ...SeedSize[]] = [
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
    // The first start after an update also reads TypeScript, and keeps what that took.
    await startAndStop(stage.folder);
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
      for (const measure of ['turnMs', 'ownMs'] as const) {
        const worst = of.felt.reduce((most, each) => (each[measure] > most[measure] ? each : most));
        const title = measure === 'turnMs' ? 'longest turn' : 'longest turn that is not put off';
        targets.push(atMost(`${at}: ${title} (${worst.what})`, worst[measure], LONGEST_TURN_MS, ' ms'));
      }
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
    atMost(`${at}: reply p99 alone`, p99.alone.ms, 10, ' ms'),
    atMost(`${at}: the same, of it not put off`, p99.alone.ownMs, 10, ' ms'),
    atMost(`${at}: reply p99 beside boards and reports`, p99.beside.ms, 15, ' ms'),
    atMost(`${at}: the same, of it not put off`, p99.beside.ownMs, 15, ' ms'),
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
    const { done, turnMs, ownMs } = await turnsDuring(lag, async () => {
      const begun = performance.now();
      await act();
      return performance.now() - begun;
    });
    all.push({ what, ms: done, turnMs, ownMs });
  };
  const page = (path: string): Promise<void> => look(bot.url, path);
  let posted = 0;
  let asked = 0;
  const write = async ({ text, calls }: Command, what: string): Promise<void> => {
    // As many others have written since this person was answered.
    await sleep((PACE_MS * (1 + calls.length)) / WRITING);
    await feelIt(what, async () => {
      const heard = bot.api.hears(calls);
      await postAll(bot, [written(asked++, text)], 1);
      await inTime(text, heard);
    });
  };
  try {
    await untilItTakes(bot, replyNumber(posted++, size));
    // What the bot runs once by itself after its start is over then (`src/app/warm-up.ts`).
    await sleep(30_000);
    const idle = residentMbOf(bot.child.pid);
    await feelIt('first page, with the start of the helper', () => page('/board'));
    await write(FIRST_PICTURE, 'first picture, with what draws it');
    let helperMost = 0;
    const noteHelper = (): void => {
      const helper = helperOf(bot.child.pid);
      if (helper !== null) helperMost = Math.max(helperMost, mostMbOf(helper));
    };
    for (let round = 0; round < rounds; round += 1) {
      for (const command of commandsOf(round))
        await write(command, `chat ${command.text.replace(/^(\/tonghop) .*/u, '$1')}`);
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
    const alone = await answering(bot, replies());
    say('replies beside boards and reports');
    const paths = Array.from({ length: READERS }, (_, reader) =>
      reader % 10 === 0 ? (FILES[0] ?? '') : (PAGES[reader % PAGES.length] ?? '/board'),
    );
    const readers = runProgram('tests/lab/bench/servers/readers.ts', {
      BENCH_BOARD: bot.url,
      BENCH_PATHS: JSON.stringify(paths),
    });
    await readers.atWork;
    const beside = await answering(bot, replies());
    await readers.stop();
    noteHelper();
    say('a quiet minute');
    await sleep(QUIET_MS);
    const memory = {
      'bot, idle': idle,
      'bot, most': mostMbOf(bot.child.pid),
      'bot, a minute later': residentMbOf(bot.child.pid),
      'bot, a minute later, of it pages of files': ofFilesMbOf(bot.child.pid),
      'helper, most': helperMost,
      'helper, a minute later': residentOf(helperOf(bot.child.pid)),
    };
    return {
      felt: all,
      p99: { alone: alone.p99, beside: beside.p99 },
      processor: { alone: alone.processor, beside: beside.processor },
      memory,
    };
  } finally {
    await bot.stop();
  }
}

async function startAndStop(folder: string): Promise<void> {
  const [size] = SIZES;
  const bot = await startOurs('webhook', folder, {}, { size, prepare: letIn });
  await untilItTakes(bot, replyNumber(0, size)).finally(() => bot.stop());
}

async function answering(
  bot: BotUnderTest,
  replies: readonly object[],
): Promise<{ readonly p99: Answered; readonly processor: Processor }> {
  const before = processorOf(bot.child.pid);
  const answered = await postSteadily(bot, replies, PER_SECOND);
  const { ranMs, waitedMs } = processorOf(bot.child.pid);
  const p99Of = (measure: keyof Answered): number =>
    quantile(
      answered.map((each) => each[measure]),
      0.99,
    );
  return {
    p99: { ms: p99Of('ms'), ownMs: p99Of('ownMs') },
    processor: { ranMs: ranMs - before.ranMs, waitedMs: waitedMs - before.waitedMs },
  };
}

/** 0 once it has ended. */
function residentOf(pid: number | null): number {
  return pid === null ? 0 : residentMbOf(pid);
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
