/** Agencies, their names, and the members of collective leads. */

import type { LocalDate } from '../../domain/calendar/dates.ts';
import { strip } from '../../domain/strip-diacritics.ts';
import type { Agency } from '../../domain/tasks/task.ts';
import { query, type Tx } from '../sqlite/database.ts';
import { fieldsOf } from '../sqlite/fields.ts';

export interface AgencyNames extends Agency {
  readonly aliases: readonly string[];
}

/** An `Agency` as a select list. */
export const agencyFields = fieldsOf('agency', ['id', 'code', 'name', 'kind']);

/** Every agency with its aliases, by name. */
export function listAgencies(tx: Tx): AgencyNames[] {
  const aliases = Map.groupBy(
    tx.all(query.selectFrom('agency_alias').select(['agency_id', 'alias']).orderBy('alias')),
    (row) => row.agency_id,
  );
  return tx
    .all(query.selectFrom('agency').select(agencyFields).orderBy('name'))
    .map((agency) => ({ ...agency, aliases: (aliases.get(agency.id) ?? []).map((row) => row.alias) }));
}

/** What an agency is called: its name, the other spellings, its code. */
export function agencySpellings(tx: Tx, id: number): string[] {
  const aliases = tx.all(query.selectFrom('agency_alias').select('alias').where('agency_id', '=', id).orderBy('alias'));
  const agency = agencyById(tx, id);
  return [...aliases.map(({ alias }) => alias), ...(agency === undefined ? [] : [agency.code])];
}

/** Every agency, by its id. */
export function agenciesById(tx: Tx): Map<number, Agency> {
  return new Map(tx.all(query.selectFrom('agency').select(agencyFields)).map((agency) => [agency.id, agency]));
}

/** One agency; undefined where there is none. */
export function agencyById(tx: Tx, id: number): Agency | undefined {
  return tx.first(query.selectFrom('agency').select(agencyFields).where('id', '=', id));
}

/** The agency of this code, in letters of either case. */
export function findAgencyByCode(tx: Tx, code: string): Agency | undefined {
  return tx.first(query.selectFrom('agency').select(agencyFields).where('code', '=', code.toUpperCase()));
}

/** By code (any case) or name; without diacritics only when no other agency's name is the same then. */
export function findAgency(tx: Tx, codeOrName: string): Agency | undefined {
  const byCode = findAgencyByCode(tx, codeOrName);
  if (byCode !== undefined) return byCode;
  const named = query
    .selectFrom('agency_alias')
    .innerJoin('agency', 'agency.id', 'agency_alias.agency_id')
    .select(agencyFields)
    .distinct();
  const exact = tx.first(named.where('alias', '=', codeOrName.normalize('NFC').trim()));
  if (exact !== undefined) return exact;
  const alike = tx.all(named.where('alias_key', '=', strip(codeOrName)).limit(2));
  return alike.length === 1 ? alike[0] : undefined;
}

/** Inserts an agency with its own name and `aliases`; throws when the code or a name is taken. */
export function insertAgency(
  tx: Tx,
  agency: { code: string; name: string; kind: 'agency' | 'group'; aliases: readonly string[] },
): number {
  const { code, name, kind } = agency;
  const id = tx.run(query.insertInto('agency').values({ code, name, kind })).lastId;
  for (const alias of [name, ...agency.aliases]) addAlias(tx, id, alias);
  return id;
}

/** Adds a spelling that the agency does not have yet; throws when another agency has it. */
export function addAlias(tx: Tx, agencyId: number, spelling: string): void {
  const alias = spelling.normalize('NFC').trim();
  const known = tx.first(query.selectFrom('agency_alias').select('agency_id').where('alias', '=', alias));
  if (known?.agency_id === agencyId) return;
  tx.run(query.insertInto('agency_alias').values({ alias, alias_key: strip(alias), agency_id: agencyId }));
}

/** Makes an agency a member of a group from one day to another; `to` null for no end. */
export function addMember(
  tx: Tx,
  member: { groupId: number; memberId: number; from: LocalDate; to: LocalDate | null; document: string },
): void {
  tx.run(
    query.insertInto('agency_member').values({
      group_id: member.groupId,
      member_id: member.memberId,
      from_on: member.from,
      to_on: member.to,
      document: member.document,
    }),
  );
}

export interface Member extends Agency {
  readonly from: LocalDate;
  readonly to: LocalDate | null;
  readonly document: string;
}

/** Every member that a group ever had, with the days of its membership. */
export function membersOf(tx: Tx, groupId: number): Member[] {
  return tx.all(
    query
      .selectFrom('agency_member')
      .innerJoin('agency', 'agency.id', 'agency_member.member_id')
      .select([...agencyFields, 'from_on as from', 'to_on as to', 'document'])
      .where('group_id', '=', groupId)
      .orderBy('agency.name'),
  );
}
