/** Joins what the clauses of a reply say into one status, or into the need to ask. */

import type { LocalDate } from '../../../domain/calendar/dates.ts';
import type { ReportedStatus } from '../reading.ts';
import { needsNoMore } from './aspect/says-over.ts';
import { hasNotDone, lacksStep } from './aspect/tells-aspect.ts';
import { DONE, has, isSalutation, type Clause } from './clauses.ts';
import { saysCompleted } from './completed.ts';
import type { Item, ItemKind } from './words/items.ts';
import { isAll } from './harmless-place.ts';
import { obstacleIn, type Obstacle } from './obstacle.ts';
import { progressIn, type Progress } from './progress.ts';
import { explainsDelay } from './reason.ts';
import { betweenClauses, hinderedBy } from './between-clauses.ts';
import { clauseStatus } from './clause-status.ts';
import { saysOnlyNotYet } from './words/not-yet.ts';
import { hasDoubtfulAbstract } from './words/abstract.ts';
import { isWhole } from './words/shares.ts';
import type { ClauseStatus } from './status-algebra.ts';

export interface Report {
  readonly status: ReportedStatus | null;
  readonly progress: number | null;
  readonly obstacle: string | null;
  readonly needsQuestion: boolean;
}

const ASK: Report = { status: null, progress: null, obstacle: null, needsQuestion: true };

/** Null when the reply says nothing about how far the task is. */
export function reportOf(
  items: readonly Item[],
  clauses: readonly Clause[],
  text: string,
  today: LocalDate,
): Report | null {
  const report = reportSaid(items, clauses, text, today);
  if (report === null || report.needsQuestion) return report;
  const isQuoted =
    isProse(items) || passesOnAnOrder(items) || (report.status === 'blocked' && isOfficialSentence(items, text));
  return isQuoted ? ASK : report;
}

/**
 * "Các hộ dân chưa đồng thuận với phương án bồi thường, hỗ trợ, tái định cư.": a whole sentence, in which nobody speaks
 * of himself or to anybody. It may be a report, and may be pasted.
 */
export function isOfficialSentence(items: readonly Item[], text: string): boolean {
  return (
    /^\p{Lu}/u.test(text) &&
    /[.;]$/u.test(text) &&
    !text.includes('\n') &&
    text.split(' ').length >= SHORTEST_SENTENCE &&
    !items.some(({ kind }) => SPOKEN.includes(kind)) &&
    // "rồi" and "xin" are said by somebody; prose has neither.
    !items.some(({ key }) => /^(?:em|anh|chị|tôi|sếp)(?: |$)|^(?:rồi|xin)$/u.test(key))
  );
}

/** In words. */
const SHORTEST_SENTENCE = 8;
const SPOKEN: readonly ItemKind[] = [
  'ours',
  'courtesy',
  'soft_order',
  'percent',
  'reference',
  'task_word',
  'address',
  'running',
];

/** "Chủ tịch UBND tỉnh giao Sở Tài chính chủ trì …": what was ordered, passed on. */
function passesOnAnOrder(items: readonly Item[]): boolean {
  // "Giao các đơn vị căn cứ chức năng, nhiệm vụ …"
  const [order, plural, whom] = items;
  const isToAll =
    /^(?:giao|giao cho|yêu cầu|đề nghị|chỉ đạo|đôn đốc)$/u.test(order?.key ?? '') &&
    /^(?:các|những|toàn thể|tất cả)$/u.test(plural?.key ?? '') &&
    (whom?.kind === 'ours' || whom?.kind === 'authority');
  if (isToAll) return true;
  return items.some(
    ({ key }, at) =>
      /^(?:giao|giao cho)$/u.test(key) &&
      items[at + 1]?.kind === 'authority' &&
      items.slice(at + 2, at + 2 + LONGEST_NAME).some((item) => /^(?:chủ trì|chủ|chu tri)$/u.test(item.key)),
  );
}

/** In items. */
const LONGEST_NAME = 6;

/** Official prose: many words that the lexicon does not know, and none by which somebody tells how far they are. */
function isProse(items: readonly Item[]): boolean {
  const unread = items.filter(({ kind }) => kind === 'unknown' || kind === 'other').length;
  return unread > MOST_UNREAD && !items.some(tells);
}

