/**
 * Decides when an assignment is due a reminder. Pure: the same facts and day give the same answer, so a tick may be
 * repeated, late or early. Only the stage's key tells what was sent.
 */

import {
  awaitsReview,
  beginsOn,
  countedOf,
  isAgencysTurn,
  isAhead,
  lastReportOn,
  lateAfter,
  waitedDays,
  type Assignment,
} from './assignment.ts';
import type { WorkingCalendar } from '../calendar/calendar.ts';
import { addDays, addMonths, localDate, yearOf, type LocalDate } from '../calendar/dates.ts';
import { periodOf, previousPeriod, type Period } from '../deadlines/period.ts';
import { isUntold } from './heir.ts';
import { nextStepOf, reachesOn, type Climb, type LadderStart } from './overdue-ladder.ts';
import { NOT_YET_ASKED, reviewAskedOn, unansweredReview } from './review.ts';
import type { Overseers } from '../people/chat-kind.ts';

export type StageFamily = 'baseline' | 'before' | 'today' | 'overdue' | 'period' | 'year';

/**
 * One step of the ladder. `on` is the day from which it fires, `until` the last day on which it still makes sense.
 * `key` is unique per assignment and deadline. `steps` is the number in the rule: working days before, calendar days
 * after (`MONTHLY_STEPS` for a monthly one).
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
/** A period's question comes a working week before the period ends. */
const PERIOD_LEAD_WORKING_DAYS = 5;
/** Days without being urged after an agency was asked for the current state of what passed before it had a chat. */
const BASELINE_REST_DAYS = 30;

export type Decision =
  | { readonly kind: 'fire'; readonly stage: Stage }
  | { readonly kind: 'hold'; readonly stage: Stage }
  | { readonly kind: 'nothing' };

/**
 * `decision`: the latest step that has come, unless an answer since the step before holds it back. `next`: the first day
 * after `today` on which that may change by itself; null for never. No step before `from` ever fires: its chat could not
 * be reminded yet. `climb`: where it stands on the overdue ladder.
 */
export function lookAt(
  read: Assignment,
  today: LocalDate,
  from: LocalDate,
  calendar: WorkingCalendar,
  climb: Climb,
): { readonly decision: Decision; readonly next: LocalDate | null } {
  const assignment = beforeReview(read, today);
  if (!isAgencysTurn(assignment)) return { decision: { kind: 'nothing' }, next: null };
  if (isAhead(assignment, today)) return { decision: { kind: 'nothing' }, next: beginsOn(assignment) };
  // Looked at each day until its taking-over notice has arrived.
  if (isUntold(assignment)) return { decision: { kind: 'nothing' }, next: addDays(today, 1) };
  const ladder = ladderOf(assignment, today, from, calendar, climb);
  const { reportedOn, reviewUntil } = assignment;
  const isUnasked = reportedOn === null && reviewUntil === NOT_YET_ASKED;
  const isUrged = ladder.some((stage) => stage.family === 'overdue' && stage.on <= today);
  // Looked at each day until its message has arrived: it may have been dropped, or read by others in shadow delivery.
  const next = isUnasked || isUrged || climb.isPending ? addDays(today, 1) : nextOn(ladder, today);
  return { decision: decideOn(ladder, assignment, today, from, climb), next };
}

