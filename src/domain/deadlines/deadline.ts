/** A deadline as the decision words it, with the dates that the wording resolves to. */

import type { LocalDate } from '../calendar/dates.ts';

export type DeadlineKind =
  'date' | 'month' | 'quarter' | 'half_year' | 'year' | 'period' | 'ongoing' | 'recurring' | 'conditional' | 'unknown';

export type Recurrence = 'weekly' | 'monthly' | 'quarterly' | 'half_yearly' | 'yearly';

export interface Deadline {
  /** Verbatim. */
  readonly text: string;
  readonly kind: DeadlineKind;
  /** Inclusive, as is `end`. Null in "trước …", "đến …", "cuối …", for a single day, and where the words give none. */
  readonly start: LocalDate | null;
  /** The last day in time; for `recurring` and `ongoing` it bounds the work ("giai đoạn 2022-2025") and is not due. */
  readonly end: LocalDate | null;
  /** Set for `recurring` only. */
  readonly recurrence: Recurrence | null;
  readonly dueDay: DueDay | null;
  /** Says in Vietnamese how the dates follow from the words ("quý IV → ngày cuối quý"). */
  readonly rule: string;
}

/** The day that falls due in each period of a recurrence. */
interface DueDay {
  /** 1–12 in a year, 1–6 in a half-year, 1–3 in a quarter; absent for `monthly` and `weekly`. */
  readonly month?: number;
  /** 1–31 (31 is the last day of any month); for `weekly` the ISO weekday 1–7. */
  readonly day: number;
}
