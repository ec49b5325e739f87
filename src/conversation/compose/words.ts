/** The official words for states, dates and numbers; every message takes them from here. */

import {
  countedOf,
  isLateAside,
  isOngoing,
  lateAfter,
  standingOf,
  waitedDays,
  type Assignment,
  type Status,
} from '../../domain/tasks/assignment.ts';
import {
  daysBetween,
  formatDate,
  localDateOf,
  localTimeOf,
  monthOf,
  weekdayOf,
  yearOf,
  type Instant,
  type LocalDate,
} from '../../domain/calendar/dates.ts';
import { isUntold, splitDays } from '../../domain/tasks/heir.ts';
import { followedUntil } from '../../domain/tasks/programme-end.ts';
import { silenceOf } from '../../domain/tasks/reminder.ts';
import type { Card, Programme, Task } from '../../domain/tasks/task.ts';
import { trimEndOf } from '../../domain/text/trim-end-of.ts';
import { periodWords } from './period-words.ts';

export const STATUS_WORDS: Record<Status, string> = {
  not_started: 'chưa thực hiện',
  in_progress: 'đang thực hiện',
  pending_confirmation: 'chờ xác nhận hoàn thành',
  completed: 'hoàn thành',
  suspended: 'tạm dừng',
  cancelled: 'thôi theo dõi',
};

/** Whose a chat is that belongs to no agency. */
export const OFFICE_WORDS = { leaders: 'Lãnh đạo', secretariat: 'Văn phòng' } as const;

export const MESSENGERS = { telegram: 'Telegram', zalo: 'Zalo', rehearsal: 'diễn tập' } as const;

const WEEKDAYS = ['Thứ Hai', 'Thứ Ba', 'Thứ Tư', 'Thứ Năm', 'Thứ Sáu', 'Thứ Bảy', 'Chủ nhật'] as const;

/** A date for examples: it lies ahead, whatever the year. */
export function exampleDate(today: LocalDate): string {
  return `30/12/${monthOf(today) < 12 ? yearOf(today) : yearOf(today) + 1}`;
}

/** "Thứ Hai, 23/11/2026" */
export function dateWithWeekday(date: LocalDate): string {
  return `${WEEKDAYS[weekdayOf(date) - 1] ?? ''}, ${formatDate(date)}`;
}

/** "08:15 23/11/2026" */
export function momentWords(at: Instant, timeZone: string): string {
  return `${localTimeOf(at, timeZone)} ${formatDate(localDateOf(at, timeZone))}`;
}

/** 1423 → "1.423" */
export function count(value: number): string {
  return String(value).replace(/\B(?=(?:\d{3}){1,7}$)/gu, '.');
}

/** 1234567 → "1,2 MB" */
export function sizeWords(bytes: number): string {
  if (bytes < 1024 * 1024) return `${count(Math.max(1, Math.round(bytes / 1024)))} KB`;
  return `${(bytes / (1024 * 1024)).toFixed(1).replace('.', ',')} MB`;
}

/** A part of a whole in percent with one decimal, "18,3 %"; "–" when the whole is 0. */
export function percent(part: number, whole: number): string {
  return whole === 0 ? '–' : `${((100 * part) / whole).toFixed(1).replace('.', ',')} %`;
}

/** "#12 (III.2.1)" */
export function taskName(task: Task): string {
  return `#${String(task.id)} (${task.ref})`;
}

/** The same of one assignment, with the period that it is of: "#12 (III.2.1, kỳ năm 2024)". */
export function cardName({ task, assignment }: Pick<Card, 'task' | 'assignment'>): string {
  const period = periodWords(assignment);
  return period === null ? taskName(task) : `#${String(task.id)} (${task.ref}, kỳ ${period})`;
}

/** The text cut to at most `length` characters on a word border, with "…" where it was cut. */
export function shorten(text: string, length: number): string {
  const clean = text.replace(/\s+/gu, ' ').trim();
  if (clean.length <= length) return clean;
  const cut = clean.slice(0, length - 1);
  const border = cut.lastIndexOf(' ');
  return `${trimEndOf(border > length / 2 ? cut.slice(0, border) : cut, /[\s,;:.(]/u)}…`;
}

/** The task's words, cut to `length`. Duties taken from the middle of a sentence get a capital. */
export function titleWords(task: Task, length: number): string {
  const title = trimEndOf(shorten(task.title, length), /[.;,]/u);
  return title.charAt(0).toLocaleUpperCase('vi') + title.slice(1);
}

