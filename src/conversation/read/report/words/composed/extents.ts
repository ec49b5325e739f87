/** How much, and when: "toàn bộ các hạng mục", "một nửa", "đúng thời gian yêu cầu", "vừa xong chiều nay". */

import { bare, countOf, isOf, SOFT } from '../item-words.ts';
import type { Item, ItemKind } from '../items.ts';
import { joined, type Run } from '../run.ts';

const HALF = /^(?:(?:được |mới được )?(?:một |phân )?nửa(?: rồi)?)$/u;
const NOT_QUITE = /^(?:gần|hơn|quá|già|khoảng|tầm|chừng|cỡ|ngót|trên|xấp xỉ|non)$/u;
const OF_THE_WHOLE: readonly ItemKind[] = ['break', 'already', 'polite', 'soft_order', 'courtesy', 'smile', 'plan'];

/** "mới xong một nửa"; "hơn một nửa", "một nửa số xã" are no figure. */
export function halfAt(items: readonly Item[], at: number): Run | null {
  const half = items[at];
  const next = items[at + 1];
  if (half === undefined || !HALF.test(half.key) || NOT_QUITE.test(items[at - 1]?.key ?? '')) return null;
  const isOfWhole =
    next === undefined || isOf(next, OF_THE_WHOLE) || /^(?:khoi luong|cong viec|nhiem vu)/u.test(bare(next));
  return isOfWhole ? joined(items, at, 1, 'percent', [50]) : null;
}

/** "xong rồi mà anh": "mà" at the end only insists. */
export function emphasisAt(items: readonly Item[], at: number): Run | null {
  const before = items[at - 1];
  const isLongAgo = isOf(before, ['past_time']) && /(?:^| )rồi$/u.test(before?.key ?? '');
  const isBehind = isLongAgo || isOf(before, ['already', 'done', 'done_formal']);
  if (!/^(?:mà|nghe)$/u.test(items[at]?.key ?? '') || !isBehind) return null;
  const soft = countOf(items, at + 1, SOFT, MOST_SOFT);
  const next = items[at + 1 + soft];
  return next === undefined || next.kind === 'break' ? joined(items, at, 1, 'polite') : null;
}

const MOST_SOFT = 3;

const ALL = /^(?:toan bo|tat ca|moi)$/u;
/** These name a single thing as well: "cả hạng mục", "hết bước". */
const ALL_OF_SEVERAL = /^(?:toan bo|tat ca|moi|ca)$/u;
/** What a task is made of as a whole. */
const MAKES_UP =
  /^(?:hang muc|noi dung|khoi luong|khoi luong cong viec|chi tieu|tieu chi|cong viec|nhiem vu|viec|muc)$/u;
/** What it is made of only where all of them are meant. */
const MAKE_UP = /^(?:buoc|khau|giai doan|cong doan|phan viec|phan|dau viec|viec|goi thau|nhiem vu)$/u;
const PLURAL = /^(?:cac|nhung)$/u;
const SEVERAL = /^(?:hai|ba|bon|nam|sau|bay|tam|chin|muoi)$/u;
const OF_THEM: readonly ItemKind[] = ['task_word', 'counted', 'part', 'progress_word'];

/** "toàn bộ các hạng mục", "cả 3 việc con", "tất cả nội dung": the task itself. "cả bước 1" is none. */
export function wholeAt(items: readonly Item[], at: number): Run | null {
  const head = items[at];
  const written = bare(head);
  if (head === undefined || !ALL_OF_SEVERAL.test(written) || isOf(head, ['number'])) return null;
  const isCounted = isOf(items[at + 1], ['number']) || SEVERAL.test(bare(items[at + 1]));
  const isPlural = isCounted || PLURAL.test(bare(items[at + 1]));
  const noun = at + 1 + (isPlural ? 1 : 0);
  const named = bare(items[noun]).replace(/ (?:duoc giao|duoc phan cong|da giao|tren|nay|do)$/u, '');
  if (!isOf(items[noun], OF_THEM)) return null;
  const isWhole =
    (ALL.test(written) && MAKES_UP.test(named)) || (isPlural && (MAKES_UP.test(named) || MAKE_UP.test(named)));
  if (!isWhole || isOf(items[noun + 1], ['number', 'part', 'document_word', 'unknown'])) {
    return isWhole && items[noun + 1]?.key === 'con' ? joined(items, at, noun + 2 - at, 'task_word') : null;
  }
  const small = items[noun + 1]?.key === 'con' ? 1 : 0;
  return joined(items, at, noun + 1 + small - at, 'task_word');
}

