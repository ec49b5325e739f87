/** What an amended decision does to the periods of a recurring duty, for its agency and for the record. */

import { addDays, formatDate, type LocalDate } from '../../domain/calendar/dates.ts';
import { firstPeriod } from '../../domain/deadlines/duty-periods.ts';
import { periodOfKey } from '../../domain/deadlines/period.ts';
import { coverageOf } from '../../domain/tasks/amendment.ts';
import type { Assignment } from '../../domain/tasks/assignment.ts';
import type { Deadline } from '../../domain/deadlines/deadline.ts';
import { periodName } from './period-words.ts';
import { count } from './words.ts';

type Of = Pick<Assignment, 'period' | 'dueOn'>;

/** Owed periods that a message names. */
const MOST_OWED = 4;

/**
 * "kỳ quý II/2023 (đến 30/06/2023) chuyển thành kỳ tháng 5/2023 (đến 31/05/2023), gồm cả thời gian từ 01/04/2023"; `others` are
 * the other periods of the same lead. What becomes a duty has a first period; what is one no more has none. Null where it
 * stays the same period.
 */
export function periodChange(before: Of, after: Of, others: readonly string[]): string | null {
  if (before.period === after.period) return null;
  if (before.period === null) return `báo cáo theo kỳ, bắt đầu từ ${nameOf(after)}`;
  if (after.period === null) return `${nameOf(before)} không còn là kỳ riêng; từ nay báo cáo theo thời hạn mới`;
  const { since, apart } = coverageOf(after.period, before.period, others);
  const more = since !== null ? `, gồm cả thời gian từ ${formatDate(since)}` : apart !== null ? apartWords(apart) : '';
  return `${nameOf(before)} chuyển thành ${nameOf(after)}${more}`;
}

/** "kỳ quý II/2023 (đến 30/06/2023) giữ nguyên; quy định mới áp dụng từ kỳ tháng 7/2023": `newest` keeps its own date. */
export function periodKept(newest: Of, deadline: Deadline): string | null {
  const next = nextAfter(newest, deadline);
  if (next === null) return null;
  return `${nameOf(newest)} giữ nguyên; ${next}`;
}

/**
 * "quy định mới áp dụng từ kỳ tháng 7/2023", after a period that is done; a year that begins before that one's end answers
 * for what is left of it: "…; thời gian đến 30/06/2023 đã thuộc các kỳ trước".
 */
export function nextAfter({ period }: Of, deadline: Deadline): string | null {
  const end = period === null ? undefined : periodOfKey(period)?.end;
  if (end === undefined) return null;
  const next = firstPeriod(deadline, addDays(end, 1));
  if (next === null) return 'sau đó không còn kỳ nào';
  return `quy định mới áp dụng từ kỳ ${periodName(next.key)}${next.start <= end ? apartWords(end) : ''}`;
}

function apartWords(until: LocalDate): string {
  return `; thời gian đến ${formatDate(until)} đã thuộc các kỳ trước, không phải báo cáo lại`;
}

/** "các kỳ đã đến hạn vẫn báo cáo theo thời hạn cũ: quý IV/2022, quý I/2023"; null for none. */
export function periodsOwed(owed: readonly Of[]): string | null {
  if (owed.length === 0) return null;
  const names = owed.flatMap(({ period }) => (period === null ? [] : [periodName(period)]));
  const more = names.length - MOST_OWED;
  const listed = names.slice(-MOST_OWED).join(', ');
  return `các kỳ đã đến hạn vẫn báo cáo theo thời hạn cũ: ${listed}${more > 0 ? ` và ${count(more)} kỳ trước đó` : ''}`;
}

/** "đề nghị gia hạn đến 15/06/2023 không còn hiệu lực …" */
export function requestLapsed(requestedDueOn: LocalDate): string {
  return `đề nghị gia hạn đến ${formatDate(requestedDueOn)} không còn hiệu lực vì thời hạn đã đổi; nếu vẫn cần, đề nghị đơn vị xin lại`;
}

function nameOf({ period, dueOn }: Of): string {
  const due = dueOn === null ? '' : ` (đến ${formatDate(dueOn)})`;
  return `kỳ ${period === null ? '' : periodName(period)}${due}`;
}
