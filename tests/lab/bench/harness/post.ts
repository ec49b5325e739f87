import { Agent, request } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import type { BotUnderTest } from './bots.ts';
import { until } from './child.ts';
import { processorOf } from './processor.ts';

/** Posts updates over so many connections; the milliseconds until each was answered. Throws unless each answer is 200. */
export async function postAll(bot: BotUnderTest, updates: readonly object[], connections: number): Promise<number[]> {
  const agent = new Agent({ keepAlive: true, maxSockets: connections });
  const taken: number[] = [];
  let next = 0;
  const work = async (): Promise<void> => {
    for (;;) {
      const update = updates[next];
      next += 1;
      if (update === undefined) return;
      const start = performance.now();
      const status = await post(bot, agent, JSON.stringify(update));
      if (status !== 200) throw new Error(`A reply was answered ${status}.`);
      taken.push(performance.now() - start);
    }
  };
  await Promise.all(Array.from({ length: connections }, work));
  agent.destroy();
  return taken;
}

/** Resolves when the bot takes posts: with 503 or a refused connection it says that it is still starting. */
export async function untilItTakes(bot: BotUnderTest, update: object): Promise<void> {
  const agent = new Agent();
  await until(() =>
    post(bot, agent, JSON.stringify(update)).then(
      (status) => status === 200,
      () => false,
    ),
  );
}

function post(bot: BotUnderTest, agent: Agent, body: string): Promise<number> {
  return new Promise((resolve, reject) => {
    const headers = {
      'content-type': 'application/json',
      'content-length': Buffer.byteLength(body),
      'x-telegram-bot-api-secret-token': bot.secret,
    };
    const asking = request(bot.url, { method: 'POST', agent, headers }, (response) => {
      response.resume().on('end', () => {
        resolve(response.statusCode ?? 0);
      });
    });
    asking.on('error', reject);
    asking.end(body);
  });
}

/** In milliseconds from when the update was due. */
export interface Answered {
  readonly ms: number;
  /** Without our own being late with the post, and without the time for which the bot was ready and not let run. */
  readonly ownMs: number;
}

/** Posts so many updates a second, whether or not those before were answered. */
export async function postSteadily(
  bot: BotUnderTest,
  updates: readonly object[],
  perSecond: number,
): Promise<Answered[]> {
  const agent = new Agent({ keepAlive: true, maxSockets: 64 });
  const begun = performance.now();
  const answers = updates.map(async (update, index) => {
    const due = begun + (index * 1000) / perSecond;
    await sleep(Math.max(0, due - performance.now()));
    const [postedAt, { waitedMs }] = [performance.now(), processorOf(bot.child.pid)];
    const status = await post(bot, agent, JSON.stringify(update));
    if (status !== 200) throw new Error(`A reply was answered ${status}.`);
    const answeredAt = performance.now();
    const putOff = processorOf(bot.child.pid).waitedMs - waitedMs;
    return { ms: answeredAt - due, ownMs: answeredAt - postedAt - putOff };
  });
  const taken = await Promise.all(answers);
  agent.destroy();
  return taken;
}
