import type { LocalDate } from '../../domain/calendar/dates.ts';
import { isMemberOn, type AgencyView } from './list-agencies.ts';

/** An agency under stable names for scripts. */
export function agencyJson(agency: AgencyView, today: LocalDate): object {
  const { code, name, aliases, kind, members, endedOn, successors, predecessors } = agency;
  return {
    code,
    name,
    aliases,
    kind,
    members: members.filter((member) => isMemberOn(member, today)).map((member) => member.name),
    member_details: members.map((member) => ({
      code: member.code,
      name: member.name,
      from: member.from,
      to: member.to,
      document: member.document,
    })),
    ended_on: endedOn,
    successors: successors.map((successor) => successor.code),
    predecessors: predecessors.map((predecessor) => predecessor.code),
  };
}
