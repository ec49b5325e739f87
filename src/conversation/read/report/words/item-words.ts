/** What composed readings look at in their neighbours. */

import { bareWord } from './bare-word.ts';
import type { Item, ItemKind } from './items.ts';

/** Every merge asks for the same words: they are stripped once for an item. */
const STRIPPED = new WeakMap<Item, string>();

/** The item's words without diacritics; "" for none. */
export function bare(item: Item | undefined): string {
  if (item === undefined) return '';
  const known = STRIPPED.get(item);
  if (known !== undefined) return known;
  const stripped = bareWord(item.key);
  STRIPPED.set(item, stripped);
  return stripped;
}

/** True when there is an item and it is of one of the kinds. */
export function isOf(item: Item | undefined, kinds: readonly ItemKind[]): boolean {
  return item !== undefined && kinds.includes(item.kind);
}

/** How many items from `at` on are of these kinds, `most` at most. */
export function countOf(items: readonly Item[], at: number, kinds: readonly ItemKind[], most: number): number {
  let count = 0;
  while (count < most && isOf(items[at + count], kinds)) count += 1;
  return count;
}

/** Words of courtesy, which say nothing of the matter. */
export const SOFT: readonly ItemKind[] = ['polite', 'soft_order', 'courtesy', 'smile'];
