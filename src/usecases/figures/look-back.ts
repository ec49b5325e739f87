import { addDays, instantAt, type LocalDate } from '../../domain/calendar/dates.ts';
import type { Scope } from '../../store/programmes/assignments.ts';
import type { PastDay } from '../../store/programmes/past.ts';
import { endedOn } from '../../store/programmes/successions.ts';
import { listProgrammes } from '../../store/programmes/tasks.ts';
import type { Work } from '../work.ts';

/** The same work as of the end of a past day; `past` goes into the scope of what is read. */
export function lookBack(work: Work, day: LocalDate): { work: Work; past: PastDay } {
  const before = instantAt(day, '24:00', work.rules.timeZone);
  return { work: { ...work, today: day }, past: { day, before } };
}

/**
 * The same as of the last day of an agency, or of a named programme, that has ended: its own sheet stops there. Of an agency,
 * what it finished would else be all that is left. Anything else stays as it is.
 */
export function untilItsEnd(work: Work, scope: Scope): { readonly work: Work; readonly scope: Scope } {
  const agencyEnded = scope.kind === 'agency' ? endedOn(work.tx, scope.agencyId) : null;
  const programmeId = scope.narrow?.programmeId ?? null;
  const programme = listProgrammes(work.tx).find(({ id }) => id === programmeId);
  const [day] = [agencyEnded === null ? null : addDays(agencyEnded, -1), programme?.endsOn ?? null]
    .filter((last) => last !== null && last < work.today)
    .sort();
  if (day === undefined || day === null) return { work, scope };
  const { work: then, past } = lookBack(work, day);
  return { work: then, scope: { ...scope, past } };
}
