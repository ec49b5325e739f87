/**
 * Clauses that may stand beside one that says completed, and the reason at its end: "đề nghị đóng việc giúp em", "hơi
 * chậm do mưa bão", "mong anh thông cảm", "file em gửi kèm", "khó khăn: không". They are adjuncts: of a reason and of what
 * is sent along the words need not be known, but none may be a slip of one that restricts.
 */

import { strip } from '../../../domain/strip-diacritics.ts';
import { mayBeAgainst } from './words/abstract.ts';
import { invitesToLook, tellsOfKeeping, tellsOfPraise } from './beside/kept-and-praised.ts';
import { isKnownAdjunct, isPersonsName } from './beside/known-adjunct.ts';
import { doneAt, has, type Clause } from './clauses.ts';
import { isPetition } from './words/is-petition.ts';
import type { Firmness } from './harmless-place.ts';
import { CONDITION, tellsOfDelay } from './reason.ts';
import { isWhole } from './words/shares.ts';
import type { Item, ItemKind } from './words/items.ts';
import { mayLeaveOpen, mayRestrict } from './words/respell.ts';

/** In items: longer ones tell something of their own. */
const LONGEST = 14;

/** `firmness`: how firmly the reply tells that it is done; what only a fact allows is not allowed beside an order. */
export function isCompany(
  clauses: readonly Clause[],
  index: number,
  alreadyDone: boolean,
  firmness: Firmness,
): boolean {
  const clause = clauses[index];
  if (clause === undefined || clause.items.length > LONGEST) return false;
  if (alreadyDone && firmness === 2 && tellsOfAcceptance(clause)) return true;
  if (alreadyDone && tellsOfApproval(clause)) return true;
  if (!alreadyDone && leadsToTaskDone(clauses, index)) return true;
  if (doneAt(clause) >= 0) return false;
  if (isLabel(clause, clauses[index + 1]) || deniesObstacle(clauses, index) || isPreamble(clause)) return true;
  if (!alreadyDone)
    return (
      presentsSpeaker(clause) ||
      (firmness === 2 && (metNoObstacle(clause) || isAfterStep(clause))) ||
      isOverBefore(clauses, index) ||
      isSentBefore(clauses, index) ||
      isAllBefore(clauses, index)
    );
  return (
    asksToClose(clause) ||
    (firmness === 2 && (asksReader(clause) || sendsCopyLater(clause) || tellsOfHandingOn(clause))) ||
    regrets(clause) ||
    thanks(clause) ||
    tellsOfDelay(clause, firmness) ||
    sendsAlong(clause) ||
    informs(clause) ||
    (firmness === 2 && complainsOfBot(clause)) ||
    namesResult(clause) ||
    (firmness === 2 &&
      (tellsOfResult(clause) ||
        saysBeside(clause) ||
        tellsManner(clause) ||
        countsAll(clause) ||
        tellsOfPublishing(clause) ||
        passesOnToNote(clause) ||
        tellsOfKeeping(clause) ||
        tellsOfPraise(clause) ||
        invitesToLook(clause) ||
        tellsOfCost(clause) ||
        showsPaper(clause))) ||
    (firmness === 2 && tellsQuality(clause)) ||
    signs(clauses, index)
  );
}

/** "Trong quá trình thực hiện không phát sinh khó khăn, vướng mắc;": how it went. */
function metNoObstacle({ items }: Clause): boolean {
  const at = items.findIndex(({ kind }) => kind === 'no_obstacle');
  return (
    at > 0 &&
    !/^(?:đã|da) /u.test(items[at]?.key ?? '') &&
    items.every(
      ({ kind, key }, place) =>
        place === at || OF_COURSE.includes(kind) || /^(?:trong|quá trình|về|tổ chức|suốt|việc)$/u.test(key),
    )
  );
}

const OF_COURSE: readonly ItemKind[] = ['work', 'task_word', 'polite', 'courtesy', 'ours', 'so_far', 'progress_word'];

/** "Sau khi rà soát,", "Qua kiểm tra,": what was done before it was told. */
function isAfterStep({ items: [opener, ...steps] }: Clause): boolean {
  return (
    /^(?:sau khi|qua|sau)$/u.test(opener?.key ?? '') &&
    steps.length > 0 &&
    steps.length <= MOST_STEPS &&
    steps.every(
      ({ kind, key }) => (kind === 'step' || /^(?:và|lại)$/u.test(key)) && !/^(?:trình|ký|duyệt|phê duyệt)$/u.test(key),
    )
  );
}

/** In items. */
const MOST_STEPS = 3;

/** "anh ghi cho tui với", "chị xác nhận giúp em": the reader is asked to put it down. */
function asksReader({ items }: Clause): boolean {
  const isCalled = /^(?:anh|chị|sếp|bác|chú|cô|a|c)(?: |$)/u.test(items[0]?.key ?? '');
  const [act, ...rest] = isCalled ? items.slice(1) : items;
  return (
    (isCalled || rest.some(({ kind, key }) => kind === 'kindly' || key === 'cho')) &&
    act !== undefined &&
    (act.kind === 'close' || /^(?:ghi|ghi nhận|note|tích|tick|chốt|sửa|đóng)$/u.test(act.key)) &&
    rest.every(
      (item) => OF_FAVOUR.includes(item.kind) || /^(?:cho|vào|lên|trên|sổ|hệ|thống|hệ thống|lại)$/u.test(item.key),
    )
  );
}

const OF_FAVOUR: readonly ItemKind[] = [
  ...(['polite', 'soft_order', 'courtesy', 'smile', 'kindly', 'close', 'task_word', 'ours', 'acknowledged'] as const),
];

