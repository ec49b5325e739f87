/** One lead agency's assignment in a task, and what the dates say about it. */

import { addDays, daysBetween, type LocalDate } from '../calendar/dates.ts';
import type { Deadline, Recurrence } from '../deadlines/deadline.ts';
import { dueIn, periodOfKey } from '../deadlines/period.ts';
import { unansweredReview, type Reviewed } from './review.ts';

export type Status = 'not_started' | 'in_progress' | 'pending_confirmation' | 'completed' | 'suspended' | 'cancelled';

export type Timeliness =
  'within_deadline' | 'due_soon' | 'due_today' | 'overdue' | 'completed_on_time' | 'completed_late' | 'no_deadline';

/**
 * A decision that is asked for: on a completion, on a later date, on whose task it is ("không thuộc trách nhiệm"), on whether
 * it was stopped by those above ("tạm dừng theo Công văn số …").
 */
export type WaitingFor = 'confirmation' | 'extension' | 'handover' | 'suspension';

/**
 * A decision was asked for on `from`, and waited for until it was turned down or overtaken on `until`; one of no days says
 * that the date in force was set on that day, while a decision was waited for.
 */
export interface Wait {
  readonly from: LocalDate;
  readonly until: LocalDate;
  /** The task was suspended meanwhile: those days stay off the count however it came to go on. */
  readonly suspended?: true;
  /** Its following-up had been ended meanwhile: `suspended` is set too. */
  readonly cancelled?: true;
}

/** What a suspension stops of a recurring duty: one period, or all that are open and those to come. */
export type SuspensionScope = 'period' | 'duty';

/** A deadline is "sắp đến hạn" this many calendar days ahead: the two weeks that the digest looks ahead. */
export const DUE_SOON_DAYS = 14;

/** One lead's part of a task. A recurring duty has one per period, a task that is done once has one in all. */
export interface Assignment {
  readonly id: number;
  readonly taskId: number;
  readonly agencyId: number;
  readonly status: Status;
  readonly progress: number | null;
  readonly obstacle: string | null;
  readonly deadline: Deadline;
  /** Counts the dates ever set. */
  readonly deadlineRev: number;
  /** The period's key ("2026-Q4"); null for what is done once. */
  readonly period: string | null;
  /** The day that counts: the end of `deadline`, or the day due in `period`; null without a date. */
  readonly dueOn: LocalDate | null;
  /** How often a task without a date is asked about. */
  readonly cadence: Recurrence | null;
  /** The day of its decision. */
  readonly issuedOn: LocalDate;
  /** The day on which the registry took the task over. */
  readonly trackedFrom: LocalDate;
  /** The first day on which a date that passed before its agency was asked counts (`review.ts`); null where none did. */
  readonly reviewUntil: LocalDate | null;
  /** The day on which a question about it last arrived in its agency's chat while it had no date. */
  readonly askedOn: LocalDate | null;
  /** The day of the question before. */
  readonly askedBefore: LocalDate | null;
  readonly waitingFor: WaitingFor | null;
  readonly waitingSince: LocalDate | null;
  readonly requestedDueOn: LocalDate | null;
  /** The day of the last report or acknowledgement. */
  readonly answeredOn: LocalDate | null;
  /** The day of the last report since its agency was named, or named again after an amendment took it off. */
  readonly reportedOn: LocalDate | null;
  /** The day of the last report from before it was named again, where it is reviewed anew; null otherwise. */
  readonly reportedBefore: LocalDate | null;
  /** The day on which an amendment named again an agency that an earlier one took off; null for every other. */
  readonly reinstatedOn: LocalDate | null;
  /** The day on which the agency says that it completed the work. */
  readonly statedOn: LocalDate | null;
  /** The day by which the agency says that it will complete the work. */
  readonly expectedOn: LocalDate | null;
  /** The day that was confirmed. */
  readonly completedOn: LocalDate | null;
  /** How often the date was moved at the agency's request. */
  readonly extensions: number;
  /** The day from which it is suspended; null where it goes on. */
  readonly suspendedOn: LocalDate | null;
  /**
   * Of a period that is suspended, or of which it waits to be confirmed: it alone, or its whole duty. Null for what is done once.
   */
  readonly suspendedScope: SuspensionScope | null;
  /** Times for which a decision was waited for under the date in force, and which end otherwise (`lateAfter`). */
  readonly waits: readonly Wait[];
  /** The day on which its agency ended, while nobody has taken it over. */
  readonly orphanedOn: LocalDate | null;
  /** The day on which its agency took it over from another; null for who is no heir. */
  readonly takenOverOn: LocalDate | null;
  /** The day on which the heir's chat was told of it (`heir.ts`). */
  readonly toldOn: LocalDate | null;
  /** The task of a later programme under which it goes on (`continuation.ts`): it stays as it is from then on. */
  readonly continuedIn: number | null;
  /** Answers in a row, after its date, that reported nothing new (“như kỳ trước”, “đã nhận”), one a day at most. */
  readonly repeats: number;
  /** Counts every change. */
  readonly rev: number;
}

