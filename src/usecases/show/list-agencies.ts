import type { LocalDate } from '../../domain/calendar/dates.ts';
import { buildAgencyIndex, nearestAgencies } from '../../domain/agencies/agency-names.ts';
import type { Agency } from '../../domain/tasks/task.ts';
import { findAgency, listAgencies, membersOf, type AgencyNames, type Member } from '../../store/programmes/agencies.ts';
import { endedOn, predecessorsOf, successorsOf } from '../../store/programmes/successions.ts';
import type { Work } from '../work.ts';

export interface AgencyView extends AgencyNames {
  /** Every member that a group ever had; none for an agency. */
  readonly members: readonly Member[];
  /** The first day after the agency's end; null while it exists. */
  readonly endedOn: LocalDate | null;
  readonly successors: readonly Agency[];
  readonly predecessors: readonly Agency[];
}

/** Known names offered for an unknown one. */
const SUGGESTIONS = 3;

/** Every agency by name; a name is not listed among its own aliases. */
export function agenciesWithMembers(work: Work): AgencyView[] {
  return listAgencies(work.tx).map((agency) => ({
    ...agency,
    aliases: agency.aliases.filter((alias) => alias !== agency.name),
    members: membersOf(work.tx, agency.id),
    endedOn: endedOn(work.tx, agency.id),
    successors: successorsOf(work.tx, agency.id),
    predecessors: predecessorsOf(work.tx, agency.id),
  }));
}

/** True when the membership holds on the day. */
export function isMemberOn(member: Member, day: LocalDate): boolean {
  return member.from <= day && (member.to === null || member.to >= day);
}

export type NamedAgency =
  | { readonly kind: 'agency'; readonly agency: Agency; readonly members: readonly Member[] }
  /** `near` are known agencies with similar names. */
  | { readonly kind: 'unknown'; readonly near: readonly Agency[] };

/** The agency of a code or of any of its names. */
export function agencyNamed(work: Work, codeOrName: string): NamedAgency {
  const agency = findAgency(work.tx, codeOrName);
  if (agency !== undefined) return { kind: 'agency', agency, members: membersOf(work.tx, agency.id) };
  const known = listAgencies(work.tx);
  const near = nearestAgencies(codeOrName, buildAgencyIndex(known.map(withCodeAsName)), SUGGESTIONS);
  return { kind: 'unknown', near: near.flatMap(({ id }) => known.filter((candidate) => candidate.id === id)) };
}

/** Adds the code to the names, so that a mistyped code is recognised too. */
function withCodeAsName({ id, code, name, aliases }: AgencyNames): { id: number; name: string; aliases: string[] } {
  return { id, name, aliases: [code, ...aliases] };
}
