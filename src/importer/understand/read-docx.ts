/** Documents: the table whose header is that of the import format, over as many pages as it runs. */

import { secrecyMarkingOf, type SecrecyMarking } from '../../domain/text/secrecy-marking.ts';
import { readHeader } from './columns.ts';
import type { GridRow } from '../readers/grid.ts';
import { Damaged, Oversized, type Container } from '../readers/open-container.ts';
import { readDocument, type Block, type DocumentTable } from './read-document.ts';
import { markingInRows, marked } from './refuse-marked.ts';
import { readNumbering } from '../readers/read-numbering.ts';
import { readRows } from './read-rows.ts';
import { unreadable, type TaskFile } from './task-file.ts';

/** A document is read whole; a decision's is a few megabytes at most, in bytes. */
const LARGEST_DOCUMENT = 32_000_000;

export function readDocx(container: Container): TaskFile {
  const bytes = container.read('word/document.xml');
  if (bytes === undefined) throw new Damaged();
  if (bytes.length > LARGEST_DOCUMENT) throw new Oversized();
  const { blocks, tracked } = readDocument(bytes, readNumbering(container.read('word/numbering.xml')));
  const margins = container.names.filter((name) => /^word\/(?:header|footer)\d{0,4}\.xml$/u.test(name));
  const marking = markingIn([...blocks, ...margins.flatMap((name) => blocksOf(container, name))]);
  if (marking !== null) return marked(marking);
  const tables = blocks.filter((block) => block.kind === 'table');
  if (tables.length === 0) {
    return unreadable('Tệp Word không có bảng nào; hãy kiểm tra xem phụ lục có nằm trong tệp này không.');
  }
  const headed = blocks.findIndex((block) => block.kind === 'table' && hasHeader(block));
  const first = blocks[headed];
  if (first?.kind !== 'table') return readRows({ ...EMPTY, rows: numbered(tables.flatMap(({ rows }) => rows)) });

  const width = widthOf(first);
  const later = blocks.slice(headed + 1).filter((block) => block.kind === 'table');
  const further = later.filter((table) => hasHeader(table) || widthOf(table) === width);
  const left = later.length - further.length;
  const preamble = blocks
    .slice(0, headed)
    .flatMap((block) => (block.kind === 'paragraph' ? [block.text] : block.rows.flatMap(({ cells }) => cells)));
  const notices = [
    'Số dòng tính từ đầu bảng nhiệm vụ, kể cả dòng tiêu đề.',
    ...(tracked ? ['Tệp còn dấu vết sửa đổi (Track Changes); đọc như đã chấp nhận mọi sửa đổi.'] : []),
    ...(left > 0 ? [`Bỏ qua ${String(left)} bảng khác phía sau bảng nhiệm vụ.`] : []),
  ];
  const rows = numbered([first, ...further].flatMap((table) => table.rows));
  return readRows({ ...EMPTY, rows, notices, preamble });
}

/** What stands in the margin of the pages. */
function blocksOf(container: Container, name: string): readonly Block[] {
  const bytes = container.read(name);
  return bytes === undefined ? [] : readDocument(bytes, () => '').blocks;
}

function markingIn(blocks: readonly Block[]): SecrecyMarking | null {
  for (const block of blocks) {
    const marking = block.kind === 'paragraph' ? secrecyMarkingOf(block.text) : markingInRows(block.rows);
    if (marking !== null) return marking;
  }
  return null;
}

const EMPTY = {
  rows: [],
  flaws: [],
  notices: [],
  preamble: [],
  lettered: false,
  delimited: false,
  headerWithin: Infinity,
} as const;

function hasHeader({ rows }: DocumentTable): boolean {
  return rows.some(({ cells }) => readHeader(cells).kind === 'header');
}

function widthOf({ rows }: DocumentTable): number {
  return rows.reduce((widest, { cells }) => Math.max(widest, cells.length), 0);
}

function numbered(rows: readonly Omit<GridRow, 'line'>[]): readonly GridRow[] {
  return rows.map((row, at) => ({ ...row, line: at + 1 }));
}
