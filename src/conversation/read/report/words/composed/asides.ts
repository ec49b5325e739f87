/** What is said beside the matter, and what only sounds like a question: "em nghe ạ", "anh hỏi bên Sở Tài chính", "ntn em báo". */

import { bare, countOf, isOf, SOFT } from '../item-words.ts';
import type { Item, ItemKind } from '../items.ts';
import { mayRestrict } from '../respell.ts';
import { joined, type Run } from '../run.ts';

const CALLED = /^(?:anh|chị|em|bác|chú|cô|sếp|bạn)(?: |$)/u;
const PRONOUN = /^(?:a|c|e)$/u;
/** Where whom a person speaks to is named by one letter: "xong r c ạ", "dạ c". */
const BEFORE_PRONOUN: readonly ItemKind[] = ['already', 'courtesy', 'soft_order', 'regret', 'nodded', 'kindly'];

/** "xong r c ạ": one letter that calls somebody; "câu c" is none. */
export function pronounAt(items: readonly Item[], at: number): Run | null {
  const isLetter = items[at]?.kind === 'unknown' && PRONOUN.test(items[at].key);
  const isBehind = isOf(items[at - 1], BEFORE_PRONOUN) || items[at - 1]?.key === 'thôi';
  return isLetter && isBehind ? joined(items, at, 1, 'polite') : null;
}

/** "xong rồi anh à": calls him; "xong rồi à" asks. */
export function calledSoftlyAt(items: readonly Item[], at: number): Run | null {
  if (items[at]?.key !== 'à') return null;
  // "có một phần ba à", "phân nửa à": a share that is told.
  const share = items[at - 1];
  const isTold =
    (isOf(share, ['percent']) && (share?.numbers[0] ?? 100) < 100) || /^(?:một |phân )?nửa$/u.test(share?.key ?? '');
  const opens = items.slice(Math.max(0, at - 4), Math.max(0, at - 1));
  const isShare = isTold && at <= 4 && opens.every((item) => isOf(item, BEFORE_SHARE));
  if (isShare && items[at + 1] === undefined) return joined(items, at, 1, 'polite');
  const isCalled = isOf(items[at - 1], ['polite']) && CALLED.test(items[at - 1]?.key ?? '');
  return isCalled && !isOf(items[at + 1], ['question_mark']) ? joined(items, at, 1, 'polite') : null;
}

const BEFORE_SHARE: readonly ItemKind[] = [
  'polite',
  'courtesy',
  'ours',
  'about',
  'progress_word',
  'task_word',
  'so_far',
];

const KIN = /^(?:hai|ba|tư|năm|sáu|bảy|tám|chín|mười|út|cả)$/u;

/** "anh hai", "chú tư": how the south calls somebody, at the end of what is said. */
export function kinAt(items: readonly Item[], at: number): Run | null {
  const isTitle = /(?:^| )(?:anh|chị|chú|bác|cô)$/u.test(items[at]?.key ?? '') && isOf(items[at], ['polite']);
  const behind = items[at + 2];
  const closes = behind === undefined || isOf(behind, [...SOFT, 'break']) || /^(?:ơi|oi)$/u.test(behind.key);
  return isTitle && items[at - 1] !== undefined && KIN.test(items[at + 1]?.key ?? '') && closes
    ? joined(items, at, 2, 'polite')
    : null;
}

const FIRST_PERSON =
  /^(?:em|e|toi|minh|chau|ben em|chung em|chung toi|don vi|so em|phong em|xa em|tui|don vi em|ben minh)$/u;
const SECOND_PERSON = /^(?:anh|chi|bac|sep|chu|co|a|anh chi|cac anh|cac bac|vp|van phong|dong chi|ban)$/u;

/** "dạ em nghe", "em nghe anh ạ": it was heard; "em nghe nói" is hearsay. */
export function heardAt(items: readonly Item[], at: number): Run | null {
  // "dạ nghe", "vâng nghe ạ"
  const isPlain = items[at]?.key === 'nghe' && isOf(items[at - 1], ['courtesy']) && items[at - 2] === undefined;
  if (isPlain) {
    const end = items[at + 1 + countOf(items, at + 1, SOFT, MOST_SOFT)];
    return end === undefined || end.kind === 'break' ? joined(items, at, 1, 'acknowledged') : null;
  }
  if (!FIRST_PERSON.test(bare(items[at])) || bare(items[at + 1]) !== 'nghe') return null;
  const behind = at + 2 + (isOf(items[at + 2], ['already']) ? 1 : 0);
  const next = items[behind + countOf(items, behind, SOFT, MOST_SOFT)];
  return next === undefined || next.kind === 'break' ? joined(items, at, behind - at, 'courtesy') : null;
}

