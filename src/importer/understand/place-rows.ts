/**
 * Says of each row of a table what it is: a heading, a task, or the rest of a task that a page break cut. The place of
 * a task is its number under the heading above it ("III.2" and "1" are III.2.1), unless the table has a column for the
 * section, in which case the numbers stand for themselves.
 */

import { readDeadline } from '../../domain/deadlines/read-deadline.ts';
import { looksLikeAgency } from '../../domain/agencies/name-kind.ts';
import type { Column } from '../readers/column.ts';
import { onOneLine } from '../readers/grid.ts';
import type { Finding } from './finding.ts';
import type { Table, TableRow } from './table.ts';
import { trimEndOf } from '../../domain/text/trim-end-of.ts';

/**
 * A task as the table has it, in the words of its cells; `ref` and `section` are complete. `within` is the heading without
 * a number, or the table, that tells its place from others alike; `part`: it shares its number with the row above.
 */
export interface PlacedRow {
  readonly line: number;
  readonly ref: string;
  readonly section: string;
  readonly within: string;
  readonly part: boolean;
  /** Why it should be compared with the paper. */
  readonly doubt: string | undefined;
  /** On one line. */
  readonly cell: (column: Column) => string;
  /** With its line breaks. */
  readonly lines: (column: Column) => string;
  readonly at: (position: number) => string;
}

export interface PlacedRows {
  readonly rows: readonly PlacedRow[];
  readonly findings: readonly Finding[];
}

interface Draft {
  readonly line: number;
  readonly ref: string;
  readonly section: string;
  readonly within: string;
  readonly part: boolean;
  readonly doubt: string | undefined;
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

const DETAILS: readonly Column[] = ['lead', 'coordinating', 'product', 'deadline', 'start', 'end', 'report_to'];

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
  /** The heading without a number above. */
  within: string;
  /** "1" above "a", "b". */
  number: string;
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

/** The rows of a table as tasks with their places, and what was found doubtful. */
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
    within: '',
    number: '',
    group: null,
  };
  const sights = table.rows.map((row) => look(row, placing));
  const headings = numberlessHeadings(sights, placing);
  for (const sight of sights) {
    if (headings.has(sight)) openNumberless(placing, sight.title === '' ? sight.own('ref') : sight.title);
    else placeRow(placing, sight);
  }
  settle(placing);
  const rows = placing.drafts.map(({ line, ref, section, within, part, doubt, cells }): PlacedRow => {
    const lines = (column: Column): string => cells[positions.get(column) ?? -1] ?? '';
    return {
      line,
      ref,
      section,
      within: within === '' ? table.name : within,
      part,
      doubt,
      lines,
      cell: (column) => onOneLine(lines(column)),
      at: (position) => onOneLine(cells[position] ?? ''),
    };
  });
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
    number: spanning?.number ?? numberOf(onOneLine(own('ref'))),
    title: onOneLine(spanning?.title ?? own('title')),
    bare:
      spanning !== null ||
      DETAILS.every((column) => positions.get(column) === positions.get('title') || own(column) === ''),
  };
}

/** A row with one text and no number, as "Cấp tỉnh" and "Sở Nội vụ" stand above their tasks. */
function mayHeadNumberless({ row, number, title, bare, own }: Sight): boolean {
  if (number !== '' || !bare || row.afterHeader || row.lent !== undefined) return false;
  const text = title === '' ? own('ref') : title;
  const first = text.charAt(0);
  if (text === '' || (first === first.toLowerCase() && first !== first.toUpperCase())) return false;
  return row.cells.filter((cell) => cell !== '').length === 1;
}

/** Which rows are such headings: those with a numbered row below, or with a task where nothing has a number. */
function numberlessHeadings(sights: readonly Sight[], { positions }: Placing): ReadonlySet<Sight> {
  const headings = new Set<Sight>();
  let above = false;
  for (const sight of sights.toReversed()) {
    const heads: boolean = above && mayHeadNumberless(sight);
    if (heads) headings.add(sight);
    above = heads || sight.number !== '' || (!positions.has('ref') && !sight.bare);
  }
  return headings;
}

