/** Reminders do not flood: working days and hours, one bundle a day, steps apart, one bundle a month past the first month. */

import { addDays, localTimeOf, type LocalDate } from '../../../../src/domain/calendar/dates.ts';
import { TIME_ZONE } from '../../../support/office/movable-clock.ts';
import type { Around, Check, Complaint } from '../play-years.ts';
import type { Sent } from '../scene.ts';

const NAME = 'reminders do not flood';
const WORKING_DAYS_APART = 3;
/** `steps` of a reminder that is beyond the ladder's counted days. */
const MONTHLY = 31;

export function rhythm({ scene }: Around): Check {
  const { calendar, window } = scene.rules;
  const bundles = new Map<string, LocalDate>();
  const monthly = new Map<string, string>();
  /** Share → its last overdue step and the day on which it came. */
  const steps = new Map<number, { readonly on: LocalDate; readonly steps: number }>();

  function wrongOf(sent: Sent): readonly string[] {
    const { day: today, at, externalId, payload } = sent;
    const time = localTimeOf(at, TIME_ZONE);
    const wrong: string[] = [];
    if (!calendar.isWorkingDay(today)) wrong.push('it came on a rest day');
    if (time < window.from || time > window.to) wrong.push(`it came at ${time}`);
    if (sent.role !== 'agency' || payload.kind !== 'nudge') return wrong;
    if (bundles.get(externalId) === today) wrong.push('it is the second bundle of the day');
    bundles.set(externalId, today);
    const overdue = payload.items.filter(
      ({ family, assignmentId }) => family === 'overdue' && sent.about.includes(assignmentId),
    );
    if (overdue.some((item) => item.steps >= MONTHLY)) {
      const month = today.slice(0, 7);
      if (monthly.get(externalId) === month)
        wrong.push('it is the second bundle of the month of what is past its first month');
      monthly.set(externalId, month);
    }
    for (const item of overdue) {
      const before = steps.get(item.assignmentId);
      steps.set(item.assignmentId, { on: today, steps: item.steps });
      if (before === undefined || before.on >= today) continue;
      // On the ladder's own days two steps may be nearer: the first and the third day after the date.
      const isOnLadder = item.steps < MONTHLY && addDays(before.on, item.steps - before.steps) === today;
      if (!isOnLadder && calendar.workingDaysBetween(before.on, today) < WORKING_DAYS_APART) {
        wrong.push(`share ${String(item.assignmentId)} is urged on ${before.on} and again on ${today}`);
      }
    }
    return wrong;
  }

  return {
    sent: (sent): readonly Complaint[] =>
      sent.unprompted && sent.rowKind !== 'receipt'
        ? wrongOf(sent).map((why) => ({ check: NAME, day: sent.day, why, text: sent.text }))
        : [],
  };
}
