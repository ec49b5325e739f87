import { instantAt, type LocalDate } from '../../domain/calendar/dates.ts';
import type { PastDay } from '../../store/programmes/past.ts';
import type { Work } from '../work.ts';

/** The same work as of the end of a past day; `past` goes into the scope of what is read. */
export function lookBack(work: Work, day: LocalDate): { work: Work; past: PastDay } {
  const before = instantAt(day, '24:00', work.rules.timeZone);
  return { work: { ...work, today: day }, past: { day, before } };
}
