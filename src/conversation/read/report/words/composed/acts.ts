/** Who asks, passes on, regrets or is told to do what: "cho em xin tới", "khỏi nhắc nữa", "đã giao anh Nam". */

import { bare, countOf, isOf } from '../item-words.ts';
import type { Item, ItemKind } from '../items.ts';
import { joined, type Run } from '../run.ts';

const UNTIL = /^(?:den|toi|sang|qua|het|den het|toi het)$/u;
const SPAN = /^(?:thoi|gian|han|thoi gian|thoi han|tien do)$/u;
const LENIENT = /^(?:thu thu|thu|khat|lui|gian|hoan|doi)$/u;
const FOR_WHOM: readonly ItemKind[] = ['polite', 'ours', 'authority'];
const A_DAY: readonly ItemKind[] = ['date', 'fraction', 'number', 'time_link', 'promised', 'unknown'];

/** "cho em xin tới", "cho phòng thư thư đến", "xin khất sang": until a day that follows. */
export function untilAt(items: readonly Item[], at: number): Run | null {
  const head = items[at];
  const asks = head?.kind === 'more' || (head?.kind === 'demand' && /^(?:cho|xin|xin phep|de nghi)$/u.test(bare(head)));
  if (!asks) return null;
  let next = at + 1 + countOf(items, at + 1, FOR_WHOM, 2);
  // "em xin phép nộp muộn đến 14/12"
  // "em xin phép nộp báo cáo chậm đến 18/12"
  const what =
    /^(?:nop|gui)$/u.test(bare(items[next])) && isOf(items[next + 1], ['report_lead', 'document_word', 'part']) ? 1 : 0;
  const isHandedIn =
    /^(?:nop|gui|bao cao|lam|hoan thanh)$/u.test(bare(items[next])) && isOf(items[next + 1 + what], ['late']);
  if (isHandedIn) next += 2 + what;
  while (next < at + LONGEST_REQUEST && (bare(items[next]) === 'xin' || LENIENT.test(bare(items[next])))) next += 1;
  // "cho xin thêm thời gian đến hết năm"
  while (head.kind === 'more' && next < at + LONGEST_REQUEST && SPAN.test(bare(items[next]))) next += 1;
  if (!UNTIL.test(bare(items[next])) || !isOf(items[next + 1], A_DAY)) return null;
  return joined(items, at, next + 1 - at, 'until_wanted');
}

/** In items. */
const LONGEST_REQUEST = 6;

const FORGOT = /^(?:quen|quen chua|chua kip|cham|muon|tre|late)$/u;
const TELLING = /^(?:bao|bao cao|nhan|tra loi|phan hoi|nhan tin|cap nhat|gui bao cao)$/u;

/** "em quên báo", "chưa kịp báo cáo", "báo muộn": the report was late, and not the work. */
export function lateReportAt(items: readonly Item[], at: number): Run | null {
  const head = items[at];
  const next = items[at + 1];
  const behind = items[at + 2];
  if (head === undefined || next === undefined) return null;
  if (TELLING.test(bare(head)) && isOf(next, ['late'])) return joined(items, at, 2, 'regret');
  if (!FORGOT.test(bare(head))) return null;
  const again = (from: number): number => from + (bare(items[at + from]) === 'lai' ? 1 : 0);
  if (TELLING.test(bare(next))) return joined(items, at, again(2), 'regret');
  const isForgotten = bare(head) === 'quen' && isOf(next, ['not_yet', 'not', 'missed']) && TELLING.test(bare(behind));
  return isForgotten ? joined(items, at, again(3), 'regret') : null;
}

const NO_MORE = /^(?:khoi|khoi can|dung|khong phai|khong can|khong|thoi|can gi)$/u;
const REMINDING = /^(?:nhac|nhac nho|don doc|theo doi|hoi|goi|giuc|thuc|reo|nhan)$/u;

/** "khỏi nhắc nữa", "không phải đôn đốc nữa đâu": the bot may rest. */
export function noReminderAt(items: readonly Item[], at: number): Run | null {
  if (!NO_MORE.test(bare(items[at]))) return null;
  const verb = at + 1 + countOf(items, at + 1, ['polite'], 1);
  const called = verb + (bare(items[verb]) === 'can' || bare(items[verb]) === 'phai' ? 1 : 0);
  if (!REMINDING.test(bare(items[called]))) return null;
  let end = called + 1;
  while (end < called + 3 && /^(?:nua|dau|lai|them)$/u.test(bare(items[end]))) end += 1;
  return joined(items, at, end - at, 'close');
}

