// covers src/dialogue/people/take-talk.ts, src/conversation/read/talk/read-snooze.ts, src/store/reminders/snoozes.ts

/** “Nhắc lại thứ Hai” holds the next step to that day, a week at most and twice in a row, and reports nothing. */

import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { readSnooze } from '../../../src/conversation/read/talk/read-snooze.ts';
import { day } from '../../../src/domain/calendar/dates.ts';
import { people } from '../../people.ts';
import type { Office } from '../../support/office.ts';
import { openLinked } from '../../support/office/linked-office.ts';

const { binh, lan, outsider } = people;
const TASKS = [
  { ref: 'I.1', title: 'Lập quy hoạch', lead: 'Sở Xây dựng', deadline: 'Ngày 30/6/2022' },
  { ref: 'I.2', title: 'Mở đường', lead: 'Sở Xây dựng', deadline: 'Ngày 30/6/2022' },
];

// Tuesday, 1 December 2026.
test.each([
  ['nhắc lại thứ Hai', '2026-12-07'],
  ['nhac lai thu 2', '2026-12-07'],
  ['chiều báo cáo', '2026-12-02'],
  ['dạ mai em gửi báo cáo sau ạ', '2026-12-02'],
  ['nhắc lại sau 3 ngày', '2026-12-04'],
  ['thứ Sáu đơn vị nộp báo cáo', '2026-12-04'],
  ['tuần sau phòng em sẽ gửi số liệu', '2026-12-07'],
  ['nhắc lại đơn vị thứ Hai nhé', '2026-12-07'],
  ['nhắc lại sở em vào thứ Sáu', '2026-12-04'],
  ['nhắc lại giúp em thứ Hai', '2026-12-07'],
  ['hoãn nhắc đến ngày 20/12/2026', '2026-12-20'],
])('“%s” names %s', (text, on) => {
  expect(readSnooze(text, day('2026-12-01'))?.on).toBe(on);
});

test.each([
  'đã gửi báo cáo chiều qua',
  'mai xong',
  'chiều nay trình ký',
  'đang làm, mai báo cáo',
  'thứ Hai ký ban hành',
  'nhắc việc này do ai?',
  'tuần sau trình UBND tỉnh',
  'gửi báo cáo',
  'để sau khi có vốn',
  'sẽ hoàn thành thứ Sáu',
  'nhắc lại đơn vị phối hợp gửi số liệu giúp em',
  'nhắc lại đơn vị phối hợp vào thứ Hai giúp em',
  'anh nhắc giúp Sở Tài chính thứ Sáu gửi ý kiến nhé',
  'nhờ anh nhắc lại UBND huyện Thọ Xuân mai nộp',
  'nhắc lại các đơn vị liên quan tuần sau',
  'nhắc giúp em chủ đầu tư thứ Hai',
])('“%s” puts nothing off', (text) => {
  expect(readSnooze(text, day('2026-12-01'))).toBeNull();
});

