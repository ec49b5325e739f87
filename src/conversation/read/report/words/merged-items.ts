/** Items that only together say something: "2 trong 6", "từ 40% lên 55%", "trước hạn 3 ngày", "Sở đã …". */

import type { Item, ItemKind } from './items.ts';
import { joined, merged, type Run } from './run.ts';
import { numberAt } from './spelled-share.ts';

/** The same items, each run of them that says one thing as one. Linear. */
export function mergedItems(items: readonly Item[]): Item[] {
  return merged(merged(items, [spelledCountAt]), [
    firmAt,
    weekdayAt,
    firstTenAt,
    agoAt,
    calledAt,
    countAt,
    unitsAt,
    riseAt,
    excessAt,
    offsetAt,
    unitAt,
  ]);
}

/** "sự cố", "gia cố", "kiên cố", "cố định", "cố vấn": half of a word, and no try. */
function firmAt(items: readonly Item[], at: number): Run | null {
  const [first, second] = items.slice(at, at + 2);
  const isBehind = second?.key === 'cố' && FIRM_BEHIND.test(first?.key ?? '');
  const isBefore = first?.key === 'cố' && FIRM_BEFORE.test(second?.key ?? '');
  return isBehind || isBefore ? joined(items, at, 2, 'unknown') : null;
}

const FIRM_BEHIND = /^(?:sự|gia|kiên|củng)$/u;
const FIRM_BEFORE = /^(?:định|đô|vấn|ý|tình|hữu|thủ|nhân)$/u;

const PAST = /^(?:tuần trước|tuan truoc|vừa rồi|vua roi|trước|truoc|vừa qua|vua qua)$/u;

/** "thứ 6", "t6", "thứ hai": a day that lies ahead, but for "thứ 6 tuần trước". */
function weekdayAt(items: readonly Item[], at: number): Run | null {
  const [name, day, behind] = items.slice(at, at + 3);
  if (name === undefined || day === undefined) return null;
  const isShort = name.key === 't' && day.glued;
  if (!isShort && name.key !== 'thứ' && name.key !== 'thu') return null;
  const [figure = 0] = day.numbers;
  const isDay = day.kind === 'number' ? figure >= 2 && figure <= 7 : DAY_IN_WORDS.test(day.key);
  if (!isDay) return null;
  const isPast = behind !== undefined && PAST.test(behind.key);
  // "từ thứ 6", "hôm thứ 6": since then.
  const isSince = SINCE.test(items[at - 1]?.key ?? '') && behind?.kind !== 'promised';
  return joined(items, at, isPast ? 3 : 2, isPast || isSince ? 'past_time' : 'promised');
}

/** "mùng 5", "mồng 10": ahead, but for "từ mùng 5", "hôm mùng 5". */
function firstTenAt(items: readonly Item[], at: number): Run | null {
  const [name, day, behind] = items.slice(at, at + 3);
  const [figure = 0] = day?.numbers ?? [];
  const isDay = /^(?:mùng|mồng|mung)$/u.test(name?.key ?? '') && day?.kind === 'number' && figure >= 1 && figure <= 10;
  if (!isDay || /^(?:tháng|thang|tết|tet|\/)$/u.test(behind?.key ?? '')) return null;
  return joined(items, at, 2, SINCE.test(items[at - 1]?.key ?? '') ? 'past_time' : 'promised');
}

const SINCE = /^(?:từ|tu|hôm|hom|từ hôm|tu hom|hồi|vào hôm)$/u;

/** "mười hai xã", "mười hai trên mười lăm": a count in words, before what is counted. */
function spelledCountAt(items: readonly Item[], at: number): Run | null {
  const number = numberAt(items, at);
  if (number === null || number.value < 1) return null;
  const next = items[at + number.length];
  const isOfAll = OF.test(next?.key ?? '') && numberAt(items, at + number.length + 1) !== null;
  const isBehind = OF.test(items[at - 1]?.key ?? '') && items[at - 2] !== undefined;
  const isCounted = NOUNS.includes(next?.kind ?? 'unknown') || next?.kind === 'part';
  return isOfAll || isBehind || isCounted ? joined(items, at, number.length, 'number', [number.value]) : null;
}

