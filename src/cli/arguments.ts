/** Parsers of arguments; an error is wrong usage. */

import { InvalidArgumentError } from 'commander';
import { MOST_DAYS } from '../usecases/people/codes.ts';
import { withoutHidden } from '../domain/text/without-hidden.ts';
import { parseInstant, parseLocalDate, type Instant, type LocalDate } from '../domain/calendar/dates.ts';

/** A day given on the command line; throws commander's `InvalidArgumentError` with the form that is wanted. */
export function dateArgument(text: string): LocalDate {
  const date = parseLocalDate(text);
  if (date === null) throw new InvalidArgumentError('Write a day of the calendar as YYYY-MM-DD, such as 2026-11-23.');
  return date;
}

/** An instant with its offset; throws commander's `InvalidArgumentError` with the form that is wanted. */
export function instantArgument(text: string): Instant {
  const instant = parseInstant(text);
  if (instant === null) {
    throw new InvalidArgumentError('Write an instant with its offset, such as 2026-11-23T08:00:00+07:00.');
  }
  return instant;
}

/** Words of a person: on one line, as they are seen. */
export function textArgument(text: string): string {
  const words = withoutHidden(text).replace(/\s+/gu, ' ').trim();
  if (words === '') throw new InvalidArgumentError('Write at least one word.');
  return words;
}

/** Days that a code is good for. */
export function daysArgument(text: string): number {
  const days = numberArgument(text);
  if (days < 1 || days > MOST_DAYS) throw new InvalidArgumentError(`Write a number of days from 1 to ${MOST_DAYS}.`);
  return days;
}

/** A whole number of at most 15 digits, with or without `#`; throws commander's `InvalidArgumentError`. */
export function numberArgument(text: string): number {
  const digits = /^#?(\d{1,15})$/.exec(text.trim())?.[1];
  if (digits === undefined) throw new InvalidArgumentError('Write a whole number, such as 12.');
  return Number(digits);
}
