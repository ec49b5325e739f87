/** An assignment's date, and how it stands today. */

import {
  beginsOn,
  isDateGranted,
  countedOf,
  isLateAside,
  lateAfter,
  standingOf,
  waitedDays,
  type Assignment,
} from '../../domain/tasks/assignment.ts';
import { daysBetween, formatDate, type LocalDate } from '../../domain/calendar/dates.ts';
import { followedUntil, hasEnded } from '../../domain/tasks/programme-end.ts';
import type { Card, Programme } from '../../domain/tasks/task.ts';
import { isUntold, splitDays } from '../../domain/tasks/heir.ts';
import { silenceOf } from '../../domain/tasks/reminder.ts';
import { STATUS_WORDS } from '../status-words.ts';
import { count } from './words.ts';
import { sinceWords } from './waiting-words.ts';

/**
 * The decision's words and the date beside them, "Quý IV/2022 (đến 31/12/2022)"; a date that was moved comes first, with what
 * moved it: "31/01/2023 (gia hạn lần 1; theo văn bản: quý IV/2022)".
 */
export function deadlineWords(assignment: Assignment): string {
  const { dueOn } = assignment;
  const text = writtenWords(assignment);
  if (dueOn === null) return `${text} (không ấn định ngày)`;
  const date = formatDate(dueOn);
  if (isDateGranted(assignment)) return movedWords(assignment, date, text);
  return text.includes(date) || text === '' ? text || date : `${text} (đến ${date})`;
}

/** "Giai đoạn 2021 - 2025": the words of most decisions; longer ones are left out of a brief line. */
const SHORT_PHRASE = 21;

/** Which of the decision's words stand beside a date: all, those that are short, none. */
export type PhraseKept = 'any' | 'short' | 'none';

/** The same in a line of many: "31/12/2022 (quý IV/2022)". */
export function dateWords(assignment: Assignment, kept: PhraseKept): string {
  const { dueOn } = assignment;
  const text = writtenWords(assignment);
  if (dueOn === null) return text;
  const date = formatDate(dueOn);
  const isKept = kept === 'any' || (kept === 'short' && text.length <= SHORT_PHRASE);
  if (isDateGranted(assignment))
    return isKept ? movedWords(assignment, date, text) : `${date} (${grantedWords(assignment)})`;
  return !isKept || text === '' || text.includes(date) ? date : `${date} (${lowered(text)})`;
}

function movedWords(assignment: Assignment, date: string, text: string): string {
  const written = text === '' ? '' : `; theo văn bản: ${lowered(text)}`;
  return `${date} (${grantedWords(assignment)}${written})`;
}

function grantedWords({ extensions }: Assignment): string {
  return extensions === 0 ? 'đã gia hạn' : `gia hạn lần ${count(extensions)}`;
}

/** As the decision words it, without the stop behind it. */
function writtenWords({ deadline }: Assignment): string {
  return deadline.text.replace(/[.;]\s*$/u, '');
}

/** "Quý IV/2022" inside a sentence: "quý IV/2022". A word in capitals stays. */
export function lowered(text: string): string {
  const [first = '', second = ''] = text;
  return second === second.toLocaleUpperCase('vi') && second !== second.toLocaleLowerCase('vi')
    ? text
    : first.toLocaleLowerCase('vi') + text.slice(first.length);
}

/**
 * How the date stands: "còn 7 ngày", "đến hạn hôm nay", "quá hạn 12 ngày"; since when it waits where the date has passed
 * and a decision is waited for; without a date only what is silent says so. What is not yet reviewed
 * says that alone; what is suspended or waits for a successor, whether its date has passed.
 */
export function distanceWords(assignment: Assignment, today: LocalDate): string {
  return distance(assignment, today, { onIt: 'đến hạn hôm nay', ofDay: (words) => words });
}

/** The same of a card, which stays as its programme's last day left it: "khi chương trình kết thúc (31/12/2022): còn 89 ngày". */
export function distanceOf({ task, assignment }: Pick<Card, 'task' | 'assignment'>, today: LocalDate): string {
  const { programme } = task;
  if (!hasEnded(programme, today)) return distanceWords(assignment, today);
  const ofDay = (words: string): string => atEndWords(programme, words, today);
  return distance(assignment, followedUntil(programme, today), { onIt: 'đến hạn ngày đó', ofDay });
}

/** What was true on a programme's last day, and is said after it; the words alone until then. Empty words stay empty. */
export function atEndWords(programme: Pick<Programme, 'endsOn'>, words: string, today: LocalDate): string {
  const { endsOn } = programme;
  if (words === '' || endsOn === null || !hasEnded(programme, today)) return words;
  return `khi chương trình kết thúc (${formatDate(endsOn)}): ${words}`;
}

/** `onIt` says that the date is this very day; `ofDay` goes round words that hold on the day `asOf` only. */
interface DayWording {
  readonly onIt: string;
  readonly ofDay: (words: string) => string;
}

