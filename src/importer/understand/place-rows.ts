/**
 * Says of each row of a table what it is: a heading, a task, or the rest of a task that a page break cut. The place of
 * a task is its number under the heading above it ("III.2" and "1" are III.2.1), unless the table has a column for the
 * section, in which case the numbers stand for themselves.
 */

import type { Column } from '../readers/column.ts';
import type { Finding } from './finding.ts';
import type { Table, TableRow } from './find-table.ts';
import { trimEndOf } from '../../domain/text/trim-end-of.ts';

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
  /** By position in the row. */
  readonly cells: string[];
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
const SPANNING = /^([IVXLC]+(?:\.\d+)*|[A-HK]|\d+(?:\.\d+)*)(?:\s*([.):]))?\s+(\S.*)$/u;

const DETAILS: readonly Column[] = ['lead', 'coordinating', 'product', 'deadline', 'report_to'];

/** How far the reading of a table has come. */
interface Placing {
  readonly drafts: Draft[];
  readonly findings: Finding[];
  readonly positions: ReadonlyMap<Column, number>;
  /** The table has a column for the section. */
  readonly flat: boolean;
  /** "A" in a table whose Roman numbers begin again under each letter; '' in any other. */
  part: string;
  place: string;
  heading: string;
  group: Pending | null;
}

/** A row as the table has it, looked at once. `bare`: nothing but a number and a title. */
interface Sight {
  readonly row: TableRow;
  readonly number: string;
  readonly title: string;
  readonly bare: boolean;
  /** What the row itself says in a column, without what merged cells above lend it. */
  readonly own: (column: Column) => string;
}

export function placeRows(table: Table): PlacedRows {
  const { positions } = table;
  const placing: Placing = {
    drafts: [],
    findings: [],
    positions,
    flat: positions.has('section'),
    part: '',
    place: '',
    heading: '',
    group: null,
  };
  for (const row of table.rows) placeRow(placing, look(row, placing));
  settle(placing);
  const rows = placing.drafts.map(({ line, ref, section, cells }): PlacedRow => ({
    line,
    ref,
    section,
    cell: (column) => cells[positions.get(column) ?? -1] ?? '',
  }));
  return { rows, findings: placing.findings };
}

function look(row: TableRow, { positions, flat }: Placing): Sight {
  const own = (column: Column): string => {
    const at = positions.get(column);
    return at === undefined || row.lent?.has(at) === true ? '' : (row.cells[at] ?? '');
  };
  const spanning = flat ? null : spanningHeading(row, positions);
  return {
    row,
    own,
    number: spanning?.number ?? numberOf(own('ref')),
    title: spanning?.title ?? own('title'),
    bare: spanning !== null || DETAILS.every((column) => own(column) === ''),
  };
}

function placeRow(placing: Placing, sight: Sight): void {
  const { number, title, bare, own } = sight;
  if (number === '') {
    placeNumberless(placing, sight);
    return;
  }
  const heads = bare && title !== '' && (!placing.flat || own('section') === '');
  if (heads && isLetter(placing, number)) {
    placing.part = number;
    openHeading(placing, number, title);
  } else if (heads && ROMAN_PATH.test(number)) {
    openHeading(placing, number, title);
  } else if (placing.flat) {
    addTask(placing, sight, number);
  } else if (ROMAN_PATH.test(number)) {
    // "I" with a lead and a date is a heading and a task at once; "IV.1" under IV is a task of IV.
    if (placing.place === '' || !number.startsWith(`${placing.place}.`)) openHeading(placing, number, title);
    else leaveGroup(placing);
    addTask(placing, sight, placed(placing.part, number));
  } else if (heads && ARABIC.test(number) && mayOpenGroup(placing, number)) {
    openGroup(placing, sight);
  } else {
    placeNumbered(placing, sight);
  }
}

function placeNumberless(placing: Placing, sight: Sight): void {
  const { drafts, findings, group } = placing;
  const completes = group !== null && !group.heads;
  const previous = completes ? group.draft : drafts.at(-1);
  if (previous !== undefined && (completes || isRest(sight, placing))) {
    append(placing, previous.cells, sight);
    findings.push(joined(sight.row.line, previous.ref));
    if (completes) settle(placing);
  } else {
    settle(placing);
    addTask(placing, sight, '');
  }
}

function placeNumbered(placing: Placing, sight: Sight): void {
  const { number } = sight;
  if (placing.group !== null && !isUnder(placing.group, number)) settle(placing);
  const { group, place } = placing;
  if (group !== null && isUnder(group, number)) {
    group.heads = true;
    group.restarts ||= number === '1';
    const section = `${group.draft.ref} ${shown(placing, group.draft.cells, 'title')}`;
    addTask(placing, sight, placed(place, underGroup(group, number)), section);
    return;
  }
  leaveGroup(placing);
  addTask(placing, sight, ARABIC.test(number) || ITEM.test(number) ? placed(place, number) : number);
}

