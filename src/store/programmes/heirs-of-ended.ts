/** Who stands for each agency that has ended. */

import type { LocalDate } from '../../domain/calendar/dates.ts';
import { query, type Tx } from '../sqlite/database.ts';
import { listAgencies } from './agencies.ts';
import { endedBy } from './successions.ts';

interface Known {
  readonly spellings: readonly string[];
  readonly heirs: readonly string[] | null;
}

/**
 * Every agency with its name and aliases; of one that had ended by `on` those that stood for it then, through heirs that
 * ended in their turn. Empty while none had ended.
 */
export function agenciesWithHeirs(tx: Tx, on: LocalDate): Known[] {
  const ended = endedBy(tx, on);
  if (ended.size === 0) return [];
  const agencies = listAgencies(tx);
  const names = new Map(agencies.map(({ id, name }) => [id, name]));
  const successors = Map.groupBy(
    tx.all(
      query
        .selectFrom('successor')
        .innerJoin('succession', 'succession.id', 'successor.succession_id')
        .select(['successor.predecessor_id as from', 'successor.successor_id as to'])
        .where('succession.from_on', '<=', on)
        .orderBy('successor.successor_id'),
    ),
    ({ from }) => from,
  );
  const heirsOf = (id: number): string[] => {
    const heirs = new Set<number>();
    // A merger back and forth leads to where it began: each is looked at once.
    const seen = new Set<number>();
    for (let open = [id]; open.length > 0;) {
      const next = open.flatMap((each) => successors.get(each) ?? []).map(({ to }) => to);
      open = [...new Set(next)].filter((each) => !seen.has(each));
      for (const each of open) {
        seen.add(each);
        if (!ended.has(each)) heirs.add(each);
      }
      open = open.filter((each) => ended.has(each));
    }
    return [...heirs].flatMap((each) => names.get(each) ?? []);
  };
  return agencies.map(({ id, name, aliases }) => ({
    spellings: [name, ...aliases],
    heirs: ended.has(id) ? heirsOf(id) : null,
  }));
}
