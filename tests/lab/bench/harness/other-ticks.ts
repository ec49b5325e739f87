/** A tick as one would write it first, and the least that a tick can cost. Both queue a message and set the next day. */

import type BetterSqlite from 'better-sqlite3';
import { Kysely, SqliteDialect } from 'kysely';
import type { Schema } from '../../../../src/store/sqlite/schema.ts';
import { SEED_DAY, SEED_TICK } from './seed.ts';

/** Reminders that the floor writes in one transaction. */
const PAGE = 500;

/** Plain Kysely, each reminder for itself: `most` of them, as each flushes the disk. */
export function usualTick(raw: BetterSqlite.Database, most: number): () => Promise<void> {
  const db = new Kysely<Schema>({ dialect: new SqliteDialect({ database: raw }) });
  return async () => {
    const due = await db
      .selectFrom('wake')
      .select('assignment_id as id')
      .where('wake_on', '<=', SEED_DAY)
      .limit(most)
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

/** Statements of better-sqlite3 prepared once, pages in one transaction each, nothing decided: only the rows written. */
export function rawTick(raw: BetterSqlite.Database): () => void {
  const due = raw.prepare<[string, number]>(
    `select wake.assignment_id as id, chat.id as chat from wake
     cross join assignment on assignment.id = wake.assignment_id
     cross join chat on chat.role = 'agency' and chat.role <> 'none' and chat.agency_id = assignment.agency_id
     where wake_on <= ? order by wake_on, wake.assignment_id limit ?`,
  );
  const promise = raw.prepare(
    `insert into outbox (key, chat_id, kind, payload, unprompted, due_at, state, created_at)
     values (?, ?, 'reminder', ?, 1, ?, 'queued', ?)`,
  );
  const tie = raw.prepare('insert into outbox_about (outbox_id, assignment_id) values (?, ?)');
  const decide = raw.prepare(
    `insert into reminder (assignment_id, deadline_rev, stage, outcome, decided_on, outbox_id)
     values (?, 1, 'before-7', 'queued', ?, ?)`,
  );
  const wake = raw.prepare(`update wake set wake_on = '2026-03-26' where assignment_id = ?`);
  const page = raw.transaction((): number => {
    const rows = due.all(SEED_DAY, PAGE) as { id: number; chat: number }[];
    for (const { id, chat } of rows) {
      const payload = JSON.stringify({ kind: 'nudge', items: [{ assignmentId: id, rev: 1 }], message: null });
      const outboxId = promise.run(`nudge:${id}`, chat, payload, SEED_TICK, SEED_TICK).lastInsertRowid;
      tie.run(outboxId, id);
      decide.run(id, SEED_DAY, outboxId);
      wake.run(id);
    }
    return rows.length;
  });
  return () => {
    while (page() === PAGE);
  };
}

/** As it was before the tick. */
export function resetTick(raw: BetterSqlite.Database): void {
  raw.exec(`delete from outbox_about; delete from slip_told; delete from outbox;
    delete from reminder;
    update wake set wake_on = '2026-01-05' where assignment_id in (select id from assignment where due_on = '2026-03-31')`);
}

export function rowCount(raw: BetterSqlite.Database, table: string): number {
  return raw.prepare(`select count(*) from ${table}`).pluck().get() as number;
}
