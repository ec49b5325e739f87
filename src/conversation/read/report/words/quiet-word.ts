/** Words that nothing here has a class for, and that cannot turn what is said around. */

import { mayBeAgainst } from './abstract.ts';
import type { Item } from './items.ts';
import { mayLeaveOpen, mayRestrict } from './respell.ts';

/**
 * True for a word without a class that is no slip of one that denies, delays, divides or leaves open, and for a name of
 * several syllables that `data/lexicon/things.csv` knows, but for those of what goes wrong.
 */
export function isQuietWord(item: Item): boolean {
  if (item.kind !== 'unknown') return false;
  if (item.key.includes(' ')) return !/^(?:sự cố|tai nạn|nợ)/u.test(item.key);
  return !mayRestrict(item.key) && !mayLeaveOpen(item.key) && !mayBeAgainst(item);
}
