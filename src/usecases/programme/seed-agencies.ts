/** Inserts the agencies and the members of collective leads into an empty registry. */

import type { LocalDate } from '../../domain/calendar/dates.ts';
import { addMember, findAgency, insertAgency, listAgencies } from '../../store/programmes/agencies.ts';
import type { Tx } from '../../store/sqlite/database.ts';
import { listProgrammes } from '../../store/programmes/tasks.ts';
import type { Work } from '../work.ts';

export interface AgencySeed {
  readonly code: string;
  readonly name: string;
  readonly kind: 'agency' | 'group';
  readonly aliases: readonly string[];
  readonly members: readonly {
    readonly code: string;
    readonly from: LocalDate;
    readonly to: LocalDate | null;
    readonly document: string;
  }[];
}

/** True for a registry without programmes and agencies. */
export function isEmptyRegistry(tx: Tx): boolean {
  return listProgrammes(tx).length === 0 && listAgencies(tx).length === 0;
}

/** Throws when a member's code is not among the agencies. */
export function seedAgencies(work: Work, agencies: readonly AgencySeed[]): void {
  const ids = new Map(agencies.map((agency) => [agency.code, insertAgency(work.tx, agency)]));
  for (const group of agencies) {
    for (const member of group.members) {
      const groupId = ids.get(group.code);
      const memberId = ids.get(member.code) ?? findAgency(work.tx, member.code)?.id;
      if (groupId === undefined || memberId === undefined) {
        throw new Error(`Group ${group.code} has an unknown member ${member.code}.`);
      }
      addMember(work.tx, { groupId, memberId, from: member.from, to: member.to, document: member.document });
    }
  }
}
