import type { Recurrence } from '../deadline.ts';
import { isQuarterWord, numeralAt, romanAt } from './numerals.ts';
import { wordAt } from './tokens.ts';
import type { Token } from './tokens.ts';

type Tokens = readonly Token[];

/** `every` lists what is named, or `unsupported` for a rhythm that a registry cannot hold ("hai tuần một lần"). */
interface RecurrenceRead {
  readonly every: readonly Recurrence[] | 'unsupported' | 'daily';
  readonly next: number;
}

interface UnitRead {
  readonly every: Recurrence | 'unsupported' | 'daily';
  readonly next: number;
}

const HEADS: ReadonlySet<string> = new Set(['hang', 'moi', 'tung', 'theo']);
/** "ngân hàng", "khách hàng": the second half of another word. */
const BEFORE_OTHER_HANG: ReadonlySet<string> = new Set(['ngan', 'khach', 'mat', 'ban']);
const UNITS: ReadonlyMap<string, Recurrence | 'daily'> = new Map<string, Recurrence | 'daily'>([
  ['ngay', 'daily'],
  ['tuan', 'weekly'],
  ['thang', 'monthly'],
  ['quy', 'quarterly'],
  ['nam', 'yearly'],
]);
const BY_MONTHS: Readonly<Record<number, Recurrence>> = {
  1: 'monthly',
  3: 'quarterly',
  6: 'half_yearly',
  12: 'yearly',
};
const MONTHS: Readonly<Partial<Record<Recurrence, number>>> = { monthly: 1, quarterly: 3, half_yearly: 6, yearly: 12 };
const JOINS: ReadonlySet<string> = new Set([',', '/', 'va', 'hoac', '-', ';']);

/**
 * "hằng năm", "định kỳ hàng quý, 6 tháng, năm", "6 tháng một lần", "2 lần/năm", "báo cáo quý, 6 tháng, năm";
 * null when none begins at `at`.
 */
export function readRecurrence(tokens: Tokens, at: number): RecurrenceRead | null {
  const following = readFollowing(tokens, at);
  if (following !== null) return following;
  const first = readHeaded(tokens, at) ?? readTimesAYear(tokens, at) ?? readLengthEach(tokens, at);
  return first === null ? readBareList(tokens, at) : continueList(tokens, first);
}

/** Behind a unit: the one that follows each, "ngày 05 của tháng liền kề", "31/01 năm kế tiếp". */
const FOLLOWING: readonly (readonly string[])[] = [
  ['lien', 'ke'],
  ['lien', 'sau'],
  ['ke', 'tiep'],
  ['ke', 'sau'],
  ['tiep', 'sau'],
];

/** "tháng liền kề": every month; "tháng liền sau quý", "tháng đầu của quý kế tiếp": every quarter. */
function readFollowing(tokens: Tokens, at: number): RecurrenceRead | null {
  const own = wordAt(tokens, at) === 'cua' ? at + 1 : at;
  const every = UNITS.get(wordAt(tokens, own));
  if (every === undefined || every === 'daily') return null;
  const words = FOLLOWING.find((follows) => follows.every((word, offset) => wordAt(tokens, own + 1 + offset) === word));
  if (words === undefined) return null;
  const next = own + 1 + words.length;
  const period = UNITS.get(wordAt(tokens, next));
  const isOther = period !== undefined && period !== 'daily' && period !== every;
  return { every: [isOther ? period : every], next: isOther ? next + 1 : next };
}

/** "hằng quý", "định kỳ 6 tháng", "định kỳ hằng năm", "mỗi năm 2 lần". */
function readHeaded(tokens: Tokens, at: number): UnitRead | null {
  const periodic = wordAt(tokens, at) === 'dinh' && wordAt(tokens, at + 1) === 'ky' ? at + 2 : at;
  const headed =
    HEADS.has(wordAt(tokens, periodic)) && !BEFORE_OTHER_HANG.has(wordAt(tokens, periodic - 1))
      ? periodic + 1
      : periodic;
  if (headed === at) return null;
  const unit = readUnit(tokens, headed);
  return unit === null ? null : applyTimes(tokens, unit);
}

/** "mỗi năm 2 lần" after its unit; "một lần" and "1 lần" change nothing. */
function applyTimes(tokens: Tokens, unit: UnitRead): UnitRead {
  const times = numeralAt(tokens, unit.next);
  if (times === null || wordAt(tokens, times.next) !== 'lan') return unit;
  const next = times.next + 1;
  return { every: dividedBy(unit.every, times.value), next };
}

/** "mỗi năm 2 lần" is every half year, "mỗi quý 3 lần" every month. */
function dividedBy(every: UnitRead['every'], times: number): UnitRead['every'] {
  if (times === 1 || every === 'daily' || every === 'unsupported') return times === 1 ? every : 'unsupported';
  return BY_MONTHS[(MONTHS[every] ?? 0) / times] ?? 'unsupported';
}