function tells({ kind, key }: Item): boolean {
  return TELLS.includes(kind) ? !/^(?:tiếp|tiep) /u.test(key) : kind === 'polite' && /^(?:ạ|em|anh|chị)$/u.test(key);
}

/** In items. */
const MOST_UNREAD = 9;
const TELLS: readonly ItemKind[] = [
  ...(['done', 'done_just', 'had', 'already', 'running', 'not_yet', 'not_started', 'percent', 'submitted'] as const),
  ...(['milestone', 'so_far', 'unfinished', 'fraction', 'lack'] as const),
];

function reportSaid(items: readonly Item[], clauses: readonly Clause[], text: string, today: LocalDate): Report | null {
  if (saysCompleted(clauses, today)) return { ...ASK, status: 'completed', progress: 100, needsQuestion: false };
  if (mentionsAnotherTask(items) || tellsOfTwoOffices(clauses)) return ASK;
  // "xong theo Báo cáo 12/BC-SXD ngày … về kết quả rà soát": the step may be the paper's, and the completion the task's.
  if (saysHowItEnded(clauses)) return ASK;
  // "nộp rồi nhưng bị trả về bổ sung": there is more to do.
  const isMore = clauses.some((clause) => leavesWork(clause) || has(clause, 'contrast'));
  if (!isMore && clauses.some((clause) => finishesNamedWork(clause) || onlyHandsInReport(clause))) return ASK;
  const statuses = clauses.filter((clause) => !isSalutation(clause)).map((clause) => clauseStatus(clause, today));
  const progress = progressIn(clauses, today);
  if (statuses.includes('stopped')) return ASK;
  // "đã hoàn thành nhưng chậm do các xã chưa gửi đủ": why it was late, or what is still missing.
  // "đã hoàn thành, đã nghiệm thu kỹ thuật": of what it was accepted.
  if (statuses.includes('said_done') && clauses.some((clause) => explainsDelay(clause) || accepts(clause))) return ASK;
  if (clauses.some(asksToEnd) && clauses.some((clause) => has(clause, ...DONE)) && !clauses.some(leavesWork))
    return ASK;
  if (statuses.includes('said_done'))
    return isLeftOpen(statuses) && !endsWithTask(clauses) && !leavesNothing(clauses)
      ? { ...ASK, status: 'in_progress', needsQuestion: false }
      : ASK;
  if (saysOnlyNotYet(clauses) || clauses.some(dropsTask)) return ASK;
  // "nhiệm vụ đã kết thúc, đã quyết toán xong": whether it was finished, or only ended, is asked.
  if (clauses.some(endsTask)) return ASK;
  const hindrance = hinderedBy(clauses, text);
  const obstacle: Obstacle = hindrance === null ? obstacleIn(clauses, text) : { kind: 'obstacle', text: hindrance };
  const percent =
    progress.kind === 'progress' && progress.percent > 0 && progress.percent < 100 ? progress.percent : null;
  if (obstacle.kind === 'obstacle') {
    const { text: named } = obstacle;
    return {
      status: 'blocked',
      progress: percent,
      obstacle: named,
      needsQuestion: named === null || !isReadable(progress),
    };
  }
  if (obstacle.kind === 'doubtful') return ASK;
  if (clauses.some(countsAllOfSomething)) return ASK;
  const isRestNamed = statuses.includes('unsure') && clauses.some(namesWhatIsLeft);
  if (saysNothingIsLeft(clauses)) return ASK;
  const status =
    agreed(statuses, percent, clauses) ??
    (isOnlyCleared(obstacle, statuses) || isSettled(obstacle, statuses) || isRestNamed ? 'in_progress' : null);
  // "mô hình đã tổng kết, đề nghị đưa ra khỏi danh mục theo dõi": it may be all of the task.
  if (status === 'in_progress' && percent === null && clauses.some(asksToEnd) && !clauses.some(leavesWork)) return ASK;
  if (status !== null)
    return { status, progress: saidNone(progress) ? 0 : percent, obstacle: null, needsQuestion: !isReadable(progress) };
  const said = clauses.filter((clause) => !isSalutation(clause));
  const between = obstacle.kind === 'none' && progress.kind === 'none' ? betweenClauses(said, text) : null;
  if (between !== null) {
    const blocked = between.kind === 'blocked' ? between.obstacle : null;
    return { status: between.kind, progress: null, obstacle: blocked, needsQuestion: false };
  }
  // "chưa kịp lập dự toán ạ": what is to be done is not, and nobody is in the way.
  if (said.length === 1 && obstacle.kind === 'none' && said.every(hasNotDone))
    return { ...ASK, status: 'in_progress', needsQuestion: false };
  // "chưa nghiệm thu anh ạ": nothing else is said.
  if (said.length > 0 && said.every(lacksStep)) return { ...ASK, status: 'in_progress', needsQuestion: false };
  return obstacle.kind !== 'none' || saysAnything(statuses, clauses) ? ASK : null;
}

