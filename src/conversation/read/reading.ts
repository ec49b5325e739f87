/** What one message from a person was understood to say, before it is tied to a task. */

import type { LocalDate } from '../../domain/calendar/dates.ts';

export type Intent = 'report' | 'extension' | 'acknowledge' | 'question' | 'handover' | 'undo' | 'unclear';

/** `blocked` is "in progress with an obstacle"; the record keeps the obstacle beside the status. */
export type ReportedStatus = 'not_started' | 'in_progress' | 'blocked' | 'completed';

/**
 * `unchanged`: the last report stands anew ("như kỳ trước"). `suspended`: stopped by those above, which the secretariat is
 * to confirm.
 */
type ReadStatus = ReportedStatus | 'unchanged' | 'suspended';

/**
 * Why the day of a completion must be asked for: two different days; a day that lies or may lie ahead; one that the
 * calendar lacks; a month, a quarter or a year, which are no single day.
 */
export type UnclearDay = 'several' | 'ahead' | 'no_such_day' | 'no_single_day';

/** What one reply says about one task. */
export interface Reading {
  /** The reply as written (NFC, trimmed). */
  readonly text: string;
  readonly intent: Intent;
  readonly status: ReadStatus | null;
  /** 0–100, with its decimals as written: 47.5. The record keeps whole per cent, rounded down. */
  readonly progress: number | null;
  /** The part of the text that names what is in the way. */
  readonly obstacle: string | null;
  /** A request for more time names a day, or an amount to be added to the deadline in force, never both. */
  readonly requestedDeadline: LocalDate | null;
  readonly requestedExtension: { readonly days: number; readonly months: number } | null;
  /** A number such as "123/BC-SXD"; `documentDate` is its day. */
  readonly document: string | null;
  readonly documentDate: LocalDate | null;
  /** The day of completion, as stated or proved by the day of a result document; null unless `status` is `completed`. */
  readonly completedOn: LocalDate | null;
  /** It would read as completed, but for its day. */
  readonly unclearDay: UnclearDay | null;
  /** The day that a promise names ("dự kiến hoàn thành 15/12"), on a report of work under way. */
  readonly expectedOn: LocalDate | null;
  /**
   * It could be read two ways, or lacks what the intent needs: nothing may be written, the bot asks. Always so for an
   * `unclear` reading.
   */
  /** Requests that stand beside the one that was read. */
  readonly beside?: readonly AnotherRequest[];
  readonly needsQuestion: boolean;
}

/** A reply that says nothing of its task beyond its intent. */
export const NOTHING_SAID = {
  status: null,
  progress: null,
  obstacle: null,
  requestedDeadline: null,
  requestedExtension: null,
  document: null,
  documentDate: null,
  completedOn: null,
  unclearDay: null,
  expectedOn: null,
} as const satisfies Partial<Reading>;

export type AnotherRequest = 'suspended' | 'handover';