/**
 * The day of the last report that the record has, also from before its agency was taken off and named again; null without
 * one. Whether it answers the review or a period's question is what `reportedOn` alone says.
 */
export function lastReportOn({
  reportedOn,
  reportedBefore,
}: Pick<Assignment, 'reportedOn' | 'reportedBefore'>): LocalDate | null {
  return reportedOn ?? reportedBefore;
}

/** Stopped by those above, until the secretariat says that it goes on; what only waits for a successor is not. */
export function isStopped(assignment: Pick<Assignment, 'status' | 'suspendedOn'>): boolean {
  return assignment.status === 'suspended' && assignment.suspendedOn !== null;
}

/** Open: work or a decision on it is still to come. */
export function isOpen(assignment: Pick<Assignment, 'status'>): boolean {
  return assignment.status !== 'completed' && assignment.status !== 'cancelled';
}

/**
 * Whether its lateness counts against its agency: not while a decision is pending, nor while it is suspended, waits for a
 * successor ("chờ giao đơn vị kế thừa"), also for one that has not been told of it yet, or is not yet reviewed ("chưa rà soát
 * hiện trạng"). Nor where its date passed between the day from which it continues another and the telling of its agency.
 */
export type Counted = 'yes' | 'waiting' | 'suspended' | 'orphaned' | 'unreviewed';

/** Whether an assignment is counted among what fell due, and if not, why; the one home of that rule. */
export function countedOf(
  assignment: Pick<Assignment, 'status' | 'waitingFor' | 'orphanedOn'> & Tellable & Reviewed,
  today: LocalDate,
): Counted {
  if (assignment.waitingFor !== null) return 'waiting';
  if (assignment.status === 'suspended') return assignment.orphanedOn === null ? 'suspended' : 'orphaned';
  if (!isOpen(assignment)) return 'yes';
  if (awaitsReview(assignment, today)) return 'unreviewed';
  return isLateUntold(assignment, today) ? 'orphaned' : 'yes';
}

/**
 * Not reported on since its date passed or the registry took it over late, and not asked yet or still within the days to
 * answer. While its date lies ahead there is nothing to review.
 */
export function awaitsReview(assignment: Waited & Pick<Assignment, 'dueOn'> & Reviewed, today: LocalDate): boolean {
  const { reportedOn, reviewUntil } = assignment;
  if (reportedOn !== null || reviewUntil === null || today >= reviewUntil) return false;
  const last = lateAfter(assignment);
  return last === null || last < today;
}

type Tellable = Pick<Assignment, 'takenOverOn' | 'toldOn' | 'dueOn' | 'waits' | 'completedOn'>;

/** Its agency has not been told of what it took over; of what continues another task, while its date went by. */
function isLateUntold(assignment: Tellable, today: LocalDate): boolean {
  const { takenOverOn, toldOn } = assignment;
  if (toldOn === null || toldOn <= today) return false;
  const last = lateAfter(assignment);
  return takenOverOn !== null || (last !== null && last < today);
}

/**
 * Done for as long as the programme runs, or without a date: it is reported on period by period, and over only when the
 * secretariat says so.
 */
export function isOngoing({
  deadline,
  dueOn,
  cadence,
  period,
}: Pick<Assignment, 'deadline' | 'dueOn' | 'cadence' | 'period'>): boolean {
  return period === null && (deadline.kind === 'ongoing' || (dueOn === null && cadence !== null));
}

/** How a deadline whose end was granted at the agency's request came by it. */
export const GRANTED_RULE = 'gia hạn đã được đồng ý';

/**
 * The date in force was granted at the agency's request: the decision's words beside it name another. A date that the decision
 * itself set, or an amendment of it, is none, whatever was granted before.
 */
export function isDateGranted({ deadline, extensions, period, dueOn }: Granted): boolean {
  if (deadline.kind !== 'recurring') return deadline.rule === GRANTED_RULE;
  const own = period === null ? null : periodOfKey(period);
  if (own === null || deadline.recurrence === null) return false;
  // A period's date is the one that its duty gives it, unless another was granted.
  return extensions > 0 && dueOn !== dueIn(own, deadline.recurrence, deadline.dueDay);
}

type Granted = Pick<Assignment, 'deadline' | 'extensions' | 'period' | 'dueOn'>;

/** The first day of an assignment's period, on which it may be reported on; null for what is done once. */
export function beginsOn({ period }: Pick<Assignment, 'period'>): LocalDate | null {
  return period === null ? null : (periodOfKey(period)?.start ?? null);
}

/** Its period lies ahead: nothing is asked or recorded of it yet. */
export function isAhead(assignment: Pick<Assignment, 'period'>, today: LocalDate): boolean {
  const start = beginsOn(assignment);
  return start !== null && start > today;
}

/** May be reminded of: open, not suspended, and without a pending decision. */
export function isAgencysTurn(assignment: Pick<Assignment, 'status' | 'waitingFor'>): boolean {
  return isOpen(assignment) && assignment.status !== 'suspended' && assignment.waitingFor === null;
}