/** "mai em gửi bản cứng sau": a copy of what is there, and nothing that is still to be done. */
function sendsCopyLater({ items }: Clause): boolean {
  const verb = items.findIndex(({ key }) => /^(?:gửi|nộp|bổ sung|chuyển|đính kèm|em gửi)$/u.test(key));
  const copy = items.slice(verb + 1);
  return (
    verb >= 0 &&
    /^bản (?:cứng|giấy|mềm|scan|điện tử)(?: |$)/u.test(
      copy
        .slice(0, 2)
        .map(({ key }) => key)
        .join(' '),
    ) &&
    items.slice(0, verb).every(({ kind }) => BEFORE_COPY.includes(kind)) &&
    copy
      .slice(copy[0]?.key === 'bản' ? 2 : 1)
      .every((item) => POLITE.includes(item.kind) || /^(?:sau|lên|qua)$/u.test(item.key))
  );
}

const BEFORE_COPY: readonly ItemKind[] = ['polite', 'courtesy', 'promised', 'about_to', 'ours'];

/** ", bàn giao cho đơn vị sử dụng", ", bàn giao 100% diện tích cho chủ đầu tư": told by the "đã" of what is done. */
function tellsOfHandingOn({ items: [act, ...rest], opening }: Clause): boolean {
  const isAct = /^(?:bàn giao|đưa vào sử dụng|bàn giao lại)$/u.test(act?.key ?? '') && opening.startsWith(',');
  const isTo = rest.some(({ key }) => key === 'cho');
  return (
    isAct &&
    isTo &&
    rest.every(
      (item) =>
        OF_HANDING_ON.includes(item.kind) ||
        isAllOf(item) ||
        isFreeWord(item) ||
        /^(?:cho|chủ đầu tư|đơn vị|sử|dụng|diện tích|diện|tích)$/u.test(item.key),
    )
  );
}

function isAllOf({ kind, numbers }: Item): boolean {
  return kind === 'percent' && numbers[0] === 100;
}

const OF_HANDING_ON: readonly ItemKind[] = ['in_use', 'authority', 'ours', 'polite', 'wholly'];

/** "chất lượng đảm bảo", "chất lượng tốt": how it was done. */
function tellsQuality({ items: [first, ...rest] }: Clause): boolean {
  const isReached = first?.key === 'đạt' && /^(?:kết quả|hiệu quả|hiệu|yêu cầu|chất lượng)$/u.test(rest[0]?.key ?? '');
  return (
    (isReached || /^(?:chất|hiệu|chất lượng|hiệu quả)$/u.test(first?.key ?? '')) &&
    rest.length > 0 &&
    rest.every(
      (item) =>
        isKnownAdjunct(item) ||
        POLITE.includes(item.kind) ||
        item.kind === 'as_planned' ||
        /^(?:quả|hiệu|hiệu quả|kết quả|yêu cầu|chất lượng|đảm bảo|bảo đảm|cao|khá)$/u.test(item.key),
    )
  );
}

/** "và nghiệm thu xong", "đã bàn giao rồi": what follows the end. */
export function tellsOfAcceptance({ items }: Clause): boolean {
  const accepts = items.some(({ key }) => HANDED_IN.test(key));
  // "đã hoàn thành và bàn giao cho đơn vị sử dụng": told by the same "đã".
  const isTold =
    /^(?:và|va)$/u.test(items[0]?.key ?? '') ||
    items.some(({ kind }) => kind === 'had' || kind === 'already' || kind === 'done');
  return (
    accepts &&
    isTold &&
    items.every(
      (item) =>
        HANDED_IN.test(item.key) ||
        OF_ACCEPTANCE.includes(item.kind) ||
        isOfCitation(item) ||
        isKnownAdjunct(item) ||
        /^(?:cho|đoàn|hội|đồng|hội đồng|tổ|chủ đầu tư)$/u.test(item.key),
    )
  );
}

/** "theo Biên bản số 06/BB-BQLDA ngày 5/11"; a petition shows nothing. */
function isOfCitation({ kind, key }: Item): boolean {
  return CITING.includes(kind) && !isPetition(key);
}

const CITING: readonly ItemKind[] = [
  'document',
  'document_word',
  'document_after',
  'time_link',
  'date',
  'fraction',
  'of',
];

/** "UBND tỉnh đã phê duyệt tại QĐ số 3871/QĐ-UBND", "Nghị quyết số 41/NQ-HĐND đã thông qua": with the paper that says so. */
function tellsOfApproval({ items }: Clause): boolean {
  const approves = items.some(({ key }, at) => {
    const isPast = items.slice(0, at).some(({ kind }) => kind === 'had') || key.startsWith('đã ');
    return isPast && /^(?:đã )?(?:phê duyệt|thông qua|công nhận|chấp thuận|ban hành)$/u.test(key);
  });
  return (
    approves &&
    items.some(({ kind }) => kind === 'document') &&
    items.every(
      (item) =>
        isOfCitation(item) ||
        ['authority', 'had', 'polite', 'courtesy'].includes(item.kind) ||
        /^(?:đã )?(?:được )?(?:phê duyệt|thông qua|công nhận|chấp thuận|ban hành)$/u.test(item.key),
    )
  );
}

