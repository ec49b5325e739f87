/** What the words do not settle stays `unknown` or `conditional`: a wrong date is worse than none. */

import { addDays, addMonths, type LocalDate } from '../calendar/dates.ts';
import type { Deadline } from './deadline.ts';
import { once } from '../once.ts';
import { readStatement } from './phrases/candidates.ts';
import type { Candidate, DurationCandidate, Statement } from './phrases/candidates.ts';
import { withoutBareYear } from './phrases/bare-year.ts';
import { withoutEnglish } from './phrases/english.ts';
import { readItems } from './phrases/items.ts';
import type { Duration } from './phrases/items.ts';
import { spanOfPoint } from './phrases/point.ts';
import { readRecurring } from './phrases/recurring.ts';
import { chooseBounds } from './phrases/resolve.ts';
import type { Bounds, Unresolved } from './phrases/resolve.ts';
import { ruleOfBounds, RULES, UNRESOLVED_RULES } from './phrases/rules.ts';

type Reading = Omit<Deadline, 'text'>;

/**
 * Reads an official phrase of time; never throws, linear in its length. "Trước ngày 31/3/2022" ends 30/3/2022, "Trước
 * năm 2030" ends 31/12/2029; "đến", "hết", "chậm nhất" include what they name. Dates of papers are no deadlines.
 * `signedOn`: when the paper that sets the deadline was signed, from which "30 ngày kể từ ngày ký" counts.
 */
export function readDeadline(text: string, signedOn: LocalDate | null = null): Deadline {
  const written = text.normalize('NFC').trim();
  return {
    text: written,
    ...readStatementAsDeadline(readStatement(readItems(withoutBareYear(withoutEnglish(written)))), signedOn),
  };
}

function readStatementAsDeadline(statement: Statement, signedOn: LocalDate | null): Reading {
  const recurring = readRecurring(statement);
  if (recurring !== null) return recurring;
  const bounds = chooseBounds(withoutEffect(statement.candidates), spanOfPoint);
  if (statement.ongoing || statement.openEnd) return readOngoing(statement, bounds);
  if (statement.durations.length > 0) return readWithDuration(statement, bounds, signedOn);
  if (bounds !== null) return readBounds(bounds, statement);
  if (statement.conditional) return dateless('conditional', RULES.conditional);
  return statement.candidates.length > 0 ? dateless('unknown', RULES.borrowed) : dateless('unknown', RULES.unknown);
}

/** "trước 30/6/2025, áp dụng từ 01/7/2025": what holds from a day after the end sets no bound of the work. */
function withoutEffect(candidates: readonly Candidate[]): readonly Candidate[] {
  const [due, later, ...more] = candidates;
  if (due === undefined || later?.edge !== 'from' || more.length > 0) return candidates;
  // "đến năm 2025 đạt 50%, từ năm 2026 đạt 80%" is work of two times.
  if (!later.introduced) return candidates;
  if (due.edge !== 'before' && due.edge !== 'until') return candidates;
  const end = chooseBounds([due], spanOfPoint);
  const start = chooseBounds([later], spanOfPoint);
  if (!isBounds(end) || !isBounds(start) || end.end === null || start.start === null) return candidates;
  return start.start > end.end ? [due] : candidates;
}

function readBounds(bounds: Bounds | Unresolved, statement: Statement): Reading {
  if (!isBounds(bounds)) return dateless('unknown', UNRESOLVED_RULES[bounds]);
  if (bounds.candidate.edge === 'after' && bounds.end === null) return dateless('unknown', RULES.after);
  if (bounds.end === null) return { ...dateless('ongoing', RULES.from), start: bounds.start };
  const notes = [statement.outlook ? RULES.outlook : null, statement.conditional ? RULES.outerBound : null].filter(
    (note) => note !== null,
  );
  return definite(bounds, [ruleOfBounds(bounds), ...notes].join('; '));
}