/** Its rows count anew, as those of a table of its own. */
function openNumberless(placing: Placing, title: string): void {
  leaveGroup(placing);
  placing.part = '';
  placing.place = '';
  placing.number = '';
  placing.heading = title;
  placing.within = title;
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
  const completes = group !== null && !group.heads && !standsAlone(sight);
  const previous = completes ? group.draft : drafts.at(-1);
  if (previous !== undefined && (completes || isRest(sight, placing))) {
    append(placing, previous.cells, sight);
    findings.push(joined(sight.row.line, previous.ref));
    if (completes) settle(placing);
  } else if (group !== null && sight.own('title') !== '') {
    // A bare number heads what stands under it without numbers.
    group.heads = true;
    const { ref, cells } = group.draft;
    addTask(placing, sight, ref, `${ref} ${onOneLine(shown(placing, cells, 'title'))}`, true);
  } else if (previous !== undefined && sharesNumber(sight, placing)) {
    settle(placing);
    addTask(placing, sight, previous.ref, previous.section, true);
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
    const section = `${group.draft.ref} ${onOneLine(shown(placing, group.draft.cells, 'title'))}`;
    addTask(placing, sight, placed(place, underGroup(group, number)), section);
    return;
  }
  leaveGroup(placing);
  if (ITEM.test(number) && placing.number !== '') {
    addTask(placing, sight, placed(place, `${placing.number}.${number}`));
    return;
  }
  if (ARABIC.test(number)) placing.number = number;
  addTask(placing, sight, ARABIC.test(number) || ITEM.test(number) ? placed(place, number) : number);
}

function addTask(placing: Placing, { row }: Sight, ref: string, section = placing.heading, part = false): void {
  const told = onOneLine(shown(placing, row.cells, 'section'));
  const { within } = placing;
  placing.drafts.push({
    line: row.line,
    ref,
    section: told === '' ? section : told,
    within,
    part,
    doubt: row.doubt,
    cells: [...row.cells],
  });
}

function openHeading(placing: Placing, number: string, title: string): void {
  leaveGroup(placing);
  placing.number = '';
  placing.within = '';
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
    draft: {
      line: row.line,
      ref,
      section: heading,
      within: placing.within,
      part: false,
      doubt: row.doubt,
      cells: [...row.cells],
    },
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
  const [, number = '', mark = '', title = ''] = SPANNING.exec(onOneLine(cells[only] ?? '')) ?? [];
  return number === '' || (mark === '' && only !== positions.get('ref')) ? null : { number, title };
}

/** A sentence of its own with somebody who does it, not the rest of the one above. */
function standsAlone({ row, title, own }: Sight): boolean {
  const first = title.replace(/^[-–—+•*]\s*/u, '').charAt(0);
  const opens = first !== first.toLowerCase();
  return opens && !row.afterHeader && looksLikeAgency(onOneLine(own('lead')));
}

/** The rest of a row that a page break cut: under a repeated header, or going on in the middle of a sentence. */
function isRest({ row, title, own }: Sight, placing: Placing): boolean {
  if (isOwnTask(placing, row, own)) return false;
  // The number's cell spans this row too.
  if (sharesNumber({ row, own }, placing)) return true;
  if (title !== '' && own('lead') !== '' && own('deadline') !== '') return false;
  const first = title.charAt(0);
  return row.afterHeader || title === '' || (first === first.toLowerCase() && first !== first.toUpperCase());
}

/** The number's cell spans this row too. */
function sharesNumber({ row, own }: Pick<Sight, 'row' | 'own'>, placing: Placing): boolean {
  return own('ref') === '' && shown(placing, row.cells, 'ref') !== '';
}

/** A lead or a date of its own makes a task of its own, never the rest of the one above. */
function isOwnTask({ positions }: Placing, row: TableRow, own: (column: Column) => string): boolean {
  const spans = row.lent !== undefined && row.lent.size > 0;
  const lead = onOneLine(own('lead'));
  if (positions.get('lead') !== positions.get('title') && lead !== '' && (spans || looksLikeAgency(lead))) return true;
  const due = [own('deadline'), own('end')].find((text) => text !== '') ?? '';
  return due !== '' && (spans || !row.afterHeader) && readDeadline(onOneLine(due)).kind !== 'unknown';
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
