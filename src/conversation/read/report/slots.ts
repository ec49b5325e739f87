/**
 * What one clause says, in slots: what is predicated, of what, how far, whether it is denied, promised or doubted. The
 * grammar only fills the slots; `status-algebra.ts` alone says what they amount to.
 */

import { localDate, yearOf, type LocalDate } from '../../../domain/calendar/dates.ts';
import {
  countsThoseLeft,
  goesOnAgain,
  goesOnWith,
  hasJustBegun,
  hasOnlyDone,
  isJust,
  isOutForOpinion,
  movesOn,
} from './aspect/tells-aspect.ts';
import { doneAt, has, isDone, type Clause } from './clauses.ts';
import { isHarmless } from './harmless.ts';
import type { Item, ItemKind } from './words/items.ts';
import { isShare, isWhole } from './words/shares.ts';
import { AHEAD_OF_US, handsInAhead, tellsOfStepOn } from './steps-in-time.ts';
import { tellsOfWeekday } from './weekday.ts';

/**
 * `complete`: a word of completion. `run`: work under way. `submit`, `reach`: a step on the way that is behind. `issue`: a
 * paper that may be the result. `begin`: that it has begun at all. `stop`: suspended or ended. `count`: a share or a figure
 * alone. `wait`: for somebody. `deliver`: to hand in, or a day that is promised.
 */
type Predicate =
  'complete' | 'run' | 'submit' | 'reach' | 'issue' | 'begin' | 'stop' | 'count' | 'wait' | 'deliver' | 'none';

/** `not`: it will not or did not come about; `not_yet`: so far; `after`: a denial behind the word, of something else. */
type Polarity = 'affirmed' | 'not' | 'not_yet' | 'after';

/** `unsure`: a condition, hearsay, a wish or an order. */
type Modality = 'asserted' | 'promised' | 'unsure';

/** `part`: of the task, or a share under 100. `all_but`: the whole with an exception. `none`: nothing at all. */
type Extent = 'unsaid' | 'part' | 'all_but' | 'none';

/** `unread`: words that the grammar cannot place stand by the predicate: it may be said of anything. */
type Words = 'placed' | 'unread';

export interface Slots {
  readonly predicate: Predicate;
  readonly polarity: Polarity;
  readonly modality: Modality;
  /** `running`: "đang hoàn thành", so far without its end. */
  readonly aspect: 'plain' | 'running';
  readonly extent: Extent;
  readonly words: Words;
  /** Something is still open behind it: "xong, chờ ký", "xong còn nghiệm thu". */
  readonly open: boolean;
  /** Things are counted or named as tasks: "còn hai việc". */
  readonly counted: boolean;
}

const UNSURE: readonly ItemKind[] = ['condition', 'doubt', 'demand', 'when'];
const PARTLY: readonly ItemKind[] = ['about_to', 'near', 'part', 'work_part', 'work_noun', 'remaining'];
const DENIED_BEHIND: readonly ItemKind[] = ['not', 'not_yet', 'cannot', 'missed', 'not_started', 'unfinished'];
const LEFT_OPEN: readonly ItemKind[] = ['waiting', 'remaining'];

/** The slots of one clause: predicate, polarity, modality, subject, extent, time; see `status-algebra.ts`. */
export function slotsOf(clause: Clause, today: LocalDate): Slots {
  return doneAt(clause) >= 0 ? withCompletion(clause, today) : withoutCompletion(clause, today);
}

