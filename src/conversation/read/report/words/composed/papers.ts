/** Papers and what is said in a list: "kh số 12/KH-STC", "đảm bảo chất lượng, tiến độ", "nhiệm vụ nêu trên", "cả 12 xã". */

import { bare, countOf, isOf, SOFT } from '../item-words.ts';
import type { Item, ItemKind } from '../items.ts';
import { joined, type Run } from '../run.ts';

/** "kh số 12/KH-STC", "tb 30/TB-UBND": the sort of a paper in the letters that its number bears. */
export function paperTypeAt(items: readonly Item[], at: number): Run | null {
  const type = items[at];
  const number = bare(items[at + 1]) === 'so' ? 1 : 0;
  const paper = items[at + 1 + number];
  if (!isOf(type, ['unknown']) || !isOf(paper, ['document'])) return null;
  const code = /\/\s?(\p{L}{2,5})(?:-|$)/u.exec(paper?.key ?? '')?.[1];
  return code?.toLowerCase() === type?.key.toLowerCase() ? joined(items, at, 1 + number, 'document_word') : null;
}

const QUALITIES =
  /^(?:chat luong|tien do|thoi gian|thoi han|yeu cau|quy dinh|hieu qua|ke hoach|muc tieu|so luong|ky thuat|my thuat|an toan|dung quy dinh|noi dung)(?: (?:de ra|quy dinh|yeu cau|duoc giao))?$/u;
/** In items: "chất", "lượng" may be two. */
const LONGEST_QUALITY = 4;

/** "đảm bảo chất lượng, tiến độ", "đúng nội dung và thời gian": more of how it was done. */
export function qualitiesAt(items: readonly Item[], at: number): Run | null {
  const head = items[at];
  if (!isOf(head, ['as_planned', 'on_time']) || head === undefined) return null;
  let end = at + 1;
  for (;;) {
    const isLinked = items[end]?.key === ',' || /^(?:va|cung nhu)$/u.test(bare(items[end]));
    const length = isLinked ? qualityAt(items, end + 1) : 0;
    if (length === 0) break;
    end += 1 + length;
  }
  return end > at + 1 ? joined(items, at, end - at, head.kind, head.numbers) : null;
}

function qualityAt(items: readonly Item[], at: number): number {
  const words: string[] = [];
  let length = 0;
  for (let next = at; next < Math.min(items.length, at + LONGEST_QUALITY); next += 1) {
    words.push(bare(items[next]));
    if (QUALITIES.test(words.join(' '))) length = next + 1 - at;
  }
  const behind = items[at + length];
  const closes = behind === undefined || isOf(behind, [...SOFT, 'break', 'already']) || bare(behind) === 'va';
  return closes ? length : 0;
}

const ABOVE = /^(?:neu tren|noi tren|da neu|vua neu|tren day|neu o tren|da neu tren|ke tren|dan tren)$/u;

/** "nhiệm vụ nêu trên", "việc nói trên": this task. */
export function namedAboveAt(items: readonly Item[], at: number): Run | null {
  const first = bare(items[at + 1]);
  if (!isOf(items[at], ['task_word']) || first === '') return null;
  for (const length of [3, 2]) {
    const words = items.slice(at + 1, at + 1 + length).map(bare);
    if (words.length === length && ABOVE.test(words.join(' '))) return joined(items, at, 1 + length, 'task_word');
  }
  return null;
}

const ALL = /^(?:ca|tat ca|toan bo|du ca|het ca)$/u;
const TOLD: readonly ItemKind[] = ['had', 'done', 'done_formal', 'done_just'];
const BEFORE_ALL: readonly ItemKind[] = [...SOFT, 'break', 'ours', 'so_far', 'address', 'report_lead', 'nodded'];

/** "cả 12 xã đều xong rồi", "tất cả 45 hộ đã hoàn thành": all that there are, in front of the word of completion. */
export function allBeforeDoneAt(items: readonly Item[], at: number): Run | null {
  const before = items[at - 1];
  const opens = before === undefined || isOf(before, BEFORE_ALL);
  const isCounted = isOf(items[at + 1], ['number']) && isOf(items[at + 2], ['authority', 'counted']);
  if (!opens || !ALL.test(bare(items[at])) || !isCounted) return null;
  const each = bare(items[at + 3]) === 'deu' ? 1 : 0;
  const had = countOf(items, at + 3 + each, ['had'], 1);
  const isDone = isOf(items[at + 3 + each + had], ['done', 'done_formal', 'done_just']);
  return isDone && isOf(items[at + 3 + each], TOLD) ? joined(items, at, 3 + each, 'task_word') : null;
}

