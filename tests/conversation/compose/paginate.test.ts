import { expect, test } from 'vitest';
import { PAGE_LENGTH, writePage } from '../../../src/conversation/compose/paginate.ts';

const list = (count: number, page: number, argument = '') =>
  writePage({
    head: ['Danh sách'],
    items: Array.from({ length: count }, (_, index) => [`#${String(index)} ${'việc '.repeat(30)}`]),
    foot: ['Hết.'],
    command: 'tim',
    argument,
    page,
  });

test('a short list has no pages', () => {
  const message = list(2, 1);
  expect(message.text.endsWith('Hết.')).toBe(true);
  expect(message.buttons).toEqual([]);
});

test('a long list tells its page, how to go on, and offers both ways', () => {
  const labels = (page: number): string[] =>
    list(100, page, 'quy hoạch')
      .buttons.flat()
      .map(({ label }) => label);
  expect(list(100, 1, 'quy hoạch').text).toMatch(/Trang 1\/\d+; xem tiếp: \/tim quy hoạch trang 2$/u);
  expect(labels(1)).toEqual(['Trang sau ▸']);
  expect(labels(2)).toEqual(['◂ Trang trước', 'Trang sau ▸']);
  expect(labels(99)).toEqual(['◂ Trang trước']);
});

test.each([0, -3, 1])('page %i is the first', (page) => {
  expect(list(100, page).text).toBe(list(100, 1).text);
});

test('every page keeps to its length, head and foot included', () => {
  for (let page = 1; page <= 6; page += 1) expect(list(100, page).text.length).toBeLessThanOrEqual(PAGE_LENGTH + 100);
});