function withCompletion(clause: Clause, today: LocalDate): Slots {
  const done = doneAt(clause);
  const before = clause.items.slice(0, done);
  const after = clause.items.slice(done + 1);
  const kinds = (items: readonly Item[], wanted: readonly ItemKind[]): boolean =>
    items.some(({ kind }) => wanted.includes(kind));
  const isDeniedAtOnce =
    after[0] !== undefined &&
    /^(?:đâu|dau|đâu mà|dau ma|sao được|sao duoc|(?:thế nào|the nao|sao mà|sao ma) (?:được|duoc|mà|ma).*)$/u.test(
      after[0].key,
    );
  const polarity =
    isDeniedAtOnce || kinds(before, ['cannot', 'missed', 'not', 'late'])
      ? 'not'
      : kinds(before, ['not_yet', 'not_started', 'unfinished'])
        ? 'not_yet'
        : kinds(after, DENIED_BEHIND)
          ? 'after'
          : 'affirmed';
  const isAhead = namesBoundAhead(clause, today);
  // "sau 10/12 thì xong" is no condition.
  const isUnsure = clause.items.some(
    (item) => UNSURE.includes(item.kind) && !(isAhead && /^(?:thì|thi)$/u.test(item.key)),
  );
  // "đang tập trung nhân lực để hoàn thành": what for.
  const isRunning =
    kinds(before, ['running']) &&
    !has(clause, 'doubt') &&
    clause.items.every(({ kind, key }) => kind !== 'condition' || /^(?:để|de)$/u.test(key));
  // "đã thẩm định xong", "hoàn thành việc rà soát": a step is done.
  // "đã hoàn thành theo thẩm định của Sở Tài chính": a step behind "theo" may be what it went by.
  const core = isToldAt(clause.items, done) ? beforeManner(clause.items, done) : clause.items;
  const isStep = core.some(({ kind }) => kind === 'step' || kind === 'deliver');
  const isPart = isStep || has(clause, ...PARTLY) || has(clause, 'running') || clause.items.some(isShare);
  // "mới hoàn thành được 3 xã"
  const isSomeOffices = clause.items.some(
    ({ kind }, at) =>
      kind === 'number' && clause.items[at + 1]?.kind === 'authority' && clause.items[at - 1]?.kind !== 'wholly',
  );
  const isOnlySome =
    /^(?:mới|moi) /u.test(clause.items[done]?.key ?? '') && after.slice(0, 2).some(({ kind }) => kind === 'number');
  const isUnread = clause.items.some((item) => !isHarmless(item) || (item.kind === 'fraction' && !isWhole(item)));
  return {
    predicate: 'complete',
    polarity,
    // "đã xong thứ tư": of the day that was, or that comes.
    modality:
      (isUnsure && !isPromisedAnyway(clause) && !hasOnlyDone(clause)) || tellsOfWeekday(clause.items)
        ? 'unsure'
        : isAhead ||
            opensWithMonthAhead(clause, today) ||
            isPutOff(clause) ||
            clause.items.some(
              (item, at) =>
                item.kind === 'promised' && !isMonthBehind(clause.items, at, today) && !isToldOfPeriod(clause, at),
            )
          ? 'promised'
          : 'asserted',
    aspect: isRunning ? 'running' : 'plain',
    extent: isPart || isOnlySome || isSomeOffices || hasOnlyDone(clause) ? 'part' : 'unsaid',
    words: isUnread ? 'unread' : 'placed',
    // "chờ sếp ký là xong", "xong, còn nghiệm thu".
    open: has(clause, ...LEFT_OPEN),
    counted: false,
  };
}

/** "đã hoàn thành", "đã làm xong": "đã" at once before it. */
function isToldAt(items: readonly Item[], done: number): boolean {
  const had = items[done - 1];
  return items[done]?.key.startsWith('đã ') === true || (had?.kind === 'had' && had.key !== 'da');
}

function beforeManner(items: readonly Item[], done: number): readonly Item[] {
  const at = items.findIndex(({ key }, place) => place > done && /^(?:theo|với|trên cơ sở|nhờ|căn cứ)$/u.test(key));
  return at < 0 ? items : items.slice(0, at);
}