/** "cách đây 2 tuần", "cách đây hai hôm", "2 tuần trước". */
function agoAt(items: readonly Item[], at: number): Run | null {
  const [apart, here] = items.slice(at, at + 2);
  const isAgo = /^(?:cách|cach)$/u.test(apart?.key ?? '') && /^(?:đây|day)$/u.test(here?.key ?? '');
  const about = isAgo && GAP.test(items[at + 2]?.key ?? '') ? 1 : 0;
  const from = isAgo ? at + 2 + about : at;
  const count = numberAt(items, from);
  const isSome = count === null && /^(?:vài|mấy|ít|vai|may|it)$/u.test(items[from]?.key ?? '');
  const unit = from + (count?.length ?? 1);
  if (count === null && !isSome) return null;
  if (isAgo) return UNIT.test(items[unit]?.key ?? '') ? joined(items, at, unit + 1 - at, 'past_time', []) : null;
  const isBefore = items[unit]?.kind === 'past_time' && UNIT_BEFORE.test(items[unit].key);
  return isBefore ? joined(items, at, unit + 1 - at, 'past_time', []) : null;
}

const UNIT_BEFORE = /^(?:ngày|hôm|tuần|tháng|ngay|hom|tuan|thang) (?:trước|truoc)$/u;

/** "cv đã xong": the work, where no number follows that makes it a letter. */
function calledAt(items: readonly Item[], at: number): Run | null {
  const next = items[at + 1]?.kind;
  return items[at]?.key === 'cv' && next !== undefined && SAYS_OF_IT.includes(next)
    ? joined(items, at, 1, 'task_word', [])
    : null;
}

const SAYS_OF_IT: readonly ItemKind[] = [
  'had',
  'done',
  'done_formal',
  'done_just',
  'running',
  'not_yet',
  'not_started',
];

const DAY_IN_WORDS = /^(?:hai|ba|tư|năm|sáu|bảy)$/u;

const OF = /^(?:trong|trên|tren)$/u;
const ALL_OF = /^(?:số|so|tổng|tong|tổng số|tong so)$/u;

/** "2 trong 6", "3 trong số 10", "3 trên 5": a part of a number. */
function countAt(items: readonly Item[], at: number): Run | null {
  const part = items[at];
  if (part?.kind !== 'number') return null;
  // "6 xã trên tổng số 11 xã", "4 lớp tập huấn trên 6 lớp"
  let counted = 1;
  while (
    counted < LONGEST_COUNTED &&
    OF_WHAT.includes(items[at + counted]?.kind ?? 'break') &&
    !OF.test(items[at + counted]?.key ?? '')
  )
    counted += 1;
  const link = items[at + counted];
  if (link === undefined || !OF.test(link.key)) return null;
  let linked = counted + 1;
  while (linked < counted + 3 && ALL_OF.test(items[at + linked]?.key ?? '')) linked += 1;
  const whole = items[at + linked];
  const numbers = [part.numbers[0] ?? 0, whole?.numbers[0] ?? 0];
  const [count = 0, all = 0] = numbers;
  const isPart = whole?.kind === 'number' && count <= all && all < LEAST_YEAR;
  return isPart ? joined(items, at, linked + 1, 'fraction', numbers) : null;
}

const NOUNS: readonly ItemKind[] = ['counted', 'authority', 'task_word'];
const OF_WHAT: readonly ItemKind[] = [...NOUNS, 'unknown', 'step', 'work_noun', 'part'];
/** In items, the figure among them. */
const LONGEST_COUNTED = 4;

/** "5 trong 2026" is no share. */
const LEAST_YEAR = 1900;

/** "62ha/75ha", "60 hộ / 95 hộ": a part of all, both with what is counted. */
function unitsAt(items: readonly Item[], at: number): Run | null {
  const [part, unit, slash, all, same] = items.slice(at, at + 5);
  if (part?.kind !== 'number' || slash?.key !== '/' || all?.kind !== 'number' || unit?.key !== same?.key) return null;
  const [count = 0, whole = 0] = [part.numbers[0], all.numbers[0]];
  const isCounted = unit !== undefined && (NOUNS.includes(unit.kind) || unit.kind === 'unknown');
  return isCounted && count <= whole ? joined(items, at, 4, 'fraction', [count, whole]) : null;
}

/** "từ 40% lên 55%": the second figure is how far it is now. */
function riseAt(items: readonly Item[], at: number): Run | null {
  const opens = RISES.test(items[at]?.key ?? '') ? 1 : 0;
  const [from, before, rises, now] = items.slice(at + opens, at + opens + 4);
  const isRise = /^(?:từ|tu)$/u.test(from?.key ?? '') && /^(?:lên|len|lên tới|lên được)$/u.test(rises?.key ?? '');
  if (!isRise || before?.kind !== 'percent' || now?.kind !== 'percent') return null;
  const [was = 0] = before.numbers;
  const [is = 0] = now.numbers;
  return was < is ? joined(items, at, opens + 4, 'percent', now.numbers) : null;
}

