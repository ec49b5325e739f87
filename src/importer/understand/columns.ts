/** Which column of a table means what: by the words of its header, and by what stands under it. */

import { looksLikeAgency } from '../../domain/agencies/name-kind.ts';
import type { Column } from '../readers/column.ts';
import { onOneLine } from '../readers/grid.ts';
import { meaningBelow, meaningOf, saysIndicator, type Meaning, type Period } from './meanings.ts';

/** Names as messages show them. */
const NAMES: Readonly<Record<Column, string>> = {
  ref: 'Số TT',
  section: 'Mục',
  title: 'Nội dung',
  lead: 'Đơn vị chủ trì',
  coordinating: 'Đơn vị phối hợp',
  product: 'Sản phẩm',
  deadline: 'Thời gian',
  start: 'Ngày bắt đầu',
  end: 'Ngày kết thúc',
  report_to: 'Nơi nhận báo cáo',
  source: 'Nguồn',
  feeds: 'Phục vụ',
  continues: 'Tiếp nối',
};

/** Columns of which two of one weight cannot be told apart. */
const ONLY_ONE: readonly Column[] = ['title', 'lead', 'deadline'];

/** "Thời gian báo cáo UBND tỉnh": a deadline whose header names who receives the reports. */
const REPORT_TIME = /^thời gian báo cáo\s+(\S.*)$/iu;

/** A column whose cells hold marks, or what is due in that month, quarter or year. */
export interface PeriodColumn {
  readonly position: number;
  readonly period: Period;
}

/** A column that is an agency, whose cells say what it does in each row: "CT", "PH", "x". */
export interface AgencyColumn {
  readonly position: number;
  readonly name: string;
}

/** What stands in a column under a header, as shares of its filled cells; `length` is their usual length. */
export interface Content {
  readonly agencies: number;
  /** Cells that say who leads and who takes part. */
  readonly parts: number;
  readonly dates: number;
  readonly length: number;
}

/**
 * `positions` says which cell of a row holds a column; `recipient` is who the header says receives the reports, ''
 * when it does not. `roles`: the cell of the lead holds the coordinating agencies too. `problem` names every missing or
 * doubled column at once, null where the header is whole.
 */
export interface HeaderReading {
  readonly kind: 'header' | 'unusable';
  readonly positions: ReadonlyMap<Column, number>;
  readonly periods: readonly PeriodColumn[];
  /** Two at least, in a table without a column for the lead. */
  readonly agencies: readonly AgencyColumn[];
  readonly roles: boolean;
  readonly recipient: string;
  readonly extra: readonly string[];
  /** A table of indicators: values and units, nobody's task. */
  readonly indicators: boolean;
  /** Columns recognised by their words. */
  readonly recognised: number;
  /** Share of the filled cells that are words of a header. */
  readonly share: number;
  readonly problem: string | null;
}

interface Found {
  readonly position: number;
  readonly weight: number;
}

/** A lead by such words only counts where agencies stand under it. */
const WEAK = 4;
const SOME = 0.3;
const MOST = 0.6;
/** "W12", "Tuần 3": one of a series of columns. */
const COUNTED = /^\p{L}{1,6} ?\d{1,3}$/u;
const SERIES = 4;
/** Usual length of a title, in UTF-16 units. */
const TITLE_LENGTH = 8;

/**
 * Reads a header: names in any words and order, letter case and diacritics aside. `tops` are the cells above them in a
 * header of two rows; `content` tells what stands under a position.
 */
