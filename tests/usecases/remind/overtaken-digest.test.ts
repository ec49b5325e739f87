// covers src/usecases/remind/send-digest.ts

/** A digest that a newer one overtakes is not sent beside it, and the newer one tells what it would have told. */

import { expect, onTestFinished, test } from 'vitest';
import { people } from '../../people.ts';
import { openOffice } from '../../support/office.ts';
import { WITH_WEEKLY_DIGEST } from '../../support/office/advance.ts';

test('after Tết one digest comes, and it begins where the last one that was sent ended', async () => {
  const programme = [{ ref: 'I.1', title: 'Lập quy hoạch chung', lead: 'Sở Xây dựng', deadline: 'Ngày 12/02/2026' }];
  const office = await openOffice({ at: '2026-02-02 07:00', programme });
  await office.linkSecretariat(people.binh);
  await office.linkLeaders(people.son);
  await office.linkAgency('SXD', people.lan);
  await office.advanceTo('2026-03-02 12:00', WITH_WEEKLY_DIGEST);
  const windows = (place: 'LD' | 'SXD'): string[] =>
    office.sentTo(place).flatMap(({ text }) => {
      const to = /^Tổng hợp tuần.*, tính đến ngày (\S+)/u.exec(text)?.[1];
      const from = /Thay đổi từ ngày ([\d/]+)/u.exec(text)?.[1];
      return to === undefined ? [] : [`${String(from)} – ${to}`];
    });
  expect(windows('LD')).toEqual([
    '26/01/2026 – 02/02/2026',
    '02/02/2026 – 09/02/2026',
    // That of 16/02 would have come during Tết.
    '09/02/2026 – 23/02/2026',
    '23/02/2026 – 02/03/2026',
  ]);
  const own = windows('SXD');
  expect(new Set(own.map((window) => window.split(' – ')[1])).size).toBe(own.length);
  office.close();
});

test('a digest for a single holiday comes on the next working day', async () => {
  const office = await openOffice({ at: '2022-08-29 07:00' });
  await office.linkLeaders(people.son);
  await office.advanceTo('2023-01-01 12:00');
  // Monday 2/1/2023 rests for the Sunday of New Year.
  await office.advanceTo('2023-01-03 12:00', WITH_WEEKLY_DIGEST);
  expect(office.sentTo('LD').filter(({ text }) => text.startsWith('Tổng hợp tuần'))).toHaveLength(1);
  office.close();
});

test('a digest that waits for the morning is not taken back by a second run on its day, nor sent twice', async () => {
  const programme = [{ ref: 'I.1', title: 'Lập quy hoạch chung', lead: 'Sở Xây dựng', deadline: 'Ngày 22/02/2026' }];
  const office = await openOffice({ at: '2026-02-06 08:00', programme });
  onTestFinished(() => {
    office.close();
  });
  await office.linkLeaders(people.son);
  await office.linkAgency('SXD', people.lan);
  const digests = (place: 'LD' | 'SXD'): number =>
    office.sentTo(place).filter(({ text }) => text.startsWith('Tổng hợp tuần')).length;
  await office.advanceTo('2026-02-08 09:00');
  await office.digest();
  office.moveTo('2026-02-08 15:00');
  await office.digest();
  // As after an end of the program between the queueing and the note that the job ran.
  office.database.raw.exec("delete from job where name = 'digest'");
  await office.digest();
  expect([digests('LD'), digests('SXD')]).toEqual([0, 0]);
  await office.advanceTo('2026-02-09 09:00');
  expect([digests('LD'), digests('SXD')]).toEqual([1, 1]);
});
