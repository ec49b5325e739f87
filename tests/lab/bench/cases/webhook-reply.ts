/** A reply posted to the webhook: answered when the record and the receipt are on disk. */

import { atLeast, atMost, type BenchCase } from '../harness/bench-case.ts';
import { startOurs, startUsual, type BotUnderTest } from '../harness/bots.ts';
import { compare, quantile, type Variant } from '../harness/compare.ts';
import { postAll, untilItTakes } from '../harness/post.ts';
import { replyNumber } from '../harness/replies.ts';

const USUAL = 'grammY and plain Kysely, one transaction each';
const FLOOR = 'bare node:http, one transaction a turn';
const REPLIES = 2000;
const CONNECTIONS = 32;

export const webhookReply: BenchCase = {
  name: 'webhook-reply',
  about: `${REPLIES} replies over ${CONNECTIONS} connections: committed record and queued receipt, then 200`,
  async run(stage) {
    const bots: [string, BotUnderTest][] = [
      ['bare node:http, one transaction each', await startUsual('bare webhook', stage.folder)],
      [FLOOR, await startUsual('bare webhook, a commit a turn', stage.folder)],
      [USUAL, await startUsual('webhook', stage.folder)],
      ['ours', await startOurs('webhook', stage.folder)],
    ];
    try {
      for (const [, bot] of bots) await untilItTakes(bot, replyNumber(0));
      const variants = bots.map(([name, bot]) => variantOf(name, bot));
      // Unmeasured: what a start still has to do, and machine code that is not there yet, are no replies.
      for (const variant of variants) await variant.run(0);
      const { lines, median, ratio } = await compare(stage, variants);
      const targets = [
        atLeast('of grammY and plain Kysely', ratio('ours', USUAL, 'replies/s'), 5, ' ×'),
        atMost('p99', median('ours', 'p99 ms'), 15, ' ms'),
      ];
      ratio('ours', 'bare node:http, one transaction each', 'replies/s');
      ratio(FLOOR, USUAL, 'replies/s');
      return { lines, targets };
    } finally {
      for (const [, bot] of bots) await bot.stop();
    }
  },
};

function variantOf(name: string, bot: BotUnderTest): Variant {
  let posted = 1;
  return {
    name,
    async run() {
      const replies = Array.from({ length: REPLIES }, (_, index) => replyNumber(posted + index));
      const start = performance.now();
      const taken = await postAll(bot, replies, CONNECTIONS);
      const seconds = (performance.now() - start) / 1000;
      posted += REPLIES;
      bot.check(posted);
      return { 'replies/s': REPLIES / seconds, 'p50 ms': quantile(taken, 0.5), 'p99 ms': quantile(taken, 0.99) };
    },
  };
}
