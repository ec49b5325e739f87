/** Work that never ends is set aside; `standstill.long.ts` has what kills the process, and kills of chance. */

import { expect, test } from 'vitest';
import { listDeliveries } from '../../src/usecases/deliver/list-deliveries.ts';
import { resendMessage } from '../../src/usecases/deliver/resend-message.ts';
import { workAt } from '../../src/usecases/work.ts';
import { localInstant } from '../support/office/movable-clock.ts';
import { openStage, POISON, SET_ASIDE, TEN_STEPS } from './inside/lives.ts';

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
