// covers src/conversation/read/talk/answer-words.ts, src/dialogue/turn/answer-question.ts
/** Questions of ours are answered by courteous words too; what asks the secretariat goes there. */

import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { people } from '../../people.ts';
import { openOffice, type Office } from '../../support/office.ts';

const TITLES = ['Lập quy hoạch chung đô thị Lam Sơn', 'Lập quy hoạch phân khu số 3'];

let asked: Office;

beforeAll(async () => {
  asked = await openOffice({
    programme: TITLES.map((title, at) => ({
      ref: `I.${String(at + 1)}`,
      title,
      lead: 'Sở Xây dựng',
      deadline: 'Quý II/2022',
    })),
    at: '2022-06-20 08:00',
    followed: true,
  });
  await asked.linkSecretariat(people.binh);
  await asked.linkAgency('SXD', people.lan);
  await asked.advanceTo('2022-06-21 08:00');
});

afterAll(() => {
  asked.close();
});

/** `words` as the reply to what the button `Khác…` or `Ngày khác…` asks about task 1. */
async function answered(buttons: readonly string[], words: string): Promise<Office> {
  const office = asked.copy();
  const bundle = office.lastTo('SXD').messageId;
  for (const label of ['#1', ...buttons]) {
    const under = office.sentTo('SXD').find(({ messageId }) => messageId === bundle);
    await office.presses(people.lan, 'SXD', label, under);
    await office.passes(10);
  }
  await office.says(people.lan, 'SXD', words, { replyTo: office.lastTo('SXD') });
  await office.passes(10);
  return office;
}

describe('what is in the way?', () => {
  test.each([
    ['dạ em chào anh, em gửi ạ: vướng mặt bằng', 'mặt bằng'],
    ['anh ơi mặt bằng chưa có ạ', 'mặt bằng chưa có'],
    ['chị ơi, vốn chưa bố trí được ạ', 'vốn chưa bố trí được'],
    ['dạ thưa anh, bộ chưa trả lời, không biết bao giờ xong', 'bộ chưa trả lời, không biết bao giờ xong'],
  ])('“%s” is the obstacle', async (words, obstacle) => {
    const office = await answered(['Vướng mắc', 'Khác…'], words);
    expect(office.assignment('#1').obstacle).toBe(obstacle);
    expect(office.sentTo('VP').filter(({ text }) => text.includes('hỏi'))).toEqual([]);
    office.close();
  });

  test.each(['anh ơi mẫu báo cáo ở đâu ạ?', 'cho em hỏi mẫu báo cáo lấy ở đâu ạ', 'hỏi Văn phòng: nộp ở phòng nào ạ'])(
    '“%s” is passed on to the secretariat',
    async (words) => {
      const office = await answered(['Vướng mắc', 'Khác…'], words);
      expect(office.assignment('#1').obstacle).toBeNull();
      expect(office.lastTo('VP').text).toContain(words);
      office.close();
    },
  );

  test('“không có vướng gì ạ” ends the question, and shows no card', async () => {
    const office = await answered(['Vướng mắc', 'Khác…'], 'không có vướng gì ạ');
    expect(office.lastTo('SXD').text).toBe('#1 (I.1): đã bỏ qua câu hỏi; chưa ghi nhận gì.');
    office.close();
  });
});

describe('until when?', () => {
  test.each([
    ['anh ơi 30/9 được không ạ', '2022-09-30'],
    ['dạ anh cho em hỏi đến 30/9/2022 được không ạ', '2022-09-30'],
    ['dạ em gửi ạ: 30/9/2022 vì chờ thẩm định', '2022-09-30'],
    ['anh ơi em xin thêm 15 ngày được ko', '2022-07-15'],
  ])('“%s” asks for that day', async (words, day) => {
    const office = await answered(['Xin gia hạn', 'Ngày khác…'], words);
    expect(office.assignment('#1').requestedDueOn).toBe(day);
    expect(office.sentTo('VP').filter(({ text }) => text.includes('hỏi Văn phòng'))).toEqual([]);
    office.close();
  });
});
