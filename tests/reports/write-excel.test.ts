import { strFromU8, unzipSync } from 'fflate';
import { beforeAll, describe, expect, test } from 'vitest';
import { writeExcel } from '../../src/reports/write-excel.ts';
import { card } from '../conversation/compose/make-card.ts';
import { wholeFile } from '../support/whole-report.ts';
import { hasOfficeSheets, sheetsOf } from '../support/office-suite.ts';
import { late, report, assignment, waiting } from './make-report.ts';

const hostile = assignment({
  card: card({ agency: '=HYPERLINK("http://x") _x0041_', task: { id: 30, ref: '+1', title: '@SUM(A1)' } }),
  report: { text: '-2+3', added: [], on: late.card.task.programme.issuedOn, by: null },
});

describe('the Excel report', () => {
  let tasks = '';
  let everything = '';

  beforeAll(async () => {
    const files = unzipSync(await wholeFile(writeExcel(report([late, waiting, hostile]))));
    tasks = strFromU8(files['xl/worksheets/sheet3.xml'] ?? new Uint8Array());
    everything = Object.values(files)
      .map((file) => strFromU8(file))
      .join('\n');
  });

  test('has no formula, whatever people wrote, and none when it is saved as CSV', () => {
    expect(/<f[ >]/u.test(everything)).toBe(false);
    for (const hostile of ['=HYPERLINK(', '+1', '@SUM(A1)']) {
      expect(everything, hostile).toContain(`'${hostile}`);
      expect(everything, hostile).not.toContain(`>${hostile}`);
    }
  });

  test('makes text of what a formula begins with, and leaves alone what looks like an escape of the format', () => {
    expect(tasks).toContain(">'=HYPERLINK(");
    expect(tasks).toContain(">'@SUM(A1)</t>");
    expect(tasks).toContain(' _x005F_x0041_<');
  });

  test('keeps dates as dates and numbers as numbers', () => {
    // 31/10/2026 is day 46326 of Excel's calendar.
    expect(tasks.includes('<v>46326</v>')).toBe(true);
    expect(everything.includes('dd/mm/yyyy')).toBe(true);
    expect(tasks.includes('<v>23</v>')).toBe(true);
  });

  test('freezes its header and lets every column be filtered', () => {
    expect(/<pane [^>]*>/u.exec(tasks)?.[0]).toMatch(/ySplit="1".*state="frozen"/u);
    expect(/<autoFilter [^>]*>/u.exec(tasks)?.[0]).toBe('<autoFilter ref="A1:U4"/>');
    expect(tasks.indexOf('</sheetData>')).toBeLessThan(tasks.indexOf('<autoFilter'));
  });
});

test.runIf(hasOfficeSheets())(
  'LibreOffice opens it: every sheet, with dates and what people wrote as it is',
  async () => {
    const sheets = await sheetsOf(await wholeFile(writeExcel(report([late, waiting, hostile]))));
    expect([...sheets.keys()].sort()).toEqual(['Nhiệm vụ', 'Theo đơn vị', 'Tổng hợp'].sort());
    const lines = (sheets.get('Nhiệm vụ') ?? '').trim().split('\n');
    expect(lines).toHaveLength(4);
    expect(lines[0]?.startsWith('Số,Số TT,Chương trình')).toBe(true);
    expect(lines[1]).toContain('31/10/2026');
    expect(lines[3]).toContain("'=HYPERLINK(");
    expect(lines[3]).toContain(' _x0041_');
  },
);
