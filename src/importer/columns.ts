import { fold } from '../domain/fold.ts';

export type Column =
  'ref' | 'section' | 'title' | 'lead' | 'coordinating' | 'product' | 'deadline' | 'report_to' | 'source' | 'feeds';

interface ColumnNames {
  readonly column: Column;
  readonly required: boolean;
  /** The first is the name that messages show. */
  readonly headers: readonly string[];
}

const COLUMNS: readonly ColumnNames[] = [
  { column: 'ref', required: true, headers: ['Số TT', 'STT', 'ref'] },
  { column: 'section', required: true, headers: ['Mục', 'section'] },
  {
    column: 'title',
    required: true,
    headers: ['Nội dung', 'Nội dung nhiệm vụ', 'Nội dung chương trình, đề án, cơ chế, chính sách', 'title'],
  },
  { column: 'lead', required: true, headers: ['Đơn vị chủ trì', 'Đơn vị chủ trì thực hiện', 'lead'] },
  { column: 'coordinating', required: true, headers: ['Đơn vị phối hợp', 'coordinating'] },
  { column: 'product', required: true, headers: ['Sản phẩm', 'product'] },
  {
    column: 'deadline',
    required: true,
    headers: ['Thời gian', 'Thời hạn', 'Thời gian báo cáo UBND tỉnh', 'Thời gian hoàn thành', 'deadline'],
  },
  { column: 'report_to', required: false, headers: ['Nơi nhận báo cáo', 'report_to', 'report to'] },
  { column: 'source', required: false, headers: ['Nguồn', 'source'] },
  { column: 'feeds', required: false, headers: ['Phục vụ', 'feeds'] },
];

/** `positions` says which cell of a row holds a column; `problem` names every missing or doubled column at once. */
type HeaderReading =
  | { readonly kind: 'header'; readonly positions: ReadonlyMap<Column, number>; readonly extra: readonly string[] }
  | { readonly kind: 'unusable'; readonly recognised: number; readonly problem: string };

/** Reads the header row: Vietnamese or English names, any order, letter case and diacritics aside. */
export function readHeader(cells: readonly string[]): HeaderReading {
  const positions = new Map<Column, number>();
  const extra: string[] = [];
  const doubled: string[] = [];
  for (const [position, cell] of cells.entries()) {
    const names = COLUMNS.find(({ headers }) => headers.some((header) => fold(header) === fold(cell)));
    if (names === undefined) {
      if (cell !== '') extra.push(cell);
    } else if (positions.has(names.column)) {
      doubled.push(shownName(names));
    } else {
      positions.set(names.column, position);
    }
  }

  const missing = COLUMNS.filter(({ column, required }) => required && !positions.has(column)).map(shownName);
  const problems = [
    missing.length > 0 ? `thiếu cột ${missing.join(', ')}` : '',
    doubled.length > 0 ? `có hai cột ${doubled.join(', ')}` : '',
  ].filter((problem) => problem !== '');
  if (problems.length === 0) return { kind: 'header', positions, extra };
  return {
    kind: 'unusable',
    recognised: positions.size,
    problem: `Dòng tiêu đề ${problems.join(' và ')}; hãy sửa dòng đầu của tệp rồi nhập lại.`,
  };
}

/** The name of a column as messages show it. */
export function columnName(column: Column): string {
  return COLUMNS.find((names) => names.column === column)?.headers[0] ?? column;
}

function shownName({ headers }: ColumnNames): string {
  return `“${headers[0] ?? ''}”`;
}