const ALL_SO_MANY = /^(?:ca|toan bo|tat ca|du|het|du ca|het ca|tron|tron ven)$/u;

/** "xong cả 18 thôn rồi", "hoàn thành toàn bộ 45 hộ": all that there are, behind a word of completion. */
export function allCountedAt(items: readonly Item[], at: number): Run | null {
  const isAll = ALL_SO_MANY.test(bare(items[at])) && isOf(items[at - 1], ['done', 'done_formal']);
  const isCounted = isOf(items[at + 1], ['number']) && isOf(items[at + 2], ['counted', 'authority', 'task_word']);
  const behind = items[at + 3];
  const closes = behind === undefined || isOf(behind, [...SOFT, 'already', 'break']);
  return isAll && isCounted && closes ? joined(items, at, 3, 'task_word') : null;
}

const IN_GENERAL = /^(?:da )?(?:trien khai|to chuc|tien hanh|thuc hien|to chuc trien khai)$/u;

/** "đã triển khai thực hiện xong": one act in two verbs. */
export function doneInTwoAt(items: readonly Item[], at: number): Run | null {
  const [verb, done] = [items[at], items[at + 1]];
  const isVerb = isOf(verb, ['milestone']) && /^da /u.test(bare(verb)) && IN_GENERAL.test(bare(verb));
  const and = bare(done) === 'va' ? 1 : 0;
  const isDone = isOf(items[at + 1 + and], ['done_formal', 'done']) && !/^(?:xong phan|xong buoc)/u.test(bare(done));
  return isVerb && isDone ? joined(items, at, 2 + and, 'done_just') : null;
}

const DOES = /^(?:lam|thuc hien|xu ly|trien khai|giai quyet)$/u;

/** "đã làm hết rồi ạ": all of it; "đã làm hết sức" is none. */
export function didAllAt(items: readonly Item[], at: number): Run | null {
  const had = items[at]?.key === 'đã' && DOES.test(bare(items[at + 1])) ? 2 : 0;
  const verb = had === 0 && /^da (?:lam|thuc hien|xu ly|trien khai|giai quyet)$/u.test(bare(items[at])) ? 1 : had;
  const behind = items[at + verb + 1];
  const closes = behind === undefined || isOf(behind, [...SOFT, 'break', 'already']);
  const isAll = verb > 0 && isOf(items[at + verb], ['wholly']) && bare(items[at + verb]) === 'het';
  return isAll && closes && bare(items[at]) !== items[at]?.key ? joined(items, at, verb + 1, 'done_just') : null;
}

const REACHES = /^(?:(?:lam|thuc hien|trien khai|thi cong|giai ngan|hoan thanh)? ?(?:duoc|dat))$/u;

/** "mới thực hiện được hơn 36%", "mới làm được 3/8 xã": so far, and no condition. */
export function onlyReachedAt(items: readonly Item[], at: number): Run | null {
  const isOnly = /^(?:moi|moi chi|chi moi)$/u.test(bare(items[at])) && REACHES.test(bare(items[at + 1]));
  const about = countOf(items, at + 2, ['about', 'near'], 2);
  const opens = items[at - 1] === undefined || isOf(items[at - 1], [...SOFT, 'break', 'ours', 'so_far', 'task_word']);
  return isOnly && opens && isOf(items[at + 2 + about], ['percent', 'fraction'])
    ? joined(items, at, 2, 'progress_word')
    : null;
}

