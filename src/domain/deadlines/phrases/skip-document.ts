import { gluedAt, smallNumberAt, wordAt, yearAt } from './tokens.ts';
import type { Token } from './tokens.ts';

type Tokens = readonly Token[];

/** "31/3-Quý II", "4-T6/2022", "2 lần/năm": a number and a unit of time, not the number of a paper. */
const TIME_WORDS: ReadonlySet<string> = new Set([
  't',
  'th',
  'q',
  'quy',
  'thang',
  'nam',
  'ngay',
  'tuan',
  'lan',
  'nguoi',
  'ha',
  'nay',
  'den',
  'het',
  'h',
  'i',
  'ii',
  'iii',
  'iv',
]);

/** A law names one year ("54/2014/QH13"); a run of them is no code, and is not looked through. */
const MOST_YEARS = 2;

/**
 * The place after the number of an official paper and its date ("số 5519/QĐ-UBND ngày 30/12/2021",
 * "10-NQ/TU ngày 10 tháng 01 năm 2022"), or null when none begins at `at`. Such a date is never a deadline.
 */
export function skipDocument(tokens: Tokens, at: number): number | null {
  const code = skipNumberOfPaper(tokens, at);
  return code === null ? null : skipDateOfPaper(tokens, code);
}

function skipNumberOfPaper(tokens: Tokens, at: number): number | null {
  const announced = wordAt(tokens, at) === 'so';
  let place = announced ? at + 1 : at;
  if (announced && wordAt(tokens, place) === ':') place += 1;
  const hasNumber = tokens[place]?.value != null;
  if (!hasNumber) return announced && wordAt(tokens, place) === '/' ? skipCode(tokens, place) : null;
  if (announced) return skipCode(tokens, place + 1);
  // "26a/NQ-CP": a letter may stand between the number and the sign.
  const sign =
    ['a', 'b', 'c'].includes(wordAt(tokens, place + 1)) && gluedAt(tokens, place + 1) ? place + 2 : place + 1;
  return isCode(tokens, sign) ? skipCode(tokens, sign) : null;
}

/** "12/2022/QĐ-UBND": `years` have been passed over so far. */
function isCode(tokens: Tokens, sign: number, years = 0): boolean {
  const letters = tokens[sign + 1];
  const isSign = ['/', '-'].includes(wordAt(tokens, sign)) && gluedAt(tokens, sign);
  const isYear = yearAt(tokens, sign + 1) !== null && wordAt(tokens, sign + 2) === '/' && gluedAt(tokens, sign + 2);
  if (isSign && isYear) return years < MOST_YEARS && isCode(tokens, sign + 2, years + 1);
  return (
    isSign && letters !== undefined && letters.glued && /^[a-z]+$/.test(letters.word) && !TIME_WORDS.has(letters.word)
  );
}

/** Signs, letters and numbers without a blank between them. */
function skipCode(tokens: Tokens, at: number): number {
  let place = at;
  while (gluedAt(tokens, place) || (place === at && wordAt(tokens, place) === '/')) {
    const isPart = /^[a-z0-9]+$/.test(wordAt(tokens, place)) || ['/', '-', '.', '&'].includes(wordAt(tokens, place));
    if (!isPart || (wordAt(tokens, place) === '.' && !gluedAt(tokens, place + 1))) break;
    place += 1;
  }
  return place;
}

function skipDateOfPaper(tokens: Tokens, at: number): number {
  const place = wordAt(tokens, at) === ',' ? at + 1 : at;
  if (wordAt(tokens, place) === 'nam' && yearAt(tokens, place + 1) !== null) return place + 2;
  if (wordAt(tokens, place) !== 'ngay') return at;
  const isNumeric = ['/', '-', '.'].includes(wordAt(tokens, place + 2)) && smallNumberAt(tokens, place + 3) !== null;
  if (isNumeric) return tokens[place + 5]?.value != null ? place + 6 : place + 4;
  // A blank date waits for a stamp: "ngày    tháng 3 năm 2022".
  const month = smallNumberAt(tokens, place + 1) === null ? place + 1 : place + 2;
  if (wordAt(tokens, month) !== 'thang') return at;
  const year = smallNumberAt(tokens, month + 1) === null ? month + 1 : month + 2;
  if (wordAt(tokens, year) !== 'nam') return year;
  return yearAt(tokens, year + 1) === null ? year + 1 : year + 2;
}