function distance(assignment: Assignment, asOf: LocalDate, { onIt, ofDay }: DayWording): string {
  const counted = countedOf(assignment, asOf);
  if (counted === 'unreviewed') return UNREVIEWED;
  // `statusWords` says the rest.
  if (isLateAside(assignment, asOf)) return ofDay('đã quá hạn');
  if (counted === 'orphaned') return '';
  if (assignment.status === 'completed' || assignment.status === 'cancelled') return '';
  if (assignment.dueOn === null) return ofDay(silenceWords(assignment, asOf));
  const left = daysBetween(asOf, lateAfter(assignment) ?? assignment.dueOn);
  if (left > 0) return ofDay(`còn ${count(left)} ngày${waitedWords(assignment, 'đã cộng')}`);
  if (left === 0) return ofDay(`${onIt}${waitedWords(assignment, 'đã cộng')}`);
  if (counted === 'waiting') return sinceWords(assignment, asOf);
  return counted === 'suspended' ? '' : ofDay(overdueWords(assignment, asOf));
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
  if (counted === 'suspended')
    return `${STATUS_WORDS.suspended}${assignment.suspendedScope === 'duty' ? ' cả nhiệm vụ, chưa mở kỳ mới' : ''}${late}`;
  if (isUntold(assignment) && assignment.orphanedOn === null)
    return `${assignment.takenOverOn === null ? NOTHING_OF_CONTINUATION : NOTHING_OF_SUCCESSION}${late}`;
  const { orphanedOn } = assignment;
  const begins = beginsOn(assignment);
  // A period that opened since then has waited from its first day.
  const from = orphanedOn !== null && begins !== null && begins > orphanedOn ? begins : orphanedOn;
  const since = from === null ? '' : ` từ ${formatDate(from)}`;
  return `${ORPHANED}${since}${late}`;
}

/** What an heir took over and has not been told of. */
const NOTHING_OF_SUCCESSION = 'đơn vị tiếp nhận chưa nhận được thông báo';
/** What goes on from an earlier programme, of which its lead has not been told. */
const NOTHING_OF_CONTINUATION = 'đơn vị chưa nhận được tin chuyển tiếp';

export const ORPHANED = 'chờ giao đơn vị kế thừa';

/** What has an agency, by a succession or as a continuation, which has not received the notice of it. */
export const UNTOLD = 'đã giao, chờ báo đến đơn vị';
export const UNTOLD_TITLE = 'Đã giao, chờ báo đến đơn vị';

/** What is counted as orphaned has no agency yet, or one that has not been told of it. */
export function orphanedWords(assignments: readonly Pick<Assignment, 'orphanedOn'>[]): string {
  return assignments.some(({ orphanedOn }) => orphanedOn !== null) ? ORPHANED : UNTOLD;
}

/** The same after a date that is said already: "quá 12 ngày". */
export function pastWords(assignment: Assignment, today: LocalDate): string {
  const { daysOverdue, unansweredSince } = standingOf(assignment, today);
  return unansweredSince === null
    ? `quá ${count(daysOverdue)} ngày${splitWords(assignment, daysOverdue)}${waitedWords(assignment, 'đã trừ')}`
    : overdueWords(assignment, today);
}

const REASONS_OF_WAITS = ['chờ quyết định', 'tạm dừng', 'thôi theo dõi'] as const;

/** ", đã trừ 22 ngày chờ quyết định" (or "tạm dừng"), of days overdue; "đã cộng" to the days that are left. Empty where nothing was waited for. */
export function waitedWords(assignment: Assignment, how: 'đã trừ' | 'đã cộng'): string {
  const days = waitedDays(assignment);
  if (days === 0) return '';
  const waits = assignment.waits.filter(({ from, until }) => from < until);
  const reasons = waits.map(({ suspended, cancelled }) => (cancelled === true ? 2 : suspended === true ? 1 : 0));
  const why = REASONS_OF_WAITS.filter((_, at) => reasons.some((reason) => reason === at));
  return `, ${how} ${count(days)} ngày ${why.join(' và ')}`;
}

/** " (trước khi tiếp nhận 30 ngày, từ khi tiếp nhận 16 ngày)"; empty where all days are its own agency's. */
function splitWords(assignment: Assignment, daysOverdue: number): string {
  const split = splitDays(assignment, daysOverdue);
  if (split === null) return '';
  const { before, since } = split;
  return ` (trước khi tiếp nhận ${count(before)} ngày, từ khi tiếp nhận ${count(since)} ngày)`;
}

/** "quá hạn 12 ngày"; what its agency left unanswered is late by the decision's words only. */
export function overdueWords(assignment: Assignment, today: LocalDate): string {
  const { daysOverdue, unansweredSince } = standingOf(assignment, today);
  const days = `${count(daysOverdue)} ngày${splitWords(assignment, daysOverdue)}${waitedWords(assignment, 'đã trừ')}`;
  return unansweredSince === null
    ? `quá hạn ${days}`
    : `quá hạn theo văn bản ${days}; đơn vị chưa phản hồi rà soát từ ${formatDate(unansweredSince)}`;
}

/** "đã gia hạn 2 lần"; empty while the decision's own date stands. */
export function extensionWords({ extensions }: Assignment): string {
  return extensions === 0 ? '' : `đã gia hạn ${count(extensions)} lần`;
}
