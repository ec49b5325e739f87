// covers src/dialogue/decide/cancel-in-chat.ts, src/domain/tasks/transition/cancellation.ts, src/usecases/people/acting-at-command-line.ts

/** "Thôi theo dõi": the secretariat ends the following-up of a task or of a duty, and takes it back. */

import { afterEach, describe, expect, test } from 'vitest';
import { ratesOf } from '../../../src/domain/tasks/figures.ts';
import { chatsOf } from '../../../src/store/people/chats.ts';
import { setOwnerChat } from '../../../src/store/programmes/tasks.ts';
import { figuresByAgency } from '../../../src/usecases/figures/figures.ts';
import { workAt } from '../../../src/usecases/work.ts';
import { people } from '../../people.ts';
import { openOffice, type Office } from '../../support/office.ts';

const { binh, lan, son } = people;
const IN = { mention: true };
const SXD = 'Sở Xây dựng';
let office: Office;

async function open(at: string, rows: readonly { lead?: string; deadline: string }[]): Promise<void> {
  const programme = rows.map(({ lead = SXD, deadline }, n) => ({
    ref: `I.${String(n + 1)}`,
    title: `Nhiệm vụ thứ ${String(n + 1)}`,
    lead,
    deadline,
    followed: true,
  }));
  office = await openOffice({ programme, at });
  await office.linkSecretariat(binh);
  await office.linkAgency('SXD', lan);
}

afterEach(() => {
  office.close();
});

function base(): readonly number[] {
  const { all } = office.database.read((tx) =>
    figuresByAgency(workAt(tx, office.now(), office.rules), { kind: 'all' }),
  );
  return [ratesOf(all).base, all.overdue, all.total];
}

function states(): Record<string, string> {
  const rows = office.database.raw
    .prepare('select task_id, period, status from assignment order by task_id, period')
    .all() as { task_id: number; period: string | null; status: string }[];
  return Object.fromEntries(rows.map((row) => [row.period ?? String(row.task_id), row.status]));
}

describe('a task that is done once', () => {
  test('is out of reminders and rates, its agency is told why and by whom, and it can be taken back', async () => {
    await open('2022-06-20 09:00', [{ deadline: 'Ngày 30/6/2022' }, { deadline: 'Ngày 30/6/2022' }]);
    await office.says(lan, 'SXD', '#1 40%', IN);
    office.moveTo('2022-07-11 09:00');
    expect(base()).toEqual([2, 2, 2]);
    await office.says(binh, 'VP', '/thoitheodoi 1 theo Quyết định số 15/QĐ-UBND ngày 8/7/2022');
    expect(office.lastTo('VP').text).toContain('Thôi theo dõi #1 (I.1)');
    const told = office.lastTo('SXD').text;
    expect(told).toContain('Thôi theo dõi #1 (I.1)');
    expect(told).toContain('Căn cứ: Quyết định số 15/QĐ-UBND ngày 8/7/2022.');
    expect(told).toContain('Nguyễn Văn Bình');
    expect(told).not.toContain('Đề nghị');
    expect(base()).toEqual([1, 1, 1]);
    await office.says(lan, 'SXD', '#1 70%', IN);
    expect(office.lastTo('SXD').text).toContain('đã thôi theo dõi');
    office.moveTo('2022-07-25 09:00');
    await office.says(binh, 'VP', '/thoitheodoi 1 bỏ');
    expect(base()).toEqual([2, 2, 2]);
    await office.says(lan, 'SXD', '/xem 1', IN);
    // Late by 11 days when it was ended; the 14 days since are nobody's.
    expect(office.lastTo('SXD').text).toContain('quá hạn 11 ngày, đã trừ 14 ngày thôi theo dõi');
    expect(office.lastTo('SXD').text).toContain('40 %');
  });

  test.each([
    ['/thoitheodoi 1', 'cần có căn cứ'],
    ['/thoitheodoi 1 ok', 'cần có căn cứ'],
    ['/thoitheodoi 1 nếu tỉnh đồng ý', 'chưa rõ căn cứ'],
    ['/thoitheodoi 1 khoan đã', 'chưa rõ căn cứ'],
    ['/thoitheodoi 1 có được không?', 'chưa rõ căn cứ'],
    ['/thoitheodoi 1 bỏ', 'không có quyết định thôi theo dõi'],
  ])('“%s” decides nothing', async (said, answer) => {
    await open('2022-06-20 09:00', [{ deadline: 'Ngày 30/6/2022' }]);
    await office.says(binh, 'VP', said);
    expect(office.lastTo('VP').text).toContain(answer);
    expect(states()).toEqual({ 1: 'not_started' });
  });

  test.each(['vì không còn phù hợp thực tế', 'dự án đã bãi bỏ', 'theo Kết luận số 12-KL/TU'])(
    '“%s” is a basis',
    async (basis) => {
      await open('2022-06-20 09:00', [{ deadline: 'Ngày 30/6/2022' }]);
      await office.says(binh, 'VP', `/thoitheodoi 1 ${basis}`);
      expect(states()).toEqual({ 1: 'cancelled' });
    },
  );

  test('a reported completion is decided first; its agency may not end it, nor may a leader', async () => {
    await open('2022-06-20 09:00', [{ deadline: 'Ngày 30/6/2022' }]);
    await office.linkLeaders(son);
    await office.says(lan, 'SXD', '/thoitheodoi 1 đã bãi bỏ', IN);
    expect(office.lastTo('SXD').text).toContain('Chỉ Văn phòng');
    await office.says(son, 'LD', '/thoitheodoi 1 đã bãi bỏ');
    await office.says(lan, 'SXD', '#1 xong', IN);
    await office.says(binh, 'VP', '/thoitheodoi 1 đã bãi bỏ');
    expect(office.lastTo('VP').text).toContain('Đề nghị quyết định trước: /xacnhan 1');
    expect(states()).toEqual({ 1: 'pending_confirmation' });
  });

  test('of several leads the one that is named', async () => {
    await open('2022-06-20 09:00', [{ lead: 'Sở Xây dựng; Sở Y tế', deadline: 'Ngày 30/6/2022' }]);
    await office.says(binh, 'VP', '/thoitheodoi 1 đã bãi bỏ');
    expect(office.lastTo('VP').text).toContain('do 2 đơn vị chủ trì');
    await office.says(binh, 'VP', '/thoitheodoi 1 SYT đã bãi bỏ');
    expect(office.lastTo('VP').text).toContain('Sở Y tế; từ nay');
    expect(base()[2]).toBe(1);
  });

  test('an extension that waited is dropped: whoever owns the programme hears of it, and again when it is taken back', async () => {
    await open('2022-06-20 09:00', [{ deadline: 'Ngày 30/6/2022' }]);
    await office.linkLeaders(son);
    office.database.transact((tx) => {
      setOwnerChat(tx, 1, chatsOf(tx, 'leaders')[0]?.id ?? 0);
    });
    await office.says(lan, 'SXD', '#1 xin gia hạn đến 30/9/2022', IN);
    await office.says(binh, 'VP', '/thoitheodoi 1 đã bãi bỏ');
    expect(office.lastTo('LD').text).toContain(
      'đề nghị gia hạn đến 30/09/2022 gửi ngày 20/06/2022 không còn chờ quyết định, vì Văn phòng đã quyết định thôi theo dõi nhiệm vụ',
    );
    expect(office.lastTo('SXD').text).toContain('Không còn chờ quyết định: đề nghị gia hạn đến 30/09/2022');
    await office.says(binh, 'VP', '/hoantac 1');
    expect(office.lastTo('LD').text).toContain('gia hạn đến 30/09/2022');
    expect(states()).toEqual({ 1: 'not_started' });
  });
});

