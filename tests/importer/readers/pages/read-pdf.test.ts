/** PDF files in the process that reads them: good ones, and those that would take all time or memory there is. */

import { deflateSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { readTaskFile } from '../../../../src/importer/understand/read-task-file.ts';
import { asPdf, drawTable, pdfOf, type DrawnPage } from '../../../support/drawn-page.ts';

const HEADER = ['STT', 'Nội dung', 'Đơn vị chủ trì', 'Thời hạn'];
const pageOf = (rows: readonly (readonly string[])[], ruled = true): DrawnPage => ({
  width: 595,
  height: 842,
  ...drawTable({ x: 60, y: 80, widths: [40, 200, 120, 90], rows: [HEADER, ...rows], ruled }),
});
const BLANK: DrawnPage = { width: 595, height: 842, texts: [], rules: [] };
const ROWS = [
  ['1', 'Lập đề án', 'Sở Y tế', '30/6/2026'],
  ['2', 'Mở lớp', 'Sở Nội vụ', 'Quý IV/2026'],
];

async function read(bytes: Uint8Array) {
  const file = await readTaskFile(bytes);
  if (file.kind === 'unreadable') return file.problem;
  return file;
}

test('a page turned on the screen and a page without a letter: the rows, and which page was not read', async () => {
  expect(await read(asPdf([pageOf(ROWS), BLANK], { rotate: 90 }))).toMatchObject({
    rows: [{ ref: '1', title: 'Lập đề án', lead: 'Sở Y tế' }, { ref: '2' }],
    notices: expect.arrayContaining([expect.stringContaining('Trang 2 không có chữ đọc được')]) as unknown,
    findings: [],
  });
});

test('rows of a table without rules are each to be looked at', async () => {
  expect(await read(asPdf([pageOf([...ROWS, ['3', 'Khám bệnh', 'Sở Y tế', '2027']], false)]))).toMatchObject({
    rows: [{ ref: '1' }, { ref: '2' }, { ref: '3' }],
    findings: [2, 3, 4].map((line) => ({
      line,
      severity: 'warning',
      message: expect.stringContaining('không có đường kẻ') as unknown,
    })),
  });
});

test('the letters of an old font are those that it draws', async () => {
  const rows = [['1', 'LËp ®Ò ¸n', 'Së Y tÕ', '30/6/2026']];
  const page = {
    ...pageOf([]),
    ...drawTable({
      x: 60,
      y: 80,
      widths: [40, 200, 120, 90],
      rows: [['STT', 'Néi dung', '§¬n vÞ chñ tr×', 'Thêi h¹n'], ...rows],
    }),
  };
  expect(await read(asPdf([page], { font: '.VnTime' }))).toMatchObject({
    rows: [{ ref: '1', title: 'Lập đề án', lead: 'Sở Y tế' }],
    notices: expect.arrayContaining([expect.stringContaining('phông cũ (TCVN3)')]) as unknown,
  });
});

test('a secrecy marking anywhere on its pages refuses it', async () => {
  const marked = { ...BLANK, texts: [{ text: 'TỐI MẬT', x: 60, y: 40 }] };
  expect(await read(asPdf([pageOf(ROWS), marked]))).toContain('dấu độ mật “TỐI MẬT”');
});

test('a stamp that was laid over a page refuses it too, and other remarks are no part of the text', async () => {
  const noted = (text: string): Uint8Array =>
    pdfOf([
      '<< /Type /Catalog /Pages 2 0 R >>',
      '<< /Type /Pages /Count 1 /Kids [3 0 R] >>',
      '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Annots [4 0 R] >>',
      `<< /Type /Annot /Subtype /FreeText /Rect [50 50 200 80] /DA (/Helv 12 Tf) /Contents <feff${Buffer.from(text, 'utf16le').swap16().toString('hex')}> >>`,
    ]);
  expect(await read(noted('TUYỆT MẬT'))).toContain('dấu độ mật “TUYỆT MẬT”');
  // Where its picture can be recognised the remark is read, and is no task.
  expect(await read(noted('Đã xem'))).toMatch(/không có (?:chữ đọc được|bảng nhiệm vụ)/u);
});

const bomb = (): Uint8Array => {
  // A page whose drawing is three gigabytes of "0 0 m ", packed twice.
  const packed = deflateSync(deflateSync(Buffer.alloc(400_000_000, '0 0 m ')));
  const content = `<< /Length ${String(packed.length)} /Filter [/FlateDecode /FlateDecode] >>\nstream\n${packed.toString('latin1')}\nendstream`;
  return pdfOf([
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Count 1 /Kids [3 0 R] >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R >>',
    content,
  ]);
};

test.each<[string, () => Uint8Array, string]>([
  ['only blank or scanned pages', () => asPdf([BLANK]), 'không có chữ đọc được'],
  ['cut off in the middle of its first page', () => asPdf([pageOf(ROWS)]).subarray(0, 300), 'Tệp PDF'],
  ['nothing behind its mark', () => Buffer.from('%PDF-1.7\n'), 'bị hỏng'],
  ['a drawing of four hundred megabytes', bomb, 'bộ nhớ'],
  [
    'pages within themselves',
    () => pdfOf(['<< /Type /Catalog /Pages 2 0 R >>', '<< /Type /Pages /Count 9 /Kids [2 0 R 2 0 R 2 0 R] >>']),
    'Tệp PDF',
  ],
  [
    'a million pages, it says',
    () =>
      pdfOf([
        '<< /Type /Catalog /Pages 2 0 R >>',
        '<< /Type /Pages /Count 1000000 /Kids [3 0 R] >>',
        '<< /Type /Page /Parent 2 0 R >>',
      ]),
    'hãy xin bản PDF có chữ',
  ],
])('refused in one sentence: %s', async (_, build, problem) => {
  expect(await read(build())).toContain(problem);
});
