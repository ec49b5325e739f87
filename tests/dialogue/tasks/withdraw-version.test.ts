import { beforeEach, describe, expect, test } from 'vitest';
import { people } from '../../people.ts';
import type { Office } from '../../support/office.ts';
import { openLinked } from '../../support/office/linked-office.ts';

const { lan, son, binh } = people;
let office: Office;

beforeEach(async () => {
  office = await openLinked(
    {
      programme: [1, 2, 3].map((n) => ({
        ref: `I.${String(n)}`,
        title: `Nhiệm vụ thứ ${String(n)}`,
        lead: 'Sở Xây dựng',
        deadline: 'Quý IV/2022',
      })),
    },
    { VP: binh, LD: son, SXD: lan },
  );
  return () => {
    office.close();
  };
});

test('an edit that says nothing of the task takes the report back, and says so', async () => {
  const sent = await office.says(lan, 'SXD', '#2 được 30%', { mention: true });
  await office.says(lan, 'SXD', 'chúc anh chị buổi sáng tốt lành', { edits: sent });
  expect(office.assignment('#2')).toMatchObject({ status: 'not_started', progress: null });
  expect(office.lastTo('SXD').text).toContain('#2 (I.2): tin đã được sửa, nên báo cáo ở bản trước được hoàn tác');
});

test('an edit that can be read in no one way says that the completion is gone', async () => {
  const sent = await office.says(lan, 'SXD', '#2 xong', { mention: true });
  const before = office.sentTo('SXD').length;
  await office.says(lan, 'SXD', '#2 có vốn thì xong trong tháng 7', { edits: sent });
  const said = office.sentTo('SXD').slice(before);
  expect(said.map(({ text }) => text).join('\n')).toContain('Hiện ghi nhận: chưa có báo cáo');
  expect(office.assignment('#2').status).toBe('not_started');
});

test('an edit that names another task records that one, and says what became of the first', async () => {
  const sent = await office.says(lan, 'SXD', '#2 xong', { mention: true });
  const before = office.sentTo('SXD').length;
  await office.says(lan, 'SXD', '#3 xong', { edits: sent });
  const said = office
    .sentTo('SXD')
    .slice(before)
    .map(({ text }) => text);
  expect(said).toHaveLength(2);
  expect(said[1]).toContain('#2 (I.2): tin đã được sửa');
  expect(office.assignment('#3').status).toBe('pending_confirmation');
});

test('an edit of the same task has its receipt alone', async () => {
  const sent = await office.says(lan, 'SXD', '#2 30%', { mention: true });
  const before = office.sentTo('SXD').length;
  await office.says(lan, 'SXD', '#2 35%', { edits: sent });
  expect(office.sentTo('SXD')).toHaveLength(before + 1);
  expect(office.assignment('#2').progress).toBe(35);
});

test('a report that nobody was named in is taken back by its edit as well', async () => {
  const sent = await office.says(lan, 'SXD', '#1 xong');
  expect(office.assignment('#1').status).toBe('pending_confirmation');
  await office.says(lan, 'SXD', 'cảm ơn cả nhà', { edits: sent });
  expect(office.assignment('#1').status).toBe('not_started');
});

test('an instruction that is edited into a greeting is withdrawn, and its author told', async () => {
  const sent = await office.says(son, 'LD', '#3 yêu cầu báo cáo trước 25/6', { mention: true });
  await office.says(son, 'LD', 'chúc cả nhà một ngày vui', { edits: sent });
  expect(office.lastTo('LD').text).toContain('#3 (I.3): đã rút lại ý kiến chỉ đạo');
});

test('an edit undoes nothing where a newer report stands on one of its tasks', async () => {
  const sent = await office.says(lan, 'SXD', '#2 30%, #3 40%', { mention: true });
  await office.says(lan, 'SXD', '#2 60%', { mention: true });
  await office.says(lan, 'SXD', '#2 35%, #3 45%', { edits: sent });
  expect([office.assignment('#2').progress, office.assignment('#3').progress]).toEqual([60, 40]);
  expect(office.lastTo('SXD').text).toContain('#2 (I.2): đã có ghi nhận mới hơn');
});

test.each(['/xem 2', '/viec', '/hoantac 2'])(
  'the command %s in place of a report takes it back and is not carried out',
  async (command) => {
    const sent = await office.says(lan, 'SXD', '#2 được 30%', { mention: true });
    const before = office.sentTo('SXD').length;
    await office.says(lan, 'SXD', command, { edits: sent });
    expect(office.assignment('#2')).toMatchObject({ status: 'not_started', progress: null });
    const said = office.sentTo('SXD').slice(before);
    expect(said).toHaveLength(1);
    expect(said[0]?.text).toContain('báo cáo ở bản trước được hoàn tác');
    expect(said[0]?.text).toContain('Lệnh trong tin đã sửa không được thực hiện');
  },
);

