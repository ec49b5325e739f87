/** A completion of an ongoing task: the result of a period, or the end of the whole task. */

import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Confirmation } from '../../../../src/domain/tasks/transition/report.ts';
import { people } from '../../../people.ts';
import { openOffice, type Office } from '../../../support/office.ts';

const SXD = 'Sở Xây dựng';
const TASKS = [
  { ref: 'I.1', title: 'Quản lý trật tự xây dựng', lead: SXD, deadline: 'Thường xuyên' },
  { ref: 'I.2', title: 'Tuyên truyền Nghị quyết', lead: SXD, deadline: 'Trong thời gian thực hiện Nghị quyết' },
  { ref: 'I.3', title: 'Lập quy hoạch', lead: SXD, deadline: 'Ngày 31/12/2022' },
  { ref: 'I.4', title: 'Cắm mốc quy hoạch', lead: SXD, deadline: 'Sau khi quy hoạch được phê duyệt' },
];
const QUESTION = 'Ghi là kết quả kỳ này?';
const BUTTONS = ['Kết quả kỳ này', 'Cả nhiệm vụ đã kết thúc'];

let office: Office;

async function open(confirmation: Confirmation): Promise<void> {
  office = await openOffice({ programme: TASKS, at: '2022-06-20 08:00', rules: { confirmation } });
  await office.linkSecretariat(people.binh);
  await office.linkAgency('SXD', people.lan);
}

beforeEach(() => open('required'));

afterEach(() => {
  office.close();
});

const says = (text: string, manner: Parameters<Office['says']>[3] = { mention: true }) =>
  office.says(people.lan, 'SXD', text, manner);
const answer = (): string => office.lastTo('SXD').message.text;
const toSecretariat = (): readonly string[] => office.sentTo('VP').map(({ text }) => text);
const kinds = (task: string): string[] => office.events(task).map(({ kind }) => kind);

test.each(['đã kết thúc', 'nhiệm vụ đã kết thúc', 'đã kết thúc nhiệm vụ rồi', 'đã xong, không làm nữa'])(
  'of a task with a date “%s” is asked about openly, and never proposed as under way',
  async (words) => {
    await says(`#3 ${words}`);
    expect(answer()).toContain(`chưa rõ “${words}” nghĩa là đã hoàn thành hay chưa`);
    expect(office.assignment('#3')).toMatchObject({ status: 'not_started', reportedOn: null });
  },
);

describe('“xong”, in whatever way, is asked about and recorded nowhere', () => {
  test.each([
    '#1 xong',
    '#1 100%',
    '#1 đã hoàn thành ngày 15/6/2022',
    '#1 xong tháng 5',
    '#2 đã hoàn thành',
    '#4 xong',
    '#1 nhiệm vụ đã kết thúc',
    '#2 đã kết thúc cả nhiệm vụ',
    '#2 kết thúc rồi ạ',
    '#1 kỳ này đã xong',
    '#2 đã hoàn thành quý II',
    '#1 tháng này đã xong',
    '#1 đã làm xong, không phải làm nữa',
    '#2 đã hoàn thành, không cần thực hiện nữa',
  ])('%s', async (text) => {
    await says(text);
    expect(answer().toLowerCase()).toContain(QUESTION.toLowerCase());
    expect(office.lastTo('SXD').buttons).toEqual(BUTTONS);
    expect(kinds(text.slice(0, 2))).not.toContain('completion_reported');
    expect(office.assignment(text.slice(0, 2))).toMatchObject({ status: 'not_started', reportedOn: null });
  });

  test('by the button', async () => {
    await says('#1');
    await office.presses(people.lan, 'SXD', 'Đã hoàn thành');
    expect(answer()).toContain(QUESTION);
    expect(office.assignment('#1').status).toBe('not_started');
  });

  test('of several tasks in one message each one is asked for itself', async () => {
    await says('#1 xong\n#2 xong\n#3 xong');
    expect(['#1', '#2', '#3'].map((task) => office.assignment(task).status)).toEqual([
      'not_started',
      'not_started',
      'pending_confirmation',
    ]);
    await says('1');
    expect(answer()).toContain('kèm số nhiệm vụ');
    await says('#1 kỳ này');
    await says('2: cả nhiệm vụ đã kết thúc');
    expect(['#1', '#2'].map((task) => office.assignment(task).status)).toEqual(['in_progress', 'pending_confirmation']);
  });
});

