/** Greetings, thanks, nods and laughter: words that answer nothing and report nothing. */

import { strip } from '../../domain/strip-diacritics.ts';

/** Longer words say something, whatever they are made of. */
const MOST_WORDS = 10;

/** Without diacritics. */
const EMPTY = new Set(
  (
    'da vang a oi u uh um uhm uk ok oke okay okie oki okela nhe nha nhi nghe hen di roi nhan ro duoc hieu biet ' +
    'anh chi em ac bac co chu ong ba sep dc dong chi cac ca nha moi nguoi ad admin bot xin kinh chao hello hi alo ' +
    'cam on thanks thank tks you hay qua tot tuyet vay the ra chuc buoi sang trua chieu toi ngay moi vui ve ' +
    'khoe good morning bye tam biet gap lai sau nhieu lam that giup voi'
  ).split(' '),
);
const LAUGHTER = /^(?:h[aeiou]){1,12}h?$|^[hk]{2,12}$|^a{2,6}$|^(?:lol|=\)+|:\)+|:d+)$/u;

/** "để em hỏi lại", "chờ em chút": an answer is promised, none is given. Without diacritics. */
const PUTS_OFF =
  /^(?:da |vang |ok |u )?(?:de (?:em|toi|minh|anh|chi|ben|don vi|chau)|(?:cho|doi) (?:(?:anh|chi) )?(?:em|toi|minh|ti|chut|xiu|mot chut|1 chut)|lat|ti nua|chut nua|mai (?:em|toi))(?= |$)/u;

/** "hihi", "ok anh", "vâng ạ", "dạ", "cảm ơn anh nhiều", "👍"; no figure, no word that says more. */
export function isSmallTalk(text: string): boolean {
  const words = wordsOf(text);
  if (/\d/u.test(text)) return false;
  return words.length <= MOST_WORDS && words.every((word) => EMPTY.has(word) || LAUGHTER.test(word));
}

/** Says that something arrived or was understood: "đã nhận", "rõ". Without diacritics. */
const RECEIVED = new Set('nhan ro hieu biet nghe'.split(' '));
const NODS = new Set('vang u uh um uhm uk ok oke okay okie oki okela duoc nhan ro hieu biet nghe'.split(' '));
const THANKS = /(?:^| )(?:cam on|thanks|thank|tks)(?: |$)/u;

/** "ok em", "cảm ơn anh nhiều", "👍": courtesy alone; not "đã nhận", which says that something arrived. */
export function isMereCourtesy(text: string): boolean {
  return isSmallTalk(text) && !wordsOf(text).some((word) => RECEIVED.has(word));
}

/** "cảm ơn em": thanks without a nod, which acknowledges nothing. */
export function isThanks(text: string): boolean {
  const words = wordsOf(text);
  return THANKS.test(words.join(' ')) && isSmallTalk(text) && !words.some((word) => NODS.has(word));
}

/** Whether the words only put the answer off. */
export function putsOff(text: string): boolean {
  return wordsOf(text).length <= MOST_WORDS && PUTS_OFF.test(wordsOf(text).join(' '));
}

function wordsOf(text: string): string[] {
  return strip(text)
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '');
}
