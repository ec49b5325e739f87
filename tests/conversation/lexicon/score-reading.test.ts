import { describe, expect, test } from 'vitest';
import { corpusRowsOf, verdictOn } from '../../../src/conversation/lexicon/score-reading.ts';
import { readReport } from '../../../src/conversation/read/read-report.ts';
import { day } from '../../../src/domain/calendar/dates.ts';

function verdictOf(line: string): string {
  const [row] = corpusRowsOf(line);
  if (row === undefined) throw new Error('One line is one row');
  return verdictOn(row, readReport(row.text, row.on ?? day('2026-11-30')), false);
}

describe('A row of the corpus', () => {
  test.each([
    ['open or=undo\tnhầm rồi', 'exact'],
    ['done or=ask\tbao giờ họp', 'exact'],
    ['done\tbao giờ họp', 'wrong'],
    ['open or=done\txong rồi', 'exact'],
    ['open or=none\txong rồi', 'falsely completed'],
  ])('may have several right readings: “%s” is %s', (line, verdict) => {
    expect(verdictOf(line)).toBe(verdict);
  });

  test.each([
    ['ext d=2026-12-04 on=2026-11-23\txin gia hạn đến thứ 6 tuần sau', 'exact'],
    ['ext d=2026-12-11\txin gia hạn đến thứ 6 tuần sau', 'exact'],
    ['ext d=2026-12-04\txin gia hạn đến thứ 6 tuần sau', 'wrong'],
  ])('is read on the day on which it was written: “%s” is %s', (line, verdict) => {
    expect(verdictOf(line)).toBe(verdict);
  });
});
