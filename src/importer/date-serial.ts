import { addDays, day, type LocalDate } from '../domain/dates.ts';

/** Day 0 of the calendar that spreadsheets count in, past the 29/2/1900 that never was. */
const DAY_ZERO = day('1899-12-30');

/** Days 30000 to 79999, the years 1982 to 2119: what a deadline may be, and no year or amount. */
const SERIAL = /^[3-7]\d{4}(?:\.\d+)?$/u;

/** The day that a bare number stands for in a spreadsheet; null for any other text. The time of day is dropped. */
export function dateOfSerial(text: string): LocalDate | null {
  return SERIAL.test(text) ? addDays(DAY_ZERO, Math.floor(Number(text))) : null;
}
