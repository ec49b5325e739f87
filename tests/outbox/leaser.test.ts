/** What one message brings out must not hold up the others, nor go on for ever. */

import { expect, test } from 'vitest';
import { BotRefused } from '../../src/outbox/transport.ts';
import type { Prepared } from '../../src/outbox/relay-hooks.ts';
import type { OutboxRow } from '../../src/store/outbox/outbox.ts';
import type { OutboxPayload } from '../../src/outbox/payload.ts';
import { beginRun } from '../../src/usecases/operate/begin-run.ts';
import { messenger, openPostOffice, SENT, type PostOffice } from './post-office.ts';

function worded(payload: OutboxPayload): Prepared {
  return payload.kind === 'message'
    ? { kind: 'send', message: payload.message, payload }
    : { kind: 'skip', why: 'nothing to say' };
}

test('a message that cannot be worded lets those behind it go first, and waits for a person after three tries', async () => {
  const office = await openPostOffice();
  const chat = office.chat('A');
  const poison = office.promise(chat, 'độc');
  const behind = office.promise(chat, 'sau');
  const elsewhere = office.promise(office.chat('B'), 'nơi khác');
  const transport = messenger();
  let tries = 0;
  const relay = office.relay(transport, {
    hooks: {
      prepare: (_tx, row: OutboxRow, payload) => {
        if (row.id !== poison) return worded(payload);
        tries += 1;
        throw new TypeError('steps of undefined');
      },
    },
  });
  await relay.drain();
  expect([office.row(behind).state, office.row(elsewhere).state]).toEqual(['sent', 'sent']);
  expect(office.row(poison)).toMatchObject({ state: 'queued', attempts: 0, error: 'TypeError: steps of undefined' });
  for (let minute = 1; minute <= 5; minute += 1) {
    office.clock.shift(60_001);
    await relay.drain();
  }
  expect(tries).toBe(3);
  expect(office.row(poison)).toMatchObject({ state: 'dead', error: 'TypeError: steps of undefined' });
  expect(office.told).toEqual([`dead ${String(poison)}: TypeError: steps of undefined`]);
});

test('a payload that is no JSON is such a message', async () => {
  const office = await openPostOffice();
  const id = office.promise(office.chat('A'), 'hỏng');
  office.database.raw.prepare(`update outbox set payload = '{"kind":' where id = ?`).run(id);
  const relay = office.relay(messenger());
  for (let minute = 0; minute < 3; minute += 1) {
    await relay.drain();
    office.clock.shift(60_001);
  }
  expect(office.row(id).state).toBe('dead');
});

test('a payload that only a newer version can read is refused by that name, and what waits behind it goes out', async () => {
  const office = await openPostOffice();
  const chat = office.chat('A');
  const newer = office.promise(chat, 'mới');
  const behind = office.promise(chat, 'sau');
  office.database.raw.prepare(`update outbox set payload = '{"kind":"poll","items":[1]}' where id = ?`).run(newer);
  const relay = office.relay(messenger());
  for (let minute = 0; minute < 3; minute += 1) {
    await relay.drain();
    office.clock.shift(60_001);
  }
  expect(office.row(behind).state).toBe('sent');
  const { state, error } = office.row(newer);
  expect(state).toBe('dead');
  expect(error).toMatch(/^PayloadUnreadable: kind: .*received "poll"$/u);
});

test('a message on which sending itself breaks is shown to a person as of unknown fate, and the others go on', async () => {
  const office = await openPostOffice();
  const poison = office.promise(office.chat('A'), 'độc');
  const other = office.promise(office.chat('B'), 'lành');
  const transport = messenger(
    ({ text }) => {
      if (text.includes('độc')) throw new TypeError('entities of undefined');
      return SENT;
    },
    { repeatsUnknown: false },
  );
  await office.relay(transport).drain();
  expect(office.row(other).state).toBe('sent');
  expect(office.row(poison)).toMatchObject({ state: 'unknown', error: 'entities of undefined' });
});

test('a messenger that refuses the bot itself is left alone, and no message dies of it', async () => {
  const office = await openPostOffice();
  const ids = [office.promise(office.chat('A'), 'một'), office.promise(office.chat('B'), 'hai')];
  const transport = messenger(() => {
    throw new BotRefused('the token was withdrawn');
  });
  await office.relay(transport).drain();
  expect(transport.calls).toHaveLength(1);
  expect(ids.map((id) => office.row(id).state)).toEqual(['queued', 'queued']);
  expect(office.told).toEqual([]);
});

test('a full disk or a lock is no message’s fault: the running relay outlasts it and sends', async () => {
  const office = await openPostOffice();
  const id = office.promise(office.chat('A'), 'chào');
  const busy = Object.assign(new Error('database or disk is full'), { code: 'SQLITE_FULL' });
  let refusals = 1;
  const transport = messenger();
  const relay = office.relay(transport, {
    hooks: {
      prepare(_tx, _row, payload) {
        if (refusals-- > 0) throw busy;
        return worded(payload);
      },
    },
  });
  relay.start();
  await transport.asked(1);
  await relay.stop();
  expect(office.row(id)).toMatchObject({ state: 'sent', attempts: 1 });
});

test('a message proved to end the program as it is worded is dead at once; after one end it goes out and is forgotten', async () => {
  const office = await openPostOffice();
  const [once, over, none] = ['A', 'B', 'C'].map((name) => office.promise(office.chat(name), name));
  countEnds(office, once, 1);
  countEnds(office, over, 4);
  await office.relay(messenger(), { isDoubtful: () => true }).drain();
  expect([once, over, none].map((id) => office.row(id ?? 0).state)).toEqual(['sent', 'dead', 'sent']);
  expect(office.row(over ?? 0).error).toBe('the program ended twice while it was being worded');
  expect(office.database.raw.prepare('select * from in_hand').all()).toEqual([]);
});

test.each([2, 3])(
  'after %i ends a message lets the others go first, in its chat too, until the run is calm',
  async (ends) => {
    const office = await openPostOffice();
    const chat = office.chat('A');
    const [late, behind, elsewhere] = [
      office.promise(chat, 'nghi ngờ'),
      office.promise(chat, 'sau'),
      office.promise(office.chat('B'), 'nơi khác'),
    ];
    countEnds(office, late, ends);
    const run = beginRun(office.database, office.clock, 'second', null);
    const relay = office.relay(messenger(), run);
    for (let minute = 0; minute < 5; minute += 1) {
      await relay.drain();
      office.clock.shift(60_001);
    }
    expect([late, behind, elsewhere].map((id) => office.row(id).state)).toEqual(['queued', 'sent', 'sent']);
    expect(office.row(late)).toMatchObject({ attempts: 0, repeated: 0, error: null });
    await relay.drain();
    run.becomeCalm();
    await relay.drain();
    expect(office.row(late).state).toBe('sent');
    expect(office.taken.at(-1)).toBe('nghi ngờ');
    expect(office.taken.toSorted()).toEqual(['nghi ngờ', 'nơi khác', 'sau']);
    expect(office.told).toEqual([]);
    expect(office.database.raw.prepare('select * from in_hand').all()).toEqual([]);
  },
);

function countEnds({ database: { raw } }: PostOffice, id: number | undefined, ends: number): void {
  const { channel } = raw.prepare('select channel from chat limit 1').get() as { channel: string };
  const count = raw.prepare("insert into in_hand (kind, channel, key, ends) values ('delivery', ?, ?, ?)");
  count.run(channel, String(id), ends);
}