/** "em làm tới 60% rồi", "chỉ mới 10%": how far it is. */
export function asFarAsShareAt(items: readonly Item[], at: number): Run | null {
  const head = bare(items[at]);
  const isTo = /^(?:toi|den|len)$/u.test(head) && isOf(items[at - 1], ['work']) && isOf(items[at + 1], ['percent']);
  if (isTo) return joined(items, at, 1, 'about');
  const isOnly = /^(?:chi|cung chi)$/u.test(head) && isOf(items[at + 1], ['about']) && isOf(items[at + 2], ['percent']);
  return isOnly ? joined(items, at, 2, 'about') : null;
}

/** "100% chỉ tiêu giao": by whom is not said. */
export function assignedAt(items: readonly Item[], at: number): Run | null {
  const isGiven = bare(items[at]) === 'giao' && isOf(items[at - 1], ['counted', 'plan', 'task_word']);
  const behind = items[at + 1];
  const closes = behind === undefined || isOf(behind, [...SOFT, 'break', 'already']);
  return isGiven && closes ? joined(items, at, 1, 'assigned') : null;
}

const SET_BY: readonly ItemKind[] = ['assigned'];
const SET = /^(?:yeu cau|quy dinh|de ra|da de ra|cho phep|giao|duoc giao|da giao|phan cong|chi dao|dang ky|cam ket)$/u;

/** "đúng thời gian yêu cầu", "trước thời hạn được giao": whose the time is. */
export function onTimeAt(items: readonly Item[], at: number): Run | null {
  const head = items[at];
  const next = items[at + 1];
  const behind = items[at + 2];
  if (head?.key === 'kịp' && /^(?:tien do|han|thoi han|thoi gian|ke hoach)$/u.test(bare(next)))
    return joined(items, at, 2, 'on_time');
  if (!isOf(head, ['on_time', 'as_planned', 'against_plan']) || next === undefined) return null;
  const isSet = isOf(next, SET_BY) || SET.test(bare(next));
  const closes = behind === undefined || isOf(behind, [...SOFT, 'break', 'number', 'already', 'of']);
  // "đúng tiến độ đề ra"
  if (bare(next) === 'de' && bare(behind) === 'ra' && head !== undefined)
    return joined(items, at, 3, head.kind, head.numbers);
  return isSet && closes && head !== undefined ? joined(items, at, 2, head.kind, head.numbers) : null;
}

/** A time of which a part is behind: promised of what is to come, and told of what has been. */
const TODAY =
  /^(?:chieu nay|trua nay|toi nay|trong ngay|tuan nay|thang nay|quy nay|trong tuan nay|trong thang nay|hom nay)$/u;
const PAST_VERB: readonly ItemKind[] = ['had', 'done_just'];
const DONE_FORMS: readonly ItemKind[] = ['done', 'done_formal', 'done_just', 'already'];

/** "vừa xong chiều nay", "tuần này đã hoàn thành" tell; "chiều nay xong" promises. */
export function todayAt(items: readonly Item[], at: number): Run | null {
  const head = items[at];
  if (head?.kind !== 'promised' || !TODAY.test(bare(head))) return null;
  // "chiều nay đã xong"
  const isToldBehind = items[at + 1]?.key === 'đã' && isOf(items[at + 2], DONE_FORMS);
  const before = items.slice(Math.max(0, at - MOST_BETWEEN), at);
  const had = before.findLastIndex(({ kind }) => PAST_VERB.includes(kind));
  const isToldBefore =
    had >= 0 &&
    (before[had]?.kind === 'done_just' || (before[had]?.key !== 'da' && isOf(before[had + 1], DONE_FORMS))) &&
    before.slice(had + 1).every(({ kind }) => BETWEEN.includes(kind));
  return isToldBehind || isToldBefore ? joined(items, at, 1, 'this_time') : null;
}

