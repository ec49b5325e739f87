/** Files as offices send them, built with the libraries that write such files. */

import {
  Document,
  InsertedTextRun,
  DeletedTextRun,
  LevelFormat,
  Packer,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  TextRun,
  VerticalMergeType,
} from 'docx';
import { strToU8, zipSync } from 'fflate';
import writeXlsxFile, { type CellObject, type Row } from 'write-excel-file/node';

export const HEADER = [
  'Số TT', 'Mục', 'Nội dung', 'Đơn vị chủ trì', 'Đơn vị phối hợp', 'Sản phẩm', 'Thời gian', 'Nơi nhận báo cáo',
] as const; // prettier-ignore

/** A plan of the fictional province with nothing wrong in it. */
export const CLEAN: readonly (readonly string[])[] = [
  ['I.1', 'I Hạ tầng', 'Lập quy hoạch chung đô thị Lam Sơn', 'Sở Xây dựng', 'Các đơn vị liên quan', 'Đồ án', 'Quý II/2026', 'UBND tỉnh'],
  ['I.2', 'I Hạ tầng', 'Nâng cấp đường tỉnh 506B', 'Sở Giao thông vận tải', 'UBND huyện Thọ Xuân', 'Dự án', 'Trước ngày 15/9/2026', 'UBND tỉnh'],
  ['II.1', 'II Xã hội', 'Rà soát hộ nghèo', 'UBND huyện Thọ Xuân', 'Sở Tài chính', 'Báo cáo', 'Hằng quý', 'UBND tỉnh'],
]; // prettier-ignore

/** Every oddity that a preview tells, one a row. */
export const ODD: readonly (readonly string[])[] = [
  ...CLEAN,
  ['II.2', 'II Xã hội', 'Sửa chữa chợ huyện', 'Sở Xây dựng', '', '', 'Quý V/2026', 'UBND tỉnh'],
  ['II.3', 'II Xã hội', 'Cấp phép xây dựng', 'Sở Xây dụg', '', '', 'Năm 2026', 'UBND tỉnh'],
  ['II.4', 'II Xã hội', 'Cân đối ngân sách', 'Sở Tài chính', 'Sở Tài chính, Sở Nội vụ', '', 'Năm 2026', 'UBND tỉnh'],
  ['II.5', 'II Xã hội', 'Xây dựng chuỗi giá trị', 'Sở Nông nghiệp và PTNT', '', '', 'Năm 2026', 'UBND tỉnh'],
  ['II.5', 'II Xã hội', 'Xây dựng vùng nguyên liệu', 'Sở Nông nghiệp và Phát triển nông thôn', '', '', 'Năm 2026', 'UBND tỉnh'],
  ['II.6', 'II Xã hội', 'Sắp xếp tổ chức bộ máy', 'Sở Nội vụ', '', '', 'Năm 2026', 'Sở Tài chính'],
  ['II.7', 'II Xã hội', 'Rà soát biên chế', 'Sở Nội vụ', '', '', 'Quý III/2025', 'UBND tỉnh'],
]; // prettier-ignore

export function csv(rows: readonly (readonly string[])[]): string {
  return [HEADER, ...rows]
    .map((cells) => cells.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(','))
    .join('\r\n');
}

async function workbook(rows: Row[]): Promise<Uint8Array> {
  return Uint8Array.from(await writeXlsxFile(rows, { sheet: 'Phụ lục' }).toBuffer());
}

export function cleanWorkbook(rows: readonly (readonly string[])[] = CLEAN): Promise<Uint8Array> {
  return workbook([HEADER, ...rows].map((cells) => cells.map(text)));
}

/**
 * As it comes out of an office: a title over the table, headings merged over its width, a lead merged over two rows,
 * blank rows, columns nobody asked for, numbers kept as text and texts kept as numbers, dates as dates, as months, and
 * as bare numbers of days.
 */
export function messyWorkbook(): Promise<Uint8Array> {
  const header = ['Số TT', 'Nội dung nhiệm vụ', 'Cơ quan chủ trì', 'Cơ quan phối hợp', 'Sản phẩm dự kiến', 'Thời hạn hoàn thành', 'Ghi chú', 'Kinh phí (triệu đồng)']; // prettier-ignore
  return workbook([
    [merged('DANH MỤC NHIỆM VỤ NĂM 2026', 8)],
    [],
    header.map(text),
    header.map((_, at) => text(`(${String(at + 1)})`)),
    [merged('I. Hạ tầng', 8)],
    [
      text('1'),
      text('Lập quy hoạch chung đô thị Lam Sơn'),
      { value: 'Sở Xây dựng', rowSpan: 2 },
      null,
      text('Đồ án'),
      date('2026-06-30', 'dd/mm/yyyy'),
      text('gấp'),
      number(1250),
    ],
    [
      number(2),
      text('Rà soát  nhà ở\nxã hội'),
      null,
      null,
      text('Báo cáo'),
      date('2026-12-01', 'mm/yyyy'),
      null,
      number(80.5),
    ],
    [],
    [null, null, null, null, null, null, null, null],
    [text('II'), text('Xã hội'), null, null, null, null, null, null],
    [number(1), text('Rà soát hộ nghèo'), text('UBND huyện Thọ Xuân'), null, null, number(46203), null, null],
    [text(' 2. '), text('Đào tạo nghề'), text('Sở Nội vụ'), null, text('Kế hoạch'), number(2027), null, null],
  ]);
}

