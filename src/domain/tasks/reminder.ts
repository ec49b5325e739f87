/**
 * Decides when an assignment is due a reminder. Pure: the same facts and day give the same answer, so a tick may be
 * repeated, late or early. Only the stage's key tells what was sent.
 */

import { countedOf, isAgencysTurn, type Assignment } from './assignment.ts';
import type { WorkingCalendar } from '../calendar/calendar.ts';
import { addDays, addMonths, daysBetween, localDate, monthOf, yearOf, type LocalDate } from '../calendar/dates.ts';
import { periodOf, previousPeriod, type Period } from '../deadlines/period.ts';
import { awaitsReview, NOT_YET_ASKED, unansweredReview } from './review.ts';
import type { Overseers } from '../people/chat-kind.ts';

export type StageFamily = 'baseline' | 'before' | 'today' | 'overdue' | 'period' | 'year';

/**
 * One step of the ladder. `on` is the day from which it fires, `until` the last day on which it still makes sense.
 * `key` is unique per assignment and deadline. `steps` is the number in the rule: working days before, calendar days
 * after.
 */
export interface Stage {
  readonly key: string;
  readonly family: StageFamily;
  readonly on: LocalDate;
  readonly until: LocalDate | null;
  readonly steps: number;
}

/** Working days before the deadline on which a lead agency is reminded. */
const WORKING_DAYS_BEFORE = [30, 15, 7, 3, 1] as const;
/** Calendar days after the deadline on which it is urged; after the last one, monthly. */
const DAYS_AFTER = [1, 3, 7, 15, 30] as const;
/** A period's question comes a working week before the period ends. */
const PERIOD_LEAD_WORKING_DAYS = 5;
/** Days without being urged after an agency was asked for the current state of what passed before it had a chat. */
const BASELINE_REST_DAYS = 30;

export type Decision =
  | { readonly kind: 'fire'; readonly stage: Stage }
  | { readonly kind: 'hold'; readonly stage: Stage }
  | { readonly kind: 'nothing' };

/**
 * `decision`: what is due for `assignment` on `today`, the latest step that has come unless an answer since the step
 * before it holds it back. `next`: the first day after `today` on which that may change by itself; null for never.
 * `from` is the first day on which its chat could have been reminded (the later of import and linking): no earlier step
 * ever fires.
 */
export function lookAt(
  assignment: Assignment,
  today: LocalDate,
  from: LocalDate,
  calendar: WorkingCalendar,
): { readonly decision: Decision; readonly next: LocalDate | null } {
  if (!isAgencysTurn(assignment)) return { decision: { kind: 'nothing' }, next: null };
  const ladder = ladderOf(assignment, today, from, calendar);
  const { reportedOn, reviewUntil } = assignment;
  const isUnasked = reportedOn === null && reviewUntil === NOT_YET_ASKED;
  // Looked at each day until its message has arrived: it may have been dropped, or read by others in shadow delivery.
  const next = isUnasked ? addDays(today, 1) : nextOn(ladder, today);
  return { decision: decideOn(ladder, assignment, today, from), next };
}

/** The day of the next step, or the day on which a question lapses that stood before the review. */
function nextOn(ladder: readonly Stage[], today: LocalDate): LocalDate | null {
  const next = ladder.find((stage) => stage.on > today)?.on ?? null;
  const until = ladder.findLast((stage) => stage.on <= today)?.until ?? null;
  if (until === null || until < today || ladder[0]?.family !== 'baseline') return next;
  const lapsed = addDays(until, 1);
  return next === null || lapsed < next ? lapsed : next;
}

/** The latest step of the ladder that has come, unless something holds it back. */
function decideOn(ladder: readonly Stage[], assignment: Assignment, today: LocalDate, from: LocalDate): Decision {
  const index = ladder.findLastIndex((stage) => stage.on <= today);
  const stage = ladder[index];
  if (stage === undefined || (stage.until !== null && today > stage.until)) return { kind: 'nothing' };
  const before = ladder.slice(0, index).findLast((earlier) => earlier.family === stage.family);
  return { kind: isLocked(assignment, stage, before, from) ? 'hold' : 'fire', stage };
}

/**
 * True when the registry took the assignment over too late to have reminded of it, or its agency had no chat then: its
 * date, or a reporting period, had already passed. Its agency is asked once where it stands, and is not urged for the past.
 * @internal Also for tests.
 */
export function needsBaseline(assignment: Assignment, from: LocalDate): boolean {
  if (assignment.reportedOn === null && assignment.reviewUntil !== null)
    return assignment.reviewUntil === NOT_YET_ASKED;
  if (assignment.answeredOn !== null) return false;
  return startedBefore(assignment, from);
}