/** "Đã cấp đủ 214/214 giấy chứng nhận, hoàn thành nhiệm vụ": all that there was, in front of the whole. */
function isAllBefore(clauses: readonly Clause[], index: number): boolean {
  const [clause, next] = [clauses[index], clauses[index + 1]];
  if (clause === undefined || next === undefined || !saysTaskDone(next)) return false;
  if (tellsOfApproval(clause)) return true;
  const isTold = has(clause, 'had', 'milestone') && clause.items.some(isWhole);
  return (
    isTold &&
    clause.items.every(
      (item) => OF_ALL.includes(item.kind) || isWhole(item) || HANDED_IN.test(item.key) || isFreeWord(item),
    )
  );
}

/** "Đã tổ chức hội nghị tổng kết, nhiệm vụ hoàn thành": what was done, in front of the task as a whole. */
function leadsToTaskDone(clauses: readonly Clause[], index: number): boolean {
  const last = clauses.findLast((clause) => !clause.items.every(({ kind }) => POLITE.includes(kind)));
  const [clause, first] = [clauses[index], last?.items[0]];
  if (last === undefined || clause === undefined || clause === last) return false;
  // "Sở đã ban hành Quyết định số 12/QĐ-SXD ngày 15/10/2026, hoàn thành nhiệm vụ"
  const isIssued = has(clause, 'issued') && has(clause, 'document') && first?.kind === 'done_formal';
  if (first?.kind !== 'task_word' && !isIssued) return false;
  const isTold = has(clause, 'had', 'already', 'milestone', 'done', 'done_formal', 'done_just', 'no_obstacle');
  return (
    saysTaskDone(last) && isTold && !clause.items.some((item) => LEAVES_OPEN.includes(item.kind) && !isAllOf(item))
  );
}

const LEAVES_OPEN: readonly ItemKind[] = [
  ...(['not', 'not_yet', 'not_started', 'unfinished', 'cannot', 'missed', 'remaining', 'waiting', 'running'] as const),
  ...(['promised', 'about_to', 'near', 'condition', 'doubt', 'when', 'demand', 'question', 'question_mark'] as const),
  ...([
    'obstacle',
    'obstacle_named',
    'lack',
    'mishap',
    'transfer',
    'handover',
    'percent',
    'task_word',
    'contrast',
  ] as const),
  ...(['extension', 'more', 'suspended', 'undo', 'undo_perhaps', 'unchanged'] as const),
];

/** "hoàn thành nhiệm vụ", "việc này hoàn thành ạ": the task, in whichever order, and nothing else. */
function saysTaskDone({ items }: Clause): boolean {
  return (
    items.some(({ kind }) => kind === 'done' || kind === 'done_formal') &&
    items.some(({ kind }) => kind === 'task_word') &&
    items.every(({ kind }) => OF_TASK_DONE.includes(kind))
  );
}

const OF_TASK_DONE: readonly ItemKind[] = [
  ...([
    'done',
    'done_formal',
    'task_word',
    'had',
    'already',
    'polite',
    'courtesy',
    'soft_order',
    'assigned',
    'wholly',
  ] as const),
];
const OF_ALL: readonly ItemKind[] = ['had', 'milestone', 'wholly', 'counted', 'polite', 'courtesy', 'ours', 'part'];

const OF_ACCEPTANCE: readonly ItemKind[] = [
  'polite',
  'courtesy',
  'soft_order',
  'smile',
  'had',
  'already',
  'done',
  'wholly',
  'in_use',
  'past_time',
  'kindly',
  'authority',
  'ours',
];

/** "Em gửi báo cáo rồi, việc này xong rồi". */
function isSentBefore(clauses: readonly Clause[], index: number): boolean {
  const [clause, next] = [clauses[index], clauses[index + 1]];
  if (clause === undefined || next === undefined || doneAt(next) < 0 || !has(next, 'task_word')) return false;
  return sendsAlong(clause) && has(clause, 'already', 'had');
}

/** A word that nothing here knows, and that cannot be a slip of one that restricts. */
function isUnknownAdjunct(item: Item): boolean {
  return item.kind === 'unknown' && !mayRestrict(item.key) && !mayBeAgainst(item) && !CONDITION.test(item.key);
}

/**
 * "anh kiểm tra giúp em", "biên bản em chụp gửi kèm": said by or to somebody, of no part, no time ahead and nobody else's
 * work. A word that is not known may say that it is not so: "anh khoan đóng", "bên em lo kinh phí".
 */
function saysBeside({ items }: Clause): boolean {
  const isAnchored = items.some(({ kind, key }) => ANCHORS.includes(kind) || PERSON.test(key));
  const isOfTask = items.some(({ kind }) => kind === 'task_word' || kind === 'of');
  const isOrder = items.some(({ kind }) => kind === 'demand') && items.some(({ kind }) => kind === 'work');
  const isOther =
    isOfTask && items.some(({ kind, key }) => kind === 'past_time' || kind === 'unknown' || /khác|kia|nọ/u.test(key));
  // "văn bản em gửi Sở Tài chính": with somebody who may still decide.
  const isSentOn = items.some(({ key }) => /^(?:văn bản|giấy)$/u.test(key)) && items.some(isOtherOffice);
  if (!isAnchored || isOrder || isOther || isSentOn) return false;
  const unknown = items.filter(({ kind }) => kind === 'unknown');
  return (
    unknown.length <= MOST_UNKNOWN &&
    items.every((item) => BESIDE.includes(item.kind) || BESIDE_WORDS.test(item.key) || isKnownAdjunct(item))
  );
}

