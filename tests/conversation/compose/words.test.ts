import { expect, test } from 'vitest';
import { count, dateWithWeekday, percent, shorten, titleWords } from '../../../src/conversation/compose/words.ts';
import { day } from '../../../src/domain/calendar/dates.ts';
import { card } from './make-card.ts';

test('numbers are written as officials write them', () => {
  expect([0, 999, 1000, 30000, 1234567].map(count)).toEqual(['0', '999', '1.000', '30.000', '1.234.567']);
  expect([percent(183, 1000), percent(1, 3), percent(0, 5), percent(5, 5), percent(0, 0)]).toEqual([
    '18,3 %',
    '33,3 %',
    '0,0 %',
    '100,0 %',
    '–',
  ]);
  expect(dateWithWeekday(day('2026-11-29'))).toBe('Chủ nhật, 29/11/2026');
});

test.each([
  ['ngắn', 10, 'ngắn'],
  ['một hai ba bốn', 11, 'một hai…'],
  ['  một \n hai\tba ', 20, 'một hai ba'],
  ['một hai, (ba bốn)', 10, 'một hai…'],
  ['khôngcókhoảngtrắng', 8, 'khôngcó…'],
])('%j cut to %i is %j', (text, length, expected) => {
  expect(shorten(text, length)).toBe(expected);
  expect(shorten(text, length).length).toBeLessThanOrEqual(length);
});

test('a duty from the middle of a sentence gets a capital', () => {
  expect(titleWords(card({ task: { title: 'đẩy mạnh thu hút đầu tư' } }).task, 50)).toBe('Đẩy mạnh thu hút đầu tư');
});
