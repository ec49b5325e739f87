/** Coordinating agencies and recipients of reports under their heirs' names, as lead agencies are. */

import { nameHeirs } from '../conversation/compose/name-heirs.ts';
import { heirsOf } from '../domain/agencies/succession.ts';
import type { LocalDate } from '../domain/calendar/dates.ts';
import { once } from '../domain/once.ts';
import type { Card } from '../domain/tasks/task.ts';
import { listAgencies } from '../store/programmes/agencies.ts';
import { endedAgencies } from '../store/programmes/successions.ts';
import type { Tx } from '../store/sqlite/database.ts';

/** For cards that are shown as of `on`: a past report names agencies as they were then. */
export function heirNamer(tx: Tx, on: LocalDate): (card: Card) => Card {
  const ended = endedAgencies(tx, on);
  if (ended.size === 0) return (card) => card;
  const all = listAgencies(tx);
  const names = new Map(all.map(({ id, name }) => [id, name]));
  const agencies = all.map(({ id, name, aliases }) => ({
    spellings: [name, ...aliases],
    heirs: ended.has(id) ? heirsOf(id, ended).flatMap((heir) => names.get(heir) ?? []) : null,
  }));
  const named = once((text: string) => nameHeirs(text, agencies));
  return (card) => {
    const { task } = card;
    return { ...card, task: { ...task, coordinating: named(task.coordinating), reportTo: named(task.reportTo) } };
  };
}
