/**
 * The best reading of a reply that is not certain: what the question about it proposes. Nothing is recorded until a person
 * says that it is right. Whatever denies, promises, supposes, or speaks of a part or of somebody else is work under way.
 */

import type { LocalDate } from '../../domain/calendar/dates.ts';
import { readDate } from '../../domain/deadlines/read-date.ts';
import { strip, stripDiacritics } from '../../domain/strip-diacritics.ts';
import { LONGEST_REPLY } from './longest-message.ts';
import { isBlankForm, itemsOfReply, readReport } from './read-report.ts';
import type { Reading, ReportedStatus } from './reading.ts';
import { clausesOf, doneAt, has, isSalutation, type Clause } from './report/clauses.ts';
import { figuresIn } from './report/figures.ts';
import { obstacleIn, type Obstacle } from './report/obstacle.ts';
import { progressIn } from './report/progress.ts';
import { asksSomething } from './report/questions.ts';
import { mentionsAnotherTask, saysHowItEnded } from './report/report-status.ts';
import { documentIn } from './report/document.ts';
import { withoutSignature } from './report/layout/signature.ts';
import { clauseStatus } from './report/clause-status.ts';
import { promisesNews, saysOnlyNotYet } from './report/words/not-yet.ts';
import { saysOver } from './report/aspect/says-over.ts';
import { slotsOf } from './report/slots.ts';
import { statedDayIn } from './report/stated-day.ts';
import { stoppedByPaper } from './report/words/stopped-by-paper.ts';
import { stoppedForGood, suspensionIn, type Suspension } from './report/suspension.ts';
import type { ClauseStatus } from './report/status-algebra.ts';
import { tellsOfWeekday } from './report/weekday.ts';
import type { Item, ItemKind } from './report/words/items.ts';

/**
 * What "đúng" would record beside the words themselves. `figures` are those of a part, and the steps that are behind, as
 * written: "GPMB 92 %", "đã trình, chờ ký". Dates and documents as in a `Reading`.
 */
export interface Proposal extends Pick<
  Reading,
  'progress' | 'obstacle' | 'completedOn' | 'expectedOn' | 'document' | 'documentDate'
> {
  readonly status: ReportedStatus | 'suspended';
  readonly figures: readonly string[];
}

/**
 * Proposes what a reply says that was read on `today` and must be asked about; null where nothing in it tells how far the
 * task is, or where it speaks of several. Pure and linear, as the reading itself.
 */
export function proposeReading(reading: Reading, today: LocalDate): Proposal | null {
  const text = withoutSignature(reading.text);
  const isReport = reading.intent === 'report' || reading.intent === 'unclear';
  if (!isReport || text === '' || text.length > LONGEST_REPLY || text.startsWith('/') || isBlankForm(text)) return null;
  const bare = BARE_FIGURE.exec(text);
  if (bare !== null) return { ...NOTHING_MORE, status: 'in_progress', progress: Number(bare[1]) };
  const items = itemsOfReply(text);
  const all = clausesOf(items);
  const isOfOthers = mentionsAnotherTask(items) || items.some(({ kind }) => kind === 'reference');
  if (isOfOthers || asksSomething(items, all)) return null;
  const clauses = all.filter((clause) => !isSalutation(clause));
  const statuses = clauses.map((clause) => clauseStatus(clause, today));
  const suspension = suspensionIn(all, documentIn(items, text, today), today);
  if (suspension === 'unsure' || all.some((clause) => has(clause, ...ASKS_FOR))) return null;
  const byPaper = suspension === 'none' ? stoppedByPaper(text) : NOT_STOPPED;
  if (byPaper.kind === 'either') return null;
  if (byPaper.kind === 'stopped') return stopProposed(reading, byPaper.words);
  if (clauses[0] === undefined || (suspension === 'none' && wishesOrOrders(clauses[0]))) return null;
  const obstacle = obstacleIn(all, text);
  const told: Told = {
    reading,
    text,
    items,
    clauses,
    statuses,
    obstacle,
    progress: wholeFigure(all, items, today),
    today,
  };
  const status = suspension === 'none' ? statusIn(told) : suspension === 'paused' ? 'blocked' : 'suspended';
  // Whether it was finished, or only ended, is not guessed.
  if (status === null || (status === 'in_progress' && told.progress === null && clauses.some(saysOver))) return null;
  const isDone = status === 'completed';
  const hindrance = status === 'blocked' ? whatHinders(told, suspension) : null;
  const figures = figuresOf(told).filter((figure) => !isPartOf(figure.replaceAll(' %', '%'), hindrance));
  const reached = isDone
    ? []
    : milestonesIn(told).filter((words) => !figures.some((figure) => isPartOf(figure, words)));
  return {
    status,
    progress: isDone ? 100 : told.progress,
    obstacle: hindrance,
    completedOn: isDone ? dayOfCompletion(told) : null,
    expectedOn: isDone ? null : (reading.expectedOn ?? dayAhead(told)),
    document: reading.document,
    documentDate: reading.documentDate,
    figures: [...endOf(status, clauses), ...figures, ...reached],
  };
}