/** A day named as a bound ("thường xuyên; báo cáo trước ngày 15/12/2025") is due; a longer time only bounds the work. */
function readOngoing(statement: Statement, bounds: Bounds | Unresolved | null): Reading {
  if (!isBounds(bounds)) {
    return bounds === null ? dateless('ongoing', RULES.ongoing) : dateless('unknown', UNRESOLVED_RULES[bounds]);
  }
  if (statement.openEnd) return { ...dateless('ongoing', RULES.openEnd), start: bounds.start };
  const isDue = bounds.kind === 'date' && (bounds.candidate.edge === 'before' || bounds.candidate.edge === 'until');
  if (isDue) return definite(bounds, `${ruleOfBounds(bounds)}; ${RULES.dueWithinOngoing}`);
  return { ...dateless('ongoing', RULES.ongoingBounded), start: bounds.start, end: bounds.end };
}

/** "trong 30 ngày kể từ ngày 14/3/2022" ends 30 days after it; without a stated day the length counts from nothing. */
function readWithDuration(
  statement: Statement,
  bounds: Bounds | Unresolved | null,
  signedOn: LocalDate | null,
): Reading {
  const [length] = statement.durations;
  const isCounted = bounds === null && statement.signing && signedOn !== null && statement.durations.length === 1;
  if (isCounted && length !== undefined && length.duration.exact && length.edge !== 'after') {
    return { ...dateless('date', RULES.counted), end: addDuration(signedOn, length.duration) };
  }
  if (isBounds(bounds)) {
    const counted = statement.durations.length === 1 && length !== undefined ? countFrom(length, bounds) : null;
    if (counted !== null) return counted;
    // "giai đoạn 2021-2025 (5 năm)": the length only repeats what both ends say.
    if (bounds.start !== null && bounds.end !== null) return readBounds(bounds, statement);
    const independent = bounds.end !== null && statement.conditional;
    return independent ? readBounds(bounds, statement) : dateless('unknown', RULES.length);
  }
  if (bounds !== null) return dateless('unknown', UNRESOLVED_RULES[bounds]);
  const waits = statement.conditional || statement.durations.some(({ edge }) => edge !== null);
  return waits ? dateless('conditional', RULES.lengthWithoutAnchor) : dateless('unknown', RULES.length);
}

function countFrom(length: DurationCandidate, anchor: Bounds): Reading | null {
  const isAnchor =
    anchor.candidate.edge === 'from' && anchor.kind === 'date' && anchor.start !== null && anchor.end === null;
  if (!isAnchor) return null;
  if (length.edge === 'after') return dateless('unknown', RULES.after);
  if (!length.duration.exact) return dateless('unknown', RULES.inexactLength);
  return { ...dateless('date', RULES.counted), end: addDuration(anchor.start, length.duration) };
}

function addDuration(anchor: NonNullable<Bounds['start']>, { count, unit }: Duration): NonNullable<Bounds['end']> {
  switch (unit) {
    case 'day':
      return addDays(anchor, count);
    case 'week':
      return addDays(anchor, count * 7);
    case 'month':
      return addMonths(anchor, count);
    case 'quarter':
      return addMonths(anchor, count * 3);
    case 'year':
      return addMonths(anchor, count * 12);
  }
}

function isBounds(bounds: Bounds | Unresolved | null): bounds is Bounds {
  return bounds !== null && typeof bounds !== 'string';
}

function definite(bounds: Bounds, rule: string): Reading {
  return { kind: bounds.kind, start: bounds.start, end: bounds.end, recurrence: null, dueDay: null, rule };
}

function dateless(kind: Deadline['kind'], rule: string): Reading {
  return { kind, start: null, end: null, recurrence: null, dueDay: null, rule };
}

/** Reads each phrase once: in a long file many rows have the same. */
export function deadlineReader(signedOn: LocalDate | null = null): (text: string) => Deadline {
  return once((text: string) => readDeadline(text, signedOn));
}
