/** What it takes to find whose turn it is, as it depends on the shape of the queue: it must not, however long that is. */

import { join } from 'node:path';
import { addDays, instantAt } from '../../../../src/domain/calendar/dates.ts';
import { createQueue } from '../../../../src/outbox/queue.ts';
import type { Database } from '../../../../src/store/sqlite/database.ts';
import { settle } from '../../../../src/store/outbox/outbox-sending.ts';
import { atMost, type BenchCase } from '../harness/bench-case.ts';
import { compare, median, quantile, type Sample, type Variant } from '../harness/compare.ts';
import { opened, SEED_DAY, SEED_TICK, TIME_ZONE } from '../harness/seed.ts';

const CHATS = 50_000;
/** Enough for what is found in going from chat to chat to have come round. */
const LOOKS = 600;
/** A chat that was served has to wait for so many turns. */
const AWAY = 30;
const TOMORROW = instantAt(addDays(SEED_DAY, 1), '08:00', TIME_ZONE);

/** Messages of one kind for chats `from` to `to`; the rows come chat by chat, as often as `each` says. */
interface Part {
  readonly kind: 'receipt' | 'reminder' | 'digest';
  readonly from: number;
  readonly to: number;
  readonly each: number;
  readonly dueAt?: string;
}

interface Shape {
  readonly name: string;
  readonly parts: readonly Part[];
  /** Chats that a messenger asked to wait. */
  readonly paused?: number;
  /** Chats, from the first on, that are on another messenger. */
  readonly elsewhere?: number;
}

const SHAPES: readonly Shape[] = [
  { name: '1 chat × 400,000', parts: [{ kind: 'receipt', from: 1, to: 1, each: 400_000 }] },
  { name: '500 chats × 800', parts: [{ kind: 'receipt', from: 1, to: 500, each: 800 }] },
  { name: '50,000 digests', parts: [{ kind: 'digest', from: 1, to: CHATS, each: 1 }] },
  {
    name: '50,000 digests, then 1,000 answers for one chat',
    parts: [
      { kind: 'digest', from: 1, to: CHATS, each: 1 },
      { kind: 'receipt', from: 700, to: 700, each: 1000 },
    ],
  },
  {
    name: '400,000 due tomorrow before 10,000 due now',
    parts: [
      { kind: 'reminder', from: 1, to: 1000, each: 400, dueAt: TOMORROW },
      { kind: 'reminder', from: 501, to: 1000, each: 20 },
    ],
  },
  {
    name: '100 paused chats × 1,000 before 10,000 × 10',
    parts: [
      { kind: 'receipt', from: 1, to: 100, each: 1000 },
      { kind: 'receipt', from: 101, to: 10_100, each: 10 },
    ],
    paused: 100,
  },
  {
    name: 'three urgencies for 10,000 chats',
    parts: [
      { kind: 'digest', from: 1, to: 10_000, each: 1 },
      { kind: 'reminder', from: 1, to: 10_000, each: 5 },
      { kind: 'receipt', from: 1, to: 300, each: 1 },
    ],
  },
  {
    name: '49,900 digests on another messenger before ours',
    parts: [
      { kind: 'digest', from: 1, to: 49_900, each: 1 },
      { kind: 'digest', from: 49_901, to: CHATS, each: 100 },
    ],
    elsewhere: 49_900,
  },
];

export const looks: BenchCase = {
  name: 'looks',
  about: 'one look for the next message, in queues of many shapes',
  async run(stage) {
    const open: Database[] = [];
    try {
      const variants: Variant[] = [];
      for (const [nth, shape] of SHAPES.entries()) {
        stage.say(`queueing: ${shape.name}`);
        const database = await opened(join(stage.folder, `looks-${nth}.sqlite`));
        open.push(database);
        fill(database, shape);
        variants.push({ name: shape.name, run: () => looking(database, shape) });
      }
      const { median: of, lines } = await compare(stage, variants);
      const targets = SHAPES.flatMap(({ name }) => [
        atMost(`ms of a look: ${name}`, of(name, 'ms, a look'), 1),
        atMost(`the same, 99 of 100: ${name}`, of(name, 'ms, p99'), 2),
      ]);
      return { lines, targets };
    } finally {
      for (const database of open) database.close();
    }
  },
};

/** Serves one chat after each look, so that the queue is never the same. */
function looking(database: Database, { paused = 0 }: Shape): Sample {
  const queue = createQueue('telegram', true);
  const away: number[] = [];
  const took: number[] = [];
  let served = 0;
  for (let turn = 0; turn < LOOKS; turn += 1) {
    const but = new Set([...away, ...Array.from({ length: paused }, (_, index) => index + 1)]);
    const start = performance.now();
    const head = database.read((tx) => {
      queue.look(SEED_TICK, but);
      return queue.first(tx, ({ chatId }) => !but.has(chatId));
    });
    took.push(performance.now() - start);
    if (head === undefined) {
      away.shift();
      continue;
    }
    served += 1;
    queue.serve(head);
    away.push(head.chatId);
    if (away.length > AWAY) away.shift();
    database.transact((tx) => {
      settle(tx, head.id, { state: 'sent', messageId: '1', error: null }, SEED_TICK);
    });
  }
  return { 'ms, a look': median(took), 'ms, p99': quantile(took, 0.99), 'ms, longest': Math.max(...took), served };
}

function fill({ raw }: Database, { parts, elsewhere = 0 }: Shape): void {
  raw.pragma('synchronous = OFF');
  raw.transaction(() => {
    raw
      .prepare(
        `with recursive number (n) as (values (1) union all select n + 1 from number where n < ${CHATS})
         insert into chat (id, channel, external_id, type, role, title, state)
         select n, iif(n > ${elsewhere}, 'telegram', 'zalo'), cast(-n as text), 'group', 'none', 'Nhóm ' || n, 'active'
         from number`,
      )
      .run();
    const payload = JSON.stringify({ kind: 'message', message: { text: 'x'.repeat(300) } });
    for (const [nth, { kind, from, to, each, dueAt = SEED_TICK }] of parts.entries()) {
      const unprompted = kind === 'receipt' ? 0 : 1;
      const urgency = { receipt: 0, reminder: 1, digest: 2 }[kind];
      raw
        .prepare(
          `with recursive number (n) as (values (0) union all select n + 1 from number where n < ${(to - from + 1) * each - 1})
           insert into outbox (key, chat_id, kind, payload, unprompted, urgency, due_at, state, created_at)
           select '${nth}:' || n, ${from} + n % ${to - from + 1}, ?, ?, ${unprompted}, ${urgency}, ?, 'queued', ? from number`,
        )
        .run(kind, payload, dueAt, SEED_TICK);
    }
  })();
  raw.pragma('synchronous = FULL');
}
