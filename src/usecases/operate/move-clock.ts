/**
 * Moves the rehearsal's clock. Everything that falls due in between happens at its own time and in order, as if the
 * days had passed: each run of a job, each message that waited for the sending window.
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
/** Limits the time that a job which runs every minute keeps a browser waiting. @internal Also for tests. */
export const MOST_STEPS = 5000;

/** What moving the clock needs; `nextJobs` gives the next run after an instant, and the jobs that run then. */
export interface Moving {
  readonly database: Database;
  readonly rules: Rules;
  readonly clock: MovableClock;
  nextJobs(after: Instant): { readonly at: Instant; readonly jobs: readonly JobName[] };
  /** Delivers what is due. */
  deliver(): Promise<void>;
  /** True while the program stops: a move ends where it is. */
  isEnding(): boolean;
}

/** `chatId` got `count` unprompted messages. */
interface Told {
  readonly chatId: number;
  readonly count: number;
}

/**
 * `arrived`: the clock is at the requested time. `stopped_early`: too many runs lay ahead or the program is stopping,
 * and the clock is somewhere before it. `nothing_came`: no such message within `SEARCH_DAYS`, and the clock is at their
 * end. A refused move changes nothing.
 */
export type MoveOutcome =
  | {
      readonly kind: 'moved';
      readonly end: 'arrived' | 'stopped_early' | 'nothing_came';
      readonly told: readonly Told[];
    }
  | { readonly kind: 'refused'; readonly why: 'past' | 'too_far' };

/** Moves the rehearsal's clock to an instant, a step at a time, running what falls due on the way. */
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

/** Moves the rehearsal's clock to the next message, within a bound of days. */
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

/** Moves to the first event after `after` and runs it; null when it lies beyond `limit`. */
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
