/** A command uses every word that it was given, or says which it did not. Covers src/dialogue/turn/run-command.ts. */

import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { people } from '../../people.ts';
import { openOffice, type Office } from '../../support/office.ts';
import { playedOnce } from '../../support/office/played-once.ts';

const TASKS = [
  { ref: 'I.1', title: 'Lập quy hoạch chung', lead: 'Sở Xây dựng', deadline: 'Quý II/2022' },
  { ref: 'I.2', title: 'Lập quy hoạch phân khu', lead: 'Sở Xây dựng', deadline: 'Quý III/2022' },
  { ref: 'I.3', title: 'Lập đề án nông nghiệp', lead: 'UBND huyện Thọ Xuân', deadline: 'Quý II/2022' },
  { ref: 'I.4', title: 'Lập đề án chung', lead: 'Sở Xây dựng; UBND huyện Thọ Xuân', deadline: 'Quý III/2022' },
];

let office: Office;

const open = playedOnce(async () => {
  const played = await openOffice({ programme: TASKS, at: '2022-05-04 09:00' });
  await played.linkSecretariat(people.binh);
  await played.linkLeaders(people.son);
  await played.linkAgency('SXD', people.lan);
  await played.linkAgency('UBNDTX', people.tung);
  return played;
});
beforeEach(async () => {
  office = await open();
});

afterEach(() => {
  office.close();
});

/** What the secretariat is told after a command. */
async function ruled(command: string): Promise<string> {
  const before = office.sentTo('VP').length;
  await office.says(people.binh, 'VP', command);
  return office
    .sentTo('VP')
    .slice(before)
    .map(({ text }) => text)
    .join('\n---\n');
}

const reasonOf = (task: string): string | null => office.events(task).at(-1)?.text ?? null;

describe('rulings', () => {
  beforeEach(async () => {
    await office.says(people.lan, 'SXD', '#1 xong');
    await office.says(people.lan, 'SXD', '#2 xong');
    await office.says(people.tung, 'UBNDTX', '#3 xong');
  });

  test('/xacnhan confirms every task that it names', async () => {
    await ruled('/xacnhan 1 3');
    expect([1, 2, 3].map((task) => office.assignment(`#${String(task)}`).status)).toEqual([
      'completed',
      'pending_confirmation',
      'completed',
    ]);
  });

  test('/xacnhan says which of its tasks waits for nothing, and confirms the others', async () => {
    const said = await ruled('/xacnhan 1, 4 và 99');
    expect(office.assignment('#1').status).toBe('completed');
    expect(said).toContain('#4 (I.4): không có báo cáo hoàn thành');
    expect(said).toContain('Không tìm thấy nhiệm vụ #99');
  });

  test('/tralai returns every task with the whole reason', async () => {
    await ruled('/tralai 1 3 thiếu chữ ký ở trang 3');
    expect([office.assignment('#1').status, office.assignment('#3').status]).toEqual(['in_progress', 'in_progress']);
    expect([reasonOf('#1'), reasonOf('#3')]).toEqual(['thiếu chữ ký ở trang 3', 'thiếu chữ ký ở trang 3']);
  });

  test('a figure that counts is part of the reason', async () => {
    await ruled('/tralai 1 2 biểu chưa ký: trang 5');
    expect(office.assignment('#1').status).toBe('pending_confirmation');
    await ruled('/tralai 1 5 biểu chưa ký: trang 5');
    expect(reasonOf('#1')).toBe('5 biểu chưa ký: trang 5');
  });

  test('a figure that may be a waiting task is asked about, with both ways to write it', async () => {
    const said = await ruled('/tralai 1 2 hồ sơ thiếu dấu');
    expect(said).toContain('“/tralai 1 #2 hồ sơ thiếu dấu”');
    expect(said).toContain('“/tralai 1: 2 hồ sơ thiếu dấu”');
    expect([office.assignment('#1').status, office.assignment('#2').status]).toEqual([
      'pending_confirmation',
      'pending_confirmation',
    ]);
    await ruled('/tralai 1 #2 hồ sơ thiếu dấu');
    expect([reasonOf('#1'), reasonOf('#2')]).toEqual(['hồ sơ thiếu dấu', 'hồ sơ thiếu dấu']);
  });

  test.each(['/xacnhan 1 31/2/2022', '/xacnhan 1 5/5/2022', '/xacnhan 1 1/4/2022 hay 2/4/2022', '/xacnhan 1 quý 1'])(
    '%s names no clear day: nothing is confirmed',
    async (command) => {
      expect(await ruled(command)).toContain('chưa xác nhận, vì chưa rõ ngày hoàn thành');
      expect(office.assignment('#1').status).toBe('pending_confirmation');
    },
  );

  test('words behind a confirmation are named', async () => {
    expect(await ruled('/xacnhan 1 hồ sơ đầy đủ')).toContain('Chưa dùng: “hồ sơ đầy đủ”.');
    expect(office.assignment('#1').status).toBe('completed');
  });

  test('courtesy is no unused word', async () => {
    expect(await ruled('/xacnhan 1 nhé ạ')).not.toContain('Chưa dùng');
  });

  test('a lead that does not wait is not passed over for another', async () => {
    await office.says(people.lan, 'SXD', '#4 xong');
    expect(await ruled('/tralai 4 UBNDTX thiếu hồ sơ')).toContain('#4 (I.4) – UBND huyện Thọ Xuân: không có');
    expect(office.assignment('#4', 'SXD').status).toBe('pending_confirmation');
  });

  test('several leads of one task are ruled on together', async () => {
    await office.says(people.lan, 'SXD', '#4 xong');
    await office.says(people.tung, 'UBNDTX', '#4 xong');
    await ruled('/tralai 4 SXD UBNDTX thiếu hồ sơ');
    expect(office.events('#4', 'SXD').at(-1)?.text).toBe('thiếu hồ sơ');
    expect(office.events('#4', 'UBNDTX').at(-1)?.text).toBe('thiếu hồ sơ');
  });
});