/** The overseers that an unanswered overdue assignment has reached by now. */
export function escalationsOf(assignment: Assignment, today: LocalDate, from: LocalDate): Overseers[] {
  if (!isAgencysTurn(assignment) || countedOf(assignment, today) === 'unreviewed') return [];
  const counting = countsFrom(assignment, from);
  if (counting === null || counting < from || isAnsweredSince(assignment, counting)) return [];
  const days = daysBetween(counting, today);
  if (days < ESCALATED_AFTER.secretariat) return [];
  return days < ESCALATED_AFTER.leaders ? ['secretariat'] : ['secretariat', 'leaders'];
}

/** Calendar days of an overdue assignment without an answer after which those above are told. */
const ESCALATED_AFTER: Record<Overseers, number> = { secretariat: 7, leaders: 30 };

/** The days on which its agency was urged for the first time, and the secretariat told; null where that has not arrived. */
export interface ToldOn {
  readonly agency: LocalDate | null;
  readonly secretariat: LocalDate | null;
}

/**
 * The first day on which those above may be told: their days count from the delivery of the step before, so that time in
 * which the program, the chat or the messenger was away is nobody's neglect. Null while that step has not arrived.
 */
export function escalatesOn(to: Overseers, told: ToldOn): LocalDate | null {
  if (told.agency === null) return null;
  // The agency's own first step comes on the first day.
  const own = addDays(told.agency, ESCALATED_AFTER[to] - 1);
  if (to === 'secretariat') return own;
  if (told.secretariat === null) return null;
  const after = addDays(told.secretariat, ESCALATED_AFTER.leaders - ESCALATED_AFTER.secretariat);
  return after > own ? after : own;
}

/** Neither acknowledged nor reported on since its days began to count: what those above may be told of. */
export function isUnanswered(assignment: Assignment): boolean {
  const counting = countsFrom(assignment, assignment.trackedFrom);
  return counting !== null && !isAnsweredSince(assignment, counting);
}

function isAnsweredSince({ answeredOn }: Assignment, counting: LocalDate): boolean {
  return answeredOn !== null && answeredOn >= counting;
}

/** `since` is the day of the last report, or of the decision; `askedOn` that of the question that was left unanswered. */
interface Silence {
  readonly since: LocalDate;
  readonly askedOn: LocalDate;
}

/**
 * The whole reporting period that has gone by without a report although its agency was asked for it in its own chat, for
 * an assignment that has only a cadence; null when there is none. `asOf` lies in the period after it.
 */
export function silenceOf(assignment: Assignment, asOf: LocalDate): Silence | null {
  if (!isAgencysTurn(assignment) || assignment.dueOn !== null || assignment.cadence === null) return null;
  if (awaitsReview(assignment, asOf)) return null;
  const lastFull = previousPeriod(asOf, assignment.cadence);
  if (assignment.issuedOn > lastFull.start) return null;
  if (assignment.reportedOn !== null && assignment.reportedOn >= lastFull.start) return null;
  const askedOn = askedFor(assignment, lastFull, asOf);
  return askedOn === null ? null : { since: assignment.reportedOn ?? assignment.issuedOn, askedOn };
}

/** Calendar days that an agency has to answer a period's question: those from the day on which it is sent to the end. */
const ANSWER_DAYS = 7;

/** The last day on which an agency was asked in time for the silence of `period` to be told of on `asOf`. */
export function lastAskingDay({ end }: Period, asOf: LocalDate): LocalDate {
  const inTime = addDays(asOf, -ANSWER_DAYS);
  return inTime < end ? inTime : end;
}

/** The day on which its agency was asked in `period`, or since then for a review; null before its days to answer are over. */
function askedFor(assignment: Assignment, period: Period, asOf: LocalDate): LocalDate | null {
  const { start } = period;
  const last = lastAskingDay(period, asOf);
  const within = [assignment.askedOn, assignment.askedBefore].find((on) => on !== null && on >= start && on <= last);
  if (within !== undefined) return within;
  const reviewed = unansweredReview(assignment, asOf);
  return reviewed !== null && reviewed >= start ? reviewed : null;
}

/**
 * The day after which its days are counted for the ladder: the date, or the last day on which its agency could answer the
 * review. Null without a date, and while nobody was asked for the review.
 */
function countsFrom({ dueOn, reportedOn, reviewUntil }: Assignment, from: LocalDate): LocalDate | null {
  if (dueOn === null || dueOn >= from || reportedOn !== null || reviewUntil === null) return dueOn;
  return reviewUntil === NOT_YET_ASKED ? null : addDays(reviewUntil, -1);
}

/**
 * The steps around `today`, in order of day; during the month of peace, those around its end. The first one after
 * `today` is always among them: the registry looks at an assignment again on that day, and on no other. A period's
 * question comes during that month too: the review does not answer it.
 */
