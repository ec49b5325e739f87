/** Private calendar links: deadlines in a person's own calendar, valid while the person has the role. */

import type { Instant, LocalDate } from '../../domain/calendar/dates.ts';
import { addDays } from '../../domain/calendar/dates.ts';
import { lateAfter } from '../../domain/tasks/assignment.ts';
import { hasEnded } from '../../domain/tasks/programme-end.ts';
import type { Agency, Card } from '../../domain/tasks/task.ts';
import { agencyById } from '../../store/programmes/agencies.ts';
import { datedCards, type Scope } from '../../store/programmes/assignments.ts';
import { lastChanges } from '../../store/record/events.ts';
import {
  deleteCalendarLink,
  calendarLinksOf,
  findCalendarLink,
  insertCalendarLink,
} from '../../store/people/web-access.ts';
import { sightOfPerson, type Viewer } from '../people/board-access.ts';
import { freshSecret, secretHash } from '../people/secrets.ts';
import type { Work } from '../work.ts';

/** Past days that a calendar shows, and the most deadlines that it holds: the nearest ones. */
const DAYS_BACK = 90;
const MOST_DEADLINES = 2000;

/** `dueOn` is the last day that is in time: the date in force with the days for which a decision was waited for. */
export interface CalendarEntry {
  readonly card: Card;
  readonly dueOn: LocalDate;
  readonly changedAt: Instant;
}

export interface Calendar {
  /** Null: all agencies. */
  readonly agency: Agency | null;
  readonly entries: readonly CalendarEntry[];
}

/**
 * Creates the person's link for an agency (null: all they may see) and revokes the one before it; null when they may
 * not see it.
 */
export function makeCalendarLink(work: Work, { person, sight }: Viewer, agencyId: number | null): string | null {
  const wanted = agencyId ?? (sight.kind === 'agency' ? sight.agencyId : null);
  if (sight.kind === 'agency' && wanted !== sight.agencyId) return null;
  deleteCalendarLink(work.tx, person.id, wanted);
  const secret = freshSecret();
  insertCalendarLink(work.tx, { hash: secretHash(secret), personId: person.id, agencyId: wanted, madeAt: work.now });
  return secret;
}

/** Ends a person's calendar address: of one agency, or the one of all agencies for null. */
export function revokeCalendarLink(work: Work, { person }: Viewer, agencyId: number | null): void {
  deleteCalendarLink(work.tx, person.id, agencyId);
}

/** The person's links, without their secrets. */
export function listCalendarLinks(work: Work, { person }: Viewer): { agency: Agency | null; madeAt: Instant }[] {
  return calendarLinksOf(work.tx, person.id).map(({ agencyId, madeAt }) => ({
    agency: agencyId === null ? null : (agencyById(work.tx, agencyId) ?? null),
    madeAt,
  }));
}

/** The calendar of a link; null when it is unknown, revoked, or its person may no longer see that. */
export function readCalendarLink(work: Work, secret: string): Calendar | null {
  const calendarLink = findCalendarLink(work.tx, secretHash(secret));
  const rights = calendarLink === undefined ? null : sightOfPerson(work, calendarLink.personId);
  if (calendarLink === undefined || rights === null) return null;
  const { sight } = rights;
  if (sight.kind === 'agency' && calendarLink.agencyId !== sight.agencyId) return null;
  const scope: Scope =
    calendarLink.agencyId === null
      ? { ...sight, kind: 'all' }
      : {
          kind: 'agency',
          agencyId: calendarLink.agencyId,
          ...(sight.narrow !== undefined && { narrow: sight.narrow }),
        };
  const cards = datedCards(work.tx, scope, addDays(work.today, -DAYS_BACK), { limit: MOST_DEADLINES, offset: 0 });
  const changed = lastChanges(
    work.tx,
    cards.map(({ assignment }) => assignment.id),
  );
  return {
    agency: calendarLink.agencyId === null ? null : (agencyById(work.tx, calendarLink.agencyId) ?? null),
    entries: cards.flatMap((card) => {
      const { id } = card.assignment;
      const dueOn = lateAfter(card.assignment);
      return dueOn === null || hasEnded(card.task.programme, work.today)
        ? []
        : [{ card, dueOn, changedAt: changed.get(id) ?? calendarLink.madeAt }];
    }),
  };
}
