/** Until now, some of many, and words that only look like a question: "tới bữa nay", "giục mấy huyện kia", "chưa có ai nhận". */

import { bare, isOf, SOFT } from '../item-words.ts';
import type { Item, ItemKind } from '../items.ts';
import { joined, type Run } from '../run.ts';

const UNTIL_NOW =
  /^(?:(?:tinh|luy ke|cong don|cap nhat|cho|ke) )?(?:den|toi)(?: (?:het|thoi diem))? (?:gio|bua (?:ni|nay)|bay gio|chu|luc nay|hom nay|nay|gio nay|thoi diem (?:nay|hien tai|bao cao)|hien (?:tai|nay|gio)|hien)(?: thi)?$/u;
/** In items. */
const LONGEST_UNTIL_NOW = 6;

/** "tới giờ", "tính tới bữa nay", "lũy kế đến thời điểm này": how things stand today. */
export function untilNowAt(items: readonly Item[], at: number): Run | null {
  if (!/^(?:tinh|luy|luy ke|cong don|cap nhat|cho|ke|den|toi)/u.test(bare(items[at]))) return null;
  const words: string[] = [];
  let length = 0;
  for (let next = at; next < Math.min(items.length, at + LONGEST_UNTIL_NOW); next += 1) {
    if (items[next]?.kind === 'break') break;
    words.push(bare(items[next]));
    if (UNTIL_NOW.test(words.join(' '))) length = next + 1 - at;
  }
  // "đến hôm nay là xong" may promise what the evening brings.
  const isBound = /^la$/u.test(bare(items[at + length])) && /hom nay$|nay$/u.test(words.slice(0, length).join(' '));
  const isTold = items.slice(at + length).some((item) => isOf(item, ['already', 'had', 'percent']));
  return length > 1 && (!isBound || isTold) ? joined(items, at, length, 'so_far') : null;
}

const COUNTABLE: readonly ItemKind[] = ['authority', 'counted', 'unknown', 'polite', 'part', 'task_word', 'ours'];
const FAR = /^(?:kia|nay|no|do|ay|nua|con lai|khac)$/u;
const BEFORE_SOME: readonly ItemKind[] = ['demand', 'remaining', 'contrast', 'waiting', 'obstacle', 'obstacle_named'];

/** "đang giục mấy huyện kia", "còn mấy xã chưa nộp": some of them; "xong được mấy xã rồi" asks. */
export function someAt(items: readonly Item[], at: number): Run | null {
  if (items[at]?.key !== 'mấy' || !isOf(items[at + 1], COUNTABLE)) return null;
  const behind = items.slice(at + 2, at + 5);
  const end = behind.findIndex(({ kind }) => kind === 'break' || kind === 'question_mark' || kind === 'question');
  const rest = end < 0 ? behind : behind.slice(0, end);
  const isPointedAt = rest.some((item) => FAR.test(bare(item)));
  // "mới được mấy thôn thôi", "kẹt ở mấy hộ đầu làng"
  const isSome =
    /^(?:moi duoc|chi duoc|duoc|o|tai|them)$/u.test(bare(items[at - 1])) &&
    !/(?:duoc)$/u.test(bare(items[at - 1]).replace(/^(?:moi|chi) duoc$/u, '')) &&
    rest.some((item) => !isOf(item, [...SOFT, 'already']));
  // "vướng đền bù mấy hộ"; "mấy xã không chịu nộp", where nobody asks how many have.
  const earlier = items.slice(Math.max(0, at - MOST_BEFORE_SOME), at);
  const clause = earlier.slice(earlier.findLastIndex(({ kind }) => kind === 'break') + 1);
  const isHindered = clause.some((item) => isOf(item, ['obstacle', 'obstacle_named', 'lack']));
  const opens = clause.length === 0 && rest.some((item) => isOf(item, ['not', 'not_yet', 'obstacle_named', 'lack']));
  const asksOn = isOf(behind[end], ['question_mark', 'question']) || /^(?:roi|chua|vay|the)$/u.test(bare(rest.at(-1)));
  if (isSome || ((isHindered || opens) && !asksOn)) return joined(items, at, 1, 'about');
  const goesOn = isOf(items[at - 1], BEFORE_SOME) && rest.some((item) => !isOf(item, [...SOFT, 'already']));
  return isPointedAt || goesOn ? joined(items, at, 1, 'about') : null;
}

/** In items. */
const MOST_BEFORE_SOME = 6;

const WHICH_PART: readonly ItemKind[] = ['part', 'counted', 'task_word', 'work_noun', 'unknown'];