/** In items. */
const MOST_UNKNOWN = 6;
const PERSON = /^(?:anh|chị|em|tôi|mình|chúng tôi|bác|sếp|a|c|e)(?: |$)/u;
const ANCHORS: readonly ItemKind[] = ['kindly', 'report_lead', 'attach', 'document_word', 'courtesy', 'ours'];
const BESIDE_WORDS =
  /^(?:văn bản|giấy|trên|ở|qua|trong|vào|check|nhờ|mong|xin|kính|kiểm tra|xem|rà soát|đối chiếu|tổng hợp|cho)$/u;
const BESIDE: readonly ItemKind[] = [
  ...([
    'polite',
    'soft_order',
    'courtesy',
    'smile',
    'kindly',
    'ours',
    'authority',
    'report_lead',
    'address',
    'attach',
  ] as const),
  ...(['past_time', 'had', 'already', 'wholly', 'as_planned'] as const),
  ...(['on_time', 'of', 'acknowledged', 'close', 'regret', 'late', 'offset', 'so_far', 'this_time', 'in_use'] as const),
  ...(['task_word', 'assigned', 'work', 'no_obstacle', 'against_plan', 'nodded', 'nod', 'tick'] as const),
];

function isFreeWord(item: Item): boolean {
  return isUnknownAdjunct(item) && !mayLeaveOpen(item.key);
}

/** "em Lan bên Sở Y tế đây ạ", "em là Hùng, phòng TCKH": who speaks. */
function presentsSpeaker({ items }: Clause): boolean {
  const spoken = items.filter(({ kind }) => kind !== 'courtesy' && kind !== 'soft_order');
  const from = spoken.findIndex(({ key }) => SPEAKER.test(key));
  if (from < 0 || from > 2 || spoken.slice(0, from).some(({ kind }) => kind !== 'polite')) return false;
  const words = spoken.slice(from);
  const [first, second] = words;
  const last = words.findLast(({ kind, key }) => kind !== 'polite' || /^(?:đây|day)/u.test(key));
  const presents = /^(?:đây|day)/u.test(last?.key ?? '') || /^(?:là|la)$/u.test(second?.key ?? '');
  if (first === undefined || !presents) return false;
  return words.slice(1).every((item) => OF_A_NAME.includes(item.kind) || isName(item));
}

/** A name may be spelled as a word that tells of something left to do: "Lan", "Thảo". */
function isName({ kind, key }: Item): boolean {
  return kind === 'unknown' && !mayRestrict(key);
}

const SPEAKER = /^(?:em|tôi|toi|mình|minh|cháu|chau|e)$/u;
const OF_A_NAME: readonly ItemKind[] = ['polite', 'authority', 'ours', 'of', 'smile'];

/** "Em Tuấn - Phòng TCKH" at the end. */
function signs(clauses: readonly Clause[], index: number): boolean {
  const isPerson = ({ items: [first, ...rest] }: Clause): boolean =>
    first !== undefined && SPEAKER.test(first.key) && rest.length > 0 && rest.length <= 4 && rest.every(isName);
  const isOffice = ({ items: [first, ...rest] }: Clause): boolean =>
    (first?.kind === 'authority' || first?.kind === 'ours') &&
    rest.every((item) => item.kind === 'authority' || isUnknownAdjunct(item));
  const [before, clause, behind] = [clauses[index - 1], clauses[index], clauses[index + 1]];
  if (clause === undefined) return false;
  if (index === clauses.length - 1) return before !== undefined && isPerson(before) && isOffice(clause);
  return index === clauses.length - 2 && behind !== undefined && isPerson(clause) && isOffice(behind);
}

/** "trước vướng kinh phí nhưng nay đã xong", "Vướng mắc đã được tháo gỡ, nhiệm vụ đã hoàn thành": it is over. */
function isOverBefore(clauses: readonly Clause[], index: number): boolean {
  const [clause, next] = [clauses[index], clauses[index + 1]];
  if (clause === undefined || next === undefined || !has(clause, 'obstacle', 'obstacle_named', 'lack')) return false;
  if (doneAt(next) < 0 || !has(next, 'had')) return false;
  const rest = clause.items.every((item) => OF_PAST_OBSTACLE.includes(item.kind) || isUnknownAdjunct(item));
  const isTurned = next.items[0]?.kind === 'contrast' || has(next, 'this_time', 'so_far');
  const isBefore = FORMERLY.test(clause.items[0]?.key ?? '') && isTurned;
  const clearing = clause.items.findIndex(
    ({ kind, key }) => kind === 'clear' || /^(?:đã|da) (?:tháo|thao|gỡ|go)/u.test(key),
  );
  const isCleared =
    clearing > 0 &&
    clause.items.slice(0, clearing + 1).some(({ kind, key }) => kind === 'had' || /^(?:đã|da) /u.test(key));
  return rest && (isBefore || (isCleared && has(next, 'task_word', 'ours')));
}

const FORMERLY =
  /^(?:trước|truoc|trước đây|truoc day|trước đó|truoc do|ban đầu|ban dau|lúc đầu|luc dau|hồi đầu|đợt trước)$/u;
const OF_PAST_OBSTACLE: readonly ItemKind[] = [
  ...([
    'obstacle',
    'obstacle_named',
    'lack',
    'past_time',
    'had',
    'clear',
    'no_obstacle',
    'progress_word',
    'already',
  ] as const),
  ...(['polite', 'courtesy', 'ours', 'of', 'work_noun', 'wholly', 'time_link', 'report_lead'] as const),
];

/** "Kết quả:", "Tiến độ:" before what they announce. */
function isLabel(clause: Clause, next: Clause | undefined): boolean {
  if (next?.opening.startsWith(':') !== true) return false;
  return clause.items.every(({ kind }) => LABELS.includes(kind));
}

