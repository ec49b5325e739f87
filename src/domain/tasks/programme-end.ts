/** When a programme ends, when it is asked about before that, and reported on after it. */

import { addDays, type LocalDate } from '../calendar/dates.ts';
import type { WorkingCalendar } from '../calendar/calendar.ts';
import { readDeadline } from '../deadlines/read-deadline.ts';

/** Working days before its last day on which each agency is asked what is still open: a month of them. */
const CLOSING_QUESTION_WORKING_DAYS = 22;
/** Calendar days after the last day from which the final report is not sent any more: it would break the quiet. */
const FINAL_REPORT_DAYS = 30;

interface Ending {
  readonly endsOn: LocalDate | null;
}

/** After its last day nothing of a programme is asked for, counted or told of; the record keeps its states. */
export function hasEnded({ endsOn }: Ending, today: LocalDate): boolean {
  return endsOn !== null && endsOn < today;
}

/** The day as of which a task's standing is said: nothing becomes late, or later, after its programme's last day. */
export function followedUntil({ endsOn }: Ending, today: LocalDate): LocalDate {
  return endsOn !== null && endsOn < today ? endsOn : today;
}

/** Whether agencies are to be asked the closing question on `today`; nobody is for a last day that has passed. */
export function isClosing({ endsOn }: Ending, today: LocalDate, calendar: WorkingCalendar): boolean {
  if (endsOn === null || endsOn < today) return false;
  return today >= calendar.workingDaysBefore(endsOn, CLOSING_QUESTION_WORKING_DAYS);
}

/** Whether a question of day `askedOn` is of these last weeks: what was reported since need not be asked for again. */
export function isFreshlyAsked(askedOn: LocalDate, today: LocalDate, calendar: WorkingCalendar): boolean {
  return askedOn >= calendar.workingDaysBefore(today, CLOSING_QUESTION_WORKING_DAYS);
}

/** Whether the final report is to be sent on `today`: from the first working day after the last day, within a month. */
export function isReportDue({ endsOn }: Ending, today: LocalDate, calendar: WorkingCalendar): boolean {
  if (endsOn === null || !hasEnded({ endsOn }, today)) return false;
  return today >= calendar.nextWorkingDay(addDays(endsOn, 1)) && today <= addDays(endsOn, FINAL_REPORT_DAYS);
}

/** What in a title begins the words of a programme's own time. */
const MARKERS = [/giai đoạn/iu, /thời kỳ/iu, /đến hết năm/iu, /đến năm/iu];

/**
 * The last day that a decision's title names ("giai đoạn 2021–2025", "đến năm 2030, tầm nhìn đến năm 2045"): a person has
 * to confirm it. Null where it names none, or one before the decision.
 */
export function proposedEnd({ title, issuedOn }: { title: string; issuedOn: LocalDate }): LocalDate | null {
  const written = title.normalize('NFC');
  const places = MARKERS.map((marker) => written.search(marker)).filter((at) => at >= 0);
  for (const from of [0, ...places]) {
    const { end } = readDeadline(written.slice(from));
    if (end !== null && end > issuedOn) return end;
  }
  return null;
}

/** Why a day cannot be a programme's last one; null when it can. */
export function whyNoEnd(
  endsOn: LocalDate,
  { issuedOn }: { readonly issuedOn: LocalDate },
  today: LocalDate,
): 'before_decision' | 'past' | null {
  if (endsOn < issuedOn) return 'before_decision';
  return endsOn < today ? 'past' : null;
}
