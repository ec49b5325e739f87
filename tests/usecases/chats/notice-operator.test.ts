/** What the owner is told: in private, bundled, and never about a message that told of something. */

import { afterEach, beforeEach, expect, test } from 'vitest';
import { noticeOperator } from '../../../src/usecases/chats/notice-operator.ts';
import { receiveUpdate, handleBacklog } from '../../../src/dialogue/intake/receive-update.ts';
import { workAt } from '../../../src/usecases/work.ts';
import { people } from '../../people.ts';
import type { Office } from '../../support/office.ts';
import { openLinked } from '../../support/office/linked-office.ts';

const TASKS = [{ ref: 'I.1', title: 'Lập quy hoạch', lead: 'Sở Xây dựng', deadline: 'Quý II/2022' }];

let office: Office;

beforeEach(async () => {
  office = await openLinked({ programme: TASKS }, { SXD: people.lan });
});

afterEach(() => {
  office.close();
});

async function becomeOwner(): Promise<void> {
  await office.says(people.ha, 'private', `/nhanquyen ${office.code('owner')}`);
}

function finds(key: string, text = `Việc ${key}.`): void {
  office.database.transact((tx) => {
    noticeOperator(workAt(tx, office.now(), office.rules), { key, text });
  });
}

function notices(): readonly string[] {
  return office
    .sentTo(people.ha)
    .map(({ message }) => message.text)
    .filter((text) => text.startsWith('Cần người quản trị xem'));
}

function outbox(): { key: string; state: string }[] {
  return office.database.raw.prepare("select key, state from outbox where key like 'operator:%'").all() as never;
}

test('the first finding is told at once, those of the next hour together, and each once', async () => {
  await becomeOwner();
  finds('a');
  finds('a');
  await office.relay.drain();
  expect(notices()).toHaveLength(1);
  for (const key of ['b', 'c', 'a', 'b']) finds(key);
  await office.relay.drain();
  expect(notices()).toHaveLength(1);
  await office.advanceTo('2022-06-20 09:01');
  expect(notices()).toHaveLength(2);
  expect(notices()[1]).toBe('Cần người quản trị xem\n– 08:00 20/06/2022: Việc b.\n– 08:00 20/06/2022: Việc c.');
});

test('a flood of findings is one message that a person can read', async () => {
  await becomeOwner();
  for (let number = 0; number < 300; number += 1) finds(`n${String(number)}`);
  await office.relay.drain();
  expect(notices()).toHaveLength(1);
  expect(notices()[0]?.length).toBeLessThan(1000);
  expect(notices()[0]).toContain('288 việc trước đó');
});

test('at night it waits for the morning', async () => {
  await becomeOwner();
  office.moveTo('2022-06-20 23:00');
  finds('a');
  await office.relay.drain();
  expect(notices()).toEqual([]);
  await office.advanceTo('2022-06-21 07:00');
  expect(notices()).toHaveLength(1);
});

test('without an owner the secretariat is told', async () => {
  await office.linkSecretariat(people.binh);
  finds('a');
  await office.relay.drain();
  expect(office.lastTo('VP').message.text).toBe('Cần người quản trị xem\nViệc a.');
});

test('an update that cannot be handled is told to the owner with the command that shows it', async () => {
  await becomeOwner();
  const poison = {
    ...office.reception,
    decoders: {
      rehearsal: {
        botName: () => '',
        decode() {
          throw new TypeError('no such update');
        },
      },
    },
  };
  receiveUpdate(poison, { channel: 'rehearsal', key: 'k1', payload: {} });
  handleBacklog(poison);
  expect(notices()).toEqual([]);
  handleBacklog(poison);
  await office.relay.drain();
  expect(notices()).toHaveLength(1);
  expect(notices()[0]).toMatch(/Tin đến số \d+ .*không xử lý được sau ba lần\. Xem: inbox --stuck\./);
});

test('a message that dies is told of, but not one that told of something itself', async () => {
  await becomeOwner();
  await office.tick();
  // Every row whose content is spoilt dies when it is worded.
  const spoil = (): void => {
    office.database.raw.exec("update outbox set payload = '{' where state = 'queued'");
  };
  await office.says(people.lan, 'SXD', '#1 70%');
  office.moveTo('2022-06-20 20:00');
  finds('a');
  spoil();
  for (const at of ['07:00', '07:02', '07:04', '07:06', '09:00']) await office.advanceTo(`2022-06-21 ${at}`, {});
  expect(outbox().filter(({ state }) => state === 'dead')).toHaveLength(1);
  expect(outbox()).toHaveLength(1);
});

test('a dead chat is told to the owner, and the secretariat’s own too', async () => {
  await becomeOwner();
  await office.linkSecretariat(people.binh);
  await office.receives({
    kind: 'membership',
    chat: { externalId: '-4100003', threadId: null, type: 'group', title: 'Văn phòng' },
    person: { externalId: people.outsider.id, name: people.outsider.name, anonymous: false },
    present: false,
    reason: 'kicked',
  });
  expect(notices().at(-1)).toContain('Không gửi được nữa tới “Văn phòng”');
});
