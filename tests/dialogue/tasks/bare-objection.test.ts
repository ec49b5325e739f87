// covers src/dialogue/tasks/take-plea.ts

/** "Đề nghị xem lại ạ" without a word of what: it is asked for, and only its answer is stated. */

import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { evidenceOf } from '../../../src/store/record/evidence.ts';
import { pleasOf } from '../../../src/store/record/pleas.ts';
import { people } from '../../people.ts';
import type { Manner, Office } from '../../support/office.ts';
import { openLinked } from '../../support/office/linked-office.ts';

const { binh, lan, minh } = people;

let office: Office;
beforeEach(async () => {
  office = await openLinked(
    {
      programme: [
        { ref: 'I.1', title: 'Lập quy hoạch', lead: 'Sở Xây dựng', deadline: 'Ngày 30/12/2022' },
        { ref: 'I.2', title: 'Rà soát quy hoạch', lead: 'Sở Xây dựng', deadline: 'Ngày 30/12/2022' },
      ],
    },
    { VP: binh, SXD: lan },
  );
});
afterEach(() => {
  office.close();
});

const says = (text: string, manner: Manner = {}) => office.says(lan, 'SXD', text, { mention: true, ...manner });
const answers = (text: string) => says(text, { replyTo: office.lastTo('SXD') });
const objections = (task: string) =>
  office.database.read((tx) => pleasOf(tx, [office.assignment(task).id]).map(({ text }) => text));
const told = () => office.sentTo('VP').filter(({ text }) => text.startsWith('Đề nghị xem lại, chờ')).length;

const ASKED = 'đơn vị đề nghị xem lại nội dung nào?';

describe('the answer', () => {
  test.each([
    ['#1 đề nghị xem lại', 'đã báo cáo hoàn thành tại 12/BC-SXD ngày 20/4/2022'],
    ['#1 kính đề nghị Văn phòng xem xét lại ạ', 'số liệu chưa đúng, tiến độ là 80% chứ không phải 50%'],
    ['#1 nho anh xem lai giup em', 'da nop tu thang 4 roi'],
    ['#1 đề nghị kiểm tra lại', 'đã hoàn thành từ ngày 5/4/2022'],
  ])('“%s”, then “%s” in reply, is stated and changes nothing else', async (bare, words) => {
    await says(bare);
    expect(office.lastTo('SXD').text).toContain(ASKED);
    const before = office.assignment('#1');
    await answers(words);
    expect(objections('#1')).toEqual([words]);
    expect(office.lastTo('SXD').text).toContain(`Đã ghi đề nghị xem lại của #1 (I.1): “${words}”`);
    expect(office.assignment('#1')).toEqual(before);
    expect(told()).toBe(1);
  });

  test.each(['đã gửi công văn 15/SXD-QH từ tuần trước', 'ghi quá hạn là chưa đúng', 'so lieu bi nham'])(
    '“%s”, which replies to nothing, is quoted back for one tap',
    async (words) => {
      await says('#2 đề nghị xem lại');
      await says(words);
      expect(office.lastTo('SXD').text).toContain(`Ghi đề nghị xem lại là “${words}”? Chưa ghi nhận gì.`);
      expect(objections('#2')).toEqual([]);
      await office.presses(lan, 'SXD', 'Đúng');
      expect(objections('#2')).toEqual([words]);
    },
  );

  test('calls itself one: nothing is quoted back', async () => {
    await says('#2 đề nghị xem lại');
    await says('đề nghị xem lại: đã nộp ngày 5/6');
    expect(objections('#2')).toEqual(['đã nộp ngày 5/6']);
  });

  test('brings the files of both messages', async () => {
    await says('#1 đề nghị xem lại', { files: [office.file('bien-ban.pdf')] });
    expect(office.lastTo('SXD').text).toContain('Tệp gửi kèm (1) đã được lưu cùng nhiệm vụ');
    await says('đã nghiệm thu', { replyTo: office.lastTo('SXD'), files: [office.file('nghiem-thu.pdf')] });
    const names = office.database.read((tx) => evidenceOf(tx, office.assignment('#1').id).map(({ name }) => name));
    expect(names).toEqual(['bien-ban.pdf', 'nghiem-thu.pdf']);
  });

  test('on whichever task, once that is chosen', async () => {
    await says('đề nghị xem lại ạ');
    expect(office.lastTo('SXD').text).toContain('nói về nhiệm vụ nào?');
    await office.presses(lan, 'SXD', '#2');
    expect(office.lastTo('SXD').text).toContain(ASKED);
    await answers('đã nộp đủ hồ sơ');
    expect([objections('#1'), objections('#2')]).toEqual([[], ['đã nộp đủ hồ sơ']]);
  });
});

describe('what is no answer', () => {
  test.each(['thôi', 'không', 'thoi khong can dau', 'bỏ qua nhé'])('“%s” drops the question', async (words) => {
    await says('#1 đề nghị xem lại');
    await answers(words);
    expect(office.lastTo('SXD').text).toContain('đã bỏ qua câu hỏi; chưa ghi nhận gì.');
    await says('đã nộp từ tháng 4');
    expect(objections('#1')).toEqual([]);
  });

  test.each(['hihi', 'dạ vâng ạ', 'để em hỏi lại phòng', 'đề nghị xem lại'])(
    '“%s” leaves it waiting',
    async (words) => {
      await says('#1 đề nghị xem lại');
      const question = office.lastTo('SXD');
      await says(words);
      expect(objections('#1')).toEqual([]);
      await says('đã nộp từ tháng 4', { replyTo: question });
      expect(objections('#1')).toEqual(['đã nộp từ tháng 4']);
    },
  );

  test.each([
    ['#2 70%', 'đang thực hiện, 70 %'],
    ['#2 xong', 'Báo hoàn thành'],
    ['#2 vướng mặt bằng', 'mặt bằng'],
  ])('“%s” is about another task', async (words, receipt) => {
    await says('#1 đề nghị xem lại');
    await says(words);
    expect(office.lastTo('SXD').text).toContain(receipt);
    expect([objections('#1'), objections('#2')]).toEqual([[], []]);
  });

  test.each(['#1 80%', 'bao giờ họp?', 'xin gia hạn #1 đến 30/3/2023'])('“%s” is read on its own', async (words) => {
    await says('#1 đề nghị xem lại');
    await says(words);
    expect(objections('#1')).toEqual([]);
    expect(office.lastTo('SXD').text).not.toContain('Ghi đề nghị xem lại là');
  });

  test('what comes two working days later', async () => {
    await says('#1 đề nghị xem lại');
    const question = office.lastTo('SXD');
    await office.advanceTo('2022-06-23 09:00');
    await says('đã nộp từ tháng 4', { replyTo: question });
    expect(objections('#1')).toEqual([]);
    expect(office.lastTo('SXD').text).toContain('đã hết hiệu lực');
  });

  test('what anybody says who may not report', async () => {
    await says('#1 đề nghị xem lại');
    await office.says(minh, 'SXD', 'đã nộp từ tháng 4', { mention: true, replyTo: office.lastTo('SXD') });
    expect(objections('#1')).toEqual([]);
    expect(office.lastTo('SXD').text).toContain('đầu mối');
  });

  test('an edit that says it replaces the question', async () => {
    const first = await says('#1 đề nghị xem lại');
    await says('#1 đề nghị xem lại: đã nộp ngày 5/6', { edits: first });
    expect(objections('#1')).toEqual(['đã nộp ngày 5/6']);
    await says('ok anh, chiều em gửi thêm');
    expect(objections('#1')).toEqual(['đã nộp ngày 5/6']);
  });
});
