import type { LocalDate } from '../domain/dates.ts';
import { isMemberOn, type AgencyView } from './list-agencies.ts';

/** An agency in the form that scripts rely on. */
export function agencyJson({ code, name, aliases, kind, members }: AgencyView, today: LocalDate): object {
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
  };
}