/** The completion is affirmed; what seems to restrict it may be the abstract of its paper, or its last act. */
export function saysHowItEnded(clauses: readonly Clause[]): boolean {
  return (clauses.some(saysDoneByPaper) || tellsWhenItEnded(clauses)) && !clauses.some(leavesWork);
}

/** No word of the report itself restricts it, and the abstract of the paper may. */
function saysDoneByPaper({ items }: Clause): boolean {
  const paper = items.findIndex(({ kind }) => kind === 'document');
  const said = items.slice(0, Math.max(0, paper));
  const isOfPaper = hasDoubtfulAbstract(items) || items.slice(paper).some(({ kind }) => kind === 'step');
  return said.some(({ kind }) => DONE.includes(kind)) && !said.some(restricts) && isOfPaper;
}

function restricts({ kind }: Item): boolean {
  return RESTRICTING.includes(kind);
}

const RESTRICTING: readonly ItemKind[] = [
  ...(['step', 'part', 'not_yet', 'not', 'running', 'promised', 'about_to', 'remaining', 'waiting'] as const),
  ...(['condition', 'percent', 'range', 'fraction', 'deliver', 'submitted', 'work_noun', 'unknown'] as const),
];

/** "xong, ký ngày 5/10/2022", "hoàn thành, nghiệm thu ngày 5/10": the last act and its day, or a step on the way. */
function tellsWhenItEnded(clauses: readonly Clause[]): boolean {
  const [first, second] = clauses;
  if (first === undefined || second === undefined || !/^,? ?$/u.test(second.opening)) return false;
  const isDone = has(first, ...DONE) && !first.items.some(restricts);
  const [act, link, day] = second.items.filter(({ kind }) => kind !== 'had');
  const isDated = link?.kind === 'time_link' && (day?.kind === 'date' || day?.kind === 'fraction');
  const isAct = act !== undefined && ENDING.test(act.key);
  return isDone && isAct && isDated;
}

const ENDING =
  /^(?:ký|ky|ký ban hành|ban hành|ban hanh|phê duyệt|phe duyet|nghiệm thu|nghiem thu|công bố|cong bo|bàn giao|ban giao)$/u;

function leavesWork(clause: Clause): boolean {
  return has(clause, 'not_yet', 'remaining', 'waiting', 'running', 'lack', 'promised', 'unfinished');
}

/** "việc số hóa em đã làm xong": the task may be just that, or more. */
function finishesNamedWork({ items }: Clause): boolean {
  const first = items.findIndex(({ kind }) => kind !== 'polite' && kind !== 'courtesy');
  const had = items.findIndex(({ kind, key }) => kind === 'had' && key !== 'da');
  const done = items[had + 1];
  const speaker = items[had - 1];
  const named = items.slice(first + 1, had - 1);
  const behind = items.slice(had + 2);
  return (
    had > first + 2 &&
    /^(?:việc|nhiệm vụ)$/u.test(items[first]?.key ?? '') &&
    done !== undefined &&
    DONE.includes(done.kind) &&
    speaker !== undefined &&
    (speaker.kind === 'ours' || /^(?:em|mình|tôi|chúng tôi)$/u.test(speaker.key)) &&
    named.every(({ kind }) => OF_NAMED_WORK.includes(kind)) &&
    behind.every(({ kind }) => BEHIND_NAMED_WORK.includes(kind))
  );
}

/** "đã nộp báo cáo rồi ạ": it may be all that was asked for, as "đã nộp báo cáo" may. */
function onlyHandsInReport({ items }: Clause): boolean {
  const at = items.findIndex(({ kind, key }) => kind === 'deliver' && /^(?:nộp|nop)$/u.test(key));
  const object = items[at + 1]?.kind;
  return (
    at >= 0 &&
    (object === 'report_lead' || object === 'already') &&
    items.every(({ kind, key }, place) => place === at || OF_HANDING_IN.includes(kind) || key === 'cho')
  );
}

