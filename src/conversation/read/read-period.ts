/** Which period of a recurring duty words name: "báo cáo năm 2024", "quý 2", "6 tháng đầu năm", "kỳ trước". */

import { addDays, monthOf, yearOf, type LocalDate } from '../../domain/calendar/dates.ts';
import type { Recurrence } from '../../domain/deadlines/deadline.ts';
import { periodOf, periodOfKey, previousPeriod } from '../../domain/deadlines/period.ts';
import { stripDiacritics } from '../../domain/strip-diacritics.ts';

/**
 * `keys` are the periods that the words may mean, the most likely first: without a year that of this year and of the one
 * before, whichever has begun first. `rest` are the words without the name; it begins at `at`.
 */
export interface PeriodNamed {
  readonly keys: readonly [string, ...string[]];
  /** Named without its year: that of any year before may be meant too. */
  readonly isAnyYear: boolean;
  readonly rest: string;
  readonly at: number;
  /** Named as what is reported on ("báo cáo quý IV", "năm 2024 …"): "tháng này xong", "xong quý IV" may be promises. */
  readonly isTopic: boolean;
}

/**
 * Null when no period of that length is named; `several` when different ones are; `unclear` for one that may be a time. A
 * duty whose rhythm was amended has periods of several lengths: the newest one's stands first.
 */
export function readPeriod(
  text: string,
  rhythm: Recurrence | readonly Recurrence[],
  today: LocalDate,
): PeriodNamed | 'several' | 'unclear' | null {
  const written = text.normalize('NFC');
  const lower = written.toLowerCase();
  const plain = stripDiacritics(lower);
  if (plain.length !== written.length || lower.length !== written.length) return null;
  const rhythms = typeof rhythm === 'string' ? [rhythm] : rhythm;
  const names = [
    ...rhythms.flatMap((one) => [...plain.matchAll(NAMES[one])].map((match) => ({ match, among: [one] }))),
    ...[...plain.matchAll(RELATIVE)].map((match) => ({ match, among: rhythms })),
  ];
  const unclear: string[] = [];
  const found = names.flatMap(({ match, among }) => {
    const { index: at, 0: name, groups = {} } = match;
    const end = at + name.length;
    if (NO_PERIOD.test(lower.slice(at, end))) return [];
    const before = lower.slice(0, at);
    const isReport = /^(?:bao cao|ky) /u.test(name);
    const isOfTime = isTime(before, lower.slice(end), isReport);
    const keys = isOfTime === true ? null : keysAmong(groups, among, today);
    if (isOfTime === 'unclear' && keys !== null) unclear.push(name);
    const isTopic = isReport || (groups['year'] !== undefined && !/\p{L}/u.test(before));
    const [tally = ''] = TALLIED.exec(before.trimEnd()) ?? [];
    const from = tally === '' ? at : lower.lastIndexOf(tally, at);
    const isAnyYear = groups['number'] !== undefined && groups['year'] === undefined;
    return keys === null ? [] : [{ keys, isAnyYear, at: from, end, isTopic: isTopic || tally !== '' }];
  });
  if (unclear.length > 0) return 'unclear';
  const [first, ...others] = found.sort((a, b) => a.at - b.at);
  if (first === undefined) return null;
  if (others.some(({ keys }) => keys[0] !== first.keys[0])) return 'several';
  let rest = written;
  for (const { at, end } of found) rest = rest.slice(0, at) + ' '.repeat(end - at) + rest.slice(end);
  const { keys, isAnyYear, at, isTopic } = first;
  return { keys, isAnyYear, rest: rest.trim(), at, isTopic };
}

/**
 * What the period is measured against, or the time of something else, stands behind these. A word with diacritics is
 * only itself: "quả" is no "qua", "tư" no "từ".
 */
const COMPARED = /(?<![\p{L}\d])(?:so với|so voi|như|nhu|cùng|cung|hơn|hon|từ|tu|giống|giong|bằng|bang|theo|sau)$/u;
const UNTIL = /(?<![\p{L}\d])(?:đến|den|hết|het|cuối|cuoi|tới|toi|trong)$/u;
const AT_EDGE = /(?<![\p{L}\d])(?:sang|trước|truoc|đầu|dau|giữa|giua|hạn|han|qua|vào|vao)$/u;
/** Without diacritics: "kết quả", "đầu tư", "chúng tôi" end as a word of time does. */
const ENDS_ALIKE = /(?<![\p{L}\d])(?:ket qua|hieu qua|thanh qua|he qua|dau tu|vat tu|thu tu|chung toi)$/u;
/** Without diacritics: "bảng" or "bằng". */
const EITHER_WAY = /(?<![\p{L}\d])(?:bang)$/u;
/** "tính đến hết quý I": the figures are those of the period. */
const TALLIED =
  /(?<![\p{L}\d])(?:(?:tính|tinh|luỹ kế|lũy kế|luy ke|cộng dồn|cong don)(?: đến| den| tới| toi)?(?: hết| het)?)$/u;