/** In items. */
const MOST_BETWEEN = 5;
const BETWEEN: readonly ItemKind[] = [...DONE_FORMS, 'task_word', 'wholly', 'polite', 'time_link', 'ours'];

const WHO: readonly ItemKind[] = ['authority', 'polite', 'ours'];
const GAVE = /^(?:giao|nhac|nhac nho|dan|noi|da giao|phan cong|giao cho|duoc giao|yeu cau|chi dao)$/u;

/** "nhiệm vụ UBND tỉnh giao", "các nội dung anh giao": the task. */
export function givenTaskAt(items: readonly Item[], at: number): Run | null {
  const plural = PLURAL.test(bare(items[at])) ? 1 : 0;
  const head = items[at + plural];
  const isTask = isOf(head, ['task_word']) || (plural === 1 && /^(?:noi dung|viec|chi tieu)$/u.test(bare(head)));
  if (!isTask) return null;
  let next = at + plural + 1;
  const who = countOf(items, next, ['had', ...WHO], 3);
  if (who === 0) return null;
  next += who;
  // "việc anh giao em làm xong"
  const isDoer = isOf(items[next + 1], ['polite']) && isOf(items[next + 2], [...DONE_FORMS, 'had']);
  if (!GAVE.test(bare(items[next])) || (isOf(items[next + 1], ['authority', 'unknown', 'polite']) && !isDoer))
    return null;
  return joined(items, at, next + 1 - at, 'task_word');
}

const TASK_NOUN = /^(?:noi dung|viec|phan viec|chi tieu|muc|dau viec|cong viec|nhiem vu|cong tac)$/u;

/** "nội dung được phân công", "việc thực hiện nhiệm vụ", "nội dung trong kế hoạch": the task in more words. */
export function longerTaskAt(items: readonly Item[], at: number): Run | null {
  const head = items[at];
  const next = items[at + 1];
  const last = items[at + 2];
  const isNoun = TASK_NOUN.test(bare(head)) || isOf(head, ['task_word']);
  if (!isNoun || isOf(head, ['number'])) return null;
  if (isOf(next, ['assigned']) && !isOf(head, ['task_word'])) return joined(items, at, 2, 'task_word');
  if (isOf(next, ['work']) && isOf(last, ['task_word'])) return joined(items, at, 3, 'task_word');
  const isWithin = /^(?:trong|cua|theo)$/u.test(bare(next)) && isOf(last, ['plan']) && isOf(items[at - 1], ['wholly']);
  return isWithin ? joined(items, at, 3, 'task_word') : null;
}

/** "3 việc được giao đều đã xong": all of them. */
export function allOfAt(items: readonly Item[], at: number): Run | null {
  const count = items[at];
  const noun = items[at + 1];
  if (!isOf(count, ['number']) || !isOf(noun, ['task_word', 'counted'])) return null;
  const assigned = isOf(items[at + 2], ['assigned']) ? 1 : 0;
  const isAll = /^(?:deu)$/u.test(bare(items[at + 2 + assigned]));
  const isTask = isOf(noun, ['task_word']) || /^(?:noi dung|chi tieu|muc|tieu chi)$/u.test(bare(noun));
  return isAll && isTask ? joined(items, at, 2 + assigned, 'task_word') : null;
}

/** "đã giải quyết xong việc này": the task, and not an obstacle. */
export function settledTaskAt(items: readonly Item[], at: number): Run | null {
  const clear = items[at];
  const task = items[at + 1];
  const isSettled = isOf(clear, ['clear']) && /^(?:da )?(?:giai quyet|xu ly) xong$/u.test(bare(clear));
  if (!isSettled || !isOf(task, ['task_word'])) return null;
  return joined(items, at, 1, /^da /u.test(bare(clear)) ? 'done_just' : 'done_formal');
}

const FULLY = /^(?:day du|tron ven|xong xuoi|du het|xong het|hoan toan)$/u;

