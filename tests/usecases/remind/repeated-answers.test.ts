// covers src/usecases/remind/remind-assignments.ts, src/usecases/remind/escalate.ts

/** “Như kỳ trước” and “đã nhận” hold a step each; the third in a row is the secretariat's to look at. */

import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { addDays, day } from '../../../src/domain/calendar/dates.ts';
import { people } from '../../people.ts';
import type { Office } from '../../support/office.ts';
import { openLinked } from '../../support/office/linked-office.ts';
import { WITH_WEEKLY_DIGEST as JOBS } from '../../support/office/advance.ts';

const { lan, binh, son } = people;
let office: Office;
beforeEach(async () => {
  office = await openLinked(
    {
      at: '2022-06-20 08:00',
      programme: [
        { ref: 'I.1', title: 'Lập quy hoạch', lead: 'Sở Xây dựng', deadline: 'Ngày 30/6/2022' },
        { ref: 'I.2', title: 'Theo dõi quy hoạch', lead: 'Sở Xây dựng', deadline: 'Trong thời gian thực hiện' },
      ],
    },
    { VP: binh, LD: son, SXD: lan },
  );
  await office.says(lan, 'SXD', '#1 đang làm 10%', { mention: true });
});
afterEach(() => {
  office.close();
});

/** From 5/7 on, each Tuesday at nine. */
async function answersWeekly(answers: readonly string[]): Promise<void> {
  for (const [week, answer] of answers.entries()) {
    await office.advanceTo(`${addDays(day('2022-07-05'), 7 * week)} 09:00`, JOBS);
    await office.says(lan, 'SXD', answer, { mention: true });
  }
}
const overdueNotices = (place: 'VP' | 'LD'): string[] =>
  office.sentTo(place).flatMap(({ text }) => (text.startsWith('Nhiệm vụ quá hạn từ') ? [text] : []));
const urgings = (): number => office.sentTo('SXD').filter(({ text }) => text.startsWith('Đôn đốc')).length;
const SAME = '#1 như kỳ trước';

describe('an overdue task', () => {
  test.each([
    [[SAME, SAME, SAME]],
    [['#1 đã nhận', '#1 đã tiếp nhận', '#1 đã nhận']],
    [['#1 không thay đổi', '#1 đã nhận', SAME]],
  ])('answered %j comes to the secretariat, and is urged again', async (answers) => {
    await answersWeekly(answers);
    expect(overdueNotices('VP')).toEqual([]);
    const before = urgings();
    await office.advanceTo('2022-08-31 18:00', JOBS);
    const [notice, ...more] = overdueNotices('VP');
    expect(notice).toContain('đơn vị chưa phản hồi hoặc chưa có nội dung mới: 1');
    expect(notice).toContain('đã trả lời 3 lần liên tiếp “như kỳ trước” hoặc “đã nhận”, gần nhất 19/07/2022');
    expect(notice).toContain('đề nghị Văn phòng trao đổi với đơn vị');
    expect(more).toEqual([]);
    expect(urgings()).toBeGreaterThan(before);
    await office.says(binh, 'VP', '/lichsu 1');
    expect(office.lastTo('VP').text).toContain('hệ thống (Sở Xây dựng): quá hạn, báo lên Văn phòng');
    // The leaders are told later, once, and the answers are not denied.
    expect(overdueNotices('LD')).toHaveLength(1);
    expect(overdueNotices('LD')[0]).toContain('đã trả lời 3 lần liên tiếp');
  });

  test.each([
    ['two in a row', [SAME, SAME]],
    ['a report between them', [SAME, SAME, '#1 đang làm 20%', SAME, SAME]],
    ['an obstacle between them', [SAME, '#1 đã nhận', '#1 vướng mặt bằng', SAME]],
    ['several on one day', [SAME, SAME]],
  ])('with %s stays with its agency', async (name, answers) => {
    await answersWeekly(answers);
    if (name === 'several on one day') for (let again = 0; again < 3; again += 1) await office.says(lan, 'SXD', SAME);
    await office.advanceTo('2022-08-31 18:00', JOBS);
    expect(overdueNotices('VP')).toEqual([]);
    expect(overdueNotices('LD')).toEqual([]);
  });

  test('is quiet again once something new is reported, also after a fourth answer', async () => {
    await answersWeekly([SAME, SAME, SAME, SAME]);
    expect(office.assignment('#1').repeats).toBe(4);
    await office.says(lan, 'SXD', '#1 đang làm 40%', { mention: true });
    expect(office.assignment('#1').repeats).toBe(0);
    await office.says(lan, 'SXD', '/hoantac 1');
    expect(office.assignment('#1').repeats).toBe(4);
  });
});

test('before its date, and on a task that runs on, “như kỳ trước” is a report like any other', async () => {
  await office.says(lan, 'SXD', '#2 đang thực hiện', { mention: true });
  for (let times = 0; times < 4; times += 1) {
    await office.advanceTo(`${addDays(day('2022-06-21'), times)} 09:00`, JOBS);
    await office.says(lan, 'SXD', '#1 như kỳ trước', { mention: true });
    await office.says(lan, 'SXD', '#2 như kỳ trước', { mention: true });
  }
  expect(office.assignment('#1').repeats).toBe(0);
  expect(office.assignment('#2').repeats).toBe(0);
});