/** What people said last: "đang thực hiện, 70 %; vướng mắc: mặt bằng". */
export function stateWords(assignment: Assignment, today: LocalDate): string {
  if (assignment.waitingFor === 'confirmation') {
    const on = assignment.statedOn === null ? '' : ` ngày ${formatDate(assignment.statedOn)}`;
    const what = isOngoing(assignment) ? 'đã báo cả nhiệm vụ kết thúc' : 'đã báo hoàn thành';
    return `${what}${on}, đang chờ Văn phòng xác nhận: ${waitingDays(assignment, today)}`;
  }
  if (assignment.status === 'completed') {
    const on = assignment.completedOn === null ? '' : ` ngày ${formatDate(assignment.completedOn)}`;
    const { dueOn, completedOn } = assignment;
    if (dueOn === null) return `đã kết thúc${on}`;
    if (standingOf(assignment, today).timeliness === 'completed_late') return `hoàn thành quá hạn${on}`;
    // Without these words the two days beside each other would look late.
    const isAfterDate = completedOn !== null && completedOn > dueOn;
    return `hoàn thành${on}${isAfterDate ? `, trong hạn${waitedWords(assignment, 'đã trừ')}` : ''}`;
  }
  const figure = assignment.progress === null ? '' : `, ${String(assignment.progress)} %`;
  const obstacle = assignment.obstacle === null ? '' : `; vướng mắc: ${shorten(assignment.obstacle, 160)}`;
  const extension =
    assignment.waitingFor === 'extension' && assignment.requestedDueOn !== null
      ? `; xin gia hạn đến ${formatDate(assignment.requestedDueOn)}, đang chờ quyết định: ${waitingDays(assignment, today)}`
      : '';
  const handover =
    assignment.waitingFor === 'handover'
      ? `; đơn vị cho rằng không thuộc trách nhiệm, đang chờ Văn phòng quyết định: ${waitingDays(assignment, today)}`
      : '';
  return statusWords(assignment) + figure + obstacle + extension + handover;
}

/** What nobody has reported on is not "chưa thực hiện": it may long be done. */
export const NO_REPORT = 'chưa có báo cáo';

export function statusWords({
  status,
  reportedOn,
  orphanedOn,
}: Pick<Assignment, 'status' | 'reportedOn' | 'orphanedOn'>): string {
  if (status === 'suspended' && orphanedOn !== null) return ORPHANED;
  return status === 'not_started' && reportedOn === null ? NO_REPORT : STATUS_WORDS[status];
}

/** What a list says that it waits for: "chờ quyết định gia hạn đến 30/12/2027". */
export function awaitedWords({ waitingFor, requestedDueOn }: Assignment): string {
  switch (waitingFor) {
    case 'confirmation':
      return 'chờ xác nhận hoàn thành';
    case 'handover':
      return 'chờ quyết định đơn vị chủ trì';
    default:
      return `chờ quyết định gia hạn đến ${requestedDueOn === null ? '–' : formatDate(requestedDueOn)}`;
  }
}

/** "3 ngày"; "từ hôm nay" on the first day. */
function waitingDays(assignment: Assignment, today: LocalDate): string {
  const days = assignment.waitingSince === null ? 0 : daysBetween(assignment.waitingSince, today);
  return days <= 0 ? 'từ hôm nay' : `${count(days)} ngày`;
}

/** How long it has waited, and how late it was when it was asked: "5 ngày, từ 30/11/2026; đến ngày đó quá hạn 46 ngày". */
export function waitingWords(assignment: Assignment, today: LocalDate): string {
  return waitingDays(assignment, today) + latenessWhenAsked(assignment, today);
}

/** ", từ 30/11/2026; đến ngày đó quá hạn 46 ngày"; empty where it was not late when a decision was asked for. */
export function latenessWhenAsked(assignment: Assignment, today: LocalDate): string {
  const { daysOverdueWhenAsked: days } = standingOf(assignment, today);
  const { waitingSince } = assignment;
  if (days === 0 || waitingSince === null) return '';
  // A day that was stated and not yet ruled on: the lateness follows from the one that is confirmed.
  if (assignment.statedOn !== null) return `; đơn vị nêu hoàn thành ngày ${formatDate(assignment.statedOn)}`;
  return waitingSince < today
    ? `, từ ${formatDate(waitingSince)}; đến ngày đó quá hạn ${count(days)} ngày`
    : `; đến hôm nay quá hạn ${count(days)} ngày`;
}

