import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import BetterSqlite from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Incoming } from '../../../src/conversation/message/incoming.ts';
import type { Database } from '../../../src/store/sqlite/database.ts';
import { receiveInGroups, type GroupReception } from '../../../src/dialogue/intake/receive-in-groups.ts';
import { people } from '../../people.ts';
import { openOffice, type Office } from '../../support/office.ts';
import { openLinked } from '../../support/office/linked-office.ts';

const TASKS = [
  { ref: 'I.1', title: 'Lập quy hoạch', lead: 'Sở Xây dựng', deadline: 'Quý IV/2022' },
  { ref: 'I.2', title: 'Rà soát quy chế', lead: 'Sở Xây dựng', deadline: 'Quý IV/2022' },
];

let office: Office;
let groups: GroupReception;
let committed: number;

beforeEach(async () => {
  office = await openLinked({ programme: TASKS }, { SXD: people.lan });
  committed = 0;
  const decoders = {
    rehearsal: {
      botName: () => '',
      decode(payload: unknown) {
        if (payload === 'poison') throw new Error('no such update');
        return payload as Incoming;
      },
    },
  };
  groups = receiveInGroups({ ...office.reception, decoders }, () => {
    committed += 1;
  });
});

afterEach(() => {
  office.close();
});

function receive(key: string, payload: unknown): Promise<unknown> {
  return groups.receive({ channel: 'rehearsal', key, payload });
}

function report(text: string, messageId: string): Incoming {
  return {
    kind: 'message',
    chat: { externalId: '-4100001', threadId: null, type: 'group', title: 'Sở Xây dựng' },
    person: { externalId: people.lan.id, name: people.lan.name, anonymous: false },
    messageId,
    edited: false,
    text,
    files: [],
    album: null,
    replyTo: null,
    addressed: true,
  };
}

function states(): unknown {
  return office.database.raw
    .prepare("select update_key as key, state, attempts from inbox where update_key like 'k%'")
    .all();
}

describe('what arrives in one turn', () => {
  test('is on disk in one commit before anybody is told, in the order of arrival', async () => {
    const { database } = office;
    let begun = 0;
    const counting: Database = {
      ...database,
      transact(work) {
        begun += 1;
        return database.transact(work);
      },
    };
    const told = (): void => {
      committed += 1;
    };
    groups = receiveInGroups({ ...office.reception, database: counting }, told, Infinity);
    const all = [
      receive('k1', report('#1 30%', '7001')),
      receive('k2', report('#1 70%', '7002')),
      receive('k3', report('#2 50%', '7003')),
    ];
    expect(states()).toEqual([]);
    await Promise.all(all);
    expect([begun, committed]).toEqual([1, 1]);
    expect(office.assignment('#1').progress).toBe(70);
    expect(office.assignment('#2').progress).toBe(50);
    expect(office.events('#1').map(({ text }) => text)).toEqual(['30%', '70%']);
  });

  test('twice is taken once', async () => {
    await Promise.all([receive('k1', report('#1 30%', '7001')), receive('k1', report('#1 30%', '7001'))]);
    expect(states()).toEqual([{ key: 'k1', state: 'handled', attempts: 0 }]);
    expect(office.events('#1')).toHaveLength(1);
  });

  test('with one that cannot be handled loses only that one, which waits with its error', async () => {
    await Promise.all([
      receive('k1', report('#1 30%', '7001')),
      receive('k2', 'poison'),
      receive('k3', report('#2 50%', '7003')),
    ]);
    expect(states()).toEqual([
      { key: 'k1', state: 'handled', attempts: 0 },
      { key: 'k2', state: 'new', attempts: 1 },
      { key: 'k3', state: 'handled', attempts: 0 },
    ]);
    expect(office.events('#1')).toHaveLength(1);
    expect([office.assignment('#1').progress, office.assignment('#2').progress]).toEqual([30, 50]);
  });

  test('shows each presser their own toast', async () => {
    const chat = { externalId: '-4100001', threadId: null, type: 'group', title: 'Sở Xây dựng' } as const;
    const press = (name: 'lan' | 'outsider'): Incoming => ({
      kind: 'press',
      chat,
      person: { externalId: people[name].id, name: people[name].name, anonymous: false },
      messageId: null,
      action: { kind: 'acknowledge', assignment: 1, rev: 1 },
    });
    const [first, other] = await Promise.all([receive('k1', press('lan')), receive('k2', press('outsider'))]);
    expect(first).not.toEqual(other);
    expect(other).toMatchObject({ alert: true });
  });

  test('and cannot be stored at all is refused, so that the messenger keeps it', async () => {
    office.database.raw.pragma('query_only = on');
    const both = await Promise.allSettled([receive('k1', report('#1 30%', '7001')), receive('k2', 'poison')]);
    expect(both.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    office.database.raw.pragma('query_only = off');
    expect(states()).toEqual([]);
  });
});

test('more than fits into a turn is taken in several, and settled() waits for all of them', async () => {
  const all = Array.from({ length: 200 }, (_, index) => receive(`k${index}`, report(`#1 ${index % 100}%`, `${index}`)));
  await groups.settled();
  expect(office.events('#1').length).toBeGreaterThan(100);
  await Promise.all(all);
  expect(committed).toBeGreaterThan(1);
});

test('what arrives while another process writes waits for it together, and is taken in the order of arrival', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'dondoc-'));
  const beside = await openOffice({ path: join(folder, 'office.sqlite'), programme: TASKS });
  const writer = new BetterSqlite(join(folder, 'office.sqlite'));
  try {
    await beside.linkAgency('SXD', people.lan);
    beside.database.raw.pragma('busy_timeout = 0');
    const decoders = { rehearsal: { botName: () => '', decode: (payload: unknown) => payload as Incoming } };
    groups = receiveInGroups({ ...beside.reception, decoders }, () => undefined);
    writer.exec('begin immediate');
    const all = [receive('k1', report('#1 30%', '7001')), receive('k2', report('#1 50%', '7002'))];
    await pause(10);
    all.push(receive('k3', report('#1 70%', '7003')));
    await pause(10);
    expect(beside.events('#1')).toEqual([]);
    writer.exec('commit');
    await Promise.all(all);
    expect(beside.events('#1').map(({ text }) => text)).toEqual(['30%', '50%', '70%']);
  } finally {
    writer.close();
    beside.close();
    rmSync(folder, { recursive: true });
  }
});
