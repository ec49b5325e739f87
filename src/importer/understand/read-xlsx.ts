/** Workbooks: the one visible sheet whose header is that of the import format. */

import { findTable } from './find-table.ts';
import type { Container } from '../readers/open-container.ts';
import { Damaged, Oversized } from '../readers/open-container.ts';
import { readRows } from './read-rows.ts';
import { markingAmong, markingInRows, marked } from './refuse-marked.ts';
import { readSheet } from '../readers/read-sheet.ts';
import { readSharedStrings, readWorkbook, readDateFormats } from '../readers/read-workbook.ts';
import { unreadable, type TaskFile } from './task-file.ts';

/** Sheets read: each is looked up in the whole container. */
const MOST_SHEETS = 200;

export function readXlsx(container: Container): TaskFile {
  const { sheets, days1904 } = readWorkbook(
    part(container, 'xl/workbook.xml'),
    container.read('xl/_rels/workbook.xml.rels'),
  );
  const visible = sheets.filter(({ hidden }) => !hidden);
  if (visible.length > MOST_SHEETS) throw new Oversized();
  const book = {
    strings: readSharedStrings(container.read('xl/sharedStrings.xml')),
    formats: readDateFormats(container.read('xl/styles.xml')),
    days1904,
  };
  const named = markingAmong(sheets.map(({ name }) => name));
  if (named !== null) return marked(named);
  const read = visible.flatMap(({ name, path }) => {
    const bytes = container.read(path);
    if (bytes === undefined) return [];
    const grid = readSheet(bytes, book);
    return [{ name, grid, found: findTable(grid) }];
  });
  for (const { grid } of read) {
    const marking = markingInRows(grid.rows);
    if (marking !== null) return marked(marking);
  }
  const tables = read.filter(({ found }) => found.kind === 'table' || found.headed);
  const [only, other] = tables;
  if (only === undefined) {
    const [closest] = read
      .flatMap(({ found }) => (found.kind === 'unreadable' ? [found] : []))
      .sort((a, b) => b.recognised - a.recognised);
    return unreadable(closest?.problem ?? 'Tệp Excel không có trang tính nào để đọc.');
  }
  if (other !== undefined) {
    const names = tables.map(({ name }) => `“${name}”`).join(', ');
    return unreadable(
      `Tệp có ${String(tables.length)} trang tính là bảng nhiệm vụ (${names}); hãy để mỗi bảng trong một tệp.`,
    );
  }
  const left = read
    .filter(({ name, grid }) => name !== only.name && grid.rows.length > 0)
    .map(({ name }) => `“${name}”`);
  const notices = left.length > 0 ? [`Chỉ đọc trang tính “${only.name}”, bỏ qua ${left.join(', ')}.`] : [];
  return readRows({ ...only.grid, notices: [...notices, ...only.grid.notices] });
}

function part(container: Container, name: string): Uint8Array {
  const bytes = container.read(name);
  if (bytes === undefined) throw new Damaged();
  return bytes;
}
