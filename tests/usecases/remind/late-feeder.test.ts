// covers src/store/programmes/late-feeders.ts

import { afterEach, beforeEach, expect, test } from 'vitest';
import { isExcused } from '../../../src/domain/tasks/task.ts';
import { composeEscalation } from '../../../src/conversation/compose/compose-digest.ts';
import { day } from '../../../src/domain/calendar/dates.ts';
import { reasonWords } from '../../../src/conversation/compose/report/assignment-words.ts';
import { summarySections } from '../../../src/conversation/compose/report/summary-words.ts';
import { cardsInScope } from '../../../src/store/programmes/assignments.ts';
import { withFeeders } from '../../../src/store/programmes/late-feeders.ts';
import { addDependency } from '../../../src/store/programmes/tasks.ts';
import { workAt } from '../../../src/usecases/work.ts';
import { people } from '../../people.ts';
import { addProgramme } from '../../support/office/fill-registry.ts';
import { openOffice, type Office } from '../../support/office.ts';
import { wholeReport } from '../../support/whole-report.ts';

const { binh, lan, son, tung } = people;

let office: Office;

beforeEach(async () => {
  office = await openOffice({
    at: '2022-06-01 08:00',
    followed: true,
    programme: [
      { ref: 'I.1', title: 'Lập chương trình chung', lead: 'Sở Xây dựng', deadline: 'Ngày 15/6/2022' },
      { ref: 'I.2', title: 'Rà soát số liệu huyện', lead: 'UBND huyện Thọ Xuân', deadline: 'Ngày 30/6/2022' },
    ],
  });
  office.database.transact((tx) => {
    addDependency(tx, 2, 1);
  });
  await office.linkSecretariat(binh);
  await office.linkLeaders(son);
  await office.linkAgency('SXD', lan);
  await office.linkAgency('UBNDTX', tung);
});
afterEach(() => {
  office.close();
});

const EXCUSE = (days: number): string => `chờ kết quả #2 của UBND huyện Thọ Xuân (quá hạn ${String(days)} ngày)`;
const HEADED = /^Đôn đốc/u;

