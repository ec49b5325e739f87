/** What of a message is said to a question: without the greeting before it, and the courtesy around a day. */

import { strip } from '../../../domain/strip-diacritics.ts';

/** Clauses and calls before the answer. */
const MOST_OPENINGS = 4;
const LONGEST_OPENING = 12;

/** Words of "dạ em chào anh", "em xin gửi báo cáo ạ", "Kính gửi Văn phòng". Without diacritics. */
const OPENING = new Set(
  (
    'da vang a oi u alo chao thua kinh xin phep gui goi nop bao cao tra loi phan hoi trinh bay bo sung thong tin noi dung ' +
    'nhu sau la ve cho toi em anh chi minh chung chau ban co chu bac ong ba sep dc dong don vi so phong van vp ubnd tinh ' +
    'cau duoc yeu cua cac buoi sang trua chieu lai ah nhe'
  ).split(' '),
);
/** One of them at least greets, addresses or announces. */
const OPENS =
  /(?:^| )(?:da|vang|chao|thua|kinh|alo|oi|a|ah|gui|nop|bao cao|tra loi|phan hoi|trinh bay|bo sung|nhu sau)(?= |$)/u;
const BREAK = /[,;:!\n]|\.(?=\s|$)/u;

/** Before what is said, without a mark between: "dạ", "anh Tuấn ơi", "em gửi anh ạ". */
const CALL =
  /^(?:(?:dạ|vâng|alo|kính thưa|thưa)(?: (?:anh chị|các anh|anh|chị|sếp)(?= ))?|(?:anh|chị|em|sếp|cô|chú|bác)(?: \p{Lu}\p{L}{0,9})? (?:ơi|à|ạ)|(?:em|tôi|mình|đơn vị) (?:xin )?(?:gửi|báo cáo|trả lời|phản hồi)(?: (?:anh|chị|lại|báo cáo|văn phòng)){0,2} (?:ạ|là))[\s,:]{1,3}/iu;

/** The words after greeting, call and announcement; all of them where nothing else is said. Pure. */
export function withoutOpening(text: string): string {
  let said = text.normalize('NFC').trim();
  for (let count = 0; count < MOST_OPENINGS; count += 1) {
    const rest = afterOpening(said);
    if (rest === null) return said;
    said = rest;
  }
  return said;
}

function afterOpening(said: string): string | null {
  const end = said.search(BREAK);
  const head = end < 0 ? '' : said.slice(0, end);
  const call = CALL.exec(said)?.[0] ?? '';
  const length = isOpening(head) ? end + 1 : call.length;
  const rest = said.slice(length).trim();
  return length > 0 && /[\p{L}\d]/u.test(rest) && !isOpening(rest) ? rest : null;
}

function isOpening(head: string): boolean {
  // "đã trình, chờ ký" tells of the work; "dạ" and "kính trình" open.
  if (/^\s{0,3}đã\s/iu.test(head)) return false;
  const words = strip(head)
    .replace(/[^\p{L}\d ]+/gu, ' ')
    .split(' ')
    .filter((word) => word !== '');
  return words.length <= LONGEST_OPENING && words.every((word) => OPENING.has(word)) && OPENS.test(words.join(' '));
}

const ENDING = /[\s,]{1,3}(?:(?:anh|chị|em|sếp|các anh) )?(?:ạ|nhé|nha|nhá|ah)[\s.!]{0,3}$/iu;
/** "vướng mặt bằng" answers what is in the way: the mặt bằng. */
const IS_IN_THE_WAY =
  /^(?:(?:bên |hiện |hiện nay |đơn vị )?(?:em |tôi |đơn vị |vẫn |còn |đang ){0,3})?(?:vướng mắc|vướng)(?: (?:là|ở|về|do|vì))?[:\s]{1,3}/iu;

/** The obstacle that an answer names: without greeting, "vướng" and closing courtesy. */
export function obstacleIn(text: string): string {
  const said = withoutOpening(text).replace(ENDING, '').trim();
  const named = said.replace(IS_IN_THE_WAY, '').trim();
  return /\p{L}{2}/u.test(named) ? named : said;
}

const ASKS_LEAVE =
  /^(?:(?:anh|chị|văn phòng|sếp) )?(?:cho|xin|mong|kính đề nghị|đề nghị)(?: (?:phép|em|tôi|đơn vị|bên em|chúng em|anh|chị|văn phòng|cho|xin)){0,4}(?: hỏi)?\s{1,3}/iu;
const MAY_IT_BE =
  /[\s,]{1,3}(?:thì |có |liệu )?(?:được|đc|dc|ok)(?: (?:không|ko|k|hông|chưa))?(?: (?:ạ|anh|chị|em|sếp|nhé|nhỉ|vậy)){0,3}[\s?!.]{0,3}$/iu;

/** "Cho em xin đến 30/9 được không ạ": who was asked for a day asks for it, however politely. */
export function dayWordsIn(text: string): string {
  const said = withoutOpening(text);
  const day = said.replace(MAY_IT_BE, '').replace(ASKS_LEAVE, '').replace(ENDING, '').trim();
  return /[\p{L}\d]/u.test(day) ? day : said;
}

const NOT_KNOWN =
  /(?:không|khong|ko|chưa|chua)(?: thể)? (?:biết|biet|rõ|ro|xác định|xac dinh)(?: được)? (?:là )?(?:bao giờ|bao gio|khi nào|khi nao|lúc nào|luc nao|thế nào|the nao|đến đâu|den dau|ai)(?=[\s,.;?!]|$)[^,.;\n]{0,40}/giu;

/** "Bộ chưa trả lời, không biết bao giờ có": who does not know when tells, and asks nothing. For judging alone. */
export function withoutNotKnowing(text: string): string {
  const said = text.replace(NOT_KNOWN, '').trim();
  return /[\p{L}\d]/u.test(said) ? said : text;
}
