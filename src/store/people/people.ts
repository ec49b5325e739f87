/** People by messenger account, and their roles. */

import type { Instant } from '../../domain/calendar/dates.ts';
import { query, type Tx } from '../sqlite/database.ts';
import { columnsOf, fieldsOf, type Fields } from '../sqlite/fields.ts';
import { prepared } from '../sqlite/prepared.ts';
import type { ChannelName } from '../../domain/people/channel.ts';
import type { RoleName } from '../../domain/people/role.ts';

const COLUMNS = ['id', 'channel', 'external_id', 'name'] as const;

export type Person = Fields<'person', (typeof COLUMNS)[number]>;

/** As a select list. */
export const personFields = fieldsOf('person', COLUMNS);

export interface Role {
  readonly role: RoleName;
  readonly agencyId: number | null;
}

const people = query.selectFrom('person').select(personFields);

const byName = prepared(({ channel, externalId }: { channel: ChannelName; externalId: string }) =>
  people.where('person.channel', '=', channel).where('person.external_id', '=', externalId),
);

/** The person of a message, inserted when new; the name follows the messenger's. */
export function meetPerson(tx: Tx, seen: { channel: ChannelName; externalId: string; name: string }): Person {
  const known = tx.first(byName(seen));
  if (known === undefined) {
    return { id: tx.run(query.insertInto('person').values(columnsOf(seen))).lastId, ...seen };
  }
  if (known.name === seen.name) return known;
  tx.run(query.updateTable('person').set({ name: seen.name }).where('id', '=', known.id));
  return { ...known, name: seen.name };
}

/** Name and title in the person's own words; null where they were never said. */
export function presentationOf(tx: Tx, personId: number): string | null {
  return tx.first(query.selectFrom('person').select('presented').where('id', '=', personId))?.presented ?? null;
}

/** Keeps name and title as a person gave them. */
export function setPresentation(tx: Tx, personId: number, words: string): void {
  tx.run(query.updateTable('person').set({ presented: words }).where('id', '=', personId));
}

/** One person; undefined where there is none. */
export function personById(tx: Tx, id: number): Person | undefined {
  return tx.first(people.where('person.id', '=', id));
}

/** A person who was met before. */
export function findPerson(tx: Tx, channel: ChannelName, externalId: string): Person | undefined {
  return tx.first(byName({ channel, externalId }));
}

const roles = prepared(({ personId }: { personId: number }) =>
  query
    .selectFrom('role')
    .select(['role', 'agency_id as agencyId'])
    .where('person_id', '=', personId)
    .where('until', 'is', null)
    .orderBy('id'),
);

/** The roles that a person has now. */
export function rolesOf(tx: Tx, personId: number): Role[] {
  return tx.all(roles({ personId }));
}

/** Gives a role; false when the person already has it. */
export function giveRole(
  tx: Tx,
  grant: { personId: number; role: RoleName; agencyId: number | null; givenBy: number | null },
  now: Instant,
): boolean {
  const has = rolesOf(tx, grant.personId).some((role) => role.role === grant.role && role.agencyId === grant.agencyId);
  if (has) return false;
  tx.run(query.insertInto('role').values({ ...columnsOf(grant), since: now, until: null, ended_by: null }));
  return true;
}

/** Ends a role; its row keeps the time and the person who ended it. False when the person does not have it. */
export function endRole(
  tx: Tx,
  held: Role & { readonly personId: number; readonly endedBy: number },
  now: Instant,
): boolean {
  const { personId, role, agencyId, endedBy } = held;
  return (
    tx.run(
      query
        .updateTable('role')
        .set({ until: now, ended_by: endedBy })
        .where('person_id', '=', personId)
        .where('until', 'is', null)
        .where('role', '=', role)
        .where('agency_id', 'is', agencyId),
    ).changes > 0
  );
}

/** The observers of an agency, or with null those of everything. */
export function observersOf(tx: Tx, agencyId: number | null): Person[] {
  return tx.all(
    people
      .innerJoin('role', 'role.person_id', 'person.id')
      .where('role.role', '=', 'observer')
      .where('role.until', 'is', null)
      .where('role.agency_id', 'is', agencyId)
      .orderBy('role.id'),
  );
}

/** The names of all who ever had a role. */
export function enrolledNames(tx: Tx): string[] {
  return tx
    .all(query.selectFrom('person').select('name').where('id', 'in', query.selectFrom('role').select('person_id')))
    .map(({ name }) => name);
}

/** The people with a role: an agency's focal points, the secretariat, … */
export function peopleWith(tx: Tx, role: RoleName, agencyId: number | null = null): Person[] {
  const holders = people
    .innerJoin('role', 'role.person_id', 'person.id')
    .where('role.role', '=', role)
    .where('role.until', 'is', null)
    .orderBy('role.id');
  return tx.all(agencyId === null ? holders : holders.where('role.agency_id', '=', agencyId));
}