function withoutCompletion(clause: Clause, today: LocalDate): Slots {
  const predicate = predicateOf(clause, today);
  const isUnsure = clause.items.some((item, at) => makesUnsure(item, at, clause));
  const isNone = clause.items.some((item) => item.kind === 'percent' && item.numbers[0] === 0);
  return {
    predicate,
    polarity:
      has(clause, 'missed') || isSlow(clause) ? 'not' : has(clause, 'not_yet', 'unfinished') ? 'not_yet' : 'affirmed',
    modality: isUnsure
      ? 'unsure'
      : has(clause, 'promised', 'about_to') && !tellsOfWeekday(clause.items)
        ? 'promised'
        : 'asserted',
    aspect: has(clause, 'running') ? 'running' : 'plain',
    extent: isException(clause) ? 'all_but' : isNone ? 'none' : hasPart(clause) ? 'part' : 'unsaid',
    words: has(clause, 'unknown', 'other') ? 'unread' : 'placed',
    open: has(clause, ...LEFT_OPEN) || deniesMore(clause) || lacks(clause),
    counted: has(clause, 'task_word', 'counted', 'part', 'number') || clause.items.some(namesTheRest),
  };
}

/** "sẽ hoàn thành sau khi có ý kiến của Bộ", "chắc sang tuần mới xong": promised, on whatever condition. */
function isPromisedAnyway(clause: Clause): boolean {
  if (isPutOff(clause)) return true;
  const supposed = clause.items.findIndex(({ key }) => /^(?:chắc|chắc là|có lẽ|khả năng|chắc phải)$/u.test(key));
  const isAheadAnyway =
    supposed >= 0 &&
    clause.items.slice(supposed + 1).some((item) => item.kind === 'promised' && AHEAD_OF_US.test(item.key)) &&
    clause.items.every(
      ({ kind, key }, at) =>
        at === supposed || key === 'phải' || !['doubt', 'demand', 'when', 'not', 'had'].includes(kind),
    );
  if (isAheadAnyway) return true;
  return (
    clause.items.some(({ key }) => /^(?:sẽ|dự kiến|cam kết|phấn đấu)$/u.test(key)) &&
    !has(clause, 'doubt', 'demand', 'when')
  );
}

/** "để tuần tới em làm cho xong", "để mai em xử lý xong": nobody and nothing else is spoken of. */
function isPutOff({ items: [opener, when, ...rest] }: Clause): boolean {
  const isTime = when?.kind === 'promised' || when?.kind === 'about_to';
  return (
    /^(?:để|de)$/u.test(opener?.key ?? '') &&
    isTime &&
    (AHEAD_OF_US.test(when.key) || /^(?:thứ|thu|t) ?\S/u.test(when.key)) &&
    rest.every((item) => isDone(item) || OF_PUT_OFF.includes(item.kind))
  );
}

const OF_PUT_OFF: readonly ItemKind[] = ['polite', 'courtesy', 'soft_order', 'ours', 'work', 'task_word', 'wholly'];

/** An order behind what is under way is a part of it: "đã thành lập ban chỉ đạo". */
function makesUnsure(item: Item, at: number, { items }: Clause): boolean {
  if (!UNSURE.includes(item.kind)) return false;
  const clause = { items, opening: '' };
  // "mới tập huấn cho 2 xã"
  if ((isJust(item) || item.key === 'cho') && (hasJustBegun(clause) || hasOnlyDone(clause))) return false;
  // "đang hoàn thiện để trình", "đang rà soát trước khi trình": what for.
  if (/^(?:để|de|trước khi|truoc khi|nhằm|nham)$/u.test(item.key))
    return !items.slice(0, at).some(({ kind }) => BEHIND.includes(kind));
  return item.kind !== 'demand' || !items.slice(0, at).some(({ kind }) => BEHIND.includes(kind));
}

const BEHIND: readonly ItemKind[] = ['running', 'submitted', 'milestone', 'waiting', 'had'];

/** "còn thiếu chữ ký" says by itself what is left. */
function namesTheRest({ kind, key }: Item): boolean {
  return kind === 'remaining' && key.split(' ').length > 3;
}

function isOfTheRest({ items: [first] }: Clause): boolean {
  return first?.kind === 'remaining' || /^(?:còn lại|con lai)$/u.test(first?.key ?? '');
}

