import { stripDiacritics } from '../../../../src/domain/strip-diacritics.ts';
import { describe, expect, test } from 'vitest';
import { judgeAnswer, type AskedFor, type Standing } from '../../../../src/conversation/read/answer/judge-answer.ts';
import { day } from '../../../../src/domain/calendar/dates.ts';

const MINUTE = 60_000;
const REPLY: Standing = {
  isReply: true,
  age: 0,
  isInterrupted: false,
  names: 'nothing',
  today: day('2026-12-01'),
};
const NEXT: Standing = { ...REPLY, isReply: false, age: MINUTE };
const ASKED: readonly AskedFor[] = [
  'how_far',
  'obstacle',
  'extension_date',
  'document',
  'reason',
  'other_date',
  'instruction',
  'confirmation',
];

/** What each reply is to each question: a = answer, e = echo, r = refusal, i = idle, u = unsure, - = none. In the order of `ASKED`. */
const SHORT = { answer: 'a', echo: 'e', refusal: 'r', idle: 'i', unsure: 'u', none: '-' } as const;

function row(text: string, standing: Standing): string {
  return ASKED.map((asked) => SHORT[judgeAnswer(asked, text, standing)]).join('');
}

describe('a message that replies to nothing', () => {
  test.each([
    // text, then: how far, obstacle, extension date, document, reason, other date, instruction, confirmation
    ['hihi', 'iii-iiii'],
    ['ok anh', 'iii-iiii'],
    ['vâng ạ', 'iii-iiii'],
    ['dạ', 'iii-iiii'],
    ['👍', 'iii-iiii'],
    ['cảm ơn anh', 'iii-iiii'],
    ['chào cả nhà', 'iii-iiii'],
    ['để em hỏi lại đã', 'iii-iiii'],
    ['có ai báo cáo chưa?', '--------'],
    ['hạn đến ngày nào?', '--------'],
    ['đã xong chưa nhỉ', '--------'],
    ['/quahan', '--------'],
    ['thôi', 'rrrrrrrr'],
    ['thôi ạ', 'rrrrrrrr'],
    ['bỏ qua', 'rrrrrrrr'],
    ['khoan', 'rrrrrrrr'],
    ['khoan đã anh', 'rrrrrrrr'],
    ['chưa chuyển', 'rrrrrrrr'],
    ['đừng trả lại vội', 'rrrrrrrr'],
    ['không', '-rrrrrrr'],
    ['dạ không ạ', '-rrrrrrr'],
    ['chuyển', '-e--e-aa'],
    ['đúng rồi ạ', 'ae--e-aa'],
    ['có', 'iii-iiaa'],
    ['có ạ', 'iii-iiaa'],
    ['cô ơi', 'iii-iiii'],
    ['thiếu kinh phí', 'aa--e---'],
    ['chờ Bộ thẩm định', 'aa--e---'],
    ['mặt bằng phường Hạc Thành', '-e--e---'],
    ['70%', 'a-------'],
    ['đang thực hiện', 'a---e---'],
    ['30/12/2027', '--e--e--'],
    ['30/12/2027 vì chờ Bộ thẩm định', 'aae-ee--'],
    ['123/BC-SXD ngày 5/11/2026', 'ae-ae---'],
    ['nhầm', '--------'],
    ['yêu cầu báo cáo trước thứ Sáu', '-ee-ee--'],
  ])('%j is %s', (text, judged) => {
    const seen = row(text, NEXT);
    expect(`${text}: ${seen}`).toBe(`${text}: ${judged}`);
  });

  test.each(ASKED)('is no answer about %s after half an hour', (asked) => {
    for (const text of ['thiếu kinh phí', '30/12/2027', '70%', 'chuyển', 'đúng', 'thôi', '123/BC-SXD']) {
      expect(judgeAnswer(asked, text, { ...NEXT, age: 31 * MINUTE })).toBe('none');
    }
  });

  test.each(ASKED)('is no answer about %s when it names another task', (asked) => {
    for (const text of ['thiếu kinh phí', '30/12/2027', '70%', 'chuyển', 'thôi', '123/BC-SXD']) {
      expect(judgeAnswer(asked, text, { ...NEXT, names: 'another' })).toBe('none');
      expect(judgeAnswer(asked, text, { ...REPLY, names: 'another' })).toBe('none');
    }
  });

  test('is quoted back as an obstacle, and no report, after the person spoke of another task', () => {
    const later = { ...NEXT, isInterrupted: true };
    expect(judgeAnswer('obstacle', 'thiếu kinh phí', later)).toBe('echo');
    expect(judgeAnswer('how_far', '70%', later)).toBe('none');
    expect(judgeAnswer('obstacle', 'thiếu kinh phí', { ...REPLY, isInterrupted: true })).toBe('answer');
  });
});

