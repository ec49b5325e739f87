import { expect, test } from 'vitest';
import { matchRows } from '../../../src/domain/tasks/match-rows.ts';

const PLAN = 'Lập quy hoạch chung đô thị Lam Sơn';
const HOUSES = 'Rà soát nhà ở xã hội trên địa bàn huyện';
const ROADS = 'Nâng cấp đường tỉnh 506B';
const known = [
  { id: 1, ref: 'I.1', title: PLAN },
  { id: 2, ref: 'I.2', title: HOUSES },
  { id: 3, ref: 'I.3', title: ROADS },
];

/** "1=1 2=3 +0 -2 ?1=3": rows that are tasks, new rows, tasks that vanished, doubtful rows. */
function matched(rows: readonly (readonly [string, string])[], confirmed: readonly string[] = []): string {
  const matching = matchRows(
    known,
    rows.map(([ref, title]) => ({ ref, title })),
    new Set(confirmed),
  );
  return [
    ...[...matching.same].toSorted(([a], [b]) => a - b).map(([row, id]) => `${String(row)}=${String(id)}`),
    ...matching.added.map((row) => `+${String(row)}`),
    ...matching.vanished.map((id) => `-${String(id)}`),
    ...[...matching.doubtful].map(([row, id]) => `?${String(row)}=${String(id)}`),
  ].join(' ');
}

test.each<[string, (readonly [string, string])[], string]>([
  ['the same file', [['I.1', PLAN], ['I.2', HOUSES], ['I.3', ROADS]], '0=1 1=2 2=3'],
  ['a dot after the number, another case', [['i.1.', PLAN.toUpperCase()], ['I.2', HOUSES], ['I.3', ROADS]], '0=1 1=2 2=3'],
  ['words changed under the same number', [['I.1', `${PLAN} - Sao Vàng`], ['I.2', HOUSES], ['I.3', ROADS]], '0=1 1=2 2=3'],
  ['a row at the end', [['I.1', PLAN], ['I.2', HOUSES], ['I.3', ROADS], ['I.4', 'Việc mới']], '0=1 1=2 2=3 +3'],
  ['a row put in before the others', [['I.1', 'Việc mới hoàn toàn'], ['I.2', PLAN], ['I.3', HOUSES], ['I.4', ROADS]], '1=1 2=2 3=3 +0'],
  ['a row left out, the others moved up', [['I.1', PLAN], ['I.2', ROADS]], '0=1 1=3 -2'],
  ['a row left out, the others where they were', [['I.1', PLAN], ['I.3', ROADS]], '0=1 1=3 -2'],
  ['two rows that changed places', [['I.1', HOUSES], ['I.2', PLAN], ['I.3', ROADS]], '0=2 1=1 2=3'],
  ['a number that means something else', [['I.1', PLAN], ['I.2', 'Mua sắm ô tô'], ['I.3', ROADS]], '0=1 2=3 ?1=2'],
  ['another chapter', [['II.1', PLAN], ['I.2', HOUSES], ['I.3', ROADS]], '0=1 1=2 2=3'],
])('%s', (_, rows, expected) => {
  expect(matched(rows)).toBe(expected);
}); // prettier-ignore

test('a person may say that it is the same task all the same', () => {
  expect(matched([['I.1', PLAN], ['I.2', 'Mua sắm ô tô'], ['I.3', ROADS]], ['i.2'])).toBe('0=1 1=2 2=3'); // prettier-ignore
});

test('words that stand twice tell nothing about a move', () => {
  expect(matched([['II.1', PLAN], ['II.2', PLAN], ['I.2', HOUSES], ['I.3', ROADS]])).toBe('2=2 3=3 +0 +1 -1'); // prettier-ignore
});
