/** What people said last of an assignment. */

import { isOngoing, lastReportOn, standingOf, type Assignment } from '../../domain/tasks/assignment.ts';
import { formatDate, type LocalDate } from '../../domain/calendar/dates.ts';
import { followedUntil, hasEnded } from '../../domain/tasks/programme-end.ts';
import type { Card } from '../../domain/tasks/task.ts';
import { waitingDays } from './waiting-words.ts';
import { waitedWords, ORPHANED } from './deadline-words.ts';
import { STATUS_WORDS } from '../status-words.ts';
import { shorten } from './words.ts';

/** What people said last: "đang thực hiện, 70 %; vướng mắc: mặt bằng". */
export function stateWords(assignment: Assignment, today: LocalDate): string {
  return state(assignment, today, waitingDays(assignment, today));
}

/** The same of a card; after its programme's last day no days are counted: "đang chờ Văn phòng xác nhận: từ ngày 20/12/2022". */
export function stateOf({ task, assignment }: Pick<Card, 'task' | 'assignment'>, today: LocalDate): string {
  const { waitingSince } = assignment;
  if (!hasEnded(task.programme, today) || waitingSince === null) {
    return stateWords(assignment, followedUntil(task.programme, today));
  }
  return state(assignment, followedUntil(task.programme, today), `từ ngày ${formatDate(waitingSince)}`);
}

/** `waited`: since when, or for how long, a decision is waited for. */
function state(assignment: Assignment, today: LocalDate, waited: string): string {
  if (assignment.waitingFor === 'confirmation') {
    const on = assignment.statedOn === null ? '' : ` ngày ${formatDate(assignment.statedOn)}`;
    const what = isOngoing(assignment) ? 'đã báo cả nhiệm vụ kết thúc' : 'đã báo hoàn thành';
    return `${what}${on}, đang chờ Văn phòng xác nhận: ${waited}`;
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
      ? `; xin gia hạn đến ${formatDate(assignment.requestedDueOn)}, đang chờ quyết định: ${waited}`
      : '';
  const handover =
    assignment.waitingFor === 'handover'
      ? `; đơn vị cho rằng không thuộc trách nhiệm, đang chờ Văn phòng quyết định: ${waited}`
      : '';
  const suspension =
    assignment.waitingFor === 'suspension' ? `; đơn vị báo tạm dừng, đang chờ Văn phòng xác nhận: ${waited}` : '';
  const waits = extension + handover + suspension;
  return statusWords(assignment) + figure + obstacle + expectedWords(assignment) + waits;
}

/** Of what is over: "đã hoàn thành ngày …", "đã thôi theo dõi"; what has no date "đã kết thúc ngày …". */
export function overWords(assignment: Assignment, today: LocalDate): string {
  const said = stateWords(assignment, today);
  return said.startsWith('đã ') ? said : `đã ${said}`;
}

/** "; dự kiến hoàn thành 15/12/2026", as the agency says; empty where it names no day. */
function expectedWords({ expectedOn }: Assignment): string {
  return expectedOn === null ? '' : `; dự kiến hoàn thành ${formatDate(expectedOn)}`;
}

/** What nobody has reported on is not "chưa thực hiện": it may long be done. */
export const NO_REPORT = 'chưa có báo cáo';

const NO_NEW_REPORT = 'chưa có báo cáo mới';

/** The status in official words; what nobody reported on reads "chưa có báo cáo". */
export function statusWords({
  status,
  orphanedOn,
  ...said
}: Pick<Assignment, 'status' | 'reportedOn' | 'reportedBefore' | 'orphanedOn'>): string {
  if (status === 'suspended' && orphanedOn !== null) return ORPHANED;
  return status === 'not_started' && lastReportOn(said) === null ? NO_REPORT : STATUS_WORDS[status];
}

/** "báo cáo gần nhất: 05/11/2026", "đã trả lời ngày 05/11/2026, chưa có báo cáo" or "chưa có báo cáo". */
export function lastReportWords(assignment: Assignment): string {
  const reported = lastReportOn(assignment);
  if (reported !== null) return `báo cáo gần nhất: ${formatDate(reported)}`;
  // That it was stopped is an answer, and acknowledges nothing.
  if (assignment.waitingFor === 'suspension' && assignment.waitingSince !== null)
    return `đã báo tạm dừng ngày ${formatDate(assignment.waitingSince)}, ${NO_REPORT}`;
  // Only words of an earlier version say that work goes on without a day of the report.
  const none = assignment.status === 'in_progress' ? NO_NEW_REPORT : NO_REPORT;
  // "đã nhận", a request for a later date and "not ours" are answers alike.
  return assignment.answeredOn === null || assignment.status === 'suspended'
    ? none
    : `đã trả lời ngày ${formatDate(assignment.answeredOn)}, ${none}`;
}

/** What people said last, and when; that nothing was reported is said once. */
export function stateAndReportOf(card: Pick<Card, 'task' | 'assignment'>, today: LocalDate): readonly string[] {
  const { assignment } = card;
  const state = stateOf(card, today);
  if (state === NO_REPORT) return [lastReportWords(assignment)];
  return statusWords(assignment) === NO_REPORT ? [state] : [state, lastReportWords(assignment)];
}
