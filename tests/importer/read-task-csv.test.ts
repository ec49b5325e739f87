import { describe, expect, test } from 'vitest';
import { readTaskCsv } from '../../src/importer/read-task-csv.ts';
import { secondProgrammeCsv, SECOND_PROGRAMME_SIZE } from '../support/second-programme.ts';
import type { ImportRow } from '../../src/importer/import-row.ts';

const HEADER = 'Số TT,Mục,Nội dung,Đơn vị chủ trì,Đơn vị phối hợp,Sản phẩm,Thời gian';
const ROW = 'I.1,I Chung,Lập kế hoạch,Sở Xây dựng,Các đơn vị liên quan,Kế hoạch,Quý II/2026';

function utf8(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}

function rowsOf(text: string): readonly ImportRow[] {
  const csv = readTaskCsv(utf8(text));
  if (csv.kind === 'unreadable') throw new Error(csv.problem);
  return csv.rows;
}

function problemOf(bytes: Uint8Array): string {
  const csv = readTaskCsv(bytes);
  return csv.kind === 'unreadable' ? csv.problem : 'readable';
}

const LAP_KE_HOACH: ImportRow = {
  line: 2,
  ref: 'I.1',
  section: 'I Chung',
  title: 'Lập kế hoạch',
  lead: 'Sở Xây dựng',
  coordinating: 'Các đơn vị liên quan',
  product: 'Kế hoạch',
  deadline: 'Quý II/2026',
  reportTo: '',
  source: 'annex',
  feeds: [],
};

describe('the same row in many dresses', () => {
  test.each<[string, string]>([
    ['commas', `${HEADER}\n${ROW}\n`],
    ['no line end at the end', `${HEADER}\n${ROW}`],
    ['a byte order mark', `\uFEFF${HEADER}\n${ROW}\n`],
    ['line ends of Windows', `${HEADER}\r\n${ROW}\r\n`],
    ['line ends of old Macs', `${HEADER}\r${ROW}\r`],
    ['mixed line ends', `${HEADER}\r\n${ROW}\n\n`],
    ['semicolons', `${HEADER}\n${ROW}\n`.replaceAll(',', ';')],
    ['tabs', `${HEADER}\n${ROW}\n`.replaceAll(',', '\t')],
    ['quotes around all', `${HEADER}\n${ROW}\n`.replace(/[^,\n]+/gu, '"$&"')],
    ['decomposed letters', `${HEADER}\n${ROW}\n`.normalize('NFD')],
    ['a header without diacritics', `so tt,MUC,noi dung,don vi chu tri,don vi phoi hop,san pham,thoi gian\n${ROW}`],
    ['an English header', `ref,section,title,lead,coordinating,product,deadline\n${ROW}`],
    [
      'the header of an official annex',
      `STT,Mục,"Nội dung chương trình, đề án, cơ chế, chính sách",Đơn vị chủ trì thực hiện,Đơn vị phối hợp,Sản phẩm,Thời gian báo cáo UBND tỉnh\n${ROW}`,
    ],
    ['blanks and hard blanks around', `${HEADER}\n${ROW.replaceAll(',', ' ,\u00a0 ')}  \n`],
    ['marks that cannot be seen', `${HEADER}\n\u200B${ROW.replace('Lập', 'Lập\u200B')}\n`],
    ['line breaks within cells', `${HEADER}\n${ROW.replace('Lập kế hoạch', '"Lập\r\nkế  hoạch"')}\n`],
    ['blank rows at the end', `${HEADER}\n${ROW}\n,,,,,,\n  ,,,,,,\n\n`],
    ['trailing delimiters', `${HEADER},,\n${ROW},,\n`],
  ])('%s', (_, text) => {
    expect(rowsOf(text)).toEqual([LAP_KE_HOACH]);
  });

  test('columns in any order', () => {
    const header = HEADER.split(',').reverse().join(',');
    expect(rowsOf(`${header}\n${ROW.split(',').reverse().join(',')}`)).toEqual([LAP_KE_HOACH]);
  });
});

describe('the optional columns', () => {
  const header = `${HEADER},Nơi nhận báo cáo,Nguồn,Phục vụ`;

  test.each<[string, Partial<ImportRow>]>([
    [',,', { reportTo: '', source: 'annex', feeds: [] }],
    ['Sở Tài chính,phụ lục,IV.1', { reportTo: 'Sở Tài chính', source: 'annex', feeds: ['IV.1'] }],
    ['UBND tỉnh,thân văn bản,"IV.1, IV.2; V.1"', { source: 'body', feeds: ['IV.1', 'IV.2', 'V.1'] }],
    ['UBND tỉnh,BODY,', { source: 'body' }],
  ])('%s', (cells, expected) => {
    expect(rowsOf(`${header}\n${ROW},${cells}`)[0]).toMatchObject(expected);
  });

  test('another source is refused, with the line', () => {
    expect(problemOf(utf8(`${header}\n${ROW},,tờ trình,`))).toBe(
      'Dòng 2: cột “Nguồn” ghi “tờ trình”; chỉ nhận “phụ lục” hoặc “thân văn bản”.',
    );
  });

  test('columns that are not used are told', () => {
    const csv = readTaskCsv(utf8(`${HEADER},Ghi chú,Mức độ\n${ROW},x,y`));
    expect(csv).toEqual({
      kind: 'rows',
      rows: [LAP_KE_HOACH],
      notices: ['Bỏ qua các cột không dùng: Ghi chú, Mức độ.'],
    });
  });
});

