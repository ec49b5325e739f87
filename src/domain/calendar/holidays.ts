/**
 * Rest days of a year except plain weekends. Source: Bộ luật Lao động 2019, Điều 112 and Điều 111 khoản 3 (days in
 * lieu), in force since 1/1/2021; earlier years get one day of Quốc khánh too many.
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
 * ISO weekday of 2/9 → the second day of Quốc khánh: -1 is 1/9, +1 is 3/9. Since 2021 announcements choose the side
 * that makes the longer rest; on a Wednesday neither does, and 2026 chose 1/9.
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
 * Rest day → its name: the holidays of `year` and days in lieu of those on a weekend. An announced holiday replaces the
 * statutory one of that name in the year of its last day; it already counts its days in lieu.
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
 * Announcements since 2015 agree: the eve and four days when Tết is a Monday or Tuesday, else two days before and three
 * after, so that the rest joins a weekend. The law leaves the days to them.
 */
function tetDays(tet: LocalDate): readonly LocalDate[] {
  const early = [MONDAY, TUESDAY].includes(weekdayOf(tet));
  const first = addDays(tet, early ? -1 : -2);
  return Array.from({ length: TET_LENGTH }, (_, index) => addDays(first, index));
}

function dayIn(year: number, monthAndDay: string): LocalDate {
  return day(`${String(year)}-${monthAndDay}`);
}