describe('a reply to the question', () => {
  test.each([
    ['hihi', 'iii-iiii'],
    ['ok anh', 'iii-iiaa'],
    ['vâng ạ', 'iii-iiaa'],
    ['có', 'iii-iiaa'],
    ['có ai báo cáo chưa?', '--------'],
    ['thôi', 'rrrrrrrr'],
    ['không', 'arrrrrrr'],
    ['thiếu kinh phí', 'aa--aa--'],
    ['chuyển Sở Tài chính thẩm định', 'aa--aa--'],
    ['mặt bằng phường Hạc Thành', 'aa--aa--'],
    ['30/12/2027 vì chờ Bộ thẩm định', 'aaa-aa--'],
    ['70%', 'a----a--'],
    ['123/BC-SXD ngày 5/11/2026', 'aa-aaa--'],
    ['nhầm', '--------'],
  ])('%j is %s', (text, judged) => {
    expect(`${text}: ${row(text, REPLY)}`).toBe(`${text}: ${judged}`);
  });
});

describe('a reply to the question what is in the way', () => {
  test.each([
    'thôi, không có gì vướng nữa',
    'không vướng mắc gì đâu ạ',
    'k vuong gi dau a',
    'hết vướng rồi anh',
    'đã được tháo gỡ rồi',
    'khac phuc xong roi a',
    'vẫn bình thường ạ',
    'như kỳ trước',
    'chưa có gì mới',
    'đến nay không phát sinh vướng mắc gì',
    'hồ sơ đã được giải quyết xong',
    'mỏ đá đã giải quyết xong rồi ạ',
    'Sở Tài chính vừa tháo gỡ cho đơn vị',
  ])('“%s” is no obstacle', (text) => {
    for (const written of [text, stripDiacritics(text)]) {
      expect(judgeAnswer('obstacle', written, REPLY)).toBe('none');
      expect(judgeAnswer('obstacle', written, NEXT)).toBe('none');
    }
  });

  test.each([
    'hết vướng đất, nay vướng vốn đối ứng',
    'không có đất để bố trí tái định cư',
    'Sở Tài nguyên chưa giải quyết hồ sơ giao đất',
    'hộ dân chưa nhận tiền',
    'vướng nhưng tự xử lý được',
    'hồ sơ giao đất chưa được giải quyết',
    'kiến nghị chưa được tháo gỡ',
    'mỏ đá chưa giải quyết',
    'chưa hết vướng mặt bằng',
    'đề nghị tháo gỡ xong trước tháng 7',
    'cần được giải quyết dứt điểm phần đền bù',
    'chờ Sở Tài chính giải quyết xong hồ sơ',
    'nếu hết vướng mặt bằng thì thi công được',
    'đã giải quyết một phần hồ sơ',
    'đền bù mới giải quyết được 30 hộ',
    'không phải là không có vướng',
  ])('“%s” is one', (text) => {
    for (const written of [text, stripDiacritics(text)]) {
      expect(`${written}: ${judgeAnswer('obstacle', written, REPLY)}`).toBe(`${written}: answer`);
    }
  });

  test('in a text with diacritics “đá giải quyết” tells of a quarry', () => {
    expect(judgeAnswer('obstacle', 'hồ sơ mỏ đá giải quyết ở Bộ', REPLY)).toBe('answer');
    expect(judgeAnswer('obstacle', 'da giải quyết ở Bộ', REPLY)).toBe('answer');
  });

  test.each([
    'hết vướng đất, còn hồ sơ thẩm định chưa duyệt',
    'đã giải quyết xong đền bù, riêng đường dây chưa di dời',
  ])('“%s” says both, and is quoted back', (text) => {
    for (const written of [text, stripDiacritics(text)]) {
      expect(judgeAnswer('obstacle', written, REPLY)).toBe('echo');
    }
  });
});

