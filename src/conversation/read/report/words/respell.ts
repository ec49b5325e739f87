/**
 * The word of the lexicon that a slip stands for: a doubled letter, Telex and VNI, one wrong, missing or exchanged letter.
 * A slip that could be a word of denial, promise or condition is taken for it: it makes a reading less complete, never more.
 */

import { stripDiacritics } from '../../../../domain/strip-diacritics.ts';
import { spelling } from './spelling.ts';
import { fromTelex, fromVni } from './typing.ts';
import { COMPLETING_WORDS, LONG_ENOUGH, vocabulary, withToneLast } from './vocabulary.ts';

/** What can be one syllable of Vietnamese, without diacritics: such a word is no slip of another. */
const SYLLABLE =
  /^(?:ngh|ng|nh|ch|gh|gi|kh|ph|qu|th|tr|[bcdghklmnpqrstvx])?(?:[aeiouy]|[aeiou][aeiouy]|uye|ieu|yeu|oai|oay|uoi|uou|uay)(?:ch|ng|nh|[cmnpt])?$/u;

/** Whether a word without diacritics can be one syllable of Vietnamese. */
export function isSyllable(bare: string): boolean {
  return SYLLABLE.test(bare);
}

/** `key` is spelled as `spelling` does; the same word where it is known or no slip. Pure. */
export function respell(key: string): string {
  const { words, bareWords } = vocabulary();
  if (words.has(key) || bareWords.has(key)) return key;
  const word = likeliest(key);
  // "chus" is "chú" in Telex, and "chưa" with the next key: taken for neither, and asked about.
  return word !== key && !TURNING_WORDS.includes(word) && mayDeny(key) ? key : word;
}

function likeliest(key: string): string {
  const { restricting, remarked, toned } = vocabulary();
  const single = key.replace(/(\p{L})\1/gu, '$1');
  if (single !== key && single.length > 1 && isKnown(single)) return single;
  const drawn = undrawn(key);
  if (drawn !== key && isKnown(drawn)) return drawn;
  const typed = fromTelex(key);
  if (typed !== null && isKnown(typed)) return typed;
  const bare = stripDiacritics(key);
  const retoned = bare === key ? undefined : toned.get(withToneLast(key));
  if (retoned !== undefined) return retoned;
  const marked = bare === key ? undefined : remarked.get(bare);
  if (marked !== undefined) return marked;
  if (key.length < LONG_ENOUGH || SYLLABLE.test(bare)) return key;
  return (
    restricting.find((word) => isNear(key, word)) ??
    COMPLETING_WORDS.find((word) => isNear(key, word) && (key.length !== word.length || isKeySlip(key, word))) ??
    exchangedBack(key) ??
    key
  );
}

/** "thnah", "nhịme": the one word of the lexicon that two exchanged neighbours make, where nothing else is a syllable. */
function exchangedBack(key: string): string | null {
  if (key.length < SHORTEST_EXCHANGED || key.length > LONGEST_SYLLABLE) return null;
  const { toned, bareWords } = vocabulary();
  const made = Array.from({ length: key.length - 1 }, (_, at) => {
    const [one = '', other = ''] = [key[at], key[at + 1]];
    return key.slice(0, at) + other + one + key.slice(at + 2);
  });
  const [word, ...others] = new Set(made.filter((each) => each !== key && SYLLABLE.test(stripDiacritics(each))));
  if (word === undefined || others.length > 0) return null;
  return toned.get(withToneLast(word)) ?? (stripDiacritics(word) === word && bareWords.has(word) ? word : null);
}

const SHORTEST_EXCHANGED = 4;
/** "nghiêng"; and every exchange in a longer word, each as long as the word, would cost its square. */
const LONGEST_SYLLABLE = 7;

const DENYING_BARE = ['chua', 'khong', 'chang', 'hong'];

/** Whether what was typed without marks, and is no syllable, is one key away from a word that denies. */
export function mayDeny(key: string): boolean {
  if (stripDiacritics(key) !== key || SYLLABLE.test(key)) return false;
  const typed = key.replace(/(\p{L})\1/gu, '$1').replace(/(?<=[auo])w/gu, '');
  return DENYING_BARE.some(
    (word) => word !== typed && isNear(typed, word) && (typed.length !== word.length || isKeySlip(typed, word)),
  );
}

/** Two neighbours exchanged, or one key beside the right one. */
function isKeySlip(typed: string, word: string): boolean {
  if (isExchanged(typed, word)) return true;
  const at = Array.from(word).findIndex((letter, index) => letter !== typed[index]);
  return areBeside(stripDiacritics(typed[at] ?? ''), stripDiacritics(word[at] ?? ''));
}

const ROWS = ['qwertyuiop', 'asdfghjkl', 'zxcvbnm'];

function areBeside(one: string, other: string): boolean {
  const placeOf = (key: string): readonly [row: number, column: number] => {
    const row = ROWS.findIndex((keys) => keys.includes(key));
    return [row, ROWS[row]?.indexOf(key) ?? -1];
  };
  const [row, column] = placeOf(one);
  const [otherRow, otherColumn] = placeOf(other);
  return row >= 0 && otherRow >= 0 && Math.abs(row - otherRow) <= 1 && Math.abs(column - otherColumn) <= 1;
}

