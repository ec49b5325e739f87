/** A tick with 10,000 due of a million tasks: decided, bundled by chat, queued on disk; and ticks with nothing due. */

import { monitorEventLoopDelay } from 'node:perf_hooks';
import type { Database } from '../../../../src/store/sqlite/database.ts';
import { sendDueReminders } from '../../../../src/usecases/remind/send-due-reminders.ts';
import { atLeast, atMost, counted, type BenchCase } from '../harness/bench-case.ts';
import { compare, median, msTaken, type Sample, type Variant } from '../harness/compare.ts';
import { rawTick, resetTick, rowCount, usualTick } from '../harness/other-ticks.ts';
import { benchRules, MILLION, SEED_TICK, seeded, TEN_THOUSAND, type SeedSize } from '../harness/seed.ts';

const OURS = 'ours';
const USUAL = 'one transaction per reminder';
const FLOOR = 'raw rows, nothing decided';
const SMALL = 'ours, ten thousand tasks';
const IDLE_TICKS = 200;
/** Of the usual way only so many: each flushes the disk. */
const USUAL_PART = 1000;

export const tick: BenchCase = {
  name: 'tick',
  about: '10,000 due of 1 million tasks, decided, bundled and queued; then ticks with nothing due',
  async run(stage) {
    stage.say('seeding');
    const large = await seeded(MILLION, stage.folder, 'large');
    const small = await seeded(TEN_THOUSAND, stage.folder, 'small');
    try {
      const usual = usualTick(large.database.raw, USUAL_PART);
      const raw = rawTick(large.database.raw);
      const compared = await compare(stage, [
        ours(OURS, large.database, MILLION),
        ours(SMALL, small.database, TEN_THOUSAND),
        {
          name: USUAL,
          async run(): Promise<Sample> {
            const took = await msTaken(usual);
            counted('messages', rowCount(large.database.raw, 'outbox'), USUAL_PART);
            resetTick(large.database.raw);
            return { 'reminders/s': (USUAL_PART / took) * 1000 };
          },
        },
        {
          name: FLOOR,
          async run(): Promise<Sample> {
            const took = await msTaken(raw);
            counted('messages', rowCount(large.database.raw, 'outbox'), MILLION.due);
            resetTick(large.database.raw);
            return { 'reminders/s': (MILLION.due / took) * 1000 };
          },
        },
      ]);
      compared.ratio(OURS, FLOOR, 'reminders/s');
      return {
        targets: [
          atLeast('ours ÷ one transaction per reminder', compared.ratio(OURS, USUAL, 'reminders/s'), 8),
          atMost('longest turn, of the median round', compared.median(OURS, 'ms, longest turn'), 10, ' ms'),
          atMost('idle tick at a million', compared.median(OURS, 'ms, idle tick'), 1, ' ms'),
          atMost('idle tick, a million ÷ ten thousand', compared.ratio(OURS, SMALL, 'ms, idle tick'), 1.25),
        ],
        lines: compared.lines,
        notes: [
          'The usual way: plain Kysely, per reminder one transaction that reads the task, words it, queues it and sets the next day.',
          'The floor: prepared statements of better-sqlite3, pages of 500 in one transaction, one row a task; nothing is decided or bundled.',
          'Ours decides by the whole ladder of rules and queues one bundle per chat, which is worded when it is sent.',
        ],
      };
    } finally {
      large.database.close();
      small.database.close();
    }
  },
};

function ours(name: string, database: Database, { due }: SeedSize): Variant {
  return {
    name,
    async run(): Promise<Sample> {
      const lag = monitorEventLoopDelay({ resolution: 1 });
      lag.enable();
      let reminded = 0;
      const took = await msTaken(async () => {
        ({ reminded } = await sendDueReminders(database, SEED_TICK, benchRules));
      });
      lag.disable();
      counted('reminders', reminded, due);
      counted('tied to messages', rowCount(database.raw, 'outbox_about'), due);
      const idle: number[] = [];
      for (let time = 0; time < IDLE_TICKS; time += 1) {
        idle.push(await msTaken(() => sendDueReminders(database, SEED_TICK, benchRules)));
      }
      resetTick(database.raw);
      return { 'reminders/s': (due / took) * 1000, 'ms, longest turn': lag.max / 1e6, 'ms, idle tick': median(idle) };
    },
  };
}