test('/dongy takes the day and names the words beside it; /khongdongy keeps the whole reason', async () => {
  await office.says(people.lan, 'SXD', '#1 xin gia hạn đến 15/8/2022');
  await office.says(people.lan, 'SXD', '#2 xin gia hạn đến 15/12/2022');
  await office.says(people.tung, 'UBNDTX', '#3 xin gia hạn đến 15/8/2022');
  expect(await ruled('/dongy 1 3 đến ngày 31/7/2022 vì chờ thẩm định')).toContain('Chưa dùng: “vì chờ thẩm định”.');
  expect([office.assignment('#1').dueOn, office.assignment('#3').dueOn]).toEqual(['2022-07-31', '2022-07-31']);
  await ruled('/khongdongy 2 đã gia hạn hai lần, xem trang 5');
  expect(reasonOf('#2')).toBe('đã gia hạn hai lần, xem trang 5');
});

test('/giahan asks for more time for each task that it names', async () => {
  await office.says(people.lan, 'SXD', '/giahan 1 2 31/12/2022 vì chờ thẩm định');
  expect([office.assignment('#1').requestedDueOn, office.assignment('#2').requestedDueOn]).toEqual([
    '2022-12-31',
    '2022-12-31',
  ]);
});

describe('lists', () => {
  beforeEach(async () => {
    await office.advanceTo('2022-08-01 09:00', {});
  });

  test.each(['/quahan SXD', '/quahan sxd', '/quahan Sở Xây dựng', '/quahan so xay dung'])(
    '%s is that agency’s in the leaders’ chat',
    async (command) => {
      await office.says(people.son, 'LD', command);
      const { text } = office.lastTo('LD');
      expect(text).toContain('Lập quy hoạch chung');
      expect(text).not.toContain('Lập đề án nông nghiệp');
      expect(text).not.toContain('Chưa dùng');
    },
  );

  test.each([
    ['/viec UBNDTX', 'Nhiệm vụ đang mở – UBND huyện Thọ Xuân'],
    ['/sapden UBNDTX', '– UBND huyện Thọ Xuân'],
    ['/imlang UBNDTX', '– UBND huyện Thọ Xuân'],
    ['/tonghop UBNDTX', 'UBND huyện Thọ Xuân'],
    ['/baocao UBNDTX quý III/2022', 'UBND huyện Thọ Xuân'],
    ['/baocao quý III/2022 UBND huyện Thọ Xuân', 'UBND huyện Thọ Xuân'],
  ])('%s is that agency’s', async (command, words) => {
    const before = office.sentTo('LD').length;
    await office.says(people.son, 'LD', command);
    const said = office
      .sentTo('LD')
      .slice(before)
      .map(({ text }) => text)
      .join('\n');
    if (!command.startsWith('/baocao')) expect(said).toContain(words);
    expect(said).not.toContain('Chưa dùng');
  });

  test.each([
    ['/quahan tuần này', 'Chưa dùng: “tuần này” (không khớp mã hay tên đơn vị nào).'],
    ['/quahan SXD tuần này', 'Chưa dùng: “tuần này”.'],
    ['/tonghop tháng trước', 'Chưa dùng: “tháng trước” (không khớp'],
    ['/toi là ai', 'Chưa dùng: “là ai”.'],
    ['/bang hôm qua', 'Chưa dùng: “hôm qua”.'],
    ['/duthao hôm qua', 'Chưa dùng: “hôm qua”.'],
    ['/xem 1 tháng này', 'Chưa dùng: “tháng này”.'],
    ['/lichsu 1 năm 2022', 'Chưa dùng: “năm 2022”.'],
    ['/tep 1 mới nhất', 'Chưa dùng: “mới nhất”.'],
    ['/chitieu tăng trưởng', 'Chưa dùng: “tăng trưởng”.'],
    ['/lienket K7QM-2F9X-TR4B của Sở', 'Chưa dùng: “của Sở”.'],
    ['/daumoi Sở Không Có', 'Chưa dùng: “Sở Không Có” (không khớp'],
    ['/bangiao Sở Không Có 4', 'Chưa dùng: “Sở Không Có” (không khớp'],
    ['/hoantac 1 hôm qua', 'Chưa dùng: “hôm qua”.'],
    [`/tim ${'quy hoạch '.repeat(12)}`, 'Chưa dùng: “'],
  ])('%s says what it did not use', async (command, said) => {
    const before = office.sentTo('VP').length;
    await office.says(people.binh, 'VP', command);
    expect(
      office
        .sentTo('VP')
        .slice(before)
        .map(({ text }) => text)
        .join('\n'),
    ).toContain(said);
  });

  test('another agency’s list is not shown in an agency’s chat, and it says so', async () => {
    await office.says(people.lan, 'SXD', '/quahan UBNDTX');
    const { text } = office.lastTo('SXD');
    expect(text).toContain('Chưa dùng: “UBND huyện Thọ Xuân” (ở đây chỉ xem được nhiệm vụ của Sở Xây dựng).');
    expect(text).not.toContain('Lập đề án nông nghiệp');
  });

  test('/xem shows each task that it names', async () => {
    const before = office.sentTo('VP').length;
    await office.says(people.binh, 'VP', '/xem 1 3');
    const [first, second] = office.sentTo('VP').slice(before);
    expect(first?.text).toContain('Lập quy hoạch chung');
    expect(second?.text).toContain('Lập đề án nông nghiệp');
  });
});

