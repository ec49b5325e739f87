/** Leads of a draft's rows that are no more: their tasks go to who has them now, or wait for the secretariat's word. */

import { agencyNamed, buildAgencyIndex } from '../../domain/agencies/agency-names.ts';
import { heirsOf } from '../../domain/agencies/succession.ts';
import type { DraftRow } from '../../domain/drafts/draft.ts';
import { once } from '../../domain/once.ts';
import { listAgencies } from '../../store/programmes/agencies.ts';
import { endedAgencies } from '../../store/programmes/successions.ts';
import type { Tx } from '../../store/sqlite/database.ts';

/** `heirs` are those of today; one of them has the `tasks`, for none or several they wait. */
export interface EndedLead {
  readonly name: string;
  readonly heirs: readonly string[];
  readonly tasks: number;
}

/** In the order in which the rows name them. */
export function endedLeads(tx: Tx, rows: readonly Pick<DraftRow, 'lead' | 'leads'>[]): readonly EndedLead[] {
  const ended = endedAgencies(tx);
  if (ended.size === 0) return [];
  const agencies = listAgencies(tx);
  const names = new Map(agencies.map(({ id, name }) => [id, name]));
  const index = buildAgencyIndex(agencies);
  const idOf = once((name: string) => agencyNamed(index, name));
  const tasks = new Map<number, number>();
  for (const { lead, leads = [lead] } of rows) {
    const gone = new Set(leads.map(idOf).filter((id) => id !== null && ended.has(id)));
    for (const id of gone) if (id !== null) tasks.set(id, (tasks.get(id) ?? 0) + 1);
  }
  return [...tasks].map(([id, many]) => ({
    name: names.get(id) ?? '',
    heirs: heirsOf(id, ended).flatMap((heir) => names.get(heir) ?? []),
    tasks: many,
  }));
}