/** The decision's words and the date beside them: "Quý IV/2022 (đến 31/12/2022)". */
export function deadlineWords(assignment: Assignment): string {
  const { deadline, dueOn } = assignment;
  if (dueOn === null) return `${deadline.text.replace(/[.;]\s*$/u, '')} (không ấn định ngày)`;
  const date = formatDate(dueOn);
  return deadline.text.includes(date) || deadline.text === ''
    ? deadline.text || date
    : `${deadline.text} (đến ${date})`;
}

/**
 * How the date stands: "còn 7 ngày", "đến hạn hôm nay", "quá hạn 12 ngày"; since when it waits where the date has passed
 * and a decision is waited for; without a date only what is silent says so. What is not yet reviewed
 * says that alone; what is suspended or waits for a successor, whether its date has passed.
 */
export function distanceWords(assignment: Assignment, today: LocalDate): string {
  const counted = countedOf(assignment, today);
  if (counted === 'unreviewed') return UNREVIEWED;
  // `statusWords` says the rest.
  if (isLateAside(assignment, today)) return 'đã quá hạn';
  if (counted === 'orphaned') return '';
  if (assignment.status === 'completed' || assignment.status === 'cancelled') return '';
  if (assignment.dueOn === null) return silenceWords(assignment, today);
  const left = daysBetween(today, lateAfter(assignment) ?? assignment.dueOn);
  if (left > 0) return `còn ${count(left)} ngày${waitedWords(assignment, 'đã cộng')}`;
  if (left === 0) return `đến hạn hôm nay${waitedWords(assignment, 'đã cộng')}`;
  if (counted === 'waiting') return sinceWords(assignment, today);
  return counted === 'suspended' ? '' : overdueWords(assignment, today);
}

/** "đã hỏi ngày 23/09/2022, chưa báo cáo kỳ vừa qua"; empty where nobody is silent. */
export function silenceWords(assignment: Assignment, today: LocalDate): string {
  const silence = silenceOf(assignment, today);
  return silence === null ? '' : `đã hỏi ngày ${formatDate(silence.askedOn)}, chưa báo cáo kỳ vừa qua`;
}

export const UNREVIEWED = 'chưa rà soát hiện trạng';

/**
 * What is no agency's lateness: "chưa rà soát hiện trạng", "tạm dừng", "chờ giao đơn vị kế thừa từ 01/07/2025, đã quá hạn";
 * null where nothing keeps it back.
 */
export function keptBackWords(assignment: Assignment, today: LocalDate): string | null {
  const counted = countedOf(assignment, today);
  if (counted === 'unreviewed') return UNREVIEWED;
  if (counted !== 'suspended' && counted !== 'orphaned') return null;
  const late = isLateAside(assignment, today) ? ', đã quá hạn' : '';
  if (counted === 'suspended') return STATUS_WORDS.suspended + late;
  if (isUntold(assignment)) return `${UNTOLD}${late}`;
  const since = assignment.orphanedOn === null ? '' : ` từ ${formatDate(assignment.orphanedOn)}`;
  return `${ORPHANED}${since}${late}`;
}

/** What an heir took over and has not been told of. */
const UNTOLD = 'đơn vị tiếp nhận chưa nhận được thông báo';

export const ORPHANED = 'chờ giao đơn vị kế thừa';

/** The same after a date that is said already: "quá 12 ngày". */
export function pastWords(assignment: Assignment, today: LocalDate): string {
  const { daysOverdue, unansweredSince } = standingOf(assignment, today);
  return unansweredSince === null
    ? `quá ${count(daysOverdue)} ngày${splitWords(assignment, daysOverdue)}${waitedWords(assignment, 'đã trừ')}`
    : overdueWords(assignment, today);
}

/** ", đã trừ 22 ngày chờ quyết định", of days overdue; "đã cộng" to the days that are left. Empty where nothing was waited for. */
function waitedWords(assignment: Assignment, how: 'đã trừ' | 'đã cộng'): string {
  const days = waitedDays(assignment);
  return days === 0 ? '' : `, ${how} ${count(days)} ngày chờ quyết định`;
}