/** "đã thực hiện đầy đủ": nothing of it is left; "thực hiện đầy đủ" may be what is asked for. */
export function fullyDoneAt(items: readonly Item[], at: number): Run | null {
  const isWork = isOf(items[at], ['work']) && items[at - 1]?.key === 'đã';
  return isWork && FULLY.test(bare(items[at + 1])) ? joined(items, at, 2, 'done_formal') : null;
}

const SHARE = /^(?:phan|phan viec|phan cong viec|phan nhiem vu|phan cua|phan viec cua)$/u;

/** "phần việc của sở em", "phần bên em": what this chat has to do of the task; of "phần của Ban Quản lý" whose it is is asked. */
export function ourShareAt(items: readonly Item[], at: number): Run | null {
  if (!SHARE.test(bare(items[at])) || isOf(items[at - 1], ['wholly', 'number', 'done', 'done_formal', 'done_just']))
    return null;
  const noun = at + 1 + (/^(?:viec|cong viec|nhiem vu)$/u.test(bare(items[at + 1])) ? 1 : 0);
  const link = noun + (isOf(items[noun], ['of']) ? 1 : 0);
  const isOwn = isOf(items[link], ['ours']) || /^(?:em|toi|minh|tui|don vi)$/u.test(bare(items[link]));
  if (isOwn) return joined(items, at, link + 1 - at, 'ours');
  return link > noun && isOf(items[link], ['authority']) ? joined(items, at, link + 1 - at, 'other') : null;
}

const EARLIER = /^(?:truoc|qua|ngoai|kia|no|vua roi|vua qua)$/u;
const SPAN = /^(?:dot|ky|tuan|thang|quy|nam|hom|bua|lan|buoi)$/u;

/** "từ đợt trước", "hồi kỳ trước": a time that is behind. */
export function earlierAt(items: readonly Item[], at: number): Run | null {
  const isSince = /^(?:tu|hoi|tu hoi|trong|vao)$/u.test(bare(items[at]));
  // "xong hồi đầu tháng"
  const isEdge =
    /^(?:hoi|tu|tu hoi)$/u.test(bare(items[at])) && /^(?:dau|giua) (?:thang|tuan|quy|nam)$/u.test(bare(items[at + 1]));
  if (isEdge && !isOf(items[at + 2], ['number', 'fraction', 'date', 'promised']))
    return joined(items, at, 2, 'past_time');
  const edge = isSince && /^(?:dau|cuoi|giua)$/u.test(bare(items[at + 1])) ? 1 : 0;
  const isEarlier = SPAN.test(bare(items[at + 1 + edge])) && EARLIER.test(bare(items[at + 2 + edge]));
  return isSince && isEarlier ? joined(items, at, 3 + edge, 'past_time') : null;
}

/** "kỳ trước 20%", "đợt này 35%": of which period the figure is. */
export function lastPeriodAt(items: readonly Item[], at: number): Run | null {
  const isPeriod = /^(?:dot|ky|lan|thang|tuan|quy)$/u.test(bare(items[at]));
  const which = bare(items[at + 1]);
  const measured = at + 2 + countOf(items, at + 2, ['progress_word', 'about'], 2);
  if (!isPeriod || !isOf(items[measured], ['percent'])) return null;
  if (which === 'truoc') return joined(items, at, 2, 'past_time');
  return which === 'nay' ? joined(items, at, 2, 'this_time') : null;
}

/** "bên phòng em", "phía sở mình". */
export function ourSideAt(items: readonly Item[], at: number): Run | null {
  const isThis = items[at]?.key === 'bên' && items[at + 1]?.key === 'này';
  const isOwn =
    /^(?:ben|phia|phong|so|xa|huyen|ban|to|phuong|don vi)$/u.test(bare(items[at])) && items[at + 1]?.key === 'e';
  return isThis || isOwn || (/^(?:ben|phia)$/u.test(bare(items[at])) && isOf(items[at + 1], ['ours']))
    ? joined(items, at, 2, 'ours')
    : null;
}

