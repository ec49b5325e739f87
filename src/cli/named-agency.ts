import type { Agency } from '../domain/tasks/task.ts';
import { agencyNamed, type NamedAgency } from '../usecases/show/list-agencies.ts';
import type { Work } from '../usecases/work.ts';
import { Refused } from './refused.ts';

/** The agency of a code or a name. Throws `Refused` with the nearest known ones. */
export function namedAgency(work: Work, name: string): NamedAgency & { kind: 'agency' } {
  const found = agencyNamed(work, name);
  if (found.kind === 'agency') return found;
  const near = found.near.length === 0 ? '' : ` The nearest are ${found.near.map(shown).join(', ')}.`;
  throw new Refused(`No agency goes by “${name}”; list all of them with "agencies".${near}`);
}

function shown({ code, name }: Agency): string {
  return `${name} (${code})`;
}
