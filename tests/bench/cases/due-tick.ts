/** A tick that finds all 3,000 open tasks of a hundred agencies due: decided, bundled by chat and queued on disk. */

import { sendDueReminders } from '../../../src/usecases/send-due-reminders.ts';
import { counted, type BenchCase } from '../harness/bench-case.ts';
import { compare, msTaken, type Sample } from '../harness/compare.ts';
import { rawTick, rowCount, usualTick } from '../harness/other-ticks.ts';
import { benchRules, SEED_TICK, seeded, type SeedSize } from '../harness/seed.ts';

const SIZE: SeedSize = { tasks: 10_000, agencies: 100, due: 3000 };

export const dueTick: BenchCase = {
  name: 'due-tick',
  about: 'a tick with 3,000 due of 3,000 open tasks, and the same tick again',
  async run(stage) {
    const { lines } = await compare(stage, [
      {
        name: 'ours',
        async run(round): Promise<Sample> {
          const { database } = await seeded(SIZE, stage.folder, `ours-${round}`);
          try {
            let nudged = 0;
            const tick = async (): Promise<void> => {
              ({ nudged } = await sendDueReminders(database, SEED_TICK, benchRules));
            };
            const first = await msTaken(tick);
            counted('assignments nudged', nudged, SIZE.due);
            const idle = await msTaken(tick);
            counted('assignments nudged again', nudged, 0);
            return { 'ms, 3,000 due': first, 'ms, nothing due': idle };
          } finally {
            database.close();
          }
        },
      },
      {
        name: 'raw rows, nothing decided',
        async run(round): Promise<Sample> {
          const { database } = await seeded(SIZE, stage.folder, `raw-${round}`);
          try {
            const first = await msTaken(rawTick(database.raw));
            counted('messages', rowCount(database.raw, 'outbox'), SIZE.due);
            return { 'ms, 3,000 due': first };
          } finally {
            database.close();
          }
        },
      },
      {
        name: 'one transaction per reminder',
        async run(round): Promise<Sample> {
          const { database } = await seeded(SIZE, stage.folder, `usual-${round}`);
          try {
            const first = await msTaken(usualTick(database.raw, SIZE.due));
            counted('messages', rowCount(database.raw, 'outbox'), SIZE.due);
            return { 'ms, 3,000 due': first };
          } finally {
            database.close();
          }
        },
      },
    ]);
    return { lines, targets: [] };
  },
};
