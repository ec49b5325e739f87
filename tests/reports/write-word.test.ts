import {
  AlignmentType,
  Document,
  Packer,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  TextRun,
  VerticalAlignTable,
  WidthType,
} from 'docx';
import { strFromU8, unzipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { day } from '../../src/domain/calendar/dates.ts';
import type { Assignment } from '../../src/domain/tasks/assignment.ts';
import { writeWord } from '../../src/reports/write-word.ts';
import { card } from '../conversation/compose/make-card.ts';
import type { Report } from '../../src/conversation/compose/report/report.ts';
import { hasOfficeSuite, pagesOf } from '../support/office-suite.ts';
import { wholeFile } from '../support/whole-report.ts';
import { late, report, assignment, waiting } from './make-report.ts';

const office = hasOfficeSuite();
if (!office) process.stdout.write('No LibreOffice on this machine: the test that opens the Word report is skipped.\n');

const word = (of: Report): Promise<Buffer> => wholeFile(writeWord(of));

/** A page printer puts blanks where it kerns, even inside a word. */
const squeezed = (text: string): string => text.replace(/\s+/gu, '');
/** What of `parts` the text lacks. */
const missing = (text: string, parts: readonly string[]): string[] =>
  parts.filter((part) => !squeezed(text).includes(squeezed(part)));

describe('the Word report', () => {
  test.skipIf(!office)('opens in LibreOffice with every part of an official report', async () => {
    const [first = '', ...rest] = await pagesOf(await word(report([late, waiting])));
    const parts = [
      'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM',
      'Độc lập - Tự do - Hạnh phúc',
      'UBND TỈNH THANH HÓA',
      'VĂN PHÒNG',
      'Số: /BC-VP',
      'Thanh Hóa, ngày tháng 11 năm 2026',
      'BÁO CÁO',
      'Kết quả thực hiện nhiệm vụ giao tại Quyết định số 913/QĐ-UBND ngày 14/03/2022 của UBND tỉnh Thanh Hóa',
      '(Từ ngày 01/10/2026 đến ngày 23/11/2026, số liệu tính đến 08:15 23/11/2026)',
      'Tỷ lệ hoàn thành = hoàn thành ÷ (tổng − còn trong hạn − đang chờ, chưa đến hạn hoặc không ấn định ngày) = 0 ÷ (2 − 0 − 1) = 0,0 %',
      'Tỷ lệ đúng hạn = hoàn thành đúng hạn ÷ (tổng − còn trong hạn − đang chờ, chưa đến hạn hoặc không ấn định ngày)',
      'UBND huyện Thọ Xuân',
      'quá hạn 23 ngày',
      '5. Kiến nghị, đề xuất',
    ];
    expect(missing(first, parts)).toEqual([]);
    const others = ['Nơi nhận:', 'Lưu: VT', 'CHÁNH VĂN PHÒNG', 'PHỤ LỤC', 'Kiến nghị'];
    expect(missing([first, ...rest].join(' '), others)).toEqual([]);
    // The number of the page stands on every page but the first.
    expect(
      rest.every((text, index) =>
        squeezed(text)
          .trimStart()
          .startsWith(String(index + 2)),
      ),
    ).toBe(true);
  });

  test('is A4 in Times New Roman with the margins of the decree', async () => {
    const files = unzipSync(await word(report([late])));
    const document = strFromU8(files['word/document.xml'] ?? new Uint8Array());
    expect(/<w:pgSz [^>]*>/u.exec(document)?.[0]).toContain('w:w="11906" w:h="16838"');
    expect(/<w:pgMar [^>]*>/u.exec(document)?.[0]).toContain(
      'w:top="1134" w:right="1134" w:bottom="1134" w:left="1701"',
    );
    expect(strFromU8(files['word/styles.xml'] ?? new Uint8Array())).toContain('Times New Roman');
  });

  test('writes the rows of its annex as the library would', async () => {
    const files = unzipSync(await word(report([late])));
    const document = strFromU8(files['word/document.xml'] ?? new Uint8Array());
    const rows = document.slice(document.lastIndexOf('<w:tbl>')).split('<w:tr>').slice(1);
    const own = rows.at(-1)?.replace(/<\/w:tr>.*/u, '') ?? '';
    const [size, lines] = [22, ['II.15', '#15']];
    const cell = new TableCell({
      width: { size: 5, type: WidthType.PERCENTAGE },
      margins: { left: 60, right: 60, top: 40, bottom: 40 },
      verticalAlign: VerticalAlignTable.TOP,
      children: lines.map(
        (text) => new Paragraph({ alignment: AlignmentType.LEFT, children: [new TextRun({ text, size })] }),
      ),
    });
    const table = new Table({ rows: [new TableRow({ children: [cell] })] });
    const made = unzipSync(await Packer.toBuffer(new Document({ sections: [{ children: [table] }] })));
    const theirs = /<w:tc>.*<\/w:tc>/u.exec(strFromU8(made['word/document.xml'] ?? new Uint8Array()))?.[0] ?? '';
    expect(own.startsWith(theirs)).toBe(true);
    expect(theirs).toContain('#15');
  });

  test('names the periods of a recurring duty, and their agencies where there are several', async () => {
    const of = (period: string, changes: Partial<Assignment>, agency?: string) => {
      const duty = { ...late.card.assignment.deadline, kind: 'recurring', recurrence: 'quarterly' } as const;
      const own = card({ assignment: { period, deadline: duty, dueOn: day('2026-09-30'), ...changes } });
      const lead = agency === undefined ? own.agency : { ...own.agency, id: 2, name: agency };
      return assignment({ card: { ...own, agency: lead } });
    };
    const done = { status: 'completed', reportedOn: day('2026-06-20'), completedOn: day('2026-06-20') } as const;
    const rows = [of('2026-Q1', {}), of('2026-Q2', done), of('2026-Q3', {})];
    const text = (bytes: Buffer): string =>
      strFromU8(unzipSync(bytes)['word/document.xml'] ?? new Uint8Array()).replace(/<[^>]+>/gu, '\n');
    const one = text(await word(report(rows)));
    expect(one).toContain('\nKỳ quý I/2026, quý III/2026: Chưa có báo cáo.\n');
    expect(one).toContain('\nKỳ quý II/2026: Hoàn thành ngày 20/06/2026');
    const several = text(await word(report([...rows, of('2026-Q1', {}, 'Sở Nội vụ')])));
    expect(several).toContain(
      '\nSở Văn hóa, Thể thao và Du lịch, kỳ quý I/2026, quý III/2026; Sở Nội vụ, kỳ quý I/2026: Chưa có báo cáo.\n',
    );
  });

  test('carries whatever people wrote, even what XML cannot', async () => {
    const hostile = assignment({
      card: card({ agency: 'Sở <b>A & B</b>', task: { title: 'Nhiệm vụ \u0000\u0008 \ud800 ]]> “ngoặc”' } }),
    });
    const files = unzipSync(await word(report([hostile])));
    const document = strFromU8(files['word/document.xml'] ?? new Uint8Array());
    expect(document.includes('Sở &lt;b&gt;A &amp; B&lt;/b&gt;')).toBe(true);
    expect(/[^\P{Cc}\t\n\r]/u.test(document)).toBe(false);
  });
});
