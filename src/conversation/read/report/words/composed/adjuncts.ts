/**
 * How, by what, where and when something was completed: "theo tinh thần chỉ đạo", "với sự phối hợp của các đơn vị", "đúng
 * như cam kết", "trên địa bàn toàn tỉnh". Its words need not be known behind a told completion, but none may restrict it.
 */

import { stripDiacritics } from '../../../../../domain/strip-diacritics.ts';
import { bare, isOf, SOFT } from '../item-words.ts';
import type { Item, ItemKind } from '../items.ts';
import { isQuietWord } from '../quiet-word.ts';
import { joined, type Run } from '../run.ts';
import { isWhole } from '../shares.ts';

const COMPLETED: readonly ItemKind[] = ['done', 'done_formal', 'done_just'];
/** In items: how far in front of the adjunct the completion may stand, and how long an adjunct is. */
const NEAR = 6;
const LONGEST = 10;

/** "đã hoàn thành nhiệm vụ …", "đã xong …" in the same clause: nothing but the task stands between. */
function isToldBefore(items: readonly Item[], at: number): boolean {
  for (let place = at - 1; place >= Math.max(0, at - NEAR); place -= 1) {
    const item = items[place];
    if (isOf(item, COMPLETED)) {
      const had = items[place - 1];
      const isOver = items.slice(place + 1, at).some(({ kind, key }) => kind === 'already' && key === 'rồi');
      return isOver || item?.key.startsWith('đã ') === true || (had?.kind === 'had' && had.key !== 'da');
    }
    if (!isOf(item, BETWEEN) && !(isOf(item, ['percent']) && item?.numbers[0] === 100)) return false;
  }
  return false;
}

const BETWEEN: readonly ItemKind[] = [
  'task_word',
  'wholly',
  'assigned',
  'as_planned',
  'on_time',
  'past_time',
  'already',
];

/** How many items from `from` on are of an adjunct that ends its clause; 0 where any may say something else. */
function lengthOf(items: readonly Item[], from: number, isOfIt: (item: Item) => boolean): number {
  let length = 0;
  while (length < LONGEST) {
    const item = items[from + length];
    if (item === undefined || isOf(item, CLOSING)) return length;
    if (!isOfIt(item)) return 0;
    length += 1;
  }
  return 0;
}

const CLOSING: readonly ItemKind[] = [...SOFT, 'break', 'already'];

function isPartial(item: Item): boolean {
  return item.key.split(' ').some((word) => PARTIAL.includes(word) || BARE_PARTIAL.includes(word));
}

/** A noun of any sort that neither counts, denies, promises nor leaves anything open. */
function isNeutral(item: Item): boolean {
  if (item.kind === 'unknown') return isQuietWord(item) && !isPartial(item);
  if (item.kind === 'demand') return ORDERS.test(bare(item));
  if (item.kind === 'step' || item.kind === 'document_word') return BASES.test(bare(item));
  return NEUTRAL.includes(item.kind);
}

const NEUTRAL: readonly ItemKind[] = [
  ...(['authority', 'of', 'plan', 'as_planned', 'on_time', 'assigned', 'task_word', 'work', 'ours', 'wholly'] as const),
];
/** What one may go by: "trên cơ sở hướng dẫn của Bộ". */
const BASES =
  /^(?:huong dan|y kien|ket luan|chi thi|nghi quyet|quyet dinh|van ban|cong van|thong bao|thong tu|nghi dinh|ke hoach|quy trinh|y kien tham gia)$/u;
const ORDERS = /^(?:chi dao|yeu cau|giao|phan cong|quy dinh)$/u;
/** "từng", "một số"; "điều kiện"; and whose word it is: "theo lời nhà thầu". */
const PARTIAL =
  'từng một vài mấy nhiều ít đợt kỳ điều kiện lời nói tin cáo kể nghe báo ước giấy miệng tưởng mơ lý nhận giả'.split(
    ' ',
  );
const BARE_PARTIAL = PARTIAL.map(stripDiacritics);

const OPENERS = /^(?:theo|theo dung|dung theo|voi|dung|dung nhu|nhu|theo nhu|dua tren|tren co so|can cu|nho|bang)$/u;

/** "theo tinh thần chỉ đạo", "với chất lượng tốt", "đúng như cam kết". */
export function mannerAt(items: readonly Item[], at: number): Run | null {
  const two = `${bare(items[at])} ${bare(items[at + 1])}`;
  const opener = OPENERS.test(two) ? 2 : OPENERS.test(bare(items[at])) ? 1 : 0;
  const next = items[at + opener];
  if (opener === 0 || !isHead(next) || !isToldBefore(items, at)) return null;
  const isKept = (item: Item): boolean => isNeutral(item) || (item.kind === 'promised' && KEPT.test(bare(item)));
  const length = lengthOf(items, at + opener, isKept);
  return length > 0 ? joined(items, at, opener + length, 'as_planned') : null;
}

