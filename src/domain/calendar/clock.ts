import type { Instant } from './dates.ts';

/** The port that gives the edges the time; the layers inside receive `now`. */
export interface Clock {
  now(): Instant;
}
