/** Local calendar days and UTC instants as two types that cannot be mixed up. */

import { Temporal } from 'temporal-polyfill';
import { rememberLast } from '../remember-last.ts';

/** A day in the office's calendar, `YYYY-MM-DD`; sorts as text. Never an instant. */
export type LocalDate = string & { readonly __brand: 'LocalDate' };

/** A UTC instant, `YYYY-MM-DDTHH:MM:SS.sssZ`; sorts as text. Never a day. */
export type Instant = string & { readonly __brand: 'Instant' };

const MS_PER_DAY = 86_400_000;

/** The day `year`-`month`-`day` (month 1–12), or null when the calendar has no such day (31/2, month 13). */
export function localDate(year: number, month: number, day: number): LocalDate | null {
  if (!Number.isInteger(year) || !Number.isInteger(month) || !Number.isInteger(day)) return null;
  if (year < 1000 || year > 9999 || month < 1 || month > 12 || day < 1 || day > daysInMonth(year, month)) return null;
  return `${year}-${pad(month)}-${pad(day)}` as LocalDate;
}

/** Reads `YYYY-MM-DD`; null when it is not a real day in exactly that form. */
export function parseLocalDate(text: string): LocalDate | null {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  return match ? localDate(Number(match[1]), Number(match[2]), Number(match[3])) : null;
}

/** A literal day known to be real (for data and tests); throws otherwise. */
export function day(text: string): LocalDate {
  const date = parseLocalDate(text);
  if (date === null) throw new RangeError(`Not a calendar day: ${text}`);
  return date;
}

/** Reads any ISO 8601 instant with an offset or `Z`; null when it is not one. */
export function parseInstant(text: string): Instant | null {
  if (!/^\d{4}-\d{2}-\d{2}T.+(Z|[+-]\d{2}:?\d{2})$/i.test(text)) return null;
  const ms = Date.parse(text);
  return Number.isNaN(ms) ? null : instantFromMs(ms);
}

/** Milliseconds since 1970 → instant. */
export function instantFromMs(ms: number): Instant {
  return new Date(ms).toISOString() as Instant;
}

/** Instant → milliseconds since 1970. */
export function msOf(instant: Instant): number {
  return Date.parse(instant);
}

/** The instant `ms` milliseconds later (earlier when negative). */
export function addMs(instant: Instant, ms: number): Instant {
  return instantFromMs(msOf(instant) + ms);
}

/** Days of a month; `month` counts from 1. */
export function daysInMonth(year: number, month: number): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate();
}

/** Days since 1970-01-01. */
export function epochDay(date: LocalDate): number {
  return Date.parse(date) / MS_PER_DAY;
}

/** Formatted days are kept: the rules compute the same few years for every task. */
const written = new Map<number, LocalDate>();
const DAYS_KEPT = 20_000;

/** The day that is `epoch` days after 1/1/1970. */
export function fromEpochDay(epoch: number): LocalDate {
  const known = written.get(epoch);
  if (known !== undefined) return known;
  const date = new Date(epoch * MS_PER_DAY).toISOString().slice(0, 10) as LocalDate;
  if (written.size >= DAYS_KEPT) written.clear();
  written.set(epoch, date);
  return date;
}

/** The day `days` calendar days later (earlier when negative). */
export function addDays(date: LocalDate, days: number): LocalDate {
  return fromEpochDay(epochDay(date) + days);
}

/** The same day `months` later; the end of the month when that month is shorter. */
export function addMonths(date: LocalDate, months: number): LocalDate {
  const zeroBased = yearOf(date) * 12 + monthOf(date) - 1 + months;
  const year = Math.floor(zeroBased / 12);
  const month = (zeroBased % 12) + 1;
  return `${year}-${pad(month)}-${pad(Math.min(dayOf(date), daysInMonth(year, month)))}` as LocalDate;
}

/** Calendar days from `from` to `to`; negative when `to` is earlier. */
export function daysBetween(from: LocalDate, to: LocalDate): number {
  return epochDay(to) - epochDay(from);
}

/** The year of a day. */
export function yearOf(date: LocalDate): number {
  return Number(date.slice(0, 4));
}

/** Month 1–12. */
export function monthOf(date: LocalDate): number {
  return Number(date.slice(5, 7));
}

/** The day of the month, from 1. */
export function dayOf(date: LocalDate): number {
  return Number(date.slice(8, 10));
}

/** Quarter 1–4. */
export function quarterOf(date: LocalDate): number {
  return Math.ceil(monthOf(date) / 3);
}

/** ISO weekday, Monday 1 … Sunday 7. */
export function weekdayOf(date: LocalDate): number {
  return ((((epochDay(date) + 3) % 7) + 7) % 7) + 1;
}

/** The local day of an instant in an IANA time zone. */
export function localDateOf(instant: Instant, timeZone: string): LocalDate {
  return localMinuteOf(instant, timeZone).date;
}

/** The local wall-clock time of an instant, `HH:MM`. */
export function localTimeOf(instant: Instant, timeZone: string): string {
  return localMinuteOf(instant, timeZone).time;
}

interface LocalMinute {
  readonly date: LocalDate;
  readonly time: string;
}

/** Zone and UTC day → milliseconds that the zone is ahead of UTC all that day; null when its clocks change then. */
const offsets = new Map<string, number | null>();
const OFFSETS_KEPT = 20_000;

const localMinuteOf = rememberLast((instant: Instant, timeZone: string): LocalMinute => {
  const offset = offsetOn(instant.slice(0, 10), timeZone) ?? offsetAt(instant, timeZone);
  const local = new Date(msOf(instant) + offset).toISOString();
  return { date: local.slice(0, 10) as LocalDate, time: local.slice(11, 16) };
});

function offsetOn(utcDay: string, timeZone: string): number | null {
  const key = `${timeZone} ${utcDay}`;
  const known = offsets.get(key);
  if (known !== undefined) return known;
  const [first, last] = [offsetAt(`${utcDay}T00:00:00Z`, timeZone), offsetAt(`${utcDay}T23:59:59.999Z`, timeZone)];
  const offset = first === last ? first : null;
  if (offsets.size >= OFFSETS_KEPT) offsets.clear();
  offsets.set(key, offset);
  return offset;
}

function offsetAt(instant: string, timeZone: string): number {
  return Temporal.Instant.from(instant).toZonedDateTimeISO(timeZone).offsetNanoseconds / 1e6;
}

/** The instant of a local day and wall-clock time `HH:MM` (`24:00` is the next midnight). */
export function instantAt(date: LocalDate, time: string, timeZone: string): Instant {
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  const wall = Temporal.PlainDate.from(date).toPlainDateTime().add({ hours, minutes });
  return instantFromMs(wall.toZonedDateTime(timeZone).epochMilliseconds);
}

/** `dd/mm/yyyy`, the official form in messages. */
export function formatDate(date: LocalDate): string {
  return `${date.slice(8, 10)}/${date.slice(5, 7)}/${date.slice(0, 4)}`;
}

function pad(value: number): string {
  return String(value).padStart(2, '0');
}
