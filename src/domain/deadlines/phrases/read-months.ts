import { isMeasured } from './is-measured.ts';
import { digitsAt, isQuarterWord, numeralAt, romanAt, scannedRomanAt, spelledNumberAt } from './numerals.ts';
import type { Numeral } from './numerals.ts';
import { IMPOSSIBLE, IMPRECISE, UNREAD } from './point.ts';
import type { MonthsPoint } from './point.ts';
import type { PointContext, PointRead } from './point-context.ts';
import { gluedAt, smallNumberAt, wordAt, yearAt } from './tokens.ts';
import type { Token } from './tokens.ts';
import { readPhrase, readWord } from './vocabulary.ts';
import { AHEAD, DATE_SIGNS, yearAfter } from './written-year.ts';

type Tokens = readonly Token[];

/** "II" in "quý I, II năm 2023", "5" in "tháng 4, 5/2022", "16/6" after "ngày 15,". */
export function readJoined(tokens: Tokens, at: number, context: PointContext): PointRead | null {
  const unit = context.joinedTo?.unit;
  if (unit !== 'month' && unit !== 'quarter') return null;
  const numeral = unit === 'quarter' ? quarterNumeral(tokens, at) : digitsAt(tokens, at);
  if (
    numeral === null ||
    isDayAndMonth(tokens, at) ||
    wordAt(tokens, numeral.next) === 'thang' ||
    isMeasured(tokens, numeral.next)
  )
    return null;
  return unit === 'quarter' ? quarter(tokens, numeral) : month(tokens, numeral, false);
}

/** True for "15/6/2022" and "15/6", not for "6/2022": the number is a day, whatever stood before the comma. */
function isDayAndMonth(tokens: Tokens, at: number): boolean {
  return DATE_SIGNS.has(wordAt(tokens, at + 1)) && smallNumberAt(tokens, at + 2) !== null;
}

/** How many figures a list of months or days may have. */
const LONGEST_LIST = 12;

/**
 * "6-9/2025", "6, 7, 8/2025", "3, 4 và 5/6/2025": figures whose month or year stands behind the last of them. Null where
 * the row ends otherwise: "3, 4" may count anything. What is joined to a quarter counts quarters ("quý 1, 2, 3/2025").
 */
export function readListed(tokens: Tokens, at: number, context: PointContext): PointRead | null {
  if (context.joinedTo?.unit === 'quarter') return null;
  const first = smallNumberAt(tokens, at);
  if (first === null || !(context.opens || context.joinedTo !== null) || gluedToOther(tokens, at)) return null;
  let place = at;
  for (let count = 1; count < LONGEST_LIST; count += 1) {
    const sign = wordAt(tokens, place + 1);
    if (!LIST_SIGNS.has(sign) || smallNumberAt(tokens, place + 2) === null) return null;
    place += 2;
    if (wordAt(tokens, place + 1) !== '/') continue;
    if (yearAt(tokens, place + 2) !== null) {
      const isMonth = first >= 1 && first <= 12;
      return isMonth ? { point: monthWithoutYear(first), next: at + 1 } : null;
    }
    const isDay = smallNumberAt(tokens, place + 2) !== null && wordAt(tokens, place + 3) === '/';
    if (!isDay || yearAt(tokens, place + 4) === null || sign === '-' || first < 1 || first > 31) return null;
    return {
      point: { unit: 'day', day: first, month: null, monthsAhead: null, year: null, weekday: null },
      next: at + 1,
    };
  }
  return null;
}

const LIST_SIGNS: ReadonlySet<string> = new Set([',', 'va', '&', '-']);

/** "1.6, 7/2025", "12/6, 7/2025": the figure belongs to what stands before it. */
function gluedToOther(tokens: Tokens, at: number): boolean {
  return gluedAt(tokens, at) && ['.', '/'].includes(wordAt(tokens, at - 1));
}

function monthWithoutYear(value: number): MonthsPoint {
  return { unit: 'month', first: value, last: value, year: null, shorthand: false };
}

/** "6 tháng đầu năm 2023", "nửa cuối năm 2023", "9 tháng đầu năm". */
export function readPartOfYear(tokens: Tokens, at: number): PointRead | null {
  const part = partOfYear(tokens, at);
  if (part === null) return null;
  const side = wordAt(tokens, part.next);
  if (side !== 'dau' && side !== 'cuoi') return null;
  const ofYear = wordAt(tokens, part.next + 1) === 'cua' ? part.next + 2 : part.next + 1;
  // Half of a month or a quarter has no agreed last day.
  if (['thang', 'quy', 'tuan'].includes(wordAt(tokens, ofYear))) return { point: IMPRECISE, next: ofYear };
  const year = yearAfter(tokens, ofYear);
  if (year.year === null && wordAt(tokens, ofYear) !== 'nam') return null;
  const next = year.year === null ? ofYear + 1 : year.next;
  if (part.value < 1 || part.value > 12) return { point: IMPOSSIBLE, next };
  const unit = part.value === 6 ? 'half_year' : part.value === 3 ? 'quarter' : part.value === 1 ? 'month' : 'months';
  const first = side === 'dau' ? 1 : 13 - part.value;
  return { point: { unit, first, last: first + part.value - 1, year: year.year, shorthand: false }, next };
}