type Dated = Pick<
  Assignment,
  | 'status'
  | 'dueOn'
  | 'waits'
  | 'completedOn'
  | 'waitingFor'
  | 'waitingSince'
  | 'reportedOn'
  | 'reviewUntil'
  | 'orphanedOn'
  | 'takenOverOn'
  | 'toldOn'
>;

type Waited = Pick<Assignment, 'waits' | 'completedOn'>;

/** Days for which a decision was waited for, until `asOf`; until it was completed, for null. */
export function waitedDays({ waits, completedOn }: Waited, asOf: LocalDate | null = completedOn): number {
  return waits.reduce((sum, { from, until }) => {
    const end = asOf !== null && asOf < until ? asOf : until;
    return sum + Math.max(0, daysBetween(from, end));
  }, 0);
}

/**
 * The last day that is in time: its date and the days for which a decision was waited for, which are nobody's lateness. For
 * what is completed, or `asOf` an earlier day, only those before. Null without a date.
 */
export function lateAfter(
  assignment: Waited & Pick<Assignment, 'dueOn'>,
  asOf: LocalDate | null = assignment.completedOn,
): LocalDate | null {
  return assignment.dueOn === null ? null : addDays(assignment.dueOn, waitedDays(assignment, asOf));
}

/**
 * What the dates say on `today`. While a completion or an extension is pending, time stops on the day it was reported
 * or requested: the wait is not the agency's.
 */
function timelinessOf(assignment: Dated, today: LocalDate): Timeliness {
  const last = lateAfter(assignment);
  if (assignment.status === 'completed') {
    // An ongoing task that has come to its end was neither in time nor late.
    if (last === null) return 'no_deadline';
    return assignment.completedOn === null || assignment.completedOn <= last ? 'completed_on_time' : 'completed_late';
  }
  if (last === null || assignment.status === 'cancelled') return 'no_deadline';
  const asOf = countingDay(assignment, today);
  if (asOf > last) return 'overdue';
  if (asOf === last) return 'due_today';
  return asOf >= addDays(last, -DUE_SOON_DAYS) ? 'due_soon' : 'within_deadline';
}

/** Days are calendar days, counted from the day after the deadline, without those for which a decision was waited for. */
export interface Standing {
  readonly counted: Counted;
  /** `overdue` only while it is counted: until then a date that has passed stands as `within_deadline`. */
  readonly timeliness: Timeliness;
  /** 0 unless `timeliness` is `overdue`. */
  readonly daysOverdue: number;
  /** Days overdue on the day the decision was asked for, while it is pending; 0 otherwise. */
  readonly daysOverdueWhenAsked: number;
  /** Overdue by the decision's words only: the day on which its agency was asked for a review that it left unanswered. */
  readonly unansweredSince: LocalDate | null;
}

/**
 * How one assignment stands against its date on `today`: what every list, card, figure and report calls overdue.
 * `store/programmes/assignment-conditions.ts` says the same to the database.
 */
export function standingOf(assignment: Dated, today: LocalDate): Standing {
  const counted = countedOf(assignment, today);
  const timeliness = timelinessOf(assignment, today);
  const last = lateAfter(assignment);
  if (timeliness !== 'overdue' || last === null) {
    return { counted, timeliness, daysOverdue: 0, daysOverdueWhenAsked: 0, unansweredSince: null };
  }
  const days = daysBetween(last, countingDay(assignment, today));
  return {
    counted,
    timeliness: counted === 'yes' ? 'overdue' : 'within_deadline',
    daysOverdue: counted === 'yes' ? days : 0,
    daysOverdueWhenAsked: counted === 'waiting' ? days : 0,
    unansweredSince: counted === 'yes' ? unansweredReview(assignment, today) : null,
  };
}

/**
 * Suspended or waiting for a successor, with a date that has passed: no lateness of an agency's, but work that is undone. What
 * is suspended had to be late before: the days since are taken off when it goes on.
 */
export function isLateAside(
  assignment: Pick<
    Assignment,
    | 'status'
    | 'waitingFor'
    | 'orphanedOn'
    | 'suspendedOn'
    | 'takenOverOn'
    | 'toldOn'
    | 'dueOn'
    | 'waits'
    | 'completedOn'
  > &
    Reviewed,
  today: LocalDate,
): boolean {
  const counted = countedOf(assignment, today);
  const last = lateAfter(assignment);
  if ((counted !== 'suspended' && counted !== 'orphaned') || last === null) return false;
  const { suspendedOn } = assignment;
  const asOf = suspendedOn !== null && suspendedOn < today ? suspendedOn : today;
  return last < asOf && !awaitsReview(assignment, today);
}

function countingDay({ waitingSince }: Pick<Assignment, 'waitingSince'>, today: LocalDate): LocalDate {
  return waitingSince !== null && waitingSince < today ? waitingSince : today;
}

const SLOWEST_FIRST: readonly Status[] = [
  'not_started',
  'in_progress',
  'suspended',
  'pending_confirmation',
  'completed',
];

/** The state of a task is that of its slowest lead; `cancelled` only when every lead's assignment is. */
export function slowestStatus(statuses: readonly Status[]): Status {
  return SLOWEST_FIRST.find((status) => statuses.includes(status)) ?? 'cancelled';
}