/** In items. */
const MOST_SOFT = 3;
const ASKED_OF = /^(?:ben|sang|qua|lai|lai ben|ben phia)$/u;

/** "chị hỏi bên Ban QLDA ấy", "anh hỏi Sở Tài chính giúp": it is another's; "em hỏi Sở rồi" tells. */
export function referredAt(items: readonly Item[], at: number): Run | null {
  if (!SECOND_PERSON.test(bare(items[at]))) return null;
  const verb = `${bare(items[at + 1])} ${bare(items[at + 2])}`;
  const length = /^hoi /u.test(verb) ? 1 : /^(?:lien he|trao doi)$/u.test(verb) ? 2 : 0;
  if (length === 0) return null;
  let next = at + 1 + length;
  while (next < at + 5 && ASKED_OF.test(bare(items[next]))) next += 1;
  const isOffice = isOf(items[next], ['authority']) || OFFICE.test(bare(items[next]));
  return isOffice ? joined(items, at, next - at, 'handover') : null;
}

/** "em hỏi Sở Tài chính rồi": somebody was asked, and nobody is. */
export function hasAskedAt(items: readonly Item[], at: number): Run | null {
  const head = items[at];
  const isOwn =
    head?.kind === 'question' &&
    (bare(head) === 'em hoi' || (bare(head) === 'hoi' && isOf(items[at - 1], ['had', 'ours'])));
  const next = items[at + 1 + (ASKED_OF.test(bare(items[at + 1])) ? 1 : 0)];
  return isOwn && (isOf(next, ['authority']) || OFFICE.test(bare(next))) ? joined(items, at, 1, 'unknown') : null;
}

const OFFICE = /^(?:ban|hoi|doan|to|doi|ho|dien luc|co quan)(?: |$)/u;

const HOW = /^(?:the nao|ra sao|nhu nao|sao|khi nao|bao gio)$/u;
const TELLS = /^(?:bao|bao cao|nhan|nhan lai|bao lai|em bao cao|noi|thong bao|cap nhat)$/u;

/** "có gì em báo", "thế nào em báo cáo sau": what comes will be told. */
export function willTellAt(items: readonly Item[], at: number): Run | null {
  const isHow = isOf(items[at], ['question', 'when']) && HOW.test(bare(items[at]));
  if (!isHow) return null;
  let next = at + 1;
  while (
    next < at + 4 &&
    (isOf(items[next], ['polite', 'ours', 'promised']) || /^(?:thi|la)$/u.test(bare(items[next])))
  )
    next += 1;
  const isOwn = items.slice(at + 1, next + 1).some((item) => FIRST_PERSON.test(bare(item)) || /^em /u.test(bare(item)));
  const isTold = TELLS.test(bare(items[next])) || (isOf(items[next], ['report_lead']) && isOwn);
  return isOwn && isTold ? joined(items, at, next + 1 - at, 'polite') : null;
}

/** "em báo 20% nhé", "bên em báo xong rồi": who tells it. */
export function tellsFigureAt(items: readonly Item[], at: number): Run | null {
  const isOwn = FIRST_PERSON.test(bare(items[at])) || isOf(items[at], ['ours']);
  const verb = items[at + 1];
  const isTold = isOf(verb, ['unknown']) && /^(?:bao|bao la|bao luon)$/u.test(bare(verb));
  return isOwn && isTold && isOf(items[at + 2], ['percent', 'fraction']) ? joined(items, at, 2, 'report_lead') : null;
}

const BEFORE_FILLER: readonly ItemKind[] = ['ours', 'so_far', 'polite', 'report_lead', 'address', 'courtesy', 'nodded'];
const BEFORE_TOPIC: readonly ItemKind[] = ['ours', 'task_word', 'so_far', 'nodded', 'courtesy', 'progress_word'];
const TOLD: readonly ItemKind[] = [
  'had',
  'already',
  'running',
  'not_yet',
  'not_started',
  'percent',
  'waiting',
  'extension',
  'obstacle',
];

/** "bên em là làm xong rồi", "việc này thì đang làm", "ừ thì đang chờ": said between whom and what; "có vốn thì xong" is a condition. */
export function fillerAt(items: readonly Item[], at: number): Run | null {
  const before = items[at - 1];
  const isLink = items[at]?.key === 'là' && isOf(before, BEFORE_FILLER);
  const isTopic = items[at]?.key === 'thì' && isOf(before, BEFORE_TOPIC);
  if (!isLink && !isTopic) return null;
  const opener = items.slice(Math.max(0, at - MOST_BEFORE), at);
  const own = opener.slice(opener.findLastIndex(({ kind }) => kind === 'break') + 1);
  if (own.length === MOST_BEFORE || !own.every((item) => isOf(item, [...BEFORE_FILLER, ...BEFORE_TOPIC]))) return null;
  const clause = items.slice(at + 1, at + 1 + LONGEST_TOLD);
  const end = clause.findIndex(({ kind }) => kind === 'break');
  return (end < 0 ? clause : clause.slice(0, end)).some((item) => isOf(item, TOLD))
    ? joined(items, at, 1, 'polite')
    : null;
}

