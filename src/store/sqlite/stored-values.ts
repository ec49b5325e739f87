/** Schemas of the values that the JSON of several columns holds. */

import * as v from 'valibot';
import type { Instant, LocalDate } from '../../domain/calendar/dates.ts';

export const integer = v.pipe(v.number(), v.integer());
export const day = v.custom<LocalDate>((value) => typeof value === 'string' && DAY.test(value), 'no day');
export const instant = v.custom<Instant>((value) => typeof value === 'string' && INSTANT.test(value), 'no instant');
const DAY = /^\d{4}-\d{2}-\d{2}$/;
const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/;