test('a command that is edited undoes nothing of what it did: it says what stands', async () => {
  const sent = await office.says(lan, 'SXD', '/giahan 2 30/1/2023 chờ thẩm định');
  await office.says(lan, 'SXD', '/giahan 2 28/2/2023 chờ thẩm định', { edits: sent });
  expect(office.assignment('#2').requestedDueOn).toBe('2023-01-30');
  expect(office.lastTo('SXD').text).toContain('#2 (I.2): nội dung đã ghi từ tin này giữ nguyên');
  await office.says(lan, 'SXD', '#1 xong', { mention: true });
  const confirmed = await office.says(binh, 'VP', '/xacnhan 1');
  await office.says(binh, 'VP', '/xacnhan 2', { edits: confirmed });
  expect(office.assignment('#1').status).toBe('completed');
  expect(office.lastTo('VP').text).toContain('nội dung đã ghi từ tin này giữ nguyên');
});

test('a command in place of a command that only showed something is no matter', async () => {
  const sent = await office.says(lan, 'SXD', '/viec');
  const before = office.sentTo('SXD').length;
  await office.says(lan, 'SXD', '/xem 2', { edits: sent });
  expect(office.sentTo('SXD')).toHaveLength(before);
});

describe('what waited before the earlier version, and waits again, is announced to those who decide, once', () => {
  const newTo = (from: number, heading: string) =>
    office
      .sentTo('VP')
      .slice(from)
      .filter(({ text }) => text.includes(heading));

  test.each([
    ['#2 xin gia hạn đến 30/3/2023 vì chờ thẩm định', '#2 xong', 'Đề nghị gia hạn', 'extension'],
    ['#2 xong', '#2 chưa xong, mới 70%', 'Báo hoàn thành', 'confirmation'],
    ['#2 không thuộc trách nhiệm của Sở', '#2 xong', 'chủ trì', 'handover'],
    ['#2 tạm dừng theo Công văn số 45/UBND-TH ngày 1/6/2022', '#2 đang thực hiện, 70%', 'tạm dừng', 'suspension'],
  ])('“%s”, then “%s” that is edited into a greeting', async (first, second, heading, waitingFor) => {
    await office.says(lan, 'SXD', first, { mention: true });
    expect(office.assignment('#2').waitingFor).toBe(waitingFor);
    const sent = await office.says(lan, 'SXD', second, { mention: true });
    expect(office.assignment('#2').waitingFor).not.toBe(waitingFor);
    const told = office.sentTo('VP').length;
    await office.says(lan, 'SXD', 'chúc anh chị buổi sáng tốt lành', { edits: sent });
    expect(office.assignment('#2').waitingFor).toBe(waitingFor);
    expect(newTo(told, heading)).toHaveLength(1);
  });

  test('not where the new version takes its place as well', async () => {
    await office.says(lan, 'SXD', '#2 xin gia hạn đến 30/3/2023 vì chờ thẩm định', { mention: true });
    const sent = await office.says(lan, 'SXD', '#2 xong', { mention: true });
    const told = office.sentTo('VP').length;
    await office.says(lan, 'SXD', '#2 xong ngày 17/6/2022', { edits: sent });
    expect(newTo(told, 'Báo hoàn thành')).toHaveLength(1);
    expect(newTo(told, 'Đề nghị gia hạn')).toHaveLength(0);
  });

  test.each([
    ['a greeting', 'em chào anh chị', 1],
    ['another objection', '#2 đề nghị xem lại: hồ sơ đủ từ 15/5', 0],
  ])('an older objection, behind a newer one that is edited into %s', async (_name, words, times) => {
    await office.says(lan, 'SXD', '#2 đề nghị xem lại: đã nộp ngày 5/6', { mention: true });
    const sent = await office.says(lan, 'SXD', '#2 đề nghị xem lại: hồ sơ đủ từ 10/5', { mention: true });
    const told = office.sentTo('VP').length;
    await office.says(lan, 'SXD', words, { edits: sent });
    expect(newTo(told, 'đã nộp ngày 5/6')).toHaveLength(times);
  });

  test('a marking that is added to the newer one erases that, and announces what waits', async () => {
    await office.says(lan, 'SXD', '#2 xin gia hạn đến 30/3/2023 vì chờ thẩm định', { mention: true });
    const sent = await office.says(lan, 'SXD', '#2 xong', { mention: true });
    const told = office.sentTo('VP').length;
    await office.says(lan, 'SXD', 'MẬT\n#2 xong', { edits: sent });
    expect(office.assignment('#2').waitingFor).toBe('extension');
    expect(newTo(told, 'Đề nghị gia hạn')).toHaveLength(1);
  });
});