export function readHeader(
  cells: readonly string[],
  tops: readonly string[] = [],
  content: ((position: number) => Content) | null = null,
): HeaderReading {
  const found = new Map<Column, Found>();
  const doubled = new Set<Column>();
  const periods: PeriodColumn[] = [];
  const unread: number[] = [];
  const extra: number[] = [];
  let recipient = '';
  let roles = false;
  let known = 0;
  const put = (column: Column, weight: number, position: number): void => {
    const before = found.get(column);
    if (before !== undefined && before.weight === weight && ONLY_ONE.includes(column)) doubled.add(column);
    if (before === undefined || weight > before.weight) {
      if (before !== undefined) extra.push(before.position);
      doubled.delete(column);
      found.set(column, { position, weight });
    } else {
      extra.push(position);
    }
  };
  for (const [position, cell] of cells.entries()) {
    const text = onOneLine(cell);
    const top = onOneLine(tops[position] ?? '');
    if (text === '') continue;
    const reportTime = REPORT_TIME.exec(text);
    if (reportTime !== null) {
      known += 1;
      recipient = reportTime[1] ?? '';
      put('deadline', 8, position);
      continue;
    }
    const meaning = meaningUnder(text, top);
    if (meaning !== null) known += 1;
    if (meaning === null) unread.push(position);
    else if (meaning.kind === 'other') extra.push(position);
    else if (meaning.kind === 'period') periods.push({ position, period: meaning.period });
    else if (meaning.kind === 'roles') {
      roles = true;
      put('lead', 9, position);
    } else put(meaning.column, meaning.weight, position);
  }
  const agencies = content === null || found.has('lead') ? [] : agencyColumns(cells, unread, content);
  const recognised = found.size;
  const named = unread.filter((position) => looksLikeAgency(onOneLine(cells[position] ?? ''))).length;
  const counted = unread.filter((position) => COUNTED.test(onOneLine(cells[position] ?? ''))).length;
  // Agencies that are columns head them, and weeks by the dozen say nothing for or against.
  const filled = cells.filter((cell) => cell !== '').length - (counted >= SERIES ? counted : 0);
  if (named >= 2) known += named;
  if (content !== null) completeByContent(found, unread, extra, content, periods.length > 0);
  const indicators = !found.has('lead') && cells.some((cell) => saysIndicator(cell));
  const missing = (['title', 'lead'] as const)
    .filter((column) => !found.has(column) && (column !== 'lead' || agencies.length === 0))
    .map(shownName);
  const problems = [
    missing.length > 0 ? `thiếu cột ${missing.join(', ')}` : '',
    doubled.size > 0 ? `có hai cột ${[...doubled].map(shownName).join(', ')}` : '',
  ].filter((problem) => problem !== '');
  const left = [...extra, ...unread].sort((a, b) => a - b);
  return {
    kind: problems.length === 0 ? 'header' : 'unusable',
    positions: new Map([...found].map(([column, { position }]) => [column, position])),
    periods,
    agencies,
    roles,
    recipient,
    extra: left.map((position) => onOneLine(cells[position] ?? '')),
    indicators,
    recognised,
    share: filled === 0 ? 0 : known / filled,
    problem:
      problems.length === 0
        ? null
        : `Dòng tiêu đề ${problems.join(' và ')}; hãy sửa dòng tiêu đề của bảng rồi nhập lại.`,
  };
}

/** The name of a column as messages show it. */
export function columnName(column: Column): string {
  return NAMES[column];
}

function shownName(column: Column): string {
  return `“${NAMES[column]}”`;
}

/** "Chủ trì" under "Đơn vị thực hiện" says it alone; "I" under "Quý" and "Trình" under "Thời gian" do not. */
function meaningUnder(text: string, top: string): Meaning | null {
  const alone = meaningOf(text);
  if (top === '' || top === text) return alone;
  const whole = alone ?? meaningBelow(top, text);
  if (whole?.kind !== 'period' || whole.period.year !== null) return whole;
  const [, year] = /(20\d\d)/u.exec(top) ?? [];
  return year === undefined ? whole : { kind: 'period', period: { ...whole.period, year: Number(year) } };
}

/** Headers that are agencies over cells that say their parts; they are no longer unread. */
function agencyColumns(
  cells: readonly string[],
  unread: number[],
  content: (position: number) => Content,
): readonly AgencyColumn[] {
  const columns = unread
    .map((position) => ({ position, name: onOneLine(cells[position] ?? '') }))
    .filter(({ position, name }) => looksLikeAgency(name) && content(position).parts >= MOST);
  if (columns.length < 2) return [];
  for (const { position } of columns) unread.splice(unread.indexOf(position), 1);
  return columns;
}

/** What the words leave open, the cells tell; and what weak words claim, the cells must bear out. */
function completeByContent(
  found: Map<Column, Found>,
  unread: number[],
  extra: number[],
  content: (position: number) => Content,
  hasPeriods: boolean,
): void {
  const lead = found.get('lead');
  if (lead !== undefined && lead.weight <= WEAK && content(lead.position).agencies < SOME) {
    found.delete('lead');
    extra.push(lead.position);
  }
  const take = (column: Column, score: (each: Content) => number, least: number): void => {
    if (found.has(column)) return;
    const best = unread
      .map((position) => ({ position, score: score(content(position)) }))
      .sort((a, b) => b.score - a.score)[0];
    if (best === undefined || best.score < least) return;
    found.set(column, { position: best.position, weight: 1 });
    unread.splice(unread.indexOf(best.position), 1);
  };
  take('lead', ({ agencies }) => agencies, MOST);
  if (!hasPeriods && !found.has('end')) take('deadline', ({ dates }) => dates, MOST);
  take('title', ({ agencies, dates, length }) => (agencies < SOME && dates < SOME ? length : 0), TITLE_LENGTH);
  // Rows that are agencies: what they are to do stands in the title of the paper.
  const listed = found.get('lead');
  if (listed !== undefined && !found.has('title') && content(listed.position).agencies >= MOST)
    found.set('title', listed);
}