function predicateOf(clause: Clause, today: LocalDate): Predicate {
  if (has(clause, 'suspended')) return 'stop';
  // "còn 2 hộ chưa nhận tiền": the others have.
  const isSome = has(clause, 'number') || clause.items.some(({ key }) => /^(?:vài|mấy|một số|ít|một vài)$/u.test(key));
  // "còn mỗi xã Vạn Thiện chưa gửi"
  const [first] = clause.items;
  const isOnlyRest =
    first?.kind === 'remaining' &&
    (first.key.includes(' ') || has(clause, 'authority')) &&
    !has(clause, 'lack', 'obstacle', 'obstacle_named');
  if (has(clause, 'remaining') && (isSome || isOnlyRest) && has(clause, 'not_yet')) return 'run';
  if (countsThoseLeft(clause) || goesOnAgain(clause) || movesOn(clause) || hasOnlyDone(clause) || goesOnWith(clause))
    return 'run';
  if (has(clause, 'unfinished')) return 'complete';
  // "còn lại 2 xã chưa làm": the others are.
  if (has(clause, 'not_started')) return isOfTheRest(clause) ? 'run' : 'begin';
  // "để em làm nốt"
  const isToFinish =
    has(clause, 'promised') && clause.items.some(({ key }) => /^(?:làm|xử lý|hoàn thiện) nốt$/u.test(key));
  // "tháng sau mới làm": when it will begin.
  const begins = clause.items.findIndex(({ kind, key }) => kind === 'running' && /^(?:mới|moi) /u.test(key));
  const bound = clause.items.slice(0, Math.max(begins, 0));
  const isMonth = bound.some(
    ({ key }, at) => /^(?:tháng|quý|thang|quy)$/u.test(key) && bound[at + 1]?.kind === 'number',
  );
  if (isMonth || bound.some(({ kind }) => kind === 'promised')) return 'begin';
  // "có vốn mới làm" is a condition.
  if (bound.some(({ kind }) => kind === 'unknown')) return 'none';
  const isOnlyWait = isToFinish || (has(clause, 'waiting') && has(clause, 'remaining'));
  if (has(clause, 'running', 'work_part') || clause.items.some(isWaitFor) || isOnlyWait || isOnTrack(clause))
    return 'run';
  const isHalf = clause.items.some(({ key }, at) => /^(?:một )?nửa$/u.test(key) && at > 0);
  if (isHalf && has(clause, 'progress_word', 'about', 'near')) return 'run';
  // "đã trình UBND tỉnh ký ban hành": by whom it is to be issued.
  // "đã tham mưu trình Chủ tịch UBND tỉnh ban hành"
  const submitted = clause.items.findIndex(
    ({ kind, key }, at) =>
      kind === 'submitted' ||
      (kind === 'deliver' && /^(?:trình|trinh)$/u.test(key) && clause.items[at - 1]?.kind === 'milestone'),
  );
  const isToBeIssued = submitted >= 0 && clause.items.slice(submitted).some(({ kind }) => kind === 'issued');
  if (isToBeIssued && !has(clause, 'document')) return 'submit';
  if (has(clause, 'issued')) return 'issue';
  if (has(clause, 'submitted') || (has(clause, 'had', 'already') && clause.items.some(asksForOpinion))) return 'submit';
  if (isOutForOpinion(clause)) return 'submit';
  const isPast = has(clause, 'deliver', 'step') && has(clause, 'already') && !has(clause, 'authority', 'about_to');
  if (has(clause, 'milestone') || isPast || tellsOwnAct(clause) || asksByReport(clause)) return 'reach';
  if (tellsOfStepOn(clause, today) || someHave(clause) || hasJustBegun(clause)) return 'reach';
  const isLess = clause.items.some(isShareOf('percent')) && has(clause, 'remaining', 'not_yet');
  if (isLess || (clause.items.some(isShareOf('fraction')) && !has(clause, 'other')) || clause.items.some(isNothing))
    return 'count';
  if (has(clause, 'waiting')) return 'wait';
  // "dự kiến 10/12/2026"
  if (has(clause, 'deliver', 'step') || (has(clause, 'promised') && has(clause, 'date')) || setsTime(clause))
    return 'deliver';
  if (tellsFigure(clause)) return 'count';
  return handsInAhead(clause) ? 'deliver' : 'none';
}

