import { describe, expect, test } from 'vitest';
import { plainRows, textOf } from '../support/reference-data.ts';

const HEADERS = ['Mục', 'Chỉ tiêu', 'Giá trị', 'Đơn vị tính', 'So sánh', 'Đến'];

const rows = plainRows('data/913-qd-ubnd/indicators.csv').map((row) => ({
  section: row['Mục'] ?? '',
  name: row['Chỉ tiêu'] ?? '',
  value: row['Giá trị'] ?? '',
  unit: row['Đơn vị tính'] ?? '',
  comparator: row['So sánh'] ?? '',
  by: row['Đến'] ?? '',
}));

/** The paragraphs of one section of the body's part II, on one line. */
function sectionOf(place: string): string {
  const text = textOf('tests/fixtures/decision-913-body.txt').replaceAll('*', '');
  const number = place.replace('II.', '');
  const start = text.indexOf(`\n${number}. `);
  const rest = text.slice(start + 1);
  const end = rest.search(/\n(\d+\.|\d+\.\d+\.|III\.) /u);
  return rest.slice(0, end).replace(/\s+/gu, ' ');
}

describe('the targets of Decision 913', () => {
  test('are 36, under the headers agreed on', () => {
    expect(Object.keys(plainRows('data/913-qd-ubnd/indicators.csv')[0] ?? {})).toEqual(HEADERS);
    expect(rows).toHaveLength(36);
  });

  test.each(rows)('$section $name $value $unit by $by is well formed', ({ section, value, unit, comparator, by }) => {
    expect(section).toMatch(/^II\.\d(\.\d)?$/);
    expect(value).toMatch(/^\d{1,3}(\.\d{3})*(,\d+)?$/);
    expect(unit).not.toBe('');
    expect(['>=', '<', '=']).toContain(comparator);
    expect(by).toMatch(/^(2025|2030|20\d\d-20\d\d)$/);
  });

  test.each(rows)('$section $name: $comparator $value $unit stands in that section', (row) => {
    const text = sectionOf(row.section);
    const figure = row.unit === '%' ? `${row.value}%` : `${row.value} ${row.unit}`;
    expect(text).toContain(row.name);
    expect(figureWords(text, row.name, figure)).toContain(row.comparator);
    const [first = '', last = first] = row.by.split('-');
    expect(text).toMatch(new RegExp(`${first}( ?- ?${last})?`, 'u'));
  });

  test('no target is listed twice', () => {
    const keys = rows.map(({ name, unit, by }) => `${name} ${unit} ${by}`);
    expect(new Set(keys).size).toBe(keys.length);
  });

  test('every "trở lên", "dưới" and "tối thiểu" with a figure is there', () => {
    const body = textOf('tests/fixtures/decision-913-body.txt').replace(/\s+/gu, ' ');
    // One floor of 15 wards is printed twice, as a common task and as the district's own.
    expect(body.match(/trở lên/gu)).toHaveLength(rows.filter(({ comparator }) => comparator === '>=').length - 2);
    expect(body.match(/dưới \d/gu)).toHaveLength(rows.filter(({ comparator }) => comparator === '<').length);
    expect(body.match(/tối thiểu \d+/gu)).toEqual(['tối thiểu 15', 'tối thiểu 50', 'tối thiểu 15']);
  });
});

/** How the section words a figure: ">=" for "trở lên" and "tối thiểu", "<" for "dưới", "=" for none of them. */
function figureWords(text: string, name: string, figure: string): readonly string[] {
  const places: number[] = [];
  for (let at = text.indexOf(figure); at >= 0; at = text.indexOf(figure, at + 1)) places.push(at);
  expect(places, `${name}: ${figure}`).not.toHaveLength(0);
  return places.map((at) => {
    if (text.startsWith(' trở lên', at + figure.length) || text.slice(0, at).endsWith('tối thiểu ')) return '>=';
    return text.slice(0, at).endsWith('dưới ') ? '<' : '=';
  });
}
