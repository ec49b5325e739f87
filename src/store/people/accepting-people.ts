import type { Somebody } from '../../domain/people/same-person.ts';
import { personById, personFields, presentationOf, type Person } from './people.ts';
import { query, type Tx } from '../sqlite/database.ts';

/** The accounts that may make a draft live. */
export function accountsWithRight(tx: Tx): Somebody[] {
  const people = query
    .selectFrom('person')
    .innerJoin('role', 'role.person_id', 'person.id')
    .select(personFields)
    .distinct()
    .where('role.role', 'in', ['owner', 'secretariat'])
    .where('role.until', 'is', null)
    .orderBy('person.id');
  return tx.all(people).map((person) => somebody(tx, person));
}

/** Who acted under a name, from an account where there was one. */
export function whoActed(
  tx: Tx,
  { actor, personId }: { readonly actor: string; readonly personId: number | null },
): Somebody {
  const person = personId === null ? undefined : personById(tx, personId);
  return person === undefined ? { personId, channel: null, names: [actor] } : somebody(tx, person);
}

function somebody(tx: Tx, { id, channel, name }: Person): Somebody {
  const presented = presentationOf(tx, id);
  return { personId: id, channel, names: presented === null ? [name] : [name, presented] };
}
