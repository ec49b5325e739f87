/** Candidates → inclusive days. The caller fills incomplete points: a decision never guesses a year, a reply does. */

import { addDays, yearOf } from '../../calendar/dates.ts';
import type { LocalDate } from '../../calendar/dates.ts';
import type { DeadlineKind } from '../deadline.ts';
import type { Candidate } from './candidates.ts';
import { contains, followsAtOnce } from './point.ts';
import type { DaySpan, Point, PointSpan } from './point.ts';
import type { Group } from './read-run.ts';
import type { Edge } from './vocabulary.ts';

type FillPoint = (point: Point) => PointSpan;

export type CandidateKind = Extract<DeadlineKind, 'date' | 'month' | 'quarter' | 'half_year' | 'year' | 'period'>;

/** Why a candidate gives no day. */
export type Unresolved =
  'incomplete' | 'impossible' | 'imprecise' | 'unread' | 'term' | 'reversed' | 'apart' | 'several';

/** `start` and `end` inclusive, null where the words leave that side open. `range`: two ends are named. */
export interface Bounds {
  readonly kind: CandidateKind;
  readonly start: LocalDate | null;
  readonly end: LocalDate | null;
  readonly candidate: Candidate;
  readonly range: boolean;
}

interface NamedSpan extends DaySpan {
  readonly kind: CandidateKind;
  readonly range: boolean;
}

function resolveCandidate(candidate: Candidate, fill: FillPoint): Bounds | Unresolved {
  if (candidate.imprecise) return 'imprecise';
  if (candidate.unread) return 'unread';
  if (candidate.term) return 'term';
  if (candidate.either) return 'several';
  const span = spanOfGroups(candidate.groups, fill);
  if (typeof span === 'string') return span;
  const isPeriod = (candidate.phase && span.kind === 'year') || (candidate.edge === 'from' && span.range);
  const kind = isPeriod ? 'period' : span.kind;
  return { kind, candidate, range: span.range, ...boundsOf(span, candidate) };
}

/** "trước" ends on the day before; "đến" and "cuối" leave the start open; "từ" alone leaves the end open. */
function boundsOf(
  span: NamedSpan,
  candidate: Candidate,
): { readonly start: LocalDate | null; readonly end: LocalDate | null } {
  if (candidate.ending)
    return { start: null, end: candidate.edge === 'from' || candidate.edge === 'after' ? null : span.last };
  const edge: Edge | null = candidate.edge === 'from' && span.range ? 'within' : candidate.edge;
  switch (edge) {
    case 'before':
      return { start: null, end: addDays(span.first, -1) };
    case 'until':
      return { start: span.range ? span.first : null, end: span.last };
    case 'from':
      return { start: span.first, end: null };
    case 'after':
      return { start: addDays(span.last, 1), end: null };
    case 'within':
    case 'done':
    case null: {
      const isOneDay = span.first === span.last;
      return { start: isOneDay ? null : span.first, end: span.last };
    }
  }
}

function spanOfGroups(groups: readonly Group[], fill: FillPoint): NamedSpan | Unresolved {
  const resolved = inheritYears(groups).map((group) => spanOfGroup(group, fill));
  let whole: NamedSpan | null = null;
  for (const span of resolved) {
    if (typeof span === 'string') return span;
    const joined: NamedSpan | null = whole === null ? span : join(whole, span);
    if (joined === null) return 'apart';
    whole = joined;
  }
  return whole ?? 'incomplete';
}

/** Neighbours become one; a part within the whole ("Quý IV/2022 (tháng 12/2022)") is meant; anything else is two times. */
function join(earlier: NamedSpan, later: NamedSpan): NamedSpan | null {
  if (contains(earlier, later)) return later;
  if (!followsAtOnce(earlier, later)) return null;
  const sameUnit = earlier.kind === later.kind && earlier.kind !== 'year';
  const sameYear = yearOf(earlier.first) === yearOf(later.last);
  return {
    kind: sameUnit && (sameYear || earlier.kind === 'date') ? earlier.kind : 'period',
    first: earlier.first,
    last: later.last,
    range: earlier.range || later.range || earlier.kind === 'year',
  };
}

function spanOfGroup(group: Group, fill: FillPoint): NamedSpan | Unresolved {
  const [first, second] = group.points;
  if (first === undefined) return 'incomplete';
  if (group.points.length > 2) return 'apart';
  const from = fill(first);
  if (typeof from === 'string') return from;
  if (second === undefined) return { kind: kindOf(first), range: false, ...from };
  const to = fill(second);
  if (typeof to === 'string') return to;
  if (from.first > to.first || from.last >= to.last) return 'reversed';
  const kind = kindOf(first);
  const keepsUnit =
    group.range === 'dash' && kind === kindOf(second) && kind !== 'year' && yearOf(from.first) === yearOf(to.last);
  return { kind: keepsUnit ? kind : 'period', first: from.first, last: to.last, range: true };
}