describe('a recurring duty', () => {
  test('ends as a whole; taken back, the periods that passed meanwhile are owed by nobody', async () => {
    await open('2022-04-12 09:00', [{ deadline: 'Định kỳ hằng quý' }]);
    await office.advanceTo('2022-07-11 09:00');
    expect(states()).toEqual({ '2022-Q1': 'not_started', '2022-Q2': 'not_started', '2022-Q3': 'not_started' });
    await office.says(binh, 'VP', '/thoitheodoi 1 quý II theo Công văn số 7/UBND-TH');
    expect(office.lastTo('VP').text).toContain('thôi cả nhiệm vụ, không riêng một kỳ');
    await office.says(binh, 'VP', '/thoitheodoi 1 theo Công văn số 7/UBND-TH');
    expect(office.lastTo('SXD').text).toContain(
      'từ nay kỳ quý I/2022, quý II/2022, quý III/2022 và các kỳ sau không nhắc',
    );
    await office.advanceTo('2023-02-13 09:00');
    expect(states()).toEqual({ '2022-Q1': 'cancelled', '2022-Q2': 'cancelled', '2022-Q3': 'cancelled' });
    await office.says(binh, 'VP', '/thoitheodoi 1 bỏ');
    await office.advanceTo('2023-02-14 09:00');
    expect(states()).toEqual({
      '2022-Q1': 'not_started',
      '2022-Q2': 'not_started',
      '2022-Q3': 'not_started',
      '2023-Q1': 'not_started',
    });
    await office.says(binh, 'VP', '/xem 1');
    expect(office.lastTo('VP').text).toContain('thôi theo dõi');
  });

  test('between two periods nothing more opens', async () => {
    await open('2022-04-12 09:00', [{ deadline: 'Trước ngày 15/12 hằng năm' }]);
    await office.says(lan, 'SXD', '#1 xong', IN);
    await office.says(binh, 'VP', '/xacnhan 1');
    await office.says(binh, 'VP', '/thoitheodoi 1 theo Công văn số 7/UBND-TH');
    expect(office.lastTo('SXD').text).toContain('từ nay các kỳ sau không nhắc');
    await office.says(binh, 'VP', '/thoitheodoi 1 theo Công văn số 7/UBND-TH');
    expect(office.lastTo('VP').text).toContain('không còn việc hoặc kỳ nào đang theo dõi');
    await office.advanceTo('2024-02-12 09:00');
    expect(states()).toEqual({ 2022: 'completed' });
    await office.says(binh, 'VP', '/thoitheodoi 1 bỏ');
    await office.advanceTo('2024-02-13 09:00');
    expect(states()).toEqual({ 2022: 'completed', 2024: 'not_started' });
  });

  test('a period that was reported done goes on waiting for its decision', async () => {
    await open('2022-04-12 09:00', [{ deadline: 'Định kỳ hằng quý' }]);
    await office.advanceTo('2022-07-11 09:00');
    await office.says(lan, 'SXD', '#1 quý II xong', IN);
    await office.says(binh, 'VP', '/thoitheodoi 1 theo Công văn số 7/UBND-TH');
    expect(states()).toEqual({ '2022-Q1': 'cancelled', '2022-Q2': 'pending_confirmation', '2022-Q3': 'cancelled' });
    expect(office.lastTo('SXD').text).toContain('Báo cáo hoàn thành kỳ quý II/2022 vẫn chờ xác nhận');
    await office.says(binh, 'VP', '/xacnhan 1');
    expect(states()).toEqual({ '2022-Q1': 'cancelled', '2022-Q2': 'completed', '2022-Q3': 'cancelled' });
    await office.advanceTo('2022-10-10 09:00');
    expect(Object.keys(states())).toHaveLength(3);
  });
});
