import { describe, expect, test } from 'vitest';
import {
  addDays,
  addMonths,
  day,
  daysBetween,
  formatDate,
  instantAt,
  localDate,
  localDateOf,
  localTimeOf,
  parseInstant,
  parseLocalDate,
  quarterOf,
  weekdayOf,
  type Instant,
} from '../../../src/domain/calendar/dates.ts';

const ZONE = 'Asia/Ho_Chi_Minh';

describe('a calendar day', () => {
  test.each([
    ['2024-02-29', '2024-02-29'],
    ['2023-02-29', null],
    ['2026-04-31', null],
    ['2026-13-01', null],
    ['2026-00-10', null],
    ['2026-1-05', null],
    ['2026-01-05T00:00:00Z', null],
    ['', null],
  ])('is read from %j as %j', (text, expected) => {
    expect(parseLocalDate(text)).toBe(expected);
  });

  test('exists only when the calendar has it', () => {
    expect(localDate(1900, 2, 29)).toBeNull();
    expect(localDate(2000, 2, 29)).toBe('2000-02-29');
    expect(localDate(2026, 1.5, 1)).toBeNull();
    expect(() => day('31/3/2026')).toThrow(RangeError);
  });

  test.each([
    ['2026-12-31', 1, '2027-01-01'],
    ['2024-03-01', -1, '2024-02-29'],
    ['2026-03-31', 0, '2026-03-31'],
  ])('%s and %i days is %s', (from, days, to) => {
    expect(addDays(day(from), days)).toBe(to);
    expect(daysBetween(day(from), day(to))).toBe(days);
  });

  test.each([
    ['2026-01-31', 1, '2026-02-28'],
    ['2024-01-31', 1, '2024-02-29'],
    ['2026-10-31', 3, '2027-01-31'],
    ['2026-01-15', -1, '2025-12-15'],
    ['2026-01-15', -13, '2024-12-15'],
  ])('%s and %i months is %s', (from, months, to) => {
    expect(addMonths(day(from), months)).toBe(to);
  });

  test('knows its weekday and quarter, and how officials write it', () => {
    expect(['2026-11-23', '2026-11-29', '1969-12-28'].map((text) => weekdayOf(day(text)))).toEqual([1, 7, 7]);
    expect(['2026-03-31', '2026-04-01', '2026-12-31'].map((text) => quarterOf(day(text)))).toEqual([1, 2, 4]);
    expect(formatDate(day('2026-03-05'))).toBe('05/03/2026');
  });
});

describe('an instant', () => {
  test.each([
    ['2026-11-23T08:00:00+07:00', '2026-11-23T01:00:00.000Z'],
    ['2026-11-23T01:00:00Z', '2026-11-23T01:00:00.000Z'],
    ['2026-11-23T08:00:00', null],
    ['2026-11-23', null],
    ['hôm nay', null],
  ])('is read from %j as %j', (text, expected) => {
    expect(parseInstant(text)).toBe(expected);
  });

  test('falls on the office day, not on the day in Greenwich', () => {
    const late = '2026-11-23T17:00:00.000Z' as Instant;
    expect([localDateOf(late, ZONE), localTimeOf(late, ZONE)]).toEqual(['2026-11-24', '00:00']);
    expect(instantAt(day('2026-11-24'), '00:00', ZONE)).toBe(late);
    expect(instantAt(day('2026-11-23'), '24:00', ZONE)).toBe(late);
  });

  // The clocks of Lord Howe Island go forward by half an hour, in the middle of an hour of Greenwich.
  test.each([
    ['2026-10-03T15:29:59.999Z', 'Australia/Lord_Howe', '01:59'],
    ['2026-10-03T15:30:00.000Z', 'Australia/Lord_Howe', '02:30'],
    ['2026-10-03T15:30:59.999Z', 'Australia/Lord_Howe', '02:30'],
    ['2026-10-03T15:30:59.999Z', ZONE, '22:30'],
    ['1906-06-30T16:53:29.000Z', ZONE, '23:59'],
    ['1906-06-30T16:53:30.000Z', ZONE, '00:00'],
  ])('%s is in %s at %s, whatever was asked before', (text, zone, expected) => {
    expect(localTimeOf(text as Instant, zone)).toBe(expected);
  });
});
