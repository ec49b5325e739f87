/** Words that are passed on are nobody's report; a picked-out line names its task; what has no words is answered. */

import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { people } from '../../../people.ts';
import type { Office } from '../../../support/office.ts';
import { openLinked } from '../../../support/office/linked-office.ts';

const TASKS = [
  { ref: 'I.1', title: 'Lập quy hoạch chung đô thị Lam Sơn', lead: 'Sở Xây dựng', deadline: 'Ngày 30/6/2022' },
  { ref: 'I.2', title: 'Giải phóng mặt bằng đường vành đai', lead: 'Sở Xây dựng', deadline: 'Ngày 30/6/2022' },
];
const HOW_TO_REPORT = 'Tin chuyển tiếp là lời của người khác';

let office: Office;

beforeEach(async () => {
  office = await openLinked({ programme: TASKS, at: '2022-06-21 08:00' }, { VP: people.binh, SXD: people.lan });
});

afterEach(() => {
  office.close();
});

const changes = (): readonly string[][] => ['I.1', 'I.2'].map((task) => office.events(task).map(({ kind }) => kind));

describe('A forwarded message', () => {
  test.each([
    '#1 xong',
    '1 70%',
    'đã nhận',
    '#1 xin gia hạn đến 30/12',
    '#2 không thuộc trách nhiệm của đơn vị',
    '/hoantac',
    '/xacnhan 1',
    '/giahan 1 30/12 chờ vốn',
    'Đã ghi nhận #1. Nếu nhầm, trả lời “nhầm”.',
  ])('“%s” is nobody’s, and is answered with how to report', async (text) => {
    for (const place of ['SXD', 'private'] as const) {
      const before = changes();
      await office.says(people.lan, place, text, { forwarded: true, mention: true });
      expect(changes()).toEqual(before);
      const { message } = office.lastTo(place === 'private' ? people.lan : place);
      expect(message.text).toContain(HOW_TO_REPORT);
    }
  });

  test('takes no report back, also as a reply to its receipt', async () => {
    await office.says(people.lan, 'SXD', '#1 xong');
    const receipt = office.lastTo('SXD');
    await office.says(people.lan, 'SXD', 'nhầm rồi', { forwarded: true, replyTo: receipt });
    expect(office.assignment('I.1').status).toBe('pending_confirmation');
  });

  test('answers no question of ours, which goes on waiting', async () => {
    await office.says(people.lan, 'SXD', '#1 vướng', { mention: true });
    const question = office.lastTo('SXD');
    await office.says(people.lan, 'SXD', 'chờ bàn giao mặt bằng', { forwarded: true, replyTo: question });
    expect(office.assignment('I.1').obstacle).toBeNull();
    await office.says(people.lan, 'SXD', 'chờ bàn giao mặt bằng', { replyTo: question });
    expect(office.assignment('I.1').obstacle).toBe('chờ bàn giao mặt bằng');
  });

  test('is no ruling of the secretariat', async () => {
    await office.says(people.lan, 'SXD', '#1 xong');
    await office.says(people.binh, 'VP', '/xacnhan 1', { forwarded: true });
    expect(office.assignment('I.1').status).toBe('pending_confirmation');
    expect(office.lastTo('VP').message.text).toContain(HOW_TO_REPORT);
    // The secretariat does not report: it is told how to instruct and to decide.
    expect(office.lastTo('VP').message.text).toContain('“#12 yêu cầu báo cáo trước thứ Sáu”');
    expect(office.lastTo('VP').message.text).not.toContain('Để báo cáo');
  });

  test('that nobody addressed to the bot, and that names no task of the group, is passed over', async () => {
    const before = office.sentTo('SXD').length;
    await office.says(people.lan, 'SXD', 'Chiều nay họp lúc 14h', { forwarded: true });
    expect(office.sentTo('SXD')).toHaveLength(before);
  });

  test('with a file keeps the file as evidence of the one task that it replies to, and not its words', async () => {
    await office.says(people.lan, 'SXD', '#1 70%');
    const receipt = office.lastTo('SXD');
    await office.says(people.lan, 'SXD', 'đã xong', {
      forwarded: true,
      replyTo: receipt,
      files: [office.file('anh.pdf')],
    });
    expect(office.events('I.1').map(({ kind }) => kind)).toEqual(['reported', 'evidence_received']);
    expect(office.assignment('I.1').progress).toBe(70);
    expect(office.lastTo('SXD').message.text).toContain('Chưa ghi nhận thay đổi nào');
  });

  test('with a file that answers nothing keeps it for no task, whatever its caption says', async () => {
    const before = changes();
    await office.says(people.lan, 'private', '#1 xong', { forwarded: true, files: [office.file('anh.pdf')] });
    expect(changes()).toEqual(before);
    expect(office.lastTo(people.lan).message.text).toContain('chưa gắn với nhiệm vụ nào');
  });
});

describe('A picked-out line of a bundle', () => {
  test('names the task of the reply', async () => {
    await office.tick();
    const bundle = office.lastTo('SXD');
    expect(bundle.message.text).toContain('#2');
    await office.says(people.lan, 'SXD', 'đang làm 60%', { replyTo: bundle, quote: 'Giải phóng mặt bằng đường' });
    expect(office.assignment('I.2').progress).toBe(60);
    expect(office.assignment('I.1').progress).toBeNull();
  });

  test('that shows several tasks leaves the question which', async () => {
    await office.tick();
    const bundle = office.lastTo('SXD');
    await office.says(people.lan, 'SXD', 'đang làm 60%', { replyTo: bundle, quote: '#1 … #2 …' });
    expect(changes()).toEqual([[], []]);
    expect(office.lastTo('SXD').message.text).toContain('nói về nhiệm vụ nào?');
  });
});

describe('A message without words or file', () => {
  test('is answered in one sentence', async () => {
    await office.tick();
    await office.says(people.lan, 'SXD', '', { replyTo: office.lastTo('SXD') });
    expect(office.lastTo('SXD').message.text).toContain('Chỉ đọc được tin có chữ hoặc có tệp');
    expect(changes()).toEqual([[], []]);
  });

  test('that was meant for nobody here is passed over', async () => {
    const before = office.sentTo('SXD').length;
    await office.says(people.lan, 'SXD', '');
    expect(office.sentTo('SXD')).toHaveLength(before);
  });
});
