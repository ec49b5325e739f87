/** How things stand, denied or asked: "không phát sinh khó khăn", "y như lần trước", "vào đâu". */

import { bare, isOf, SOFT } from '../item-words.ts';
import type { Item, ItemKind } from '../items.ts';
import { mayRestrict } from '../respell.ts';
import { joined, type Run } from '../run.ts';

const NOT = /^(?:khong|chua|chang|cha|khong co|chua co|khong co gi|khong he|chua he)$/u;
const BEFORE_OBSTACLE = /^(?:co|phat|sinh|phat sinh|gap|gap phai|con|thay|bi|nhieu|bat ky|mot|chut|them|gi|cai)$/u;

/** "không phát sinh khó khăn, vướng mắc", "chưa gặp vướng mắc gì". */
export function noObstacleAt(items: readonly Item[], at: number): Run | null {
  // "đã tháo gỡ xong vướng mắc"
  const isCleared = isOf(items[at], ['no_obstacle']) && /(?:go|quyet|phuc|xong|duoc)$/u.test(bare(items[at]));
  if (isCleared && isOf(items[at + 1], ['obstacle']) && namesOnly(items[at + 1]))
    return joined(items, at, 2, 'no_obstacle');
  if (!isOf(items[at], ['not', 'not_yet']) || !NOT.test(bare(items[at]))) return null;
  let next = at + 1;
  while (next < at + 4 && BEFORE_OBSTACLE.test(bare(items[next])) && !isOf(items[next], ['obstacle'])) next += 1;
  if (!isOf(items[next], ['obstacle']) || !namesOnly(items[next])) return null;
  while (isOf(items[next], ['obstacle']) && namesOnly(items[next])) next += 1;
  while (next < at + 10 && /^(?:gi|nao|ca|het|gi a|gi them|them)$/u.test(bare(items[next]))) next += 1;
  const behind = items[next];
  const closes = behind === undefined || isOf(behind, [...SOFT, 'break', 'contrast', 'had', 'ours', 'task_word']);
  return closes ? joined(items, at, next - at, 'no_obstacle') : null;
}

/** Words that name an obstacle in general; what is named behind "vướng ở" is one. */
const NAMES_ONLY = new Set('gap con co phai nhieu kho khan vuong mac tro ngai va ,'.split(' '));

function namesOnly(item: Item | undefined): boolean {
  return bare(item)
    .split(' ')
    .every((word) => NAMES_ONLY.has(word));
}

/** "không còn đơn vị nào nợ báo cáo": of what is left there is none. */
export function noneLeftAt(items: readonly Item[], at: number): Run | null {
  const isNone = isOf(items[at], ['not']) && isOf(items[at + 1], ['remaining']);
  if (!isNone) return null;
  const behind = items.slice(at + 2, at + 2 + MOST_LEFT);
  const end = behind.findIndex((item) => isOf(item, ['break']));
  const left = end < 0 ? behind : behind.slice(0, end);
  const named = left.findIndex(({ key }) => WHICH.test(key));
  const isPlain = left.every(
    (item) => WHICH.test(item.key) || (isOf(item, OF_WHAT_IS_LEFT) && !mayRestrict(item.key)) || LACKS.test(item.key),
  );
  // "không còn đơn vị nào tham gia" is no good news.
  const isLack = left.length === named + 1 || left.slice(named + 1, named + 3).some(({ key }) => LACKS.test(key));
  return named >= 0 && named <= 2 && left.length < MOST_LEFT && isPlain && isLack
    ? joined(items, at, left.length + 2, 'no_obstacle')
    : null;
}

const WHICH = /(?:^| )(?:nào|nao)$/u;
/** What nobody still does or has, so that all is well. */
const LACKS =
  /^(?:nợ|no|chưa|chua|thiếu|thieu|chậm|cham|vướng|vuong|sót|sot|tồn|ton|tồn đọng|bỏ sót|kêu|dở|dở dang)(?: |$)/u;
/** In items. */
const MOST_LEFT = 7;
const OF_WHAT_IS_LEFT: readonly ItemKind[] = [
  ...([
    'unknown',
    'report_lead',
    'counted',
    'authority',
    'ours',
    'part',
    'lack',
    'not_yet',
    'deliver',
    'document_word',
    'acknowledged',
    'step',
    'work_noun',
    'polite',
  ] as const),
];

