/** A deadline as the decision words it, with the dates that the wording resolves to. */

import type { LocalDate } from '../calendar/dates.ts';

export type DeadlineKind =
  'date' | 'month' | 'quarter' | 'half_year' | 'year' | 'period' | 'ongoing' | 'recurring' | 'conditional' | 'unknown';

export type Recurrence = 'weekly' | 'monthly' | 'quarterly' | 'half_yearly' | 'yearly';

/**
 * `text` is verbatim. `start` and `end` are inclusive local days, null where the words give none.
 * `rule` says in Vietnamese how the dates follow from the words ("quý IV → ngày cuối quý"); it is shown to people.
 * For `recurring`, `recurrence` is set; `dueDay` is the day it names within each period, if any: `month` only for yearly
 * (1–12) or the month within a quarter/half (1–6), `day` 1–31 (31 = last day), or the ISO weekday 1–7 for weekly.
 * For `recurring` and `ongoing`, `start` and `end` are null unless the words themselves bound the work: "hằng năm, giai
 * đoạn 2022-2025", "từ năm 2022 trở đi" (a start without an end). Such an `end` closes the work; it is no due date.
 * For the other resolved kinds `end` is the last day in time; `start` is null in "trước …", "đến …", "cuối …" and for
 * a single day.
 */
export interface Deadline {
  readonly text: string;
  readonly kind: DeadlineKind;
  readonly start: LocalDate | null;
  readonly end: LocalDate | null;
  readonly recurrence: Recurrence | null;
  readonly dueDay: { readonly month?: number; readonly day: number } | null;
  readonly rule: string;
}
