/** Which period of a recurring duty a report is for: the one that it names, or else the oldest open one. */

import type { LocalDate } from '../calendar/dates.ts';
import { periodOfKey } from '../deadlines/period.ts';
import { isAgencysTurn, isAhead, isOpen, type Assignment } from './assignment.ts';

/** What is said of the period. */
export interface PeriodWanted {
  /** The periods that the words may mean, the most likely first; none where they name none; null for different ones. */
  readonly keys: readonly string[] | null;
  /** The one of the message that was replied to. */
  readonly replied: Assignment | null;
  /** Its report would close the period. */
  readonly closes: boolean;
}

/**
 * `one`: it is for that period, also where that takes no report. `ask`: for which of `open`? Because the period that is
 * named (or, where none is open, the next one: null) has not begun, is not followed, or the words name different ones;
 * because `done` was reported already.
 */
export type PeriodChoice =
  | { readonly kind: 'one'; readonly assignment: Assignment }
  | {
      readonly kind: 'ask';
      readonly why: 'ahead' | 'unknown';
      readonly key: string;
      readonly open: readonly Assignment[];
    }
  | { readonly kind: 'ask'; readonly why: 'several'; readonly open: readonly Assignment[] }
  | { readonly kind: 'ask'; readonly why: 'reported'; readonly done: Assignment; readonly open: readonly Assignment[] };

/** `periods` are those of one lead's duty, not empty, in any order. */
export function choosePeriod(
  periods: readonly [Assignment, ...Assignment[]],
  { keys, replied, closes }: PeriodWanted,
  today: LocalDate,
): PeriodChoice {
  const begun = periods.filter((period) => !isAhead(period, today)).sort(byPeriod);
  const open = begun.filter(isAgencysTurn);
  if (keys === null) return { kind: 'ask', why: 'several', open };
  const [likely] = keys;
  if (likely !== undefined) {
    const named = keys.flatMap((key) => begun.filter(({ period }) => period === key));
    const [first] = named;
    const meant = named.find(isAgencysTurn) ?? first;
    if (meant !== undefined) return { kind: 'one', assignment: meant };
    const start = periodOfKey(likely)?.start;
    return { kind: 'ask', why: start !== undefined && start > today ? 'ahead' : 'unknown', key: likely, open };
  }
  const done = begun.findLast((period) => !isAgencysTurn(period) && period.status !== 'suspended');
  if (replied !== null && (isOpen(replied) || open.length === 0 || !closes))
    return { kind: 'one', assignment: replied };
  if (replied !== null) return { kind: 'ask', why: 'reported', done: replied, open };
  const [oldest] = open;
  if (oldest === undefined) {
    const pending = begun.find(isOpen);
    if (pending !== undefined) return { kind: 'one', assignment: pending };
    return done !== undefined && closes
      ? { kind: 'ask', why: 'reported', done, open }
      : { kind: 'one', assignment: begun.at(-1) ?? periods[0] };
  }
  // A second “xong” while the first still waits may be the same one, sent again.
  const waiting = begun.find(({ waitingFor }) => waitingFor === 'confirmation');
  return closes && waiting !== undefined
    ? { kind: 'ask', why: 'reported', done: waiting, open }
    : { kind: 'one', assignment: oldest };
}

function byPeriod(a: Assignment, b: Assignment): number {
  const [first, second] = [startOf(a), startOf(b)];
  return first < second ? -1 : first > second ? 1 : 0;
}

function startOf({ period }: Assignment): string {
  return (period === null ? undefined : periodOfKey(period)?.start) ?? '';
}