/** "cấp nước sạch đạt 58,5% số hộ", "tỷ lệ bao phủ hiện là 96%": how far something of the task has come. */
function tellsFigure({ items }: Clause): boolean {
  const at = items.findIndex(({ kind }) => kind === 'percent');
  const before = items.slice(0, at).filter(({ kind }) => kind !== 'about' && kind !== 'near');
  const link = before.at(-1);
  const isTold =
    link?.kind === 'progress_word' ? /(?:đạt|được)$/u.test(link.key) : link?.key === 'là' && before.length > 2;
  const subject = before.slice(0, -1);
  return (
    at > 0 &&
    isTold &&
    subject.some(({ kind }) => OF_A_FIGURE.includes(kind)) &&
    items.every(({ kind, key }) => !NO_FIGURE.includes(kind) && !NOT_REACHED.test(key))
  );
}

const OF_A_FIGURE: readonly ItemKind[] = ['unknown', 'counted', 'step', 'part', 'work_noun', 'deliver', 'work'];
const NO_FIGURE: readonly ItemKind[] = [
  ...(['condition', 'demand', 'when', 'question', 'promised', 'about_to', 'acknowledged', 'not', 'not_yet'] as const),
  ...(['obstacle', 'lack', 'transfer', 'extension', 'plan'] as const),
];
/** What is agreed to, aimed at or only rises. */
const NOT_REACHED =
  /^(?:đồng|đồng ý|đồng thuận|thống|nhất|nhất trí|mục|tiêu|mục tiêu|chỉ tiêu|giao|tăng|giảm|tăng trưởng|lãi)$/u;

/** "đơn vị đã chấm điểm các dự án", "đã làm việc với nhà thầu": something was done, by those who speak. */
function tellsOwnAct({ items }: Clause): boolean {
  // "đã có văn bản đôn đốc các huyện"
  const isOrdered = items.some(
    ({ kind, key }, at) =>
      kind === 'document_word' &&
      key.startsWith('đã có') &&
      ['demand', 'step', 'deliver'].includes(items[at + 1]?.kind ?? 'unknown'),
  );
  if (isOrdered) return true;
  const had = items.findIndex(({ kind, key }) => kind === 'had' && key !== 'da');
  const act = items[had + 1];
  if (had < 0 || act === undefined || !ACTS.includes(act.kind)) return false;
  // "đã gửi", "đã nộp báo cáo" may be all that was asked for.
  // "đã nghiệm thu bàn giao" is one act in two words.
  const isAccepted = (key: string): boolean => /^(?:nghiệm thu|bàn giao)$/u.test(key);
  const isOfSomething = items
    .slice(had + 2)
    .some(({ kind, key }) => !NO_OBJECT.includes(kind) && !(isAccepted(act.key) && isAccepted(key)));
  const isOurs = items.slice(0, had).some(({ kind }) => kind === 'ours' || kind === 'task_word');
  if (!isOfSomething || (act.kind === 'unknown' && !isOurs)) return false;
  return (
    items.slice(0, had).every(({ kind }) => OWN_SUBJECT.includes(kind)) &&
    !items.some(({ kind }) => NO_ACT.includes(kind))
  );
}

