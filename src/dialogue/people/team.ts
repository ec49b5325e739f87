/** The team that a command is about: an agency's, the secretariat's or the leaders'. */

import type { Listed } from '../../conversation/compose/compose-people.ts';
import { mayConfirm, sees } from '../../domain/people/access.ts';
import { agencyById } from '../../store/programmes/agencies.ts';
import type { Agency } from '../../domain/tasks/task.ts';
import { observersOf, peopleWith, type Person } from '../../store/people/people.ts';
import { sightFrom, type Origin } from '../context/origin.ts';
import type { Work } from '../../usecases/work.ts';
import type { TeamRole } from '../../domain/people/role.ts';

export interface Team {
  readonly role: TeamRole;
  readonly agency: { readonly id: number; readonly name: string; readonly code: string } | null;
}

/**
 * The team of the agency `named`, for those who see it, else of the chat; in private of the
 * person's own agency, or the secretariat. Null when none fits.
 */
export function teamOf(work: Work, origin: Origin, named: Agency | null): Team | null {
  const sight = sightFrom(origin);
  if (named !== null) {
    if (!sees(sight, named.id)) return null;
    return { role: 'focal_point', agency: named };
  }
  switch (origin.chat.role) {
    case 'secretariat':
      return { role: 'secretariat', agency: null };
    case 'leaders':
      return { role: 'leader', agency: null };
    case 'agency':
    case 'none': {
      const agency = sight.kind === 'agency' ? agencyById(work.tx, sight.agencyId) : undefined;
      if (agency !== undefined) return { role: 'focal_point', agency };
      const isOffice = sight.kind === 'all' && mayConfirm(origin.actor) === 'yes';
      return isOffice ? { role: 'secretariat', agency: null } : null;
    }
  }
}

/** The agency of a team; null for the secretariat's and the leaders'. */
export function agencyIdOf(team: Team): number | null {
  return team.agency?.id ?? null;
}

/** A team's members, then its observers. */
export function membersOf(work: Work, team: Team): { members: Person[]; observers: Person[] } {
  const agencyId = agencyIdOf(team);
  // The leaders' group has no observers of its own: those who observe everything belong to the secretariat.
  const observers = team.role === 'leader' ? [] : observersOf(work.tx, agencyId);
  return { members: peopleWith(work.tx, team.role, agencyId), observers };
}

/** A person as a line of a list. */
export function listed({ id, name, channel }: Person): Listed {
  return { number: id, name, messenger: channel };
}
