/** A table's columns as a person chose them, and as they are shown for the choice. */

import {
  isSameHeader,
  type ColumnChoice,
  type ColumnMeaning,
  type ShownColumn,
} from '../../domain/drafts/column-choice.ts';
import { columnLetters, onOneLine } from '../readers/grid.ts';
import type { Column } from '../readers/column.ts';
import { columnName, type AgencyColumn, type PeriodColumn } from './columns.ts';
import type { Table } from './table.ts';
import { meaningOf } from './meanings.ts';

/** Cells shown under a header, and how much of each, in UTF-16 units. */
const SAMPLES = 2;
const LONGEST_SAMPLE = 120;

/** What every column of a table was taken for, with the first cells under it. */
export function shownColumns(table: Table): readonly ShownColumn[] {
  return table.header.map((header, position) => ({
    header,
    samples: samplesUnder(table, position),
    is: meaningAt(table, position),
  }));
}

function samplesUnder({ rows }: Table, position: number): readonly string[] {
  const samples: string[] = [];
  for (const { cells, lent } of rows) {
    if (samples.length === SAMPLES) break;
    const text = lent?.has(position) === true ? '' : onOneLine(cells[position] ?? '');
    if (text !== '') samples.push(text.length > LONGEST_SAMPLE ? `${text.slice(0, LONGEST_SAMPLE)}…` : text);
  }
  return samples;
}

function meaningAt({ positions, periods, agencies, roles }: Table, position: number): ColumnMeaning {
  if (positions.get('lead') === position) return roles ? 'roles' : 'lead';
  const [column] = [...positions].find(([, at]) => at === position) ?? [];
  if (column !== undefined) return column;
  if (periods.some((each) => each.position === position)) return 'period';
  return agencies.some((each) => each.position === position) ? 'agency' : 'none';
}

/** A table with the columns that were chosen for its header, as it is where none were; one sentence where they cannot be. */
export function withChosen(table: Table, choices: readonly ColumnChoice[]): Table | { readonly problem: string } {
  const choice = choices.find(({ header }) => isSameHeader(header, table.header));
  if (choice === undefined) return table;
  const positions = new Map<Column, number>();
  const periods: PeriodColumn[] = [];
  const agencies: AgencyColumn[] = [];
  for (const [position, is] of choice.columns.entries()) {
    const header = table.header[position] ?? '';
    if (is === 'none') continue;
    if (is === 'agency') {
      agencies.push({ position, name: header });
      continue;
    }
    if (is === 'period') {
      const period = periodAt(table, position);
      if (period === null)
        return {
          problem: `Tiêu đề “${header}” không ghi tháng, quý hay năm nào nên cột đó không thể là mốc đánh dấu.`,
        };
      periods.push({ position, period });
      continue;
    }
    const column = is === 'roles' ? 'lead' : is;
    const before = positions.get(column);
    if (before !== undefined) {
      const both = `“${table.header[before] ?? ''}” và “${header}”`;
      return {
        problem: `Hai cột ${both} cùng được chọn là “${columnName(column)}”; mỗi bảng chỉ một cột được như vậy.`,
      };
    }
    positions.set(column, position);
  }
  // Rows that are agencies: the cell of the lead is the title too, as it was found.
  const listed = table.positions.get('title');
  if (!positions.has('title') && listed !== undefined && listed === table.positions.get('lead')) {
    if (positions.get('lead') === listed) positions.set('title', listed);
  }
  const problem = problemOf(table, positions, agencies);
  if (problem !== null) return { problem };
  return {
    ...table,
    positions,
    periods,
    agencies,
    roles: choice.columns.includes('roles'),
    // The header of the deadline may name who receives the reports.
    recipient: positions.get('deadline') === table.positions.get('deadline') ? table.recipient : '',
    letters: lettersOf(table, positions),
    notices: [...unusedNotice(table, choice), ...table.notices.filter((notice) => !notice.startsWith(UNUSED))],
  };
}

/** How the notice begins that names the columns which are not used. */
export const UNUSED = 'Bỏ qua các cột không dùng: ';

function unusedNotice({ header }: Table, { columns }: ColumnChoice): readonly string[] {
  const unused = header.filter((cell, position) => cell !== '' && columns[position] === 'none');
  return unused.length === 0 ? [] : [`${UNUSED}${unused.join(', ')}.`];
}

function periodAt({ periods, header }: Table, position: number): PeriodColumn['period'] | null {
  const found = periods.find((each) => each.position === position)?.period;
  if (found !== undefined) return found;
  const meaning = meaningOf(header[position] ?? '');
  return meaning?.kind === 'period' ? meaning.period : null;
}

/** Only what is to be done and by whom are required; headings may name the lead where they did before. */
function problemOf(
  table: Table,
  positions: ReadonlyMap<Column, number>,
  agencies: readonly AgencyColumn[],
): string | null {
  if (!positions.has('title')) return `Chưa có cột nào được chọn là “${columnName('title')}”; ${CURE}`;
  if (positions.has('lead') && agencies.length > 0)
    return `Đã chọn cột “${columnName('lead')}” thì tiêu đề của cột khác không thể là đơn vị; ${CURE}`;
  const byHeading = !table.positions.has('lead') && table.agencies.length === 0;
  if (!positions.has('lead') && agencies.length === 0 && !byHeading)
    return `Chưa có cột nào được chọn là “${columnName('lead')}”; ${CURE}`;
  return null;
}

const CURE = 'đề nghị chọn lại.';

function lettersOf({ letters }: Table, positions: ReadonlyMap<Column, number>): Table['letters'] {
  return letters === null ? null : new Map([...positions].map(([column, at]) => [column, columnLetters(at)]));
}
