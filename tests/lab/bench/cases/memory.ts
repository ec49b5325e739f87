/** A million replies through one process: memory must not follow them. */

import { setTimeout as sleep } from 'node:timers/promises';
import { atMost, type BenchCase } from '../harness/bench-case.ts';
import { startOurs } from '../harness/bots.ts';
import { lineOf, median } from '../harness/compare.ts';
import { replyNumber } from '../harness/replies.ts';

const PART = 100_000;
const PARTS = 10;

export const memory: BenchCase = {
  name: 'memory',
  about: 'resident memory after 100 thousand and after 1 million replies by long poll, one process',
  async run(stage) {
    const bot = await startOurs('polling', stage.folder);
    const levels: number[] = [];
    try {
      for (let part = 0; part < PARTS; part += 1) {
        stage.say(`${part * PART} replies`);
        await bot.api.handOut(Array.from({ length: PART }, (_, index) => replyNumber(part * PART + index)));
        bot.check((part + 1) * PART);
        const samples: number[] = [];
        for (let sample = 0; sample < 20; sample += 1) {
          samples.push(bot.child.residentMb());
          await sleep(100);
        }
        levels.push(median(samples));
      }
    } finally {
      await bot.stop();
    }
    const [first = Number.NaN] = levels;
    const last = levels.at(-1) ?? Number.NaN;
    return {
      lines: [
        lineOf('after each 100 thousand', 'MB resident', levels),
        lineOf('after 100 thousand', 'MB resident', [first]),
        lineOf('after 1 million', 'MB resident', [last]),
      ],
      targets: [atMost('1 million ÷ 100 thousand', last / first, 1.1)],
    };
  },
};
