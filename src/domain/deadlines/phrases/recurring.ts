/** "trước ngày 15/12 hằng năm" → a rhythm and the day due within each of its periods. */

import { addMonths, daysInMonth } from '../../calendar/dates.ts';
import type { Deadline, Recurrence } from '../deadline.ts';
import type { Candidate, Statement } from './candidates.ts';
import { spanOfPoint } from './point.ts';
import type { Point } from './point.ts';
import { chooseBounds } from './resolve.ts';
import type { Bounds } from './resolve.ts';
import { ruleOfRecurrence } from './rule-of-recurrence.ts';
import { UNRESOLVED_RULES } from './rules.ts';

type Reading = Omit<Deadline, 'text'>;
type NoDay = Extract<Point, { unit: 'impossible' }>['why'];
type DueDay = NonNullable<Deadline['dueDay']>;

/** `month` 1–12; 31 stands for the last day of any month. */
interface DayOfYear {
  readonly month: number;
  readonly day: number;
}

const UNEVEN = 'nhịp định kỳ không theo tuần, tháng, quý, 6 tháng hay năm';
const LEAP_YEAR = 2024;
const LAST_DAY = 31;
const FROM_OFTEN_TO_SELDOM: readonly Recurrence[] = ['weekly', 'monthly', 'quarterly', 'half_yearly', 'yearly'];
const MONTHS_IN: Readonly<Record<Recurrence, number>> = {
  weekly: 0,
  monthly: 1,
  quarterly: 3,
  half_yearly: 6,
  yearly: 12,
};
const BY_DAYS_IN_YEAR: Readonly<Record<number, Recurrence>> = { 2: 'half_yearly', 4: 'quarterly', 12: 'monthly' };

/**
 * The recurring reading of a statement, null when nothing recurs. A time with its year bounds the recurrence ("hằng năm,
 * giai đoạn 2022-2025"); a single dated day may be its first or its last, hence unknown.
 */
export function readRecurring(statement: Statement): Reading | null {
  const everies = statement.recurring.map(({ every }) => every);
  if (everies.includes('unsupported')) return unknown(UNEVEN);
  const named = everies.flatMap((every) => (every === 'unsupported' ? [] : every));
  const yearly = statement.candidates.filter((candidate) => !candidate.borrowed && hasYear(candidate));
  // "trước ngày 25 của tháng cuối quý" recurs by itself, unless a year is named.
  if (statement.monthOfQuarter !== null && yearly.length === 0) named.push('quarterly');
  const stated = FROM_OFTEN_TO_SELDOM.find((every) => named.includes(every));
  if (stated === undefined) return null;
  const bounds = chooseBounds(yearly, spanOfPoint);
  if (statement.recurring.length > 0 && statement.recurring.every(({ ofPaper }) => ofPaper)) {
    // "theo kế hoạch hằng năm", "kế hoạch hằng năm, quý IV/2025": the rhythm is the paper's, not the duty's.
    const isOwn = statement.periodic || goesOverYears(bounds);
    if (!isOwn && (statement.conditional || isWithinOneYear(bounds))) return null;
  }
  if (typeof bounds === 'string') return unknown(UNRESOLVED_RULES[bounds]);
  if (bounds !== null && contradicts(bounds, stated))
    return unknown('vừa định kỳ vừa có thời hạn cụ thể, không chọn thay');
  return recurringEach(stated, named, statement, bounds);
}

function recurringEach(
  stated: Recurrence,
  named: readonly Recurrence[],
  statement: Statement,
  bounds: Bounds | null,
): Reading {
  const candidates = statement.candidates.filter((candidate) => !candidate.borrowed && !hasYear(candidate));
  const days = candidates.flatMap((candidate) => daysOfYear(candidate));
  const unresolved = days.find((day) => typeof day === 'string');
  if (unresolved !== undefined) return unknown(UNRESOLVED_RULES[unresolved]);
  const dated = days.filter((day) => typeof day !== 'string');
  // "tháng 6, 9, 12 hằng năm": three times a year, at uneven distances.
  if (stated === 'yearly' && dated.length > 1 && BY_DAYS_IN_YEAR[dated.length] === undefined) return unknown(UNEVEN);
  const recurrence = stated === 'yearly' ? (BY_DAYS_IN_YEAR[dated.length] ?? stated) : stated;
  const ending = statement.recurring.some((recurring) => recurring.ending);
  const dueDay = dueDayOf(recurrence, candidates, dated, statement.monthOfQuarter, ending);
  return {
    kind: 'recurring',
    ...boundsOfRecurrence(recurrence, bounds, statement),
    recurrence,
    dueDay,
    rule: ruleOfRecurrence(recurrence, dueDay, new Set(named).size > 1),
  };
}