const OF_HANDING_IN: readonly ItemKind[] = [
  ...(['had', 'already', 'report_lead', 'polite', 'courtesy', 'soft_order', 'ours', 'done', 'authority'] as const),
  ...(['attach', 'document_word', 'document', 'address', 'past_time', 'on_time', 'wholly', 'so_far'] as const),
];

const OF_NAMED_WORK: readonly ItemKind[] = ['step', 'part', 'deliver', 'work_noun', 'unknown', 'counted', 'of'];
const BEHIND_NAMED_WORK: readonly ItemKind[] = ['already', 'polite', 'courtesy', 'soft_order', 'wholly', 'past_time'];

function accepts({ items }: Clause): boolean {
  const at = items.findIndex(({ key }) => /^(?:nghiệm thu|bàn giao|nghiem thu|ban giao)$/u.test(key));
  return at > 0 && items.slice(0, at).some(({ kind }) => kind === 'had');
}

/** "đề nghị ghi nhận hoàn thành", "đề nghị kết thúc nhiệm vụ". */
function asksToEnd({ items }: Clause): boolean {
  const [first, ...rest] = items.filter(({ kind }) => kind !== 'polite' && kind !== 'courtesy' && kind !== 'authority');
  return (
    first?.kind === 'demand' &&
    /^(?:đề nghị|kính đề nghị|xin|nhờ|mong|de nghi)(?: |$)/u.test(first.key) &&
    rest.some(({ kind, key }) => kind === 'close' || /^ghi nhận$/u.test(key)) &&
    !rest.some(({ kind }) => kind === 'not' || kind === 'extension' || kind === 'suspended')
  );
}

/** "đã có chủ trương không thực hiện nhiệm vụ này nữa": it may have been ended. */
function dropsTask({ items }: Clause): boolean {
  const not = items.findIndex(({ kind }) => kind === 'not');
  const [work, task] = items.slice(not + 1);
  return (
    not >= 0 && work?.kind === 'work' && task?.kind === 'task_word' && /^(?:nữa|nua)$/u.test(items.at(-1)?.key ?? '')
  );
}

function endsTask(clause: Clause): boolean {
  return (
    has(clause, 'task_word') &&
    has(clause, 'had') &&
    clause.items.some(({ key }) => /^(?:kết|ket) (?:thúc|thuc)$/u.test(key))
  );
}

/** "Đã quyết toán xong, việc này không còn tồn đọng gì": it speaks of a step and of the task. */
function saysNothingIsLeft(clauses: readonly Clause[]): boolean {
  const isOver = clauses.some((clause) => has(clause, 'task_word') && has(clause, 'no_obstacle'));
  return isOver && clauses.some((clause) => has(clause, ...DONE) && !has(clause, 'not_yet', 'running', 'not'));
}

/** "100% hộ dân đã ký cam kết": all of something, and not how far the task is. */
function countsAllOfSomething({ items }: Clause): boolean {
  return items.some((item, at) => isAll(item) && OF_SOMETHING.includes(items[at + 1]?.kind ?? 'break'));
}

const OF_SOMETHING: readonly ItemKind[] = [
  'counted',
  'authority',
  'unknown',
  'part',
  'work_noun',
  'document_word',
  'other',
];

/** "Sở Y tế đã xong, Sở Nội vụ đang làm": which of them is asked is not said. */
function tellsOfTwoOffices(clauses: readonly Clause[]): boolean {
  const stating = clauses.filter(({ items }) => {
    const at = items.findIndex(({ kind }) => STATES.includes(kind));
    const subject = items.slice(0, at).filter(({ kind }) => kind !== 'polite' && kind !== 'courtesy');
    return at > 0 && subject[0]?.kind === 'authority' && subject.length > 1 && subject.length <= MOST_OF_A_NAME;
  });
  return stating.length > 1 && stating.some((clause) => has(clause, ...DONE));
}

const STATES: readonly ItemKind[] = [...DONE, 'had', 'running', 'not_yet', 'not_started'];
/** In items. */
const MOST_OF_A_NAME = 6;

