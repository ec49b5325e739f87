// covers src/usecases/remind/send-due-reminders.ts

import { expect, onTestFinished, test } from 'vitest';
import { payloadOf } from '../../../src/outbox/payload.ts';
import { listOutbox } from '../../../src/store/outbox/outbox-lists.ts';
import { aboutOf } from '../../../src/store/outbox/outbox.ts';
import type { Database, Tx } from '../../../src/store/sqlite/database.ts';
import { sendDueReminders } from '../../../src/usecases/remind/send-due-reminders.ts';
import { people } from '../../people.ts';
import { openOffice } from '../../support/office.ts';

/** More than are decided on together, so that each agency's turn is its own. */
const TASKS_EACH = 30;
const LEADS = ['Sở Xây dựng', 'UBND huyện Thọ Xuân'];

/** A database in which everything takes long, and which the power leaves before transaction number `last` + 1. */
function failing(database: Database, last: number): Database {
  let done = 0;
  return {
    ...database,
    transact: (work) => {
      if (done === last) throw new Error('the power is gone');
      const result = database.transact((tx) => work(slow(tx)));
      done += 1;
      return result;
    },
  };
}

/** Each write takes longer than a turn of the tick may. */
function slow(tx: Tx): Tx {
  return {
    ...tx,
    run: (statement) => {
      for (const end = performance.now() + 3; performance.now() < end;);
      return tx.run(statement);
    },
  };
}

test('a tick that is cut short between any two of its turns loses nothing and doubles nothing', async () => {
  const office = await openOffice({
    at: '2022-06-20 08:00',
    programme: LEADS.flatMap((lead, part) =>
      Array.from({ length: TASKS_EACH }, (_, index) => ({
        ref: `${part + 1}.${index + 1}`,
        title: `Nhiệm vụ ${index + 1}`,
        lead,
        deadline: 'Ngày 05/7/2022',
      })),
    ),
  });
  onTestFinished(() => {
    office.close();
  });
  await office.linkAgency('SXD', people.lan);
  await office.linkAgency('UBNDTX', people.tung);
  office.moveTo('2022-06-24 08:00');
  const bundles = () =>
    office.database.read((tx) =>
      listOutbox(tx, 'all', 100)
        .filter(({ kind, state }) => kind === 'reminder' && state === 'queued')
        .map((row) => {
          const payload = payloadOf(row.payload);
          return [aboutOf(tx, row.id).length, payload.kind === 'nudge' ? payload.items.length : 0];
        }),
    );
  const promised: number[] = [];
  // One turn in each attempt, until one has nothing left to do.
  for (let attempt = 1; attempt <= LEADS.length; attempt += 1) {
    const tick = sendDueReminders(failing(office.database, 1), office.now(), office.rules);
    await expect(tick).rejects.toThrow('the power is gone');
    promised.push(bundles().length);
  }
  expect(promised).toEqual([1, 2]);
  await sendDueReminders(office.database, office.now(), office.rules);
  expect(bundles()).toEqual(LEADS.map(() => [TASKS_EACH, TASKS_EACH]));
});
