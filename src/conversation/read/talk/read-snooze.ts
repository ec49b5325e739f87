/** “Nhắc lại thứ Hai”, “chiều báo cáo”, “mai em gửi báo cáo sau”: when to ask again. It reports nothing. */

import { addDays, weekdayOf, type LocalDate } from '../../../domain/calendar/dates.ts';
import { readDate } from '../../../domain/deadlines/read-date.ts';
import { strip } from '../../../domain/strip-diacritics.ts';

export interface SnoozeReading {
  /** The day that was named; it may be further off than a step can be held. */
  readonly on: LocalDate;
  /** "Nhắc lại …" rather than a promise to report. */
  readonly isWish: boolean;
}

const LONGEST = 90;

/** Without diacritics, in letters of one case. */
const WISH = /(?:^| )(?:nhac (?:lai|sau|em|toi|minh|viec|don vi)|(?:tam )?hoan nhac)(?= |$)/u;
/** Between the wish and whom it is for. Without diacritics, as all these. */
const FOR_WHOM = new Set('lai sau viec them giup ho dum cho voi em toi minh cac nhung ben phia vu'.split(' '));
const OFFICES = new Set('so ubnd huyen xa phuong ban phong tinh bo vien'.split(' '));
const OFFICES_OF_TWO = new Set(
  'co quan|nha thau|chu dau|thi xa|thanh pho|lanh dao|giam doc|trung tam|cong an|cong ty|chi cuc|tap doan'.split('|'),
);
/** Behind "đơn vị", "sở", "phòng" they make it the speaker's own, or go on with the day. */
const OWN = new Set(
  'em toi minh chung vao ngay thu sang chieu mai tuan dau cuoi truoc luc nhe nha a t phan'.split(' '),
);

/** A promise: courtesies, a time, and a word of telling. */
const COURTESIES = /^(?:(?:da|vang|ok|u|a|anh|chi|em|oi) ){0,4}/u;
const TELLS_THEN =
  /^(?: (?:nay|nua|sau|toi))?(?: (?:thi|roi))?(?: (?:ben )?(?:em|toi|minh|chau|phong|so|don vi|co quan|chung em|chung toi)){0,2}(?: (?:se|xin|moi|co|phai)){0,2} (?:bao(?: cao)?|gui|nop|tra loi|cap nhat|phan hoi)(?: (?:bao cao|sau|lai|nhe|a|anh|chi|cho|vp|van phong|ve|so lieu|ket qua|nha|day|du|bo sung|cap nhat|thong tin|tinh hinh|em|don vi))*$/u;
const LATER_ALONE =
  /^(?:(?:da|vang|ok|a|anh|chi|em|oi) ){0,4}(?:em |toi |minh |don vi )?(?:se )?(?:bao(?: cao)?|gui|nop)(?: bao cao)? sau(?: (?:nhe|a|anh|chi))*$/u;
/** What has happened is a report, whatever day it names. */
const DONE = /(?:^| )(?:da|xong|roi|hoan thanh|vuong|dang|phan tram)(?= |$)/u;

