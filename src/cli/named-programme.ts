import type { Programme } from '../domain/tasks/task.ts';
import { programmeNamed } from '../usecases/show/list-tasks.ts';
import type { Work } from '../usecases/work.ts';
import { Refused } from './refused.ts';

/** The programme of a code or a number. Throws `Refused` with the known ones. */
export function namedProgramme(work: Work, name: string): Programme {
  const found = programmeNamed(work, name);
  if ('code' in found) return found;
  throw new Refused(`No programme goes by “${name}”; the registry has ${found.known.join(', ')}.`);
}
