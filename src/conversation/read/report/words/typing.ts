/** Words as a keyboard leaves them where its Vietnamese is switched off: Telex ("ddax xong"), VNI ("d9a4 xong"). */

const TONES: Readonly<Record<string, string>> = {
  f: '\u0300',
  s: '\u0301',
  r: '\u0309',
  x: '\u0303',
  j: '\u0323',
  '2': '\u0300',
  '1': '\u0301',
  '3': '\u0309',
  '4': '\u0303',
  '5': '\u0323',
};
const TELEX_PAIRS: Readonly<Record<string, string>> = { dd: 'đ', aa: 'â', ee: 'ê', oo: 'ô', aw: 'ă', ow: 'ơ', uw: 'ư' };
const VNI_PAIRS: Readonly<Record<string, string>> = {
  d9: 'đ',
  a6: 'â',
  e6: 'ê',
  o6: 'ô',
  a8: 'ă',
  o7: 'ơ',
  u7: 'ư',
};

/** What was typed in Telex, the tone key anywhere behind its vowel; null where the word holds no such key. */
export function fromTelex(word: string): string | null {
  if (!/^[a-z]{2,9}$/u.test(word)) return null;
  // "uow" stands for "ươ", whichever vowel its key follows.
  const horned = word.replace(/uow|uwow/u, 'ươ');
  return composed(horned, TELEX_PAIRS, /[fsrxj]/u);
}

/** What was typed in VNI; null where the word holds no such key. */
export function fromVni(word: string): string | null {
  const isTyped = /^[a-z][a-z1-9]{1,12}$/u.test(word) && /[1-9]/u.test(word);
  return isTyped ? composed(word, VNI_PAIRS, /[1-5]/u) : null;
}

function composed(word: string, pairs: Readonly<Record<string, string>>, tone: RegExp): string | null {
  let letters = '';
  for (const sign of word) {
    // A figure may stand behind the whole word ("roi62"), a letter only behind its own ("roofi").
    const at = /[6-9]/u.test(sign) ? lastPaired(letters, sign, pairs) : letters.length - 1;
    const made = pairs[`${letters[at] ?? ''}${sign}`];
    letters = made === undefined ? letters + sign : letters.slice(0, at) + made + letters.slice(at + 1);
  }
  // A consonant may begin the word ("sáng", "rồi"); its tone key stands behind a vowel.
  const vowel = letters.search(VOWEL);
  if (vowel < 0) return null;
  const [first, rest] = [letters.slice(0, vowel), letters.slice(vowel)];
  const key = rest.search(tone);
  if (key < 0) return letters === word ? null : letters;
  const mark = TONES[rest[key] ?? ''] ?? '';
  return first + toned(rest.slice(0, key) + rest.slice(key + 1), mark);
}

function lastPaired(letters: string, sign: string, pairs: Readonly<Record<string, string>>): number {
  let at = letters.length - 1;
  while (at > 0 && pairs[`${letters[at] ?? ''}${sign}`] === undefined) at -= 1;
  return at;
}

const VOWEL = /[aăâeêioôơuưy]/u;

/** The mark on its vowel: on one with a sign of its own, else before a final consonant the last, else the last but one. */
function toned(rest: string, mark: string): string {
  const [vowels = ''] = /^[aăâeêioôơuưy]+/u.exec(rest) ?? [];
  const signed = vowels.search(/[ăâêôơ]/u);
  const isClosed = rest.length > vowels.length;
  const glides = /^(?:oa|oe|uy)/u.test(vowels) ? 1 : 0;
  const plain = isClosed ? vowels.length - 1 : Math.max(vowels.length - 2, glides);
  const at = signed >= 0 ? signed + (vowels.startsWith('ươ') ? 1 - signed : 0) : Math.min(plain, vowels.length - 1);
  return (rest.slice(0, at + 1) + mark + rest.slice(at + 1)).normalize('NFC');
}