const RISES = /^(?:tăng|tang|nhích|nâng|đẩy|nhảy|leo|vọt|kéo|đưa|đã tăng|đã nâng)$/u;

/** "vượt chỉ tiêu 7%": by how much more, and not how far. */
function excessAt(items: readonly Item[], at: number): Run | null {
  const head = items[at];
  if (head === undefined || !/^(?:vượt|vuot)(?: |$)/u.test(head.key)) return null;
  const behind = items.slice(at + 1, at + 4).findIndex(({ kind }) => kind === 'percent');
  const between = items.slice(at + 1, at + 1 + Math.max(behind, 0));
  const isPlain =
    behind >= 0 && between.every(({ kind, key }) => kind !== 'break' && !/^(?:từ|lên|đạt|được)$/u.test(key));
  return isPlain ? joined(items, at, behind + 2, 'against_plan') : null;
}

const EARLY_OR_LATE =
  /^(?:vượt kế hoạch|vuot ke hoach|vượt tiến độ|vuot tien do|sớm|som|sớm hơn|som hon|sớm hơn kế hoạch|sớm hơn dự kiến|sớm hơn tiến độ|sớm so với kế hoạch|sớm so với tiến độ|trước kế hoạch|trước tiến độ|sớm hơn hạn|sớm hơn thời hạn|sớm hạn|sớm so với hạn|trước hạn|truoc han|trước thời hạn|truoc thoi han|quá hạn|qua han|trễ hạn|tre han|chậm hạn|cham han|muộn hạn|muon han)$/u;
const GAP = /^(?:hơn|hon|mất|mat|khoảng|khoang|tầm|tam|có|co|được|gần|tận|những|cả|chừng)$/u;
const AMOUNT = /^(?:một|mot|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười|vài|mấy|nửa)$/u;
const UNIT = /^(?:ngày|ngay|hôm|hom|tuần|tuan|tháng|thang|năm)$/u;

/** "trước hạn 3 ngày", "chậm 2 tuần so với kế hoạch": by how much the completion missed its date. */
function offsetAt(items: readonly Item[], at: number): Run | null {
  const head = items[at];
  if (head === undefined || !(EARLY_OR_LATE.test(head.key) || head.kind === 'late')) return null;
  const measured = items[at + 1]?.kind === 'against_plan' || items[at + 1]?.kind === 'assigned' ? 2 : 1;
  let gap = measured;
  while (gap < measured + 2 && GAP.test(items[at + gap]?.key ?? '')) gap += 1;
  const count = items[at + gap];
  const isAmount =
    (count?.kind === 'number' || AMOUNT.test(count?.key ?? '')) && UNIT.test(items[at + gap + 1]?.key ?? '');
  if (!isAmount) return null;
  const length = items[at + gap + 2]?.kind === 'against_plan' ? gap + 3 : gap + 2;
  return joined(items, at, length, 'offset', count?.numbers ?? []);
}

/** Where the agency's names are known, `own-agency.ts` has said which office speaks for itself. */
const AN_OFFICE =
  /^(?:sở|ban|ban qlda|nhà trường|cơ quan|co quan|ban quản lý|ban quan ly|bql|chi cục|chi cuc|trung tâm|trung tam|phòng|phong)$/u;
const SAYS_OF_ITSELF: readonly ItemKind[] = [
  'had',
  'running',
  'not_yet',
  'not_started',
  'submitted',
  'milestone',
  'report_lead',
  'done',
  'done_formal',
  'done_just',
  'percent',
  'progress_word',
  'about',
  'promised',
  'cannot',
  'missed',
  'task_word',
];

/** "Sở đã hoàn thành": an office without its name is the one that speaks. */
function unitAt(items: readonly Item[], at: number): Run | null {
  const office = items[at];
  const next = items[at + 1];
  const before = items[at - 1];
  // "đã được Sở thực hiện xong"
  const isActor = before?.kind === 'had' && /(?:được|duoc)$/u.test(before.key);
  const opens = before === undefined || isActor || OPENS.includes(before.kind);
  if (office === undefined || next === undefined || !opens || !AN_OFFICE.test(office.key)) return null;
  // "Sở đã báo cáo tại Văn bản số 12/SXD-QLN"
  const saysWhere = next.kind === 'document_word' && /^(?:đã|da) /u.test(next.key);
  return SAYS_OF_ITSELF.includes(next.kind) || saysWhere ? joined(items, at, 1, 'ours', []) : null;
}

const OPENS: readonly ItemKind[] = [
  'break',
  'task_word',
  'courtesy',
  'polite',
  'address',
  'report_lead',
  'so_far',
  'nodded',
  'assigned',
];
