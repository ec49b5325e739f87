/** A hundred thousand replies that wait at the messenger: fetched page by page, on disk before the next page is asked for. */

import { atLeast, type BenchCase } from '../harness/bench-case.ts';
import { startOurs, startUsual, type BotUnderTest } from '../harness/bots.ts';
import { compare, msTaken, type Variant } from '../harness/compare.ts';
import { replyNumber } from '../harness/replies.ts';

const BACKLOG = 100_000;

export const backlog: BenchCase = {
  name: 'backlog',
  about: `${BACKLOG} replies by long poll, in as many parts as there are rounds`,
  async run(stage) {
    const bots: [string, BotUnderTest][] = [
      ['grammY bot.start(), one transaction each', await startUsual('polling', stage.folder)],
      ['ours', await startOurs('polling', stage.folder)],
    ];
    const part = Math.ceil(BACKLOG / stage.rounds);
    try {
      const { lines, ratio } = await compare(
        stage,
        bots.map(([name, bot]) => variantOf(name, bot, part)),
      );
      const got = ratio('ours', 'grammY bot.start(), one transaction each', 'replies/s');
      return { lines, targets: [atLeast('of grammY bot.start()', got, 5, ' ×')] };
    } finally {
      for (const [, bot] of bots) await bot.stop();
    }
  },
};

function variantOf(name: string, bot: BotUnderTest, part: number): Variant {
  let handed = 0;
  return {
    name,
    async run() {
      const replies = Array.from({ length: part }, (_, index) => replyNumber(handed + index));
      const ms = await msTaken(() => bot.api.handOut(replies));
      handed += part;
      bot.check(handed);
      return { 'replies/s': (part / ms) * 1000 };
    },
  };
}
