/** Why a reminder came: the rule that called for it, in the last line of its message. */

import { isPartyCommittee } from '../../domain/agencies/party-committee.ts';
import type { LocalDate } from '../../domain/calendar/dates.ts';
import { lateAfter, standingOf } from '../../domain/tasks/assignment.ts';
import { MONTHLY_STEPS } from '../../domain/tasks/overdue-ladder.ts';
import type { StageFamily } from '../../domain/tasks/reminder.ts';
import type { Card } from '../../domain/tasks/task.ts';

/** A reminder that is due: the card as it stands now, and the step of the ladder that calls for it. */
export interface Reminder {
  readonly card: Card;
  readonly family: StageFamily;
  readonly steps: number;
}

/** The date falls on a rest day to come, and is said today. */
export function isAheadOfRest({ assignment }: Card, today: LocalDate): boolean {
  const last = lateAfter(assignment);
  return last !== null && last > today;
}

/** "nhắc hằng tháng vì đã quá hạn"; "mốc nhắc 7 ngày làm việc trước hạn". */
export function reasonWords(reminder: Reminder, today: LocalDate): string {
  const { before, behind } = ruleOf(reminder, today);
  return before + (behind === null ? '' : String(reminder.steps) + behind);
}

/** The reasons of all, each rule once with its steps: "mốc đôn đốc 1, 15 ngày sau hạn". */
export function reasonsOf(reminders: readonly Reminder[], today: LocalDate): string {
  const rules = reminders.map((reminder) => ({
    steps: reminder.steps,
    ...(reminder.family === 'period' ? PERIOD_ENDS : ruleOf(reminder, today)),
  }));
  return [...Map.groupBy(rules, ({ before, behind }) => `${before}…${behind ?? ''}`).values()]
    .flatMap((own) => {
      const [rule] = own;
      if (rule === undefined) return [];
      const steps = [...new Set(own.map(({ steps: each }) => each))].sort((a, b) => a - b);
      return rule.behind === null ? rule.before : `${rule.before}${steps.join(', ')}${rule.behind}`;
    })
    .join('; ');
}

/** Among other rules; each line says what was reported. */
const PERIOD_ENDS = { before: 'sắp hết kỳ báo cáo', behind: null } as const;

/** What stands before and behind the number of the step; `behind` null where no number is said. */
function ruleOf(
  { family, steps, card }: Reminder,
  today: LocalDate,
): { readonly before: string; readonly behind: string | null } {
  switch (family) {
    case 'before':
      return { before: 'mốc nhắc ', behind: ' ngày làm việc trước hạn' };
    case 'today':
      return isAheadOfRest(card, today)
        ? { before: 'ngày đến hạn là ngày nghỉ, hôm nay là ngày làm việc cuối cùng trước đó', behind: null }
        : { before: 'hôm nay là ngày đến hạn', behind: null };
    case 'overdue':
      return steps >= MONTHLY_STEPS
        ? { before: 'nhắc hằng tháng vì đã quá hạn', behind: null }
        : {
            before: `mốc ${isPartyCommittee(card.agency.name) ? 'nhắc' : 'đôn đốc'} `,
            behind: ` ngày ${countedFrom(card, today)}`,
          };
    case 'period':
      return { before: `còn một tuần làm việc là hết ${cadenceWords(card)}, kỳ này chưa có báo cáo`, behind: null };
    case 'year':
      return { before: 'nhiệm vụ nhiều năm, cuối mỗi năm hỏi một lần', behind: null };
    case 'baseline':
      return { before: 'bắt đầu theo dõi, rà soát một lần', behind: null };
  }
}

const CADENCES = { weekly: 'tuần', monthly: 'tháng', quarterly: 'quý', half_yearly: 'nửa năm', yearly: 'năm' } as const;

function cadenceWords({ assignment: { cadence } }: Card): string {
  return cadence === null ? 'kỳ báo cáo' : CADENCES[cadence];
}

function isUnanswered({ assignment }: Card, today: LocalDate): boolean {
  return standingOf(assignment, today).unansweredSince !== null;
}

/** Its agency was told of it when its date had passed: the ladder's days count from that notice. */
function isToldLate({ assignment }: Card): boolean {
  const last = lateAfter(assignment);
  return assignment.toldOn !== null && last !== null && assignment.toldOn > last;
}

/** What the days of an overdue step are counted from. */
function countedFrom(card: Card, today: LocalDate): string {
  if (isUnanswered(card, today)) return 'sau thời gian rà soát hiện trạng';
  if (!isToldLate(card)) return 'sau hạn';
  return card.assignment.takenOverOn === null ? 'sau tin chuyển tiếp' : 'sau tin tiếp nhận';
}