test('a late feeder excuses whoever waits in reminders, lists, escalations and reports, and is named first', async () => {
  await office.advanceTo('2022-07-01 09:00');
  const urged = office.sentTo('SXD').filter(({ text }) => HEADED.test(text));
  expect(urged.some(({ text }) => text.includes('quá hạn') && text.includes('chờ kết quả'))).toBe(false);
  expect(office.lastTo('UBNDTX').text).toContain('#1 của Sở Xây dựng đang chờ kết quả này');

  await office.advanceTo('2022-07-15 09:00');
  expect(office.lastTo('SXD').text.toLowerCase()).toContain(EXCUSE(15).toLowerCase());

  await office.says(son, 'LD', '/quahan');
  const list = office.lastTo('LD').text;
  expect(list).toContain(`quá 30 ngày; ${EXCUSE(15)}`);
  // Fewer days, but the cause of the other.
  expect(list.indexOf('1. UBND huyện Thọ Xuân')).toBeGreaterThan(-1);
  expect(list.indexOf('1. UBND huyện Thọ Xuân')).toBeLessThan(list.indexOf('2. Sở Xây dựng'));

  const told = office.sentTo('LD').find(({ text }) => text.startsWith('Nhiệm vụ quá hạn từ 30 ngày'));
  const report = office.database.read((tx) =>
    wholeReport(workAt(tx, office.now(), office.rules), {
      scope: { kind: 'all' },
      programme: null,
      from: day('2022-07-01'),
      to: day('2022-07-15'),
    }),
  );
  const [fed] = report.assignments;
  expect(fed === undefined ? '' : reasonWords(fed, day('2022-07-15'))).toBe(
    'Chờ kết quả #2 của UBND huyện Thọ Xuân (quá hạn 15 ngày). Quá hạn 30 ngày.',
  );
  const overdue = summarySections(report).find(({ heading }) => heading.startsWith('2. Nhiệm vụ quá hạn'));
  expect(overdue?.items.map((item) => /#\d/u.exec(item)?.[0])).toEqual(['#2', '#1']);
  expect(told?.text).toContain(`quá 30 ngày; ${EXCUSE(15)}; chưa có báo cáo`);
});

test('in one escalation the cause stands before what waits for it', () => {
  const cards = office.database.read((tx) => withFeeders(tx, cardsInScope(tx, { kind: 'all' }), day('2022-08-10')));
  const lines = composeEscalation(cards, 'leaders', day('2022-08-10')).text.split('\n');
  expect(lines.filter((line) => line.startsWith('#')).map((line) => line.slice(0, 2))).toEqual(['#2', '#1']);
});

test('nothing excuses what waits for a result that is in time, or done', async () => {
  office.moveTo('2022-06-29 09:00');
  await office.says(son, 'LD', '/quahan');
  expect(office.lastTo('LD').text).not.toContain('chờ kết quả');
  office.moveTo('2022-07-04 09:00');
  await office.says(tung, 'UBNDTX', '#2 xong', { mention: true });
  await office.says(binh, 'VP', '/xacnhan 2');
  await office.says(son, 'LD', '/quahan');
  expect(office.lastTo('LD').text).toContain('#1 (I.1)');
  expect(office.lastTo('LD').text).not.toContain('chờ kết quả #2');
});

test('a programme that has ended keeps nobody waiting, and waits for nobody', async () => {
  const own = [
    { ref: 'II.1', title: 'Cung cấp bản đồ nền', lead: 'UBND huyện Thọ Xuân', deadline: 'Ngày 20/6/2022' },
    { ref: 'II.2', title: 'Tổng hợp bản đồ', lead: 'Sở Xây dựng', deadline: 'Ngày 20/12/2022' },
  ];
  addProgramme(office.database, own, office.now(), office.rules, { code: 'ended', number: '16/QĐ-UBND' });
  office.database.raw.exec('update assignment set review_until = null');
  office.database.transact((tx) => {
    addDependency(tx, 3, 1);
    addDependency(tx, 2, 4);
  });
  office.database.raw.exec("update programme set ends_on = '2022-07-02' where code = 'ended'");
  await office.advanceTo('2022-06-30 09:00');
  const told = (place: 'SXD' | 'UBNDTX', from: number): string =>
    office.sentTo(place).slice(from).map(({ text }) => text).join('\n'); // prettier-ignore
  expect(told('SXD', 0)).toContain('#3');
  const before = { SXD: office.sentTo('SXD').length, UBNDTX: office.sentTo('UBNDTX').length };
  await office.advanceTo('2022-09-15 09:00');
  expect(told('SXD', before.SXD)).toContain('Chờ kết quả #2');
  expect(told('SXD', before.SXD)).not.toContain('#3');
  expect(told('UBNDTX', before.UBNDTX)).toContain('#1 của Sở Xây dựng đang chờ kết quả này');
  expect(told('UBNDTX', before.UBNDTX)).not.toContain('#4');
});

test('what was done late excuses the days until then, once, and none since', async () => {
  office.moveTo('2022-07-12 09:00');
  await office.says(tung, 'UBNDTX', '#2 xong', { mention: true });
  await office.says(binh, 'VP', '/xacnhan 2');
  office.moveTo('2022-07-20 09:00');
  await office.says(son, 'LD', '/quahan');
  const list = office.lastTo('LD').text;
  // Due on 15/6 and waiting for what was due on 30/6: excused from then to 12/7, of 35 days.
  expect(list).toContain('quá 35 ngày');
  const words =
    'kết quả #2 của UBND huyện Thọ Xuân có ngày 12/07/2022, chậm 12 ngày: 12 ngày quá hạn là chờ kết quả đó';
  expect(list.split(words)).toHaveLength(2);
  expect(list).toContain('1. Sở Xây dựng: 1 nhiệm vụ, lâu nhất 35 ngày');
  const cards = office.database.read((tx) => withFeeders(tx, cardsInScope(tx, { kind: 'all' }), day('2022-07-20')));
  expect(cards.map(isExcused)).not.toContain(true);
});
