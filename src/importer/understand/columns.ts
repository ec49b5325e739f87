import type { Column } from '../readers/column.ts';
import { strip } from '../../domain/strip-diacritics.ts';

interface ColumnNames {
  readonly column: Column;
  readonly required: boolean;
  /** The first is the name that messages show. */
  readonly headers: readonly string[];
}

/** Without a column for the section, the rows' own headings tell it. */
const COLUMNS: readonly ColumnNames[] = [
  { column: 'ref', required: true, headers: ['Số TT', 'STT', 'TT', 'Số thứ tự', 'ref'] },
  { column: 'section', required: false, headers: ['Mục', 'Phần', 'section'] },
  {
    column: 'title',
    required: true,
    headers: [
      'Nội dung',
      'Nội dung nhiệm vụ',
      'Nội dung công việc',
      'Nội dung chương trình, đề án, cơ chế, chính sách',
      'Nhiệm vụ',
      'Tên nhiệm vụ',
      'Nhiệm vụ, giải pháp',
      'title',
    ],
  },
  {
    column: 'lead',
    required: true,
    headers: [
      'Đơn vị chủ trì',
      'Đơn vị chủ trì thực hiện',
      'Cơ quan chủ trì',
      'Cơ quan, đơn vị chủ trì',
      'Chủ trì',
      'lead',
    ],
  },
  {
    column: 'coordinating',
    required: true,
    headers: [
      'Đơn vị phối hợp',
      'Đơn vị phối hợp thực hiện',
      'Cơ quan phối hợp',
      'Cơ quan, đơn vị phối hợp',
      'Phối hợp',
      'coordinating',
    ],
  },
  {
    column: 'product',
    required: true,
    headers: ['Sản phẩm', 'Sản phẩm dự kiến', 'Kết quả', 'Kết quả, sản phẩm', 'Sản phẩm, kết quả', 'product'],
  },
  {
    column: 'deadline',
    required: true,
    headers: [
      'Thời gian',
      'Thời hạn',
      'Thời gian thực hiện',
      'Thời gian hoàn thành',
      'Thời hạn hoàn thành',
      'Thời gian báo cáo',
      'deadline',
    ],
  },
  {
    column: 'report_to',
    required: false,
    headers: ['Nơi nhận báo cáo', 'Cơ quan nhận báo cáo', 'report_to', 'report to'],
  },
  { column: 'source', required: false, headers: ['Nguồn', 'source'] },
  { column: 'feeds', required: false, headers: ['Phục vụ', 'feeds'] },
  {
    column: 'continues',
    required: false,
    headers: ['Tiếp nối', 'Tiếp nối nhiệm vụ', 'Nhiệm vụ tiếp nối', 'Chuyển tiếp từ', 'continues'],
  },
];

const BY_HEADER: ReadonlyMap<string, ColumnNames> = new Map(
  COLUMNS.flatMap((names) => names.headers.map((header) => [headerKey(header), names] as const)),
);

/** "Thời gian báo cáo UBND tỉnh": a deadline whose header names who receives the reports. */
const REPORT_TIME = /^thời gian báo cáo\s+(\S.*)$/iu;

/**
 * `positions` says which cell of a row holds a column; `recipient` is who the header says receives the reports, ''
 * when it does not; `problem` names every missing or doubled column at once.
 */
export type HeaderReading =
  | {
      readonly kind: 'header';
      readonly positions: ReadonlyMap<Column, number>;
      readonly recipient: string;
      readonly extra: readonly string[];
    }
  | { readonly kind: 'unusable'; readonly recognised: number; readonly problem: string };

/** Reads a header row: Vietnamese or English names, any order, letter case and diacritics aside. */
export function readHeader(cells: readonly string[]): HeaderReading {
  const positions = new Map<Column, number>();
  const extra: string[] = [];
  const doubled: string[] = [];
  let recipient = '';
  for (const [position, cell] of cells.entries()) {
    const reportTime = REPORT_TIME.exec(cell);
    const name = reportTime === null ? cell : 'Thời gian báo cáo';
    const names = BY_HEADER.get(headerKey(name));
    if (names === undefined) {
      if (cell !== '') extra.push(cell);
    } else if (positions.has(names.column)) {
      doubled.push(shownName(names));
    } else {
      positions.set(names.column, position);
      recipient = reportTime?.[1] ?? recipient;
    }
  }

  const missing = COLUMNS.filter(({ column, required }) => required && !positions.has(column)).map(shownName);
  const problems = [
    missing.length > 0 ? `thiếu cột ${missing.join(', ')}` : '',
    doubled.length > 0 ? `có hai cột ${doubled.join(', ')}` : '',
  ].filter((problem) => problem !== '');
  if (problems.length === 0) return { kind: 'header', positions, recipient, extra };
  return {
    kind: 'unusable',
    recognised: positions.size,
    problem: `Dòng tiêu đề ${problems.join(' và ')}; hãy sửa dòng tiêu đề của bảng rồi nhập lại.`,
  };
}

/** The name of a column as messages show it. */
export function columnName(column: Column): string {
  return COLUMNS.find((names) => names.column === column)?.headers[0] ?? column;
}

function shownName({ headers }: ColumnNames): string {
  return `“${headers[0] ?? ''}”`;
}

/** Commas, dots, stars and remarks in brackets do not tell headers apart. */
function headerKey(header: string): string {
  return strip(withoutRemarks(header).replace(/[.,:;*/]/gu, ' '));
}

function withoutRemarks(header: string): string {
  let kept = '';
  let at = 0;
  for (;;) {
    const opening = header.indexOf('(', at);
    const closing = opening === -1 ? -1 : header.indexOf(')', opening);
    if (closing === -1) return kept + header.slice(at);
    kept += `${header.slice(at, opening)} `;
    at = closing + 1;
  }
}
