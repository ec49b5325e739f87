import { query, type Tx } from '../sqlite/database.ts';

/** How many people may make a draft live. */
export function countWithRight(tx: Tx): number {
  const people = query
    .selectFrom('role')
    .select((eb) => eb.fn.count<number>('person_id').distinct().as('people'))
    .where('role', 'in', ['owner', 'secretariat'])
    .where('until', 'is', null);
  return tx.first(people)?.people ?? 0;
}