/** "đã cấp đủ 2.400 thẻ, nhiệm vụ hoàn thành": what was done on the way leaves nothing open in front of the whole. */
function endsWithTask(clauses: readonly Clause[]): boolean {
  const last = clauses.at(-1);
  const [first, second] = last?.items ?? [];
  const isOfTask = first?.kind === 'task_word' && second !== undefined && [...DONE, 'had'].includes(second.kind);
  const earlier = clauses.slice(0, -1);
  const isAllTold = earlier.every((clause) => has(clause, 'milestone', 'submitted', 'had', ...DONE));
  const isOpen = earlier.some((clause) =>
    has(clause, 'not_yet', 'remaining', 'waiting', 'running', 'lack', 'obstacle'),
  );
  return isOfTask && earlier.length > 0 && isAllTold && !isOpen;
}

/** "đã cấp 214/214 giấy, hoàn thành", "đã quyết toán xong, không còn tồn đọng": all of it may be done, or one step. */
function leavesNothing(clauses: readonly Clause[]): boolean {
  if (clauses.some(needsNoMore)) return true;
  const isAllSaid = clauses.some(({ items }) => items.some((item) => isWhole(item) || item.kind === 'no_obstacle'));
  return isAllSaid && !clauses.some((clause) => has(clause, 'remaining', 'not_yet', 'waiting', 'running', 'lack'));
}

/** "xong rồi, đợi ký", "xong hết, trừ xã Xuân Lập": what is done is not all of it. */
function isLeftOpen(statuses: readonly ClauseStatus[]): boolean {
  const others = statuses.filter((status) => status !== 'said_done');
  const isOpen = others.some((status) => status === 'left_open' || status === 'undone' || status === 'in_progress');
  return isOpen && others.every((status) => LEAVES_OPEN.includes(status));
}

const LEAVES_OPEN: readonly ClauseStatus[] = [
  'left_open',
  'undone',
  'in_progress',
  'promised',
  'promised_done',
  'nothing',
];

/** "vướng mắc đã được tháo gỡ": the work goes on. */
function isOnlyCleared(obstacle: Obstacle, statuses: readonly ClauseStatus[]): boolean {
  return (
    obstacle.kind === 'cleared' &&
    statuses.every((status) => status === 'nothing' || status === 'promised' || status === 'promised_done')
  );
}

/** "vướng mắc xử lý xong": a word of completion, of the obstacle alone. */
function isSettled(obstacle: Obstacle, statuses: readonly ClauseStatus[]): boolean {
  return obstacle.kind === 'settled' && statuses.every((status) => BESIDE_SETTLED.includes(status));
}

const BESIDE_SETTLED: readonly ClauseStatus[] = ['nothing', 'unsure', 'promised', 'promised_done', 'in_progress'];

/** "đổ xong mặt đường, còn rãnh nước": what is left is named, so that the whole is not done. */
function namesWhatIsLeft({ items: [first, ...rest], opening }: Clause): boolean {
  const isRest = first?.kind === 'remaining' && /^(?:còn|chỉ còn|vẫn còn|con|chi con)$/u.test(first.key);
  return (
    isRest &&
    opening !== '' &&
    rest.length > 0 &&
    rest.length <= LONGEST_REST &&
    rest.every(({ kind }) => OF_A_REST.includes(kind))
  );
}

/** In items. */
const LONGEST_REST = 6;
const OF_A_REST: readonly ItemKind[] = [
  ...(['unknown', 'part', 'work_noun', 'counted', 'number', 'step', 'deliver', 'polite', 'soft_order'] as const),
];

/** The one status that the clauses support; null when none or when they differ. */
function agreed(
  statuses: readonly ClauseStatus[],
  percent: number | null,
  clauses: readonly Clause[],
): 'in_progress' | 'not_started' | null {
  const isRunning = statuses.some((status) => RUNNING.includes(status)) || percent !== null;
  const isWaiting = statuses.includes('not_started');
  // "mới xong phần mềm, chưa tập huấn": of something that is done, and something that is not.
  const isDenied = statuses.includes('undone') || (statuses.includes('left_open') && clauses.some(deniesBehind));
  if (statuses.includes('unsure') && isDenied) return 'in_progress';
  // "đã kéo điện, trạm biến áp chưa đóng điện"
  if (statuses.includes('undone') && clauses.some(tellsOfPart)) return 'in_progress';
  const isOnItsWay = statuses.includes('in_progress') || statuses.includes('not_done') || leavesSomeOut(clauses);
  if (statuses.includes('unsure') && !isOnItsWay && percent === null) return null;
  if (leavesSomeOut(clauses)) return 'in_progress';
  if (isRunning === isWaiting) return null;
  return isRunning ? 'in_progress' : 'not_started';
}