const LABELS: readonly ItemKind[] = [
  'report_lead',
  'progress_word',
  'task_word',
  'so_far',
  'document_word',
  'attach',
  'work',
];

/** "Thực hiện chỉ đạo của UBND tỉnh tại Công văn số 5678/UBND-TH,": what the report answers. */
function isPreamble({ items: [first, ...rest] }: Clause): boolean {
  return (
    first !== undefined &&
    /^(?:thực hiện|thuc hien|căn cứ|can cu|theo)(?: |$)/u.test(first.key) &&
    rest.every(isOfPreamble)
  );
}

function isOfPreamble({ kind, key }: Item): boolean {
  return (
    OF_PREAMBLE.includes(kind) || /^(?:chỉ đạo|chi dao|yêu cầu|yeu cau|ý kiến chỉ đạo|công văn|văn bản)$/u.test(key)
  );
}

const OF_PREAMBLE: readonly ItemKind[] = [
  ...(['of', 'authority', 'document', 'document_word', 'document_after', 'date', 'fraction', 'time_link'] as const),
  ...(['task_word', 'assigned', 'work', 'plan', 'other'] as const),
];

/** "Khó khăn, vướng mắc: không có": the name of the line, or what stands behind it. */
function deniesObstacle(clauses: readonly Clause[], index: number): boolean {
  const named = clauses.findIndex(({ items }) => items.every(({ kind }) => kind === 'obstacle'));
  if (named < 0 || index < named) return false;
  const behind = clauses.findIndex(({ opening }, at) => at > named && opening.startsWith(':'));
  const value = clauses[behind]?.items.map(({ key }) => key).join(' ') ?? '';
  const isName = clauses.slice(named, behind).every(({ items }) => items.every(({ kind }) => kind === 'obstacle'));
  return behind > 0 && index <= behind && isName && NOTHING.test(strip(value));
}

const NOTHING = /^(?:khong|chua)(?: (?:co|phat sinh|gap))?(?: gi)?(?: a)?$/u;

/** "đề nghị anh chị đóng việc giúp em", "nhờ anh xác nhận". */
function asksToClose(clause: Clause): boolean {
  // "đề nghị Văn phòng ghi nhận"
  const isNoted = has(clause, 'demand') && clause.items.some(({ key }) => /(?:^| )(?:ghi nhận|ghi nhan)$/u.test(key));
  return (
    (has(clause, 'close') || isNoted) &&
    clause.items.every(
      (item, at) =>
        OF_CLOSING.includes(item.kind) ||
        /^(?:vào|trên|ở|trong)$/u.test(item.key) ||
        isKnownAdjunct(item) ||
        // "xin được kết thúc theo dõi"
        (/^(?:được|duoc)$/u.test(item.key) && clause.items[at - 1]?.kind === 'demand'),
    )
  );
}

/** "cảm ơn chị đã nhắc", "em cảm ơn các anh quan tâm chỉ đạo". */
function thanks({ items }: Clause): boolean {
  const isThanked = items.slice(0, 3).some(({ key }) => /(?:cảm ơn|cam on|cám ơn|thank|tks)/u.test(key));
  return (
    isThanked && items.every((item) => isOfThanks(item) || isUnknownAdjunct(item) || THANKED_FOR.includes(item.kind))
  );
}

/** "đã bàn giao cho xã sử dụng", "và có báo cáo gửi UBND tỉnh rồi": what else came about. */
function tellsOfResult({ items }: Clause): boolean {
  const told = items.findIndex(
    (item) => item.kind === 'had' || item.kind === 'already' || HAS_REPORTED.test(item.key) || HANDED_ON.test(item.key),
  );
  if (told < 0) return false;
  return items.every((item, at) => {
    if (item.kind === 'unknown') return isKnownAdjunct(item);
    if (item.kind === 'deliver') return HANDED_IN.test(item.key);
    if (item.kind === 'handover') return /^(?:đã bàn giao|da ban giao) /u.test(item.key);
    if (item.kind === 'part')
      return /^(?:mọi|moi|các|cac|toàn bộ|toan bo|tất cả|tat ca)$/u.test(items[at - 1]?.key ?? '');
    return OF_RESULT.includes(item.kind);
  });
}

/** "và công bố trên cổng thông tin điện tử", "và gửi văn bản báo cáo UBND tỉnh": where it can be read by now. */
function tellsOfPublishing({ items: [and, act, ...rest] }: Clause): boolean {
  const isOut = /^(?:và|va)$/u.test(and?.key ?? '') && PUBLISHES.test(act?.key ?? '');
  return (
    isOut &&
    rest.every(
      (item) =>
        OF_PUBLISHING.includes(item.kind) ||
        (item.kind === 'counted' && PAPERS.test(item.key)) ||
        isKnownAdjunct(item) ||
        /^(?:trên|tại|ở|qua|công khai|rộng rãi|văn bản)$/u.test(item.key),
    ) &&
    // "và gửi hồ sơ Sở Tài chính": with somebody who may still decide.
    !rest.some(isOtherOffice)
  );
}

const PUBLISHES = /^(?:công bố|đăng tải|niêm yết|phát hành|gửi|nộp)$/u;
const OF_PUBLISHING: readonly ItemKind[] = [
  ...(['polite', 'soft_order', 'courtesy', 'already', 'report_lead', 'address', 'authority', 'document_word'] as const),
  ...(['document', 'time_link', 'date', 'fraction', 'wholly', 'kindly'] as const),
];

