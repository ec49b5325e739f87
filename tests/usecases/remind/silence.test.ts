/** An agency with undated tasks only: it is asked in its own chat before leaders read of its silence, and as often. */

import { beforeEach, expect, test } from 'vitest';
import { addDays, day, type LocalDate } from '../../../src/domain/calendar/dates.ts';
import { recordSuccession } from '../../../src/usecases/programme/apply-succession.ts';
import { workAt } from '../../../src/usecases/work.ts';
import { people } from '../../people.ts';
import { openOffice, type Office } from '../../support/office.ts';
import { openLinked } from '../../support/office/linked-office.ts';

const { lan, son, binh } = people;
const SXD = 'Sở Xây dựng';
let office: Office;

beforeEach(async () => {
  office = await openLinked(
    {
      at: '2022-06-20 08:00',
      programme: [
        { ref: 'I.1', title: 'Quản lý trật tự xây dựng', lead: SXD, deadline: 'Thường xuyên' },
        { ref: 'I.2', title: 'Phát triển nhà ở xã hội', lead: SXD, deadline: 'Hằng năm theo kế hoạch' },
        { ref: 'I.3', title: 'Quản lý nông thôn', lead: 'UBND huyện Thọ Xuân', deadline: 'Thường xuyên' },
        { ref: 'I.4', title: 'Mở tuyến đường', lead: 'Sở Giao thông vận tải', deadline: 'Quý IV/2023' },
      ],
    },
    { VP: binh, LD: son },
  );
  return () => {
    office.close();
  };
});

/** What the leaders' digests, one each Monday until `end`, say of who is silent; each with the digest's day. */
async function namings(end: string): Promise<string[]> {
  let monday: LocalDate = day('2022-06-27');
  while (monday <= end) {
    await office.advanceTo(`${monday} 09:00`);
    await office.digest();
    monday = addDays(monday, 7);
  }
  await office.advanceTo(`${addDays(monday, -1)} 09:00`);
  return office.sentTo('LD').flatMap(({ text }) => {
    const told = text.split('\n\n').find((part) => part.startsWith('Mới hết kỳ'));
    const on = /^Tổng hợp tuần, tính đến ngày (\S+)/u.exec(text)?.[1];
    return told === undefined ? [] : [`${String(on)}: ${told.split('\n').slice(1).join(' ')}`];
  });
}

async function silentLines(): Promise<string[]> {
  await office.says(son, 'LD', '/imlang');
  return office
    .lastTo('LD')
    .text.split('\n')
    .filter((line) => line.startsWith('#'));
}

test('leaders read of each silence once, after the question, with its day', async () => {
  await office.linkAgency('SXD', lan);
  expect(await namings('2023-01-30')).toEqual([
    '04/07/2022: • Sở Xây dựng: 1, đã hỏi ngày 23/06/2022',
    '03/10/2022: • Sở Xây dựng: 1, đã hỏi ngày 23/09/2022',
    '02/01/2023: • Sở Xây dựng: 1, đã hỏi ngày 26/12/2022',
  ]);
  expect(await silentLines()).toEqual([
    '#1 (I.1) Quản lý trật tự xây dựng – Thường xuyên; đã hỏi ngày 26/12/2022, chưa báo cáo kỳ vừa qua; chưa có báo cáo',
  ]);
});

test('an agency that has no chat is not silent', async () => {
  expect(await namings('2023-01-30')).toEqual([]);
  expect(await silentLines()).toEqual([]);
});

test('nor is one that got its chat after the question would have come, until it had a week to answer', async () => {
  office.moveTo('2022-09-30 16:30');
  await office.linkAgency('SXD', lan);
  await office.advanceTo('2022-10-06 09:00');
  expect(await silentLines()).toEqual([]);
  await office.advanceTo('2022-10-07 09:00');
  expect(await silentLines()).toEqual([expect.stringContaining('đã hỏi ngày 30/09/2022')]);
});

test('nor one whose questions arrived elsewhere, in shadow delivery', async () => {
  office.close();
  office = await openOffice({
    at: '2022-06-20 08:00',
    programme: [{ ref: 'I.1', title: 'Quản lý trật tự xây dựng', lead: SXD, deadline: 'Thường xuyên' }],
    rules: { delivery: 'shadow' },
  });
  await office.linkSecretariat(binh);
  await office.linkLeaders(son);
  await office.linkAgency('SXD', lan);
  await office.advanceTo('2022-10-03 09:00');
  expect(office.sentTo('VP').some(({ text }) => text.includes('Quản lý trật tự xây dựng'))).toBe(true);
  expect(await silentLines()).toEqual([]);
});

test('an heir is not silent for what its predecessor was asked', async () => {
  await office.linkAgency('SXD', lan);
  await office.advanceTo('2022-10-03 09:00');
  expect(await silentLines()).toHaveLength(1);
  const merged = office.database.transact((tx) =>
    recordSuccession(workAt(tx, office.now(), office.rules), {
      kind: 'merge',
      predecessors: ['SXD', 'SGTVT'],
      successors: [{ code: 'SGTVT', name: null }],
      from: day('2022-10-03'),
      document: 'Nghị quyết số 99/NQ-HĐND',
      choices: [],
    }),
  );
  expect(merged.kind).toBe('applied');
  expect(office.assignment('I.1', 'SGTVT')).toMatchObject({ askedOn: null, askedBefore: null });
  expect(await silentLines()).toEqual([]);
});
