// covers src/dialogue/turn/handle-message.ts

/** Kinds of inputs that once went wrong, each with two more of its kind. */

import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { IncomingMessage } from '../../../src/conversation/message/incoming.ts';
import { people } from '../../people.ts';
import { openOffice, type Office } from '../../support/office.ts';
import { playedOnce } from '../../support/office/played-once.ts';

const { binh, lan, son } = people;
const NUMBERS = [1, 2, 3, 4] as const;
const IN = { mention: true } as const;

let office: Office;
const open = playedOnce(async () => {
  const played = await openOffice({
    at: '2022-06-20 09:00',
    programme: NUMBERS.map((number) => ({
      ref: `I.${String(number)}`,
      title: `Nhiệm vụ thứ ${String(number)}`,
      lead: 'Sở Xây dựng',
      deadline: 'Quý IV/2022',
    })),
  });
  await played.linkSecretariat(binh);
  await played.linkLeaders(son);
  await played.linkAgency('SXD', lan);
  return played;
});
beforeEach(async () => {
  office = await open();
});
afterEach(() => {
  office.close();
});

const says = (text: string): Promise<IncomingMessage> => office.says(lan, 'SXD', text, IN);
const replies = (text: string, words = ''): Promise<IncomingMessage> => {
  const replyTo = office.sentTo('SXD').findLast((heard) => heard.text.includes(words));
  if (replyTo === undefined) throw new Error(`Nothing says “${words}”`);
  return office.says(lan, 'SXD', text, { replyTo });
};
const states = (): string[] =>
  NUMBERS.map((number) => {
    const { status, progress, obstacle } = office.assignment(`#${String(number)}`);
    return `${status} ${String(progress ?? '–')} ${obstacle ?? '–'}`;
  });
const UNTOUCHED = 'not_started – –';

test.each(['92–98 %', '45 - 50% khối lượng'])(
  'the range “%s” under a question completes nothing and names no task',
  async (range) => {
    await says('#3');
    await replies(range);
    expect(states()).toEqual([UNTOUCHED, UNTOUCHED, UNTOUCHED, UNTOUCHED]);
    expect(office.lastTo('SXD').text).toContain('#3 (I.3)');
  },
);

test.each([
  '#4 kết quả cụ thể: \n1. Đã hoàn thành hồ sơ\n2. Đang trình thẩm định',
  '#4 báo cáo:\n1) xong phần khảo sát\n2) chưa có kinh phí',
])('the marks of a list number its items: %j', async (text) => {
  await says(text);
  expect(states().slice(0, 3)).toEqual([UNTOUCHED, UNTOUCHED, UNTOUCHED]);
  expect(office.assignment('#4').status).not.toBe('pending_confirmation');
});

test.each(['dạ vâng ạ', '#2 Sở Tài chính đã có ý kiến rồi'])(
  '“%s” is not the obstacle that was asked for',
  async (answer) => {
    await says('#4 vướng');
    await says(answer);
    expect(office.assignment('#4').obstacle).toBeNull();
  },
);

test.each(['nhầm', 'em gửi nhầm ạ'])('“%s” under an older receipt leaves the newer report', async (words) => {
  await says('#1 15%');
  await says('#1 45%');
  await replies(words, '15 %');
  expect(office.assignment('#1').progress).toBe(45);
});

test.each(['nhầm ạ', 'nhầm nhiệm vụ rồi'])('“%s” under what is no receipt undoes nothing', async (words) => {
  await says('#1 30%');
  await says('/xem 2');
  await replies(words, '#2 (I.2)');
  expect(office.assignment('#1').progress).toBe(30);
});

test.each(['nhầm', 'nhầm rồi ạ', 'gửi nhầm'])(
  '“%s” sent again after a taking back asks, and takes no older report',
  async (words) => {
    await says('#1 15%');
    await says('#1 45%');
    await says('nhầm');
    await says(words);
    expect(office.assignment('#1').progress).toBe(15);
    await office.presses(lan, 'SXD', 'Hoàn tác #1');
    expect(office.assignment('#1').progress).toBeNull();
  },
);

test.each(['như kỳ trước', 'không có gì thay đổi ạ', 'giữ nguyên như báo cáo trước'])(
  '“%s” where nothing was reported is asked about in these words',
  async (words) => {
    await says(`#3 ${words}`);
    expect(office.lastTo('SXD').text).toContain('chưa có báo cáo nào trước đây');
    expect(office.assignment('#3').reportedOn).toBeNull();
    await replies('40%');
    await says(`#3 ${words}`);
    expect(office.lastTo('SXD').text).toContain('Đã ghi nhận #3');
  },
);

test.each([
  'đề nghị xem lại: nhiệm vụ này không quá hạn',
  'đề nghị xem lại vì đã báo cáo',
  'không đồng ý với kết quả này',
])('“%s” after a question is no answer to it, and changes nothing', async (words) => {
  await says('#2 tình hình chung');
  const asked = office.lastTo('SXD');
  await says(words);
  expect(states()).toEqual([UNTOUCHED, UNTOUCHED, UNTOUCHED, UNTOUCHED]);
  await office.says(lan, 'SXD', words, { replyTo: asked });
  expect(office.events('#2').at(-1)?.kind).toBe('objection_raised');
  expect(states()).toEqual([UNTOUCHED, UNTOUCHED, UNTOUCHED, UNTOUCHED]);
});