/**
 * Whether words about a task that is always going on say that it is over, or that its period is done ("nhiệm vụ đã kết
 * thúc", "kỳ này đã xong", "đã hoàn thành quý II"): which of the two is to be asked.
 */
export function tellsOfEnd(text: string, today: LocalDate): boolean {
  if (clausesOf(itemsOfReply(text)).some(saysOver)) return true;
  const { status, needsQuestion } = readReport(text.replaceAll(PERIOD, ' ').replaceAll(/\s+/gu, ' ').trim(), today);
  return status === 'completed' && !needsQuestion;
}

/** The period that runs, or one by its number: such a task has no periods of its own. */
const PERIOD =
  /(?<![\p{L}\d])(?:kỳ|ky|quý|quy|tháng|thang|năm|nam|tuần|tuan) (?:này|nay|i{1,3}|iv|\d{1,4})(?:[/-]20\d\d)?(?![\p{L}\d])/giu;

const NOT_STOPPED = { kind: 'none' } as const;

/** What does not go on again is asked about in its own words. */
function endOf(status: Proposal['status'], clauses: readonly Clause[]): string[] {
  const words = status === 'suspended' ? stoppedForGood(clauses) : null;
  return words === null ? [] : [words];
}

function stopProposed({ document, documentDate }: Reading, words: string): Proposal {
  return { ...NOTHING, obstacle: null, status: 'suspended', document, documentDate, figures: [words] };
}

/** "đã trình, chờ ký", "đã mở thầu": the step on the way that is behind, with what is waited for, as written. */
function milestonesIn({ clauses, statuses, text }: Told): string[] {
  return clauses
    .flatMap((clause, at) => {
      const next = clauses[at + 1];
      if (statuses[at] !== 'in_progress' || !has(clause, 'submitted', 'milestone')) return [];
      const awaited = next !== undefined && has(next, 'waiting') && /^[\s,;]+$/u.test(next.opening) ? next : null;
      const words = wordsAmid(clause, text);
      return [awaited === null ? words : `${words}, ${wordsAmid(awaited, text)}`];
    })
    .filter((words) => words.length <= LONGEST_MILESTONE)
    .slice(0, 2);
}

/** UTF-16 units: longer words are quoted beside the question. */
const LONGEST_MILESTONE = 80;

/** Whether it proposes that work stopped, by a document or as what is in the way. */
export function tellsOfStop({ status, obstacle }: Proposal): boolean {
  return (
    status === 'suspended' ||
    (status === 'blocked' && / (?:tam dung|tam ngung|dung|ngung) /u.test(` ${strip(obstacle ?? '')} `))
  );
}

/** "đang tạm dừng thi công do mưa lũ" says by itself what is in the way. */
function whatHinders(told: Told, suspension: Suspension): string | null {
  const { obstacle, clauses, statuses, text } = told;
  if (suspension !== 'paused') return obstacle.kind === 'obstacle' ? obstacle.text : hindranceIn(told);
  const stopped = clauses.find((_, at) => statuses[at] === 'stopped');
  return stopped === undefined ? null : wordsAmid(stopped, text);
}

function isPartOf(figure: string, hindrance: string | null): boolean {
  return hindrance !== null && (hindrance.includes(figure) || figure.includes(hindrance));
}

/** "Chúc đơn vị hoàn thành nhiệm vụ", "Yêu cầu các đơn vị khẩn trương …": said to somebody else. */
function wishesOrOrders({ items }: Clause): boolean {
  const first = items.find(({ kind }) => kind !== 'polite' && kind !== 'courtesy');
  return first === undefined || first.kind === 'demand' || /^(?:chúc|chuc|mừng|mung)(?: |$)/u.test(first.key);
}