/** "hoànthành", "xongrồi": two words of the lexicon without the blank between; null for any other word. */
export function respace(key: string): readonly [string, string] | null {
  const { words } = vocabulary();
  if (key.length < SHORTEST_PAIR || key.length > LONGEST_PAIR || words.has(key) || SYLLABLE.test(stripDiacritics(key)))
    return null;
  for (let at = 2; at <= key.length - 2; at += 1) {
    const [one, other] = [key.slice(0, at), key.slice(at)];
    if (
      words.has(one) &&
      words.has(other) &&
      SYLLABLE.test(stripDiacritics(one)) &&
      SYLLABLE.test(stripDiacritics(other))
    )
      return [one, other];
  }
  return null;
}

const SHORTEST_PAIR = 5;
const LONGEST_PAIR = 14;

/** What "d9a4" stands for, where that is a word of the lexicon; in a reply typed so, wherever it is one syllable. */
export function respellVni(raw: string, isTypedSo = false): string | null {
  const typed = isTypedSo || raw.length >= LONG_ENOUGH ? fromVni(raw.toLowerCase()) : null;
  if (typed === null) return null;
  const word = spelling(typed);
  return vocabulary().words.has(word) || (isTypedSo && SYLLABLE.test(stripDiacritics(word))) ? word : null;
}

/** What "phaast" stands for in a reply that was typed in Telex; null where it is no syllable. */
export function respellTelex(raw: string): string | null {
  const typed = fromTelex(raw.toLowerCase());
  if (typed === null) return null;
  const word = spelling(typed);
  return SYLLABLE.test(stripDiacritics(word)) ? word : null;
}

/** "hoàn thàng": the second word of a pair that nearly is one. */
export function respellAfter(before: string, key: string): string {
  const isPair = before === 'hoàn' || before === 'hoan';
  return isPair && !vocabulary().words.has(key) && isNear(key, 'thành') ? 'thành' : key;
}

/** Words that turn what is said around, whatever else stands in the clause. */
const TURNING_WORDS = 'chưa không chẳng sẽ sắp đang nếu chờ đợi vướng thiếu gần'.split(' ');
const BARE_TURNING_WORDS = TURNING_WORDS.map(stripDiacritics);

/** Whether a word that nothing here knows may be a slip of one that turns what is said around. */
export function mayRestrict(key: string): boolean {
  const bare = stripDiacritics(key);
  if (bare === key) return BARE_TURNING_WORDS.some((word) => word.length > LONG_ENOUGH && isSlip(key, word, key));
  return TURNING_WORDS.some((word, at) => bare === BARE_TURNING_WORDS[at] || isSlip(key, word, bare));
}

/** Words that leave something open, or tell of a time ahead or of somebody else's. */
const OPENING_WORDS =
  'duyệt trình thẩm còn trừ tuần tháng phần bước thảo vẫn khác thêm hạn xin nghiệm nhưng riêng mai nốt sau kia'.split(
    ' ',
  );
const BARE_OPENING_WORDS = OPENING_WORDS.map(stripDiacritics);

/** Whether a word that nothing here knows may be one of them, or a slip of one. */
export function mayLeaveOpen(key: string): boolean {
  const bare = stripDiacritics(key);
  // What is no syllable may be a slip of anything.
  if (!SYLLABLE.test(bare)) return true;
  return OPENING_WORDS.some((word, at) => {
    const bareWord = BARE_OPENING_WORDS[at] ?? word;
    return (
      key === word || (bare === key && (bare === bareWord || isSlip(bare, bareWord, bare))) || isSlip(key, word, bare)
    );
  });
}

/** One letter other makes another word where it is one: "đại" is no slip of "đợi". */
function isSlip(key: string, word: string, bare: string): boolean {
  if (!isNear(key, word)) return false;
  const isOther = key.length === word.length && !isExchanged(key, word);
  return key === word || !isOther || !SYLLABLE.test(bare);
}

/** "vụu", "ạaa": the last vowel drawn out, without its mark. */
function undrawn(key: string): string {
  let end = key.length;
  while (end > 1 && stripDiacritics(key[end - 1] ?? '') === stripDiacritics(key[end - 2] ?? '')) end -= 1;
  return key.slice(0, end);
}

function isKnown(word: string): boolean {
  const spelled = spelling(word);
  const { words, bareWords } = vocabulary();
  return words.has(spelled) || (stripDiacritics(spelled) === spelled && bareWords.has(spelled));
}

/** One letter more, less or other, or two neighbours exchanged. */
function isNear(one: string, other: string): boolean {
  if (Math.abs(one.length - other.length) > 1) return false;
  let from = 0;
  while (from < one.length && one[from] === other[from]) from += 1;
  const tail = (word: string, skipped: number): string => word.slice(from + skipped);
  if (one.length > other.length) return tail(one, 1) === tail(other, 0);
  if (one.length < other.length) return tail(one, 0) === tail(other, 1);
  return tail(one, 1) === tail(other, 1) || isExchanged(one, other);
}

/** Two neighbours, and nothing else. */
function isExchanged(one: string, other: string): boolean {
  let from = 0;
  while (from < one.length && one[from] === other[from]) from += 1;
  const isSwapped = one[from] === other[from + 1] && one[from + 1] === other[from];
  return isSwapped && one.slice(from + 2) === other.slice(from + 2);
}
