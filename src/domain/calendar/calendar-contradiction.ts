/** What an operator adds to the working calendar, and which additions cannot be meant. */

import { daysBetween, formatDate, yearOf } from './dates.ts';
import type { LocalDate } from './dates.ts';
import { isWeekend, restDays, sameHoliday, statutoryHolidays } from './holidays.ts';
import type { AnnouncedHoliday } from './holidays.ts';

/** `off`, normally worked, is a rest; `workedOn`, a Saturday or Sunday, is worked instead. */
export interface DaySwap {
  readonly off: LocalDate;
  readonly workedOn: LocalDate;
  readonly document?: string;
}

/**
 * `holidays`: rests as announced, with weekends and days in lieu; one named like a statutory holiday replaces the
 * rule's days of that year. `workingDays`: rests that are worked after all.
 */
export interface CalendarAmendments {
  readonly holidays: readonly AnnouncedHoliday[];
  readonly swaps: readonly DaySwap[];
  readonly workingDays: readonly LocalDate[];
}

/** A rest longer than this is a mistyped year. */
const LONGEST_HOLIDAY_DAYS = 20;

/**
 * The first entry that cannot be meant, in one Vietnamese sentence, or null. Swaps are judged against the holidays
 * alone, extra working days against both.
 */
export function contradiction({ holidays, swaps, workingDays }: CalendarAmendments): string | null {
  const seen: AnnouncedHoliday[] = [];
  for (const [index, holiday] of holidays.entries()) {
    const problem = holidayProblem(holiday, seen);
    if (problem !== null) return `${entryName('holidays', index)} (${holiday.name}): ${problem}`;
    seen.push(holiday);
  }

  const swapped = new Set<LocalDate>();
  for (const [index, swap] of swaps.entries()) {
    const problem = swapProblem(swap, holidays, swapped);
    if (problem !== null) return `${entryName('swaps', index)}: ${problem}`;
    swapped.add(swap.off).add(swap.workedOn);
  }

  const worked = new Set(swaps.map((swap) => swap.workedOn));
  const off = new Set(swaps.map((swap) => swap.off));
  for (const [index, date] of workingDays.entries()) {
    if (worked.has(date) || (isUsuallyWorked(date, holidays) && !off.has(date))) {
      return `${entryName('workingDays', index)}: ngày ${formatDate(date)} vốn đã là ngày làm việc.`;
    }
    worked.add(date);
  }
  return null;
}

function holidayProblem(holiday: AnnouncedHoliday, earlier: readonly AnnouncedHoliday[]): string | null {
  const { from, to, name } = holiday;
  const span = `${formatDate(from)}–${formatDate(to)}`;
  if (to < from) return `ngày cuối ${formatDate(to)} đứng trước ngày đầu ${formatDate(from)}.`;
  if (daysBetween(from, to) >= LONGEST_HOLIDAY_DAYS) {
    return `kỳ nghỉ ${span} dài quá ${String(LONGEST_HOLIDAY_DAYS)} ngày, xem lại năm.`;
  }
  const replaced = statutoryHolidays(yearOf(to)).find((statutory) => sameHoliday(statutory.name, name));
  if (replaced !== undefined && (replaced.mainDay < from || replaced.mainDay > to)) {
    return `kỳ nghỉ ${span} không chứa ngày ${formatDate(replaced.mainDay)}.`;
  }
  const overlapped = earlier.find((other) => other.from <= to && from <= other.to);
  if (overlapped !== undefined) return `kỳ nghỉ ${span} trùng ngày với kỳ nghỉ "${overlapped.name}".`;
  return null;
}

function swapProblem(
  { off, workedOn }: DaySwap,
  holidays: readonly AnnouncedHoliday[],
  swapped: ReadonlySet<LocalDate>,
): string | null {
  const again = [off, workedOn].find((date) => swapped.has(date));
  if (again !== undefined) return `ngày ${formatDate(again)} đã nằm trong một lần hoán đổi khác.`;
  if (!isUsuallyWorked(off, holidays)) return `ngày nghỉ ${formatDate(off)} vốn không phải ngày làm việc.`;
  if (!isWeekend(workedOn)) return `ngày làm bù ${formatDate(workedOn)} không phải thứ Bảy hay Chủ nhật.`;
  if (restDays(yearOf(workedOn), holidays).has(workedOn)) return `ngày làm bù ${formatDate(workedOn)} là ngày nghỉ lễ.`;
  return null;
}

/** A working day by rule and announcements, before swaps. */
function isUsuallyWorked(date: LocalDate, holidays: readonly AnnouncedHoliday[]): boolean {
  return !isWeekend(date) && !restDays(yearOf(date), holidays).has(date);
}

/** How a problem names an entry: "swaps thứ 2". */
export function entryName(key: string, index: number): string {
  return `${key} thứ ${String(index + 1)}`;
}
