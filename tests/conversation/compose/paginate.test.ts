import { describe, expect, test } from 'vitest';
import {
  fittingOnePage,
  PAGE_LENGTH,
  rowsBehind,
  writeOrdered,
  writePage,
  type ListItem,
} from '../../../src/conversation/compose/paginate.ts';
import { cursorOfRow } from '../../../src/domain/tasks/list-cursor.ts';

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

describe('a list that is worded item by item', () => {
  const list = { head: ['Danh sách'], foot: ['Hết.'] };
  /** Counts what it was asked for. */
  const counting = (lengths: readonly number[]) => {
    const asked = { items: 0 };
    function* items(): Generator<readonly string[]> {
      for (const length of lengths) {
        asked.items += 1;
        yield ['x'.repeat(length)];
      }
    }
    return { asked, items: items() };
  };

  test.each([
    ['nothing', []],
    ['three short items', [10, 20, 30]],
    ['one item longer than a page', [PAGE_LENGTH + 500]],
    ['items that fill the page to its last sign', [PAGE_LENGTH - 'Danh sách Hết. x '.length - 99, 99]],
  ])('is shown whole: %s', (_, lengths) => {
    const { items } = counting(lengths);
    expect(fittingOnePage(list, items)?.map(([line]) => (typeof line === 'string' ? line.length : null))).toEqual(
      lengths,
    );
  });

  test.each([
    ['300 short items', Array<number>(300).fill(100), 36],
    ['an item longer than a page, and more', [PAGE_LENGTH + 500, 10, 10, 10], 2],
    ['one sign more than the page holds', [PAGE_LENGTH - 'Danh sách Hết. x '.length - 98, 99, 10], 2],
  ])('is not worded behind the end of its first page: %s', (_, lengths, most) => {
    const { asked, items } = counting(lengths);
    expect(fittingOnePage(list, items)).toBeNull();
    expect(asked.items).toBe(most);
  });
});

describe('the rows of a list of the record', () => {
  const row = (id: number, text = `dòng ${String(id)}`): ListItem => ({
    lines: [text],
    cursor: cursorOfRow('files', id),
    buttons: [{ label: `#${String(id)}`, action: { kind: 'undo', event: id } }],
  });
  const textsOf = (items: readonly ListItem[]): string[] => items.map(({ lines }) => lines.map(String).join('/'));

  test('go on behind the cursor, whether its own row is still there or not', () => {
    const rows = [1, 2, 4, 5].map((id) => row(id));
    expect(textsOf(rowsBehind(rows, cursorOfRow('files', 2)))).toEqual(['dòng 4', 'dòng 5']);
    expect(textsOf(rowsBehind(rows, cursorOfRow('files', 3)))).toEqual(['dòng 4', 'dòng 5']);
    expect(rowsBehind(rows, cursorOfRow('files', 5))).toEqual([]);
    expect(rowsBehind(rows, null)).toEqual(rows);
  });

  test('of one place are shown together: no page ends between them', () => {
    const items = rowsBehind([row(1), row(1, 'cùng chỗ'), row(2)], null);
    expect(textsOf(items)).toEqual(['dòng 1/cùng chỗ', 'dòng 2']);
    expect(items[0]?.buttons).toHaveLength(2);
  });

  test('offer the buttons of the page that shows them', () => {
    const items = Array.from({ length: 60 }, (_, index) => row(index + 1, 'việc '.repeat(40)));
    const page = (number: number) =>
      writeOrdered({ head: [], foot: [], items, command: 'tep', argument: '1', page: number, after: null });
    const labels = (number: number): string[] =>
      page(number)
        .buttons.flat()
        .flatMap(({ label }) => (label.startsWith('#') ? [label] : []));
    expect(labels(1)[0]).toBe('#1');
    expect(labels(2)).not.toContain('#1');
    expect(labels(2)[0]).toBe(`#${String(labels(1).length + 1)}`);
  });
});