/** "theo kế hoạch hằng năm từ 2025 đến 2030": what goes on over years has the rhythm of its paper. */
function goesOverYears(bounds: ReturnType<typeof chooseBounds>): boolean {
  if (bounds === null || typeof bounds === 'string' || bounds.start === null) return false;
  if (bounds.end === null) return bounds.candidate.edge === 'from';
  return bounds.range && addMonths(bounds.start, MONTHS_IN.yearly) <= bounds.end;
}

function isWithinOneYear(bounds: ReturnType<typeof chooseBounds>): boolean {
  if (bounds === null || typeof bounds === 'string' || bounds.end === null) return false;
  return !bounds.range && bounds.candidate.edge !== 'from' && bounds.candidate.edge !== 'after';
}

/** A single day, or a month beside "hằng tháng", is another deadline and no bound of the rhythm. */
function contradicts(bounds: Bounds, recurrence: Recurrence): boolean {
  const { start, end, kind, candidate } = bounds;
  if (kind === 'date' && !bounds.range) return candidate.edge !== 'until' && candidate.edge !== 'from';
  const isOnePeriod = start !== null && end !== null && end < addMonths(start, MONTHS_IN[recurrence] + 1);
  return isOnePeriod && recurrence !== 'yearly' && recurrence !== 'weekly';
}

function hasYear(candidate: Candidate): boolean {
  return candidate.groups.some(({ points }) =>
    points.some((point) => 'year' in point && typeof point.year === 'number'),
  );
}

/** "năm 2022 và hằng năm" begins in 2022 without an end: one year cannot hold a yearly rhythm. */
function boundsOfRecurrence(
  recurrence: Recurrence,
  bounds: Bounds | null,
  statement: Statement,
): Pick<Reading, 'start' | 'end'> {
  if (bounds === null) return { start: null, end: null };
  const goesOn = statement.openEnd || (recurrence === 'yearly' && bounds.kind === 'year' && bounds.start !== null);
  return { start: bounds.start, end: goesOn ? null : bounds.end };
}

function dueDayOf(
  recurrence: Recurrence,
  candidates: readonly Candidate[],
  dated: readonly DayOfYear[],
  monthOfQuarter: number | null,
  ending: boolean,
): DueDay | null {
  if (ending || candidates.some((candidate) => endsPeriod(candidate, recurrence))) return lastDayOf(recurrence);
  if (recurrence === 'weekly') return weekdayDue(candidates);
  if (recurrence === 'monthly') return dayOfMonthDue(candidates);
  if (recurrence === 'quarterly' && monthOfQuarter !== null) return dayOfQuarterDue(candidates, monthOfQuarter);
  return sameDayInEach(dated, recurrence);
}

/** "cuối tháng", "cuối quý", "cuối năm" beside the rhythm of that unit. */
function endsPeriod(candidate: Candidate, recurrence: Recurrence): boolean {
  const point = onlyPoint(candidate);
  if (point?.unit !== 'relative' || candidate.edge === 'before') return false;
  const unit: Partial<Record<Recurrence, string>> = {
    weekly: 'week',
    monthly: 'month',
    quarterly: 'quarter',
    yearly: 'year',
  };
  return candidate.ending && point.of === unit[recurrence];
}

function lastDayOf(recurrence: Recurrence): DueDay | null {
  if (recurrence === 'weekly') return null;
  return recurrence === 'monthly' ? { day: LAST_DAY } : { month: MONTHS_IN[recurrence], day: LAST_DAY };
}

