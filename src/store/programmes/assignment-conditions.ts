/** The domain's rules about one assignment (overdue, silent, stuck …) as conditions that the database can look up. */

import { sql, type Expression, type SqlBool } from 'kysely';
import type { LocalDate } from '../../domain/calendar/dates.ts';
import type { Recurrence } from '../../domain/deadlines/deadline.ts';
import { previousPeriod } from '../../domain/deadlines/period.ts';
import { lastAskingDay } from '../../domain/tasks/reminder.ts';
import { NOT_YET_TOLD } from '../../domain/tasks/heir.ts';
import { REVIEW_DAYS, reviewAskedOn } from '../../domain/tasks/review.ts';

type Condition = Expression<SqlBool>;

/**
 * On the status, not the computed column `open`: SQLite cannot answer a condition on a computed column from an index
 * alone. The partial indexes use the same words.
 */
const OPEN = sql`assignment.status not in ('completed', 'cancelled')`;

const CADENCES: readonly Recurrence[] = ['weekly', 'monthly', 'quarterly', 'half_yearly', 'yearly'];

/** `isAgencysTurn` of the domain, of an open assignment. */
export const isAgencysTurn: Condition = sql<SqlBool>`assignment.waiting_for is null and assignment.status <> 'suspended'`;

/** `awaitsReview` of the domain. */
const awaitsReview = (today: LocalDate) =>
  sql`(assignment.reported_on is null and assignment.review_until is not null and assignment.review_until > ${today}
    and ifnull(assignment.late_after, '') < ${today})`;

/** `countedOf` of the domain says `unreviewed`. */
export function isUnreviewed(today: LocalDate): Condition {
  return sql<SqlBool>`${OPEN} and ${isAgencysTurn} and ${awaitsReview(today)}`;
}

/** In literals, for the index. */
const UNTOLD = sql.lit(NOT_YET_TOLD);

/**
 * An heir that has not been told of what it took over, or an agency of what continues another task, past its date. A past
 * day's `told_on` says so of that day.
 */
const isLateUntold = (today: LocalDate) =>
  sql`(assignment.told_on is ${UNTOLD} and (assignment.taken_over_on is not null
    or (assignment.late_after is not null and assignment.late_after < ${today})))`;

/** `countedOf` of the domain says `yes`, of an open assignment. */
export function isCounted(today: LocalDate): Condition {
  return sql<SqlBool>`${isAgencysTurn} and not ${awaitsReview(today)}
    and not ${isLateUntold(today)}`;
}

/** `countedOf` of the domain says `suspended`. */
export const isSuspended: Condition = sql<SqlBool>`(assignment.status = 'suspended' and assignment.waiting_for is null
  and assignment.orphaned_on is null)`;

/** `countedOf` of the domain says `orphaned`. */
export function isOrphaned(today: LocalDate): Condition {
  return sql<SqlBool>`((assignment.orphaned_on is not null or assignment.told_on = ${UNTOLD})
    and assignment.waiting_for is null and case when assignment.status = 'suspended'
    then assignment.orphaned_on is not null
    else ${OPEN} and ${isLateUntold(today)} and not ${awaitsReview(today)} end)`;
}

/** `isLateAside` of the domain, of a suspended or orphaned assignment. */
export function isLateAside(today: LocalDate): Condition {
  return sql<SqlBool>`(assignment.late_after < min(ifnull(assignment.suspended_on, ${today}), ${today})
    and not ${awaitsReview(today)})`;
}

/** `standingOf` of the domain says `overdue`. */
export function isOverdue(today: LocalDate): Condition {
  return sql<SqlBool>`${OPEN} and assignment.late_after < ${today} and ${isCounted(today)}`;
}

/** Overdue, or completed after its date. */
export function isLate(today: LocalDate): Condition {
  return sql<SqlBool>`((${isOverdue(today)})
    or (assignment.status = 'completed' and assignment.completed_on > assignment.late_after))`;
}

export const isWaiting: Condition = sql<SqlBool>`assignment.waiting_for is not null`;

export const isOpenAssignment: Condition = sql<SqlBool>`${OPEN}`;

export const isStuck: Condition = sql<SqlBool>`${OPEN} and assignment.obstacle is not null`;

/** Confirmed as late by an earlier version, and the day neither put right nor entered again since. */
export const isDayUnchecked: Condition = sql<SqlBool>`assignment.status = 'completed'
  and assignment.id in (select assignment_id from unchecked_day)
  and not exists (
    select 1 from event as checked
    where checked.assignment_id = assignment.id and checked.kind = 'completion_day_corrected'
      and not exists (select 1 from event as undoing where undoing.undoes = checked.id))`;

