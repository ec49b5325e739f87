import { expect, test } from 'vitest';
import { rowFaults, type RowFault } from '../../../src/conversation/lexicon/row-faults.ts';
import type { LexiconRow } from '../../../src/conversation/lexicon/lexicon-row.ts';

function rowOf(phrase: string, name: string, given: Partial<LexiconRow> = {}): LexiconRow {
  return { file: 'own.csv', line: 2, phrase, class: name, marks: '', register: 'any', source: 'test', ...given };
}

function faultOf(row: LexiconRow): RowFault | undefined {
  return rowFaults([row])[0]?.fault;
}

test.each([
  ['', 'done', 'empty'],
  ['   ', 'polite', 'empty'],
  ['hoàn thành'.normalize('NFD'), 'done', 'not_plain'],
  ['Đã chốt', 'done', 'not_plain'],
  ['đã  chốt', 'done', 'not_plain'],
  ['chốt sổ ', 'done', 'not_plain'],
  ['chốt sổ!', 'done', 'not_plain'],
  ['xong'.repeat(20), 'done', 'too_long'],
  ['chốt sổ', 'finished', 'unknown_class'],
  ['chốt sổ', '', 'unknown_class'],
  ['chốt sổ', 'toString', 'unknown_class'],
] as const)('“%s” of class “%s” is %s', (phrase, name, fault) => {
  expect(faultOf(rowOf(phrase, name))).toBe(fault);
});

test.each([
  { marks: 'yes', fault: 'unknown_marks' },
  { register: 'formal', fault: 'unknown_register' },
  { register: '', fault: 'unknown_register' },
])('a row with $fault is told', ({ fault, ...given }) => {
  expect(faultOf(rowOf('chốt sổ', 'done', given))).toBe(fault);
});

test.each([
  ['chưa chốt', 'done', 'chưa'],
  ['sẽ chốt', 'done_just', 'sẽ'],
  ['không sao', 'polite', 'không'],
  ['chua chot', 'wholly', 'chua'],
  ['nếu tiện', 'kindly', 'nếu'],
])('“%s” may not be of class “%s”: “%s” turns what is said around', (phrase, name, by) => {
  expect(rowFaults([rowOf(phrase, name)])).toMatchObject([{ fault: 'unsafe', by }]);
});

test('a completing phrase may hold no phrase that the same lexicon restricts by', () => {
  const rows = [rowOf('tạm', 'part'), rowOf('tạm xong', 'done', { line: 3 }), rowOf('xong', 'done', { line: 4 })];
  expect(rowFaults(rows)).toMatchObject([{ row: { line: 3 }, fault: 'unsafe', by: 'tạm' }]);
});

test('words that restrict may stand in classes that do', () => {
  const rows = [
    rowOf('chưa chốt', 'unfinished'),
    rowOf('không vướng chi', 'no_obstacle'),
    rowOf('sẽ để ý', 'acknowledged'),
  ];
  expect(rowFaults(rows)).toEqual([]);
});

test('what stands twice in a class is the fault of the later row, however its marks are placed', () => {
  const rows = [
    rowOf('hoà chung', 'work'),
    rowOf('hòa chung', 'work', { line: 3 }),
    rowOf('hòa chung', 'work_noun', { line: 4 }),
  ];
  expect(rowFaults(rows)).toMatchObject([{ row: { line: 3 }, fault: 'doubled', by: 'own.csv:2' }]);
});