const ACTS: readonly ItemKind[] = ['in_use', 'unknown', 'deliver', 'step', 'work', 'clear'];
const NO_OBJECT: readonly ItemKind[] = [
  ...(['polite', 'soft_order', 'courtesy', 'already', 'report_lead', 'document', 'document_word', 'attach'] as const),
  ...(['time_link', 'date', 'fraction', 'authority'] as const),
];
const OWN_SUBJECT: readonly ItemKind[] = [
  ...(['ours', 'task_word', 'polite', 'courtesy', 'report_lead', 'address', 'so_far', 'this_time'] as const),
  ...(['past_time', 'contrast', 'nodded', 'progress_word', 'reference', 'part', 'document_word'] as const),
];
/** "một nửa số xã đã nộp", "phần lớn các hộ đã nhận tiền": some of them have, so that others have not. */
function someHave({ items }: Clause): boolean {
  const from = items.findIndex(
    ({ kind }) => !['polite', 'courtesy', 'so_far', 'ours', 'progress_word', 'about'].includes(kind),
  );
  const had = items.findIndex(
    ({ kind, key }, at) =>
      at > from && ((kind === 'had' && key !== 'da') || (kind === 'acknowledged' && key.startsWith('đã '))),
  );
  const subject = items.slice(from, had);
  return (
    SOME_OF.test(items[from]?.key ?? '') &&
    had > from + 1 &&
    had < from + 6 &&
    items[had + 1] !== undefined &&
    subject.every(({ kind }, at) => at === 0 || OF_SOME.includes(kind)) &&
    !items.some(({ kind }, at) => at !== had && NO_ACT.includes(kind))
  );
}

const SOME_OF = /^(?:một nửa|nửa|phân nửa|quá nửa|hơn nửa|phần lớn|đa số|hầu hết|một số|vài|một vài|một phần|nhiều)$/u;
const OF_SOME: readonly ItemKind[] = ['unknown', 'authority', 'counted', 'document_word', 'part', 'work_noun', 'other'];

/** "đã báo cáo UBND tỉnh xin chủ trương". */
function asksByReport({ items }: Clause): boolean {
  const told = items.findIndex(({ kind }, at) => kind === 'report_lead' && items[at - 1]?.kind === 'had');
  return (
    told > 0 && items.slice(told + 1).some(({ key }) => /^(?:xin(?: .+)?|đề nghị|kính đề nghị|chủ trương)$/u.test(key))
  );
}

const NO_ACT: readonly ItemKind[] = [
  'transfer',
  'acknowledged',
  'undo',
  'undo_perhaps',
  'other',
  'percent',
  'obstacle',
];

/** "cố gắng trong tuần này": the will, and until when. */
function setsTime({ items }: Clause): boolean {
  const isWill = items.some(({ key }) => /^(?:cố gắng|phấn đấu|dự kiến|hứa|hẹn|cam kết|quyết tâm)$/u.test(key));
  return (
    isWill && items.some(({ kind, key }) => kind === 'promised' && /(?:tuần|tháng|quý|năm|ngày|nay|thứ|mai)/u.test(key))
  );
}

/** "nhìn chung đảm bảo tiến độ"; "đúng tiến độ nhé" is an order. */
function isOnTrack(clause: Clause): boolean {
  const isOfProgress = clause.items.some(
    ({ kind, key }) => kind === 'progress_word' && /^(?:tiến độ|tien do)/u.test(key),
  );
  const isSaid = clause.items.some(
    ({ kind, key }) =>
      (kind === 'as_planned' || kind === 'on_time') &&
      (isOfProgress || /(?:tiến độ|tien do|kế hoạch|ke hoach)/u.test(key)),
  );
  const isMeant = clause.items.some(
    ({ kind, key }) => kind === 'promised' && !/^(?:đảm bảo|bảo đảm|dam bao|bao dam)$/u.test(key),
  );
  // "Tiến độ đảm bảo": said of how it goes, and of nothing else.
  const last = clause.items.findLast(({ kind }) => kind !== 'polite' && kind !== 'courtesy');
  const isSound = isOfProgress && /^(?:đảm bảo|bảo đảm|đạt yêu cầu|ổn|tốt)$/u.test(last?.key ?? '');
  const goesWell =
    has(clause, 'work') && clause.items.some(({ key }) => /^(?:ổn|bình thường|thuận lợi|suôn sẻ|tốt)$/u.test(key));
  return (
    (isSaid || goesWell || isSound) &&
    !isMeant &&
    !has(clause, 'soft_order', 'demand', 'other', 'document', 'authority')
  );
}