function weekdayDue(candidates: readonly Candidate[]): DueDay | null {
  const candidate = candidates.find((candidate) => onlyPoint(candidate)?.unit === 'weekday');
  const point = candidate === undefined ? null : onlyPoint(candidate);
  if (candidate === undefined || point?.unit !== 'weekday') return null;
  if (candidate.edge !== 'before') return { day: point.weekday };
  return { day: point.weekday === 1 ? 7 : point.weekday - 1 };
}

function dayOfMonthDue(candidates: readonly Candidate[]): DueDay | null {
  const candidate = candidates.find((candidate) => dayWithoutMonth(candidate) !== null);
  const day = candidate === undefined ? null : dayWithoutMonth(candidate);
  if (candidate === undefined || day === null) return null;
  if (candidate.edge !== 'before') return { day };
  return { day: day === 1 ? LAST_DAY : day - 1 };
}

function dayOfQuarterDue(candidates: readonly Candidate[], month: number): DueDay | null {
  const candidate = candidates.find((candidate) => dayWithoutMonth(candidate) !== null);
  const day = candidate === undefined ? null : dayWithoutMonth(candidate);
  if (candidate === undefined || day === null) return null;
  if (candidate.edge !== 'before') return { month, day };
  return day === 1 ? { month: month === 1 ? 3 : month - 1, day: LAST_DAY } : { month, day: day - 1 };
}

function dayWithoutMonth(candidate: Candidate): number | null {
  const point = onlyPoint(candidate);
  return point?.unit === 'day' && point.month === null && point.monthsAhead === null && !candidate.imprecise
    ? point.day
    : null;
}

function onlyPoint(candidate: Candidate): Point | null {
  const points = candidate.groups.flatMap((group) => group.points);
  return points.length === 1 ? (points[0] ?? null) : null;
}

/** "15/6 và 15/12" is the same day of each half-year; days at uneven distances give none. */
function sameDayInEach(days: readonly DayOfYear[], recurrence: Recurrence): DueDay | null {
  const length = MONTHS_IN[recurrence];
  const [first] = days;
  if (first === undefined || days.length !== 12 / length) return null;
  if (days.length === 1) return first;
  const stripped = days.map(({ month, day }) => ({ month: ((month - 1) % length) + 1, day: orLastDay(month, day) }));
  const sample = stripped[0];
  const even = stripped.every(({ month, day }) => month === sample?.month && day === sample.day);
  const spread = new Set(days.map(({ month }) => Math.ceil(month / length))).size === days.length;
  return even && spread ? (sample ?? null) : null;
}

/** The days of the year that a candidate without a year is due on: "15/6", "tháng 12", "quý I". */
function daysOfYear(candidate: Candidate): readonly (DayOfYear | NoDay)[] {
  if (candidate.imprecise || candidate.edge === 'from' || candidate.edge === 'after') return [];
  return candidate.groups.flatMap(({ points, range }) => {
    const due = range === null ? points : points.slice(-1);
    return due.flatMap((point) => {
      const day = dayOfYear(point, candidate.edge === 'before');
      return day === null ? [] : [day];
    });
  });
}

function dayOfYear(point: Point, before: boolean): DayOfYear | NoDay | null {
  switch (point.unit) {
    case 'impossible':
      return point.why;
    case 'day':
      if (point.month === null) return null;
      return before ? dayBefore(point.month, point.day) : { month: point.month, day: point.day };
    case 'month':
    case 'quarter':
    case 'half_year':
    case 'months':
      return before ? dayBefore(point.first, 1) : { month: point.last, day: LAST_DAY };
    case 'year':
    case 'weekday':
    case 'relative':
      return null;
  }
}

function dayBefore(month: number, day: number): DayOfYear {
  return day === 1 ? { month: month === 1 ? 12 : month - 1, day: LAST_DAY } : { month, day: day - 1 };
}

/** 30/6 and 31/12 are both the last day of their month, hence the same day of each half-year. */
function orLastDay(month: number, day: number): number {
  return day === daysInMonth(LEAP_YEAR, month) ? LAST_DAY : day;
}

function unknown(rule: string): Reading {
  return { kind: 'unknown', start: null, end: null, recurrence: null, dueDay: null, rule };
}
