/** Whose paper it is, by the name that the lexicon does not know: "theo Báo cáo số 12/BC-SCT của Sở Công Thương". */

import type { Item, ItemKind } from '../words/items.ts';
import { mayBeAgainst } from '../words/abstract.ts';
import { mayRestrict } from '../words/respell.ts';

/** In items. */
const LONGEST_NAME = 4;
const SOFT: readonly ItemKind[] = ['polite', 'soft_order', 'courtesy', 'smile', 'already'];

/** A clause without the name of the office that issued its paper, where nothing but courtesy stands behind it. */
export function withoutIssuer(items: readonly Item[]): readonly Item[] {
  const of = items.findLastIndex(({ kind }, at) => kind === 'of' && items[at + 1]?.kind === 'authority');
  if (of < 0 || !items.slice(0, of).some(({ kind }) => kind === 'document')) return items;
  const rest = items.slice(of + 2);
  const end = rest.findIndex((item) => item.kind !== 'unknown' && item.kind !== 'authority');
  const name = rest.slice(0, end < 0 ? rest.length : end);
  const isName = name.length <= LONGEST_NAME && name.every((item) => !mayRestrict(item.key) && !mayBeAgainst(item));
  const closes = rest.slice(name.length).every(({ kind }) => SOFT.includes(kind));
  return isName && closes ? [...items.slice(0, of + 2), ...rest.slice(name.length)] : items;
}
