import { describe, expect, test } from 'vitest';
import { readTaskText } from '../../../../src/importer/understand/kinds/read-task-text.ts';
import { secondProgrammeCsv, SECOND_PROGRAMME_SIZE } from '../../../support/second-programme.ts';
import { windows1258 } from '../../../support/windows-1258.ts';
import type { ImportRow } from '../../../../src/importer/understand/import-row.ts';

const HEADER = 'Số TT,Mục,Nội dung,Đơn vị chủ trì,Đơn vị phối hợp,Sản phẩm,Thời gian';
const ROW = 'I.1,I Chung,Lập kế hoạch,Sở Xây dựng,Các đơn vị liên quan,Kế hoạch,Quý II/2026';

function utf8(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}

function rowsOf(text: string): readonly ImportRow[] {
  const csv = readTaskText(utf8(text));
  if (csv.kind === 'unreadable') throw new Error(csv.problem);
  return csv.rows;
}

function noticesOf(bytes: Uint8Array): readonly string[] {
  const file = readTaskText(bytes);
  return file.kind === 'unreadable' ? [file.problem] : file.notices;
}

function problemOf(bytes: Uint8Array): string {
  const csv = readTaskText(bytes);
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
    ['blanks and hard blanks around', `${HEADER}\n${ROW.replaceAll(',', ' ,\u00a0 ')}  \n`],
    ['marks that cannot be seen', `${HEADER}\n\u200B${ROW.replace('Lập', 'Lập\u200B')}\n`],
    ['line breaks within cells', `${HEADER}\n${ROW.replace('Lập kế hoạch', '"Lập\r\nkế  hoạch"')}\n`],
    ['blank rows at the end', `${HEADER}\n${ROW}\n,,,,,,\n  ,,,,,,\n\n`],
    ['trailing delimiters', `${HEADER},,\n${ROW},,\n`],
  ])('%s', (_, text) => {
    expect(rowsOf(text)).toEqual([LAP_KE_HOACH]);
  });

  test('the header of an official annex, which says who receives the reports', () => {
    const header = `STT,Mục,"Nội dung chương trình, đề án, cơ chế, chính sách",Đơn vị chủ trì thực hiện,Đơn vị phối hợp,Sản phẩm,Thời gian báo cáo UBND tỉnh`;
    expect(rowsOf(`${header}\n${ROW}`)).toEqual([{ ...LAP_KE_HOACH, reportTo: 'UBND tỉnh' }]);
  });

  test('a header of other words is known by what stands under it', () => {
    expect(rowsOf(`${HEADER.replace('Đơn vị chủ trì', 'Ai làm')}\n${ROW}`)).toEqual([LAP_KE_HOACH]);
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

  test('columns that are not used are told, those without a header too', () => {
    expect(rowsOf(`${HEADER},Ghi chú,Mức độ,\n${ROW},x,y,z`)).toEqual([LAP_KE_HOACH]);
    expect(noticesOf(utf8(`${HEADER},Ghi chú,Mức độ,\n${ROW},x,y,z`))).toEqual([
      'Bỏ qua các cột không dùng: Ghi chú, Mức độ.',
      'Bỏ qua các cột không có tiêu đề: thứ 10.',
    ]);
  });
});

describe('the same row in every encoding that a Vietnamese office has', () => {
  const text = `${HEADER}\r\n${ROW}\r\n`;
  const utf16 = Buffer.from(text, 'utf16le');

  test.each<[string, Uint8Array]>([
    ['UTF-8', utf8(text)],
    ['UTF-8 with its mark', utf8(`\uFEFF${text}`)],
    ['UTF-16 with its mark', Buffer.from(`\uFEFF${text}`, 'utf16le')],
    ['UTF-16 without a mark', utf16],
    ['UTF-16, the other way round', Buffer.from(`\uFEFF${text}`, 'utf16le').swap16()],
    ['UTF-16, the other way round, without a mark', Buffer.from(text, 'utf16le').swap16()],
    ['Windows-1258', windows1258(text)],
  ])('%s', (_, bytes) => {
    const file = readTaskText(Uint8Array.from(bytes));
    expect(file).toMatchObject({ kind: 'rows', rows: [LAP_KE_HOACH] });
  });

  test('the old code page is told, for its reader to look at the diacritics', () => {
    expect(noticesOf(windows1258(text))).toEqual([
      'Tệp dùng bảng mã Windows-1258, không phải UTF-8; hãy xem kỹ dấu tiếng Việt.',
    ]);
  });

  test('every Vietnamese letter comes back whole from Windows-1258', () => {
    const vowels = 'aăâeêioôơuưy';
    const tones = ['', '\u0300', '\u0301', '\u0303', '\u0309', '\u0323'];
    const lower = Array.from(vowels)
      .flatMap((vowel) => tones.map((tone) => (vowel + tone).normalize('NFC')))
      .join('');
    const letters = `${lower}${lower.toUpperCase()}đĐ`;
    const file = rowsOf1258(`${HEADER}\n${ROW.replace('Lập kế hoạch', letters)}`);
    expect(file[0]?.title).toBe(letters);
  });

  function rowsOf1258(csv: string): readonly ImportRow[] {
    const file = readTaskText(windows1258(csv));
    return file.kind === 'rows' ? file.rows : [];
  }
});