/** "70", "tầm 70 ạ": 10 to 99, without a sign. */
const BARE_FIGURE = /^(?:(?:khoảng|tầm|được|đạt|mới) )?([1-9]\d)(?: (?:ạ|rồi|anh|chị))?\.?$/iu;

const NOTHING_MORE = {
  obstacle: null,
  completedOn: null,
  expectedOn: null,
  document: null,
  documentDate: null,
  figures: [],
} as const;

/** The same words with another status; a completion has no figure under 100 and nothing ahead. */
export function withStatus(proposal: Proposal | null, status: Exclude<ReportedStatus, 'blocked'>): Proposal {
  const isDone = status === 'completed';
  return {
    ...(proposal ?? NOTHING),
    status,
    obstacle: null,
    ...(isDone && { progress: 100, expectedOn: null }),
    ...(!isDone && { completedOn: null, progress: proposal?.status === status ? proposal.progress : null }),
  };
}

const NOTHING = {
  progress: null,
  completedOn: null,
  expectedOn: null,
  document: null,
  documentDate: null,
  figures: [],
} as const;

interface Told {
  readonly reading: Reading;
  readonly text: string;
  readonly items: readonly Item[];
  /** Without those that only address somebody. */
  readonly clauses: readonly Clause[];
  readonly statuses: readonly ClauseStatus[];
  readonly obstacle: Obstacle;
  readonly progress: number | null;
  readonly today: LocalDate;
}

/** More time, another lead, what was said before: each has a question of its own. */
const ASKS_FOR: readonly ItemKind[] = ['extension', 'more', 'handover', 'undo'];
const PROMISES: readonly ClauseStatus[] = ['promised', 'promised_done'];

function statusIn(told: Told): ReportedStatus | null {
  const { statuses, obstacle, progress, clauses, reading } = told;
  if (saysDone(told) || saysHowItEnded(clauses)) return 'completed';
  if (saysOnlyNotYet(clauses)) return 'not_started';
  if (obstacle.kind === 'obstacle' && obstacle.text !== null) return 'blocked';
  const isUnderWay =
    statuses.some((status) => !TELLS_NOTHING.includes(status)) ||
    progress !== null ||
    reading.document !== null ||
    clauses.some(tellsOfPast) ||
    figuresOf(told).length > 0;
  if (isUnderWay || reading.unclearDay !== null) return 'in_progress';
  if (statuses.includes('not_started')) return 'not_started';
  return hindranceIn(told) === null ? null : 'blocked';
}

const TELLS_NOTHING: readonly ClauseStatus[] = ['nothing', 'promised', 'not_started'];

/** "đã thông qua HĐND", "vừa họp dân hôm qua". */
function tellsOfPast({ items }: Clause): boolean {
  return items.some(({ kind, key }) => kind === 'had' || /^(?:đã|da|vừa|vua) /u.test(key));
}

/**
 * "đã hoàn thành, xử lý 12 vụ": the completion of the task itself, affirmed and past, with words beside it that nothing is
 * known of. Words before it may be whose it is, or who says so; words right behind it what of the task is done.
 */
function saysDone({ clauses, statuses, text, reading, progress, today }: Told): boolean {
  const first = clauses.findIndex((clause) => doneAt(clause) >= 0);
  const isPlainBefore = clauses.slice(0, first).every(({ items }) => items.every(({ kind }) => BEFORE.includes(kind)));
  if (first < 0 || !isPlainBefore || progress !== null || reading.unclearDay !== null) return false;
  if (HARDLY.test(` ${strip(text).replace(/[^a-z0-9]+/gu, ' ')} `)) return false;
  return clauses.slice(first).every((clause, index) => {
    if (doneAt(clause) >= 0) return isPlainlyDone(clause, today);
    const isIssue = slotsOf(clause, today).predicate === 'issue';
    const isOrder = clause.items[0]?.kind === 'demand';
    return (statuses[first + index] === 'nothing' || isIssue) && !isOrder && !has(clause, ...NEVER_BESIDE);
  });
}

