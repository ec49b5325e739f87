/** "theo đề nghị của Sở": the day that was asked for, by the agency whose task it is and by no other one. */

import { dayAskedBy } from '../../conversation/read/answer/read-answer.ts';
import { strip } from '../../domain/strip-diacritics.ts';
import type { Card } from '../../domain/tasks/task.ts';
import { findAgency } from '../../store/programmes/agencies.ts';
import type { Work } from '../../usecases/work.ts';

/** `own`: the day that the card's agency asked for; `another`: a day that somebody else asked for; null for other words. */
export function askedDayIn({ tx }: Work, { agency }: Card, words: string): 'own' | 'another' | null {
  const asker = dayAskedBy(words);
  if (asker === null) return null;
  // "của Sở", "của UBND huyện" begin the agency's own name.
  const isOwn = `${strip(agency.name)} `.startsWith(asker === '' ? '' : `${asker} `);
  return isOwn || findAgency(tx, asker)?.id === agency.id ? 'own' : 'another';
}
