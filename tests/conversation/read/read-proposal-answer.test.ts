import { describe, expect, test } from 'vitest';
import { proposalAnswers, readProposalAnswer } from '../../../src/conversation/read/read-proposal-answer.ts';
import { day } from '../../../src/domain/calendar/dates.ts';

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
