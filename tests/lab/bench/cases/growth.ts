/** What people and ticks ask for, with ten thousand, a hundred thousand and a million tasks: the cost as it grows. */

import { Hono } from 'hono';
import { decodeUpdate } from '../../../../src/channels/telegram/decode-update.ts';
import { addMs } from '../../../../src/domain/calendar/dates.ts';
import type { Database } from '../../../../src/store/sqlite/database.ts';
import { giveRole, meetPerson } from '../../../../src/store/people/people.ts';
import { issueSignInLink, signIn } from '../../../../src/usecases/people/board-access.ts';
import { agencyDigest, sinceOf } from '../../../../src/usecases/figures/gather-digest.ts';
import { receiveInGroups, type GroupReception } from '../../../../src/dialogue/intake/receive-in-groups.ts';
import { sendDueReminders } from '../../../../src/usecases/remind/send-due-reminders.ts';
import { workAt } from '../../../../src/usecases/work.ts';
import { addBoard } from '../../../../src/web/add-board.ts';
import { atMost, counted, type BenchCase } from '../harness/bench-case.ts';
import { compare, median, msTaken, type Sample, type Variant } from '../harness/compare.ts';
import { replyNumber } from '../harness/replies.ts';
import {
  benchRules,
  groupOf,
  HUNDRED_THOUSAND,
  MILLION,
  SEED_TICK,
  seeded,
  TEN_THOUSAND,
  type SeedSize,
} from '../harness/seed.ts';
import { quietLog } from '../../../support/quiet-log.ts';

const SMALL = 'ten thousand tasks';
const LARGE = 'a million tasks';
const SIZES: readonly (readonly [string, SeedSize])[] = [
  [SMALL, TEN_THOUSAND],
  ['a hundred thousand tasks', HUNDRED_THOUSAND],
  [LARGE, MILLION],
];
const CALLS = 50;
/** What is asked for again and again must not grow with the registry; the board counts everything. */
const FLAT = ['ms, idle tick', 'ms, a reply', 'ms, /quahan', 'ms, digest of an agency'];

export const growth: BenchCase = {
  name: 'growth',
  about: 'the same questions with ten thousand, a hundred thousand and a million tasks',
  async run(stage) {
    const open: Database[] = [];
    try {
      const variants: Variant[] = [];
      for (const [name, size] of SIZES) {
        stage.say(`seeding ${name}`);
        const { database } = await seeded(size, stage.folder, name.replaceAll(' ', '-'));
        open.push(database);
        variants.push(await asking(name, database, size));
      }
      const { ratio, lines } = await compare(stage, variants);
      const targets = FLAT.map((what) =>
        atMost(`a million ÷ ten thousand: ${what.slice(4)}`, ratio(LARGE, SMALL, what), 1.5),
      );
      return { lines, targets };
    } finally {
      for (const database of open) database.close();
    }
  },
};

async function asking(name: string, database: Database, size: SeedSize): Promise<Variant> {
  // Nothing is due: ticks have been.
  database.raw.exec("update wake set wake_on = '2027-01-04'");
  const incoming = receptionOf(database);
  const board = boardOf(database);
  const leaders = groupOf(size.agencies + 2);
  let key = 0;
  const receive = async (update: object): Promise<void> => {
    key += 1;
    await incoming.receive({ channel: 'telegram', key: String(key), payload: { ...update, update_id: key } });
  };
  const each = async (work: (call: number) => unknown): Promise<number> => {
    const took: number[] = [];
    for (let call = 0; call < CALLS; call += 1) took.push(await msTaken(() => work(call)));
    return median(took);
  };
  await board();
  return {
    name,
    async run(round): Promise<Sample> {
      const before = answersIn(database);
      const sample = {
        'ms, idle tick': await each(() => sendDueReminders(database, SEED_TICK, benchRules)),
        'ms, a reply': await each((call) => receive(replyNumber(round * CALLS + call, size))),
        'ms, /quahan': await each(() => receive(command('/quahan', leaders))),
        'ms, /tim': await each(() => receive(command('/tim nhiem vu so 77', leaders))),
        'ms, digest of an agency': await each((call) =>
          database.read((tx) => {
            const work = workAt(tx, SEED_TICK, benchRules);
            return agencyDigest(work, call + 1, sinceOf(work));
          }),
        ),
        'ms, the board': median([await msTaken(board), await msTaken(board), await msTaken(board)]),
      };
      counted('receipts and answers', answersIn(database) - before, 3 * CALLS);
      return sample;
    },
  };
}

function receptionOf(database: Database): GroupReception {
  const decoder = {
    decode: (update: unknown) => decodeUpdate(update, { id: 7, username: 'bench_bot' }),
    botName: () => 'bench_bot',
  };
  const error = (fields: object): never => {
    throw new Error(JSON.stringify(fields));
  };
  return receiveInGroups(
    {
      database,
      rules: benchRules,
      clock: { now: () => SEED_TICK },
      decoders: { telegram: decoder },
      log: quietLog({ error }),
    },
    () => undefined,
  );
}

function command(text: string, chat: string): object {
  const [name = ''] = text.split(' ');
  return {
    message: {
      message_id: 1,
      date: 1_700_000_000,
      chat: { id: Number(chat), type: 'supergroup', title: 'Lãnh đạo' },
      from: { id: 999, is_bot: false, first_name: 'Sơn' },
      text,
      entities: [{ type: 'bot_command', offset: 0, length: name.length }],
    },
  };
}

/** Asks for the board as a leader's browser does. */
function boardOf(database: Database): () => Promise<void> {
  const cookie = database.transact((tx) => {
    const work = workAt(tx, SEED_TICK, benchRules);
    const person = meetPerson(tx, { channel: 'telegram', externalId: '1', name: 'Sơn' });
    giveRole(tx, { personId: person.id, role: 'leader', agencyId: null, givenBy: null }, work.now);
    return `dondoc=${signIn(work, issueSignInLink(work, person.id))?.session ?? ''}`;
  });
  const app = new Hono();
  const error = (fields: object): never => {
    throw new Error(JSON.stringify(fields));
  };
  addBoard(
    app,
    {
      database,
      rules: benchRules,
      clock: { now: () => addMs(SEED_TICK, 1000) },
      wake: () => undefined,
      writeReport: () => Promise.resolve(null),
      readDocument: () => Promise.resolve(null),
    },
    quietLog({ error }),
  );
  return async () => {
    const answer = await app.request('/board', { headers: { cookie } });
    await answer.text();
    counted('status of the board', answer.status, 200);
  };
}

function answersIn(database: Database): number {
  const statement = "select count(*) from outbox where kind in ('receipt', 'answer')";
  return database.raw.prepare(statement).pluck().get() as number;
}
