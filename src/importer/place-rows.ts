/**
 * Says of each row of a table what it is: a heading, a task, or the rest of a task that a page break cut. The place of
 * a task is its number under the heading above it ("III.2" and "1" are III.2.1), unless the table has a column for the
 * section, in which case the numbers stand for themselves.
 */

import type { Column } from './columns.ts';
import type { Finding } from './finding.ts';
import type { Table, TableRow } from './find-table.ts';

/** A task as the table has it, in the words of its cells; `ref` and `section` are complete. */
export interface PlacedRow {
  readonly line: number;
  readonly ref: string;
  readonly section: string;
  readonly cell: (column: Column) => string;
}

export interface PlacedRows {
  readonly rows: readonly PlacedRow[];
  readonly findings: readonly Finding[];
}

interface Draft {
  readonly line: number;
  readonly ref: string;
  readonly section: string;
  readonly cells: Map<Column, string>;
}

/** A numbered row with nothing but a title: a heading if tasks numbered under it follow, else a task left bare. */
interface Pending {
  readonly draft: Draft;
  /** Its place if it is a task after all. */
  readonly taskRef: string;
  readonly number: string;
  /** The group that it interrupted, which goes on when it is a task. */
  readonly within: Pending | null;
  /** Its tasks are numbered 1, 2, 3 rather than 2.1, 2.2. */
  restarts: boolean;
  /** A task under it was seen. */
  heads: boolean;
}

const ROMAN = /^[IVXLC]+$/u;
const ROMAN_PATH = /^[IVXLC]+(?:\.\d+)*$/u;
const LETTER = /^[A-HK]$/u;
const ARABIC = /^\d+(?:\.\d+)*$/u;
const ITEM = /^[a-zđ]$/u;
const BULLET = /^[-–—+•*]$/u;

/** "III. Phát triển hạ tầng" in one cell, as a heading that spans the table has it. */
const SPANNING = /^([IVXLC]+(?:\.\d+)*|[A-HK]|\d+(?:\.\d+)*)\s*([.):]?)\s+(\S.*)$/u;

const DETAILS: readonly Column[] = ['lead', 'coordinating', 'product', 'deadline', 'report_to'];

export function placeRows(table: Table): PlacedRows {
  const flat = table.positions.has('section');
  const drafts: Draft[] = [];
  const findings: Finding[] = [];
  let part = '';
  let place = '';
  let heading = '';
  let pending: Pending | null = null;

  const settle = (): void => {
    let left = pending as Pending | null;
    while (left !== null && !left.heads) {
      drafts.push({ ...left.draft, ref: left.taskRef });
      left = left.within;
    }
    pending = left;
  };
  const leaveGroup = (): void => {
    settle();
    pending = null;
  };
  const open = (number: string, title: string): void => {
    leaveGroup();
    place = part === '' || number === part ? number : `${part}.${number}`;
    heading = `${place} ${title}`;
  };

  for (const row of table.rows) {
    const own = ownCells(row, table);
    const shown = lentCells(row, table);
    const spanning = flat ? null : spanningHeading(row, table);
    const number = spanning?.number ?? numberOf(own.get('ref') ?? '');
    const title = spanning?.title ?? own.get('title') ?? '';
    const bare = spanning !== null || DETAILS.every((column) => (own.get(column) ?? '') === '');
    const current = pending as Pending | null;
    const previous = current !== null && !current.heads ? current.draft : drafts.at(-1);

    if (number === '') {
      const completes = current !== null && !current.heads;
      if (previous !== undefined && (completes || isRest(row, title, own))) {
        append(previous.cells, own);
        findings.push(joined(row.line, previous.ref));
        if (completes) settle();
      } else {
        settle();
        drafts.push({ line: row.line, ref: '', section: sectionOf(shown, heading), cells: shown });
      }
      continue;
    }

    const heads = bare && title !== '' && (!flat || (own.get('section') ?? '') === '');
    if (heads && LETTER.test(number) && !(ROMAN.test(number) && !followsLetter(part, number))) {
      part = number;
      open(number, title);
      continue;
    }
    if (heads && ROMAN_PATH.test(number)) {
      open(number, title);
      continue;
    }
    if (flat) {
      drafts.push({ line: row.line, ref: number, section: sectionOf(shown, heading), cells: shown });
      continue;
    }
    if (ROMAN_PATH.test(number)) {
      // "I" with a lead and a date is a heading and a task at once; "IV.1" under IV is a task of IV.
      if (place === '' || !number.startsWith(`${place}.`)) open(number, title);
      else leaveGroup();
      drafts.push({ line: row.line, ref: placed(part, number), section: heading, cells: shown });
      continue;
    }
    if (heads && ARABIC.test(number) && (current === null || !isUnder(current, number) || current.restarts)) {
      settle();
      const within = pending as Pending | null;
      const ref = placed(place, number);
      pending = {
        draft: { line: row.line, ref, section: heading, cells: shown },
        taskRef: within !== null && isUnder(within, number) ? placed(place, `${within.number}.${number}`) : ref,
        number,
        within,
        restarts: false,
        heads: false,
      };
      continue;
    }
    if (current !== null && !isUnder(current, number)) settle();
    const group = pending as Pending | null;
    if (group !== null && isUnder(group, number)) {
      group.heads = true;
      group.restarts ||= number === '1';
      const under = number.startsWith(`${group.number}.`) ? number : `${group.number}.${number}`;
      const section = `${group.draft.ref} ${group.draft.cells.get('title') ?? ''}`;
      drafts.push({ line: row.line, ref: placed(place, under), section, cells: shown });
      continue;
    }
    leaveGroup();
    const ref = ARABIC.test(number) || ITEM.test(number) ? placed(place, number) : number;
    drafts.push({ line: row.line, ref, section: heading, cells: shown });
  }
  settle();
  const rows = drafts.map(({ line, ref, section, cells }): PlacedRow => ({
    line,
    ref,
    section,
    cell: (column) => cells.get(column) ?? '',
  }));
  return { rows, findings };
}

