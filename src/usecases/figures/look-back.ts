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

/** What is asked as of one day. */
interface AsOf {
  readonly work: Work;
  readonly scope: Scope;
}

/**
 * A scope of the record as a whole in parts: what goes on (null for nothing), and each programme that has ended, as of its
 * last day. Any other scope is all in `going`.
 */
export function apartByEnd(
  work: Work,
  scope: Scope,
): { readonly going: Scope | null; readonly ended: readonly AsOf[] } {
  const { withEnded = false, programmeId = null, programmeIds = [], ...narrow } = scope.narrow ?? {};
  const among = listProgrammes(work.tx).filter(({ id }) => programmeIds.length === 0 || programmeIds.includes(id));
  const ended = among.flatMap(({ id, endsOn }) => (endsOn !== null && endsOn < work.today ? [{ id, endsOn }] : []));
  if (!withEnded || programmeId !== null || ended.length === 0) return { going: scope, ended: [] };
  const gone = new Set(ended.map(({ id }) => id));
  const goingOn = among.map(({ id }) => id).filter((id) => !gone.has(id));
  return {
    going: goingOn.length === 0 ? null : { ...scope, narrow: { ...narrow, programmeIds: goingOn } },
    ended: ended.map(({ id, endsOn }) => {
      const { work: then, past } = lookBack(work, endsOn);
      return { work: then, scope: { ...scope, narrow: { ...narrow, programmeId: id }, past } };
    }),
  };
}
