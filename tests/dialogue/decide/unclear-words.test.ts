// covers src/conversation/compose/say-ruling-unclear.ts

/** Words beside a ruling never turn it round: they decide nothing, and it is said what to type. */

import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { pleasOf } from '../../../src/store/record/pleas.ts';
import { people } from '../../people.ts';
import type { Office } from '../../support/office.ts';
import { openLinked } from '../../support/office/linked-office.ts';

const { binh, lan } = people;
let office: Office;

beforeEach(async () => {
  const lead = 'Sở Xây dựng';
  office = await openLinked(
    {
      programme: [
        { ref: 'I.1', title: 'Lập quy hoạch', lead, deadline: 'Quý IV/2022' },
        { ref: 'I.2', title: 'Mở đường', lead, deadline: 'Quý IV/2022' },
        { ref: 'I.3', title: 'Báo cáo tình hình', lead, deadline: 'Hằng quý' },
      ],
      at: '2022-06-20 09:00',
    },
    { VP: binh, SXD: lan },
  );
});
afterEach(() => {
  office.close();
});

const reports = (text: string): Promise<unknown> => office.says(lan, 'SXD', text, { mention: true });

/** What both are told after the secretariat's words. */
async function rules(command: string, manner: object = {}): Promise<{ told: string; agency: string }> {
  const [before, heard] = [office.sentTo('VP').length, office.sentTo('SXD').length];
  await office.says(binh, 'VP', command, manner);
  const joined = (place: 'VP' | 'SXD', from: number): string =>
    office
      .sentTo(place)
      .slice(from)
      .map(({ text }) => text)
      .join('\n');
  return { told: joined('VP', before), agency: joined('SXD', heard) };
}

describe('of a completion', () => {
  beforeEach(async () => {
    await reports('#1 xong');
    await reports('#2 xong');
  });

  test.each([
    '/xacnhan 1 không',
    '/xacnhan 1 thiếu văn bản',
    '/xacnhan 1 nếu đủ hồ sơ',
    '/xacnhan #1 ko đạt',
    '/XACNHAN 1: chưa',
    '/xacnhan 1 20/5/2022 khi nào có biên bản',
    '/xacnhan trừ #1',
  ])('“%s” confirms nothing, and says what to type', async (command) => {
    const { told, agency } = await rules(command, { mention: true });
    expect(office.assignment('#1').status).toBe('pending_confirmation');
    expect(told).toContain('#1 (I.1): chưa xác nhận');
    expect(told).toContain('Trả lại: /tralai 1 kèm lý do');
    expect(agency).toBe('');
  });

  test('each of several tasks is left as it is, and told', async () => {
    const { told } = await rules('/xacnhan 1 2 không, trả lại');
    expect(told).toContain('#1 (I.1): chưa xác nhận');
    expect(told).toContain('#2 (I.2): chưa xác nhận');
    expect([office.assignment('#1').status, office.assignment('#2').status]).toEqual([
      'pending_confirmation',
      'pending_confirmation',
    ]);
  });

  test.each(['/tralai 1 thôi, đủ rồi', '/tralai 1 đồng ý', '/tralai 1 không trả lại nữa', '/tralai 1 nếu chưa ký'])(
    '“%s” returns nothing',
    async (command) => {
      const { told, agency } = await rules(command);
      expect(office.assignment('#1').status).toBe('pending_confirmation');
      expect(told).toContain('#1 (I.1): chưa trả lại');
      expect(agency).toBe('');
    },
  );

  test('as a reply to “why?” they return nothing either', async () => {
    await rules('/tralai 1');
    await rules('đồng ý, đủ rồi', { replyTo: office.lastTo('VP') });
    expect(office.assignment('#1').status).toBe('pending_confirmation');
  });
});