function partOfYear(tokens: Tokens, at: number): Numeral | null {
  if (wordAt(tokens, at) === 'nua') return { value: 6, next: wordAt(tokens, at + 1) === 'nam' ? at + 2 : at + 1 };
  const numeral = numeralAt(tokens, at);
  return numeral !== null && wordAt(tokens, numeral.next) === 'thang'
    ? { value: numeral.value, next: numeral.next + 1 }
    : null;
}

/** "tháng 4/2022", "tháng tư năm 2022", "T4/2022", "4/2022". */
export function readMonth(tokens: Tokens, at: number): PointRead | null {
  const head = wordAt(tokens, at);
  if (head === 'thang') {
    if (isMayOrYear(tokens, at)) return { point: UNREAD, next: at + 3 };
    const numeral = numeralOfMonth(tokens, at + 1);
    return numeral === null ? null : month(tokens, numeral, false);
  }
  if ((head === 't' || head === 'th') && gluedAt(tokens, at + 1)) {
    const numeral = digitsAt(tokens, at + 1);
    return numeral === null ? null : month(tokens, numeral, true);
  }
  const numeral = digitsAt(tokens, at);
  if (numeral === null || numeral.value < 1 || numeral.value > 12 || !DATE_SIGNS.has(wordAt(tokens, numeral.next)))
    return null;
  if (!gluedAt(tokens, numeral.next) && wordAt(tokens, numeral.next) !== '/') return null;
  return yearAt(tokens, numeral.next + 1) === null ? null : month(tokens, numeral, false);
}

/** "tháng năm 2022": either May without its "năm", or a month left out. Not to be guessed. */
function isMayOrYear(tokens: Tokens, at: number): boolean {
  return wordAt(tokens, at + 1) === 'nam' && yearAt(tokens, at + 2) !== null;
}

/** "tháng sau" is next month, "tháng sáu" June: without diacritics it is June only when a year follows. */
export function numeralOfMonth(tokens: Tokens, at: number): Numeral | null {
  const numeral = digitsAt(tokens, at) ?? spelledNumberAt(tokens, at);
  if (numeral === null || wordAt(tokens, numeral.next) === 'lan') return null;
  if (tokens[at]?.written === 'sau' && yearAfter(tokens, numeral.next).year === null) return null;
  if (wordAt(tokens, at) === 'nam' && wordAt(tokens, at + 1) !== 'nam') return null;
  return numeral;
}

function month(tokens: Tokens, numeral: Numeral, short: boolean): PointRead {
  return months(
    tokens,
    numeral,
    'month',
    numeral.value,
    numeral.value,
    numeral.value >= 1 && numeral.value <= 12,
    short,
  );
}

/** "quý IV/2022", "quý 4 năm 2022", "Q.IV-2022", "QIV/2022". */
export function readQuarter(tokens: Tokens, at: number): PointRead | null {
  const numeral = headedQuarter(tokens, at);
  return numeral === null ? null : quarter(tokens, numeral);
}

function headedQuarter(tokens: Tokens, at: number): Numeral | null {
  const head = tokens[at];
  if (head === undefined) return null;
  if (head.word === 'quy') {
    // "quỹ 5 tỷ" is a fund.
    if (!isQuarterWord(tokens, at)) return null;
    const start = ['.', ':'].includes(wordAt(tokens, at + 1)) ? at + 2 : at + 1;
    const numeral = quarterNumeral(tokens, start) ?? spelledQuarter(tokens, start);
    return numeral === null || wordAt(tokens, numeral.next) === 'lan' ? null : numeral;
  }
  if (head.word === 'q') return quarterNumeral(tokens, wordAt(tokens, at + 1) === '.' ? at + 2 : at + 1);
  const roman = /^q(?:u[yi])?(i|ii|iii|iv)$/.exec(head.word);
  return roman === null ? null : { value: ['i', 'ii', 'iii', 'iv'].indexOf(roman[1] ?? '') + 1, next: at + 1 };
}

function quarterNumeral(tokens: Tokens, at: number): Numeral | null {
  return scannedRomanAt(tokens, at) ?? romanAt(tokens, at) ?? digitsAt(tokens, at);
}

/** Only the words that count quarters: "quý sau" is the next one, not the sixth. */
function spelledQuarter(tokens: Tokens, at: number): Numeral | null {
  const numeral = spelledNumberAt(tokens, at);
  return numeral !== null && numeral.value <= 4 ? numeral : null;
}

function quarter(tokens: Tokens, numeral: Numeral): PointRead {
  const last = numeral.value * 3;
  return months(tokens, numeral, 'quarter', last - 2, last, numeral.value >= 1 && numeral.value <= 4, false);
}