/** Its agency can be asked again before the date has passed: the steps before it are enough. */
function beforeReview(assignment: Assignment, today: LocalDate): Assignment {
  const last = lateAfter(assignment);
  const isReviewedYet = last === null || last < today || assignment.reviewUntil !== NOT_YET_ASKED;
  return isReviewedYet ? assignment : { ...assignment, reviewUntil: null };
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
function decideOn(
  ladder: readonly Stage[],
  assignment: Assignment,
  today: LocalDate,
  from: LocalDate,
  { passed }: Climb,
): Decision {
  const index = ladder.findLastIndex((stage) => stage.on <= today);
  const stage = ladder[index];
  if (stage === undefined || (stage.until !== null && today > stage.until)) return { kind: 'nothing' };
  const before = ladder.slice(0, index).findLast((earlier) => earlier.family === stage.family)?.on;
  const since = stage.family === 'overdue' ? passed.at(-1)?.on : before;
  return { kind: isLocked(assignment, stage, since, from) ? 'hold' : 'fire', stage };
}

/**
 * True when the registry took the assignment over too late to have reminded of it, or its agency had no chat then: its
 * date, or a reporting period, had already passed. Its agency is asked once where it stands, and is not urged for the past.
 * @internal Also for tests.
 */
export function needsBaseline(assignment: Assignment, from: LocalDate): boolean {
  if (assignment.reportedOn === null && assignment.reviewUntil !== null)
    return assignment.reviewUntil === NOT_YET_ASKED;
  // The taking-over notice has asked an heir.
  if (assignment.answeredOn !== null || assignment.toldOn !== null) return false;
  return startedBefore(assignment, from);
}

/** Calendar days of an overdue assignment without an answer after which those above are told. */
const ESCALATED_AFTER: Record<Overseers, number> = { secretariat: 7, leaders: 30 };

export const ESCALATED_TO: readonly Overseers[] = ['secretariat', 'leaders'];

/** `Stage.key` of an escalation. */
export function escalationKey(to: Overseers): string {
  return `escalate-${to}`;
}

/** Where an overdue assignment stands on its ladder, and the day on which the secretariat was told; null where it was not. */
export interface ToldOn {
  readonly climb: Climb;
  readonly secretariat: LocalDate | null;
}

/** Whether those above may come to be told of an assignment: its days count, and its agency has not answered since. */
export function mayEscalate(assignment: Assignment, today: LocalDate, from: LocalDate): boolean {
  if (!isAgencysTurn(assignment) || isUntold(assignment)) return false;
  if (countedOf(assignment, today) === 'unreviewed') return false;
  const counting = countsFrom(assignment);
  return counting !== null && counting >= from && counting < today && !isAnsweredSince(assignment, counting);
}

/**
 * The first day on which those above may be told: the ladder of delivered steps has reached their days, and for the
 * leaders also those since the secretariat was told. Null while a step before it has not arrived, or is late today.
 */
export function escalatesOn(
  to: Overseers,
  assignment: Assignment,
  today: LocalDate,
  from: LocalDate,
  calendar: WorkingCalendar,
  { climb, secretariat }: ToldOn,
): LocalDate | null {
  const start = startOf(assignment, from);
  if (start === null) return null;
  if (nextStepOf(start, climb, calendar).sendableOn < today) return null;
  const own = reachesOn(start, climb, ESCALATED_AFTER[to], calendar);
  if (own === null || to === 'secretariat') return own;
  if (secretariat === null) return null;
  const after = addDays(secretariat, ESCALATED_AFTER.leaders - ESCALATED_AFTER.secretariat);
  return after > own ? after : own;
}

/**
 * Neither acknowledged nor reported on since its days began to count, or only by answers that repeat the one before: what
 * those above may be told of.
 */
export function isUnanswered(assignment: Assignment): boolean {
  const counting = countsFrom(assignment);
  return counting !== null && !isAnsweredSince(assignment, counting);
}

/** So many answers in a row that report nothing new hold a step each; the next is the secretariat's to look at. */
const REPEATS_THAT_HOLD = 2;

/** Whether the last answer still holds urging and escalation back. */
export function isHeldByAnswer({ answeredOn, repeats }: Pick<Assignment, 'answeredOn' | 'repeats'>): boolean {
  return answeredOn !== null && repeats <= REPEATS_THAT_HOLD;
}

/** What was answered after the date itself stays an answer when days of waiting are taken off. */
function isAnsweredSince(assignment: Assignment, counting: LocalDate): boolean {
  const { answeredOn } = assignment;
  return answeredOn !== null && isHeldByAnswer(assignment) && answeredOn >= addDays(counting, -waitedDays(assignment));
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
  if (assignment.reinstatedOn !== null && assignment.reinstatedOn > lastFull.start) return null;
  if (assignment.reportedOn !== null && assignment.reportedOn >= lastFull.start) return null;
  const askedOn = askedFor(assignment, lastFull, asOf);
  return askedOn === null ? null : { since: lastReportOn(assignment) ?? assignment.issuedOn, askedOn };
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
 * The day after which its days are counted for the ladder: the last day in time, the last day on which its agency could answer the
 * review, or the day on which an heir was told of what was late by then. Null without a date, and while nobody was asked
 * for the review, or told.
 */
function countsFrom(assignment: Assignment): LocalDate | null {
  const { toldOn } = assignment;
  const last = lateAfter(assignment);
  const own = ownCount(assignment);
  if (own === null || toldOn === null || last === null || last >= toldOn) return own;
  if (isUntold(assignment)) return null;
  const told = addDays(toldOn, waitedDays(assignment) - waitedDays(assignment, toldOn));
  return own > told ? own : told;
}

function ownCount(assignment: Assignment): LocalDate | null {
  const { reportedOn, reviewUntil } = assignment;
  const last = lateAfter(assignment);
  if (last === null || reportedOn !== null || reviewUntil === null) return last;
  if (reviewUntil === NOT_YET_ASKED) return null;
  const answerable = addDays(reviewUntil, -1);
  return last > answerable ? last : answerable;
}

/** Null without a date, and while nobody was asked for the review. */
function startOf(assignment: Assignment, from: LocalDate): LadderStart | null {
  const counting = countsFrom(assignment);
  if (counting === null) return null;
  const rests = needsBaseline(assignment, from) && assignment.reviewUntil === null;
  return { counting, earliest: rests ? addDays(from, BASELINE_REST_DAYS) : from };
}

/**
 * The steps around `today`, in order of day; during the month of peace, those around its end. The first one after
 * `today` is always among them: the registry looks at an assignment again on that day, and on no other. A period's
 * question comes during that month too: the review does not answer it. Of what is overdue it is the next step alone.
 */
function ladderOf(
  assignment: Assignment,
  today: LocalDate,
  from: LocalDate,
  calendar: WorkingCalendar,
  climb: Climb,
): Stage[] {
  const last = lateAfter(assignment);
  const start = startOf(assignment, from);
  const around = today > from ? today : from;
  const ladder = [
    ...(last === null ? periodStages(assignment, around, calendar) : yearStages(assignment, around, calendar)),
    // A review that was left unanswered has only the steps after its days.
    ...(last === null || start?.counting !== last ? [] : stagesBefore(last, calendar)),
    ...(start === null || climb.isPending ? [] : [overdueStage(start, climb, calendar)]),
  ].filter((stage) => stage.on >= from);
  ladder.sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0));
  const baseline: Stage = { key: 'baseline', family: 'baseline', on: from, until: null, steps: 0 };
  return needsBaseline(assignment, from) ? [baseline, ...ladder] : ladder;
}