/** "xong từ hôm 20 rồi": a day of the month that is behind. */
export function sinceDayAt(items: readonly Item[], at: number): Run | null {
  const link = items[at];
  const number = items[at + 1];
  const told = items[at + 2];
  const isSince = isOf(link, ['time_link']) && /^(?:tu hom|tu ngay|hom|tu|hoi)$/u.test(bare(link));
  if (!isSince) return null;
  const isDouble = isOf(number, ['time_link']);
  const day = isDouble ? told : number;
  const behind = isDouble ? items[at + 3] : told;
  const [figure = 0] = day?.numbers ?? [];
  const isDay = isOf(day, ['number']) && Number.isInteger(figure) && figure >= 1 && figure <= 31;
  const isTold =
    isOf(behind, ['already']) &&
    items.slice(Math.max(0, at - 3), at).some((item) => isOf(item, DONE_FORMS) || isOf(item, ['wholly']));
  return isDay && isTold ? joined(items, at, isDouble ? 3 : 2, 'past_time') : null;
}

const MAY_OPEN: readonly ItemKind[] = [
  'polite',
  'ours',
  'task_word',
  'courtesy',
  'break',
  'had',
  'address',
  'report_lead',
  'nodded',
];

/** "mới làm xong hồi sáng", "vừa thực hiện xong"; "có vốn mới làm xong" is a condition. */
export function justDoneAt(items: readonly Item[], at: number): Run | null {
  const done = items[at + 1];
  if (!isOf(done, DONE_PLAINLY)) return null;
  // "đã triển khai xong": done, and not merely begun.
  if (BEGUN.test(items[at]?.key ?? '') && done?.key === 'xong') return joined(items, at, 2, 'done_just');
  const before = items[at - 1];
  if (before !== undefined && !isOf(before, MAY_OPEN)) return null;
  if (!/^(?:moi|vua|vua moi|moi lam|moi vua)$/u.test(bare(items[at]))) return null;
  // "mới xong 3 xã", "mới làm xong một phần"
  return isOf(items[at + 2], OF_A_PART) ? null : joined(items, at, 2, 'done_just');
}

const DONE_PLAINLY: readonly ItemKind[] = ['done', 'done_formal'];
const BEGUN = /^(?:đã|vừa) (?:triển khai|thực hiện|làm|xử lý|tổ chức)$/u;
const OF_A_PART: readonly ItemKind[] = [
  ...(['number', 'part', 'unknown', 'work_part', 'fraction', 'percent', 'document_word', 'step', 'deliver'] as const),
];

const BEFORE_SO_FAR: readonly ItemKind[] = [...MAY_OPEN, 'so_far', 'work_noun', 'this_time', 'progress_word'];

/** "mới kiểm đếm 60/95 hộ": so far, where no condition stands before it. */
export function onlySoFarAt(items: readonly Item[], at: number): Run | null {
  const before = items[at - 1];
  const opens = before === undefined || isOf(before, BEFORE_SO_FAR);
  const next = items[at + 1];
  const isShare =
    isOf(items[at + 2], ['fraction', 'percent']) ||
    (isOf(items[at + 2], ['progress_word', 'about']) && isOf(items[at + 3], ['fraction', 'percent']));
  const isVerb = isOf(next, ['unknown', 'step', 'deliver', 'work', 'work_noun']);
  return opens && items[at]?.key === 'mới' && isVerb && isShare ? joined(items, at, 1, 'about') : null;
}

const PART_OF_DAY = /^(?:chiều|trưa|tối|đêm)$/u;

/** "chiều em làm xong": what is left of the day. */
export function laterTodayAt(items: readonly Item[], at: number): Run | null {
  const isSpeaker = isOf(items[at + 1], ['polite', 'ours']) || /^em gửi/u.test(items[at + 1]?.key ?? '');
  if (!PART_OF_DAY.test(items[at]?.key ?? '') || !isSpeaker) return null;
  const before = items[at - 1];
  return before === undefined || isOf(before, BEFORE_A_DAY) ? joined(items, at, 1, 'promised') : null;
}

