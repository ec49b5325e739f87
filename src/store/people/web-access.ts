/** Sign-in links, board sessions and calendar links. A trigger deletes all of them when the person's role ends. */

import type { Instant } from '../../domain/calendar/dates.ts';
import { query, type Tx } from '../sqlite/database.ts';
import { columnsOf, fieldsOf, type Fields } from '../sqlite/fields.ts';
import { personFields, type Person } from './people.ts';

/** Keeps an unused sign-in link by its hash. */
export function insertLink(tx: Tx, link: { hash: string; personId: number; expiresAt: Instant }): void {
  tx.run(query.insertInto('web_link').values({ ...columnsOf(link), used_at: null }));
}

/** Uses a link up; undefined when it is unknown, used or expired. */
export function useLink(tx: Tx, hash: string, now: Instant): { personId: number } | undefined {
  const link = tx.first(
    query
      .selectFrom('web_link')
      .select('person_id as personId')
      .where('hash', '=', hash)
      .where('used_at', 'is', null)
      .where('expires_at', '>', now),
  );
  if (link !== undefined) tx.run(query.updateTable('web_link').set({ used_at: now }).where('hash', '=', hash));
  return link;
}

/** Whether a link is still valid; does not use it up. */
export function isLinkGood(tx: Tx, hash: string, now: Instant): boolean {
  return (
    tx.first(
      query
        .selectFrom('web_link')
        .select('hash')
        .where('hash', '=', hash)
        .where('used_at', 'is', null)
        .where('expires_at', '>', now),
    ) !== undefined
  );
}

/** Keeps a session by the hash of its secret. */
export function insertSession(
  tx: Tx,
  session: { hash: string; personId: number; begunAt: Instant; expiresAt: Instant },
): void {
  tx.run(query.insertInto('web_session').values(columnsOf(session)));
}

/** The person of a session that has not expired. */
export function findSession(tx: Tx, hash: string, now: Instant): Person | undefined {
  return tx.first(
    query
      .selectFrom('web_session')
      .innerJoin('person', 'person.id', 'web_session.person_id')
      .select(personFields)
      .where('web_session.hash', '=', hash)
      .where('web_session.expires_at', '>', now),
  );
}

/** Ends a session. */
export function deleteSession(tx: Tx, hash: string): void {
  tx.run(query.deleteFrom('web_session').where('hash', '=', hash));
}

/** Deletes what has expired. */
export function forgetExpired(tx: Tx, personId: number, now: Instant): void {
  tx.run(query.deleteFrom('web_link').where('person_id', '=', personId).where('expires_at', '<=', now));
  tx.run(query.deleteFrom('web_session').where('person_id', '=', personId).where('expires_at', '<=', now));
}

const CALENDAR_LINK = ['hash', 'person_id', 'agency_id', 'made_at'] as const;

/** `agencyId` null: all agencies' deadlines. */
export type CalendarLink = Fields<'feed', (typeof CALENDAR_LINK)[number]>;

const calendarLinks = query.selectFrom('feed').select(fieldsOf('feed', CALENDAR_LINK));

/** Keeps a calendar's address by its hash. */
export function insertCalendarLink(tx: Tx, calendarLink: CalendarLink): void {
  tx.run(query.insertInto('feed').values(columnsOf(calendarLink)));
}

/** The calendar's address of this hash. */
export function findCalendarLink(tx: Tx, hash: string): CalendarLink | undefined {
  return tx.first(calendarLinks.where('hash', '=', hash));
}

/** A person's addresses of calendars, oldest first. */
export function calendarLinksOf(tx: Tx, personId: number): CalendarLink[] {
  return tx.all(calendarLinks.where('person_id', '=', personId).orderBy('made_at'));
}

/** Revokes the person's link for one agency, or for all. */
export function deleteCalendarLink(tx: Tx, personId: number, agencyId: number | null): void {
  tx.run(query.deleteFrom('feed').where('person_id', '=', personId).where('agency_id', 'is', agencyId));
}