function sectionOf(cells: ReadonlyMap<Column, string>, heading: string): string {
  const section = cells.get('section') ?? '';
  return section === '' ? heading : section;
}

function placed(place: string, number: string): string {
  return place === '' ? number : `${place}.${number}`;
}

/** The number without the dots, brackets and blanks around it; '' for a bullet. */
function numberOf(cell: string): string {
  const number = cell.replace(/^[\s(]+/u, '').replace(/[\s.):]+$/u, '');
  return BULLET.test(number) ? '' : number;
}

/** "C" after "B" is a letter; "C" after "XCIX" is not. */
function followsLetter(part: string, letter: string): boolean {
  return part !== '' && letter.charCodeAt(0) === part.charCodeAt(0) + 1;
}

function isUnder({ number, restarts, heads }: Pending, other: string): boolean {
  if (other.startsWith(`${number}.`)) return true;
  if (ITEM.test(other)) return true;
  return ARABIC.test(other) && !other.includes('.') && (restarts || (!heads && other === '1'));
}

/** One cell over the whole width: its text is number and title. A sentence that goes on may begin with a number too. */
function spanningHeading(
  { cells, lent }: TableRow,
  { positions }: Table,
): { readonly number: string; readonly title: string } | null {
  const filled = cells.flatMap((cell, position) => (cell === '' || lent?.has(position) === true ? [] : [position]));
  const [only] = filled;
  if (only === undefined || filled.length > 1) return null;
  const [, number = '', mark, title = ''] = SPANNING.exec(cells[only] ?? '') ?? [];
  return number === '' || (mark === '' && only !== positions.get('ref')) ? null : { number, title };
}

/** The rest of a row that a page break cut: under a repeated header, or going on in the middle of a sentence. */
function isRest(row: TableRow, title: string, own: ReadonlyMap<Column, string>): boolean {
  if (title !== '' && (own.get('lead') ?? '') !== '' && (own.get('deadline') ?? '') !== '') return false;
  const first = title === '' ? '' : title.charAt(0);
  return row.afterHeader || title === '' || (first === first.toLowerCase() && first !== first.toUpperCase());
}

function joined(line: number, ref: string): Finding {
  const message = `Dòng không có số TT; hiểu là phần tiếp theo của ${ref}.`;
  return { line, column: 'ref', severity: 'warning', message };
}

function append(cells: Map<Column, string>, rest: ReadonlyMap<Column, string>): void {
  for (const [column, text] of rest) {
    if (text !== '') cells.set(column, `${cells.get(column) ?? ''} ${text}`.trim());
  }
}

/** What the row itself says, without what merged cells above lend it. */
function ownCells(row: TableRow, { positions }: Table): Map<Column, string> {
  return new Map(
    [...positions].map(([column, at]) => [column, row.lent?.has(at) === true ? '' : (row.cells[at] ?? '')]),
  );
}

function lentCells(row: TableRow, { positions }: Table): Map<Column, string> {
  return new Map([...positions].map(([column, at]) => [column, row.cells[at] ?? '']));
}