test.each(['#1 đang thực hiện', '#1 60%', '#1 vướng mặt bằng'])('%s is recorded at once', async (text) => {
  await says(text);
  expect(office.assignment('#1')).toMatchObject({ status: 'in_progress', reportedOn: '2022-06-20' });
});

describe('The result of a period', () => {
  test('keeps the words, the document and the file that were sent before the tap', async () => {
    await says('#1 đã hoàn thành theo Báo cáo 12/BC-SXD ngày 15/6/2022', {
      mention: true,
      files: [office.file('bao-cao.pdf')],
    });
    await office.presses(people.lan, 'SXD', 'Kết quả kỳ này');
    expect(answer()).toContain('Đã ghi là kết quả kỳ này');
    expect(answer()).toContain('12/BC-SXD ngày 15/06/2022');
    expect(answer()).toContain('1 tệp');
    expect(office.events('#1').find(({ kind }) => kind === 'reported')?.text).toBe(
      'đã hoàn thành theo Báo cáo 12/BC-SXD ngày 15/6/2022',
    );
    expect(office.assignment('#1')).toMatchObject({
      status: 'in_progress',
      progress: null,
      waitingFor: null,
      reportedOn: '2022-06-20',
    });
    expect(toSecretariat().join('\n')).not.toContain('chờ xác nhận');
  });

  test('answers the silence: the quarter is not asked for again', async () => {
    await says('#1 xong');
    await office.presses(people.lan, 'SXD', 'Kết quả kỳ này');
    const before = office.sentTo('SXD').length;
    await office.advanceTo('2022-06-30 17:00');
    const asked = office
      .sentTo('SXD')
      .slice(before)
      .map(({ text }) => text)
      .join('\n');
    expect(asked).toContain('#2 (I.2)');
    expect(asked).not.toContain('#1 (I.1)');
  });

  test.each(['1', 'kết quả kỳ này', 'ghi kỳ này ạ', 'dạ đúng', 'ket qua ky nay'])('is meant by “%s”', async (text) => {
    await says('#1 xong');
    await says(text, { replyTo: office.lastTo('SXD') });
    expect(office.assignment('#1')).toMatchObject({ status: 'in_progress', reportedOn: '2022-06-20' });
  });
});

describe('The end of the whole task', () => {
  test.each(['2', 'cả nhiệm vụ đã kết thúc', 'nhiệm vụ đã kết thúc ạ', '#1 2'])('is meant by “%s”', async (text) => {
    await says('#1 xong ngày 15/6/2022');
    await says(text, { replyTo: office.lastTo('SXD') });
    expect(office.assignment('#1')).toMatchObject({ status: 'pending_confirmation', statedOn: '2022-06-15' });
    expect(toSecretariat().at(-1)).toContain('Theo đơn vị, cả nhiệm vụ đã kết thúc');
  });

  test.each(['không', 'chưa kết thúc', 'cả nhiệm vụ chưa kết thúc', '3', '22', 'xong'])(
    'is not meant by “%s”',
    async (text) => {
      await says('#1 xong');
      await says(text, { replyTo: office.lastTo('SXD') });
      expect(kinds('#1')).not.toContain('completion_reported');
    },
  );

  test('waits for the secretariat also where nothing else does', async () => {
    office.close();
    await open('off');
    await says('#3 xong');
    expect(office.assignment('#3').status).toBe('completed');
    await says('#1 xong');
    await office.presses(people.lan, 'SXD', 'Cả nhiệm vụ đã kết thúc');
    expect(office.assignment('#1').status).toBe('pending_confirmation');
    await office.says(people.binh, 'VP', '/xacnhan 1');
    expect(office.assignment('#1').status).toBe('completed');
  });

  test('is no longer offered once somebody has reported otherwise', async () => {
    await says('#1 xong');
    const asked = office.lastTo('SXD');
    await says('#1 60%');
    const toast = await office.presses(people.lan, 'SXD', 'Cả nhiệm vụ đã kết thúc', asked);
    expect(toast?.text).toContain('đã được giải quyết');
    expect(office.assignment('#1')).toMatchObject({ status: 'in_progress', progress: 60 });
  });
});
