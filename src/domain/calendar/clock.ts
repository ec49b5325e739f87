import type { Instant } from './dates.ts';

/** The edges read the time here; the layers inside receive `now`. */
export interface Clock {
  now(): Instant;
}
