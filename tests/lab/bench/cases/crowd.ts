/** Bot and helper under one limit of memory, while many ask for much at once; for minutes (`-- crowd --minutes 10`). */

import { setTimeout as sleep } from 'node:timers/promises';
import { atMost, counted, type BenchCase } from '../harness/bench-case.ts';
import { startOurs, type BotUnderTest } from '../harness/bots.ts';
import { lineOf, quantile } from '../harness/compare.ts';
import { COOKIE, FILES, letIn, PAGES, TOKEN } from '../harness/felt-actions.ts';
import { limitMemory } from '../harness/memory-limit.ts';
import { postSteadily, untilItTakes } from '../harness/post.ts';
import { helperOf, residentMbOf } from '../harness/process-memory.ts';
import { replyNumber } from '../harness/replies.ts';
import { TEN_THOUSAND } from '../harness/seed.ts';

const LIMIT_MB = 512;
const REPORTS = 10;
const READERS = 20;
const PER_SECOND = 30;
/** How long a reader looks at a page. */
const READS_MS = 1000;
const SECONDS_A_MINUTE = 60;

export const crowd: BenchCase = {
  name: 'crowd',
  about: `${String(REPORTS)} reports, ${String(READERS)} boards and ${String(PER_SECOND)} replies a second under ${String(LIMIT_MB)} MB`,
  onlyByName: true,
  async run(stage) {
    const seconds = stage.minutes * SECONDS_A_MINUTE;
    const bot = await startOurs('webhook', stage.folder, {}, { size: TEN_THOUSAND, prepare: letIn });
    const limit = limitMemory(bot.child.pid, LIMIT_MB);
    const over = { yet: false };
    let said: NodeJS.Timeout | undefined;
    const failures: string[] = [];
    const pageMs: number[] = [];
    const reportMs: number[] = [];
    const look = async (path: string, times: number[]): Promise<void> => {
      const begun = performance.now();
      const answer = await answerOf(bot, path);
      if (answer === 'whole') times.push(performance.now() - begun);
      else failures.push(`${path}: ${answer}`);
    };
    try {
      await untilItTakes(bot, replyNumber(0));
      const replies = Array.from({ length: PER_SECOND * seconds }, (_, index) => replyNumber(index + 1));
      const memory = watchMemory(bot.child.pid, over);
      const readers = Array.from({ length: READERS }, async (_, reader) => {
        for (let page = reader; !over.yet; page += 1) {
          await look(PAGES[page % PAGES.length] ?? '/board', pageMs);
          await sleep(READS_MS);
        }
      });
      // The first two at once; no two ask for the same.
      const reports = Array.from({ length: REPORTS }, async (_, index) => {
        await sleep((Math.max(0, index - 1) * seconds * 1000) / REPORTS);
        const from = `&from=2026-01-${String(index + 1).padStart(2, '0')}`;
        await look(`${FILES[index % FILES.length] ?? ''}${from}`, reportMs);
      });
      said = setInterval(() => {
        stage.say(
          `${String(pageMs.length)} pages, ${String(reportMs.length)} reports, ${String(failures.length)} failed`,
        );
      }, 1000);
      const replyMs = (await postSteadily(bot, replies, PER_SECOND)).map(({ ms }) => ms);
      over.yet = true;
      await Promise.all([...readers, ...reports]);
      const most = await memory;
      counted('replies', bot.read("select count(*) from event where kind = 'reported'"), replies.length + 1);
      return {
        lines: [
          lineOf('reply, p99', 'ms', [quantile(replyMs, 0.99)]),
          lineOf(`page, ${String(pageMs.length)} of them`, 'ms', pageMs),
          lineOf('report', 'ms', reportMs),
          lineOf('bot, most', 'MB', [most.bot]),
          lineOf('helper, most', 'MB', [most.helper]),
          lineOf('both at once, most', 'MB', [most.both]),
          ...(limit === null ? [] : [lineOf('both with their page cache, most', 'MB', [limit.mostMb()])]),
        ],
        targets: [
          atMost('pages and reports that failed', failures.length, 0),
          // Resident memory counts twice what both share, such as Node itself: it decides only where nothing else does.
          ...(limit === null ? [atMost('both at once, most', most.both, LIMIT_MB, ' MB')] : []),
          atMost('helpers that died', most.helpers - 1, 0),
          ...(limit === null ? [] : [atMost('killed for memory', limit.kills(), 0)]),
        ],
        notes: [
          limit === null
            ? `No control group can be made here: nothing was limited, the figures are resident memory, looked at each second.`
            : `Limited to ${String(LIMIT_MB)} MB by a control group; resident memory was looked at each second.`,
          `${String(stage.minutes)} minutes, ${String(replies.length)} replies.`,
          ...failures.slice(0, 10),
        ],
      };
    } finally {
      over.yet = true;
      clearInterval(said);
      await bot.stop();
      await limit?.remove();
    }
  },
};

interface Most {
  bot: number;
  helper: number;
  both: number;
  helpers: number;
}

/** Resident memory, looked at each second until it is `over`. */
async function watchMemory(pid: number, over: { readonly yet: boolean }): Promise<Most> {
  const most: Most = { bot: 0, helper: 0, both: 0, helpers: 0 };
  const seen = new Set<number>();
  while (!over.yet) {
    const helperPid = helperOf(pid);
    const [bot, helper] = [residentMbOf(pid), helperPid === null ? 0 : residentMbOf(helperPid)];
    if (helperPid !== null) seen.add(helperPid);
    most.bot = Math.max(most.bot, bot);
    most.helper = Math.max(most.helper, helper);
    most.both = Math.max(most.both, bot + helper);
    most.helpers = seen.size;
    await sleep(1000);
  }
  return most;
}

/** `whole`, or what was wrong with the answer. */
async function answerOf(bot: BotUnderTest, path: string): Promise<string> {
  try {
    const answer = await fetch(new URL(path, bot.url), {
      headers: { cookie: COOKIE, ...(path.startsWith('/api/') && { authorization: `Bearer ${TOKEN}` }) },
    });
    await answer.arrayBuffer();
    return answer.status === 200 ? 'whole' : `status ${String(answer.status)}`;
  } catch (error) {
    return error instanceof Error ? error.message : 'unknown';
  }
}