/** ", kính chuyển Văn phòng tổng hợp", ", gửi anh chị biết, theo dõi": whom it is passed on to, to be noted. */
function passesOnToNote({ items }: Clause): boolean {
  const from = items[0]?.key === 'kính' || items[0]?.key === 'xin' ? 1 : 0;
  const verb = items[from]?.key ?? '';
  return (
    /^(?:kính )?(?:chuyển|gửi|báo cáo)$/u.test(verb) &&
    items.slice(from + 1).some(({ key }) => /^(?:tổng hợp|theo dõi|biết|ghi nhận|nắm)$/u.test(key)) &&
    items
      .slice(from + 1)
      .every(
        (item) =>
          POLITE.includes(item.kind) ||
          ['authority', 'close', 'acknowledged', 'report_lead', 'address'].includes(item.kind) ||
          /^(?:để|tổng hợp|theo dõi|biết|ghi nhận|nắm|và)$/u.test(item.key),
      ) &&
    !items.some(isOtherOffice)
  );
}

/** "kết quả: 22/22 xã đạt", ", 12/12 tiêu chí đạt": all that there are. */
function countsAll({ items }: Clause): boolean {
  return items.some(isWhole) && items.every((item) => isWhole(item) || OF_ALL_COUNTED.includes(item.kind));
}

const OF_ALL_COUNTED: readonly ItemKind[] = [
  ...([
    'counted',
    'authority',
    'progress_word',
    'had',
    'polite',
    'soft_order',
    'courtesy',
    'already',
    'report_lead',
  ] as const),
];

/** "kinh phí hết 1,2 tỷ đồng", "tổng chi phí 350 triệu": what it took. */
function tellsOfCost({ items }: Clause): boolean {
  const said = items.map(({ key }) => key).join(' ');
  const isCost = /^(?:tổng |với |hết )?(?:kinh phí|chi phí|mức đầu tư|giá trị|số tiền|vốn)(?: |$)/u.test(said);
  const isSum = items.some(({ kind }, at) => kind === 'number' && MONEY.test(items[at + 1]?.key ?? ''));
  return (
    isCost &&
    isSum &&
    items.every(
      (item) =>
        OF_COST.includes(item.kind) ||
        MONEY.test(item.key) ||
        isFreeWord(item) ||
        /^(?:quyết toán|giải ngân|với|hết|tổng)$/u.test(item.key),
    )
  );
}

const MONEY = /^(?:tỷ|tỉ|triệu|nghìn|đồng|tr)(?: |$)/u;
const OF_COST: readonly ItemKind[] = [
  'number',
  'counted',
  'wholly',
  'polite',
  'soft_order',
  'courtesy',
  'work_noun',
  'about',
];

/** "có biên bản số 09/BB-BQLDA", "theo QĐ 12/QĐ-SXD": what shows it; what was handed in for a decision shows nothing. */
function showsPaper({ items }: Clause): boolean {
  const at = items.findIndex(({ kind }) => kind === 'document');
  const lead = items.slice(0, at).filter(({ kind }) => kind !== 'polite' && kind !== 'courtesy' && kind !== 'ours');
  const isShown =
    at > 0 &&
    !isPetition(items[at]?.key ?? '') &&
    lead.every(({ kind, key }) => kind === 'document_word' || kind === 'document_after' || /^(?:có|đã)$/u.test(key));
  return isShown && items.slice(at + 1).every(({ kind }) => OF_PAPER.includes(kind));
}

/**
 * "kết quả ở Báo cáo 318/BC-SGDĐT", "sản phẩm là Kế hoạch số 214/KH-UBND", "có QĐ 1577/QD-UBND gửi Văn phòng": the paper,
 * with its number, that came of it. A draft, a paper still due and what was handed in for a decision are none.
 */
function namesResult({ items }: Clause): boolean {
  const at = items.findIndex(({ kind }) => kind === 'document');
  const lead = items.slice(0, at).filter(({ kind }) => kind !== 'polite' && kind !== 'courtesy');
  const isLed =
    lead.length > 0 &&
    !isPetition(items[at]?.key ?? '') &&
    lead.some(({ key }) => OF_RESULT_PAPER.test(key)) &&
    lead.every(({ kind, key }) => kind === 'document_word' || kind === 'attach' || RESULT_WORD.test(key));
  return (
    at > 0 &&
    isLed &&
    items.slice(at + 1).every(({ kind, key }) => OF_PAPER.includes(kind) || /^(?:gửi|gui|đã gửi|da gui)$/u.test(key))
  );
}

const OF_RESULT_PAPER =
  /^(?:kèm|kem|gửi kèm|đính kèm|xem|kết quả|ket qua|sản|san|sản phẩm|có|co|đã có|da co|minh chứng|thể)(?: |$)/u;
const RESULT_WORD =
  /^(?:kèm|kem|theo|xem|biên|bản|bien|ban|nghiệm thu|bàn giao|họp|làm việc|kiểm tra|kết quả|ket qua|sản|phẩm|san|pham|sản phẩm|là|la|ở|nêu|neu|nêu rõ|tại|tai|trong|được|có|co|đã có|da co|thể|hiện|the|hien|minh chứng|báo cáo|bao cao|kế hoạch|ke hoach|cụ thể|chi tiết|lưu|ghi|đã)$/u;
const OF_PAPER: readonly ItemKind[] = [
  'time_link',
  'date',
  'fraction',
  'of',
  'authority',
  'polite',
  'soft_order',
  'attach',
  'ours',
];

