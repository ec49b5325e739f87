import { addDays, instantAt, localDateOf, type Instant, type LocalDate } from '../../domain/calendar/dates.ts';
import { nextSendingTime } from '../../domain/calendar/send-window.ts';
import type { Work } from '../work.ts';

/** A working day on which unprompted messages may be sent, and its first instant for them. */
interface SendingDay {
  readonly on: LocalDate;
  readonly dueAt: Instant;
}

/** The sending days from the moment of `work` on; each is computed once. */
export function sendingDays({ now, today, rules }: Work): (index: number) => SendingDay {
  const { window, calendar, timeZone } = rules;
  const known: SendingDay[] = [];
  return (index) => {
    for (let last = known.at(-1); known.length <= index; last = known.at(-1)) {
      const opens = last === undefined ? now : instantAt(addDays(last.on, 1), window.from, timeZone);
      const dueAt = nextSendingTime(opens, window, calendar, timeZone);
      known.push({ dueAt, on: last === undefined && dueAt === now ? today : localDateOf(dueAt, timeZone) });
    }
    const found = known[index];
    if (found === undefined) throw new RangeError(`No sending day ${index}.`);
    return found;
  };
}

/**
 * Calls `queued` with the key of the first working day, today included, without this message; a key that was used
 * before queues nothing. Many messages of one moment share their `days`.
 */
export function queueOnFreeDay(
  work: Work,
  prefix: string,
  queued: (key: string, dueAt: Instant) => number | null,
  days: (index: number) => SendingDay = sendingDays(work),
): number {
  for (let index = 0; ; index += 1) {
    const { on, dueAt } = days(index);
    const id = queued(`${prefix}:${on}`, dueAt);
    if (id !== null) return id;
  }
}