const OFFICE = /^(?:phong|cac phong|ban|bo phan|trung tam|chi cuc|can bo|chuyen vien|cac don vi|cac bo phan|don vi)/u;

/** "đã giao nhiệm vụ cho các phòng": to whom within the house; to another agency it is handed over. */
export function sharedOutAt(items: readonly Item[], at: number): Run | null {
  const [had, verb, task, link] = items.slice(at, at + 4);
  const isGiven = isOf(had, ['had']) && had?.key !== 'da' && /^(?:giao|phan cong)$/u.test(bare(verb));
  if (!isGiven || !isOf(task, ['task_word']) || bare(link) !== 'cho') return null;
  const plural = /^(?:cac|tung|nhung|mot)$/u.test(bare(items[at + 4])) ? 1 : 0;
  return OFFICE.test(bare(items[at + 4 + plural])) ? joined(items, at, 5 + plural, 'milestone') : null;
}

/** "nhiệm vụ của phòng em", "việc của đơn vị": this chat's task; "việc của Sở Tài chính" is another's. */
export function ownTaskAt(items: readonly Item[], at: number): Run | null {
  const isTask = isOf(items[at], ['transfer']) && /^(?:nhiem vu|viec|cong viec) cua$/u.test(bare(items[at]));
  return isTask && isOf(items[at + 1], ['ours']) ? joined(items, at, 2, 'task_word') : null;
}

const EVERY = /^(?:tat ca|toan bo|ca|khap|moi|100%)$/u;
const PLURAL = /^(?:cac|nhung)$/u;

/** "tại tất cả các xã, phường", "ở toàn bộ các đơn vị": everywhere, behind a word of completion. */
export function everywhereAt(items: readonly Item[], at: number): Run | null {
  const isDone = isOf(items[at - 1], ['done', 'done_formal', 'done_just']);
  if (!isDone || !/^(?:tai|o|tren|o tai)$/u.test(bare(items[at])) || !EVERY.test(bare(items[at + 1]))) return null;
  let next = at + 2 + (PLURAL.test(bare(items[at + 2])) ? 1 : 0);
  if (!isPlaces(items[next])) return null;
  next += 1;
  while (next < at + LONGEST_PLACES && isLink(items[next]) && isPlaces(items[next + 1])) next += 2;
  const behind = items[next];
  return behind === undefined || isOf(behind, [...SOFT, 'break', 'already'])
    ? joined(items, at, next - at, 'wholly')
    : null;
}

/** In items. */
const LONGEST_PLACES = 10;

function isPlaces(item: Item | undefined): boolean {
  return isOf(item, ['authority', 'counted', 'ours']);
}

function isLink(item: Item | undefined): boolean {
  return item?.key === ',' || bare(item) === 'va';
}

/** "xin hứa", "xin cam kết": the will, politely. */
export function politeWillAt(items: readonly Item[], at: number): Run | null {
  const isWill = isOf(items[at + 1], ['promised']) && /^(?:hua|cam ket|hen|phan dau)$/u.test(bare(items[at + 1]));
  return bare(items[at]) === 'xin' && isWill ? joined(items, at, 2, 'promised') : null;
}

/** "để em hoàn thành nốt": what somebody is about to finish. */
export function letMeFinishAt(items: readonly Item[], at: number): Run | null {
  const isOwn = /^(?:em|e|toi|minh|ben em|chung toi|don vi|tui)$/u.test(bare(items[at + 1]));
  const isRest = isOf(items[at + 3], ['remaining']) || bare(items[at + 3]) === 'not';
  return items[at]?.key === 'để' && isOwn && isOf(items[at + 2], ['done', 'done_formal']) && isRest
    ? joined(items, at, 4, 'promised')
    : null;
}

