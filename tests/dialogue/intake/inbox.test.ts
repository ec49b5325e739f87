import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Incoming } from '../../../src/conversation/message/incoming.ts';
import { handleBacklog, receiveUpdate } from '../../../src/dialogue/intake/receive-update.ts';
import type { Reception } from '../../../src/dialogue/intake/reception.ts';
import { people } from '../../people.ts';
import type { Office } from '../../support/office.ts';
import { openLinked } from '../../support/office/linked-office.ts';

const TASKS = [{ ref: 'I.1', title: 'Lập quy hoạch', lead: 'Sở Xây dựng', deadline: 'Quý IV/2022' }];

let office: Office;
let reception: Reception;

beforeEach(async () => {
  office = await openLinked({ programme: TASKS }, { SXD: people.lan });
  reception = {
    ...office.reception,
    decoders: {
      rehearsal: {
        botName: () => '',
        decode(payload) {
          if (payload === 'poison') throw new Error('no such update');
          return payload as Incoming;
        },
      },
    },
  };
});

afterEach(() => {
  office.close();
});

function states(): unknown {
  return office.database.raw
    .prepare("select update_key as key, state, attempts from inbox where update_key like 'k%'")
    .all();
}

function receive(key: string, payload: unknown): void {
  receiveUpdate(reception, { channel: 'rehearsal', key, payload });
}

function report(text: string): Incoming {
  return {
    kind: 'message',
    chat: { externalId: '-4100001', threadId: null, type: 'group', title: 'Sở Xây dựng' },
    person: { externalId: people.lan.id, name: people.lan.name, anonymous: false },
    messageId: '7001',
    edited: false,
    text,
    files: [],
    album: null,
    replyTo: null,
    addressed: true,
  };
}

describe('what cannot be handled', () => {
  test('waits for a person after three attempts and blocks nobody', () => {
    receive('k1', 'poison');
    expect(states()).toEqual([{ key: 'k1', state: 'new', attempts: 1 }]);
    receive('k2', report('#1 70%'));
    expect(office.assignment('#1').progress).toBe(70);
    // A pass at the next start, and one a minute later: what was counted is kept.
    expect(handleBacklog(reception)).toBe(1);
    expect(states()).toContainEqual({ key: 'k1', state: 'new', attempts: 2 });
    handleBacklog(reception);
    expect(states()).toEqual([
      { key: 'k1', state: 'failed', attempts: 3 },
      { key: 'k2', state: 'handled', attempts: 0 },
    ]);
    expect(handleBacklog(reception)).toBe(0);
  });

  test('leaves no half of its effects behind, and is made up for when the cause is gone', () => {
    office.database.raw.exec(
      "create trigger no_receipts before insert on outbox when new.kind = 'receipt' begin select raise(abort, 'disk full'); end",
    );
    receive('k1', report('#1 70%'));
    expect(states()).toEqual([{ key: 'k1', state: 'new', attempts: 1 }]);
    expect(office.assignment('#1').progress).toBeNull();
    expect(office.events('#1')).toEqual([]);
    office.database.raw.exec('drop trigger no_receipts');
    expect(handleBacklog(reception)).toBe(1);
    expect(office.assignment('#1').progress).toBe(70);
    expect(office.events('#1').map(({ kind }) => kind)).toEqual(['reported']);
  });
});

describe('a database that cannot be used for a while', () => {
  test('is not the update’s fault: it is handled when that is over', () => {
    const full = Object.assign(new Error('database or disk is full'), { code: 'SQLITE_FULL' });
    // It is read once when it is admitted and once when it is handled.
    let left = 6;
    const flaky: Reception = {
      ...reception,
      decoders: {
        rehearsal: {
          botName: () => '',
          decode(payload) {
            if (left-- > 0) throw full;
            return payload as Incoming;
          },
        },
      },
    };
    const arrives = (): unknown => receiveUpdate(flaky, { channel: 'rehearsal', key: 'k1', payload: report('#1 70%') });
    expect(arrives).toThrow(full);
    for (let minute = 0; minute < 4; minute += 1) expect(() => handleBacklog(flaky)).toThrow(full);
    expect(states()).toEqual([{ key: 'k1', state: 'new', attempts: 0 }]);
    handleBacklog(flaky);
    expect(states()).toEqual([{ key: 'k1', state: 'handled', attempts: 0 }]);
    expect(office.assignment('#1').progress).toBe(70);
  });
});

describe('a group that moved', () => {
  const MOVED = '-1004100001';
  const moves: Incoming = { kind: 'migration', from: '-4100001', to: MOVED };
  const inNewGroup = (text: string, messageId: string): Incoming => {
    const { kind, ...said } = report(text) as Incoming & { kind: 'message' };
    return { kind, ...said, messageId, chat: { ...said.chat, externalId: MOVED } };
  };

  test('a report that arrives before the notice of the move is taken when the move is known, once', async () => {
    receive('k1', inNewGroup('#1 70%', '8001'));
    expect(office.assignment('#1').progress).toBeNull();
    receive('k2', moves);
    handleBacklog(reception);
    expect(office.assignment('#1').progress).toBe(70);
    expect(office.events('#1').map(({ kind }) => kind)).toEqual(['reported']);
    await office.relay.drain();
    // The other notice of the same move, in the new group, takes nothing a second time.
    receive('k3', inNewGroup('#1 80%', '8002'));
    receive('k4', moves);
    handleBacklog(reception);
    expect(office.events('#1').map(({ kind }) => kind)).toEqual(['reported', 'reported']);
    expect(office.assignment('#1').progress).toBe(80);
  });
});

describe('what is delivered again', () => {
  test('changes nothing and says nothing', async () => {
    receive('k1', report('#1 70%'));
    await office.relay.drain();
    const heard = office.sentTo('SXD').length;
    receive('k1', report('#1 xong'));
    receive('k1', report('#1 70%'));
    await office.relay.drain();
    expect(office.assignment('#1')).toMatchObject({ status: 'in_progress', progress: 70 });
    expect(office.events('#1')).toHaveLength(1);
    expect(office.sentTo('SXD')).toHaveLength(heard);
  });
});