/** In items. */
const MOST_BEFORE = 8;
const LONGEST_TOLD = 10;

const LITTLE = /^(?:xiu|ti|chut|teo|ty|mot ti|mot chut|it)$/u;

/** "hơn 50% xíu": about so much. */
export function littleMoreAt(items: readonly Item[], at: number): Run | null {
  const isLittle = isOf(items[at], ['unknown', 'about']) && LITTLE.test(bare(items[at]));
  if (isLittle && isOf(items[at - 1], ['percent'])) return joined(items, at, 1, 'about');
  // "trên 60% một chút"
  const isOne = items[at]?.key === 'một' && isOf(items[at - 1], ['percent']) && LITTLE.test(bare(items[at + 1]));
  return isOne && isOf(items[at + 1], ['unknown']) ? joined(items, at, 2, 'about') : null;
}

const ENDS_QUESTION = /^(?:vay|the|vay a|the a|vay anh|nhi|day|ha)$/u;
const NAMES: readonly ItemKind[] = [
  'unknown',
  'report_lead',
  'document_word',
  'authority',
  'attach',
  'task_word',
  'plan',
  'part',
  'counted',
];

/** "báo cáo tháng hay quý vậy", "nộp bản giấy hay bản điện tử ạ": which of the two. */
export function alternativesAt(items: readonly Item[], at: number): Run | null {
  if (items[at]?.key !== 'hay' || !isOf(items[at - 1], NAMES) || !isOf(items[at + 1], NAMES)) return null;
  const behind = items.slice(at + 2, at + 2 + LONGEST_ALTERNATIVE);
  const end = behind.findIndex((item) => !isOf(item, NAMES) || ENDS_QUESTION.test(bare(item)));
  const closing = behind[end];
  const isEnd =
    closing === undefined
      ? behind.length < LONGEST_ALTERNATIVE
      : ENDS_QUESTION.test(bare(closing)) || isOf(closing, [...SOFT, 'question_mark', 'break', 'question']);
  return isEnd ? joined(items, at, 1, 'question') : null;
}

/** In items. */
const LONGEST_ALTERNATIVE = 5;

/** "deadline là hôm nào vậy", "nộp bữa nào thế anh". */
export function whichDayAt(items: readonly Item[], at: number): Run | null {
  const isDay = /^(?:hom|ngay|bua|thang|gio|tuan|quy|dip|hoi)$/u.test(bare(items[at]));
  if (!isDay || items[at + 1]?.key !== 'nào') return null;
  const behind = items[at + 2];
  const isEnd =
    behind === undefined || ENDS_QUESTION.test(bare(behind)) || isOf(behind, [...SOFT, 'question_mark', 'break']);
  return isEnd ? joined(items, at, 2, 'question') : null;
}

const HELPED: readonly ItemKind[] = ['kindly', 'close', 'acknowledged', 'report_lead', 'attach'];

/** "anh xác nhận giúp em chưa", "có file mẫu chưa anh": whether somebody else has. */
export function haveYouAt(items: readonly Item[], at: number): Run | null {
  if (!/^(?:chưa|chua)$/u.test(items[at]?.key ?? '')) return null;
  const behind = items[at + 1 + countOf(items, at + 1, SOFT, MOST_SOFT)];
  if (behind !== undefined && !isOf(behind, ['break', 'question_mark'])) return null;
  const earlier = items.slice(Math.max(0, at - LONGEST_ASKED - 2), at);
  const own = earlier.slice(earlier.findLastIndex(({ kind }) => kind === 'break') + 1);
  const clause = own.slice(countOf(own, 0, ['courtesy'], 1));
  if (clause.length > LONGEST_ASKED) return null;
  const [who] = clause;
  const isOfOther = SECOND_PERSON.test(bare(who)) && clause.some((item) => isOf(item, HELPED));
  const isOfThing = who?.key === 'có' && isOf(clause[1], ['attach', 'document_word', 'unknown', 'part']);
  return isOfOther || isOfThing ? joined(items, at, 1, 'question') : null;
}

/** In items. */
const LONGEST_ASKED = 6;

/** "mới lên kế hoạch chứ chưa làm": what is denied is told and not asked. */
export function butNotAt(items: readonly Item[], at: number): Run | null {
  const isBut = items[at]?.key === 'chứ' && isOf(items[at - 1], BEFORE_BUT);
  return isBut && isOf(items[at + 1], ['not_yet', 'not_started', 'not', 'unfinished'])
    ? joined(items, at, 1, 'contrast')
    : null;
}