test.each(['đề nghị xem lại', 'Đề nghị Văn phòng xem xét lại ạ'])('“#4 %s” is asked what is wrong', async (words) => {
  await says(`#4 ${words}`);
  expect(office.lastTo('SXD').text).toContain('đơn vị đề nghị xem lại nội dung nào?');
  expect(office.events('#4')).toEqual([]);
});

test.each(['#3 đến đâu rồi?', '#3 xong chưa?', '#3 làm ăn kiểu gì vậy?'])(
  'a leader who asks “%s” reads the card, without the buttons of a report',
  async (words) => {
    await office.says(son, 'LD', words, IN);
    expect(office.lastTo('LD').text).toContain('Nhiệm vụ thứ 3');
    expect(office.lastTo('LD').buttons).toEqual([]);
  },
);

test.each(['2', '#2', 'nhiệm vụ 2'])('“%s” of those who only read shows the task', async (number) => {
  await says('#2 xong');
  for (const [who, place] of [
    [son, 'LD'],
    [binh, 'VP'],
    [people.outsider, 'SXD'],
  ] as const) {
    await office.says(who, place, number, IN);
    expect(office.lastTo(place).text).toContain('Nhiệm vụ thứ 2');
    expect(office.lastTo(place).text).not.toContain('đầu mối');
  }
  expect(office.assignment('#2').status).toBe('pending_confirmation');
  expect(office.lastTo('VP').buttons).toContain('Xác nhận');
});

test.each(['lý do khách quan: mưa lũ kéo dài', 'Nguyên nhân khách quan là chờ Bộ thẩm định'])(
  '“%s” as the answer to what is in the way is the obstacle, and a reason',
  async (words) => {
    await says('#3 vướng');
    await replies(words, 'nêu rõ khó khăn, vướng mắc');
    expect(office.assignment('#3').obstacle).toBe(words.replace(/^.*?(?:: | là )/u, ''));
    expect(office.events('#3').map(({ kind }) => kind)).toContain('objective_reason_stated');
  },
);

test.each(['ok', 'thiếu biên bản nghiệm thu', 'đã xem'])(
  '“%s” of the secretariat under what waits shows the ways to decide',
  async (words) => {
    await says('#1 xong');
    const notice = office.sentTo('VP').findLast(({ text }) => text.startsWith('Báo hoàn thành'));
    if (notice === undefined) throw new Error('No notice');
    await office.says(binh, 'VP', words, { replyTo: notice });
    expect(office.lastTo('VP').buttons).toEqual(['Xác nhận', 'Trả lại']);
    expect(office.assignment('#1').status).toBe('pending_confirmation');
  },
);

test.each(['Vướng mắc', 'Đã nhận'])('the older button “%s” does not undo a pending completion', async (label) => {
  await says('#1');
  const asked = office.lastTo('SXD');
  await says('#1 xong');
  const toast = await office.presses(lan, 'SXD', label, asked);
  expect(toast?.text ?? '').not.toBe('');
  expect(office.assignment('#1').status).toBe('pending_confirmation');
});

test.each(['thiếu phụ lục ở trang 2', 'số liệu trang 12 chưa khớp trang 5'])(
  'the reason “%s” is kept whole',
  async (reason) => {
    await says('#1 xong');
    await office.says(binh, 'VP', `/tralai 1 ${reason}`);
    expect(office.events('#1').at(-1)?.text).toBe(reason);
  },
);

test.each(['#2 đề nghị gửi báo cáo trước ngày 30/6/2022', '#3 yêu cầu đẩy nhanh tiến độ'])(
  '“%s” is no reason for a return that was asked for',
  async (words) => {
    await says('#1 xong');
    await office.presses(binh, 'VP', 'Trả lại');
    await office.says(binh, 'VP', words, IN);
    expect(office.assignment('#1').status).toBe('pending_confirmation');
  },
);

test.each(['đơn vị nào chưa báo cáo?', 'tình hình thế nào rồi?'])(
  'the question “%s” passes no instruction on',
  async (words) => {
    await office.says(son, 'LD', '#2 tạm dừng chờ ý kiến', IN);
    const before = office.sentTo('SXD').length;
    await office.says(son, 'LD', words, IN);
    expect(office.sentTo('SXD')).toHaveLength(before);
  },
);

describe('two days', () => {
  test.each([
    ['#1 đã hoàn thành tại Quyết định 88/QĐ-SXD ngày 15/4/2022', '2022-04-15'],
    ['#1 xong ngày 2/5/2022, có Báo cáo 9/BC-SXD', '2022-05-02'],
  ])('%s', async (words, on) => {
    await says(words);
    await office.says(binh, 'VP', '/xacnhan 1');
    expect(office.assignment('#1')).toMatchObject({ status: 'completed', completedOn: on });
  });

  test.each(['Báo cáo 31/BC-SXD ngày 10/6/2022', '77/QĐ-SXD ngày 1/6/2022'])(
    '“%s” after “xong” reaches the secretariat',
    async (document) => {
      await says('#1 xong');
      await replies(document, 'Đã ghi nhận #1');
      const number = /\d+\/[A-ZĐ-]+/u.exec(document)?.[0] ?? '';
      expect(office.lastTo('VP').text).toContain(number);
    },
  );
});