function isOfThanks({ kind, key }: Item): boolean {
  return OF_THANKS.includes(kind) || /^(?:(?:đã |da )?(?:đôn đốc|don doc|hướng dẫn|chỉ đạo)|nhắc nhở|giao)$/u.test(key);
}

const HAS_REPORTED = /^(?:đã có|da co|có|co|và đã gửi|va da gui|và gửi|và đã báo|và báo) /u;
const HANDED_ON = /^(?:đã bàn giao|da ban giao) /u;
const HANDED_IN = /^(?:bàn giao|ban giao|khánh thành|khanh thanh|thông xe|thong xe|nghiệm thu|nghiem thu|nộp|nop)$/u;

const POLITE: readonly ItemKind[] = ['polite', 'courtesy', 'soft_order', 'smile', 'kindly'];
const OF_CLOSING: readonly ItemKind[] = [
  ...POLITE,
  ...(['close', 'demand', 'authority', 'task_word', 'acknowledged', 'address', 'report_lead', 'ours'] as const),
];
const OF_THANKS: readonly ItemKind[] = [
  ...POLITE,
  ...(['ours', 'authority', 'address', 'report_lead', 'acknowledged', 'wholly', 'had', 'task_word', 'work'] as const),
];
/** Whom, and for what: none of it says that something is left. */
const THANKED_FOR: readonly ItemKind[] = [
  ...(['of', 'counted', 'other', 'past_time', 'this_time', 'so_far', 'step', 'work_noun', 'close', 'clear'] as const),
];
const OF_RESULT: readonly ItemKind[] = [
  ...POLITE,
  ...(['had', 'already', 'ours', 'authority', 'report_lead', 'address', 'document_word', 'document', 'date'] as const),
  ...([
    'task_word',
    'work',
    'wholly',
    'as_planned',
    'on_time',
    'attach',
    'of',
    'issued',
    'acknowledged',
    'past_time',
  ] as const),
  ...(['time_link', 'this_time', 'so_far', 'in_use'] as const),
];

/** "mong anh thông cảm vì chậm trễ". */
function regrets(clause: Clause): boolean {
  return (
    has(clause, 'regret') && clause.items.every((item) => OF_REGRET.includes(item.kind) || REGRETTED.test(item.key))
  );
}

const REGRETTED = /^(?:sự|phiền|làm|vì|nha|này|đã|để|chờ|đợi|lâu|lau|phien|su)$/u;
const OF_REGRET: readonly ItemKind[] = [
  ...POLITE,
  ...(['regret', 'because', 'late', 'offset', 'report_lead', 'demand', 'contrast', 'ours', 'authority'] as const),
];

/** "hệ thống vẫn báo đỏ", "mà bot vẫn nhắc": what the bot shows is behind. */
function complainsOfBot({ items }: Clause): boolean {
  const at = items.findIndex(({ key }) =>
    /^(?:hệ|bot|phần mềm|máy|app|web|zalo|danh sách|bảng|he|phan mem)$/u.test(key),
  );
  return (
    at >= 0 &&
    items.slice(at + 1).some(({ key }) => /^(?:nhắc|báo|hiện|ghi|hiển|thị|để|đỏ|nhac|bao|hien)$/u.test(key)) &&
    items.every(isOfComplaint)
  );
}

function isOfComplaint(item: Item): boolean {
  if (item.kind === 'unknown') return !mayRestrict(item.key) || /^(?:đỏ|để)$/u.test(item.key);
  return OF_COMPLAINT.includes(item.kind) || /^(?:vẫn|để|mà|nhờ|phần mềm|quá hạn|chưa|chưa xong|đang)$/u.test(item.key);
}

const OF_COMPLAINT: readonly ItemKind[] = [
  ...POLITE,
  ...(['report_lead', 'late', 'attach', 'task_word', 'ours', 'about_to'] as const),
];

/** "báo cáo để anh biết", "em báo anh ạ", "xin báo cáo". */
function informs({ items }: Clause): boolean {
  const tells = items.some(({ kind, key }) => kind === 'report_lead' || /^(?:báo|bao)$/u.test(key));
  return tells && items.every(({ kind, key }) => OF_INFORMING.includes(kind) || INFORMING.test(key));
}

const OF_INFORMING: readonly ItemKind[] = [
  'report_lead',
  'address',
  'polite',
  'courtesy',
  'soft_order',
  'smile',
  'ours',
  'authority',
  'as_planned',
  'on_time',
];
const INFORMING = /^(?:báo|bao|để|de|xin|xin phép|xin phep|biết|biet|nắm|nam|được|duoc|rõ|ro|kính|kinh|cho|rồi)$/u;

/** "file em up lên drive rồi", "em gửi ảnh kèm theo". */
function sendsAlong(clause: Clause): boolean {
  if (placesPaper(clause)) return true;
  // "hồ sơ em gửi Sở Tài chính": with somebody who may still decide.
  const isWithOthers = clause.items.some(isOtherOffice);
  if (clause.items[0]?.kind === 'part' && isWithOthers) return false;
  const opens =
    clause.items.slice(0, 3).some(({ kind }) => kind === 'attach') ||
    clause.items.at(-1)?.kind === 'attach' ||
    /(?:kèm|(?:gui|dinh) kem|kem theo)(?: theo)?$/u.test(clause.items.at(-1)?.key ?? '');
  return opens && clause.items.every((item, at) => isSentAlong(item) || isSubject(item, clause.items[at - 1]));
}

function isOtherOffice({ kind, key }: Item): boolean {
  return kind === 'authority' && !/^(?:văn phòng|vp|ubnd)/u.test(key);
}