function addTask(placing: Placing, { row }: Sight, ref: string, section = placing.heading): void {
  const told = shown(placing, row.cells, 'section');
  placing.drafts.push({ line: row.line, ref, section: told === '' ? section : told, cells: [...row.cells] });
}

function openHeading(placing: Placing, number: string, title: string): void {
  leaveGroup(placing);
  placing.place = number === placing.part ? number : placed(placing.part, number);
  placing.heading = `${placing.place} ${title}`;
}

function mayOpenGroup({ group }: Placing, number: string): boolean {
  return group === null || !isUnder(group, number) || group.restarts;
}

function openGroup(placing: Placing, { row, number }: Sight): void {
  settle(placing);
  const { place, heading, group: within } = placing;
  const ref = placed(place, number);
  placing.group = {
    draft: { line: row.line, ref, section: heading, cells: [...row.cells] },
    taskRef: within !== null && isUnder(within, number) ? placed(place, underGroup(within, number)) : ref,
    number,
    within,
    restarts: false,
    heads: false,
  };
}

/** A group that heads nothing was a task. */
function settle(placing: Placing): void {
  let { group } = placing;
  while (group !== null && !group.heads) {
    placing.drafts.push({ ...group.draft, ref: group.taskRef });
    group = group.within;
  }
  placing.group = group;
}

function leaveGroup(placing: Placing): void {
  settle(placing);
  placing.group = null;
}

function placed(place: string, number: string): string {
  return place === '' ? number : `${place}.${number}`;
}

/** The number without the dots, brackets and blanks around it; '' for a bullet. */
function numberOf(cell: string): string {
  const number = trimEndOf(cell.replace(/^[\s(]+/u, ''), /[\s.):]/u);
  return BULLET.test(number) ? '' : number;
}

/** "C" after "B" is a letter; "C" after "XCIX" is a number. */
function isLetter({ part }: Placing, number: string): boolean {
  if (!LETTER.test(number)) return false;
  return !ROMAN.test(number) || (part !== '' && number.charCodeAt(0) === part.charCodeAt(0) + 1);
}

function underGroup({ number }: Pending, other: string): string {
  return other.startsWith(`${number}.`) ? other : `${number}.${other}`;
}

function isUnder({ number, restarts, heads }: Pending, other: string): boolean {
  if (other.startsWith(`${number}.`)) return true;
  if (ITEM.test(other)) return true;
  return ARABIC.test(other) && !other.includes('.') && (restarts || (!heads && other === '1'));
}

/** One cell over the whole width: its text is number and title. A sentence that goes on may begin with a number too. */
function spanningHeading(
  { cells, lent }: TableRow,
  positions: ReadonlyMap<Column, number>,
): { readonly number: string; readonly title: string } | null {
  const filled = cells.flatMap((cell, position) => (cell === '' || lent?.has(position) === true ? [] : [position]));
  const [only] = filled;
  if (only === undefined || filled.length > 1) return null;
  const [, number = '', mark = '', title = ''] = SPANNING.exec(cells[only] ?? '') ?? [];
  return number === '' || (mark === '' && only !== positions.get('ref')) ? null : { number, title };
}

/** The rest of a row that a page break cut: under a repeated header, or going on in the middle of a sentence. */
function isRest({ row, title, own }: Sight, placing: Placing): boolean {
  // The number's cell spans this row too.
  if (own('ref') === '' && shown(placing, row.cells, 'ref') !== '') return true;
  if (title !== '' && own('lead') !== '' && own('deadline') !== '') return false;
  const first = title.charAt(0);
  return row.afterHeader || title === '' || (first === first.toLowerCase() && first !== first.toUpperCase());
}

function joined(line: number, ref: string): Finding {
  const message = `Dòng không có số TT; hiểu là phần tiếp theo của ${ref}.`;
  return { line, column: 'ref', severity: 'warning', message };
}

function append({ positions }: Placing, cells: string[], { own }: Sight): void {
  for (const [column, at] of positions) {
    const text = own(column);
    if (text === '') continue;
    while (cells.length < at) cells.push('');
    cells[at] = `${cells[at] ?? ''} ${text}`.trim();
  }
}

/** What a row shows in a column, with what merged cells above lend it. */
function shown({ positions }: Placing, cells: readonly string[], column: Column): string {
  return cells[positions.get(column) ?? -1] ?? '';
}
