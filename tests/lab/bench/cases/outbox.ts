/** What the outbox costs by itself: a transport that takes everything at once, real hooks, everything flushed. */

import { join } from 'node:path';
import BetterSqlite from 'better-sqlite3';
import { better, defineQueue, defineWorker, JobStatus } from 'plainjob';
import { write } from '../../../../src/conversation/compose/write.ts';
import { enqueue } from '../../../../src/outbox/enqueue.ts';
import { NO_LIMITS, paceFor } from '../../../../src/outbox/pace.ts';
import { createRelay } from '../../../../src/outbox/relay.ts';
import type { Transport } from '../../../../src/outbox/transport.ts';
import { meetChat } from '../../../../src/store/people/chats.ts';
import { relayHooks } from '../../../../src/usecases/deliver/prepare-delivery.ts';
import { atLeast, counted, type BenchCase } from '../harness/bench-case.ts';
import { compare, msTaken, type Sample } from '../harness/compare.ts';
import { fsyncsPerSecond } from '../harness/fsync-rate.ts';
import { benchRules, opened, SEED_TICK } from '../harness/seed.ts';
import { quietLog } from '../../../support/quiet-log.ts';

const MESSAGES = 2000;
const CHATS = 500;

export const outbox: BenchCase = {
  name: 'outbox',
  about: `${MESSAGES} messages of ${CHATS} chats through the relay over an instant transport`,
  async run({ folder, ...stage }) {
    const comparison = await compare({ folder, ...stage }, [
      { name: 'disk', run: () => ({ 'messages/s': fsyncsPerSecond(folder, 'appending', 500) }) },
      { name: 'raw', run: (round) => raw(join(folder, `raw-${round}.sqlite`)) },
      { name: 'ours, each committed', run: (round) => ours(join(folder, `one-${round}.sqlite`), 1) },
      { name: 'ours, 100 at once', run: (round) => ours(join(folder, `many-${round}.sqlite`), 100) },
      { name: 'plainjob (not flushed)', run: (round) => plainjob(join(folder, `plainjob-${round}.sqlite`)) },
    ]);
    const ratio = (variant: string, to: string): number => comparison.ratio(variant, to, 'messages/s');
    const targets = [
      atLeast('each result committed, of what the disk can flush', ratio('ours, each committed', 'disk'), 0.7),
      atLeast('in batches, of plainjob’s worker', ratio('ours, 100 at once', 'plainjob (not flushed)'), 4),
    ];
    ratio('ours, each committed', 'raw');
    return { lines: comparison.lines, targets };
  },
};

async function ours(path: string, atOnce: number): Promise<Sample> {
  const database = await opened(path);
  const clock = { now: () => SEED_TICK };
  database.transact((tx) => {
    for (let index = 0; index < MESSAGES; index += 1) {
      const title = `Nhóm ${index % CHATS}`;
      const chat = meetChat(tx, { channel: 'telegram', externalId: `-${index % CHATS}`, type: 'group', title });
      const message = write([`Đã ghi nhận báo cáo số ${index}`]);
      const payload = { kind: 'message', message } as const;
      enqueue(
        tx,
        { key: `m:${index}`, chatId: chat.id, kind: 'receipt', payload, unprompted: false, dueAt: SEED_TICK },
        SEED_TICK,
      );
    }
  });
  let sent = 0;
  const transport: Transport = {
    textLimit: 4096,
    captionLimit: 1024,
    hasButtons: true,
    repeatsUnknown: true,
    send() {
      sent += 1;
      return Promise.resolve({ kind: 'sent', messageId: String(sent) });
    },
  };
  const log = quietLog();
  const pace = paceFor(NO_LIMITS, () => performance.now());
  const hooks = relayHooks(benchRules);
  const relay = createRelay({ database, channel: 'telegram', transport, hooks, pace, clock, log, atOnce });
  const ms = await msTaken(() => relay.drain());
  const done = database.raw.prepare("select count(*) from outbox where state = 'sent'").pluck().get() as number;
  database.close();
  counted('messages sent', sent, MESSAGES);
  counted('messages settled', done, MESSAGES);
  return { 'messages/s': (MESSAGES / ms) * 1000 };
}

/** One row changed and flushed for each message: what SQLite itself costs. */
function raw(path: string): Sample {
  const database = new BetterSqlite(path);
  database.pragma('journal_mode = WAL');
  database.pragma('synchronous = FULL');
  database.exec('create table message (id integer primary key, state text not null, payload text not null)');
  const insert = database.prepare("insert into message (state, payload) values ('queued', ?)");
  database.transaction(() => {
    for (let index = 0; index < MESSAGES; index += 1) insert.run('x'.repeat(300));
  })();
  const settle = database.prepare("update message set state = 'sent' where id = ?");
  const start = performance.now();
  for (let id = 1; id <= MESSAGES; id += 1) settle.run(id);
  const ms = performance.now() - start;
  const done = database.prepare("select count(*) from message where state = 'sent'").pluck().get() as number;
  database.close();
  counted('rows changed', done, MESSAGES);
  return { 'messages/s': (MESSAGES / ms) * 1000 };
}

async function plainjob(path: string): Promise<Sample> {
  const database = new BetterSqlite(path);
  const quiet = { error: () => undefined, warn: () => undefined, info: () => undefined, debug: () => undefined };
  const queue = defineQueue({ connection: better(database), logger: quiet });
  queue.addMany(
    'send',
    Array.from({ length: MESSAGES }, (_, index) => ({ text: `Đã ghi nhận báo cáo số ${index}` })),
  );
  let done = 0;
  const finished = Promise.withResolvers<undefined>();
  const worker = defineWorker(
    'send',
    () => {
      done += 1;
      if (done === MESSAGES) finished.resolve(undefined);
      return Promise.resolve();
    },
    { queue, logger: quiet },
  );
  const ms = await msTaken(async () => {
    void worker.start();
    await finished.promise;
  });
  await worker.stop();
  const left = queue.countJobs({ status: JobStatus.Done });
  queue.close();
  counted('jobs done', done, MESSAGES);
  counted('jobs settled', left, MESSAGES);
  return { 'messages/s': (MESSAGES / ms) * 1000 };
}
