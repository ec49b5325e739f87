/** The words of a deadline where a table spreads them over several cells: a first and a last day, marks in periods. */

import { readDeadline } from '../../domain/deadlines/read-deadline.ts';
import type { PeriodColumn } from './columns.ts';
import type { Period } from './meanings.ts';

/** A cell that only says "here": x, X, ✓, +. */
const MARK = /^(?:[xX×✓✔√+*•●■☑]|v|V)$/u;

export interface DeadlineCells {
  readonly deadline: string;
  readonly start: string;
  readonly end: string;
  /** The cell of each period. */
  readonly marks: readonly { readonly column: PeriodColumn; readonly text: string }[];
  /** The year of the title, for periods that name none. */
  readonly year: number | null;
}

/** One phrase as `readDeadline` takes it, in the words of the cells and headers. */
export function deadlineWords({ deadline, start, end, marks, year }: DeadlineCells): string {
  const until = end === '' ? deadline : end;
  if (start !== '')
    return until === '' ? `từ ${bare(start, 'từ')}` : `từ ${bare(start, 'từ')} đến ${bare(until, 'đến')}`;
  if (until !== '') return until;
  const filled = marks.filter(({ text }) => text !== '');
  if (filled.length === 0) return '';
  // What is written in a month is its own date, or what is due then.
  const [only] = filled;
  if (filled.length === 1 && only !== undefined && /\d{1,2}[/.-]\d{1,2}[/.-]\d{4}/u.test(only.text)) return only.text;
  return phrase(
    filled.map(({ column }) => column.period),
    year,
  );
}

/** "II. Nhiệm vụ hoàn thành trong quý II/2026" says when all below it is due; null for a heading that says no such time. */
export function deadlineOfHeading(section: string): string | null {
  const says = SAYS_DUE.exec(section);
  if (says === null) return null;
  const words = section.slice(says.index).replace(/^(?:hoàn thành|thời hạn|tiến độ)[\s:]*/iu, '');
  return readDeadline(words).end === null ? null : words;
}

const SAYS_DUE =
  /(?<!\p{L})(?:hoàn thành|thời hạn|tiến độ|trong (?:quý|tháng|năm)|trước (?:ngày|tháng)|(?<=^[IVXLC\d.]{1,12} )(?:quý|tháng) )/iu;

/** Whether a cell under a period is a mark and nothing more. */
export function isMark(text: string): boolean {
  return MARK.test(text);
}

function bare(text: string, word: string): string {
  return text.toLowerCase().startsWith(`${word} `) ? text.slice(word.length + 1) : text;
}

/** Periods that follow each other are one time; others are named each. */
function phrase(periods: readonly Period[], year: number | null): string {
  const [first] = periods;
  const last = periods.at(-1);
  if (first === undefined || last === undefined) return '';
  if (periods.length === 1) return words(first, year);
  const follows = periods.every((period, at) => at === 0 || ordinal(period) === ordinal(periods[at - 1] ?? period) + 1);
  if (!follows) return periods.map((period) => words(period, year)).join(', ');
  if (first.unit === 'year') return `Năm ${String(first.number)} - ${String(last.number)}`;
  return `Từ ${words(first, year).toLowerCase()} đến ${words(last, year).toLowerCase()}`;
}

function ordinal({ unit, number, year }: Period): number {
  if (unit === 'year') return number;
  return (year ?? 0) * (unit === 'quarter' ? 4 : 12) + number;
}

function words({ unit, number, year: own }: Period, year: number | null): string {
  if (unit === 'year') return `Năm ${String(number)}`;
  const of = own ?? year;
  const suffix = of === null ? '' : `/${String(of)}`;
  return unit === 'quarter'
    ? `Quý ${['I', 'II', 'III', 'IV'][number - 1] ?? ''}${suffix}`
    : `Tháng ${String(number)}${suffix}`;
}
