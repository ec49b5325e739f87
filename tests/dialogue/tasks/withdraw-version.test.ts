import { beforeEach, expect, test } from 'vitest';
import { people } from '../../people.ts';
import { openOffice, type Office } from '../../support/office.ts';

const { lan, son, binh } = people;
let office: Office;

beforeEach(async () => {
  office = await openOffice({
    programme: [1, 2, 3].map((n) => ({
      ref: `I.${String(n)}`,
      title: `Nhiệm vụ thứ ${String(n)}`,
      lead: 'Sở Xây dựng',
      deadline: 'Quý IV/2022',
    })),
  });
  await office.linkSecretariat(binh);
  await office.linkLeaders(son);
  await office.linkAgency('SXD', lan);
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
