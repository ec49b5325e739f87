/** Greetings, thanks, nods and laughter: words that answer nothing and report nothing. */

import { strip, stripDiacritics } from '../../domain/strip-diacritics.ts';
import { clausesOf, isSalutation } from './report/clauses.ts';
import { itemsOf } from './report/words/items.ts';
import { tokenise } from './report/words/tokens.ts';

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

/** Words that only call somebody, before what is said: "dạ anh ơi". Without diacritics. */
const CALLS = new Set('da vang ok oke u a oi anh chi co chu bac sep dong thua kinh'.split(' '));

/** "để em hỏi lại", "chờ em chút": an answer is promised, none is given. Without diacritics. */
const PUTS_OFF =
  /^(?:de (?:em|toi|minh|anh|chi|ben|don vi|chau)|(?:cho|doi) (?:(?:anh|chi) )?(?:em|toi|minh|ti|chut|xiu|mot chut|1 chut)|lat|ti nua|chut nua|mai (?:em|toi))(?= |$)/u;

/** "chiều nay em gửi", "tuần sau đơn vị sẽ báo": when an answer will come. Without diacritics. */
const PROMISES =
  /^(?:(?:ngay |sang |chieu |toi )?mai|(?:sang|trua|chieu|toi) nay|chieu|tuan sau|dau tuan(?: sau)?|hom sau|lat nua|chut nua|ti nua|cuoi ngay) (?:(?:ben )?(?:em|toi|minh|chau)|(?:phong|don vi|co quan|so)(?: em)?|chung (?:em|toi)) (?:se )?(?:xin )?(?:bao|gui|nop|tra loi|cung cap|hoi|kiem tra|xem|thong tin|phan hoi)(?= |$)/u;

/** "hihi", "ok anh", "vâng ạ", "dạ", "cảm ơn anh nhiều", "👍"; no figure, no word that says more. */
export function isSmallTalk(text: string): boolean {
  const words = wordsOf(withoutSalutation(text));
  if (/\d/u.test(text)) return false;
  return words.length <= MOST_WORDS && words.every((word) => EMPTY.has(word) || LAUGHTER.test(word));
}

/** "hihi", "chào anh chị", "=))", "Chúc mọi người ngày mới vui vẻ": neither a nod nor a word on the work. */
export function isNoise(text: string): boolean {
  const words = wordsOf(text);
  const nods = words.some((word) => NODS.has(word));
  if (isSmallTalk(text)) return !nods && !/[👍👌🫡✅✔☑]/u.test(text);
  const isWish = words.length <= MOST_WORDS_OF_A_WISH && WISHES.test(words.join(' '));
  // "chúc mừng năm mới, báo cáo em gửi rồi": what follows the wish may be news.
  return isWish && text.split(/[,.;:!\n]/u).every((part) => isSmallTalk(part) || isWished(wordsOf(part).join(' ')));
}

const MOST_WORDS_OF_A_WISH = 16;
const WISHES = /^(?:xin |kinh )?chuc(?: mung)? /u;
/** Without diacritics. */
const WISHED =
  /(?:^| )(?:manh khoe|suc khoe|doi dao|hanh phuc|thanh cong|thanh dat|binh an|an lanh|an khang|thinh vuong|nhu y|may man|vui (?:ve|khoe|tuoi)|phat tai|tan tai|tot lanh|tot dep|thuan loi|niem vui)(?= |$)/u;

function isWished(words: string): boolean {
  return WISHES.test(words) || WISHED.test(words);
}

/** Two words or more besides courtesy. */
export function saysMuch(text: string): boolean {
  return wordsOf(text).filter((word) => !EMPTY.has(word) && !LAUGHTER.test(word)).length > 1;
}

/** "tắt máy điều hoà giúp", "gọi xe hộ em với": something else is wanted of somebody. */
export function asksFavour(text: string): boolean {
  const words = wordsOf(text);
  const last = words.findLastIndex((word) => !BEHIND_A_FAVOUR.has(word));
  return FAVOURS.has(words[last] ?? '') && !/hồ|hổ/iu.test(text);
}

/** Without diacritics. */
const FAVOURS = new Set(['giup', 'ho', 'gium', 'dum']);
const BEHIND_A_FAVOUR = new Set('em anh chi toi minh voi nhe nha a di cai'.split(' '));

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
  const words = wordsOf(withoutSalutation(text));
  const called = words.findIndex((word) => !CALLS.has(word));
  const said = words.slice(Math.max(called, 0)).join(' ');
  if (words.length > MOST_WORDS) return false;
  return (PUTS_OFF.test(said) && !isAnotherWord(text)) || PROMISES.test(said);
}

/** "Đê bên sông", "Đội em": in a text with diacritics the first of these words is no "để", "đợi". */
function isAnotherWord(text: string): boolean {
  const written = text.normalize('NFC').toLowerCase();
  if (stripDiacritics(written) === written) return false;
  const words = written.split(/[^\p{L}\p{N}]+/u);
  const first = words.find((word) => PUTTING.has(stripDiacritics(word)));
  return first !== undefined && !PUTTING_WRITTEN.has(first);
}

const PUTTING_WRITTEN = new Set(['để', 'chờ', 'cho', 'đợi', 'de', 'doi']);
const PUTTING = new Set(['de', 'cho', 'doi']);

/** UTF-16 units: "Kính gửi Văn phòng Uỷ ban nhân dân tỉnh Thanh Hoá". */
const LONGEST_SALUTATION = 80;

/** "Kính gửi VP, hihi": whom it addresses is no part of what it says. */
function withoutSalutation(text: string): string {
  const end = text.search(/[,:\n]/u);
  if (end < 1 || end > LONGEST_SALUTATION) return text;
  const isAddress = clausesOf(itemsOf(tokenise(text.slice(0, end)))).every(isSalutation);
  return isAddress ? text.slice(end + 1) : text;
}

function wordsOf(text: string): string[] {
  return strip(text)
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '');
}
