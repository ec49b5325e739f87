/** A document's paragraphs and tables become tasks, whether they came from Word, a web page or Markdown. */

import { looksLikeAgency } from '../../domain/agencies/name-kind.ts';
import { readHeader } from './columns.ts';
import { gridsOfBlocks, type Block } from '../readers/grids-of-blocks.ts';
import { readRows, type ReadSoFar } from './read-rows.ts';
import type { TaskFile } from './task-file.ts';

const LINES = 'Số dòng tính từ đầu bảng nhiệm vụ, kể cả dòng tiêu đề.';
/** Columns that a header names; a table of rows that go on has none. */
const LEAST = 2;

/** The tasks in the tables and paragraphs of a file. */
export function readBlocks(blocks: readonly Block[], { notices, nothing, choices = [] }: ReadSoFar): TaskFile {
  const { grids, left } = gridsOfBlocks(blocks, { isHeader, isAgency: looksLikeAgency });
  const told = [
    ...(grids.some(({ rows }) => rows.length > 0) ? [LINES] : []),
    ...notices,
    ...(left > 0 ? [`Bỏ qua ${String(left)} bảng khác phía sau bảng nhiệm vụ.`] : []),
  ];
  return readRows(grids, { notices: told, nothing, choices });
}

function isHeader(cells: readonly string[]): boolean {
  const { kind, recognised, share, periods } = readHeader(cells);
  return kind === 'header' || (recognised + periods.length >= LEAST && share >= 0.5);
}
