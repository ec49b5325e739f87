/**
 * The ladder on which an overdue assignment's agency is urged. Each step is counted from the delivery of the one before,
 * so that time in which the program, the chat or the messenger was away is nobody's neglect. Pure.
 */

import type { WorkingCalendar } from '../calendar/calendar.ts';
import { addDays, addMonths, day, daysBetween, type LocalDate } from '../calendar/dates.ts';

/** Calendar days after the date on which an agency is urged; after the last one, monthly. */
const DAYS_AFTER = [1, 3, 7, 15, 30] as const;
const LAST_DAYS = 30;
/** `steps` of a monthly step: beyond every counted one. */
export const MONTHLY_STEPS = 31;
/** All that is past its first month is asked about on one day of the month, this many days after its last step or later. */
const MONTHLY_REST_DAYS = 15;
/** Working days between two steps of which rest days, or time away, moved one. */
const WORKING_DAYS_APART = 3;
/** A weekend or a few holidays, with the days between two steps, keep the ladder's days; a longer rest moves it. */
const KEPT_DAYS = 7;

/** A step that lies behind: delivered, held back by an answer, or of unknown fate. `reached`: it arrived in its agency's chat. */
export interface PassedStep {
  /** `Stage.key`. */
  readonly key: string;
  readonly on: LocalDate;
  readonly reached: boolean;
}

/**
 * Where an assignment stands on its ladder: the steps behind it, the earliest first. `isPending` while a step is queued,
 * and nothing else is decided. `formerly` is the day of the last step that arrived under another key: at the agency from
 * which it was taken over, or before its present date was set.
 */
export interface Climb {
  readonly passed: readonly PassedStep[];
  readonly formerly?: LocalDate | null;
  readonly isPending: boolean;
}

/** The next step: decided from day `on`, at the latest on `sendableOn`, the first working day on which it may arrive. */
interface NextStep {
  readonly key: string;
  readonly steps: number;
  readonly on: LocalDate;
  readonly sendableOn: LocalDate;
}

/**
 * What an agency is counted from: the day after which its days count, and the first day on which it may be urged. A date
 * that had passed by then begins in the middle of the ladder.
 */
export interface LadderStart {
  readonly counting: LocalDate;
  readonly earliest: LocalDate;
}

/** `days` after the date the ladder stands on day `at`; `late`: its step arrived after the day on which it could have come. */
interface Rung {
  readonly days: number;
  readonly at: LocalDate;
  readonly on: LocalDate | null;
  readonly isDisplaced: boolean;
  readonly isLate: boolean;
}

/** The next step of the ladder of overdue reminders, with its day. */
export function nextStepOf(
  start: LadderStart,
  { passed, formerly = null }: Climb,
  calendar: WorkingCalendar,
): NextStep {
  const rung = climbed(start, passed, calendar).at(-1) ?? footOf(start);
  const steps = DAYS_AFTER.find((days) => days > rung.days);
  if (steps === undefined) return monthlyStep(start, passed, calendar);
  const free = firstDayFor(addDays(rung.at, steps - rung.days), rung, calendar);
  // Under whatever name: the same people are not urged twice within these days.
  const apart = formerly === null ? free : workingDaysAfter(formerly, WORKING_DAYS_APART, calendar);
  const sendableOn = apart > free ? apart : free;
  return { key: `after-${steps}`, steps, ...decidedFor(sendableOn, calendar) };
}

/** Decided on the rest days before it, a message goes out as the office opens, ahead of the digest. */
function decidedFor(sendableOn: LocalDate, calendar: WorkingCalendar): Pick<NextStep, 'on' | 'sendableOn'> {
  return { sendableOn, on: addDays(calendar.workingDaysBefore(sendableOn, 1), 1) };
}

/**
 * The day on which the ladder has reached `days` after the date, by the steps that arrived; null while the one before has
 * not. After a late step an agency has its working days to answer first.
 */
export function reachesOn(
  start: LadderStart,
  { passed }: Climb,
  days: number,
  calendar: WorkingCalendar,
): LocalDate | null {
  const reached = passed.filter((step) => step.reached);
  const rungs = climbed(start, reached, calendar);
  const [first] = rungs;
  const before = DAYS_AFTER.findLast((each) => each < days) ?? 0;
  if (first === undefined || !rungs.some((rung) => rung.days >= before)) return null;
  const below = rungs.findLast((rung) => rung.days < days);
  const planned = below === undefined ? first.at : addDays(below.at, days - below.days);
  const late = rungs.findLast(({ isLate }) => isLate)?.on ?? null;
  if (late === null) return planned;
  const answerable = workingDaysAfter(late, WORKING_DAYS_APART, calendar);
  return answerable > planned ? answerable : planned;
}

/** The counted steps that lie behind, in order of day, each with the day on which the ladder stands there. */
function climbed(start: LadderStart, passed: readonly PassedStep[], calendar: WorkingCalendar): Rung[] {
  const rungs: Rung[] = [];
  let rung = footOf(start);
  for (const { key, on } of passed) {
    const days = daysOf(key);
    if (days <= rung.days) continue;
    const planned = addDays(rung.at, days - rung.days);
    const first = firstDayFor(planned, rung, calendar);
    const isLate = on > first;
    const isMoved = isLate || daysBetween(planned, first) > KEPT_DAYS;
    rung = { days, at: isMoved ? on : planned, on, isDisplaced: on !== planned, isLate };
    rungs.push(rung);
  }
  return rungs;
}

/** Where the ladder is entered: the last of its days that had passed before the agency could be urged. */
function footOf({ counting, earliest }: LadderStart): Rung {
  const days = DAYS_AFTER.findLast((each) => addDays(counting, each) < earliest) ?? 0;
  return { days, at: addDays(counting, days), on: null, isDisplaced: false, isLate: false };
}

function firstDayFor(planned: LocalDate, before: Rung, calendar: WorkingCalendar): LocalDate {
  const free = calendar.nextWorkingDay(planned);
  if (before.on === null || (!before.isDisplaced && free === planned)) return free;
  const apart = workingDaysAfter(before.on, WORKING_DAYS_APART, calendar);
  return apart > free ? apart : free;
}

/** The `count`-th working day after `date`. */
function workingDaysAfter(date: LocalDate, count: number, calendar: WorkingCalendar): LocalDate {
  let found = date;
  for (let index = 0; index < count; index += 1) found = calendar.nextWorkingDay(addDays(found, 1));
  return found;
}

/** The same day for every assignment, whatever its date: the first working day of a month. */
function monthlyStep({ earliest }: LadderStart, passed: readonly PassedStep[], calendar: WorkingCalendar): NextStep {
  const last = passed.at(-1);
  const rested = last === undefined ? earliest : addDays(last.on, MONTHLY_REST_DAYS);
  const month = day(`${rested.slice(0, 7)}-01`);
  const first = month < rested ? addMonths(month, 1) : month;
  return {
    key: `after-month-${first.slice(0, 7)}`,
    steps: MONTHLY_STEPS,
    ...decidedFor(calendar.nextWorkingDay(first), calendar),
  };
}

/** Of "after-7" 7; of a monthly step, also one under an older name ("after-month-48"), `MONTHLY_STEPS`. */
function daysOf(key: string): number {
  const days = /^after-(\d+)$/u.exec(key)?.[1];
  return days === undefined ? MONTHLY_STEPS : Math.min(Number(days), LAST_DAYS);
}