function ladderOf(assignment: Assignment, today: LocalDate, from: LocalDate, calendar: WorkingCalendar): Stage[] {
  const baseline = needsBaseline(assignment, from);
  const rests = baseline && assignment.reviewUntil === null;
  const earliest = rests ? addDays(from, BASELINE_REST_DAYS) : from;
  const later = (day: LocalDate): LocalDate => (today > day ? today : day);
  const counting = countsFrom(assignment, from);
  const asking =
    assignment.dueOn === null
      ? periodStages(assignment, later(from), calendar)
      : yearStages(assignment, later(from), calendar);
  const urging = counting === null ? [] : datedStages(counting, later(earliest), calendar);
  const ladder = [
    ...asking.filter((stage) => stage.on >= from),
    ...urging.filter((stage) => stage.on >= earliest && (counting === assignment.dueOn || stage.family === 'overdue')),
  ];
  ladder.sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0));
  return baseline ? [{ key: 'baseline', family: 'baseline', on: from, until: null, steps: 0 }, ...ladder] : ladder;
}

function datedStages(dueOn: LocalDate, around: LocalDate, calendar: WorkingCalendar): Stage[] {
  const before = WORKING_DAYS_BEFORE.map((steps): Stage => {
    const on = calendar.workingDaysBefore(dueOn, steps);
    return { key: `before-${steps}`, family: 'before', on, until: addDays(dueOn, -1), steps };
  });
  const onTheDay: Stage = { key: 'today', family: 'today', on: dueOn, until: dueOn, steps: 0 };
  const after = DAYS_AFTER.map((steps): Stage => overdueStage(dueOn, addDays(dueOn, steps), `after-${steps}`));
  return [...before, onTheDay, ...after, ...monthlyStages(dueOn, around)];
}

/** From the second month on, the same day of each month; only the ones next to `around` are made. */
function monthlyStages(dueOn: LocalDate, around: LocalDate): Stage[] {
  const months = (yearOf(around) - yearOf(dueOn)) * 12 + monthOf(around) - monthOf(dueOn);
  return [months - 2, months - 1, months, months + 1, 2]
    .filter((month, index, all) => month >= 2 && all.indexOf(month) === index)
    .map((month) => overdueStage(dueOn, addMonths(dueOn, month), `after-month-${month}`));
}

function overdueStage(dueOn: LocalDate, on: LocalDate, key: string): Stage {
  return { key, family: 'overdue', on, until: null, steps: daysBetween(dueOn, on) };
}

function periodStages(assignment: Assignment, around: LocalDate, calendar: WorkingCalendar): Stage[] {
  const { cadence } = assignment;
  if (cadence === null) return [];
  const period = periodOf(around, cadence);
  const next = periodOf(addDays(period.end, 1), cadence);
  // A week's question may fall into the week before it (Tết): two periods ahead are looked at.
  return [period, next, periodOf(addDays(next.end, 1), cadence)].map(({ key, end }) => ({
    key: `period-${key}`,
    family: 'period',
    on: calendar.workingDaysBefore(end, PERIOD_LEAD_WORKING_DAYS),
    until: end,
    steps: PERIOD_LEAD_WORKING_DAYS,
  }));
}

/** A deadline that spans several years is also asked about as each of its earlier years ends. */
function yearStages(assignment: Assignment, around: LocalDate, calendar: WorkingCalendar): Stage[] {
  const { kind, start, end } = assignment.deadline;
  if (kind !== 'period' || start === null || end === null) return [];
  const first = Math.max(yearOf(around), yearOf(start));
  const years = [first, first + 1].filter((year) => year < yearOf(end));
  return years.map((year) => {
    const yearEnd = localDate(year, 12, 31) ?? end;
    const on = calendar.workingDaysBefore(yearEnd, PERIOD_LEAD_WORKING_DAYS);
    return { key: `year-${year}`, family: 'year', on, until: yearEnd, steps: PERIOD_LEAD_WORKING_DAYS };
  });
}

/** `before` is the step of the same family before `stage`. */
function isLocked(assignment: Assignment, stage: Stage, before: Stage | undefined, from: LocalDate): boolean {
  const { answeredOn, reportedOn, cadence } = assignment;
  switch (stage.family) {
    case 'baseline':
    case 'today':
      return false;
    case 'before':
    case 'overdue': {
      if (answeredOn === null) return false;
      if (before === undefined) return stage.family === 'overdue' && stage.key !== 'after-1' && answeredOn >= from;
      return answeredOn >= before.on;
    }
    case 'period': {
      const start = periodOf(stage.until ?? stage.on, cadence ?? 'quarterly').start;
      return (reportedOn !== null && reportedOn >= start) || (answeredOn !== null && answeredOn >= stage.on);
    }
    case 'year':
      return reportedOn !== null && reportedOn >= periodOf(stage.on, 'quarterly').start;
  }
}

function startedBefore(assignment: Assignment, from: LocalDate): boolean {
  if (assignment.dueOn !== null) return assignment.dueOn < from;
  if (assignment.cadence === null) return false;
  return periodOf(from, assignment.cadence).start > assignment.issuedOn;
}