/** A later date was granted at least once. */
/** Its date was moved, and it is followed: what a merger made one with another's is counted there. */
export const isExtended: Condition = sql<SqlBool>`assignment.extensions > 0 and assignment.status <> 'cancelled'`;

/**
 * Of a visible programme: while one is being imported, its assignments count nowhere. `cross join` fixes the order in
 * which the tables are read.
 */
export const isThere: Condition = sql<SqlBool>`(not exists (select 1 from programme where arriving_since is not null)
  or assignment.id not in (
    select coming.id from programme cross join task cross join main.assignment as coming
    where programme.arriving_since is not null and task.programme_id = programme.id and coming.task_id = task.id))`;

/** Not of a programme that has ended by `today`: those stay in the record, and nothing is asked or counted of them. */
export function isOfOngoing(today: LocalDate): Condition {
  return sql<SqlBool>`(not exists (select 1 from programme where ends_on < ${today})
    or assignment.id not in (
      select gone.id from programme cross join task cross join main.assignment as gone
      where programme.ends_on < ${today} and task.programme_id = programme.id and gone.task_id = task.id))`;
}

/** Due from `from` to `to`, both included, with the agency's turn to act. */
export function isDueWithin(from: LocalDate, to: LocalDate): Condition {
  return sql<SqlBool>`${OPEN} and assignment.late_after >= ${from} and assignment.late_after <= ${to}
    and ${isAgencysTurn}`;
}

/** Without a date, asked, and without a report in the last full period: `silenceOf` of the domain. */
export function isSilent(today: LocalDate, newestProgramme: LocalDate): Condition {
  return sql<SqlBool>`${OPEN} and assignment.late_after is null and ${isCounted(today)}
    and (${missedAPeriod(today, newestProgramme)})`;
}

/** Silent on `today`, and not so on `since`, or for a period that ended in between. */
export function isNewlySilent(since: LocalDate, today: LocalDate, newestProgramme: LocalDate): Condition {
  const ended = CADENCES.filter((cadence) => previousPeriod(since, cadence).end < previousPeriod(today, cadence).end);
  const isNew = [
    ...ended.map((cadence) => sql`assignment.cadence = ${cadence}`),
    sql`not (${isCounted(since)} and (${missedAPeriod(since, newestProgramme)}))`,
  ];
  return sql<SqlBool>`${isSilent(today, newestProgramme)} and (${sql.join(isNew, sql` or `)})`;
}

/**
 * The part of `isSilent` that depends on the cadence. A programme issued since the last full period began owes no
 * report yet; only while there is such a programme (`newestProgramme` is the day of the newest) are tasks looked up.
 */
export function missedAPeriod(today: LocalDate, newestProgramme: LocalDate): Condition {
  const cases = CADENCES.map((cadence) => {
    const { start } = previousPeriod(today, cadence);
    const unreported = sql`assignment.cadence = ${cadence}
      and (assignment.reported_on is null or assignment.reported_on < ${start})
      and ${askedIn(cadence, today)} is not null and ${wasNamedSince(start, today)}`;
    return newestProgramme <= start
      ? unreported
      : sql`${unreported} and not exists (
          select 1 from task as young inner join programme as head on head.id = young.programme_id
          where young.id = assignment.task_id and head.issued_on > ${start})`;
  });
  return sql<SqlBool>`${sql.join(
    cases.map((each) => sql`(${each})`),
    sql` or `,
  )}`;
}

/** Not named again after `start`, the first day of a period: it owes nothing for that one. */
function wasNamedSince(start: LocalDate, today: LocalDate) {
  return sql`assignment.id not in (select again.id from main.assignment as again
    where again.reinstated_on > ${start} and again.reinstated_on <= ${today})`;
}

/** The day on which the agency of a silent assignment was asked: `silenceOf` of the domain. */
export function askedForLastPeriod(today: LocalDate): Expression<LocalDate | null> {
  const cases = CADENCES.map((cadence) => sql`when ${cadence} then ${askedIn(cadence, today)}`);
  return sql<LocalDate | null>`(case assignment.cadence ${sql.join(cases, sql` `)} end)`;
}

/** The day on which an assignment of that cadence was asked about in the last full period; null when it was not. */
function askedIn(cadence: Recurrence, today: LocalDate): Expression<LocalDate | null> {
  const period = previousPeriod(today, cadence);
  const { start } = period;
  const last = lastAskingDay(period, today);
  return sql<LocalDate | null>`(case
    when assignment.asked_on between ${start} and ${last} then assignment.asked_on
    when assignment.asked_before between ${start} and ${last} then assignment.asked_before
    when assignment.reported_on is null and assignment.review_until between ${reviewAskedOn(start)} and ${today}
      then date(assignment.review_until, ${`-${String(REVIEW_DAYS)} days`}) end)`;
}