function isPlainlyDone(clause: Clause, today: LocalDate): boolean {
  const { predicate, polarity, modality, aspect, extent, open } = slotsOf(clause, today);
  const isSaid = predicate === 'complete' && polarity === 'affirmed' && modality === 'asserted' && aspect === 'plain';
  if (!isSaid || extent !== 'unsaid' || open || !has(clause, 'had', 'already', 'done_just')) return false;
  const at = doneAt(clause);
  const behind = clause.items.slice(at + 1);
  const paper = behind.findIndex(({ kind }) => kind === 'document_after');
  const own = paper < 0 ? behind : behind.slice(0, paper);
  return (
    clause.items.slice(0, at).every(({ kind }) => BEFORE.includes(kind)) &&
    own.every(({ kind }) => BEHIND.includes(kind)) &&
    !has(clause, ...NEVER_BESIDE)
  );
}

/** May stand before a word of completion without being its subject. */
const BEFORE: readonly ItemKind[] = [
  ...(['polite', 'courtesy', 'ours', 'task_word', 'had', 'already', 'so_far', 'report_lead', 'address'] as const),
  ...(['past_time', 'this_time', 'time_link', 'date', 'tick', 'nod', 'nodded', 'smile', 'assigned', 'wholly'] as const),
  ...(['done', 'done_formal', 'done_just', 'soft_order'] as const),
];
/** May stand right behind it without being a part that is done. */
const BEHIND: readonly ItemKind[] = [...BEFORE, 'on_time', 'as_planned', 'against_plan', 'plan', 'offset', 'close'];
const NEVER_BESIDE: readonly ItemKind[] = [
  ...(['not', 'not_yet', 'cannot', 'missed', 'unfinished', 'not_started', 'remaining', 'waiting', 'part'] as const),
  ...(['work_part', 'condition', 'doubt', 'when', 'promised', 'about_to', 'near', 'running'] as const),
  ...([
    'contrast',
    'question',
    'suspended',
    'obstacle',
    'obstacle_named',
    'lack',
    'late',
    'transfer',
    'deliver',
  ] as const),
  ...(['undo_perhaps', 'percent', 'range'] as const),
];

/**
 * Somewhere in a reply these make a completion unlikely, whatever they belong to: hearsay, wishes, what is left over.
 * Without diacritics, between blanks.
 */
const HARDLY =
  / (?:nghe (?:noi|bao|dau|don|ke)|(?:em|toi|minh|cu|anh|chi) (?:nghi|tuong)|nghi la|tuong la|theo loi|(?:bao|noi) (?:la|rang|the|vay|em|anh)|hinh nhu|co le|chac|(?:noi|dua) (?:dua|thoi|day|vui)|neu|gia ma|gia nhu|phai chi|le ra|dang le|mo (?:moi|di|thoi|ma)|tren giay|ma thoi|khong|ko|k|chua|con(?! (?:so|duong|giong))|ton (?:dong|lai)|dang do|thieu(?! (?:so|nien|nhi))|tru(?! (?:so|cau|dien))|ngoai tru|ngoai le|mot (?:phan|so|nua)|buoc|giai doan|dot|du thao|to trinh|se|du kien|phan dau|hua|hen|tam (?:xong|on|thoi|dung|hoan)|(?:gan|sap) (?:xong|nhu|hoan|het|du|ket|den)|moi (?:xong|hoan|duoc|co|dat|chi)) /u;

/** The figures of parts; promised ones are none yet. */
function figuresOf({ clauses, statuses, text, progress, today }: Told): string[] {
  const told = clauses.filter((_, at) => !PROMISES.includes(statuses[at] ?? 'nothing'));
  return figuresIn(told, text, progress, today);
}

/**
 * The share of the whole task; of a range ("60–70 %") the lower end. Null at 0 and 100 %, and where another
 * share is named beside it.
 */
function wholeFigure(clauses: readonly Clause[], items: readonly Item[], today: LocalDate): number | null {
  const shares = items.filter(({ kind }) => kind === 'percent' || kind === 'range');
  const [share] = shares;
  if (share === undefined || new Set(shares.map(({ key }) => key)).size > 1) return null;
  const said = progressIn(clauses, today);
  const isRange = said.kind === 'several' && share.kind === 'range';
  const figure = said.kind === 'progress' ? said.percent : isRange ? Math.min(...numbersIn(share.key)) : null;
  return figure === null || figure < 1 || figure >= 100 ? null : figure;
}

function numbersIn(words: string): number[] {
  return [...words.matchAll(/\d{1,3}/gu)].map(([digits]) => Number(digits));
}