/** "2 quý", "12 tháng" as one rhythm. */
function multipliedBy(every: Recurrence | 'daily', count: number): UnitRead['every'] {
  if (count === 1 || every === 'daily') return count === 1 ? every : 'unsupported';
  return BY_MONTHS[(MONTHS[every] ?? 0) * count] ?? 'unsupported';
}

/** "2 lần/năm", "một lần mỗi năm". */
function readTimesAYear(tokens: Tokens, at: number): UnitRead | null {
  const times = numeralAt(tokens, at);
  if (times === null || wordAt(tokens, times.next) !== 'lan') return null;
  const link = wordAt(tokens, times.next + 1);
  const place = link === '/' || HEADS.has(link) || link === 'trong' ? times.next + 2 : times.next + 1;
  const each = wordAt(tokens, place) === 'mot' ? place + 1 : place;
  const unit = place === times.next + 1 ? null : readUnit(tokens, each);
  if (unit === null) return null;
  return { every: dividedBy(unit.every, times.value), next: unit.next };
}

/** "6 tháng một lần", "03 tháng/lần", "một năm hai lần", "quý/lần", "nửa năm một lần". */
function readLengthEach(tokens: Tokens, at: number): UnitRead | null {
  const length = readLength(tokens, at);
  if (length === null) return null;
  const times =
    wordAt(tokens, length.next) === '/' ? { value: 1, next: length.next + 1 } : numeralAt(tokens, length.next);
  if (times === null || wordAt(tokens, times.next) !== 'lan') return null;
  return { every: dividedBy(length.every, times.value), next: times.next + 1 };
}

/** "6 tháng", "hai quý", "nửa năm"; a unit alone ("quý/lần") is one of it. */
function readLength(tokens: Tokens, at: number): UnitRead | null {
  if (wordAt(tokens, at) === 'nua' && wordAt(tokens, at + 1) === 'nam') return { every: 'half_yearly', next: at + 2 };
  const alone = UNITS.get(wordAt(tokens, at));
  if (alone !== undefined && wordAt(tokens, at + 1) === '/') return { every: alone, next: at + 1 };
  const count = numeralAt(tokens, at);
  const unit = count === null ? undefined : UNITS.get(wordAt(tokens, count.next));
  return count === null || unit === undefined ? null : { every: multipliedBy(unit, count.value), next: count.next + 1 };
}

/** "tuần", "quý", "năm", "6 tháng"; not "năm 2023", "quý IV", "tháng sau". */
function readUnit(tokens: Tokens, at: number): UnitRead | null {
  if (wordAt(tokens, at) === 'nua' && wordAt(tokens, at + 1) === 'nam') return { every: 'half_yearly', next: at + 2 };
  const length = numeralAt(tokens, at);
  if (length !== null && wordAt(tokens, length.next) === 'thang' && !namesOne(tokens, length.next + 1)) {
    const next = length.next + 1;
    const side = wordAt(tokens, next);
    if (side === 'dau' || side === 'cuoi') return null;
    return { every: BY_MONTHS[length.value] ?? 'unsupported', next };
  }
  if (
    length !== null &&
    ['nam', 'quy', 'tuan', 'ngay'].includes(wordAt(tokens, length.next)) &&
    !namesOne(tokens, length.next + 1)
  ) {
    const single = UNITS.get(wordAt(tokens, length.next));
    return { every: length.value === 1 && single !== undefined ? single : 'unsupported', next: length.next + 1 };
  }
  const every = UNITS.get(wordAt(tokens, at));
  if (every === undefined || namesOne(tokens, at + 1) || (every === 'quarterly' && !isQuarterWord(tokens, at)))
    return null;
  return { every, next: at + 1 };
}

/** True when the word after a unit picks one of them, so that nothing recurs. */
function namesOne(tokens: Tokens, at: number): boolean {
  const isNumber = tokens[at]?.value != null && wordAt(tokens, at + 1) !== 'lan';
  return isNumber || romanAt(tokens, at) !== null || ['nay', 'sau', 'toi', 'hoc', 'nhiem'].includes(wordAt(tokens, at));
}

/** After a rhythm, further units in a row: "hằng quý, 6 tháng, năm". */
function continueList(tokens: Tokens, first: UnitRead): RecurrenceRead {
  if (first.every === 'daily' || first.every === 'unsupported') return { every: first.every, next: first.next };
  const every: Recurrence[] = [first.every];
  let next = first.next;
  for (;;) {
    const place = JOINS.has(wordAt(tokens, next)) ? next + 1 : next;
    const further = place === next ? null : (readHeaded(tokens, place) ?? readUnit(tokens, place));
    if (further === null || further.every === 'daily' || further.every === 'unsupported') return { every, next };
    every.push(further.every);
    next = further.next;
  }
}

/** "tháng, quý, năm" or "6 tháng, năm" without any head: at least two rhythms in a row. */
function readBareList(tokens: Tokens, at: number): RecurrenceRead | null {
  const first = readUnit(tokens, at);
  if (first === null || !JOINS.has(wordAt(tokens, first.next))) return null;
  const list = continueList(tokens, first);
  return list.every !== 'daily' && list.every !== 'unsupported' && list.every.length > 1 ? list : null;
}
