import { addDays, instantAt, type LocalDate } from '../../domain/calendar/dates.ts';
import type { Scope } from '../../store/programmes/assignments.ts';
import type { PastDay } from '../../store/programmes/past.ts';
import { endedOn } from '../../store/programmes/successions.ts';
import type { Work } from '../work.ts';

/** The same work as of the end of a past day; `past` goes into the scope of what is read. */
export function lookBack(work: Work, day: LocalDate): { work: Work; past: PastDay } {
  const before = instantAt(day, '24:00', work.rules.timeZone);
  return { work: { ...work, today: day }, past: { day, before } };
}

/**
 * The same as of the last day of an agency that has ended: its own sheet stops there. What it finished would else be all
 * that is left of it. Anything else stays as it is.
 */
export function untilItsEnd(work: Work, scope: Scope): { readonly work: Work; readonly scope: Scope } {
  const ended = scope.kind === 'agency' ? endedOn(work.tx, scope.agencyId) : null;
  if (ended === null || work.today < ended) return { work, scope };
  const { work: then, past } = lookBack(work, addDays(ended, -1));
  return { work: then, scope: { ...scope, past } };
}
