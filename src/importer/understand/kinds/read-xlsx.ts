/** Workbooks: every visible sheet whose header is that of tasks. */

import type { ColumnChoice } from '../../../domain/drafts/column-choice.ts';
import { looksLikeAgency } from '../../../domain/agencies/name-kind.ts';
import { findTables } from '../find-table.ts';
import type { Grid } from '../../readers/grid.ts';
import type { Container } from '../../readers/open-container.ts';
import { Damaged } from '../../readers/open-container.ts';
import { readRows } from '../read-rows.ts';
import { markingAmong, markingInRows, marked } from '../refuse-marked.ts';
import { readSheet } from '../../readers/read-sheet.ts';
import { marginsOf, remarksIn } from '../../readers/workbook-remarks.ts';
import { readSharedStrings, readWorkbook, readDateFormats } from '../../readers/read-workbook.ts';
import { unreadable, type TaskFile } from '../task-file.ts';

/** Sheets read: each is looked up in the whole container. */
const MOST_SHEETS = 200;
const TOO_MANY_SHEETS = 'Tệp có hơn 200 trang tính; hãy chỉ để lại các trang tính có bảng nhiệm vụ rồi nhập lại.';

/** The tasks of an Excel file; throws `Damaged` or `Oversized`. */
export function readXlsx(container: Container, choices: readonly ColumnChoice[]): TaskFile {
  const { sheets, days1904 } = readWorkbook(
    part(container, 'xl/workbook.xml'),
    container.read('xl/_rels/workbook.xml.rels'),
  );
  if (sheets.length > MOST_SHEETS) return unreadable(TOO_MANY_SHEETS);
  const book = {
    strings: readSharedStrings(container.read('xl/sharedStrings.xml')),
    formats: readDateFormats(container.read('xl/styles.xml')),
    days1904,
  };
  const beside = markingAmong([...sheets.map(({ name }) => name), ...remarksIn(container)]);
  if (beside !== null) return marked(beside);
  const grids: Grid[] = [];
  for (const { name, path, hidden } of sheets) {
    const bytes = container.read(path);
    if (bytes === undefined) continue;
    const grid = readSheet(bytes, book, name);
    // A sheet that nobody sees goes along with the file.
    const marking = markingAmong(marginsOf(bytes)) ?? markingInRows(grid.rows);
    if (marking !== null) return marked(marking);
    if (!hidden) grids.push(grid);
  }
  const filled = grids.filter(({ rows }) => rows.length > 0);
  if (filled.length === 0) return unreadable('Tệp không có dòng tiêu đề.');
  const tables = filled.map((grid) => findTables(grid, looksLikeAgency(grid.name)).tables.length > 0);
  const used = filled.filter((_, at) => tables[at] === true);
  const unused = filled.filter((_, at) => tables[at] !== true);
  if (used.length === 0) return readRows(filled, { notices: [], nothing: NO_HEADER });
  const names = used.map(({ name }) => `“${name}”`).join(', ');
  const left = unused.map(({ name }) => `“${name}”`);
  const notices = left.length > 0 ? [`Chỉ đọc trang tính ${names}, bỏ qua ${left.join(', ')}.`] : [];
  return readRows(inARow(used, notices), { notices, nothing: NO_HEADER, choices });
}

const NO_HEADER = 'Dòng tiêu đề thiếu cột “Nội dung”, “Đơn vị chủ trì”; hãy thêm dòng tiêu đề vào bảng rồi nhập lại.';

/** Lines of several sheets are counted through, for each to have its own; where each sheet begins is told. */
function inARow(grids: readonly Grid[], notices: string[]): readonly Grid[] {
  if (grids.length < 2) return grids;
  let before = 0;
  const told: string[] = [];
  const moved = grids.map((grid) => {
    const offset = before;
    before += grid.rows.reduce((last, { line }) => Math.max(last, line), 0);
    told.push(`“${grid.name}” từ dòng ${String(offset + 1)}`);
    return {
      ...grid,
      lettered: false,
      rows: grid.rows.map((row) => ({ ...row, line: row.line + offset })),
      flaws: grid.flaws.map((flaw) => ({ ...flaw, line: flaw.line + offset })),
    };
  });
  notices.push(
    `Tệp có ${String(grids.length)} trang tính là bảng nhiệm vụ; số dòng được đếm nối tiếp: ${told.join(', ')}.`,
  );
  return moved;
}

function part(container: Container, name: string): Uint8Array {
  const bytes = container.read(name);
  if (bytes === undefined) throw new Damaged();
  return bytes;
}
