/** A tick that finds all 3,000 open tasks of a hundred agencies due: decided, bundled by chat and queued on disk. */

import { sendDueReminders } from '../../../../src/usecases/remind/send-due-reminders.ts';
import { counted, type BenchCase } from '../harness/bench-case.ts';
import { compare, msTaken, type Sample } from '../harness/compare.ts';
import { rawTick, rowCount, usualTick } from '../harness/other-ticks.ts';
import { benchRules, SEED_TICK, seeded, type SeedSize } from '../harness/seed.ts';

const OURS = 'ours';
const FLOOR = 'raw rows, nothing decided';
const USUAL = 'one transaction per reminder';
const SIZE: SeedSize = { tasks: 10_000, agencies: 100, due: 3000 };
/** Of the usual way only so many: each flushes the disk. */
const USUAL_PART = 300;

export const dueTick: BenchCase = {
  name: 'due-tick',
  about: 'a tick with 3,000 due of 3,000 open tasks, and the same tick again',
  async run(stage) {
    const compared = await compare(stage, [
      {
        name: OURS,
        async run(round): Promise<Sample> {
          const { database } = await seeded(SIZE, stage.folder, `ours-${round}`);
          try {
            let reminded = 0;
            const tick = async (): Promise<void> => {
              ({ reminded } = await sendDueReminders(database, SEED_TICK, benchRules));
            };
            const first = await msTaken(tick);
            counted('assignments nudged', reminded, SIZE.due);
            const idle = await msTaken(tick);
            counted('assignments nudged again', reminded, 0);
            return { 'reminders/s': (SIZE.due / first) * 1000, 'ms, nothing due': idle };
          } finally {
            database.close();
          }
        },
      },
      {
        name: FLOOR,
        async run(round): Promise<Sample> {
          const { database } = await seeded(SIZE, stage.folder, `raw-${round}`);
          try {
            const took = await msTaken(rawTick(database.raw));
            counted('messages', rowCount(database.raw, 'outbox'), SIZE.due);
            return { 'reminders/s': (SIZE.due / took) * 1000 };
          } finally {
            database.close();
          }
        },
      },
      {
        name: USUAL,
        async run(round): Promise<Sample> {
          const { database } = await seeded(SIZE, stage.folder, `usual-${round}`);
          try {
            const took = await msTaken(usualTick(database.raw, USUAL_PART));
            counted('messages', rowCount(database.raw, 'outbox'), USUAL_PART);
            return { 'reminders/s': (USUAL_PART / took) * 1000 };
          } finally {
            database.close();
          }
        },
      },
    ]);
    compared.ratio(OURS, FLOOR, 'reminders/s');
    compared.ratio(OURS, USUAL, 'reminders/s');
    return { lines: compared.lines, targets: [] };
  },
};
