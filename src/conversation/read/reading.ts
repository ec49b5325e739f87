/** What one message from a person was understood to say, before it is tied to a task. */

import type { LocalDate } from '../../domain/calendar/dates.ts';

export type Intent = 'report' | 'extension' | 'acknowledge' | 'question' | 'handover' | 'undo' | 'unclear';

/** `blocked` is "in progress with an obstacle"; the record keeps the obstacle beside the status. */
export type ReportedStatus = 'not_started' | 'in_progress' | 'blocked' | 'completed';

/** `unchanged`: the last report stands anew ("như kỳ trước"). */
type ReadStatus = ReportedStatus | 'unchanged';

/**
 * Why the day of a completion must be asked for: two different days; a day that lies or may lie ahead; one that the
 * calendar lacks; a month, a quarter or a year, which are no single day.
 */
export type UnclearDay = 'several' | 'ahead' | 'no_such_day' | 'no_single_day';

/**
 * `text` is the reply as written (NFC, trimmed). `progress` is a whole number 0–100, rounded down. `obstacle` is the
 * part of the text that names what is in the way. A request for more time names a day (`requestedDeadline`) or an
 * amount to be added to the deadline in force (`requestedExtension`), never both. `document` is a number such as
 * "123/BC-SXD", `documentDate` its day. `completedOn` is the day on which the work was completed, as stated or proved by
 * the day of a result document; null unless `status` is `completed`. `unclearDay`: it would read as completed, but for
 * its day. `expectedOn` is the day by which a promise says that the work will be done ("dự kiến hoàn thành 15/12"), on a
 * report of work under way. `needsQuestion` is true when the text could be read two ways or lacks what the intent needs:
 * nothing may be written, the bot asks. An `unclear` reading always needs a question.
 */
export interface Reading {
  readonly text: string;
  readonly intent: Intent;
  readonly status: ReadStatus | null;
  readonly progress: number | null;
  readonly obstacle: string | null;
  readonly requestedDeadline: LocalDate | null;
  readonly requestedExtension: { readonly days: number; readonly months: number } | null;
  readonly document: string | null;
  readonly documentDate: LocalDate | null;
  readonly completedOn: LocalDate | null;
  readonly unclearDay: UnclearDay | null;
  readonly expectedOn: LocalDate | null;
  readonly needsQuestion: boolean;
}
