/**
 * Work that never ends or that kills the process: what is proved to is set aside; what was met by kills of chance is done.
 * `standstill.long.ts` goes on from here.
 */

import { expect, test } from 'vitest';
import { listDeliveries } from '../../src/usecases/deliver/list-deliveries.ts';
import { resendMessage } from '../../src/usecases/deliver/resend-message.ts';
import { workAt } from '../../src/usecases/work.ts';
import { localInstant } from '../support/office/movable-clock.ts';
import { NEVER_CALM, openStage, POISON, SET_ASIDE, TEN_STEPS } from './inside/lives.ts';

test('a message that hangs twice as it is read, before it is stored, is set aside, the owner is told, ten good ones behind it are recorded', async () => {
  const { office, rows, reports, linkedAndStopped, write, setAside, saidToOwner } = await openStage();
  const linked = await linkedAndStopped();
  write(linked);
  await setAside({ HANG_AT: 'reading', HANG_WORDS: POISON }, linked.ha);

  await office.start();
  await office.settled();
  expect(reports()).toEqual(TEN_STEPS);
  expect(rows("select state, error from inbox where state <> 'handled'")).toEqual([SET_ASIDE]);
  expect(saidToOwner(linked.ha)).toHaveLength(1);
  expect(rows('select * from in_hand')).toEqual([]);
});

test('a reminder whose wording never ends is set aside as dead, the owner is told, and another agency gets its own', async () => {
  const { office, run, rows, remindersWait, isReminded, saidToOwner } = await openStage();
  const { ha, one, other } = await remindersWait();
  const reminders = "select chat_id as chat, state, error from outbox where kind = 'reminder' order by chat_id";
  const hang = { HANG_AT: 'wording', HANG_WORDS: '[1]' };
  const isOver = (): boolean => saidToOwner(ha).length > 0 && isReminded(other);
  const ends = [await run(hang), await run(hang), await run(hang, isOver)];
  expect(ends.map(({ signal }) => signal)).toEqual(['SIGKILL', 'SIGKILL', null]);
  expect(isReminded(one)).toBe(false);

  office.clock.moveTo(localInstant('2022-06-20 09:40'));
  await office.start();
  await office.settled();
  expect(rows(reminders)).toMatchObject([
    { state: 'dead', error: 'the program ended twice while it was being worded' },
    { state: 'sent', error: null },
  ]);
  expect(saidToOwner(ha)).toHaveLength(1);
  expect(rows('select * from in_hand')).toEqual([]);
  // On a person's word it is worded anew.
  office.app().database.transact((tx) => {
    const work = workAt(tx, office.clock.now(), office.app().rules);
    const dead = listDeliveries(work, 'trouble', 10).map(({ id }) => resendMessage(work, id).kind);
    expect(dead).toEqual(['queued']);
  });
  await office.settled();
  expect(isReminded(one)).toBe(true);
});

test('kills of chance amid one message never set it aside: it is recorded in a calm run, before what was written after it', async () => {
  const { office, run, endsUntil, rows, reports, linkedAndStopped, otherOffice, write, receipts, saidToOwner } =
    await openStage();
  const other = await otherOffice();
  const { ha, ...linked } = await linkedAndStopped();
  write(linked);
  const kill = { HANG_AT: 'writing', HANG_BY: 'kill', HANG_WORDS: POISON, ...NEVER_CALM };
  for (let life = 1; life <= 3; life += 1) expect((await run(kill)).signal).toBe('SIGKILL');
  const read = (): boolean => office.double.pending().length === 0;
  for (let life = 4; life <= 5; life += 1) expect((await run(kill, read, 'SIGKILL')).signal).toBe('SIGKILL');
  other.write();
  const isOver = (): boolean => receipts(linked.group) === 11 && receipts(other.chat) === 10;
  expect(await endsUntil({}, isOver)).toBe(0);

  await office.start();
  await office.settled();
  expect(reports()).toHaveLength(21);
  const itsOwn = rows("select text from event where kind = 'reported' and assignment_id = 1 order by id");
  expect(itsOwn).toEqual([`vướng ${POISON}`, ...TEN_STEPS].map((text) => ({ text })));
  expect(rows("select state from inbox where state <> 'handled'")).toEqual([]);
  expect(rows('select * from in_hand')).toEqual([]);
  expect(saidToOwner(ha)).toEqual([]);
});
