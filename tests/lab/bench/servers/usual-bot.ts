/**
 * What one would write in an afternoon: grammY, Kysely as documented, one transaction for each reply; or, told `BENCH_BARE`,
 * no framework at all, and one transaction for each reply or for each `turn` of the event loop. Keeps a record and a receipt
 * as ours does, and leaves out everything else that ours does.
 */

import { createServer, type ServerResponse } from 'node:http';
import { text as textOf } from 'node:stream/consumers';
import BetterSqlite from 'better-sqlite3';
import { Bot, webhookCallback } from 'grammy';
import type { Update } from 'grammy/types';
import { Kysely, SqliteDialect, type Generated } from 'kysely';

interface Tables {
  inbox: { update_id: number; payload: string };
  task: { id: number; progress: number; rev: number };
  history: { id: Generated<number>; task_id: number; at: string; text: string; progress: number };
  outbox: { id: Generated<number>; chat_id: number; text: string; state: string };
}

const { BENCH_DATABASE = '', BENCH_BARE, BENCH_PORT, TELEGRAM_API_ROOT = '' } = process.env;
const sqlite = new BetterSqlite(BENCH_DATABASE);
sqlite.pragma('journal_mode = WAL');
sqlite.pragma('synchronous = FULL');
sqlite.exec(`
  create table inbox (update_id integer primary key, payload text not null);
  create table task (id integer primary key, progress integer not null, rev integer not null);
  create table history (id integer primary key, task_id integer not null, at text not null, text text not null, progress integer not null);
  create table outbox (id integer primary key, chat_id integer not null, text text not null, state text not null);
  with recursive number (n) as (select 1 union all select n + 1 from number where n < 10000) insert into task select n, 0, 1 from number;
`);

const answer = BENCH_BARE === undefined ? usual() : bare();
if (BENCH_PORT !== undefined) createServer(answer).listen(Number(BENCH_PORT), '127.0.0.1');

function usual(): Parameters<typeof createServer>[1] {
  const db = new Kysely<Tables>({ dialect: new SqliteDialect({ database: sqlite }) });
  const bot = new Bot('7000001:AAFictionalTokenOfTheBench', { client: { apiRoot: TELEGRAM_API_ROOT } });
  bot.on('message:text', async (context) => {
    const said = /^#(\d+) (\d+)%$/.exec(context.message.text);
    if (said === null) return;
    const [id, progress] = [Number(said[1]), Number(said[2])];
    await db.transaction().execute(async (trx) => {
      const stored = await trx
        .insertInto('inbox')
        .values({ update_id: context.update.update_id, payload: JSON.stringify(context.update) })
        .onConflict((conflict) => conflict.doNothing())
        .executeTakeFirst();
      if (stored.numInsertedOrUpdatedRows === 0n) return;
      const task = await trx.selectFrom('task').selectAll().where('id', '=', id).executeTakeFirstOrThrow();
      await trx
        .updateTable('task')
        .set({ progress, rev: task.rev + 1 })
        .where('id', '=', id)
        .where('rev', '=', task.rev)
        .execute();
      const at = new Date().toISOString();
      await trx.insertInto('history').values({ task_id: id, at, text: context.message.text, progress }).execute();
      const receipt = { chat_id: context.chat.id, text: `Đã ghi nhận #${id}: ${progress}%`, state: 'queued' };
      await trx.insertInto('outbox').values(receipt).execute();
    });
  });
  if (BENCH_PORT === undefined) {
    void bot.start();
    return undefined;
  }
  const callback = webhookCallback(bot, 'http');
  return (request, response) => {
    void callback(request, response);
  };
}

function bare(): Parameters<typeof createServer>[1] {
  const store = sqlite.prepare('insert into inbox values (?, ?) on conflict do nothing');
  const read = sqlite.prepare('select rev from task where id = ?').pluck();
  const change = sqlite.prepare('update task set progress = ?, rev = rev + 1 where id = ? and rev = ?');
  const note = sqlite.prepare('insert into history (task_id, at, text, progress) values (?, ?, ?, ?)');
  const reply = sqlite.prepare("insert into outbox (chat_id, text, state) values (?, ?, 'queued')");
  const handle = (body: string): void => {
    const update = JSON.parse(body) as Update;
    const text = update.message?.text ?? '';
    const said = /^#(\d+) (\d+)%$/.exec(text);
    if (said === null || store.run(update.update_id, body).changes === 0) return;
    change.run(said[2], said[1], read.get(said[1]));
    note.run(said[1], new Date().toISOString(), text, said[2]);
    reply.run(update.message?.chat.id, `Đã ghi nhận #${said[1]}: ${said[2]}%`);
  };
  const handleAll = sqlite.transaction((waiting: readonly Waiting[]) => {
    for (const { body } of waiting) handle(body);
  });
  let waiting: Waiting[] = [];
  function turn(): void {
    const group = waiting;
    waiting = [];
    handleAll.immediate(group);
    for (const { response } of group) response.end();
  }
  return (request, response) => {
    void textOf(request).then((body) => {
      waiting.push({ body, response });
      if (BENCH_BARE !== 'turn') turn();
      else if (waiting.length === 1) setImmediate(turn);
    });
  };
}

interface Waiting {
  readonly body: string;
  readonly response: ServerResponse;
}