const TIMES: readonly (readonly [RegExp, (today: LocalDate) => LocalDate])[] = [
  [/(?:^| )(?:ngay kia|mot)(?= |$)/u, (today) => addDays(today, 2)],
  [/(?:^| )(?:(?:ngay|sang|trua|chieu|toi) )?mai(?= |$)|(?:^| )hom sau(?= |$)/u, (today) => addDays(today, 1)],
  [/(?:^| )(?:dau )?tuan (?:sau|toi|den)(?= |$)|(?:^| )dau tuan(?= |$)/u, (today) => nextWeekday(today, 1)],
  [/(?:^| )cuoi tuan(?: nay)?(?= |$)/u, (today) => nextWeekday(today, 5)],
  [
    /(?:^| )(?:sang nay|trua nay|chieu nay|toi nay|hom nay|chieu|toi|lat|lat nua|chut nua|ti nua|cuoi ngay|cuoi buoi|mot lat)(?= |$)/u,
    (today) => addDays(today, 1),
  ],
];
const WEEKDAYS = /(?:^| )(?:thu|t) ?(hai|ba|tu|nam|sau|bay|[2-7])(?= |$)/u;
const NUMBERS: Readonly<Record<string, number>> = { hai: 1, ba: 2, tu: 3, nam: 4, sau: 5, bay: 6 };
const IN_DAYS = /(?:^| )(?:sau |trong )?(\d{1,2}|mot|hai|ba|bon|nam|sau|bay) (?:ngay|hom)(?: nua| toi| sau)?(?= |$)/u;
const DAYS: Readonly<Record<string, number>> = { mot: 1, hai: 2, ba: 3, bon: 4, nam: 5, sau: 6, bay: 7 };
const TIME =
  /^(?:(?:(?:ngay|sang|trua|chieu|toi) )?mai|hom sau|ngay kia|(?:dau )?tuan (?:sau|toi)|dau tuan|cuoi tuan|(?:sang|trua|chieu|toi) nay|chieu|toi|lat|chut|ti|cuoi ngay|cuoi buoi|(?:(?:sang|chieu) )?(?:thu|t) ?(?:hai|ba|tu|nam|sau|bay|[2-7])(?: tuan sau)?)(?= |$)/u;

/** Null for words of any other kind; `today` itself is no day to ask again on. */
export function readSnooze(text: string, today: LocalDate): SnoozeReading | null {
  const written = text.normalize('NFC').trim();
  if (written.length > LONGEST || /[?%]/u.test(written)) return null;
  const said = strip(written)
    .replace(/[^\p{L}\p{N}/. ]+/gu, ' ')
    .replace(/\s+/gu, ' ')
    .trim();
  const isWish = WISH.test(said) && !isAboutAnother(said);
  const isPromise = promises(said);
  if (LATER_ALONE.test(said)) return { on: addDays(today, 1), isWish: false };
  // A call ("dạ", written alike without its mark) says nothing of what was done.
  if ((!isWish && !isPromise) || DONE.test(said.replace(/^da /u, ''))) return null;
  const on = dayNamed(said, written, today) ?? (isWish && said.split(' ').length <= 6 ? addDays(today, 1) : null);
  return on === null || on <= today ? null : { on, isWish };
}

/** "Nhắc lại đơn vị phối hợp gửi số liệu": a request about somebody else, whose reminders are not the speaker's. */
function isAboutAnother(said: string): boolean {
  const words = said.split(' ');
  const from = words.indexOf('nhac') + 1;
  const at = words.findIndex((word, index) => index >= from && !FOR_WHOM.has(word));
  if (from === 0 || at < 0) return false;
  const [first = '', second = '', third = ''] = words.slice(at);
  const isOwn = (behind: string): boolean => behind === '' || OWN.has(behind);
  if (first === 'don' && second === 'vi') return !isOwn(third);
  return OFFICES_OF_TWO.has(`${first} ${second}`) || (OFFICES.has(first) && !isOwn(second));
}

function promises(said: string): boolean {
  const told = said.replace(COURTESIES, '');
  const time = TIME.exec(told)?.[0];
  return time !== undefined && TELLS_THEN.test(told.slice(time.length));
}

function dayNamed(said: string, written: string, today: LocalDate): LocalDate | null {
  const weekday = WEEKDAYS.exec(said)?.[1];
  if (weekday !== undefined) {
    const number = NUMBERS[weekday] ?? Number(weekday) - 1;
    const on = nextWeekday(today, number);
    return /tuan (?:sau|toi)/u.test(said) && on < nextWeekday(today, 1) ? addDays(on, 7) : on;
  }
  const days = IN_DAYS.exec(said)?.[1];
  if (days !== undefined) return addDays(today, DAYS[days] ?? Number(days));
  if (/\d/u.test(said)) {
    const date = readDate(written, today);
    return date.kind === 'date' ? date.date : null;
  }
  return TIMES.find(([words]) => words.test(said))?.[1](today) ?? null;
}

/** The next day after today that is this one of the week, 1 for Monday. */
function nextWeekday(today: LocalDate, weekday: number): LocalDate {
  const ahead = (weekday - weekdayOf(today) + 7) % 7;
  return addDays(today, ahead === 0 ? 7 : ahead);
}
