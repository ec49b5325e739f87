/** Items → candidates: each point, or run of joined points, with the words that bear on it. */

import type { Recurrence } from '../deadline.ts';
import type { Duration, Item } from './items.ts';
import { afterBreak, afterPoint, afterWords, bear, freshPending, type Pending } from './pending.ts';
import { readRun, type Group, type Run } from './read-run.ts';
import type { Edge } from './vocabulary.ts';

export interface Candidate {
  /** Null for a time that stands bare. */
  readonly edge: Edge | null;
  readonly groups: readonly Group[];
  readonly ending: boolean;
  readonly imprecise: boolean;
  readonly phase: boolean;
  /** Years of a term of office, and no "giai đoạn" beside them. */
  readonly term: boolean;
  /** A unit word, and words that nothing here reads, stand before the time: "tháng hành động năm 2025". */
  readonly unread: boolean;
  readonly hour: 'midnight' | 'day' | null;
  /** Bare after other words of its clause ("báo cáo năm 2023"): a marked time beside it wins. */
  readonly descriptive: boolean;
  /** The date of an occasion, a paper's title or a condition, not a deadline. */
  readonly borrowed: boolean;
  /** Words of its clause stand before it: "áp dụng từ 01/7/2025". */
  readonly introduced: boolean;
  /** "hoặc" stands between the points. */
  readonly either: boolean;
}

export interface DurationCandidate {
  readonly duration: Duration;
  readonly edge: Edge | null;
  /** After "thêm", "gia hạn", "lùi": to be added to a deadline. */
  readonly extends: boolean;
  /** Before "nữa", or after "trong", "sau": counted from today in a reply. */
  readonly fromNow: boolean;
}

interface Recurring {
  readonly every: readonly Recurrence[] | 'unsupported';
  /** "cuối mỗi quý" */
  readonly ending: boolean;
  /** Behind a paper's name, of which it may be a part: "kế hoạch hằng năm". */
  readonly ofPaper: boolean;
}

/** All that a phrase says about time. */
export interface Statement {
  readonly candidates: readonly Candidate[];
  readonly durations: readonly DurationCandidate[];
  readonly recurring: readonly Recurring[];
  readonly monthOfQuarter: number | null;
  readonly ongoing: boolean;
  readonly openEnd: boolean;
  readonly conditional: boolean;
  /** "định kỳ": the duty recurs, also where the rhythm stands in a paper's name. */
  readonly periodic: boolean;
  readonly outlook: boolean;
  /** "kể từ ngày ký", of the paper that sets the deadline and of no contract. */
  readonly signing: boolean;
}

/** All days, lengths and recurrences that a phrase names, before one is chosen. */
export function readStatement(items: readonly Item[]): Statement {
  const candidates: Candidate[] = [];
  const durations: DurationCandidate[] = [];
  const recurring: Recurring[] = [];
  let monthOfQuarter: number | null = null;
  let ongoing = false;
  let openEnd = false;
  let conditional = false;
  let periodic = false;
  let outlook = false;
  let signing = false;
  let pending = freshPending();
  let endOfPoint = -1;
  let at = 0;
  for (let item = items[at]; item !== undefined; item = items[at]) {
    let next = at + 1;
    switch (item.type) {
      case 'point': {
        const run = readRun(items, at);
        candidates.push(candidateOf(run, pending, at === endOfPoint));
        next = run.next;
        endOfPoint = next;
        pending = afterPoint(pending);
        break;
      }
      case 'duration':
        durations.push(durationCandidateOf(item.duration, pending, items[at + 1]));
        // "6 tháng năm 2025" lacks "đầu" or "cuối", or means May.
        pending = { ...afterPoint(pending), unit: ['month', 'quarter'].includes(item.duration.unit) };
        break;
      case 'recurrence':
        recurring.push({ every: item.every, ending: pending.ending, ofPaper: pending.paper });
        pending = { ...afterPoint(pending), rhythm: true };
        break;
      case 'month_of_quarter':
        monthOfQuarter = item.month;
        break;
      case 'ongoing':
        ongoing = true;
        pending = afterPoint(pending);
        break;
      case 'open_end':
        openEnd = true;
        break;
      case 'periodic':
        periodic = true;
        pending = afterWords(pending);
        break;
      case 'condition':
        conditional = true;
        pending = { ...afterWords(pending), condition: item.by };
        break;
      case 'signing':
        conditional = true;
        signing = signsOwnPaper(items, at + 1);
        pending = { ...afterWords(pending), condition: 'event', signing: 'beside' };
        break;
      case 'outlook':
        // A vision reaches beyond the deadline before it: "đến năm 2030, tầm nhìn đến năm 2045" is due in 2030.
        if (candidates.length > 0) {
          outlook = true;
          next = endOfOutlook(items, at);
        }
        break;
      case 'break':
        pending = afterBreak(item.sign, pending, durations.length > 0);
        break;
      case 'edge':
      case 'ending':
      case 'imprecise':
      case 'phase':
      case 'term':
      case 'unit':
      case 'hour':
      case 'extend':
      case 'occasion':
      case 'document_name':
      case 'document':
      case 'about':
      case 'noise':
      case 'more':
      case 'join':
      case 'filler':
      case 'named_day':
        pending = bear(item, pending);
    }
    at = next;
  }
  return {
    candidates,
    durations,
    recurring,
    monthOfQuarter,
    ongoing,
    openEnd,
    conditional,
    periodic,
    outlook,
    signing,
  };
}

