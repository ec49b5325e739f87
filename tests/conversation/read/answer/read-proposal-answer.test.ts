import { describe, expect, test } from 'vitest';
import { proposalAnswers, readProposalAnswer } from '../../../../src/conversation/read/answer/read-proposal-answer.ts';
import { day } from '../../../../src/domain/calendar/dates.ts';

const TODAY = day('2026-11-30');
const read = (text: string, figures: readonly number[] = [1, 2, 3, 4]) =>
  readProposalAnswer(text, { proposed: 'in_progress', figures, today: TODAY });

test('the first answer is that it is so, the others are the other statuses', () => {
  expect(proposalAnswers('in_progress')).toEqual(['agreed', 'completed', 'blocked', 'not_started']);
  expect(proposalAnswers('completed')).toEqual(['agreed', 'in_progress', 'blocked', 'not_started']);
});

test.each([
  ...[
    'đúng',
    'Đúng rồi ạ',
    'dung roi',
    '1',
    '1.',
    'số 1 ạ',
    'ok đúng rồi',
    'chuẩn',
    'chính xác ạ',
    'vâng đúng như vậy',
  ],
  ...[
    'đúng như vậy',
    '1. Đúng như vậy',
    'ghi như vậy đi',
    'ok ghi giúp em',
    'phải',
    'xác nhận',
    'đồng ý',
    '1 nhé anh',
    'có',
  ],
])('“%s” agrees', (text) => {
  expect(read(text)).toMatchObject({ kind: 'choice', choice: 'agreed' });
});

test.each([
  ['2', 'completed'],
  ['chọn 3', 'blocked'],
  ['4 ạ', 'not_started'],
  ['2. Đã hoàn thành', 'completed'],
  ['vướng mắc', 'blocked'],
])('“%s” chooses %s', (text, choice) => {
  expect(read(text)).toMatchObject({ kind: 'choice', choice });
});

test.each(['ok', 'vâng ạ', 'dạ', 'ừ'])('“%s” is a nod', (text) => {
  expect(read(text)).toEqual({ kind: 'nod' });
});

test.each(['không phải', 'không', 'sai rồi ạ', 'chưa đúng', 'nhầm rồi', 'ko phải vậy đâu'])('“%s” denies', (text) => {
  expect(read(text)).toEqual({ kind: 'no' });
});

test.each([
  ['nhầm, mới 60%', 'mới 60%'],
  ['sai rồi, đang làm 40%', 'đang làm 40%'],
  ['không phải, GPMB mới được 45/52 hộ', 'GPMB mới được 45/52 hộ'],
])('“%s” reports something else', (text, words) => {
  const answer = read(text);
  expect(answer?.kind).toBe('instead');
  expect(answer).toHaveProperty('words', expect.stringContaining(words));
});

describe('a yes with more behind it', () => {
  test.each([
    ['suspended', 'đúng, theo Công văn số 45/UBND-TH', 'theo Công văn số 45/UBND-TH'],
    ['suspended', 'dừng theo Thông báo 12/TB-UBND ngày 1/6/2026', 'theo Thông báo 12/TB-UBND ngày 1/6/2026'],
    ['suspended', 'dung roi, 70%', '70%'],
    ['in_progress', 'đúng 70%', '70%'],
    ['in_progress', 'đúng rồi anh, theo chỉ đạo của Chủ tịch', 'theo chỉ đạo của Chủ tịch'],
    ['not_started', 'đúng, chưa có văn bản', 'chưa có văn bản'],
    ['completed', 'đúng, tại Quyết định 12/QĐ-SXD ngày 5/6/2026', 'tại Quyết định 12/QĐ-SXD ngày 5/6/2026'],
    ['completed', 'chính xác, ngày 5/6/2026', 'ngày 5/6/2026'],
  ] as const)('to “%s”: “%s”', (proposed, text, words) => {
    const answer = readProposalAnswer(text, { proposed, figures: [], today: TODAY });
    expect(answer).toEqual({ kind: 'more', words, isNod: false });
  });

  test.each([
    ['completed', 'đúng, chờ ký'],
    ['completed', 'đúng, còn 3 vụ'],
    ['completed', 'đúng, mới 80%'],
    ['completed', 'đúng, anh Tuấn bảo thế'],
    ['in_progress', 'đúng, xong hết rồi'],
    ['in_progress', 'đúng, nhưng chưa ký'],
    ['in_progress', 'đúng tiến độ'],
    ['suspended', 'đúng, nếu tỉnh đồng ý'],
    ['suspended', 'đúng, sao lâu thế?'],
    ['suspended', 'đúng, xin gia hạn đến 30/3/2027'],
  ] as const)('is not what says otherwise, to “%s”: “%s”', (proposed, text) => {
    const answer = readProposalAnswer(text, { proposed, figures: [], today: TODAY });
    expect(['more', 'choice', 'nod']).not.toContain(answer?.kind);
  });
});

describe('“dừng” says yes to what stopped', () => {
  test.each(['dừng', 'tạm dừng', 'tạm dừng ạ', 'xin tạm ngừng', 'dừng lại', 'tam dung', 'đúng, tạm dừng'])(
    '“%s”',
    (text) => {
      const agreed = { kind: 'choice', choice: 'agreed' };
      expect(readProposalAnswer(text, { proposed: 'suspended', figures: [], today: TODAY })).toEqual(agreed);
      const blocked = { proposed: 'blocked', figures: [], today: TODAY, isOfStop: true } as const;
      expect(readProposalAnswer(text, blocked)).toEqual(agreed);
    },
  );

  test.each(['đừng', 'đừng dừng', 'thôi', 'không dừng'])('“%s” does not', (text) => {
    const answer = readProposalAnswer(text, { proposed: 'suspended', figures: [], today: TODAY });
    expect(answer?.kind).not.toBe('choice');
  });

  test('to nothing else', () => {
    expect(read('tạm dừng')).toBeNull();
    expect(read('dừng')).toBeNull();
  });
});

describe('is no answer', () => {
  test.each([
    'hihi',
    'chào anh',
    '5',
    '#1',
    '12 vụ',
    'hạn ngày nào?',
    '/viec',
    '',
    '2 đúng',
    'đúng hạn là ngày nào',
    'dừng rồi',
    'đừng ghi',
  ])('“%s”', (text) => {
    expect(read(text)).toBeNull();
  });
});

describe('a figure that was not offered is no answer', () => {
  test.each(['2', 'chọn 2', 'số 2 ạ', '2. đã hoàn thành', '4 ạ', '3 vướng mắc'])('“%s”', (text) => {
    expect(read(text, [1])?.kind).not.toBe('choice');
  });

  test.each(['1', 'đã hoàn thành', 'đúng'])('“%s” still is one', (text) => {
    expect(read(text, [1])?.kind).toBe('choice');
  });
});