/** "đã gửi Bộ Tài chính xin ý kiến". */
function asksForOpinion({ kind, key }: Item): boolean {
  return kind === 'deliver' && /^(?:xin|lấy|lay|trình|trinh|thẩm|tham)(?: |$)/u.test(key);
}

/** "đang chờ", "chờ duyệt", "chờ chữ ký"; "chờ" alone may be anybody's wait. */
function isWaitFor({ kind, key }: Item, at: number, items: readonly Item[]): boolean {
  if (kind !== 'waiting') return false;
  if (key.includes(' ')) return true;
  const opens = items.slice(0, at).every((item) => item.kind === 'polite' || item.kind === 'courtesy');
  return opens && (AWAITED.includes(items[at + 1]?.kind ?? 'polite') || isAwaitedOf(items, at));
}

/** "đợi anh Bình ký". */
function isAwaitedOf(items: readonly Item[], at: number): boolean {
  const behind = items.slice(at + 1, at + 5);
  const end = behind.findIndex(({ kind }) => AWAITED.includes(kind));
  return end >= 0 && behind.slice(0, end).every(({ kind }) => ['polite', 'unknown', 'authority'].includes(kind));
}

const AWAITED: readonly ItemKind[] = ['step', 'issued', 'document_word', 'part', 'report_lead'];

function hasPart(clause: Clause): boolean {
  return clause.items.some(isShare) || has(clause, 'part', 'work_part', 'remaining');
}

/** "trừ xã Xuân Lập", "ngoại trừ phần kinh phí". */
function isException(clause: Clause): boolean {
  return /^(?:trừ|tru|ngoại trừ|ngoai tru)$/u.test(clause.items[0]?.key ?? '');
}

/** "đã hoàn thành trong quý III/2026", "đã xong trong tháng 11": told, and on which day is asked. */
function isToldOfPeriod(clause: Clause, at: number): boolean {
  const done = doneAt(clause);
  const had = clause.items[done - 1];
  const period = clause.items[at];
  return (
    at > done &&
    had?.kind === 'had' &&
    had.key !== 'da' &&
    /^(?:(?:trong|vào|hồi) )?(?:tháng|quý|năm)$/u.test(period?.key ?? '') &&
    clause.items.filter(({ kind }) => kind === 'promised').length === 1
  );
}

/** "đã hoàn thành trong tháng 10", said in November: which day is asked. */
function isMonthBehind(items: readonly Item[], at: number, today: LocalDate): boolean {
  const [month = 0] = items[at + 1]?.numbers ?? [];
  const isMonth = /(?:^| )(?:tháng|thang)$/u.test(items[at]?.key ?? '') && items[at + 1]?.kind === 'number';
  const isTold = items.slice(0, at).some(({ kind, key }) => kind === 'had' && key !== 'da');
  return isMonth && isTold && month >= 1 && month < Number(today.slice(5, 7));
}

/** "tháng 12 hoàn thành", "tháng 3/2027 xong", said in November: nothing tells of it as past. */
function opensWithMonthAhead(clause: Clause, today: LocalDate): boolean {
  const { items } = clause;
  const first = items.findIndex(({ kind }) => !BEFORE_A_MONTH.includes(kind));
  const [name, figure, ...rest] = items.slice(Math.max(first, 0));
  const isNamed = /^(?:(?:cuối|giữa|đầu|trong|cuoi|giua|dau) )?(?:tháng|thang)$/u.test(name?.key ?? '');
  const [month = 0, year = yearOf(today)] = figure?.numbers ?? [];
  const isMonth = figure?.kind === 'number' || (figure?.kind === 'fraction' && year >= yearOf(today));
  if (!isNamed || !isMonth || month < 1 || month > 12 || has(clause, 'had', 'already')) return false;
  const act = rest.find(({ kind }) => !BEFORE_A_MONTH.includes(kind));
  const isLater = year > yearOf(today) || month > Number(today.slice(5, 7));
  return isLater && act !== undefined && isDone(act);
}