describe('in a group', () => {
  let office: Office;
  beforeEach(async () => {
    office = await openLinked({ programme: TASKS, at: '2022-06-20 08:00' }, { VP: binh, SXD: lan });
    await office.advanceTo('2022-06-28 09:00');
  });
  afterEach(() => {
    office.close();
  });

  test('a bundle that is put off is asked again on that day, and not before', async () => {
    const bundle = office.sentTo('SXD').findLast(({ buttons }) => buttons.length > 0);
    const before = office.sentTo('SXD').length;
    await office.says(lan, 'SXD', 'nhắc lại thứ Hai', bundle === undefined ? {} : { replyTo: bundle });
    expect(office.lastTo('SXD').text).toContain('nhắc lại 2 nhiệm vụ (#1, #2) vào thứ Hai, 04/07/2022');
    expect(office.lastTo('SXD').text).toContain('Đây chưa phải là báo cáo');
    // The day before and the day itself would ask; so would the first day after.
    await office.advanceTo('2022-07-03 18:00');
    expect(office.sentTo('SXD')).toHaveLength(before + 1);
    await office.advanceTo('2022-07-04 09:00');
    expect(office.lastTo('SXD').buttons.length).toBeGreaterThan(0);
  });

  test('where no step of its own falls on that day, the last one is asked again', async () => {
    const early = await openLinked({ programme: TASKS, at: '2022-06-20 08:00' }, { VP: binh, SXD: lan });
    await early.advanceTo('2022-06-21 09:00');
    const heard = early.sentTo('SXD').length;
    await early.says(lan, 'SXD', '#1 nhắc lại thứ Sáu', { mention: true });
    await early.advanceTo('2022-06-23 18:00');
    expect(early.sentTo('SXD')).toHaveLength(heard + 1);
    await early.advanceTo('2022-06-24 09:00');
    expect(early.sentTo('SXD')).toHaveLength(heard + 2);
    expect(early.lastTo('SXD').text).toContain('#1');
    expect(early.lastTo('SXD').text).not.toContain('#2');
    early.close();
  });

  test('it is no report: nothing of the state changes, and the history tells of it', async () => {
    const { status, reportedOn, answeredOn, rev } = office.assignment('#1');
    await office.says(lan, 'SXD', '#1 mai em gửi báo cáo sau', { mention: true });
    expect(office.assignment('#1')).toMatchObject({ status, reportedOn, answeredOn, rev });
    expect(office.events('#1').at(-1)).toMatchObject({ kind: 'reminder_snoozed' });
    await office.says(lan, 'SXD', '/lichsu 1');
    expect(office.lastTo('SXD').text).toContain('đề nghị nhắc lại sau, chưa phải báo cáo');
  });

  test('a week is the most', async () => {
    await office.says(lan, 'SXD', '#1 nhắc lại ngày 20/07/2022', { mention: true });
    expect(office.lastTo('SXD').text).toContain('thứ Ba, 05/07/2022');
    expect(office.lastTo('SXD').text).toContain('tối đa một tuần');
  });

  test('twice in a row, not a third time; a report begins anew', async () => {
    for (const text of ['#1 nhắc lại mai', '#1 nhắc lại thứ Sáu'])
      await office.says(lan, 'SXD', text, { mention: true });
    expect(office.lastTo('SXD').text).toContain('lần hoãn thứ hai liên tiếp');
    await office.says(lan, 'SXD', '#1 chiều em báo', { mention: true });
    expect(office.lastTo('SXD').text).toContain('đã hoãn nhắc hai lần liên tiếp');
    await office.says(lan, 'SXD', '#1 đang thực hiện', { mention: true });
    await office.says(lan, 'SXD', '#1 nhắc lại thứ Sáu', { mention: true });
    expect(office.lastTo('SXD').text).toContain('Đã ghi: nhắc lại #1');
  });

  test('beside a report in one message each line counts for itself', async () => {
    await office.says(lan, 'SXD', '#1 nhắc lại thứ Sáu\n#2 70%', { mention: true });
    expect(office.assignment('#2')).toMatchObject({ status: 'in_progress', progress: 70 });
    expect(office.events('#1').at(-1)).toMatchObject({ kind: 'reminder_snoozed' });
  });

  test('it holds the agency’s own step; those above hear of what is overdue in their time, and of the wish', async () => {
    await office.advanceTo('2022-07-06 09:00');
    const asked = office.sentTo('SXD').length;
    await office.says(lan, 'SXD', '#1 nhắc lại thứ Tư', { mention: true });
    expect(office.lastTo('SXD').text).toContain(
      'vẫn được tổng hợp tới Văn phòng, lãnh đạo theo quy định, kèm đề nghị này',
    );
    await office.advanceTo('2022-07-12 18:00');
    const told = office.sentTo('VP').find(({ text }) => text.includes('đơn vị chưa phản hồi'));
    expect(told?.text).toMatch(/#1 .*đơn vị đề nghị nhắc lại ngày 13\/07\/2022/u);
    const since = office.sentTo('SXD').slice(asked + 1);
    expect(since.filter(({ text }) => text.includes('#1 ('))).toEqual([]);
    await office.advanceTo('2022-07-13 09:00');
    expect(office.lastTo('SXD').text).toContain('#1 (');
  });

  test('only a focal point puts off', async () => {
    await office.says(outsider, 'SXD', '#1 nhắc lại thứ Sáu', { mention: true });
    expect(office.events('#1').filter(({ kind }) => kind === 'reminder_snoozed')).toEqual([]);
  });
});