/** " (trước khi tiếp nhận 30 ngày, từ khi tiếp nhận 16 ngày)"; empty where all days are its own agency's. */
function splitWords(assignment: Assignment, daysOverdue: number): string {
  const split = splitDays(assignment, daysOverdue);
  if (split === null) return '';
  const { before, since } = split;
  return ` (trước khi tiếp nhận ${count(before)} ngày, từ khi tiếp nhận ${count(since)} ngày)`;
}

/** "tiếp nhận 01/03/2025; trước đây Sở Kế hoạch và Đầu tư"; empty for who is no heir. */
export function heirWords({ assignment, formerly }: Pick<Card, 'assignment' | 'formerly'>): string {
  const { takenOverOn } = assignment;
  if (takenOverOn === null) return '';
  const untold = isUntold(assignment) ? ', chưa báo được đến đơn vị' : '';
  return `tiếp nhận ${formatDate(takenOverOn)}${untold}${formerly === null ? '' : `; trước đây ${formerly}`}`;
}

/**
 * "Sở Tài chính, tiếp nhận 01/03/2025; trước đây Sở Kế hoạch và Đầu tư": whose it is, and whose it was. Of an agency that
 * ended, that nobody has taken it over yet.
 */
export function leadName(card: Card): string {
  const { orphanedOn } = card.assignment;
  const heir = heirWords(card);
  const orphan = orphanedOn === null ? '' : `${ORPHANED} từ ${formatDate(orphanedOn)}`;
  return [card.agency.name, heir, orphan].filter((words) => words !== '').join(', ');
}

/** "đã chuyển tiếp sang #57 của Quyết định số 57/QĐ-UBND"; empty for what goes on nowhere. */
export function continuedWords({ assignment, continuedUnder }: Pick<Card, 'assignment' | 'continuedUnder'>): string {
  if (assignment.continuedIn === null) return '';
  const under = continuedUnder === null ? '' : ` của ${decisionWordsOf({ number: continuedUnder })}`;
  return `đã chuyển tiếp sang #${String(assignment.continuedIn)}${under}`;
}

/** "quá hạn 12 ngày"; what its agency left unanswered is late by the decision's words only. */
export function overdueWords(assignment: Assignment, today: LocalDate): string {
  const { daysOverdue, unansweredSince } = standingOf(assignment, today);
  const days = `${count(daysOverdue)} ngày${splitWords(assignment, daysOverdue)}${waitedWords(assignment, 'đã trừ')}`;
  return unansweredSince === null
    ? `quá hạn ${days}`
    : `quá hạn theo văn bản ${days}; đơn vị chưa phản hồi rà soát từ ${formatDate(unansweredSince)}`;
}

/** Since when a decision is waited for: "chờ quyết định từ 30/11/2026; đến ngày đó quá hạn 46 ngày". */
export function sinceWords(assignment: Assignment, today: LocalDate): string {
  const what = assignment.waitingFor === 'confirmation' ? 'chờ xác nhận' : 'chờ quyết định';
  const since = assignment.waitingSince === null ? '' : ` từ ${formatDate(assignment.waitingSince)}`;
  return `${what}${since}${standingWhenAsked(assignment, today)}`;
}

/** What the date said on the day on which a decision was asked for; empty where there is no date. */
function standingWhenAsked(assignment: Assignment, today: LocalDate): string {
  if (assignment.statedOn !== null) return `; đơn vị nêu hoàn thành ngày ${formatDate(assignment.statedOn)}`;
  const { timeliness, daysOverdueWhenAsked: days } = standingOf(assignment, today);
  if (days > 0) return `; đến ngày đó quá hạn ${count(days)} ngày`;
  return timeliness === 'no_deadline' ? '' : '; đến ngày đó còn trong hạn';
}

/** What kind of document a number belongs to, by the abbreviation in it (Nghị định 30/2020/NĐ-CP, phụ lục III). */
const DOCUMENT_KINDS: readonly (readonly [RegExp, string])[] = [
  [/QĐ/u, 'Quyết định'],
  [/NQ/u, 'Nghị quyết'],
  [/CTr/u, 'Chương trình'],
  [/CT/u, 'Chỉ thị'],
  [/KH/u, 'Kế hoạch'],
  [/TB/u, 'Thông báo'],
];

/** "Quyết định số 913/QĐ-UBND"; "Văn bản số …" where the number does not tell. */
export function decisionWords({ programme }: Task): string {
  return decisionWordsOf(programme);
}