const BEFORE_BUT: readonly ItemKind[] = [
  ...(['about', 'percent', 'fraction', 'submitted', 'milestone', 'counted', 'waiting', 'acknowledged'] as const),
  'running',
  'unknown',
  'plan',
  'step',
  'deliver',
  'work',
  'part',
  'document_word',
  'already',
];

/** "nay là xong", "hôm nay là xong": until when it will be. */
export function todayItWillAt(items: readonly Item[], at: number): Run | null {
  if (items[at]?.kind !== 'this_time') return null;
  const isNow = /^(?:nay|hom nay|trua nay|chieu nay|toi nay)$/u.test(bare(items[at]));
  const isLink = items[at + 1]?.key === 'là' && isOf(items[at + 2], ['done', 'done_formal']);
  return isNow && isLink ? joined(items, at, 2, 'promised') : null;
}

/** "em làm nốt rồi báo", "em rà lại rồi gửi": what will come next; behind a word of completion it may have come. */
export function thenTellsAt(items: readonly Item[], at: number): Run | null {
  if (items[at]?.key !== 'rồi') return null;
  const verb = items.slice(Math.max(0, at - MOST_OF_AN_ACT), at);
  const isThen = /^(?:bao|gui|nop|trinh)$/u.test(bare(items[at + 1]));
  const isOwn = verb.some((item) => isOf(item, ['polite', 'ours']) && FIRST_PERSON.test(bare(item)));
  const isAct =
    isOf(verb.at(-1), ['remaining', 'unknown', 'work', 'step']) && verb.every((item) => isOf(item, OF_AN_ACT));
  const behind = items[at + 2];
  const closes = behind === undefined || isOf(behind, [...SOFT, 'break']);
  return isThen && isOwn && isAct && closes ? joined(items, at, 2, 'promised') : null;
}

/** In items. */
const MOST_OF_AN_ACT = 4;
const OF_AN_ACT: readonly ItemKind[] = ['polite', 'ours', 'remaining', 'unknown', 'work', 'step', 'courtesy', 'nodded'];

const THANKS = /(?:^| )(?:cam on|cam on anh|cam on chi)$/u;
const THANKED_FOR: readonly ItemKind[] = ['polite', 'authority', 'had', 'unknown', 'ours', 'address', 'kindly'];
/** In items. */
const LONGEST_THANKS = 8;

/** "em cảm ơn anh đã nhắc", "cảm ơn Văn phòng đã quan tâm hỗ trợ": thanks, whatever for, to the end of the clause. */
export function thankedAt(items: readonly Item[], at: number): Run | null {
  if (!isOf(items[at], ['courtesy']) || !THANKS.test(bare(items[at]))) return null;
  const behind = items.slice(at + 1, at + 2 + LONGEST_THANKS);
  const end = behind.findIndex((item) => isOf(item, ['break']));
  const whatFor = end < 0 ? behind : behind.slice(0, end);
  const isThanks =
    whatFor.length > 1 &&
    whatFor.length <= LONGEST_THANKS &&
    whatFor.some((item) => isOf(item, ['had']) && item.key !== 'da') &&
    whatFor.every((item) => isOf(item, THANKED_FOR) && !(isOf(item, ['unknown']) && mayRestrict(item.key)));
  return isThanks ? joined(items, at, whatFor.length + 1, 'courtesy') : null;
}

const OWN_MOMENT =
  /^(?:lai|an|ngu|tam|om|nau|ban|nghi|cho con|dua con|don con|dua chau|don chau|cho chau|trong con|kham benh|chay xe|di cho|di dam|di duong|tren duong|o ngoai|o nha|o vien|o que|o benh|o duong|trong cuoc)(?: |$)/u;

/** "em đang lái xe", "đang đón con": what somebody is about himself, and not the work. */
export function ownMomentAt(items: readonly Item[], at: number): Run | null {
  const now = items[at];
  if (now?.kind !== 'running' || !/^(?:đang|dang)(?: trong)?$/u.test(now.key)) return null;
  const earlier = items.slice(Math.max(0, at - 2), at);
  const isOwn = earlier.every((item) => isOf(item, ['break', 'courtesy', 'nodded']) || FIRST_PERSON.test(bare(item)));
  if (!isOwn || items[at + 1]?.kind === 'break') return null;
  const words = `${now.key.endsWith('trong') ? 'trong ' : ''}${bare(items[at + 1])} ${bare(items[at + 2])}`;
  return OWN_MOMENT.test(words) ? joined(items, at, 2, 'other') : null;
}