const BEFORE_A_MONTH: readonly ItemKind[] = ['polite', 'courtesy', 'ours', 'task_word', 'so_far'];

/** "đến 25/12 là xong", "sau 10/12", "trước 30/12": a bound that lies ahead. */
function namesBoundAhead({ items }: Clause, today: LocalDate): boolean {
  const first = items.findIndex(({ kind }) => kind !== 'polite' && kind !== 'courtesy');
  return items.some((item, at) => {
    if (item.kind !== 'date' && item.kind !== 'fraction') return false;
    const [day = 0, month = 0, year = yearOf(today)] = item.numbers;
    const on = Number.isInteger(day) ? localDate(year, month, day) : null;
    if (on === null || on <= today) return false;
    // "10/12 xong": a day ahead, or a part of twelve; neither is all of it.
    const opens = item.kind === 'fraction' && at === first;
    return opens || items.slice(Math.max(0, at - 2), at).some(({ key }) => BOUND.test(key));
  });
}

const BOUND = /^(?:đến|den|tới|toi|sau|trước|truoc|khoảng|khoang|tầm|tam|chậm nhất|cham nhat|muộn nhất|muon nhat)$/u;

/** "chỉ thiếu chữ ký". */
function lacks({ items }: Clause): boolean {
  return items[0]?.kind === 'contrast' && items[1]?.kind === 'obstacle_named';
}

/** "chưa tập huấn", "riêng khoa dược chưa": what is not yet done is named; "việc thứ hai chưa" names another task. */
function deniesMore({ items }: Clause): boolean {
  const at = items.findIndex(({ kind }) => kind === 'not_yet');
  const named = items.slice(0, Math.max(at, 0)).filter(({ kind }) => kind !== 'contrast');
  const numbered = named.findIndex(({ kind }) => kind === 'number');
  const isTask =
    numbered >= 0 &&
    (numbered === 0 || /(?:^| )(?:câu|mục|ý|số|dòng|dung|vụ|việc)$/u.test(named[numbered - 1]?.key ?? ''));
  const isOfPart =
    !isTask &&
    named.length > 0 &&
    named.length <= LONGEST_PART &&
    named.every(({ kind }) => OF_A_PART.includes(kind) || kind === 'number');
  if (isOfPart && at === items.findLastIndex(({ kind }) => kind !== 'polite' && kind !== 'soft_order')) return true;
  return at >= 0 && items.slice(at + 1).some(({ kind }) => kind === 'unknown' || kind === 'deliver' || kind === 'work');
}

/** In items. */
const LONGEST_PART = 4;
const OF_A_PART: readonly ItemKind[] = ['unknown', 'part', 'step', 'deliver', 'work_noun', 'counted', 'document_word'];

/** "tiến độ còn chậm"; "chậm" alone may be of anything. */
function isSlow(clause: Clause): boolean {
  const isBehind = clause.items.some(
    ({ kind, key }) =>
      (kind === 'late' && key.includes(' ')) || (kind === 'offset' && /^(?:chậm|trễ|muộn|cham|tre|muon)/u.test(key)),
  );
  const isAlone =
    isBehind && clause.items.every(({ kind, key }) => OF_SLOWNESS.includes(kind) || /^(?:tí|chút|xíu)$/u.test(key));
  return (
    isAlone || (has(clause, 'late', 'offset') && has(clause, 'progress_word', 'task_word', 'running', 'against_plan'))
  );
}

const OF_SLOWNESS: readonly ItemKind[] = ['late', 'offset', 'polite', 'soft_order', 'courtesy', 'ours', 'so_far'];

/** A percentage alone may be of anything: see progress.ts. */
function isShareOf(kind: 'percent' | 'fraction') {
  return (item: Item, index: number, items: readonly Item[]): boolean =>
    item.kind === kind && isShare(item, index, items);
}

function isNothing({ kind, numbers }: Item): boolean {
  return kind === 'percent' && numbers[0] === 0;
}