const WILL_DO: readonly ItemKind[] = ['deliver', 'work', 'step', 'report_lead', 'done', 'done_formal', 'attach'];

/** "ngày 10 em nộp", "hôm 15 bên em xong": a day of the month on which somebody will. */
export function dayAheadAt(items: readonly Item[], at: number): Run | null {
  if (!isOf(items[at], ['time_link'])) return null;
  const [link, day, who, act] = items.slice(at, at + 4);
  const [figure = 0] = day?.numbers ?? [];
  const isDay = isOf(link, ['time_link']) && /^(?:ngay|hom|vao ngay)$/u.test(bare(link)) && isOf(day, ['number']);
  const isOwn = isOf(who, ['polite', 'ours'])
    ? isOf(act, WILL_DO) || /^(?:gửi|trả)$/u.test(act?.key ?? '')
    : /^em (?:gửi|nộp|báo cáo)/u.test(who?.key ?? '');
  return isDay && figure >= 1 && figure <= 31 && isOwn ? joined(items, at, 2, 'promised') : null;
}

const BEFORE_A_DAY: readonly ItemKind[] = [...SOFT, 'break', 'ours'];

const FOR_GOOD = /^(?:giải quyết|xử lý|làm|thực hiện|khắc phục|tháo gỡ)$/u;

const CLEARS = /^(?:giải quyết|xử lý|khắc phục|tháo gỡ)$/u;

/** "giải quyết dứt điểm rồi", "đã xử lý dứt điểm": done with for good; without "đã", "rồi" or a time ahead it is an order. */
export function doneForGoodAt(items: readonly Item[], at: number): Run | null {
  const verb = items[at]?.key === 'dứt' ? 0 : 1;
  if (items[at + verb]?.key !== 'dứt' || items[at + verb + 1]?.key !== 'điểm') return null;
  if (verb === 1 && !FOR_GOOD.test(items[at]?.key ?? '')) return null;
  const behind = items[at + verb + 2];
  // "đã tháo gỡ dứt điểm vướng mắc": the obstacle is gone, not the task.
  if (isOf(behind, ['obstacle', 'obstacle_named', 'lack'])) {
    return verb === 1 && CLEARS.test(items[at]?.key ?? '') ? joined(items, at, 3, 'clear') : null;
  }
  const isTold = isOf(items[at - 1], ['had', 'promised']) || isOf(behind, ['already']);
  return isTold ? joined(items, at, verb + 2, 'done_formal') : null;
}

/** "khối lượng đạt 40%" in two letters; "chờ KL" is a conclusion. */
export function amountAt(items: readonly Item[], at: number): Run | null {
  const isAmount = items[at]?.key === 'kl' && (isOf(items[at + 1], ['percent']) || items[at + 1]?.key === 'đạt');
  return isAmount ? joined(items, at, 1, 'progress_word') : null;
}

const STANDS = /^(?:mới|đang|vẫn|nhích|kẹt|nằm|mới chỉ|chỉ mới)$/u;
const AT_LEVEL = /^(?:tới|đến|lên|ở|mức|khoảng|chừng|tầm|được|nhích|quanh)$/u;

/** "mới tới 40%", "nhích được lên 25%", "kẹt ở mức 60%": how far it stands. */
export function standsAtShareAt(items: readonly Item[], at: number): Run | null {
  const before = items[at - 1];
  if (!STANDS.test(items[at]?.key ?? '') || !(before === undefined || isOf(before, BEFORE_SO_FAR))) return null;
  let next = at + 1;
  while (next < at + LONGEST_LEVEL && AT_LEVEL.test(items[next]?.key ?? '')) next += 1;
  return next > at + 1 && isOf(items[next], ['percent']) ? joined(items, at, next - at, 'about') : null;
}

/** In items. */
const LONGEST_LEVEL = 4;
