/**
 * The only gate to "completed". It believes a word of completion only when every other item of the whole reply is
 * known to be harmless there; nothing that the vocabulary does not know ever passes.
 */

import type { LocalDate } from '../../../domain/calendar/dates.ts';
import { withoutAbstract } from './abstract.ts';
import { doneAt, has, isSalutation, type Clause } from './clauses.ts';
import { fitsItsPlace, isAll, type Firmness } from './harmless-place.ts';
import type { Item, ItemKind } from './items.ts';

/** The firmness that each harmless item asks for. Items that are absent are not harmless. */
const HARMLESS: Partial<Record<ItemKind, Firmness>> = {
  done: 0,
  done_formal: 0,
  done_just: 0,
  had: 0,
  already: 0,
  wholly: 0,
  polite: 0,
  courtesy: 0,
  ours: 0,
  task_word: 0,
  reference: 0,
  percent: 0,
  progress_word: 0,
  report_lead: 0,
  address: 0,
  document: 0,
  document_word: 0,
  authority: 0,
  tick: 0,
  nod: 1,
  smile: 1,
  nodded: 1,
  acknowledged: 1,
  soft_order: 1,
  past_time: 1,
  time_link: 1,
  date: 1,
  fraction: 1,
  on_time: 1,
  document_after: 1,
  no_obstacle: 1,
  extension_refused: 1,
  this_time: 2,
  as_planned: 2,
  so_far: 2,
  work: 2,
};

/** True for the kinds that may stand beside a word of completion. */
export function isHarmless(item: Item): boolean {
  return item.kind in HARMLESS;
}

/** True when the reply can only be read as: the task is completed. */
export function saysCompleted(written: readonly Clause[], today: LocalDate): boolean {
  const clauses = written.map((clause) => ({ ...clause, items: withoutAbstract(clause.items) }));
  const firmness = firmnessOf(clauses);
  if (firmness === null) return false;
  let alreadyDone = false;
  for (const clause of clauses) {
    const salutation = isSalutation(clause) && !alreadyDone;
    const believed = clause.items.every((item, index) => {
      const demanded = HARMLESS[item.kind];
      if (demanded === undefined) return false;
      if (demanded > firmness && !isDocumentDay(item, clause.items.slice(0, index))) return false;
      return fitsItsPlace(item, {
        before: clause.items.slice(0, index),
        after: clause.items.slice(index + 1),
        alreadyDone,
        firmness,
        today,
      });
    });
    if (!salutation && !believed) return false;
    alreadyDone ||= doneAt(clause) >= 0;
  }
  return true;
}

/** Null when nothing says that it is complete. */
function firmnessOf(clauses: readonly Clause[]): Firmness | null {
  const saying = clauses.filter((clause) => doneAt(clause) >= 0 || clause.items.some(isAll));
  if (saying.length === 0) return null;
  if (saying.some((clause) => has(clause, 'had', 'already', 'done_just'))) return 2;
  return saying.some((clause) => has(clause, 'done')) ? 1 : 0;
}

function isDocumentDay(item: Item, before: readonly Item[]): boolean {
  if (!['time_link', 'date', 'fraction'].includes(item.kind)) return false;
  return before.slice(-2).some((earlier) => earlier.kind === 'document');
}