/** "các xã đã nộp, trừ Hoằng Thanh", "riêng cây xanh chưa làm, còn lại xong cả": most of it is done, and some is not. */
function leavesSomeOut(clauses: readonly Clause[]): boolean {
  const out = clauses.filter((clause) => {
    const [first] = clause.items;
    const isExcept = /^(?:trừ|ngoài trừ|ngoại trừ|tru)$/u.test(first?.key ?? '');
    const isApart = /^(?:riêng|chỉ còn|còn mỗi)$/u.test(first?.key ?? '') && has(clause, 'not_yet', 'not_started');
    return isExcept || isApart;
  });
  const rest = clauses.filter((clause) => !out.includes(clause));
  const isToldOfRest = rest.some((clause) => has(clause, ...DONE, 'had') && !has(clause, 'not_yet', 'not'));
  return (
    out.length > 0 && isToldOfRest && !clauses.some((clause) => has(clause, 'condition', 'doubt', 'when', 'demand'))
  );
}

/** "nhưng chưa có số": what is lacking is said against what was told before. */
function deniesBehind(clause: Clause): boolean {
  const turns = clause.items[0]?.kind === 'contrast' || clause.opening.startsWith(',');
  // "nội dung 1 xong, nội dung 2 chưa": of another of them.
  const isNumbered = clause.items[0]?.kind !== 'contrast' && has(clause, 'number');
  return turns && has(clause, 'not_yet') && !isNumbered && !has(clause, 'condition', 'doubt', 'when');
}

/** "phần đường dây đã kéo điện": something was done, and not by somebody else. */
function tellsOfPart(clause: Clause): boolean {
  return has(clause, 'had') && has(clause, 'part', 'counted', 'unknown', 'work_noun') && !has(clause, ...UNTOLD);
}

const UNTOLD: readonly ItemKind[] = ['condition', 'doubt', 'when', 'demand', 'authority', 'transfer', 'question'];

/** A promise of completion says that the work goes on. */
const RUNNING: readonly ClauseStatus[] = ['in_progress', 'not_done', 'promised_done', 'missed'];

function saidNone(progress: Progress): boolean {
  return progress.kind === 'progress' && progress.percent === 0;
}

function isReadable(progress: Progress): boolean {
  return progress.kind !== 'impossible' && progress.kind !== 'several';
}

const ABOUT_A_REPORT: readonly ItemKind[] = [
  ...DONE,
  'percent',
  'range',
  'fraction',
  'had',
  'already',
  'not_yet',
  'not_started',
  'no_obstacle',
  'work',
  'progress_word',
  'cannot',
  'waiting',
  'late',
  'unfinished',
  'submitted',
  'milestone',
  'clear',
  'suspended',
  'missed',
  'issued',
];

/** "đã chuyển hồ sơ sang Sở Tài chính" tells of the work. */
function sendsOn(clause: Clause): boolean {
  return clause.items.some(({ kind, key }) => kind === 'transfer' && /^(?:đã chuyển|da chuyen)$/u.test(key));
}

function saysAnything(statuses: readonly ClauseStatus[], clauses: readonly Clause[]): boolean {
  const isSaid = statuses.some((status) => status !== 'nothing' && status !== 'promised');
  return isSaid || clauses.some((clause) => has(clause, ...ABOUT_A_REPORT) || sendsOn(clause));
}

