import { expect, test } from 'vitest';
import { addMs } from '../../../src/domain/calendar/dates.ts';
import { endLeases } from '../../../src/store/outbox/outbox-sending.ts';
import { abandoned, lease } from '../../../src/store/outbox/outbox-sending.ts';
import { openPostOffice, type PostOffice } from '../../outbox/post-office.ts';

const HOUR_MS = 3_600_000;

function abandonedNow({ database, clock }: PostOffice): number[] {
  return database.read((tx) => abandoned(tx, 'rehearsal', clock.now())).map(({ id }) => id);
}

function everything({ database }: PostOffice): unknown[] {
  return database.raw.prepare('select * from outbox order by id').all();
}

function endAll({ database, clock }: PostOffice): void {
  database.transact((tx) => {
    endLeases(tx, clock.now());
  });
}

test('what an earlier run had in hand is in nobody’s when the next one begins, however long its lease, and the rest stays as it is', async () => {
  const office = await openPostOffice();
  const { database, clock } = office;
  const chat = office.chat('Sở Xây dựng');
  const [inHand, queued, long] = ['đang gửi', 'đang chờ', 'gửi lúc đồng hồ chạy nhanh'].map((text) =>
    office.promise(chat, text),
  ) as [number, number, number];
  database.transact((tx) => {
    lease(tx, [inHand], addMs(clock.now(), 90_000));
    // Leased while the clock was a day ahead.
    lease(tx, [long], addMs(clock.now(), 24 * HOUR_MS));
  });
  const before = office.row(queued);
  expect(abandonedNow(office)).toEqual([]);
  endAll(office);
  expect(abandonedNow(office)).toEqual([inHand, long]);
  expect(office.row(queued)).toEqual(before);
  expect(office.row(inHand)).toMatchObject({ state: 'sending', attempts: 1, repeated: 0 });
});

test('what was sent, skipped or given up keeps its end, and where nothing was in hand nothing changes', async () => {
  const office = await openPostOffice();
  const { database } = office;
  const chat = office.chat('Sở Tài chính');
  for (const state of ['sent', 'unknown', 'skipped', 'dead', 'queued']) {
    const id = office.promise(chat, state);
    database.raw.prepare('update outbox set state = ?, lease_until = null where id = ?').run(state, id);
  }
  const before = everything(office);
  endAll(office);
  expect(everything(office)).toEqual(before);
});
