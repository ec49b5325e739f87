/** Nobody is told "đã ghi nhận" before the disk has it: each answer of the webhook lies behind a flush that began after its post. */

import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { atLeast, atMost, type BenchCase } from '../harness/bench-case.ts';
import { startOurs } from '../harness/bots.ts';
import { lineOf } from '../harness/compare.ts';
import { postAll, untilItTakes } from '../harness/post.ts';
import { replyNumber } from '../harness/replies.ts';

const REPLIES = 200;

export const durability: BenchCase = {
  name: 'durability',
  about: `${REPLIES} replies one by one, then over 32 connections; every flush of the disk counted inside the program`,
  async run(stage) {
    const counter = join(stage.folder, 'fsync-log.so');
    const source = join(import.meta.dirname, '../servers/fsync-log.c');
    try {
      execFileSync('cc', ['-shared', '-fPIC', '-O2', '-o', counter, source, '-ldl'], { stdio: 'pipe' });
    } catch (error) {
      const why = `Not measured: the counter needs a C compiler named cc (${error instanceof Error ? error.message : ''}).`;
      return { lines: [], targets: [{ what: 'flush before answer', wanted: 'proved', got: why, met: false }] };
    }
    const log = join(stage.folder, 'flushes');
    const bot = await startOurs('webhook', stage.folder, { LD_PRELOAD: counter, BENCH_FSYNC_LOG: log });
    try {
      await untilItTakes(bot, replyNumber(0));
      let posted = 1;
      const perReply: number[] = [];
      const perGroup: number[] = [];
      let unproved = 0;
      for (let round = 0; round < stage.rounds; round += 1) {
        stage.say(`round ${round + 1} of ${stage.rounds}`);
        const before = flushesIn(log).length;
        for (let index = 0; index < REPLIES; index += 1) {
          const began = process.hrtime.bigint();
          await postAll(bot, [replyNumber(posted)], 1);
          const answered = process.hrtime.bigint();
          posted += 1;
          if (!flushesIn(log).some((at) => at > began && at < answered)) unproved += 1;
        }
        const between = flushesIn(log).length;
        const many = Array.from({ length: REPLIES }, (_, index) => replyNumber(posted + index));
        posted += REPLIES;
        await postAll(bot, many, 32);
        perReply.push((between - before) / REPLIES);
        perGroup.push((flushesIn(log).length - between) / REPLIES);
      }
      bot.check(posted);
      return {
        lines: [
          lineOf('one by one', 'flushes per reply', perReply),
          lineOf('over 32 connections', 'flushes per reply', perGroup),
        ],
        targets: [
          atLeast('flushes per reply, one by one', Math.min(...perReply), 1),
          atMost('replies answered without a flush after their post', unproved, 0),
        ],
        notes: ['The relay’s own commits are counted too: at most 30 a second.'],
      };
    } finally {
      await bot.stop();
    }
  },
};

function flushesIn(log: string): bigint[] {
  if (!existsSync(log)) return [];
  const bytes = readFileSync(log);
  return Array.from({ length: Math.floor(bytes.length / 8) }, (_, index) => bytes.readBigInt64LE(index * 8));
}