/** "hồ sơ em để trên bàn chị Hương", "kết quả đã nộp Văn phòng": where its papers are, with none who still decide on them. */
function placesPaper({ items }: Clause): boolean {
  const verb = items.findIndex(({ key }) => PLACED.test(key));
  const [first] = items;
  return (
    first !== undefined &&
    PAPERS.test(first.key) &&
    verb > 0 &&
    verb <= LONGEST_OWNER &&
    items.every(
      (item, at) =>
        at === 0 ||
        at === verb ||
        OF_PLACE.includes(item.kind) ||
        /^(?:trên|tren|tại|tai|ở|lên|văn phòng|van phong|vp|cho|vào|qua)$/u.test(item.key) ||
        isKnownAdjunct(item) ||
        isPersonsName(items, at),
    )
  );
}

const PAPERS =
  /^(?:hồ sơ|sản phẩm|kết quả|tài liệu|biên bản|chứng từ|bản cứng|bản giấy|bản mềm|giấy tờ|báo cáo|file|ảnh|hình ảnh|ho so|ket qua|tai lieu|bien ban)$/u;
const PLACED =
  /^(?:(?:em |đã |em đã )?(?:gửi|nộp|để|up|chuyển|lưu|đăng|đẩy|cất|đặt|gui|nop|de|chuyen|luu)(?: anh| chị| em)?)$/u;
/** In items: "bên em", "đã" stand between. */
const LONGEST_OWNER = 4;
const OF_PLACE: readonly ItemKind[] = [
  ...(['polite', 'courtesy', 'soft_order', 'smile', 'ours', 'had', 'already', 'attach', 'address', 'kindly'] as const),
  'report_lead',
];

/** "ảnh nghiệm thu": of what is sent along. */
function isSubject({ key }: Item, before: Item | undefined): boolean {
  const isPaper = before?.kind === 'attach' || /^(?:bản|biên bản|hồ sơ)$/u.test(before?.key ?? '');
  return isPaper && /^(?:nghiệm thu|bàn giao)$/u.test(key);
}

function isSentAlong(item: Item): boolean {
  if (item.kind === 'unknown') return !mayRestrict(item.key) && !mayBeAgainst(item);
  if (item.kind === 'counted') return PAPERS.test(item.key);
  // "cho phòng tổng hợp"
  if (/^(?:cho|tổng hợp|tong hop)$/u.test(item.key)) return true;
  return SENT_ALONG.includes(item.kind) || (item.kind === 'part' && /^(?:hồ sơ|ho so|bản vẽ|giấy)$/u.test(item.key));
}

/** "đã hoàn thành với kinh phí 500 triệu đồng": what it took, behind the word of completion. */
export function withoutCost(clause: Clause, firmness: Firmness): Clause {
  const done = doneAt(clause);
  const at = clause.items.findIndex((item, place) => place > done && item.key === 'với');
  const isCost = done >= 0 && at > 0 && firmness === 2 && tellsOfCost({ items: clause.items.slice(at), opening: '' });
  return isCost ? { ...clause, items: clause.items.slice(0, at) } : clause;
}

/** "theo đúng nội dung và thời gian UBND tỉnh giao": in what manner, told of what is over. */
export function withoutManner(clause: Clause, firmness: Firmness): Clause {
  const done = doneAt(clause);
  const at = clause.items.findIndex((item, place) => place > done && MANNER.test(item.key));
  if (done < 0 || at < 0 || firmness < 2) return clause;
  const rest = clause.items.slice(at + 1);
  const isManner = rest.some(isOrdered) && rest.length <= LONGEST_MANNER && rest.every(isOfManner);
  return isManner ? { ...clause, items: clause.items.slice(0, at) } : clause;
}

/** ", đúng nội dung yêu cầu". */
function tellsManner({ items: [first, ...rest] }: Clause): boolean {
  const isManner = first !== undefined && MANNER.test(first.key) && rest.length <= LONGEST_MANNER;
  return isManner && rest.some(isOrdered) && rest.every((item) => isOfManner(item) || OF_ORDER.test(item.key));
}

const OF_ORDER = /^(?:nội dung|yêu cầu|chỉ đạo|đề ra|giao)$/u;
const MANNER = /^(?:theo|theo đúng|đúng theo|đúng với|đúng)$/u;
/** In items. */
const LONGEST_MANNER = 9;

function isOfManner(item: Item): boolean {
  return OF_MANNER.includes(item.kind) || isOrdered(item) || /^(?:đúng|như|các|những|cả|đã|và)$/u.test(item.key);
}

/** What can have been ordered: "theo báo cáo của xã" only repeats what others say. */
function isOrdered({ kind, key }: Item): boolean {
  return kind === 'plan' || ORDERED.test(key);
}

const ORDERED =
  /^(?:giao|yêu cầu|chỉ đạo|nội dung|thời|gian|thời gian|tiến độ|mục|tiêu|mục tiêu|tinh|thần|tinh thần|chất|lượng|chất lượng|nhiệm vụ|phương|án|phương án|quy|trình|quy trình|hướng|dẫn|hướng dẫn|chương trình|đề|ra|đề ra)$/u;

const OF_MANNER: readonly ItemKind[] = [
  ...POLITE,
  ...(['authority', 'work', 'of', 'as_planned', 'on_time', 'assigned', 'already'] as const),
];

const SENT_ALONG: readonly ItemKind[] = [
  ...POLITE,
  ...(['attach', 'document_word', 'document', 'report_lead', 'already', 'had', 'number', 'ours', 'address'] as const),
  ...(['authority', 'work_noun'] as const),
];