const INSIDE = /^(?:phong|ban|trung tam|chi cuc|bo phan|to|doi)(?: |$)/u;
const GIVEN = /^(?:giao|ban giao|chuyen|chuyen giao)$/u;

/** "nhiệm vụ này nay giao cho UBND xã Hoằng Lộc": the task has another office; with one's own section it has not. */
export function passedOnAt(items: readonly Item[], at: number): Run | null {
  if (!isOf(items[at], ['task_word'])) return null;
  const told = at + 1 + countOf(items, at + 1, ['this_time', 'had', 'so_far', 'already'], 2);
  if (told === at + 1 || !GIVEN.test(bare(items[told]))) return null;
  const link = /^(?:cho|sang|ve|qua)$/u.test(bare(items[told + 1])) ? 1 : 0;
  const taker = items[told + 1 + link];
  if (link === 0 || taker?.kind !== 'authority' || INSIDE.test(bare(taker))) return null;
  return joined(items, at, told + 1 + link - at, 'handover');
}

/** "đã giao anh Nam xử lý", "đã yêu cầu các phòng": whom somebody was told to work by. */
export function entrustedAt(items: readonly Item[], at: number): Run | null {
  const had = items[at];
  const verb = items[at + 1];
  const whom = items[at + 2];
  const isTold = had?.kind === 'had' && had.key !== 'da' && verb?.kind === 'demand';
  if (!isTold || !/^(?:giao|yeu cau|don doc|chi dao|moi|thuc)$/u.test(bare(verb))) return null;
  return whom !== undefined && !isOf(whom, ['break', 'task_word', 'document', 'extension'])
    ? joined(items, at, 2, 'milestone')
    : null;
}

const TAKE_OFF = /^(?:dua|xoa|bo|go|rut|loai|lay|gach|tat|dung)$/u;
const WATCHING =
  /^(?:theo|doi|danh|sach|muc|danh sach|danh muc|bang|dien|he|thong|theo doi|nhac|nhac viec|so|don doc|viec|can|phai|theo doi don doc)$/u;

/** "đưa ra khỏi danh mục theo dõi", "xoá khỏi danh sách nhắc": nothing is to be followed up any more. */
export function takeOffAt(items: readonly Item[], at: number): Run | null {
  if (!TAKE_OFF.test(bare(items[at]))) return null;
  let next = at + 1;
  while (next < at + 4 && (bare(items[next]) === 'ra' || isOf(items[next], ['task_word', 'kindly']))) next += 1;
  if (bare(items[next]) !== 'khoi') return null;
  next += 1;
  const from = next;
  while (next < from + 5 && (WATCHING.test(bare(items[next])) || isOf(items[next], ['close']))) next += 1;
  return next > from ? joined(items, at, next - at, 'close') : null;
}

/** "đã bàn giao nhiệm vụ này cho Sở Tài chính": the task, and not a paper of it. */
export function handedOverAt(items: readonly Item[], at: number): Run | null {
  const had = items[at];
  const verb = items[at + 1];
  const task = items[at + 2];
  const link = items[at + 3];
  const taker = items[at + 4];
  const isGiven = had?.kind === 'had' && GIVEN.test(bare(verb)) && isOf(task, ['task_word']);
  if (!isGiven || !/^(?:cho|sang|ve|qua)$/u.test(bare(link)) || taker?.kind !== 'authority') return null;
  return INSIDE.test(bare(taker)) ? null : joined(items, at, 4, 'handover');
}

/** "xin phép được gia hạn": what is asked for has not been granted. */
export function grantedAt(items: readonly Item[], at: number): Run | null {
  const asked = items[at];
  const granted = items[at + 1];
  const asks = isOf(asked, ['demand']) && /^(?:xin|xin phep|de nghi|kinh de nghi|mong|kinh mong)$/u.test(bare(asked));
  return asks && isOf(granted, ['extension_past']) && /^duoc /u.test(bare(granted))
    ? joined(items, at, 2, 'extension')
    : null;
}

const SPEAKER = /^(?:em|toi|minh|chau|don vi|ben em|chung toi|phong em|so|co quan)$/u;
const TELLS = /^(?:bao|bao cao|thong bao|xin bao|nhan|xin bao cao|bao lai|em bao cao)$/u;