const BUILDER = /^(?:nha thau|don vi thi cong|tu van|don vi tu van|nha thau thi cong|chu dau tu)$/u;
const FAILS =
  /^(?:bo do|bo ngang|cam chung|yeu|yeu kem|nang luc yeu|cham|rat cham|qua cham|vi pham|bo thau|ngung thi cong|rut|khong du nang luc)$/u;
/** In items. */
const LONGEST_FAILURE = 6;

/** "nhà thầu thi công chậm", "tư vấn bỏ dở": who builds is the obstacle. */
export function builderFailsAt(items: readonly Item[], at: number): Run | null {
  if (!BUILDER.test(bare(items[at]))) return null;
  for (let end = at + 1; end < Math.min(items.length, at + LONGEST_FAILURE); end += 1) {
    if (!isOf(items[end], ['unknown', 'work', 'late', 'step', 'about', 'lack', 'polite'])) return null;
    const isFailure = [1, 2].some((length) => {
      const words = items.slice(end + 1 - length, end + 1);
      return words.length === length && end - length >= at && FAILS.test(words.map(bare).join(' '));
    });
    const behind = items[end + 1];
    const closes = behind === undefined || isOf(behind, [...SOFT, 'break', 'because']);
    if (isFailure && closes) return joined(items, at, end + 1 - at, 'lack');
  }
  return null;
}

/** "xin thông báo nhiệm vụ đã hoàn thành": who tells, and no request. */
export function politelyToldAt(items: readonly Item[], at: number): Run | null {
  const before = items[at - 1];
  const opens = before === undefined || isOf(before, [...SOFT, 'break', 'ours']);
  const isTold = bare(items[at]) === 'xin' && /^(?:thong bao|thong tin|bao)$/u.test(bare(items[at + 1]));
  const tells = isOf(items[at + 2], ['task_word', 'had', 'ours', 'percent', 'address', 'polite']);
  return opens && isTold && tells ? joined(items, at, 2, 'report_lead') : null;
}

const REGISTERED = /^(?:mã|ma|mã số|ma so|số|so|số hiệu|so hieu)$/u;
const OF_A_REGISTER =
  /^(?:văn bản|van ban|công văn|cong van|hồ sơ|ho so|báo cáo|bao cao|tiếp nhận|tiep nhan|văn thư|van thu)$/u;
const WHICH_WAY = /^(?:đến|den|đi|di|đăng ký|dang ky)$/u;
/** In items. */
const LONGEST_REGISTER = 3;

/** "mã văn bản đến 4521", "số đến 356", "số văn bản đi 12/VP": under what it was registered; "số hồ sơ 20" counts. */
export function registeredAt(items: readonly Item[], at: number): Run | null {
  const head = items[at]?.key ?? '';
  if (!REGISTERED.test(head)) return null;
  let next = at + 1;
  let isRegister = /^m/u.test(head);
  while (next <= at + LONGEST_REGISTER) {
    const key = items[next]?.key ?? '';
    if (!OF_A_REGISTER.test(key) && !WHICH_WAY.test(key)) break;
    isRegister ||= WHICH_WAY.test(key);
    next += 1;
  }
  if (!isRegister || next === at + 1 || items[next]?.kind !== 'number') return null;
  const issuer = items[next + 2];
  const hasIssuer = items[next + 1]?.key === '/' && issuer?.glued === true && issuer.kind === 'unknown';
  const end = hasIssuer ? next + 3 : next + 1;
  const behind = items[end];
  return behind === undefined || isOf(behind, [...SOFT, 'break']) ? joined(items, at, end - at, 'attach', []) : null;
}

/** "công tác này", "chương trình nêu trên": this task; "hạng mục này" may be a part of it. */
export function thisWorkAt(items: readonly Item[], at: number): Run | null {
  const isWork = /^(?:cong tac|chuong trinh|dau viec|phan viec)$/u.test(bare(items[at]));
  // "mức chi cho công tác này" is of something else.
  const isSaidOf = isOf(items[at - 1], TOLD) || isOf(items[at + 2], [...TOLD, 'not_yet', 'running', 'not_started']);
  return isWork && isSaidOf && /^(?:nay|tren)$/u.test(bare(items[at + 1])) ? joined(items, at, 2, 'task_word') : null;
}
