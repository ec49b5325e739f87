/** `/quahan` in the leaders' group, from the update to its answer queued on disk: a million tasks beside ten thousand. */

import { decodeUpdate } from '../../../../src/channels/telegram/decode-update.ts';
import { receiveInGroups } from '../../../../src/dialogue/intake/receive-in-groups.ts';
import type { Reception } from '../../../../src/dialogue/intake/reception.ts';
import { atMost, counted, type BenchCase } from '../harness/bench-case.ts';
import { compare, median, quantile, type Sample, type Variant } from '../harness/compare.ts';
import { benchRules, groupOf, MILLION, SEED_TICK, seeded, TEN_THOUSAND, type SeedSize } from '../harness/seed.ts';
import type { Database } from '../../../../src/store/sqlite/database.ts';
import { quietLog } from '../../../support/quiet-log.ts';

const CALLS = 300;
const LARGE = 'a million tasks';
const SMALL = 'ten thousand tasks';

export const overdue: BenchCase = {
  name: 'overdue',
  about: 'the first page of /quahan about everybody’s tasks, from the update to its answer on disk',
  async run(stage) {
    stage.say('seeding');
    const large = await seeded(MILLION, stage.folder, 'large');
    const small = await seeded(TEN_THOUSAND, stage.folder, 'small');
    try {
      const variants = [asking(LARGE, large.database, MILLION), asking(SMALL, small.database, TEN_THOUSAND)];
      const compared = await compare(stage, variants);
      return {
        targets: [
          atMost('p99 at a million, of the median round', compared.median(LARGE, 'ms, p99'), 2, ' ms'),
          atMost('a million ÷ ten thousand', compared.ratio(LARGE, SMALL, 'ms, median'), 1.5),
        ],
        lines: compared.lines,
      };
    } finally {
      large.database.close();
      small.database.close();
    }
  },
};

function asking(name: string, database: Database, { agencies }: SeedSize): Variant {
  const reception: Reception = {
    database,
    rules: benchRules,
    clock: { now: () => SEED_TICK },
    decoders: {
      telegram: {
        decode: (update) => decodeUpdate(update, { id: 7, username: 'bench_bot' }),
        botName: () => 'bench_bot',
      },
    },
    log: quietLog({ error: (fields) => fail(JSON.stringify(fields)) }),
  };
  const leaders = groupOf(agencies + 2);
  const incoming = receiveInGroups(reception, () => undefined);
  let update = 0;
  return {
    name,
    async run(): Promise<Sample> {
      const took: number[] = [];
      const before = process.cpuUsage();
      for (let call = 0; call < CALLS; call += 1) {
        update += 1;
        const payload = asked(update, leaders);
        const start = performance.now();
        await incoming.receive({ channel: 'telegram', key: String(update), payload });
        took.push(performance.now() - start);
      }
      const cpu = process.cpuUsage(before);
      const answers = database.raw
        .prepare("select count(*) from outbox where kind = 'answer' and payload like '%Quá hạn: hơn 1.000 phần việc%'")
        .pluck()
        .get() as number;
      counted('answers queued', answers, update);
      const cpuMs = (cpu.user + cpu.system) / 1000 / CALLS;
      return { 'ms, median': median(took), 'ms, p99': quantile(took, 0.99), 'ms of processor': cpuMs };
    },
  };
}

function asked(update: number, chat: string): object {
  return {
    update_id: update,
    message: {
      message_id: update,
      date: 1_700_000_000,
      chat: { id: Number(chat), type: 'supergroup', title: 'Lãnh đạo' },
      from: { id: 999, is_bot: false, first_name: 'Sơn' },
      text: '/quahan',
      entities: [{ type: 'bot_command', offset: 0, length: 7 }],
    },
  };
}

function fail(why: string): never {
  throw new Error(why);
}
