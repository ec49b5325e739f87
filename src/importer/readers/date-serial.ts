import { addDays, day, type LocalDate } from '../../domain/calendar/dates.ts';

/** Day 0 of the calendar that spreadsheets count in, past the 29/2/1900 that never was; that of old Macs. */
const DAY_ZERO = day('1899-12-30');
const DAY_ZERO_1904 = day('1904-01-01');

/** The last day that a spreadsheet knows, 31/12/9999. */
const LAST_SERIAL = 2_958_465;

/** Days 30000 to 79999, the years 1982 to 2119: what a deadline may be, and no year or amount. */
const SERIAL = /^[3-7]\d{4}(?:\.\d+)?$/u;

/** The day that a number stands for in a spreadsheet, the time of day dropped; null beyond its calendar. */
export function dayOfSerial(serial: number, days1904: boolean): LocalDate | null {
  if (!(serial >= 0 && serial <= LAST_SERIAL)) return null;
  return addDays(days1904 ? DAY_ZERO_1904 : DAY_ZERO, Math.floor(serial));
}

/** The day that a bare number in a column of deadlines stands for; null for any other text. */
export function dateOfSerial(text: string): LocalDate | null {
  return SERIAL.test(text) ? dayOfSerial(Number(text), false) : null;
}