/** "kể từ ngày ký" alone is said of the decision itself; "ngày ký hợp đồng" is another day. */
function signsOwnPaper(items: readonly Item[], at: number): boolean {
  const next = items[at];
  return next === undefined || next.type === 'break';
}

function endOfOutlook(items: readonly Item[], at: number): number {
  let end = at + 1;
  for (let item = items[end]; item !== undefined; item = items[end]) {
    if (item.type === 'break' && item.sign !== ',') break;
    end += 1;
  }
  return end;
}

/** `beside`: another time stands right before it, with nothing between: both count ("31/12/2025 30/6/2026"). */
function candidateOf(run: Run, pending: Pending, beside: boolean): Candidate {
  const said = edgeOf(pending.edges, pending.hour);
  const unit = run.groups[0]?.points[0]?.unit;
  const reaches = pending.signing === 'beside' || pending.signing === 'bracket';
  const isSigning = reaches && said === null && unit === 'day';
  const edge = isSigning ? 'from' : said;
  const inTitle = pending.title && unit !== 'day' && edge !== 'within';
  // "theo kế hoạch hằng năm từ 2025 đến 2030": the years say how long the rhythm lasts.
  const boundsRhythm = pending.rhythm && (edge === 'from' || run.groups.some(({ range }) => range !== null));
  const isOfCondition =
    belongsToCondition(pending.condition, edge) && !(boundsRhythm && pending.condition === 'measure');
  const namesPaper = pending.documentName && edge === null && (unit === 'year' || unit === 'day');
  return {
    edge,
    groups: run.groups,
    ending: pending.ending,
    imprecise: pending.imprecise,
    phase: pending.phase || run.phase,
    term: pending.term && unit === 'year' && !pending.phase && !run.phase,
    unread: pending.unit && edge === null,
    hour: pending.hour,
    descriptive: edge === null && pending.words && !(beside && hasYear(run)),
    borrowed:
      pending.occasion ||
      (pending.unknownDay && unit === 'year' && edge === null) ||
      inTitle ||
      (!isSigning && (namesPaper || isOfCondition)),
    introduced: pending.words,
    either: run.either,
  };
}

function hasYear({ groups }: Run): boolean {
  return groups.some(({ points }) => points.some((point) => 'year' in point && typeof point.year === 'number'));
}

/** "chậm nhất trước ngày" excludes the day; "trước 17 giờ ngày" has it, except at midnight. */
function edgeOf(edges: readonly Edge[], hour: Pending['hour']): Edge | null {
  if (edges.includes('before')) return hour === 'day' ? 'until' : 'before';
  if (edges.includes('until')) return hour === 'midnight' ? 'before' : 'until';
  return edges.at(-1) ?? null;
}

/** After "sau khi" only an outer bound is a deadline; after "theo …" also a time taken whole. */
function belongsToCondition(condition: Pending['condition'], edge: Edge | null): boolean {
  if (condition === null || edge === 'before' || edge === 'until') return false;
  return condition === 'event' || (edge !== 'within' && edge !== 'done');
}

function durationCandidateOf(duration: Duration, pending: Pending, following: Item | undefined): DurationCandidate {
  const more = following?.type === 'more';
  const edge = edgeOf(pending.edges, null);
  return {
    duration: { ...duration, exact: duration.exact && !pending.imprecise },
    edge,
    extends: pending.extends,
    fromNow: more || edge === 'within' || edge === 'after' || edge === 'until',
  };
}
