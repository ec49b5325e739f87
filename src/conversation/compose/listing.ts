/** A list as it is in hand when it is worded. */

import type { Card } from '../../domain/tasks/task.ts';
import { count } from './words.ts';

/** So many, or more than so many: nobody counts on. */
export interface Bounded {
  readonly count: number;
  readonly more: boolean;
}

/** All of it, or one page (of `pages`, counted from 1) of what is too long to be held in hand. */
export type Listing =
  | { readonly kind: 'whole'; readonly cards: readonly Card[] }
  | {
      readonly kind: 'page';
      readonly cards: readonly Card[];
      readonly total: Bounded;
      readonly page: number;
      readonly pages: number;
    };

/** How many lines the whole list has; `more` where counting stopped at its bound. */
export function totalOf(listing: Listing): Bounded {
  return listing.kind === 'page' ? listing.total : { count: listing.cards.length, more: false };
}

/** "12", or "hơn 1.000". */
export function boundedWords({ count: counted, more }: Bounded): string {
  return more ? `hơn ${count(counted)}` : count(counted);
}