describe('of an extension', () => {
  beforeEach(async () => {
    await reports('#2 xin gia hạn đến 30/3/2023 vì chờ thẩm định');
  });

  test.each([
    '/dongy 2 không đồng ý 30/3/2023',
    '/dongy 2 không',
    '/dongy 2 30/3/2023 nếu có vốn',
    '/dongy 2 30/3/2023 theo Công văn số 12/UBND-TH nhưng chưa ký',
    '/dongy #2 chưa',
  ])('“%s” grants nothing', async (command) => {
    const { told, agency } = await rules(command, { mention: true });
    expect(office.assignment('#2').waitingFor).toBe('extension');
    expect(told).toContain('#2 (I.2): chưa quyết định');
    expect(told).toContain('Không đồng ý: /khongdongy 2 kèm lý do');
    expect(agency).toBe('');
  });

  test('as a reply to “until when?” they grant nothing either', async () => {
    await rules('/dongy 2 để xem đã');
    await rules('không đồng ý 30/3/2023', { replyTo: office.lastTo('VP') });
    expect(office.assignment('#2').waitingFor).toBe('extension');
  });

  test.each(['/khongdongy 2 đồng ý đến 30/3/2023', '/khongdongy 2 thôi', '/khongdongy 2 không phản đối'])(
    '“%s” rejects nothing',
    async (command) => {
      const { told } = await rules(command);
      expect(office.assignment('#2').waitingFor).toBe('extension');
      expect(told).toContain('#2 (I.2): chưa quyết định');
    },
  );

  test('a yes beside it, or a document, grants it', async () => {
    await rules('/dongy 2 đồng ý nhé');
    expect(office.assignment('#2').dueOn).toBe('2023-03-30');
  });
});

describe('of what an agency states', () => {
  const plea = () => office.database.read((tx) => pleasOf(tx, [office.assignment('#1').id])).at(-1);

  test.each([
    ['/lydo 1 không đồng ý vì thiếu văn bản', 'thiếu văn bản'],
    ['/lydo 1 từ chối, nộp muộn', 'nộp muộn'],
    ['/lydo 1 không có hồ sơ chứng minh', 'không có hồ sơ chứng minh'],
  ])('“%s” refuses the reason with “%s”', async (command, answer) => {
    await reports('#1 lý do khách quan: mưa lũ kéo dài');
    const { agency } = await rules(command);
    expect(agency).toContain('Không xác nhận lý do khách quan');
    expect(plea()).toMatchObject({ accepted: false, answer });
  });

  test.each([
    '/lydo 1 chưa đồng ý, thiếu văn bản',
    '/lydo 1 ko',
    '/lydo 1 thôi',
    '/lydo 1 nếu có văn bản',
    '/lydo 1 ok?',
  ])('“%s” decides nothing', async (command) => {
    await reports('#1 lý do khách quan: mưa lũ kéo dài');
    const { told, agency } = await rules(command);
    expect(plea()).toMatchObject({ answeredAt: null });
    expect(told).toContain('/lydo 1 không');
    expect(agency).toBe('');
  });

  test.each(['/traloi 1 thôi', '/traloi 1 không', '/traloi 1 để xem lại đã', '/traloi 1 chưa trả lời'])(
    '“%s” answers no objection',
    async (command) => {
      await reports('#1 đề nghị xem lại: đã nộp');
      const { told } = await rules(command);
      expect(plea()).toMatchObject({ answeredAt: null });
      expect(told).toContain('/traloi 1');
    },
  );

  test('“không đồng ý, …” answers one', async () => {
    await reports('#1 đề nghị xem lại: đã nộp');
    await rules('/traloi 1 không đồng ý, chưa nhận được văn bản');
    expect(plea()?.answer).toBe('không đồng ý, chưa nhận được văn bản');
  });
});

describe('an answer for one period of a duty', () => {
  const answered = () =>
    office.database.read((tx) => pleasOf(tx, [office.assignment('#3').id])).map(({ answer }) => answer);

  test.each(['/traloi 3 quý IV đã xem', '/traloi 3 quý III thiếu văn bản', '/traloi 3 kỳ quý IV/2022 giữ nguyên'])(
    '“%s”, of which nothing waits, is asked about',
    async (command) => {
      await reports('#3 đề nghị xem lại: đã nộp');
      const { told, agency } = await rules(command);
      expect(answered()).toEqual([null]);
      expect(agency).toBe('');
      expect(told).toContain('Đang chờ: kỳ');
    },
  );

  test('as it is said that it can be given, it is', async () => {
    await reports('#3 đề nghị xem lại: đã nộp');
    const { told } = await rules('/traloi 3 quý IV đã xem');
    const typed = /“(\/traloi 3 [^”]*: )/u.exec(told)?.[1] ?? '';
    await rules(`${typed}quý IV đã xem`);
    expect(answered()).toEqual(['quý IV đã xem']);
  });

  test('that tells what is to come of another period is an answer', async () => {
    await reports('#3 đề nghị xem lại: đã nộp');
    await rules('/traloi 3 quý IV sẽ tính lại');
    expect(answered()).toEqual(['quý IV sẽ tính lại']);
  });
});
