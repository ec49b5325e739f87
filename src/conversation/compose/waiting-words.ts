/** What a decision is waited for, and since when. */

import { standingOf, type Assignment } from '../../domain/tasks/assignment.ts';
import { daysBetween, formatDate, type LocalDate } from '../../domain/calendar/dates.ts';
import type { Card } from '../../domain/tasks/task.ts';
import { count } from './words.ts';

/** What a list says that it waits for: "chờ quyết định gia hạn đến 30/12/2027". */
export function awaitedWords({ waitingFor, requestedDueOn }: Assignment): string {
  switch (waitingFor) {
    case 'confirmation':
      return 'chờ xác nhận hoàn thành';
    case 'suspension':
      return 'chờ xác nhận tạm dừng';
    case 'handover':
      return 'chờ quyết định đơn vị chủ trì';
    default:
      return `chờ quyết định gia hạn đến ${requestedDueOn === null ? '–' : formatDate(requestedDueOn)}`;
  }
}

/** "3 ngày"; "từ hôm nay" on the first day. */
export function waitingDays(assignment: Assignment, today: LocalDate): string {
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

/** "Sở Kế hoạch và Đầu tư báo 12/02/2025; tiếp nhận 01/03/2025"; empty where its own agency said what it waits for. */
export function passedOnWords({ passedOn }: Pick<Card, 'passedOn'>): string {
  if (passedOn === undefined) return '';
  return `${passedOn.agency} báo ${formatDate(passedOn.on)}; tiếp nhận ${formatDate(passedOn.takenOn)}`;
}

/** The same as a sentence behind the name of who said it. */
export function passedOnSentence(card: Pick<Card, 'passedOn'>): string {
  const words = passedOnWords(card);
  return words === '' ? '' : ` ${words}.`;
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
