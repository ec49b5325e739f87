import { agencyById } from '../../store/programmes/agencies.ts';
import type { Scope } from '../../store/programmes/assignments.ts';
import type { Work } from '../work.ts';

/** Whose tasks a list shows, as its heading says it; both null for everybody's. */
export function namesOf(
  { tx }: Work,
  scope: Scope,
): { readonly agency: string | null; readonly agencies: string | null } {
  if (scope.kind === 'all') return { agency: null, agencies: null };
  const { agencyId, also = [] } = scope;
  const names = [agencyId, ...also].flatMap((id) => agencyById(tx, id)?.name ?? []);
  return also.length === 0
    ? { agency: names[0] ?? null, agencies: null }
    : { agency: null, agencies: names.join(', ') };
}
