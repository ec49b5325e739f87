/** Which period of a recurring duty a report is for: the one that it names, or else the oldest open one. */

import { addDays, type LocalDate } from '../calendar/dates.ts';
import { periodOf, periodOfKey } from '../deadlines/period.ts';
import { isAgencysTurn, isAhead, isOpen, type Assignment } from './assignment.ts';

/** What is said of the period. */
export interface PeriodWanted {
  /** The periods that the words may mean, the most likely first; none where they name none; null for different ones. */
  readonly keys: readonly string[] | null;
  /** They were named without a year: a period of that name in any year before may be meant too. */
  readonly isAnyYear: boolean;
  /** The one of the message that was replied to. */
  readonly replied: Assignment | null;
  /** Its report would close the period. */
  readonly closes: boolean;
}

/**
 * `one`: it is for that period, also where that takes no report. `ask`: for which of `open`? Because the period that is
 * named (or, where none is open, the next one: null) has not begun, is not followed, or the words name different ones, or
 * one that several of `open` go by (`alike`); because `done` was reported already, and the one that the words may mean
 * beside it (`ahead`) has not begun.
 */
export type PeriodChoice =
  | { readonly kind: 'one'; readonly assignment: Assignment }
  | {
      readonly kind: 'ask';
      readonly why: 'ahead' | 'unknown';
      readonly key: string;
      readonly open: readonly Assignment[];
    }
  | { readonly kind: 'ask'; readonly why: 'several' | 'alike'; readonly open: readonly Assignment[] }
  | {
      readonly kind: 'ask';
      readonly why: 'reported';
      readonly done: Assignment;
      readonly ahead: string | null;
      readonly open: readonly Assignment[];
    };

/** `periods` are those of one lead's duty, not empty, in any order. */
export function choosePeriod(
  periods: readonly [Assignment, ...Assignment[]],
  { keys, isAnyYear, replied, closes }: PeriodWanted,
  today: LocalDate,
): PeriodChoice {
  const begun = periods.filter((period) => !isAhead(period, today)).sort(byPeriod);
  const open = begun.filter(isAgencysTurn);
  if (keys === null) return { kind: 'ask', why: 'several', open };
  const [likely] = keys;
  if (likely !== undefined) return chooseNamed(begun, [likely, ...keys.slice(1)], isAnyYear, today);
  const done = begun.findLast((period) => !isAgencysTurn(period) && period.status !== 'suspended');
  if (replied !== null && (isOpen(replied) || open.length === 0 || !closes))
    return { kind: 'one', assignment: replied };
  if (replied !== null) return { kind: 'ask', why: 'reported', done: replied, ahead: null, open };
  const [oldest] = open;
  if (oldest === undefined) {
    const pending = begun.find(isOpen);
    if (pending !== undefined) return { kind: 'one', assignment: pending };
    return done !== undefined && closes
      ? { kind: 'ask', why: 'reported', done, ahead: null, open }
      : { kind: 'one', assignment: begun.at(-1) ?? periods[0] };
  }
  // A second “xong” while the first still waits may be the same one, sent again.
  const waiting = begun.find(({ waitingFor }) => waitingFor === 'confirmation');
  return closes && waiting !== undefined
    ? { kind: 'ask', why: 'reported', done: waiting, ahead: null, open }
    : { kind: 'one', assignment: oldest };
}

/** The nearest one of that name that has begun and takes a report; `begun` are in order. */
function chooseNamed(
  begun: readonly Assignment[],
  keys: readonly [string, ...string[]],
  isAnyYear: boolean,
  today: LocalDate,
): PeriodChoice {
  const open = begun.filter(isAgencysTurn);
  // Where quarters became a year, "quý II" of that year is none of the year before.
  if (isAnyYear && isWithinAnother(keys[0], begun)) return { kind: 'ask', why: 'unknown', key: keys[0], open };
  const named = begun.filter((period) => isNamed(period, { keys, isAnyYear }));
  const fits = named.filter(isAgencysTurn);
  const nearest = fits.at(-1);
  if (nearest !== undefined) {
    const isClear = fits.length === 1 || (isAnyYear && isRecent(nearest, today));
    return isClear ? { kind: 'one', assignment: nearest } : { kind: 'ask', why: 'alike', open: fits };
  }
  const ahead = keys.find((key) => (periodOfKey(key)?.start ?? '') > today);
  const done = named.at(-1);
  if (done !== undefined && (ahead === undefined || done.status === 'suspended'))
    return { kind: 'one', assignment: done };
  if (done !== undefined && ahead !== undefined) return { kind: 'ask', why: 'reported', done, ahead, open };
  return { kind: 'ask', why: ahead === undefined ? 'unknown' : 'ahead', key: ahead ?? keys[0], open };
}

/** Whether the duty has, in place of the period of that key, a longer one that holds it. */
function isWithinAnother(key: string, begun: readonly Assignment[]): boolean {
  const own = periodOfKey(key);
  if (own === null || begun.some(({ period }) => period === key)) return false;
  return begun.some(({ period }) => {
    const longer = period === null ? null : periodOfKey(period);
    return longer !== null && longer.start <= own.start && longer.end >= own.end;
  });
}

/** Whether a period is one of those that the words name. */
export function isNamed(
  { period }: Pick<Assignment, 'period'>,
  { keys, isAnyYear }: { readonly keys: readonly string[]; readonly isAnyYear: boolean },
): boolean {
  if (period === null) return false;
  return keys.includes(period) || (isAnyYear && keys.some((key) => withoutYear(key) === withoutYear(period)));
}

/** "2023-Q4" → "-Q4" */
function withoutYear(key: string): string {
  return key.slice('2023'.length);
}

/** It runs, or is the last one that ended: of its name it is what people speak of. */
function isRecent({ period }: Assignment, today: LocalDate): boolean {
  const known = period === null ? null : periodOfKey(period);
  return known !== null && periodOf(addDays(known.end, 1), known.recurrence).end >= today;
}

/** By their ends: where quarters became a year, that begins before the last quarter of them and ends after it. */
function byPeriod(a: Assignment, b: Assignment): number {
  const [first, second] = [endOf(a), endOf(b)];
  return first < second ? -1 : first > second ? 1 : 0;
}

function endOf({ period }: Assignment): string {
  return (period === null ? undefined : periodOfKey(period)?.end) ?? '';
}