/** "em báo lại là đã xong": who tells it is whose task it is. */
export function tellsThatAt(items: readonly Item[], at: number): Run | null {
  const before = items[at - 1];
  const opens = before === undefined || isOf(before, ['break', 'courtesy', 'polite']);
  if (!opens || !SPEAKER.test(bare(items[at])) || !isOf(items[at], ['polite', 'ours'])) return null;
  if (!TELLS.test(bare(items[at + 1]))) return null;
  const again = bare(items[at + 2]) === 'lai' ? 1 : 0;
  return /^(?:la|rang)$/u.test(bare(items[at + 2 + again])) ? joined(items, at, 3 + again, 'address') : null;
}

/** "chiều ni em mần cho xong": the will to finish, until when. */
export function finishAt(items: readonly Item[], at: number): Run | null {
  const isToFinish = items[at]?.key === 'cho xong' && isOf(items[at - 1], ['work', 'deliver', 'step']);
  const before = items.slice(Math.max(0, at - MOST_BEFORE_FINISH), at);
  const isWill = before.some((item) => isOf(item, ['promised'])) && before.some((item) => SPEAKER.test(bare(item)));
  return isToFinish && isWill ? joined(items, at, 1, 'done') : null;
}

/** In items. */
const MOST_BEFORE_FINISH = 5;

const PAPER = /^(?:ho so|to trinh|van ban|du thao|bao cao|cong van)(?: |$)/u;

const HANDS_IN = /^(?:co|gui|nop|ban hanh|phat hanh|trinh|da gui|da nop|da co)$/u;

/** "đã có Tờ trình 402/TTr-SNV", "có tờ trình số 12/TTr-STC": what is asked for is with those who decide. */
export function petitionAt(items: readonly Item[], at: number): Run | null {
  const had = isOf(items[at], ['had']) ? 1 : 0;
  const verb = items[at + had];
  const paper = items[at + had + 1];
  const isPetition = HANDS_IN.test(bare(verb)) && /^to trinh(?: so)?$/u.test(bare(paper));
  const isNamed = isOf(items[at + had + 2], ['document']);
  return isPetition && (had === 1 || isNamed) ? joined(items, at, had + 2, 'submitted') : null;
}

const SENT_PAPER = /^(?:ho so|to trinh|van ban|du thao|cong van|de an)$/u;

/** "tờ trình gửi Sở Tài chính rồi", "hồ sơ đã gửi đi": it is with somebody else. */
export function paperSentAt(items: readonly Item[], at: number): Run | null {
  if (!SENT_PAPER.test(bare(items[at])) || isOf(items[at - 1], ['had', 'done', 'not_yet'])) return null;
  const had = isOf(items[at + 1], ['had']) ? 1 : 0;
  if (!/^(?:gui|trinh|nop|chuyen|gui di|gui anh|gui chi)$/u.test(bare(items[at + 1 + had]))) return null;
  const behind = items.slice(at + 2 + had, at + 7);
  const end = behind.findIndex((item) => !isOf(item, ['authority', 'polite', 'unknown', 'ours']));
  const isTold = had === 1 || isOf(behind[end], ['already']);
  return isTold ? joined(items, at, 2 + had, 'submitted') : null;
}

/** "để em làm nốt", "để bên em rà lại": the will to; "để em xong" and "để hoàn thành" are what for. */
export function letMeAt(items: readonly Item[], at: number): Run | null {
  const before = items[at - 1];
  const opens = before === undefined || isOf(before, ['break', 'courtesy', 'polite', 'nodded', 'acknowledged']);
  const isOwn = /^(?:em|e|toi|minh|ben em|chung toi|don vi|tui)$/u.test(bare(items[at + 1]));
  const isVerb = isOf(items[at + 2], ['work', 'remaining', 'deliver', 'step', 'unknown', 'demand', 'report_lead']);
  if (!opens || items[at]?.key !== 'để') return null;
  if (/^em báo/u.test(items[at + 1]?.key ?? '')) return joined(items, at, 1, 'promised');
  return isOwn && isVerb ? joined(items, at, 2, 'promised') : null;
}

