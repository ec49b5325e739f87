import { expect, test } from 'vitest';
import { day } from '../../../src/domain/calendar/dates.ts';
import { newlySilentByAgency } from '../../../src/store/figures/newly-silent.ts';
import { people } from '../../people.ts';
import { openOffice } from '../../support/office.ts';

const ALL = { kind: 'all' } as const;

test('an agency is newly silent once for each question that it left unanswered', async () => {
  const office = await openOffice({
    at: '2022-06-20 08:00',
    programme: ['I.1', 'I.2', 'I.3'].map((ref) => ({
      ref,
      title: `Quản lý trật tự xây dựng ${ref}`,
      lead: ref === 'I.3' ? 'UBND huyện Thọ Xuân' : 'Sở Xây dựng',
      deadline: 'Thường xuyên',
    })),
  });
  await office.linkAgency('SXD', people.lan);
  const between = (since: string, today: string) =>
    office.database.read((tx) => newlySilentByAgency(tx, ALL, day(since), day(today)));
  await office.advanceTo('2022-09-26 09:00');
  await office.says(people.lan, 'SXD', '#2 đang làm 40%');
  await office.advanceTo('2022-10-03 09:00');
  // The agency without a chat was never asked.
  const told = [{ agencyId: 1, count: 1, askedOn: '2022-09-23' }];
  expect(between('2022-09-26', '2022-10-03')).toEqual(told);
  expect(between('2022-10-03', '2022-10-10')).toEqual([]);
  expect(between('2022-10-10', '2022-12-26')).toEqual([]);
  await office.advanceTo('2023-01-02 09:00');
  expect(between('2022-12-26', '2023-01-02')).toEqual([{ agencyId: 1, count: 2, askedOn: '2022-12-26' }]);
  office.close();
});