function months(
  tokens: Tokens,
  numeral: Numeral,
  unit: MonthsPoint['unit'],
  first: number,
  last: number,
  possible: boolean,
  shorthand: boolean,
): PointRead {
  const year = yearAfter(tokens, numeral.next);
  return { point: possible ? { unit, first, last, year: year.year, shorthand } : IMPOSSIBLE, next: year.next };
}

/** "năm 2025"; a bare "2025" only where a time may stand. */
export function readYear(tokens: Tokens, at: number, context: PointContext): PointRead | null {
  const named = wordAt(tokens, at) === 'nam';
  if (named) {
    const ahead = AHEAD.get(wordAt(tokens, at + 1));
    if (ahead !== undefined) return { point: { unit: 'relative', of: 'year', ahead }, next: at + 2 };
  }
  const place = named ? at + 1 : at;
  const year = yearAt(tokens, place);
  if (year === null) {
    const isFourDigits = tokens[place]?.value != null && tokens[place].written.length === 4;
    return named && isFourDigits ? { point: IMPOSSIBLE, next: place + 1 } : null;
  }
  const fits =
    named || isYearRange(tokens, at) || (context.opens && !(gluedAt(tokens, at) && wordAt(tokens, at - 1) === '.'));
  if (!fits || (!named && isAmount(tokens, place, context)) || isDecimal(tokens, place)) return null;
  if (isYearAndShortNumber(tokens, place)) return { point: UNREAD, next: place + 3 };
  return { point: { unit: 'year', first: 1, last: 12, year, shorthand: false }, next: place + 1 };
}

/**
 * "2026-2030" is a time wherever it stands, unless what it counts follows: "2025-2030 học viên". Of figures that are
 * hardly the years of a plan ("1950-2050 bóng đèn") any unknown word may be that.
 */
function isYearRange(tokens: Tokens, at: number): boolean {
  const [first, last] = [yearAt(tokens, at), yearAt(tokens, at + 2)];
  const isRange = wordAt(tokens, at + 1) === '-' && first !== null && last !== null && wordAt(tokens, at - 1) !== '-';
  if (!isRange) return false;
  const isOfPlan = first >= EARLIEST_PLAN && first < last && last - first <= LONGEST_PLAN;
  return isOfPlan ? !isMeasured(tokens, at + 3) : !mayBeCounted(tokens, at + 3);
}

const EARLIEST_PLAN = 2015;
/** In years. */
const LONGEST_PLAN = 30;

/** True where an unknown word stands at `at`; signs, numbers, words of time and those below are never counted. */
function mayBeCounted(tokens: Tokens, at: number): boolean {
  const word = wordAt(tokens, at);
  if (!/^\p{L}/u.test(word) || NEVER_COUNTED.has(word)) return false;
  const phrase = readPhrase(tokens, at) ?? readWord(tokens, at);
  return phrase === null && !TIME_UNITS.has(word);
}

const TIME_UNITS: ReadonlySet<string> = new Set(['quy', 'thang', 'nam', 'hang', 'moi']);
const NEVER_COUNTED: ReadonlySet<string> = new Set(
  'tren,tai,o,do,voi,nham,de,dat,duoc,phai,se,nhu,tinh,thuc,trien'.split(','),
);
const RANGE_SIGNS: ReadonlySet<string> = new Set(['-', 'den', 'toi']);
/** The last word or letter of "giai đoạn", "gđ", "g/đ", "thời kỳ". */
const PERIOD_WORDS: ReadonlySet<string> = new Set(['doan', 'gd', 'd', 'ky', 'ki']);

/** "2025 hộ", "2000-2010 căn", "từ 2000 đến 2010 căn": what is said behind the second number is said of both. */
function isAmount(tokens: Tokens, at: number, context: PointContext): boolean {
  if (isLongNumber(tokens, at + 2) && RANGE_SIGNS.has(wordAt(tokens, at + 1))) {
    return !PERIOD_WORDS.has(wordAt(tokens, at - 1)) && isMeasured(tokens, at + 3);
  }
  if (isLongNumber(tokens, at - 2) && wordAt(tokens, at - 1) === '-') {
    if (context.joinedTo === null) return true;
    if (PERIOD_WORDS.has(wordAt(tokens, at - 3))) return false;
  }
  return isMeasured(tokens, at + 1);
}

function isLongNumber(tokens: Tokens, at: number): boolean {
  const token = tokens[at];
  return token?.value != null && token.written.length >= 3;
}

/** "2021-25" may be five years or a month that does not exist. */
function isYearAndShortNumber(tokens: Tokens, at: number): boolean {
  const isSign = ['-', '/'].includes(wordAt(tokens, at + 1)) && gluedAt(tokens, at + 1);
  return isSign && gluedAt(tokens, at + 2) && smallNumberAt(tokens, at + 2) !== null;
}

function isDecimal(tokens: Tokens, at: number): boolean {
  return (
    [',', '.'].includes(wordAt(tokens, at + 1)) &&
    gluedAt(tokens, at + 1) &&
    gluedAt(tokens, at + 2) &&
    tokens[at + 2]?.value != null
  );
}