const WITHIN = /(?<![\p{L}\d])(?:trong|vào|vao)$/u;
const PROMISED = /(?<![\p{L}\d])(?:sẽ|(?<!chia )se|dự kiến|du kien)(?![\p{L}\d])/u;
/** "xin báo cáo" is a courtesy, "xin lùi" asks. */
const VOWED =
  /(?<![\p{L}\d])(?:phấn đấu|phan dau|hẹn|hen|cam kết|cam ket|cố gắng|co gang|quyết tâm|quyet tam|gia hạn|gia han|kéo dài|keo dai|xin (?:(?:phép|phep|được|duoc|cho) ){0,2}(?:gia hạn|gia han|lùi|lui|hoãn|hoan|dời|doi|khất|khat|hẹn|hen|kéo dài|keo dai|thêm|them|giãn|gian|chậm|cham|nợ|no|nộp chậm|nop cham|đến|den|tới|toi|sang|hoàn thành|hoan thanh))(?![\p{L}\d])/u;
/** "xin gia hạn quý III đến 30/11": what is moved, where its new time stands behind it. */
const MOVED =
  /(?<![\p{L}\d])(?:gia hạn|gia han|lùi|lui|hoãn|hoan|dời|doi|giãn|gian|kéo dài|keo dai)(?: thời hạn| thoi han| hạn| han)?(?: nộp| nop| gửi| gui)?(?: của| cua| cho)?$/u;
const MOVED_TO = /^ ?(?:đến|den|tới|toi|sang)(?![\p{L}\d])/u;
/** Behind the name: it is what is reported on. */
const HEADS = /^ ?:/u;
const IS_REPORTED = /^ ?(?:[:\d]|(?:đã|da|đạt|dat)(?![\p{L}\d]))/u;

/** Whether the words around a name make it a time: "so với cùng kỳ năm trước", "sẽ gửi trong tháng 12". */
function isTime(before: string, behind: string, isReport: boolean): boolean | 'unclear' {
  const words = before.trimEnd().slice(-FARTHEST);
  if (TALLIED.test(words) || (MOVED.test(words) && MOVED_TO.test(behind))) return false;
  if (!ENDS_ALIKE.test(words)) {
    if (EITHER_WAY.test(words)) return 'unclear';
    if (COMPARED.test(words)) return true;
  }
  const clause = words.split(/[.;,\n]/u).at(-1) ?? '';
  if (!isReport && (PROMISED.test(clause) || (VOWED.test(clause) && !HEADS.test(behind)))) return true;
  // "trong tháng 7 đã xử lý 3 vụ" begins with the period, "gửi trong tháng 12" names a time.
  const within = WITHIN.exec(words);
  if (within !== null && !/\p{L}/u.test(words.slice(0, within.index))) return false;
  if (ENDS_ALIKE.test(words)) return false;
  // "đến hết quý III đã giải ngân 80%" is how far it was then; "trước quý III đã xong" names no period.
  return (UNTIL.test(words) && !IS_REPORTED.test(behind)) || (AT_EDGE.test(words) && !HEADS.test(behind));
}

/** How far before the name its clause is looked at, in letters. */
const FARTHEST = 80;

/** Words that are spelled as a name is, but for their diacritics. */
const NO_PERIOD = /(?<!\p{L})(?:quỹ|quỷ|ký|kỹ|thắng|thăng|thang máy|tuân|tuấn|nấm|nằm)(?!\p{L})/u;

