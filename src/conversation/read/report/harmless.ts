/** What may stand beside a word of completion for it to be believed. What is absent here is not harmless. */

import type { Firmness } from './harmless-place.ts';
import type { Item, ItemKind } from './words/items.ts';

/** The firmness that each harmless item asks for. */
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
  assigned: 0,
  reference: 0,
  percent: 0,
  progress_word: 0,
  report_lead: 0,
  address: 0,
  document: 0,
  document_word: 0,
  authority: 0,
  of: 0,
  tick: 0,
  offset: 0,
  counted: 0,
  plan: 0,
  close: 2,
  against_plan: 0,
  attach: 0,
  nod: 1,
  smile: 1,
  nodded: 1,
  acknowledged: 1,
  soft_order: 1,
  past_time: 1,
  time_link: 1,
  date: 1,
  fraction: 1,
  document_after: 1,
  no_obstacle: 0,
  extension_refused: 0,
  on_time: 2,
  this_time: 2,
  as_planned: 2,
  so_far: 2,
  work: 2,
  in_use: 2,
};

/** How firmly the reply must speak of the past for the item to be harmless; null for what never is. */
export function firmnessFor(item: Item): Firmness | null {
  return HARMLESS[item.kind] ?? null;
}

/** True for the kinds that may stand beside a word of completion. */
export function isHarmless(item: Item): boolean {
  return item.kind in HARMLESS;
}