/** What an adjunct is of must be known, for it may be a slip: "theo áo cáo của xã". */
function isHead(item: Item | undefined): boolean {
  if (item === undefined || isOf(item, ['polite', 'ours', 'of', 'wholly'])) return false;
  // "theo bo cáo của xã": without its marks it may be half of another word.
  if (item.kind === 'authority' && stripDiacritics(item.key) === item.key && item.key.length < LONG_ENOUGH)
    return false;
  return item.kind === 'unknown' ? item.key.includes(' ') || HEADS.test(item.key) : true;
}

/** In letters: "ubnd" is written so. */
const LONG_ENOUGH = 4;
const HEADS =
  /^(?:sự|chất|chất lượng|tinh|tinh thần|kết quả|hiệu|hiệu quả|quyết|trách|nỗ|nội|nội dung|thời|quy|quy trình|phương|định|lộ|mục|chương|đề|thiết|tiêu|mẫu|biểu|phân)$/u;

/** What was said before that it would be: "như cam kết", "đúng dự kiến". */
const KEPT = /^(?:dam bao|bao dam|cam ket|ke hoach|du kien|hua|dang ky|muc tieu)$/u;

/** "theo quy định hiện hành", "đúng kế hoạch của huyện": more of the manner. */
export function moreOfMannerAt(items: readonly Item[], at: number): Run | null {
  const head = items[at];
  if (!isOf(head, ['as_planned', 'on_time']) || head === undefined || !isToldBefore(items, at)) return null;
  const opens = isOf(items[at + 1], ['of']) || /^(?:hiện hành|pháp luật|nhà nước)$/u.test(items[at + 1]?.key ?? '');
  const length = opens ? lengthOf(items, at + 1, isNeutral) : 0;
  return length > 0 ? joined(items, at, 1 + length, head.kind, head.numbers) : null;
}

/** "trong thời gian quy định"; "trong tuần qua", "trong quý vừa rồi". */
export function withinAt(items: readonly Item[], at: number): Run | null {
  const words = [0, 1, 2, 3].map((ahead) => bare(items[at + ahead]));
  for (const length of [4, 3, 2]) {
    if (PAST_SPAN.test(words.slice(0, length).join(' '))) return joined(items, at, length, 'past_time');
  }
  const isSpan = words[0] === 'trong' && /^(?:thoi|han|tien do|thoi gian|thoi han|khuon)$/u.test(words[1] ?? '');
  if (!isSpan || !isToldBefore(items, at)) return null;
  const length = lengthOf(items, at + 1, isNeutral);
  return length > 0 ? joined(items, at, 1 + length, 'on_time') : null;
}

const PAST_SPAN = /^(?:trong )?(?:tuan|thang|quy|nam|dot|ky) (?:qua|vua qua|vua roi|truoc|ngoai)$/u;

/** "sau khi được UBND tỉnh phê duyệt", behind what is told as done. */
export function afterWhatAt(items: readonly Item[], at: number): Run | null {
  const isAfter = /^(?:sau khi|ngay sau khi|tu khi)$/u.test(bare(items[at])) && isToldBefore(items, at);
  const isGiven = /^(?:duoc|co|nhan|nhan duoc)$/u.test(bare(items[at + 1]));
  if (!isAfter || !isGiven) return null;
  const isOfIt = (item: Item): boolean =>
    isNeutral(item) || isOf(item, ['step', 'issued', 'document_word', 'acknowledged']);
  const length = lengthOf(items, at + 2, isOfIt);
  return length > 0 ? joined(items, at, 2 + length, 'past_time') : null;
}

const WHERE = /^(?:tai|o|cho|tren|den|toi|trong)$/u;

/** "trên địa bàn toàn tỉnh", "tại 22/22 xã", "cho tất cả các đơn vị": everywhere. */
export function allOverAt(items: readonly Item[], at: number): Run | null {
  // "nhiệm vụ trên địa bàn toàn tỉnh": the task, and where.
  const isOfTask = isOf(items[at], ['task_word']) && / tren$/u.test(bare(items[at]));
  const isInArea = /^dia(?: ban)?$/u.test(bare(items[at + 1]));
  if (!(WHERE.test(bare(items[at])) || (isOfTask && isInArea)) || !isToldBefore(items, at)) return null;
  let next = at + 1;
  if (bare(items[next]) === 'dia' && bare(items[next + 1]) === 'ban') next += 2;
  else if (bare(items[next]) === 'dia ban') next += 1;
  const count = items[next];
  const isAll =
    /^(?:toan|ca|toan bo|tat ca|khap|100%|moi)$/u.test(bare(count)) || (count !== undefined && isWhole(count));
  if (!isAll) return null;
  next += 1;
  if (/^(?:cac|nhung|ca)$/u.test(bare(items[next]))) next += 1;
  const isPlace =
    isOf(items[next], ['authority', 'counted', 'ours']) || /^(?:tinh|huyen|xa|nuoc|quoc)$/u.test(bare(items[next]));
  const behind = items[next + 1];
  return isPlace && (behind === undefined || isOf(behind, CLOSING))
    ? joined(items, at, next + 1 - at, isOfTask ? 'task_word' : 'wholly')
    : null;
}