/** The year stands once for several: "quý I, II năm 2023", "từ 01/3 đến 30/6/2022", "năm 2023 (quý IV)". */
function inheritYears(groups: readonly Group[]): readonly Group[] {
  const points = groups.flatMap((group) => group.points);
  const filled = [...points];
  for (let index = filled.length - 2; index >= 0; index -= 1) {
    const point = filled[index];
    const next = filled[index + 1];
    if (point !== undefined && next !== undefined) filled[index] = inherit(point, next);
  }
  for (let index = 1; index < filled.length; index += 1) {
    const point = filled[index];
    const previous = points[index - 1];
    const ofYear = previous?.unit === 'year' && point !== undefined && point.unit !== 'year';
    if (ofYear) filled[index] = inherit(point, previous);
  }
  let taken = 0;
  return groups.map((group) => {
    const own = filled.slice(taken, taken + group.points.length);
    taken += group.points.length;
    return { points: own, range: group.range };
  });
}

function inherit(point: Point, from: Point): Point {
  if (from.unit === 'impossible' || from.unit === 'weekday' || from.unit === 'relative') return point;
  if (point.unit === 'day' && point.month === null && point.monthsAhead === null && from.unit === 'day') {
    return { ...point, month: from.month, monthsAhead: from.monthsAhead, year: from.year };
  }
  const lacksYear = (point.unit === 'day' && point.month !== null) || (point.unit !== 'day' && 'year' in point);
  return lacksYear && point.year === null ? { ...point, year: from.year } : point;
}

function kindOf(point: Point): CandidateKind {
  switch (point.unit) {
    case 'month':
    case 'quarter':
    case 'half_year':
    case 'year':
      return point.unit;
    case 'months':
      return 'period';
    case 'day':
    case 'weekday':
    case 'relative':
    case 'impossible':
      return 'date';
  }
}

/**
 * The one time that several candidates agree on ("trong năm 2022, chậm nhất 15/12/2022"); null without any. A marked
 * time, or one at the head of its clause, wins over one that describes something.
 */
export function chooseBounds(candidates: readonly Candidate[], fill: FillPoint): Bounds | Unresolved | null {
  const own = candidates.filter((candidate) => !candidate.borrowed);
  const marked = own.filter((candidate) => !candidate.descriptive);
  const opens = marked.length === 1 && (marked[0]?.edge === 'from' || marked[0]?.edge === 'after');
  const considered = marked.length === 0 || opens ? own : marked;
  let chosen: Bounds | null = null;
  for (const candidate of considered) {
    const bounds = resolveCandidate(chosen === null ? candidate : withYearOf(chosen, candidate), fill);
    if (typeof bounds === 'string') return bounds;
    const agreed: Bounds | null = chosen === null ? bounds : agree(chosen, bounds);
    if (agreed === null) return 'several';
    chosen = agreed;
  }
  return chosen;
}

/**
 * "Quý IV/2025, trước ngày 15/12": the bound takes the year of the closed time before it. A whole year gives none:
 * "năm 2023, quyết toán trước ngày 31/3" may mean 2024.
 */
function withYearOf({ start, end, kind }: Bounds, candidate: Candidate): Candidate {
  if (start === null || end === null || yearOf(start) !== yearOf(end)) return candidate;
  if (kind === 'year' && (candidate.edge === 'before' || candidate.edge === 'until')) return candidate;
  const ofYear: Point = { unit: 'year', first: 1, last: 12, year: yearOf(start), shorthand: false };
  const groups = inheritYears(candidate.groups).map(({ points, range }) => ({
    points: points.map((point) => inherit(point, ofYear)),
    range,
  }));
  return { ...candidate, groups };
}

function agree(one: Bounds, other: Bounds): Bounds | null {
  if (one.start === other.start && one.end === other.end) return one;
  if (one.end === null || other.end === null) return startWithEnd(one, other);
  return narrows(one, other) ? other : narrows(other, one) ? one : null;
}

function startWithEnd(one: Bounds, other: Bounds): Bounds | null {
  const [opening, closing] = one.end === null ? [one, other] : [other, one];
  const opens = opening.candidate.edge === 'from' && opening.start !== null && opening.end === null;
  if (!opens || closing.end === null || opening.start > closing.end) return null;
  return { ...closing, kind: 'period', start: opening.start, range: true };
}

/** True when `inner` ends within the closed time `outer`. */
function narrows(outer: Bounds, inner: Bounds): boolean {
  if (outer.start === null || outer.end === null || inner.end === null) return false;
  return outer.start <= inner.end && inner.end <= outer.end && (inner.start === null || inner.start >= outer.start);
}
