import { enrolledNames } from '../../store/people/people.ts';
import type { Work } from '../work.ts';

/** The last words of the names of people with a role: "Tuấn". A pattern holds none of them. */
export function namesToLeaveOut({ tx }: Work): ReadonlySet<string> {
  return new Set(enrolledNames(tx).flatMap((name) => name.normalize('NFC').trim().split(/\s+/u).at(-1) ?? []));
}