/** As the words state it, or the day of the result document; null where it is named in no single way. */
function dayOfCompletion({ items, text, today }: Told): LocalDate | null {
  const { day } = statedDayIn(items, documentIn(items, text, today), today);
  return day.kind === 'day' ? day.on : null;
}

/** The one day on which it is to be finished, where a clause promises, supposes or says it without having happened. */
function dayAhead({ clauses, statuses, text, today }: Told): LocalDate | null {
  const days = clauses.flatMap((clause, at) => {
    const status = statuses[at] ?? 'nothing';
    if (promisesNews(clause)) return [];
    const isAhead = PROMISES.includes(status) || (doneAt(clause) >= 0 && !has(clause, 'had', 'already'));
    // "đã họp xong thứ 6": a meeting that was held, on a day of no week in particular.
    if (!isAhead || tellsOfWeekday(clause.items) || tellsOfPast(clause)) return [];
    const said = readDate(text.slice(clause.items[0]?.start ?? 0, clause.items.at(-1)?.end ?? 0), today);
    return said.kind === 'date' && said.date >= today ? [said.date] : [];
  });
  const [day, ...others] = new Set(days);
  return day !== undefined && others.length === 0 ? day : null;
}

/** "dân không nhận tiền đền bù": words of which only the denial is known name what is in the way. */
function hindranceIn({ text, items, clauses, statuses }: Told): string | null {
  const denial = clauses.find((clause) => has(clause, 'not', 'cannot'));
  const told = denial ?? clauses.find((clause) => tellsOfTrouble(clause, text));
  const isAlone = statuses.every((status) => status === 'nothing') && !items.some(({ kind }) => kind === 'no_obstacle');
  if (told === undefined || !isAlone) return null;
  const named = told.items.filter(({ kind }) => NAMES.includes(kind));
  if (denial !== undefined && (named.length < FEWEST_WORDS || NO_HINDRANCE.test(` ${strip(text)} `))) return null;
  return wordsAmid(told, text);
}

/** "nhà thầu bỏ trốn", "giá vật liệu leo thang quá": what happened is known to be bad, whatever it happened to. */
function tellsOfTrouble({ items }: Clause, text: string): boolean {
  const said = text.slice(items[0]?.start ?? 0, items.at(-1)?.end ?? 0).toLowerCase();
  const isBare = stripDiacritics(said) === said;
  return (
    (isBare ? /(?<!thiet|chuan|trang) bi (?!thu|quyet)/u : /(?<!thiết|chuẩn|trang) bị | (?:hỏng|sập) /u).test(
      ` ${said} `,
    ) || TROUBLE.test(` ${strip(said)} `)
  );
}

/** Without diacritics. */
const TROUBLE =
  / (?:bo tron|bo viec|nghi viec|dinh cong|pha san|mat tich|hu hong|hong (?:hoc|nang|may)|sat lo|ngap(?: lut)?|lu lut|mua lu|mua bao(?! hiem)|bao lu|dich benh|ha han|lien mien|khan hiem|can kiet|leo thang|tang (?:vot|gia)|doi gia|nho giot|cham chap|be tac|ach tac|dinh tre|tac nghen|qua tai|qua it|xuong cap|kien cao|kien tung|tranh chap|chan (?:xe|duong|cong)|can tro|chong doi|bat hop tac|phan ung|biet tam|ne tranh|dun day|chong cheo|roi ren|tu choi|tra lai|het (?:tien|von|hang|nguon|kinh phi)) /u;

/** The words of a clause without the courtesy around them. */
function wordsAmid({ items }: Clause, text: string): string {
  const to = items.findLastIndex(({ kind }) => kind !== 'polite' && kind !== 'courtesy' && kind !== 'soft_order');
  const from = items.findIndex(({ kind }) => kind !== 'polite' && kind !== 'courtesy' && kind !== 'report_lead');
  return text.slice(items[from]?.start, items[to]?.end);
}

const NAMES: readonly ItemKind[] = ['unknown', 'other', 'authority', 'counted', 'work_noun', 'document_word'];
const FEWEST_WORDS = 2;

const NO_HINDRANCE = / (?:biet|hieu|nho|thay|ro|sao|van de|co gi|gi|lien quan|thuoc|phai|can|nen|duoc khong) /u;
