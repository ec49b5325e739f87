/** Coordinating agencies and recipients of reports under their heirs' names, as lead agencies are. */

import { nameHeirs } from '../conversation/compose/name-heirs.ts';
import type { LocalDate } from '../domain/calendar/dates.ts';
import { once } from '../domain/once.ts';
import type { Card } from '../domain/tasks/task.ts';
import { agenciesWithHeirs } from '../store/programmes/heirs-of-ended.ts';
import type { Tx } from '../store/sqlite/database.ts';

/** For cards that are shown as of `on`: a past report names agencies as they were then. */
export function heirNamer(tx: Tx, on: LocalDate): (card: Card) => Card {
  const agencies = agenciesWithHeirs(tx, on);
  if (agencies.length === 0) return (card) => card;
  const named = once((text: string) => nameHeirs(text, agencies));
  return (card) => {
    const { task } = card;
    return { ...card, task: { ...task, coordinating: named(task.coordinating), reportTo: named(task.reportTo) } };
  };
}
