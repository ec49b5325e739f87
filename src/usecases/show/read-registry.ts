/** The lists behind the reading commands, for every channel. */

import { withRemarks } from './read-list.ts';
import type { Card } from '../../domain/tasks/task.ts';
import { searchCards, type Scope } from '../../store/programmes/assignments.ts';
import type { Work } from '../work.ts';

const MOST_FOUND = 50;

/** The assignments whose tasks hold the words, up to a bound. */
export function foundIn(work: Work, scope: Scope, words: string): Card[] {
  const found = searchCards(work.tx, scope, words, { limit: MOST_FOUND, offset: 0 });
  return withRemarks(work, found, scope);
}