/**
 * The first day after `today` on which an agency that gives no answer is asked again, when the step of `family` is sent
 * today; of a period or a year, which is asked about once, its last working day. Null where nothing more comes. `from` and
 * `climb` as for `lookAt`, the step that is sent not yet among those passed.
 */
export function askedAgainOn(
  assignment: Assignment,
  family: StageFamily,
  today: LocalDate,
  { from, climb, calendar }: { readonly from: LocalDate; readonly climb: Climb; readonly calendar: WorkingCalendar },
): LocalDate | null {
  switch (family) {
    case 'baseline': {
      const { reviewUntil } = assignment;
      const isAsked = reviewUntil !== null && reviewUntil !== NOT_YET_ASKED;
      return calendar.nextWorkingDay(isAsked ? reviewUntil : reviewAskedOn(today));
    }
    case 'period':
    case 'year': {
      const stages =
        family === 'period' ? periodStages(assignment, today, calendar) : yearStages(assignment, today, calendar);
      const until = stages.find((stage) => stage.until !== null && stage.until >= today)?.until ?? null;
      return until === null ? null : calendar.workingDaysBefore(addDays(until, 1), 1);
    }
    case 'before':
    case 'today':
    case 'overdue': {
      const start = startOf(beforeReview(assignment, today), from);
      if (start === null) return null;
      const last = lateAfter(assignment);
      const ahead = family === 'overdue' || last === null ? [] : stagesBefore(last, calendar);
      const before = ahead
        .map(({ on }) => on)
        .sort()
        .find((on) => on > today);
      if (before !== undefined) return before;
      if (family !== 'overdue') return nextStepOf(start, climb, calendar).sendableOn;
      const { key } = nextStepOf(start, climb, calendar);
      const passed = [...climb.passed, { key, on: today, reached: true }];
      return nextStepOf(start, { ...climb, passed }, calendar).sendableOn;
    }
  }
}

