/**
 * Moves the rehearsal's clock. Whatever falls due on the way happens at its own time and in order, as if the days had
 * passed: each run of a job, each message that waited for the sending window.
 */

import { addMs, type Instant } from '../../domain/calendar/dates.ts';
import type { Database } from '../../store/sqlite/database.ts';
import { deliveriesSince } from '../../store/outbox/outbox-lists.ts';
import { nextDueAt } from '../../store/outbox/outbox-times.ts';
import { runJob, type JobName } from './jobs.ts';
import type { MovableClock } from './rehearsal-clock.ts';
import type { Rules } from '../work.ts';

const MS_PER_DAY = 86_400_000;
export const FARTHEST_YEARS = 5;
const FARTHEST_MS = FARTHEST_YEARS * 366 * MS_PER_DAY;
export const SEARCH_DAYS = 400;
/** Bounds how long a job that runs every minute keeps a browser waiting. @internal Also for tests. */
export const MOST_STEPS = 5000;

/** What moving the clock needs; `nextJobs` says when a job runs next after an instant, and which do so then. */
export interface Moving {
  readonly database: Database;
  readonly rules: Rules;
  readonly clock: MovableClock;
  nextJobs(after: Instant): { readonly at: Instant; readonly jobs: readonly JobName[] };
  /** Delivers what is due now. */
  deliver(): Promise<void>;
  /** The program is being ended: a move stops where it is. */
  isEnding(): boolean;
}

/** `chatId` got `count` messages that nobody asked for. */
interface Told {
  readonly chatId: number;
  readonly count: number;
}

/**
 * `arrived`: the clock is where it was asked to go. `stopped_early`: too many runs lay ahead, or the program is being
 * ended, and the clock stopped on the way.
 * `nothing_came`: no such message within `SEARCH_DAYS`, and the clock is there. A refused move moves nothing.
 */
export type MoveOutcome =
  | {
      readonly kind: 'moved';
      readonly end: 'arrived' | 'stopped_early' | 'nothing_came';
      readonly told: readonly Told[];
    }
  | { readonly kind: 'refused'; readonly why: 'past' | 'too_far' };

export async function moveTo(moving: Moving, target: Instant): Promise<MoveOutcome> {
  const { clock } = moving;
  const start = clock.now();
  if (target <= start) return { kind: 'refused', why: 'past' };
  if (target > addMs(start, FARTHEST_MS)) return { kind: 'refused', why: 'too_far' };
  let at: Instant | null = start;
  for (let steps = 0; steps < MOST_STEPS && !moving.isEnding(); steps += 1) {
    at = await step(moving, at, target);
    if (at === null) break;
  }
  if (at !== null) return { kind: 'moved', end: 'stopped_early', told: toldSince(moving, start) };
  clock.moveTo(target);
  await moving.deliver();
  return { kind: 'moved', end: 'arrived', told: toldSince(moving, start) };
}

export async function moveToNextMessage(moving: Moving): Promise<MoveOutcome> {
  const start = moving.clock.now();
  const farthest = addMs(start, SEARCH_DAYS * MS_PER_DAY);
  let at: Instant | null = start;
  for (let steps = 0; steps < MOST_STEPS && !moving.isEnding(); steps += 1) {
    at = await step(moving, at, farthest);
    const told = toldSince(moving, start);
    if (told.length > 0) return { kind: 'moved', end: 'arrived', told };
    if (at === null) return { kind: 'moved', end: 'nothing_came', told };
  }
  return { kind: 'moved', end: 'stopped_early', told: [] };
}

/** Goes to whatever comes first after `after` and lets it happen; null when that lies beyond `limit`. */
async function step(moving: Moving, after: Instant, limit: Instant): Promise<Instant | null> {
  const { database, clock, rules } = moving;
  const next = moving.nextJobs(after);
  const due = database.read((tx) => nextDueAt(tx, 'rehearsal'));
  const messageFirst = due !== null && due > after && due < next.at;
  const at = messageFirst ? due : next.at;
  if (at > limit) return null;
  clock.moveTo(at);
  if (!messageFirst) {
    for (const job of next.jobs) await runJob(job, database, clock.now(), rules);
  }
  await moving.deliver();
  return at;
}

function toldSince(moving: Moving, start: Instant): Told[] {
  return moving.database.read((tx) => deliveriesSince(tx, 'rehearsal', start, 'unprompted'));
}
