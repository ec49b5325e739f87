/** Pages drawn by hand: what stands in which cell, whatever the page is cut, turned or ruled like. */

import { expect, test } from 'vitest';
import { pagesReader } from '../../../../src/importer/readers/pages/blocks-of-pages.ts';
import type { Page } from '../../../../src/importer/readers/pages/page.ts';
import { asPage, drawTable, type DrawnPage, type DrawnTable, type DrawnText } from '../../../support/drawn-page.ts';

const HEADER = ['STT', 'Nội dung', 'Đơn vị chủ trì', 'Thời hạn'];
const WIDTHS = [40, 200, 120, 90];

function pageOf(tables: readonly DrawnTable[], texts: readonly DrawnText[] = []): DrawnPage {
  const drawn = tables.map(drawTable);
  return {
    width: 595,
    height: 842,
    texts: [...texts, ...drawn.flatMap((table) => table.texts)],
    rules: drawn.flatMap((table) => table.rules),
  };
}

function read(pages: readonly Page[]) {
  const reader = pagesReader();
  for (const page of pages) reader.add(page);
  return reader.blocks();
}

const rowsIn = (pages: readonly DrawnPage[]) =>
  read(pages.map(asPage)).flatMap((block) => (block.kind === 'table' ? block.rows : []));
const cellsIn = (pages: readonly DrawnPage[]) => rowsIn(pages).map(({ cells }) => cells);
const table = (rows: readonly (readonly string[])[], more: Partial<DrawnTable> = {}): DrawnTable => ({
  x: 60,
  y: 80,
  widths: WIDTHS,
  rows,
  ...more,
});

test('a sentence that fills its lines is one, a line that somebody broke stays broken', () => {
  const title = 'Rà soát các văn bản quy phạm pháp luật về đầu tư công trên địa bàn tỉnh';
  expect(cellsIn([pageOf([table([HEADER, ['1', title, 'Sở Nội vụ\nSở Tài chính', '30/6/2026']])])])).toEqual([
    HEADER,
    ['1', title, 'Sở Nội vụ\nSở Tài chính', '30/6/2026'],
  ]);
});

test('merged cells lend their text downwards and leave the columns that they span empty', () => {
  const rows = rowsIn([
    pageOf([
      table([
        HEADER,
        ['I. Hạ tầng kỹ thuật và đô thị', '<', '<', '<'],
        ['1', 'Lập quy hoạch', 'Sở Xây dựng', 'Quý II'],
        ['^', 'Công bố quy hoạch', '^', 'Quý III'],
      ]),
    ]),
  ]);
  expect(rows.map(({ cells, lent }) => [cells, [...(lent ?? [])]])).toEqual([
    [HEADER, []],
    [['I. Hạ tầng kỹ thuật và đô thị', '', '', ''], []],
    [['1', 'Lập quy hoạch', 'Sở Xây dựng', 'Quý II'], []],
    [
      ['1', 'Công bố quy hoạch', 'Sở Xây dựng', 'Quý III'],
      [0, 2],
    ],
  ]);
});

test('a row that a page cut is one row again, whether or not the header is printed anew', () => {
  const first = pageOf([table([HEADER, ['1', 'Xây dựng cơ sở dữ liệu dùng chung của', 'Sở Khoa học', '2026']])]);
  for (const header of [[HEADER], []]) {
    const rest = pageOf([
      table([...header, ['', 'Các cơ quan hành chính', 'và Công nghệ', ''], ['2', 'Đào tạo', 'Sở Nội vụ', '2027']]),
    ]);
    expect(cellsIn([first, rest])).toEqual([
      HEADER,
      ['1', 'Xây dựng cơ sở dữ liệu dùng chung của Các cơ quan hành chính', 'Sở Khoa học và Công nghệ', '2026'],
      ['2', 'Đào tạo', 'Sở Nội vụ', '2027'],
    ]);
  }
});

test('a row of its own under a page end stays one, though it has no number', () => {
  const first = pageOf([table([HEADER, ['1', 'Lập dự toán', 'Sở Tài chính', 'Quý I']])]);
  const own = ['', 'Thẩm định', 'Sở Tài chính', 'Quý II'];
  expect(cellsIn([first, pageOf([table([HEADER, own])])])).toEqual([
    HEADER,
    ['1', 'Lập dự toán', 'Sở Tài chính', 'Quý I'],
    HEADER,
    own,
  ]);
});

test('a page with fewer rules has the columns of the pages around it', () => {
  const pages = [
    pageOf([table([HEADER, ['1', 'Lập dự toán', 'Sở Tài chính', 'Quý I']])]),
    pageOf([table([['II. Văn hóa', '<', '<', '<']])]),
    pageOf([table([['1', 'Mở thư viện', 'Sở Văn hóa', 'Quý II']])]),
  ];
  expect(cellsIn(pages)).toEqual([
    HEADER,
    ['1', 'Lập dự toán', 'Sở Tài chính', 'Quý I'],
    ['II. Văn hóa', '', '', ''],
    ['1', 'Mở thư viện', 'Sở Văn hóa', 'Quý II'],
  ]);
});

