/** The official words for dates, numbers, tasks and decisions; every message takes them from here. */

import {
  formatDate,
  localDateOf,
  localTimeOf,
  monthOf,
  weekdayOf,
  yearOf,
  type Instant,
  type LocalDate,
} from '../../domain/calendar/dates.ts';
import type { Card, Programme, Task } from '../../domain/tasks/task.ts';
import { trimEndOf } from '../../domain/text/trim-end-of.ts';
import { shorten } from './shorten.ts';
import { periodWords } from './period-words.ts';

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

/** "thứ Hai", as it stands inside a sentence. */
export function weekdayWords(date: LocalDate): string {
  return (WEEKDAYS[weekdayOf(date) - 1] ?? '').replace(/^./u, (first) => first.toLocaleLowerCase('vi'));
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

/** "47,5 %". */
export function percentWords(share: number): string {
  return `${String(share).replace('.', ',')} %`;
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

export { shorten } from './shorten.ts';

/** The task's words, cut to `length`. Duties taken from the middle of a sentence get a capital. */
export function titleWords(task: Task, length: number): string {
  const title = trimEndOf(shorten(task.title, length), /[.;,]/u);
  return title.charAt(0).toLocaleUpperCase('vi') + title.slice(1);
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

/** The decision by kind and number, the kind by the abbreviation in its number. */
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