/** "đã chuyển hồ sơ sang Sở Tư pháp": a paper goes on, and not the task. */
export function sentOnAt(items: readonly Item[], at: number): Run | null {
  const sent = items[at];
  const paper = items[at + 1];
  const isSent = isOf(sent, ['transfer']) && /^(?:da )?chuyen$/u.test(bare(sent));
  const isForStep = items.slice(at + 2, at + 10).some((item) => isOf(item, ['step', 'deliver']));
  return isSent && isForStep && PAPER.test(bare(paper)) ? joined(items, at, 2, 'submitted') : null;
}

const SENDS = /^(?:da )?(?:chuyen|gui|trinh|nop|bao cao|chuyen ho so|gui ho so|chuyen ho so sang)$/u;
const THEIR_SAY =
  /^(?:(?:de )?(?:phe duyet|tham dinh|tham tra|cho y kien|xem xet|gop y|ky|ky ban hanh|quyet dinh|duyet|tham gia y kien|co y kien|tham muu|ban hanh|xin y kien|chap thuan|cho chu truong|cho phep|thong qua|cham))(?: |$)/u;
/** In items. */
const LONGEST_TAKER = 8;

/** "đã chuyển Sở Tài chính thẩm định", "đã báo cáo Ban QLDA xem xét": it is with those who are to have their say. */
export function sentForSayAt(items: readonly Item[], at: number): Run | null {
  const had = isOf(items[at], ['had', 'running']) ? 1 : 0;
  const verb = items[at + had];
  const isPast = had === 1 || bare(verb).startsWith('da ');
  if (!isPast || !SENDS.test(bare(verb)) || isOf(items[at - 1], ['done', 'done_formal', 'not_yet', 'not'])) return null;
  const behind = items.slice(at + had + 1, at + had + 1 + LONGEST_TAKER);
  const act = behind.findIndex((_, place) =>
    THEIR_SAY.test(
      behind
        .slice(place, place + 3)
        .map(bare)
        .join(' '),
    ),
  );
  const taker = behind.slice(0, Math.max(act, 0));
  // "đã gửi dự thảo cho các sở góp ý"
  const isPaper = SENT_PAPER.test(bare(taker[0]));
  const whom = isPaper ? taker.slice(1) : taker;
  const isTaken = whom.every((item) => isOf(item, OF_A_TAKER) || /^(?:cho|den|sang|toi|qua)$/u.test(bare(item)));
  return whom.length > 0 && isTaken ? joined(items, at, had + 1, 'submitted') : null;
}

const OF_A_TAKER: readonly ItemKind[] = [
  'authority',
  'unknown',
  'polite',
  'other',
  'of',
  'ours',
  'transfer',
  'counted',
];

const TAKE_BACK = /^(?:xoa|huy|bo|go|thu hoi|rut|rut lai)$/u;
const JUST_SENT =
  /^(?:(?:vua|moi|em vua|vua moi) (?:roi|gui|bao|nhan|ghi|nhap|viet|go|nhan tin|tra loi|cap nhat|dang|chot)|luc nay|vua nay|ban nay|hoi nay|khi nay|truoc do|tren)$/u;

/** "xoá giúp em tin vừa gửi", "huỷ cái lúc nãy". */
export function takenBackAt(items: readonly Item[], at: number): Run | null {
  if (!TAKE_BACK.test(bare(items[at])) || isOf(items[at], ['task_word'])) return null;
  let next = at + 1;
  while (
    next < at + 5 &&
    (isOf(items[next], ['kindly', 'polite', 'report_lead']) ||
      /^(?:cai|tin|lan|noi dung|dong)$/u.test(bare(items[next])))
  )
    next += 1;
  const pair = `${bare(items[next])} ${bare(items[next + 1])}`;
  const length = JUST_SENT.test(bare(items[next])) ? 1 : JUST_SENT.test(pair) ? 2 : 0;
  return length > 0 ? joined(items, at, next + length - at, 'undo') : null;
}

/** "cho em xin văn bản giao việc": something that the reader has. */
export function wantsPaperAt(items: readonly Item[], at: number): Run | null {
  const asked = items[at];
  const what = items[at + 1];
  const isAsked = isOf(asked, ['more']) && /^cho (?:em|don vi|ben em) xin$/u.test(bare(asked));
  return isAsked && WANTED.test(bare(what)) ? joined(items, at, 2, 'question') : null;
}

const WANTED =
  /^(?:van ban|cong van|quyet dinh|file|mau|bieu mau|so|sdt|link|ban|y kien|huong dan|dia chi|email|danh sach|bang|noi dung)(?: |$)/u;