describe('a table as documents have it', () => {
  const header = HEADER.replace('Mục,', '').replaceAll(',', '\t');
  const table = (...rows: string[]): string => [header, ...rows].join('\n');

  test.each<[string, string[], string[]]>([
    ['numbers under a heading', ['II\tHạ tầng', '1\tA\tX\t\t\tQ', '2.\tB\tX\t\t\tQ'], ['II.1 A', 'II.2 B']],
    [
      'a heading within a heading',
      ['II\tHạ tầng', 'II.1\tCầu', '1\tA\tX\t\t\tQ', 'II.2\tĐường', '1\tB\tX\t\t\tQ'],
      ['II.1.1 A', 'II.2.1 B'],
    ],
    ['a heading that is a task', ['I\tA\tX\t\t\tQ', 'II\tB\tX\t\t\tQ'], ['I A', 'II B']],
    ['places written out', ['II\tHạ tầng', 'II.1\tA\tX\t\t\tQ', 'II.2\tB\tX\t\t\tQ'], ['II.1 A', 'II.2 B']],
    ['no heading at all', ['1\tA\tX\t\t\tQ', '2\tB\tX\t\t\tQ'], ['1 A', '2 B']],
    [
      'letters above Roman numbers',
      ['A\tTrước mắt', 'I\tCầu', '1\tA\tX\t\t\tQ', 'B\tLâu dài', 'I\tĐường', '1\tB\tX\t\t\tQ'],
      ['A.I.1 A', 'B.I.1 B'],
    ],
    [
      'the letter C after B',
      ['A\tMột', '1\tA\tX\t\t\tQ', 'B\tHai', '1\tB\tX\t\t\tQ', 'C\tBa', '1\tC\tX\t\t\tQ'],
      ['A.1 A', 'B.1 B', 'C.1 C'],
    ],
    [
      'groups numbered 1, with 1.1 in them',
      ['1\tCầu', '1.1\tA\tX\t\t\tQ', '1.2\tB\tX\t\t\tQ', '2\tC\tX\t\t\tQ'],
      ['1.1 A', '1.2 B', '2 C'],
    ],
    [
      'groups numbered 1, with 1 in them',
      ['I\tHạ tầng', '1\tCầu', '1\tA\tX\t\t\tQ', '2\tB\tX\t\t\tQ', '2\tĐường', '1\tC\tX\t\t\tQ'],
      ['I.1.1 A', 'I.1.2 B', 'I.2.1 C'],
    ],
    ['items under a task', ['4\tĐề án', 'a)\tA\tX\t\t\tQ', 'b)\tB\tX\t\t\tQ'], ['4.a A', '4.b B']],
    ['a heading over the whole width', ['III. Nông nghiệp\t\t\t\t\t', '1\tA\tX\t\t\tQ'], ['III.1 A']],
    ['numbered columns under the header', ['(1)\t(2)\t(3)\t(4)\t(5)\t(6)', '1\tA\tX\t\t\tQ'], ['1 A']],
    [
      'a row cut by a page',
      ['1\tA xây\tX\t\t\tQ', header, '\tdựng\t\t\t\t', '2\tB\tX\t\t\tQ'],
      ['1 A xây dựng', '2 B'],
    ],
    ['a row cut before its other cells', ['1\tA xây', header, '\tdựng\tX\t\t\tQ'], ['1 A xây dựng']],
    ['a sentence going on below', ['1\tA xây\tX\t\t\tQ', '\tdựng\t\t\t\t'], ['1 A xây dựng']],
    [
      'a page number, and emphasis',
      ['<i>1</i>\t<i>A</i>\tX\t\t\tQ', '', '7', header, '2\t<p>B</p>\tX\t\t\tQ'],
      ['1 A', '2 B'],
    ],
  ])('%s', (_, rows, expected) => {
    expect(rowsOf(table(...rows)).map(({ ref, title }) => `${ref} ${title}`)).toEqual(expected);
  });

  test('within a group too, a row left bare is a task of that group', () => {
    const rows = rowsOf(table('I\tHạ tầng', '1\tCầu', '1\tA\tX\t\t\tQ', '2\tB', '3\tC\tX\t\t\tQ'));
    expect(rows.map(({ ref, title }) => `${ref} ${title}`)).toEqual(['I.1.1 A', 'I.1.2 B', 'I.1.3 C']);
  });

  test('a numbered row left bare is a task, for its empty cells to be told', () => {
    const rows = rowsOf(table('I\tHạ tầng', '1\tA', '2\tB\tX\t\t\tQ'));
    expect(rows.map(({ ref, lead }) => [ref, lead])).toEqual([
      ['I.1', ''],
      ['I.2', 'X'],
    ]);
  });

  test('a whole row without a number is a row of its own, not the rest of another', () => {
    const rows = rowsOf(table('1\tA\tX\t\t\tQ', '\tB\tY\t\t\tQ', '\tViệc C\t\t\t\t'));
    expect(rows.map(({ ref, title }) => [ref, title])).toEqual([
      ['1', 'A'],
      ['', 'B'],
      ['', 'Việc C'],
    ]);
  });

  test('what stands outside the table is told, not swallowed', () => {
    expect(noticesOf(utf8(table('1\tA\tX\t\t\tQ', 'Nơi nhận: như trên')))).toEqual([
      'Bỏ qua những dòng ngoài bảng: dòng 3 “Nơi nhận: như trên”.',
    ]);
  });

  test('whom the deadline names receives the result, and feeds what that agency gathers', () => {
    const file = readTaskText(
      utf8(table('I\tA', '1\tGom\tSở Tài chính\t\t\tQ', '2\tB\tX\t\t\tGửi Sở Tài chính trước ngày 31/3/2026')),
    );
    if (file.kind === 'unreadable') throw new Error(file.problem);
    expect(file.rows.map(({ ref, reportTo, feeds }) => ({ ref, reportTo, feeds }))).toEqual([
      { ref: 'I.1', reportTo: '', feeds: [] },
      { ref: 'I.2', reportTo: 'Sở Tài chính', feeds: ['I.1'] },
    ]);
    expect(file.findings).toEqual([
      {
        line: 4,
        column: 'deadline',
        severity: 'warning',
        message: 'Kết quả gửi “Sở Tài chính”, đơn vị chủ trì I.1; hiểu là phục vụ I.1.',
      },
    ]);
  });

  test('a title may stand above the header', () => {
    expect(rowsOf(`DANH MỤC NHIỆM VỤ,,,,,,\n,,,,,,\n${HEADER}\n${ROW}`)).toEqual([{ ...LAP_KE_HOACH, line: 4 }]);
  });

  test('a day that lost its format is read, and told', () => {
    const file = readTaskText(utf8(`${HEADER}\n${ROW.replace('Quý II/2026', '46022')}`));
    expect(file).toMatchObject({
      rows: [{ deadline: '31/12/2025' }],
      findings: [{ line: 2, message: 'Ghi số 46022; hiểu là ngày 31/12/2025 theo cách đếm ngày của Excel.' }],
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
  /** "Số TT, Nội dung, …: Lập kế hoạch, Sở Xây dựng" as old fonts spell it. */
  const TCVN3 =
    'Sè TT,Néi dung,§¬n vÞ chñ tr×\n1,LËp kÕ ho¹ch ®Çu t− ®Êt ®ai,Së X©y dùng,tr×nh Chñ tÞch phª duyÖt ®Ò ¸n\n';

  test.each<[string, Uint8Array, string]>([
    ['nothing at all', new Uint8Array(), 'Tệp trống.'],
    ['blanks only', utf8(' \n\n'), 'Tệp trống.'],
    ['a header only', utf8(`${HEADER}\n`), 'không có nhiệm vụ nào'],
    ['the bytes of a TCVN3 font', Uint8Array.from(Buffer.from(TCVN3, 'latin1')), 'TCVN3 hoặc VNI'],
    ['a spreadsheet', Uint8Array.of(0x50, 0x4b, 0x03, 0x04, 0x14, 0), 'Excel'],
    ['more than 40 MB', new Uint8Array(40 * 1024 * 1024 + 1).fill(0x20), '40 MB'],
    ['nobody who does it', utf8('Số TT,Nội dung,Thời gian\n1,Lập kế hoạch,Năm 2026\n'), 'thiếu cột “Đơn vị chủ trì”'],
    ['nothing to do', utf8('Số TT;Đơn vị chủ trì;Sản phẩm\n1;x;y\n'), 'thiếu cột “Nội dung”'],
    ['more lines than a table has', utf8('\n'.repeat(1_000_001).concat(sample)), 'hơn 1.000.000 dòng'],
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