describe('a reply to the question for a reason', () => {
  test.each([
    'thôi không trả lại nữa, hồ sơ đủ rồi',
    'khoan, để xác nhận luôn cho đơn vị',
    'chưa trả lại, chờ anh Sơn xem',
  ])('“%s” begins as a refusal and is quoted back', (text) => {
    expect(judgeAnswer('reason', text, REPLY)).toBe('echo');
  });

  test.each([
    'không có chữ ký của giám đốc',
    'chưa gửi kèm hồ sơ',
    'không ghi số văn bản',
    'chưa chuyển hồ sơ giấy',
    'chưa xin ý kiến Sở Tài chính',
    'ko gửi biên bản nghiệm thu',
  ])('“%s” is a reason', (text) => {
    for (const written of [text, stripDiacritics(text)]) {
      expect(judgeAnswer('reason', written, REPLY)).toBe('answer');
    }
  });
});

describe('which task', () => {
  test('is answered by the number of one of them alone', () => {
    expect(judgeAnswer('which_task', '', { ...NEXT, names: 'asked' })).toBe('answer');
    expect(judgeAnswer('which_task', 'xong', { ...NEXT, names: 'asked' })).toBe('none');
    expect(judgeAnswer('which_task', 'hihi', NEXT)).toBe('none');
    expect(judgeAnswer('which_task', 'bỏ qua', NEXT)).toBe('refusal');
  });
});

describe('the answer to “Ghi là kết quả kỳ này?”', () => {
  const BUSY: Standing = { ...NEXT, isInterrupted: true };
  test.each<[string, Standing, string]>([
    ['1', NEXT, 'answer'],
    ['2', REPLY, 'answer'],
    ['kỳ này ạ', NEXT, 'answer'],
    ['cả nhiệm vụ đã kết thúc', NEXT, 'answer'],
    ['đúng', NEXT, 'answer'],
    ['ok', NEXT, 'idle'],
    ['ok', REPLY, 'answer'],
    ['không', REPLY, 'refusal'],
    ['chưa kết thúc', REPLY, 'none'],
    ['12', NEXT, 'none'],
    ['70%', REPLY, 'none'],
    ['1', BUSY, 'idle'],
    ['kết quả kỳ này', BUSY, 'answer'],
    ['đúng', BUSY, 'unsure'],
    ['đúng rồi ạ', { ...NEXT, isOvertaken: true }, 'unsure'],
    ['đúng rồi ạ', { ...NEXT, isOvertaken: true, names: 'asked' }, 'answer'],
    ['đúng rồi ạ', { ...REPLY, isOvertaken: true }, 'answer'],
    ['kỳ này', { ...NEXT, age: 31 * MINUTE }, 'none'],
    ['kỳ này', { ...NEXT, names: 'another' }, 'none'],
  ])('“%s”', (text, standing, judgement) => {
    expect(judgeAnswer('period_or_whole', text, standing)).toBe(judgement);
  });
});

describe('a yes after something else was said there', () => {
  const OVERTAKEN: Standing = { ...NEXT, isOvertaken: true, put: { proposed: 'completed', figures: [1] } };
  test.each<[AskedFor, string]>([
    ['proposal', 'đúng rồi ạ'],
    ['proposal', 'đúng như vậy'],
    ['proposal', '1'],
    ['confirmation', 'đúng'],
    ['confirmation', 'có ạ'],
    ['instruction', 'chuyển'],
    ['period_or_whole', 'đồng ý'],
  ])('to a question for %s: “%s” is meant for nobody knows what', (asked, text) => {
    expect(judgeAnswer(asked, text, OVERTAKEN)).toBe('unsure');
    expect(judgeAnswer(asked, text, { ...OVERTAKEN, names: 'asked' })).toBe('answer');
    expect(judgeAnswer(asked, text, { ...OVERTAKEN, isReply: true })).toBe('answer');
    expect(judgeAnswer(asked, text, { ...OVERTAKEN, isOvertaken: false })).toBe('answer');
  });

  test('a status by its name is a report of its own', () => {
    expect(judgeAnswer('proposal', 'đang thực hiện', OVERTAKEN)).toBe('none');
  });
});
