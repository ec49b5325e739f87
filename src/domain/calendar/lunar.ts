/**
 * The Vietnamese lunar calendar at UTC+7, from 1968. Some years differ from the Chinese one (Tết 2007: 17/2, not 18/2).
 * Of 13 months between two months 11, the first in which the sun enters no new 30° sector is the leap month.
 */

import { LUNATION_ZERO, MEAN_LUNATION_DAYS, newMoon, sunLongitude } from './astronomy.ts';
import { day, epochDay, fromEpochDay } from './dates.ts';
import type { LocalDate } from './dates.ts';

const HANOI_OFFSET_DAYS = 7 / 24;
const DEGREES_PER_SECTOR = 30;
const WINTER_SOLSTICE_SECTOR = 9;

/** Tết Nguyên đán: the 1st day of lunar month 1 that falls in the solar `year`. */
export function tetOf(year: number): LocalDate {
  return fromEpochDay(monthStart(year, 1));
}

/** Giỗ Tổ Hùng Vương: the 10th day of lunar month 3 (never of a leap month) in the solar `year`. */
export function hungKingsDay(year: number): LocalDate {
  return fromEpochDay(monthStart(year, 3) + 9);
}

/** Local day (days since 1970-01-01) on which lunar month `month`, 1–10, of the lunar year `year` begins. */
function monthStart(year: number, month: number): number {
  const eleventh = eleventhMonth(year - 1);
  const monthsInBetween = eleventhMonth(year) - eleventh;
  const ordinal = month + 1;
  const leap = monthsInBetween === 13 ? leapOrdinal(eleventh) : Infinity;
  return monthDay(eleventh + (ordinal < leap ? ordinal : ordinal + 1));
}

/** Months from `eleventh` to the leap month (1 is leap month 11). */
function leapOrdinal(eleventh: number): number {
  let ordinal = 1;
  while (sectorAt(monthDay(eleventh + ordinal)) !== sectorAt(monthDay(eleventh + ordinal + 1))) ordinal += 1;
  return ordinal;
}

/** The lunation that begins month 11 near the end of the solar `year`: the last one not after the winter solstice. */
function eleventhMonth(year: number): number {
  const solstice = winterSolstice(year);
  let lunation = Math.ceil((solstice - LUNATION_ZERO) / MEAN_LUNATION_DAYS) + 1;
  while (monthDay(lunation) > solstice) lunation -= 1;
  return lunation;
}

/** Local day of the winter solstice, between 20 and 23 December. */
function winterSolstice(year: number): number {
  let date = epochDay(day(`${String(year)}-12-19`));
  while (sectorAt(date + 1) < WINTER_SOLSTICE_SECTOR) date += 1;
  return date;
}

/** Local day on which a lunation begins. */
function monthDay(lunation: number): number {
  return Math.floor(newMoon(lunation) + HANOI_OFFSET_DAYS);
}

/** The 30° sector, 0–11, that the sun stands in when the local day begins. */
function sectorAt(localDay: number): number {
  return Math.floor(sunLongitude(localDay - HANOI_OFFSET_DAYS) / DEGREES_PER_SECTOR);
}