test('a row that leaves out its last cells has them empty', () => {
  expect(rowsOf(`${HEADER}\nI.1,I Chung,Lập kế hoạch,Sở Xây dựng`)[0]).toMatchObject({ product: '', deadline: '' });
});

test('lines are those of the file, blank ones and breaks within cells included', () => {
  const rows = rowsOf(`${HEADER}\n${ROW.replace('Lập kế hoạch', '"Lập\n\nkế hoạch"')}\n\n${ROW}\n`);
  expect(rows.map(({ line }) => line)).toEqual([2, 6]);
});

describe('files that are refused, each with its cure', () => {
  const sample = `${HEADER}\n${ROW}\n`;
  const utf16 = Uint8Array.from(Buffer.from(`\uFEFF${sample}`, 'utf16le'));

  test.each<[string, Uint8Array, string]>([
    ['nothing at all', new Uint8Array(), 'Tệp trống.'],
    ['blanks only', utf8(' \n\n'), 'Tệp trống.'],
    ['a header only', utf8(`${HEADER}\n`), 'không có nhiệm vụ nào'],
    ['UTF-16 with its mark', utf16, 'CSV UTF-8'],
    ['UTF-16 without a mark', utf16.subarray(2), 'CSV UTF-8'],
    ['UTF-16, the other way round', Uint8Array.from(Buffer.from(utf16).swap16()), 'CSV UTF-8'],
    ['windows-1258', Uint8Array.of(...utf8('Ref,M'), 0xf8, 0xec, 0x63, 0x0a), 'CSV UTF-8'],
    ['a spreadsheet', Uint8Array.of(0x50, 0x4b, 0x03, 0x04, 0x14, 0), 'tệp Excel'],
    ['more than 20 MB', new Uint8Array(20 * 1024 * 1024 + 1).fill(0x20), '20 MB'],
    ['a missing column', utf8(sample.replace('Đơn vị chủ trì', 'Người làm')), 'thiếu cột “Đơn vị chủ trì”'],
    [
      'two missing columns',
      utf8('Số TT;Nội dung;Đơn vị chủ trì;Đơn vị phối hợp;Thời gian\n'),
      'thiếu cột “Mục”, “Sản phẩm”',
    ],
    ['a doubled column', utf8(`${HEADER},title\n${ROW},x`), 'có hai cột “Nội dung”'],
    ['a comma not quoted', utf8(`${HEADER}\n${ROW}, III/2026`), 'Dòng 2: có 8 ô'],
    ['a quote never closed', utf8(`${HEADER}\n${ROW.replace('Lập', '"Lập')}\n`), 'ngoặc kép'],
    ['a quote inside a bare cell', utf8(`${HEADER}\n${ROW}\n${ROW.replace('kế', '"kế"')}\n`), 'Dòng 3: dấu ngoặc kép'],
    [
      'a cell of 5,001 letters',
      utf8(`${HEADER}\n${ROW.replace('Lập', 'L'.repeat(5000))}`),
      'Dòng 2: ô ở cột “Nội dung”',
    ],
  ])('%s', (_, bytes, expected) => {
    expect(problemOf(bytes)).toContain(expected);
  });

  test('a cell of exactly 5,000 letters is taken', () => {
    expect(rowsOf(`${HEADER}\n${ROW.replace('Lập kế hoạch', 'L'.repeat(5000))}`)[0]?.title).toHaveLength(5000);
  });
});

test('a programme of four hundred tasks is read whole', () => {
  const rows = rowsOf(secondProgrammeCsv());
  expect(rows).toHaveLength(SECOND_PROGRAMME_SIZE);
  expect(rows[0]).toEqual({
    line: 2,
    ref: 'I.1',
    section: 'I Hoàn thiện thể chế',
    title: 'Xây dựng Đề án chuyển đổi số cấp xã (đợt 1).',
    lead: 'Sở Nông nghiệp và Môi trường, Thanh tra tỉnh',
    coordinating: 'Các đơn vị có liên quan',
    product: 'Kế hoạch, báo cáo',
    deadline: 'Trước ngày 15/9/2026',
    reportTo: 'UBND tỉnh',
    source: 'annex',
    feeds: [],
  });
  expect(rows.at(-1)).toMatchObject({ line: 401, ref: 'IV.100', section: 'IV Văn hóa, xã hội' });
});
