/** The longer plays of `standstill.test.ts`, by `npm run test:long`: more lives, or poison that kills at once. */

import { expect, test } from 'vitest';
import { listDeliveries } from '../../src/usecases/deliver/list-deliveries.ts';
import { resendMessage } from '../../src/usecases/deliver/resend-message.ts';
import { workAt } from '../../src/usecases/work.ts';
import { run as commandLine } from '../cli/command-line.ts';
import { localInstant } from '../support/office/movable-clock.ts';
import { NEVER_CALM, openStage, POISON, SET_ASIDE, TEN_STEPS } from './inside/lives.ts';

test('a message that hangs twice as it is handled is set aside; tried again it is handled alone, and hangs once more and is set aside again, or is done', async () => {
  const { office, run, rows, reports, linkedAndStopped, write, setAside, saidToOwner } = await openStage();
  const { double, config } = office;
  const linked = await linkedAndStopped();
  const { lan, ha, group } = linked;
  write(linked);
  const hang = { HANG_AT: 'writing', HANG_WORDS: POISON };
  await setAside(hang, ha);
  const [stuck] = (await commandLine(config.databasePath, ['inbox', '--stuck', '--json'])).json;
  expect(stuck).toMatchObject({ error: SET_ASIDE.error });

  expect((await commandLine(config.databasePath, ['inbox', '--retry', String(stuck?.['id'])])).status).toBe(0);
  double.message({ chat: group, from: lan, text: '#1 95%' });
  const later = { ...hang, NOW: '2022-06-20 09:40' };
  const isToldAgain = (): boolean => saidToOwner(ha).length === 2 && double.pending().length === 0;
  const ends = [await run(later), await run(later, isToldAgain)];
  expect(ends.map(({ signal }) => signal)).toEqual(['SIGKILL', null]);

  expect((await commandLine(config.databasePath, ['inbox', '--retry', String(stuck?.['id'])])).status).toBe(0);
  await office.start();
  await office.settled();
  expect(reports()).toEqual([...TEN_STEPS, '95%', `vướng ${POISON}`]);
  expect(rows("select state from inbox where state <> 'handled'")).toEqual([]);
  expect(saidToOwner(ha)).toHaveLength(2);
  expect(rows('select * from in_hand')).toEqual([]);
});

test('a message that kills the process at once, at every start, holds up no other chat, and is set aside after five ends', async () => {
  const { office, endsUntil, rows, reports, linkedAndStopped, otherOffice, write, receipts, saidToOwner } =
    await openStage();
  const other = await otherOffice();
  const { ha, ...linked } = await linkedAndStopped();
  write(linked);
  other.write();
  const kill = { HANG_AT: 'writing', HANG_BY: 'kill', HANG_WORDS: POISON };
  // The first is not noted by anyone; two more may be chance.
  expect(await endsUntil({ ...kill, ...NEVER_CALM }, () => receipts(other.chat) === 10)).toBe(3);
  expect(saidToOwner(ha)).toEqual([]);
  expect(await endsUntil(kill, () => saidToOwner(ha).length > 0 && receipts(linked.group) === 10)).toBe(2);

  await office.start();
  await office.settled();
  expect(rows('select * from in_hand')).toEqual([]);
  expect(reports()).toEqual([...TEN_STEPS, ...TEN_STEPS]);
  expect(rows("select state, error from inbox where state <> 'handled'")).toEqual([SET_ASIDE]);
  expect(saidToOwner(ha)).toHaveLength(1);
});

test('the wording of a reminder that kills the process at once, by poison and, from where the registry stood, by chance', async () => {
  const { endsUntil, remindersWait, isReminded, saidToOwner, nothingInHand, keepRegistry } = await openStage();
  const { ha, one, other } = await remindersWait();
  const kill = { HANG_AT: 'wording', HANG_BY: 'kill', HANG_WORDS: '[1]' };
  expect(await endsUntil({ ...kill, ...NEVER_CALM }, () => isReminded(other))).toBe(3);
  const goBack = keepRegistry();

  expect(await endsUntil(kill, () => saidToOwner(ha).length > 0)).toBe(2);
  expect(isReminded(one)).toBe(false);
  await nothingInHand();

  goBack();
  expect(await endsUntil({}, () => isReminded(one))).toBe(0);
  await nothingInHand();
  expect(saidToOwner(ha)).toHaveLength(1);
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
