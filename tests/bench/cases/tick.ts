/** A tick with 10,000 due of a million tasks: decided, bundled by chat, queued on disk; and ticks with nothing due. */

import { monitorEventLoopDelay } from 'node:perf_hooks';
import type BetterSqlite from 'better-sqlite3';
import { Kysely, SqliteDialect } from 'kysely';
import type { Schema } from '../../../src/store/schema.ts';
import type { Database } from '../../../src/store/database.ts';
import { sendDueReminders } from '../../../src/usecases/send-due-reminders.ts';
import { atLeast, atMost, counted, type BenchCase } from '../harness/bench-case.ts';
import { compare, median, msTaken, type Sample, type Variant } from '../harness/compare.ts';
import { benchRules, MILLION, SEED_DAY, SEED_TICK, seeded, TEN_THOUSAND, type SeedSize } from '../harness/seed.ts';

const OURS = 'ours';
const USUAL = 'one transaction per reminder';
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
      const usual = usualTick(large.database.raw);
      const compared = await compare(stage, [
        ours(OURS, large.database, MILLION),
        ours(SMALL, small.database, TEN_THOUSAND),
        {
          name: USUAL,
          async run(): Promise<Sample> {
            const took = await msTaken(usual);
            counted('messages', count(large.database.raw, 'outbox'), USUAL_PART);
            reset(large.database.raw);
            return { 'reminders/s': (USUAL_PART / took) * 1000 };
          },
        },
      ]);
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
      let nudged = 0;
      const took = await msTaken(async () => {
        ({ nudged } = await sendDueReminders(database, SEED_TICK, benchRules));
      });
      lag.disable();
      counted('reminders', nudged, due);
      counted('tied to messages', count(database.raw, 'outbox_about'), due);
      const idle: number[] = [];
      for (let time = 0; time < IDLE_TICKS; time += 1) {
        idle.push(await msTaken(() => sendDueReminders(database, SEED_TICK, benchRules)));
      }
      reset(database.raw);
      return { 'reminders/s': (due / took) * 1000, 'ms, longest turn': lag.max / 1e6, 'ms, idle tick': median(idle) };
    },
  };
}

/** As it was before the tick. */
function reset(raw: BetterSqlite.Database): void {
  raw.exec(`delete from outbox_about; delete from slip_told; delete from outbox;
    delete from reminder;
    update wake set wake_on = '2026-01-05' where assignment_id in (select id from assignment where due_on = '2026-03-31')`);
}

function count(raw: BetterSqlite.Database, table: string): number {
  return raw.prepare(`select count(*) from ${table}`).pluck().get() as number;
}

/** What one would write first: each reminder for itself. */
function usualTick(raw: BetterSqlite.Database): () => Promise<void> {
  const db = new Kysely<Schema>({ dialect: new SqliteDialect({ database: raw }) });
  return async () => {
    const due = await db
      .selectFrom('wake')
      .select('assignment_id as id')
      .where('wake_on', '<=', SEED_DAY)
      .limit(USUAL_PART)
      .execute();
    for (const { id } of due) {
      await db.transaction().execute(async (tx) => {
        const card = await tx
          .selectFrom('assignment')
          .innerJoin('task', 'task.id', 'assignment.task_id')
          .innerJoin('chat', 'chat.agency_id', 'assignment.agency_id')
          .select(['task.title', 'task.ref', 'assignment.due_on', 'chat.id as chatId'])
          .where('assignment.id', '=', id)
          .executeTakeFirstOrThrow();
        const text = `Nhắc việc: #${id} (${card.ref}) ${card.title} – hạn ${card.due_on ?? ''}`;
        await tx
          .insertInto('outbox')
          .values({
            key: `nudge:${id}`,
            chat_id: card.chatId,
            kind: 'reminder',
            payload: JSON.stringify({ kind: 'message', message: { text } }),
            unprompted: 1,
            due_at: SEED_TICK,
            not_after: null,
            state: 'queued',
            lease_until: null,
            message_id: null,
            error: null,
            created_at: SEED_TICK,
            settled_at: null,
          })
          .execute();
        await tx.updateTable('wake').set({ wake_on: SEED_DAY }).where('assignment_id', '=', id).execute();
      });
    }
  };
}