test('a role is not ended elsewhere when the agency is misspelled', async () => {
  await office.says(people.binh, 'VP', '/thoidaumoi SXX tôi');
  expect(office.lastTo('VP').text).toContain('Chưa dùng: “SXX”');
  await office.says(people.lan, 'SXD', '#1 xong');
  await office.says(people.binh, 'VP', '/xacnhan 1');
  expect(office.assignment('#1').status).toBe('completed');
});

test.each(['20/12/2022', 'ngày 27/4/2023', '30/12/2027'])(
  '/xacnhan with %s, which lies ahead, is shown another day',
  async (day) => {
    await office.says(people.lan, 'SXD', '#1 xong');
    const said = await ruled(`/xacnhan 1 ${day}`);
    expect(said).toContain('Đề nghị ghi một ngày đã qua, ví dụ “/xacnhan 1 27/04/2022”');
    expect(office.assignment('#1').status).toBe('pending_confirmation');
  },
);

describe('a bare figure that no list of ours shows', () => {
  test.each<[string, () => Promise<unknown>]>([
    ['“Không tìm thấy #70”', () => office.says(people.lan, 'SXD', '#70 xong', { mention: true })],
    ['the help', () => office.says(people.lan, 'SXD', '/trogiup')],
    ['a receipt of another task', () => office.says(people.lan, 'SXD', '#1 20%')],
  ])('as a reply to %s names no task', async (_name, act) => {
    await act();
    await office.says(people.lan, 'SXD', '70', { replyTo: office.lastTo('SXD') });
    expect(office.lastTo('SXD').text).toContain('“70”');
    expect(office.lastTo('SXD').text).not.toContain('Không tìm thấy');
    expect(office.assignment('#1').progress).not.toBe(70);
  });

  test('under an answer that lists none is asked about, also where it is an own number', async () => {
    await office.says(people.lan, 'SXD', '#70 xong', { mention: true });
    await office.says(people.lan, 'SXD', '2', { replyTo: office.lastTo('SXD') });
    expect(office.lastTo('SXD').text).toContain('“2” nói về nhiệm vụ nào?');
  });

  test('names the task under the list that shows it', async () => {
    await office.says(people.lan, 'SXD', '/viec');
    await office.says(people.lan, 'SXD', '2', { replyTo: office.lastTo('SXD') });
    expect(office.lastTo('SXD').text).toContain('#2 (I.2)');
    expect(office.lastTo('SXD').text).toContain('đề nghị cho biết tình hình thực hiện');
  });

  test('is a task with its sign, as before', async () => {
    await office.says(people.lan, 'SXD', '#70', { mention: true });
    expect(office.lastTo('SXD').text).toContain('Không tìm thấy nhiệm vụ #70');
  });
});
