/** An uncertain day is `ambiguous`, and the bot asks. The caller checks whether the day is past. */

import { addDays, addMonths } from '../calendar/dates.ts';
import type { LocalDate } from '../calendar/dates.ts';
import { readStatement } from './phrases/candidates.ts';
import type { Candidate, DurationCandidate } from './phrases/candidates.ts';
import { readItems } from './phrases/items.ts';
import type { Duration } from './phrases/items.ts';
import { nearestSpan } from './phrases/nearest-span.ts';
import { chooseBounds } from './phrases/resolve.ts';

/**
 * `ambiguous`: two days, a day that does not exist, a beginning or middle, "sang năm", working days. `none`: no time.
 * `relative` is a length to add to the current deadline ("thêm 15 ngày", "gia hạn 2 tháng"). */
export type DateReading =
  | { readonly kind: 'date'; readonly date: LocalDate }
  | { readonly kind: 'relative'; readonly days?: number; readonly months?: number }
  | { readonly kind: 'ambiguous' }
  | { readonly kind: 'none' };

const AMBIGUOUS: DateReading = { kind: 'ambiguous' };

/**
 * The last day of the time that a reply names ("30/12", "hết quý I"); without a year the next one from `today` on.
 * "trước 30/12" is 29/12, a week ends on Friday, "thêm 2 tuần" is `relative`. Dates of papers are passed over.
 */
export function readDate(text: string, today: LocalDate): DateReading {
  const statement = readStatement(readItems(text.normalize('NFC')));
  const { candidates, durations } = statement;
  if (candidates.length === 0) return readLengths(durations, today);
  if (statement.recurring.length > 0 || statement.openEnd || candidates.some(isVagueYear)) return AMBIGUOUS;
  const bounds = chooseBounds(candidates, (point) => nearestSpan(point, today));
  if (bounds === null || typeof bounds === 'string' || bounds.end === null) return AMBIGUOUS;
  // "gia hạn thêm 15 ngày, đến 30/12": the day is stated, the length explains it. "trong 10 ngày" names another day.
  const isOuterBound = bounds.candidate.edge === 'until' || bounds.candidate.edge === 'before';
  const explained =
    durations.length === 0 || (isOuterBound && durations.every((length) => length.extends || !length.fromNow));
  return explained ? { kind: 'date', date: bounds.end } : AMBIGUOUS;
}

/** "sang năm", "năm sau" without "cuối" is said of any day of that year. */
function isVagueYear(candidate: Candidate): boolean {
  const points = candidate.groups.flatMap((group) => group.points);
  return (
    !candidate.ending && points.some((point) => point.unit === 'relative' && point.of === 'year' && point.ahead > 0)
  );
}

function readLengths(lengths: readonly DurationCandidate[], today: LocalDate): DateReading {
  const [length] = lengths;
  if (length === undefined) return { kind: 'none' };
  return lengths.length === 1 ? readLength(length, today) : AMBIGUOUS;
}

function readLength(length: DurationCandidate, today: LocalDate): DateReading {
  const { duration } = length;
  if (!duration.exact) return AMBIGUOUS;
  const { days, months } = lengthOf(duration);
  if (length.extends) return months === 0 ? { kind: 'relative', days } : { kind: 'relative', months };
  return length.fromNow ? { kind: 'date', date: addMonths(addDays(today, days), months) } : AMBIGUOUS;
}

function lengthOf({ count, unit }: Duration): { readonly days: number; readonly months: number } {
  switch (unit) {
    case 'day':
      return { days: count, months: 0 };
    case 'week':
      return { days: count * 7, months: 0 };
    case 'month':
      return { days: 0, months: count };
    case 'quarter':
      return { days: 0, months: count * 3 };
    case 'year':
      return { days: 0, months: count * 12 };
  }
}