/** "chưa triển khai được bước nào": nothing of it. */
export function noPartAt(items: readonly Item[], at: number): Run | null {
  const isPart = isOf(items[at], WHICH_PART) && items[at + 1]?.key === 'nào';
  const isDenied = items.slice(Math.max(0, at - 3), at).some((item) => isOf(item, [...DENIALS, 'not_started']));
  return isPart && isDenied ? joined(items, at, 2, 'polite') : null;
}

/** "ai đang trực", "ai có số anh Tuấn": asks for somebody; "ai cũng xong" tells. */
export function whoAt(items: readonly Item[], at: number): Run | null {
  const before = items[at - 1];
  const opens = before === undefined || isOf(before, ['break', 'polite', 'courtesy']);
  const isTold = /^(?:cung|nay|deu|noi|oi)$/u.test(bare(items[at + 1])) || items[at + 1] === undefined;
  return opens && items[at]?.key === 'ai' && isOf(items[at], ['unknown']) && !isTold
    ? joined(items, at, 1, 'question')
    : null;
}

/** "làm tới đâu báo tới đó": as it goes on. */
export function asFarAsAt(items: readonly Item[], at: number): Run | null {
  const isWhere = /^(?:tới|đến)$/u.test(items[at]?.key ?? '') && items[at + 1]?.key === 'đâu';
  const behind = items.slice(at + 2, at + 8);
  const isThere = behind.some(
    (item, place) => /^(?:tới|đến)$/u.test(item.key) && /^(?:đó|đấy)$/u.test(behind[place + 1]?.key ?? ''),
  );
  return isWhere && isThere ? joined(items, at, 2, 'polite') : null;
}

/** "cho em lùi đến 18/12 nghe anh": in the centre of the country it only asks kindly; "nghe anh nói" is hearsay. */
export function kindlyHeardAt(items: readonly Item[], at: number): Run | null {
  const [word, title, behind] = items.slice(at, at + 3);
  const isTitle = /^(?:anh|chị|sếp|bác|chú|cô|các anh|các chị)$/u.test(title?.key ?? '');
  const closes = behind === undefined || behind.kind === 'break';
  return word?.key === 'nghe' && items[at - 1] !== undefined && isTitle && closes
    ? joined(items, at, 2, 'polite')
    : null;
}

/** "xong đâu vào đấy", "làm xong đâu ra đó": wholly, and no denial. */
export function allInPlaceAt(items: readonly Item[], at: number): Run | null {
  const [where, into, there] = items.slice(at, at + 3).map(({ key }) => key);
  const isIdiom = /^(?:đâu (?:vào|ra) (?:đấy|đó)|dau (?:vao|ra) (?:day|do))$/u.test([where, into, there].join(' '));
  return isIdiom && isOf(items[at - 1], ['done', 'done_formal', 'done_just']) ? joined(items, at, 3, 'wholly') : null;
}

const WHOEVER = /(?:^| )(?:nao|ai)$/u;
const DENIALS: readonly ItemKind[] = ['not', 'not_yet', 'cannot', 'missed'];

/** "chưa có đơn vị nào nhận làm", "không bên nào chịu": nobody, and no question. */
export function nobodyAt(items: readonly Item[], at: number): Run | null {
  const isWho = isOf(items[at], ['question']) && WHOEVER.test(bare(items[at])) && bare(items[at]).includes(' ');
  const isDenied = items.slice(Math.max(0, at - 2), at).some((item) => isOf(item, DENIALS));
  const isAsked = items.slice(at + 1, at + 6).some((item) => isOf(item, ['question_mark', 'question']));
  return isWho && isDenied && !isAsked ? joined(items, at, 1, 'unknown') : null;
}

const OF_A_SHARE: readonly ItemKind[] = ['polite', 'courtesy', 'ours', 'about', 'progress_word', 'task_word', 'so_far'];

/** "mới được 1/3 à", "có 4 xã à": in the south a figure that is told with “only”. */
export function onlySoManyAt(items: readonly Item[], at: number): Run | null {
  if (items[at]?.key !== 'à' || items.slice(at + 1).some((item) => !isOf(item, ['polite']))) return null;
  const share = items[at - 1];
  const before = items.slice(0, at - 1);
  const isLittle = before.some(({ key }) =>
    /^(?:mới|mới được|mới đạt|mới làm được|chỉ|chỉ được|có|được có)$/u.test(key),
  );
  const isShare = isOf(share, ['fraction', 'percent']) && (share?.numbers[0] ?? 0) < (share?.numbers[1] ?? 100);
  return isShare && isLittle && before.length <= LONGEST_SHARE && before.every((item) => isOf(item, OF_A_SHARE))
    ? joined(items, at, 1, 'polite')
    : null;
}

/** In items. */
const LONGEST_SHARE = 4;