export function withCell(row: readonly string[], at: number, cell: CellObject): Promise<Uint8Array> {
  return workbook([HEADER.map(text), row.map((value, position) => (position === at ? cell : text(value)))]);
}

function text(value: string): CellObject {
  return { value, type: String };
}

function number(value: number): CellObject {
  return { value, type: Number };
}

function date(iso: string, format: string): CellObject {
  return { value: new Date(`${iso}T00:00:00Z`), type: Date, format };
}

function merged(value: string, columnSpan: number): CellObject {
  return { value, columnSpan };
}

/**
 * A decision in Word: letterhead in a table of its own, the annex over two pages with its header repeated, headings
 * merged over the width, numbers that Word counts by itself, a lead merged over two rows, changes left tracked, and the
 * table of signatures at the end.
 */
export async function decisionDocument(): Promise<Uint8Array> {
  const header = ['Số TT', 'Nội dung', 'Đơn vị chủ trì', 'Đơn vị phối hợp', 'Sản phẩm', 'Thời gian báo cáo UBND tỉnh'];
  const headerRow = (): TableRow => row(header.map((title) => cell(title)));
  const document = new Document({
    numbering: {
      config: [
        { reference: 'so', levels: [{ level: 0, format: LevelFormat.DECIMAL, text: '%1.', alignment: 'left' }] },
      ],
    },
    sections: [
      {
        children: [
          new Table({
            rows: [row([cell('ỦY BAN NHÂN DÂN TỈNH LAM HÀ'), cell('CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM')])],
          }),
          new Paragraph('Số: 15/QĐ-UBND'),
          new Paragraph('Lam Hà, ngày 05 tháng 01 năm 2026'),
          new Paragraph('QUYẾT ĐỊNH'),
          new Paragraph('Về việc ban hành Kế hoạch phát triển đô thị Lam Sơn năm 2026'),
          new Paragraph('PHỤ LỤC'),
          new Table({
            rows: [
              headerRow(),
              row([cell('I. Hạ tầng', { columnSpan: 6 })]),
              row([counted(), cell('Lập quy hoạch chung đô thị Lam Sơn'), cell('Sở Xây dựng', { verticalMerge: VerticalMergeType.RESTART }), cell(''), cell('Đồ án'), cell('Quý II/2026')]),
              row([counted(), cell('Rà soát nhà ở'), cell('', { verticalMerge: VerticalMergeType.CONTINUE }), cell('Sở Tài chính'), cell('Báo cáo'), changedCell('Năm 2025', 'Năm 2026')]),
              headerRow(),
              row([cell(''), cell('xã hội trên địa bàn'), cell(''), cell(''), cell(''), cell('')]),
            ],
          }),
          new Paragraph(''),
          new Table({
            rows: [
              headerRow(),
              row([cell('II'), cell('Xã hội'), cell(''), cell(''), cell(''), cell('')]),
              row([cell('1'), cell('Rà soát hộ nghèo'), cell('UBND huyện Thọ Xuân'), cell(''), cell('Báo cáo'), cell('Hằng quý')]),
            ],
          }),
          new Table({ rows: [row([cell('Nơi nhận: như trên'), cell('CHỦ TỊCH')])] }),
        ],
      },
    ],
  }); // prettier-ignore
  return Uint8Array.from(await Packer.toBuffer(document));
}

function row(children: TableCell[]): TableRow {
  return new TableRow({ children });
}

type Merge = Pick<ConstructorParameters<typeof TableCell>[0], 'columnSpan' | 'verticalMerge'>;

function cell(content: string, merge: Merge = {}): TableCell {
  return new TableCell({ children: [new Paragraph(content)], ...merge });
}

/** A number that Word counts: no text at all. */
function counted(): TableCell {
  return new TableCell({ children: [new Paragraph({ numbering: { reference: 'so', level: 0 } })] });
}

function changedCell(deleted: string, inserted: string): TableCell {
  const change = { id: 1, author: 'Bình', date: '2026-01-04T08:00:00Z' };
  const children = [
    new TextRun(''),
    new DeletedTextRun({ ...change, text: deleted }),
    new InsertedTextRun({ ...change, text: inserted }),
  ];
  return new TableCell({ children: [new Paragraph({ children })] });
}

/** A workbook's container around a sheet that no library would write. */
export function bareWorkbook(sheet: string, sheets = 1): Uint8Array {
  const entries = Array.from(
    { length: sheets },
    (_, at) => `<sheet name="A${at === 0 ? '' : String(at)}" sheetId="${String(at + 1)}"/>`,
  );
  return zipSync({
    'xl/workbook.xml': strToU8(`<workbook><sheets>${entries.join('')}</sheets></workbook>`),
    'xl/worksheets/sheet1.xml': strToU8(sheet),
  });
}

/** The same with a directory that says another size of the sheet. */
export function workbookThatSays(size: number, sheet: string): Uint8Array {
  const bytes = bareWorkbook(sheet);
  const { length } = strToU8(sheet);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (let at = 0; at + 4 <= bytes.length; at += 1) {
    if (view.getUint32(at, true) === length) view.setUint32(at, size, true);
  }
  return bytes;
}

/** What Office writes when a password is set: an old compound file that holds the workbook encrypted. */
export function encryptedWorkbook(): Uint8Array {
  const signature = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];
  return Uint8Array.from([
    ...signature,
    ...new Uint8Array(1016),
    ...Buffer.from('EncryptionInfo\0EncryptedPackage', 'utf16le'),
  ]);
}
