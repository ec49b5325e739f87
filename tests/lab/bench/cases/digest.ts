/** The weekly digest of 50,000 agencies over a million tasks: whom to tell is found out, all of it queued on disk. */

import { monitorEventLoopDelay } from 'node:perf_hooks';
import type BetterSqlite from 'better-sqlite3';
import { DUE_SOON_DAYS } from '../../../../src/domain/tasks/assignment.ts';
import { addDays, instantAt } from '../../../../src/domain/calendar/dates.ts';
import { TELLING } from '../../../../src/store/figures/digest-figures.ts';
import type { Cursor } from '../../../../src/store/sqlite/cursor.ts';
import { sendDigest, ASSIGNMENTS_PER_TURN } from '../../../../src/usecases/remind/send-digest.ts';
import { atLeast, atMost, counted, type BenchCase } from '../harness/bench-case.ts';
import { compare, msTaken, type Sample } from '../harness/compare.ts';
import { rowCount } from '../harness/other-ticks.ts';
import { assignmentsReduced } from '../harness/reduce-shares.ts';
import { benchRules, MILLION, seeded, SEED_DAY, TIME_ZONE } from '../harness/seed.ts';

const OURS = 'ours';
const FLOOR = 'raw, in one statement and one transaction';
const REDUCED = 'all rows reduced in JavaScript';
const AT = instantAt(SEED_DAY, '08:00', TIME_ZONE);

export const digest: BenchCase = {
  name: 'digest',
  about: 'the weekly digest of 50,000 agencies over 1 million tasks, queued on disk',
  async run(stage) {
    stage.say('seeding');
    const { database } = await seeded(MILLION, stage.folder);
    try {
      prepareWeek(database.raw);
      const linked = MILLION.agencies + 2;
      const compared = await compare(stage, [
        {
          name: OURS,
          async run(): Promise<Sample> {
            database.raw.exec('delete from outbox; delete from job');
            const lag = monitorEventLoopDelay({ resolution: 1 });
            lag.enable();
            let queued = 0;
            const took = await msTaken(async () => {
              queued = await sendDigest(database, AT, benchRules);
            });
            lag.disable();
            counted('digests queued', queued, linked);
            counted('rows', rowCount(database.raw, 'outbox'), linked);
            const deciding = await msTaken(() => {
              counted('agencies to tell', decide(database), MILLION.agencies);
            });
            return { 'ms, decided and queued': took, 'ms, longest turn': lag.max / 1e6, 'ms, decided': deciding };
          },
        },
        {
          name: REDUCED,
          run(): Sample {
            const { agencies, ms } = assignmentsReduced(database.raw);
            counted('agencies', agencies, MILLION.agencies);
            return { 'ms, decided': ms };
          },
        },
        {
          name: FLOOR,
          async run(): Promise<Sample> {
            database.raw.exec('delete from outbox');
            let deciding = 0;
            const took = await msTaken(() => {
              deciding = queueRaw(database.raw);
            });
            counted('rows', rowCount(database.raw, 'outbox'), MILLION.agencies);
            return { 'ms, decided and queued': took, 'ms, decided': deciding };
          },
        },
      ]);
      compared.ratio(OURS, FLOOR, 'ms, decided and queued');
      return {
        targets: [
          atLeast('deciding: reduced ÷ ours', compared.ratio(REDUCED, OURS, 'ms, decided'), 8),
          atMost('all queued, median', compared.median(OURS, 'ms, decided and queued'), 2000, ' ms'),
          atMost('longest turn, of the median round', compared.median(OURS, 'ms, longest turn'), 10, ' ms'),
        ],
        lines: compared.lines,
        notes: ['An agency’s digest is worded when it is sent, from the state of that moment, some 30 a second.'],
      };
    } finally {
      database.close();
    }
  },
};

/** The tick of that day is over, and each agency has something to tell: one task comes due within two weeks. */
function prepareWeek(raw: BetterSqlite.Database): void {
  raw.exec(`update wake set wake_on = '2027-01-04';
    update assignment set due_on = '2026-03-27', late_after = '2026-03-27' where id in (select min(id) from assignment where open = 1 group by agency_id)`);
}

/** What `sendDigest` reads to know whom to tell, in one go. */
function decide(database: Awaited<ReturnType<typeof seeded>>['database']): number {
  const days = { since: addDays(SEED_DAY, -7), today: SEED_DAY, soon: addDays(SEED_DAY, DUE_SOON_DAYS) };
  const telling = new Set<number>();
  for (const read of Object.values(TELLING)) {
    for (let after: Cursor | null | undefined; after !== null;) {
      const from: Cursor | null = after ?? null;
      const page = database.read((tx) => read(tx, days, from, ASSIGNMENTS_PER_TURN));
      for (const agencyId of page.agencies) telling.add(agencyId);
      after = page.last;
    }
  }
  return telling.size;
}

/** The least it can cost: one statement, all its rows in one transaction, nobody else's turn. Returns what deciding took. */
function queueRaw(raw: BetterSqlite.Database): number {
  const start = performance.now();
  const chats = raw
    .prepare(
      `select chat.id from chat where role = 'agency' and agency_id in (select +agency_id from assignment
       where status not in ('completed', 'cancelled') and waiting_for is null
         and due_on >= '${addDays(SEED_DAY, -7)}' and due_on <= '${addDays(SEED_DAY, DUE_SOON_DAYS)}')`,
    )
    .pluck()
    .all() as number[];
  const deciding = performance.now() - start;
  const promise = raw.prepare(
    `insert into outbox (key, chat_id, kind, payload, unprompted, due_at, state, created_at)
     values (?, ?, 'digest', '{}', 1, '${AT}', 'queued', '${AT}')`,
  );
  raw.transaction(() => {
    for (const chat of chats) promise.run(`digest:${chat}`, chat);
  })();
  return deciding;
}
