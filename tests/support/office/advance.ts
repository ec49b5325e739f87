import { addMs, type Instant } from '../../../src/domain/calendar/dates.ts';
import { nextOccurrenceOf } from '../../../src/app/occurrences.ts';
import type { JobName } from '../../../src/usecases/operate/jobs.ts';
import { TIME_ZONE, type MovableClock } from './movable-clock.ts';

/** Cron expressions of the jobs that run. */
export type Jobs = Readonly<Partial<Record<JobName, string>>>;

export const REMINDERS_DAILY: Jobs = { reminders: '0 8 * * *' };
export const WITH_WEEKLY_DIGEST: Jobs = { ...REMINDERS_DAILY, digest: '30 7 * * 1' };

/** Nothing runs before `local` ("2022-07-21 08:30"), and the reminders then: as after a time in which the program was away. */
export function onlyAt(local: string): Jobs {
  const [month, date, hour, minute] = [local.slice(5, 7), local.slice(8, 10), local.slice(11, 13), local.slice(14, 16)];
  return { reminders: [minute, hour, date, month].map(Number).join(' ') + ' *' };
}

/**
 * The setting by which the program says when its next tick is: daily in the month of `local`, so that its scheduler,
 * which knows only the real clock, keeps still.
 */
export function tickIn(local: string): string {
  return `0 8 * ${Number(local.slice(5, 7))} *`;
}

const DAY_MS = 86_400_000;

/** The occurrence behind the one `at`: of what runs daily or weekly it is reckoned, for clocks do not change in Vietnam. */
function occurrenceBehind(cron: string, at: Instant): Instant {
  const every = /^\d+ \d+ \* \* (\*|\d)$/u.exec(cron)?.[1];
  if (every === undefined) return nextOccurrenceOf(cron, at, TIME_ZONE);
  return addMs(at, every === '*' ? DAY_MS : 7 * DAY_MS);
}

/**
 * Moves the clock to `until`, stopping at every time at which a job falls due. What waited for the sending window of a
 * day goes out on that day, before the day's jobs.
 */
export async function advance(
  clock: MovableClock,
  until: Instant,
  jobs: Jobs,
  office: { deliver(): Promise<void>; run(job: JobName): Promise<void> },
): Promise<void> {
  let due = (Object.entries(jobs) as [JobName, string][]).map(([job, cron]) => ({
    job,
    cron,
    at: nextOccurrenceOf(cron, clock.now(), TIME_ZONE),
  }));
  for (;;) {
    due = due.toSorted((a, b) => (a.at < b.at ? -1 : 1));
    const now = due[0]?.at;
    if (now === undefined || now > until) break;
    clock.moveTo(now);
    await office.deliver();
    for (const { job, at } of due) if (at === now) await office.run(job);
    due = due.map((each) => (each.at === now ? { ...each, at: occurrenceBehind(each.cron, now) } : each));
  }
  clock.moveTo(until);
  await office.deliver();
}
