/** The lists behind the reading commands; every door takes them from here. */

import type { Sight } from '../domain/access.ts';
import { addDays } from '../domain/dates.ts';
import { DUE_SOON_DAYS } from '../domain/assignment.ts';
import type { Card } from '../domain/task.ts';
import {
  overdueCards,
  searchCards,
  silentCards,
  stuckCards,
  upcomingCards,
  waitingCards,
  type Scope,
} from '../store/assignments.ts';
import type { Work } from './work.ts';

const MOST_FOUND = 50;

export function overdueOf(work: Work, scope: Scope): Card[] {
  return overdueCards(work.tx, scope, work.today);
}

export function waitingOf(work: Work, scope: Scope): Card[] {
  return waitingCards(work.tx, scope);
}

/** Due today or within the two weeks after. */
export function upcomingOf(work: Work, scope: Scope): Card[] {
  return upcomingCards(work.tx, scope, work.today, addDays(work.today, DUE_SOON_DAYS));
}

/** Without a date, and without a report in the last full period. */
export function silentOf(work: Work, scope: Scope): Card[] {
  return silentCards(work.tx, scope, work.today);
}

export function stuckOf(work: Work, scope: Scope): Card[] {
  return stuckCards(work.tx, scope);
}

export function foundIn(work: Work, scope: Scope, words: string): Card[] {
  return searchCards(work.tx, scope, words, { limit: MOST_FOUND, offset: 0 });
}

/** What may be seen as what to read; null for nothing. */
export function scopeOf(sight: Sight): Scope | null {
  return sight.kind === 'nothing' ? null : sight;
}