const CHANGE =
  /^(?:bien chuyen|dong tinh|tien bo|nhuc nhich|thay doi|tien trien|bien dong|chuyen bien|dien bien|tien do|khac|khac gi|khac nhieu|cai thien)$/u;
const LIKE = /^(?:y nhu|nhu|giong|giong nhu|van nhu|van giong|tuong tu|y het|y nguyen|y chang)$/u;
const SAME_AS =
  /^(?:bao cao|ky|lan|thang|tuan|quy|dot|hom|ban|truoc|qua|ky truoc|lan truoc|tuan truoc|thang truoc|quy truoc|hom truoc|bua truoc|so voi ky truoc|so voi thang truoc|so voi quy truoc|so voi bao cao truoc|hom qua)$/u;

/** "chưa có thay đổi gì so với tuần trước", "y như lần trước". */
export function unchangedAt(items: readonly Item[], at: number): Run | null {
  const head = items[at];
  if (/^(?:y|cung|van|giong|y het)$/u.test(bare(head)) && isOf(items[at + 1], ['unchanged'])) {
    return joined(items, at, 2, 'unchanged');
  }
  if (head?.kind === 'unchanged') {
    const more = /^(?:gi|nao|moi|them|nhieu)$/u.test(bare(items[at + 1])) ? at + 2 : at + 1;
    const next = comparedTo(items, more);
    return next > at + 1 ? joined(items, at, next - at, 'unchanged') : null;
  }
  if (isOf(head, ['not', 'not_yet']) && NOT.test(bare(head))) {
    const one = wordsAt(items, at + 1, 2);
    const two = wordsAt(items, at + 2, 2);
    const from = CHANGE.test(one) ? at + 3 : /^(?:co|gi)$/u.test(bare(items[at + 1])) && CHANGE.test(two) ? at + 4 : 0;
    if (from === 0) return null;
    let next = from;
    while (next < from + 3 && /^(?:gi|nao|moi|them|nhieu|ca|gi a|gi them|may)$/u.test(bare(items[next]))) next += 1;
    return joined(items, at, comparedTo(items, next) - at, 'unchanged');
  }
  const short = bare(head);
  if (!/^(?:y|nhu|giong|van|tuong)/u.test(short)) return null;
  const long = wordsAt(items, at, 2);
  // "tình hình như báo cáo tuần trước"
  const isOfState = isOf(items[at - 1], ['report_lead', 'progress_word', 'so_far', 'work_noun']);
  const length = LIKE.test(long) ? 2 : LIKE.test(short) && (short !== 'nhu' || isOfState) ? 1 : 0;
  if (length === 0) return null;
  let next = at + length;
  while (next < at + length + 4 && SAME_AS.test(bare(items[next]))) next += 1;
  const isEarlier = /(?:truoc|qua)$/u.test(bare(items[next - 1]));
  return next > at + length && isEarlier ? joined(items, at, next - at, 'unchanged') : null;
}

/** Behind "so với kỳ trước", "so với báo cáo tháng trước"; the same place where nothing is compared. */
function comparedTo(items: readonly Item[], at: number): number {
  if (isOf(items[at], ['against_plan'])) return at + 1;
  const from = wordsAt(items, at, 2) === 'so voi' ? at + 2 : bare(items[at]) === 'so voi' ? at + 1 : 0;
  if (from === 0) return at;
  let next = from;
  while (next < from + 4 && SAME_AS.test(bare(items[next]))) next += 1;
  return next > from ? next : at;
}

function wordsAt(items: readonly Item[], at: number, count: number): string {
  return items
    .slice(at, at + count)
    .map((item) => bare(item))
    .join(' ');
}

const INDEFINITE = /^(?:gi|gi a|gi ca|nao|dau|ai)$/u;