test('a page whose writing is turned is read as somebody would hold it, each way round', () => {
  const drawn = asPage(pageOf([table([HEADER, ['1', 'Trồng cây', 'Sở Nông nghiệp', '2026']])]));
  const { width, height } = drawn;
  const upwards: Page = {
    width: height,
    height: width,
    signs: drawn.signs.map((sign) => ({ ...sign, x: sign.y, y: width - sign.x, turn: 3 })),
    across: drawn.down.map(({ at, from, to }) => ({ at: width - at, from, to })),
    down: drawn.across.map(({ at, from, to }) => ({ at, from: width - to, to: width - from })),
  };
  const downwards: Page = {
    width: height,
    height: width,
    signs: drawn.signs.map((sign) => ({ ...sign, x: height - sign.y, y: sign.x, turn: 1 })),
    across: drawn.down.map(({ at, from, to }) => ({ at, from: height - to, to: height - from })),
    down: drawn.across.map(({ at, from, to }) => ({ at: height - at, from, to })),
  };
  const upsideDown: Page = {
    ...drawn,
    signs: drawn.signs.map((sign) => ({ ...sign, x: width - sign.x, y: height - sign.y, turn: 2 })),
    across: drawn.across.map(({ at, from, to }) => ({ at: height - at, from: width - to, to: width - from })),
    down: drawn.down.map(({ at, from, to }) => ({ at: width - at, from: height - to, to: height - from })),
  };
  for (const page of [upwards, downwards, upsideDown]) expect(read([page])).toEqual(read([drawn]));
});

test('without rules the columns are the gaps, and every row is to be compared with the paper', () => {
  const rows = rowsIn([
    pageOf([
      table(
        [
          HEADER,
          ['1', 'Xây dựng đề án phát triển du lịch cộng đồng giai đoạn mới', 'Sở Văn hóa', 'Quý I/2026'],
          ['2', 'Tổ chức hội chợ', 'Sở Công Thương', 'Quý II/2026'],
          ['3', 'Kiểm tra an toàn thực phẩm', 'Sở Y tế', '30/9/2026'],
        ],
        { ruled: false },
      ),
    ]),
  ]);
  expect(rows.map(({ cells }) => cells)).toEqual([
    HEADER,
    ['1', 'Xây dựng đề án phát triển du lịch cộng đồng giai đoạn mới', 'Sở Văn hóa', 'Quý I/2026'],
    ['2', 'Tổ chức hội chợ', 'Sở Công Thương', 'Quý II/2026'],
    ['3', 'Kiểm tra an toàn thực phẩm', 'Sở Y tế', '30/9/2026'],
  ]);
  expect(rows.map(({ doubt }) => doubt)).toEqual(
    rows.map(() => expect.stringContaining('không có đường kẻ') as unknown),
  );
});

test('a letterhead is read column by column, page numbers and a frame around the page are no text and no table', () => {
  const frame = { x: 20, y: 20, widths: [555], rows: [['']] };
  const page = pageOf(
    [table([HEADER, ['1', 'Lập đề án', 'Sở Y tế', '2026']], { y: 200 })],
    [
      { text: 'ỦY BAN NHÂN DÂN TỈNH LAM HÀ', x: 60, y: 60 },
      { text: 'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM', x: 300, y: 60 },
      { text: 'Số: 15/QĐ-UBND', x: 90, y: 76 },
      { text: 'Lam Hà, ngày 05 tháng 01 năm 2026', x: 310, y: 76 },
      { text: 'Trang 1/3', x: 280, y: 815 },
    ],
  );
  const drawnFrame = drawTable({ ...frame, rows: [['']] });
  const framed = {
    ...page,
    rules: [
      ...page.rules,
      ...drawnFrame.rules.map(([x, y, toX, toY]) => [x, y === 20 ? y : 820, toX, toY === 20 ? toY : 820] as const),
    ],
  };
  expect(read([asPage(framed)]).map((block) => (block.kind === 'table' ? block.rows.length : block.text))).toEqual([
    'ỦY BAN NHÂN DÂN TỈNH LAM HÀ',
    'Số: 15/QĐ-UBND',
    'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM',
    'Lam Hà, ngày 05 tháng 01 năm 2026',
    2,
  ]);
});

test('rows between which no rule is drawn begin beside their numbers, and are to be compared with the paper', () => {
  const drawn = pageOf([
    table([
      HEADER,
      ['1', 'Xây dựng đề án phát triển du lịch cộng đồng của tỉnh', 'Sở Văn hóa', 'Quý I'],
      ['2', 'Tổ chức hội chợ', 'Sở Công Thương', 'Quý II'],
      ['3', 'Khám bệnh lưu động cho người cao tuổi ở vùng cao', 'Sở Y tế', 'Quý III'],
    ]),
  ]);
  const flat = [...new Set(drawn.rules.flatMap(([, y, , toY]) => (y === toY ? [y] : [])))].toSorted((a, b) => a - b);
  const inner = flat.slice(2, -1);
  const rows = rowsIn([{ ...drawn, rules: drawn.rules.filter(([, y, , toY]) => y !== toY || !inner.includes(y)) }]);
  expect(rows.map(({ cells, doubt }) => [...cells, doubt?.includes('không kẻ giữa các dòng') ?? false])).toEqual([
    [...HEADER, false],
    ['1', 'Xây dựng đề án phát triển du lịch cộng đồng của tỉnh', 'Sở Văn hóa', 'Quý I', true],
    ['2', 'Tổ chức hội chợ', 'Sở Công Thương', 'Quý II', true],
    ['3', 'Khám bệnh lưu động cho người cao tuổi ở vùng cao', 'Sở Y tế', 'Quý III', true],
  ]);
});
