import type { Feast } from './feasts.ts';
import { isMeasured } from './is-measured.ts';
import type { YearRef } from './point.ts';
import type { PointContext, PointRead } from './point-context.ts';
import { readDay } from './read-day.ts';
import { wordAt, yearAt } from './tokens.ts';
import type { Token } from './tokens.ts';
import { yearAfter } from './written-year.ts';

type Tokens = readonly Token[];

const LEADS_TO_DATE: ReadonlySet<string> = new Set(['(', ',', '-', ':', 'la']);
const FIRST_TEN: ReadonlySet<string> = new Set(['mung', 'mong']);

/**
 * The day of a feast whose name ends before `at`, with its year where one follows; null where the name is no day
 * ("chế độ thương binh liệt sĩ"), and where only a year could settle it and nothing asks for a time ("chào mừng Quốc khánh").
 */
export function readFeast(tokens: Tokens, at: number, feast: Feast, context: PointContext): PointRead | null {
  const written = readOwnDate(tokens, at, feast);
  if (written !== null) return written;
  if (feast.shared && !context.namesDay) return null;
  const { year, next } = yearOfFeast(tokens, at);
  return year === null && !context.behindEdge ? null : pointOf(feast, year, next);
}

/** "Quốc khánh 02/9/2025", "Quốc khánh (2/9) năm 2025"; another day is read by itself, and then one of two. */
function readOwnDate(tokens: Tokens, at: number, feast: Feast): PointRead | null {
  const lead = LEADS_TO_DATE.has(wordAt(tokens, at)) ? at + 1 : at;
  const named = wordAt(tokens, lead) === 'ngay' ? lead + 1 : lead;
  const place = FIRST_TEN.has(wordAt(tokens, named)) ? named + 1 : named;
  const read = readDay(tokens, place, {
    opens: true,
    afterEdge: false,
    joinedTo: null,
    namesDay: true,
    behindEdge: false,
  });
  if (read?.point.unit !== 'day' || read.point.day !== feast.day || read.point.month !== feast.month) return null;
  if (read.point.year !== null) return pointOf(feast, read.point.year, read.next);
  const { year, next } = yearOfFeast(tokens, read.next);
  return year === null ? pointOf(feast, null, read.next) : pointOf(feast, year, next);
}

/** A year behind the name, also in a bracket or behind the one that the name stands in: "(Ngày Quốc khánh) năm 2025". */
function yearOfFeast(tokens: Tokens, at: number): { readonly year: YearRef; readonly next: number } {
  const none = { year: null, next: at };
  const sign = wordAt(tokens, at);
  if (sign === '.') return none;
  const inner = sign === '(' && wordAt(tokens, at + 2) === ')' ? yearAt(tokens, at + 1) : null;
  if (inner !== null) return { year: inner, next: at + 2 };
  const read = yearAfter(tokens, sign === ')' ? at + 1 : at);
  return read.year === null || isMeasured(tokens, read.next) ? none : read;
}

function pointOf({ day, month }: Feast, year: YearRef, next: number): PointRead {
  return { point: { unit: 'day', day, month, monthsAhead: null, year, weekday: null }, next };
}