/** Each behind “báo cáo của kỳ …” too. What is part of a day ("ngày 20 tháng 7 năm 2024") names no period. */
const NAMES: Readonly<Record<Recurrence, RegExp>> = {
  weekly:
    /(?<![\p{L}\d])(?:bao cao (?:cua )?)?(?:ky (?:bao cao )?)?(?<unit>tuan) (?<which>nay|truoc|sau|toi|vua qua|vua roi)(?![\p{L}\d])/gu,
  monthly:
    /(?<![\p{L}\d])(?:bao cao (?:cua )?)?(?:ky (?:bao cao )?)?(?<!\d |\d)thang (?<number>0?[1-9]|1[0-2])(?:(?: nam |\/| - |-| )(?<year>20\d\d))?(?!\/)(?![\p{L}\d])/gu,
  quarterly:
    /(?<![\p{L}\d])(?:bao cao (?:cua )?)?(?:ky (?:bao cao )?)?quy (?<number>i{1,3}|iv|[1-4])(?:(?: nam |\/| - |-| )(?<year>20\d\d))?(?![\p{L}\d])/gu,
  half_yearly:
    /(?<![\p{L}\d])(?:bao cao (?:cua )?)?(?:ky (?:bao cao )?)?(?:6|sau) thang (?<number>dau|cuoi)(?: nam)?(?: (?<year>20\d\d))?(?![\p{L}\d])/gu,
  yearly:
    /(?<![\p{L}\d])(?:bao cao (?:cua )?)?(?:ky (?:bao cao )?)?(?:(?<!thang \d |thang \d\d |quy [\div]{1,3} |dau |cuoi )nam |(?<=bao cao |ky ))(?<year>20\d\d)(?![\p{L}\d])/gu,
};
const RELATIVE =
  /(?<![\p{L}\d])(?:bao cao (?:cua )?)?(?:ky (?:bao cao )?)?(?:(?<unit>thang|quy|nam) |(?<=ky |ky bao cao ))(?<which>nay|truoc|sau|toi|vua qua|vua roi|ngoai)(?![\p{L}\d])/gu;

interface Groups {
  readonly [name: string]: string | undefined;
}

const ORDINALS: Readonly<Record<string, number>> = { i: 1, ii: 2, iii: 3, iv: 4, dau: 1, cuoi: 2 };
const UNITS: Readonly<Record<string, Recurrence>> = {
  tuan: 'weekly',
  thang: 'monthly',
  quy: 'quarterly',
  nam: 'yearly',
};

function keysAmong(groups: Groups, among: readonly Recurrence[], today: LocalDate): PeriodNamed['keys'] | null {
  const [first, ...others] = among.flatMap((recurrence) => keysOf(groups, recurrence, today) ?? []);
  return first === undefined ? null : [first, ...others];
}

function keysOf(
  { year, number, unit, which }: Groups,
  recurrence: Recurrence,
  today: LocalDate,
): PeriodNamed['keys'] | null {
  if (which !== undefined)
    return unit === undefined || UNITS[unit] === recurrence ? [relative(which, recurrence, today)] : null;
  const ordinal = number === undefined ? 0 : (ORDINALS[number] ?? Number(number));
  if (year !== undefined) return [keyOf(recurrence, Number(year), ordinal)];
  const now = yearOf(today);
  const keys: [string, string] = [keyOf(recurrence, now, ordinal), keyOf(recurrence, now - 1, ordinal)];
  return hasBegun(recurrence, ordinal, today) ? keys : [keys[1], keys[0]];
}

function relative(which: string, recurrence: Recurrence, today: LocalDate): string {
  if (which === 'nay') return periodOf(today, recurrence).key;
  if (which === 'sau' || which === 'toi') return periodOf(addDays(periodOf(today, recurrence).end, 1), recurrence).key;
  return previousPeriod(today, recurrence).key;
}

const MONTHS: Readonly<Record<Recurrence, number>> = {
  weekly: 0,
  monthly: 1,
  quarterly: 3,
  half_yearly: 6,
  yearly: 12,
};

function hasBegun(recurrence: Recurrence, ordinal: number, today: LocalDate): boolean {
  return monthOf(today) > (ordinal - 1) * MONTHS[recurrence];
}

function keyOf(recurrence: Recurrence, year: number, ordinal: number): string {
  switch (recurrence) {
    case 'monthly':
      return `${String(year)}-${String(ordinal).padStart(2, '0')}`;
    case 'quarterly':
      return `${String(year)}-Q${String(ordinal)}`;
    case 'half_yearly':
      return `${String(year)}-H${String(ordinal)}`;
    case 'yearly':
    case 'weekly':
      return String(year);
  }
}

/** The words without the period of the duty that they name; all of them of a task without periods. */
export function besidePeriod(written: string, period: string | null, today: LocalDate): string {
  const recurrence = period === null ? undefined : periodOfKey(period)?.recurrence;
  const named = recurrence === undefined ? null : readPeriod(written, recurrence, today);
  return named === null || typeof named === 'string' ? written : named.rest.replace(/^[\s,;:]+/u, '');
}
