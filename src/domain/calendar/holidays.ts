/**
 * Rest days of a year other than plain weekends. Source: Bộ luật Lao động 2019, Điều 112 (the holidays) and Điều 111
 * khoản 3 (a holiday on a weekly rest day is made up on the next working day). In force since 1/1/2021; earlier years
 * come out with one day of Quốc khánh too many.
 */

import { addDays, day, weekdayOf, yearOf } from './dates.ts';
import type { LocalDate } from './dates.ts';
import { strip } from '../strip-diacritics.ts';
import { hungKingsDay, tetOf } from './lunar.ts';

/** A rest announced by an authority, both days included, weekends and days in lieu counted in. */
export interface AnnouncedHoliday {
  readonly from: LocalDate;
  readonly to: LocalDate;
  readonly name: string;
  readonly document?: string;
}

/** `mainDay` is the day that any arrangement of the holiday contains; `days` is the arrangement by rule. */
export interface StatutoryHoliday {
  readonly name: string;
  readonly mainDay: LocalDate;
  readonly days: readonly LocalDate[];
}

const MONDAY = 1;
const TUESDAY = 2;
const SATURDAY = 6;
const TET_LENGTH = 5;

/**
 * Quốc khánh is 2/9 and one day beside it; announcements since 2021 choose the one that makes the longer rest.
 * Index: ISO weekday of 2/9; -1 is 1/9, +1 is 3/9. A Wednesday joins no weekend; 2026 chose 1/9. A Sunday comes out
 * the same either way.
 */
const NATIONAL_DAY_NEIGHBOUR: Readonly<Record<number, 1 | -1>> = { 1: 1, 2: -1, 3: -1, 4: 1, 5: -1, 6: -1, 7: 1 };

/** The statutory holidays of a solar year as the rule arranges them, before compensation and announcements. */
export function statutoryHolidays(year: number): readonly StatutoryHoliday[] {
  const tet = tetOf(year);
  const nationalDay = dayIn(year, '09-02');
  const besideNationalDay = addDays(nationalDay, NATIONAL_DAY_NEIGHBOUR[weekdayOf(nationalDay)] ?? 1);
  return [
    oneDay('Tết Dương lịch', dayIn(year, '01-01')),
    { name: 'Tết Nguyên đán', mainDay: tet, days: tetDays(tet) },
    oneDay('Giỗ Tổ Hùng Vương', hungKingsDay(year)),
    oneDay('Ngày Chiến thắng', dayIn(year, '04-30')),
    oneDay('Quốc tế Lao động', dayIn(year, '05-01')),
    { name: 'Quốc khánh', mainDay: nationalDay, days: [nationalDay, besideNationalDay] },
  ];
}

/** True when both name the same holiday; diacritics and case do not matter. */
export function sameHoliday(left: string, right: string): boolean {
  return strip(left) === strip(right);
}

/** Saturday or Sunday, the weekly rest of offices. */
export function isWeekend(date: LocalDate): boolean {
  return weekdayOf(date) >= SATURDAY;
}

/**
 * Rest day → its name, for the holidays of `year` and the days in lieu of those that fall on a weekend. An announced
 * holiday takes the place of the statutory one of the same name in the year of its last day, and creates no days in
 * lieu: the announcement has already counted them.
 */
export function restDays(year: number, announced: readonly AnnouncedHoliday[]): ReadonlyMap<LocalDate, string> {
  const names = new Map<LocalDate, string>();
  for (const holiday of announced) {
    for (let date = holiday.from; date <= holiday.to; date = addDays(date, 1)) {
      if (yearOf(date) === year) names.set(date, holiday.name);
    }
  }

  const inLieu: { date: LocalDate; name: string }[] = [];
  for (const { name, days } of statutoryHolidays(year)) {
    if (announced.some((holiday) => sameHoliday(holiday.name, name) && yearOf(holiday.to) === year)) continue;
    for (const date of days) {
      if (names.has(date)) continue;
      names.set(date, name);
      if (isWeekend(date)) inLieu.push({ date, name });
    }
  }

  inLieu.sort((left, right) => left.date.localeCompare(right.date));
  for (const { date, name } of inLieu) names.set(nextFreeDay(date, names), `Nghỉ bù ${name}`);
  return names;
}

function nextFreeDay(date: LocalDate, taken: ReadonlyMap<LocalDate, string>): LocalDate {
  let next = addDays(date, 1);
  while (isWeekend(next) || taken.has(next)) next = addDays(next, 1);
  return next;
}

function oneDay(name: string, date: LocalDate): StatutoryHoliday {
  return { name, mainDay: date, days: [date] };
}

/**
 * The law leaves to each year's announcement how the five days lie around the first of the lunar year. Announcements
 * since 2015 all agree: the eve and four days when Tết is a Monday or Tuesday, else two days before and three after,
 * so that the rest joins a weekend.
 */
function tetDays(tet: LocalDate): readonly LocalDate[] {
  const early = [MONDAY, TUESDAY].includes(weekdayOf(tet));
  const first = addDays(tet, early ? -1 : -2);
  return Array.from({ length: TET_LENGTH }, (_, index) => addDays(first, index));
}

function dayIn(year: number, monthAndDay: string): LocalDate {
  return day(`${String(year)}-${monthAndDay}`);
}