/**
 * The day by which an answer to a message about several tasks is hoped for: the first of `again` that leaves a whole working
 * day after `today`, or the first where none does; null where nothing is asked again.
 */
export function answerDay(
  again: readonly (LocalDate | null)[],
  today: LocalDate,
  calendar: WorkingCalendar,
): LocalDate | null {
  const days = again.filter((on) => on !== null).sort();
  const tomorrow = calendar.nextWorkingDay(addDays(today, 1));
  return days.find((on) => on > tomorrow) ?? days[0] ?? null;
}

/** A date on a rest day is said on the last working day before it. */
function stagesBefore(dueOn: LocalDate, calendar: WorkingCalendar): Stage[] {
  const before = WORKING_DAYS_BEFORE.map((steps): Stage => {
    const on = calendar.workingDaysBefore(dueOn, steps);
    return { key: `before-${steps}`, family: 'before', on, until: addDays(dueOn, -1), steps };
  });
  const on = calendar.isWorkingDay(dueOn) ? dueOn : calendar.workingDaysBefore(dueOn, 1);
  return [...before, { key: 'today', family: 'today', on, until: dueOn, steps: 0 }];
}

function overdueStage(start: LadderStart, climb: Climb, calendar: WorkingCalendar): Stage {
  const { key, steps, on } = nextStepOf(start, climb, calendar);
  return { key, steps, on, family: 'overdue', until: null };
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

/**
 * What spans several years is also asked about as each of its earlier years ends; so is what lies more than a year ahead,
 * until its ladder begins.
 */
function yearStages(assignment: Assignment, around: LocalDate, calendar: WorkingCalendar): Stage[] {
  const { dueOn, deadline, trackedFrom, period } = assignment;
  const { kind, start } = deadline;
  if (dueOn === null || period !== null) return [];
  const spans = kind === 'period' && start !== null;
  if (!spans && dueOn <= addMonths(trackedFrom, 12)) return [];
  const before = spans ? localDate(yearOf(dueOn), 1, 1) : calendar.workingDaysBefore(dueOn, WORKING_DAYS_BEFORE[0]);
  const first = start === null ? yearOf(around) : Math.max(yearOf(around), yearOf(start));
  return [first, first + 1].flatMap((year): Stage[] => {
    const until = localDate(year, 12, 31);
    if (until === null || before === null || until >= before) return [];
    const on = calendar.workingDaysBefore(until, PERIOD_LEAD_WORKING_DAYS);
    return [{ key: `year-${year}`, family: 'year', on, until, steps: PERIOD_LEAD_WORKING_DAYS }];
  });
}

/** `since` is the day of the step before: of the same family, or of the ladder of what is overdue. */
function isLocked(assignment: Assignment, stage: Stage, since: LocalDate | undefined, from: LocalDate): boolean {
  const { answeredOn, reportedOn, cadence } = assignment;
  switch (stage.family) {
    case 'baseline':
    case 'today':
      return false;
    case 'before':
      return answeredOn !== null && since !== undefined && answeredOn >= since;
    case 'overdue': {
      if (answeredOn === null || !isHeldByAnswer(assignment)) return false;
      return answeredOn >= (since ?? from) && (since !== undefined || stage.key !== 'after-1');
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