/** "chưa có kế hoạch gì ạ", "không thấy đâu ạ": behind a denial the word asks nothing. */
export function noQuestionAt(items: readonly Item[], at: number): Run | null {
  // "trễ hạn mấy hôm rồi"
  const isSome = items[at]?.key === 'mấy' && /^(?:hom|ngay|tuan|thang|bua)$/u.test(bare(items[at + 1]));
  if (isSome) return joined(items, at, 1, 'about');
  if (!isOf(items[at], ['question']) || !INDEFINITELY.test(bare(items[at]))) return null;
  for (let back = at - 1; back >= Math.max(0, at - MOST_BACK); back -= 1) {
    const item = items[back];
    if (item === undefined || item.kind === 'break') return null;
    if (isOf(item, ['not', 'not_yet', 'not_started', 'unfinished', 'missed'])) {
      return items.slice(at + 1, at + 3).some(({ kind }) => kind === 'question_mark')
        ? null
        : joined(items, at, 1, 'polite');
    }
  }
  return null;
}

const INDEFINITELY = /^(?:gi|gi a|nao|lam gi|bao nhieu|may|viec gi|cai gi|bao lau)$/u;
/** In items. */
const MOST_BACK = 4;

const WHERE = /^(?:vao|o|ve|toi|den|ra|cho|tu|tai|qua)$/u;

/** "gửi báo cáo vào đâu ạ", "sao em vẫn bị nhắc". */
export function questionAt(items: readonly Item[], at: number): Run | null {
  const head = items[at];
  if (head === undefined) return null;
  if (head.key === 'đâu' && WHERE.test(bare(items[at - 1])) && !hasDenialBefore(items, at)) {
    return joined(items, at, 1, 'question');
  }
  // "đến khi nào"
  if (isOf(head, ['condition']) && /(?:^| )khi$/u.test(bare(head)) && bare(items[at + 1]) === 'nao') {
    return joined(items, at, 2, 'when');
  }
  if (head.key !== 'sao') return null;
  const before = items[at - 1];
  // "việc này là sao ạ"
  const behind = items[at + 1];
  const last = items[at + 2];
  const isEnd = behind === undefined || (isOf(behind, [...SOFT, 'break', 'question_mark']) && !isOf(last, ['unknown']));
  if (bare(before) === 'la' && isEnd) return joined(items, at, 1, 'question');
  const opens = before === undefined || isOf(before, [...SOFT, 'break', 'contrast']);
  const isWhy = head.kind === 'unknown' && opens && items[at + 1] !== undefined;
  return isWhy && !/^(?:cung|cho|y|luu|ke)$/u.test(bare(items[at + 1])) ? joined(items, at, 1, 'question') : null;
}

function hasDenialBefore(items: readonly Item[], at: number): boolean {
  return items
    .slice(Math.max(0, at - MOST_BACK), at)
    .some((item) => INDEFINITE.test(bare(item)) || isOf(item, ['not', 'not_yet']));
}

const REST =
  /^(?:gi|viec gi|noi dung|nao|ton|dong|ton dong|ton tai|phan nao|nua|vuong mac|kho khan|viec|cong viec|hang muc|ca|gi nua)$/u;

/** "không còn gì nữa", "không còn tồn đọng": nothing is left. */
export function nothingLeftAt(items: readonly Item[], at: number): Run | null {
  const isDenied = isOf(items[at], ['not']) && /^(?:khong|chang|khong he)$/u.test(bare(items[at]));
  if (!isDenied || bare(items[at + 1]) !== 'con') return null;
  let next = at + 2;
  while (next < at + 6 && REST.test(bare(items[next]))) next += 1;
  const behind = items[next];
  const closes = behind === undefined || isOf(behind, [...SOFT, 'break']);
  return next > at + 2 && closes ? joined(items, at, next - at, 'no_obstacle') : null;
}

/** "không thi công được", "không cho thi công": it cannot be done. */
export function cannotDoAt(items: readonly Item[], at: number): Run | null {
  if (!isOf(items[at], ['not']) || !/^(?:khong|chang)$/u.test(bare(items[at]))) return null;
  const isBarred = bare(items[at + 1]) === 'cho' && isOf(items[at + 2], ['work', 'step', 'deliver']);
  if (isBarred) return joined(items, at, 3, 'missed');
  const isUnable = isOf(items[at + 1], ['work', 'step', 'deliver']) && /^duoc$/u.test(bare(items[at + 2]));
  return isUnable ? joined(items, at, 3, 'missed') : null;
}
