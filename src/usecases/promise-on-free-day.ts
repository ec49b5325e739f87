import { addDays, instantAt, localDateOf, type Instant, type LocalDate } from '../domain/dates.ts';
import { nextSendingTime } from '../domain/send-window.ts';
import { outboxByKey } from '../store/outbox.ts';
import type { Work } from './work.ts';

/** Calls `promise` with the key of the first working day, today included, that has not had this message yet. */
export function promiseOnFreeDay(
  work: Work,
  prefix: string,
  promise: (key: string, dueAt: Instant) => number | null,
): number {
  const { window, calendar, timeZone } = work.rules;
  for (let day: LocalDate = work.today; ; day = addDays(day, 1)) {
    const opens = day === work.today ? work.now : instantAt(day, window.from, timeZone);
    const dueAt = nextSendingTime(opens, window, calendar, timeZone);
    const key = `${prefix}:${localDateOf(dueAt, timeZone)}`;
    const id = outboxByKey(work.tx, key) === undefined ? promise(key, dueAt) : null;
    if (id !== null) return id;
  }
}
