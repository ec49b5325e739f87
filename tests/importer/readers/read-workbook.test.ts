import { expect, test } from 'vitest';
import { readTaskFile } from '../../../src/importer/understand/read-task-file.ts';
import {
  bareWorkbook,
  CLEAN,
  cleanWorkbook,
  encryptedWorkbook,
  HEADER,
  messyWorkbook,
  withCell,
  workbookThatSays,
} from '../../support/import-files.ts';

const [ROW = []] = CLEAN;

async function problemOf(bytes: Uint8Array): Promise<string> {
  const file = await readTaskFile(bytes);
  return file.kind === 'unreadable' ? file.problem : 'readable';
}

test('a workbook and the same table in CSV give the same rows', async () => {
  const file = await readTaskFile(await cleanWorkbook());
  expect(file).toMatchObject({
    kind: 'rows',
    notices: [],
    findings: [],
    rows: CLEAN.map(([ref, section, title, lead, coordinating, product, deadline, reportTo], at) => ({
      line: at + 2,
      ref,
      section,
      title,
      lead,
      coordinating,
      product,
      deadline,
      reportTo,
    })),
  });
});

test('a messy one is read as a person would read it', async () => {
  const file = await readTaskFile(await messyWorkbook());
  if (file.kind === 'unreadable') throw new Error(file.problem);
  expect(file.rows.map(({ line, ref, title, lead, deadline }) => [line, ref, title, lead, deadline])).toEqual([
    [6, 'I.1', 'Lập quy hoạch chung đô thị Lam Sơn', 'Sở Xây dựng', '30/06/2026'],
    [7, 'I.2', 'Rà soát nhà ở xã hội', 'Sở Xây dựng', '12/2026'],
    [11, 'II.1', 'Rà soát hộ nghèo', 'UBND huyện Thọ Xuân', '30/06/2026'],
    [12, 'II.2', 'Đào tạo nghề', 'Sở Nội vụ', '2027'],
  ]);
});

test('a formula is refused with its cell and the cure, not read by what it last came to', async () => {
  expect(await problemOf(await withCell(ROW, 6, { value: '=TODAY()', type: 'Formula' }))).toBe(
    'Ô G2 là công thức; hãy chép ô đó, dán lại dưới dạng giá trị (Paste Special → Values) rồi nhập lại.',
  );
  const plain = sheet([HEADER, ROW]).replace(
    '</row></sheetData>',
    '<c r="I2"><f>SUM(1)</f><v>1</v></c></row></sheetData>',
  );
  expect(await problemOf(bareWorkbook(plain))).toBe('readable');
});

test('a number that Excel made a date of is refused with its cell', async () => {
  const cell = { value: new Date('2026-02-01T00:00:00Z'), type: Date, format: 'd/m/yyyy' };
  expect(await problemOf(await withCell(ROW, 0, cell))).toBe(
    'Ô A2: Excel đã đổi số TT thành ngày 01/02/2026; hãy định dạng cột là Text rồi gõ lại số TT.',
  );
});

test('a cell in error is refused with its name', async () => {
  const broken = sheet([HEADER, ROW]).replace(/<c r="D2"[^>]*>.*?<\/c>/u, '<c r="D2" t="e"><v>#REF!</v></c>');
  expect(await problemOf(bareWorkbook(broken))).toBe('Ô D2 báo lỗi #REF!; hãy sửa ô đó rồi nhập lại.');
});

test.each<[string, () => Uint8Array | Promise<Uint8Array>, string]>([
  ['a password', encryptedWorkbook, 'Tệp được đặt mật khẩu; hãy mở bằng mật khẩu'],
  [
    '50 MB of sheet in a small file',
    () => workbookThatSays(50_000_000, sheet([HEADER, ROW])),
    'Bảng quá lớn (hơn 48 MB sau khi giải nén)',
  ],
  [
    'nothing that is to be done',
    () =>
      bareWorkbook(
        sheet([
          ['Số TT', 'Đơn vị chủ trì', 'Thời gian'],
          ['1', 'x', 'y'],
        ]),
      ),
    'Dòng tiêu đề thiếu cột “Nội dung”',
  ],
  ['201 sheets', () => bareWorkbook(sheet([HEADER, ROW]), 201), 'Tệp có hơn 200 trang tính'],
  ['elements within elements', () => bareWorkbook(`<worksheet>${'<a>'.repeat(2_000_000)}`), 'Bảng quá lớn'],
  ['an empty sheet', () => bareWorkbook(sheet([])), 'Tệp không có dòng tiêu đề.'],
  ['XML cut short', () => bareWorkbook('<worksheet><sheetData><row>'), 'Tệp bị hỏng'],
  [
    'entities of its own',
    () => bareWorkbook('<!DOCTYPE a [<!ENTITY b "c">]><worksheet>&b;</worksheet>'),
    'Tệp bị hỏng',
  ],
  ['half a file', async () => (await cleanWorkbook()).subarray(0, 2000), 'Tệp bị hỏng'],
])('%s: one sentence and the cure', async (_, build, expected) => {
  expect(await problemOf(await build())).toContain(expected);
});

test('a directory that lies about a size gets no more memory for it', async () => {
  const long = sheet([HEADER, ...Array.from({ length: 2000 }, () => ROW)]);
  expect(await problemOf(workbookThatSays(5000, long))).toContain('Tệp bị hỏng');
});

test('a table of tasks on each of two sheets is read, the hidden one is not', async () => {
  const { zipSync, strToU8 } = await import('fflate');
  const two = zipSync({
    'xl/workbook.xml': strToU8(
      '<workbook><sheets><sheet name="A"/><sheet name="B"/><sheet name="C" state="hidden"/></sheets></workbook>',
    ),
    'xl/worksheets/sheet1.xml': strToU8(sheet([HEADER, ROW])),
    'xl/worksheets/sheet2.xml': strToU8(sheet([HEADER, ROW])),
    'xl/worksheets/sheet3.xml': strToU8(sheet([HEADER, ROW])),
  });
  const file = await readTaskFile(two);
  expect(file).toMatchObject({
    kind: 'rows',
    rows: [
      { line: 2, ref: 'A.I.1' },
      { line: 4, ref: 'B.I.1' },
    ],
    notices: ['Tệp có 2 trang tính là bảng nhiệm vụ; số dòng được đếm nối tiếp: “A” từ dòng 1, “B” từ dòng 3.'],
  });
});

function sheet(rows: readonly (readonly string[])[]): string {
  const cells = (row: readonly string[], line: number): string =>
    row
      .map(
        (text, at) => `<c r="${String.fromCharCode(65 + at)}${String(line)}" t="inlineStr"><is><t>${text}</t></is></c>`,
      )
      .join('');
  const body = rows.map((row, at) => `<row r="${String(at + 1)}">${cells(row, at + 1)}</row>`).join('');
  return `<worksheet><sheetData>${body}</sheetData></worksheet>`;
}
