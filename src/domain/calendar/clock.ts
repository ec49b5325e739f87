import type { Instant } from './dates.ts';

/** The port through which the edges learn the time; everything further in is handed `now`. */
export interface Clock {
  now(): Instant;
}