/** "12 xong 15 đang làm" with its first reference taken off: the rest speaks of two tasks. */
export function mentionsAnotherTask(items: readonly Item[]): boolean {
  // "việc 1 xong, việc 2 chưa"
  const called = items.flatMap(({ kind, numbers: [number] }, at) => {
    const isCalled = kind === 'number' && items[at - 1]?.kind === 'task_word' && !COUNTS.test(items[at - 2]?.key ?? '');
    return isCalled && number !== undefined ? [number] : [];
  });
  if (new Set(called).size > 1 || namesSeveral(items) || pointsAtTwo(items) || countsTasks(items)) return true;
  return items.some((item, index) => {
    const before = items[index - 1];
    const after = items[index + 1];
    if (before === undefined || after === undefined) return false;
    if (item.kind === 'reference' || item.kind === 'place') return STATES_TASK.includes(after.kind);
    // "Việc 12: đã hoàn thành. Việc 13: đang làm 60%", its first reference taken off.
    const isOfNumber = /^(?:số|so)$/u.test(before.key) && items[index - 2]?.kind === 'task_word';
    const isCalled = item.kind === 'number' && (before.kind === 'task_word' || isOfNumber) && index > 1;
    // "…, số 9 đạt 20%"
    const isNumbered =
      item.kind === 'number' &&
      /^(?:số|so)$/u.test(before.key) &&
      SEPARATES.includes(items[index - 2]?.kind ?? 'unknown');
    if (isCalled && (after.kind === 'break' || STATES_CALLED.includes(after.kind))) return true;
    if (isNumbered && STATES_CALLED.includes(after.kind)) return true;
    // "xong 2. chưa"
    const isMarked = item.kind === 'number' && after.kind === 'break' && /^[.):]/u.test(after.key) && after.glued;
    if (isMarked && SEPARATES.includes(before.kind) && STATES_TASK.includes(items[index + 2]?.kind ?? 'unknown'))
      return true;
    return item.kind === 'number' && STATES_TASK.includes(after.kind) && SEPARATES.includes(before.kind);
  });
}

/** "việc đào tạo xong, việc mua máy còn đợi thầu", "câu a xong, câu b đang làm": each called by its own name. */
function namesSeveral(items: readonly Item[]): boolean {
  const named = items.flatMap(({ key }, at) => {
    const [before, next] = [items[at - 1], items[at + 1]];
    const opens =
      before === undefined ||
      before.kind === 'break' ||
      before.kind === 'polite' ||
      before.kind === 'courtesy' ||
      SEPARATES.includes(before.kind);
    const isNamed = /^(?:việc|câu|vụ|viec|cau)$/u.test(key) && next !== undefined && OWN_NAME.includes(next.kind);
    return opens && isNamed ? [next.key] : [];
  });
  return new Set(named).size > 1;
}

/** "hai việc đã xong, một việc đang làm": so many of them stand so, and so many otherwise. */
function countsTasks(items: readonly Item[]): boolean {
  const counted = items.filter(({ kind }, at) => {
    const [before, next] = [items[at - 1], items[at + 1]];
    const opens = before === undefined || before.kind === 'break' || before.kind === 'courtesy';
    return kind === 'number' && opens && next?.kind === 'task_word' && STATES.includes(items[at + 2]?.kind ?? 'break');
  });
  return counted.length > 1;
}

/** "cái trên xong, cái dưới đang làm". */
function pointsAtTwo(items: readonly Item[]): boolean {
  const pointed = items.flatMap(({ key }, at) => {
    const named = items[at + 1]?.key ?? '';
    // "cái thứ nhất", "việc thứ hai"
    const next = named === 'thứ' ? `thứ ${items[at + 2]?.key ?? ''}` : named;
    return /^(?:cái|việc|vụ|câu|mục|ý|dòng|nhiệm vụ)$/u.test(key) &&
      /^(?:trên|dưới|đầu|kia|nọ|sau|thứ \S{1,5})$/u.test(next)
      ? [next]
      : [];
  });
  return new Set(pointed).size > 1;
}

const OWN_NAME: readonly ItemKind[] = [
  'unknown',
  'step',
  'deliver',
  'work',
  'polite',
  'part',
  'document_word',
  'work_noun',
  'number',
];
const COUNTS = /^(?:còn|con|trong|được|duoc)$/u;
const STATES_TASK: readonly ItemKind[] = [...DONE, 'had', 'not_yet', 'not_started', 'running', 'percent', 'obstacle'];
/** What may be said of a task that is called by its number. */
const STATES_CALLED: readonly ItemKind[] = [
  ...STATES_TASK,
  ...(['progress_word', 'about', 'lack', 'waiting', 'cannot', 'submitted', 'milestone', 'obstacle_named'] as const),
];
const SEPARATES: readonly ItemKind[] = [...DONE, 'break', 'percent', 'running', 'not_started', 'already', 'polite'];