export function decisionWordsOf(programme: Pick<Programme, 'number'>): string {
  const kind = DOCUMENT_KINDS.find(([abbreviation]) => abbreviation.test(programme.number))?.[1] ?? 'Văn bản';
  return `${kind} số ${programme.number}`;
}

/** "#12 (III.2.1) của Quyết định số 913/QĐ-UBND" */
export function taskOfDecision(task: Task): string {
  return `${taskName(task)} của ${decisionWords(task)}`;
}

/** "mục III.2.1, Phụ lục Quyết định số 913/QĐ-UBND" */
export function placeWords(task: Task): string {
  const part = task.source === 'annex' ? 'Phụ lục ' : '';
  return `mục ${task.ref}, ${part}${decisionWords(task)}`;
}

/** "báo cáo gần nhất: 05/11/2026" or "chưa có báo cáo". */
export function lastReportWords(assignment: Assignment): string {
  if (assignment.reportedOn !== null) return `báo cáo gần nhất: ${formatDate(assignment.reportedOn)}`;
  return assignment.answeredOn === null
    ? NO_REPORT
    : `đã tiếp nhận ngày ${formatDate(assignment.answeredOn)}, chưa có báo cáo`;
}

/** What people said last, and when; that nothing was reported is said once. */
export function stateAndReportWords(assignment: Assignment, today: LocalDate): readonly string[] {
  const state = stateWords(assignment, today);
  if (state === NO_REPORT) return [lastReportWords(assignment)];
  return statusWords(assignment) === NO_REPORT ? [state] : [state, lastReportWords(assignment)];
}

/** "đã gia hạn 2 lần"; empty while the decision's own date stands. */
export function extensionWords({ extensions }: Assignment): string {
  return extensions === 0 ? '' : `đã gia hạn ${count(extensions)} lần`;
}

/** "chờ kết quả #27 của Sở Nội vụ (quá hạn 9 ngày)": what excuses it; empty where nothing does. */
export function feederWords({ lateFeeder }: Pick<Card, 'lateFeeder'>): string {
  if (lateFeeder === undefined) return '';
  const { taskId, agency, daysOverdue, count: all } = lateFeeder;
  const more = all === 1 ? '' : ` và ${count(all - 1)} nhiệm vụ khác`;
  return `chờ kết quả #${String(taskId)} của ${agency} (quá hạn ${count(daysOverdue)} ngày)${more}`;
}

/** "đơn vị đề nghị xem lại: “đã báo từ tháng 11”"; empty where nothing waits for its answer. */
export function objectionWords({ objection }: Pick<Card, 'objection'>): string {
  return objection === undefined ? '' : `đơn vị đề nghị xem lại: “${shorten(objection, 120)}”`;
}

/** In the order given, but what waits for another's late result behind what does not. */
export function excusedLast(cards: readonly Card[]): readonly Card[] {
  const isExcused = ({ lateFeeder }: Card): boolean => lateFeeder !== undefined;
  return [...cards.filter((card) => !isExcused(card)), ...cards.filter(isExcused)];
}

/** "#12 của Sở Tài chính đang chờ kết quả này": whom it keeps waiting; empty where nobody waits. */
export function heldUpWords({ heldUp }: Pick<Card, 'heldUp'>): string {
  if (heldUp === undefined) return '';
  const more = heldUp.count === 1 ? '' : ` và ${count(heldUp.count - 1)} nhiệm vụ khác`;
  return `#${String(heldUp.taskId)} của ${heldUp.agency}${more} đang chờ kết quả này`;
}

/** One line of a list: number, place, what, until when, how it stands. */
export function cardLine(card: Card, now: LocalDate, titleLength = 90): string {
  const { task, assignment } = card;
  const today = followedUntil(task.programme, now);
  const distance = distanceWords(assignment, today);
  const date =
    assignment.dueOn === null ? assignment.deadline.text.replace(/\.$/u, '') : `hạn ${formatDate(assignment.dueOn)}`;
  const facts = [
    date,
    extensionWords(assignment),
    distance,
    feederWords(card),
    heirWords(card),
    stateWords(assignment, today),
    continuedWords(card),
    objectionWords(card),
  ].filter((fact) => fact !== '');
  return `${cardName(card)} ${titleWords(task, titleLength)} – ${facts.join('; ')}`;
}
