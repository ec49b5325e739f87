import type { LearnedStatus } from '../../domain/tasks/learned-status.ts';
import { localDateOf } from '../../domain/calendar/dates.ts';
import type { Work } from '../work.ts';
import { patternsInUse } from './rule-on-pattern.ts';

/** A row for a file of the lexicon. */
export interface ProposedPhrase {
  readonly phrase: string;
  readonly class: string;
  readonly marks: 'needed' | '';
  readonly register: 'chat';
  readonly source: string;
}

/** The class of a whole phrase that means the status. */
const CLASSES: Record<LearnedStatus, string> = {
  completed: 'done_just',
  in_progress: 'running',
  not_started: 'not_started',
  acknowledged: 'acknowledged',
};

/** More were approved than one person can look through. */
const MOST_PROPOSED = 1000;

/**
 * The approved patterns as rows for the shipped lexicon; those with a sign for a figure, a day or a name are no phrases and
 * are left out. No person is named.
 */
export function proposePhrases(work: Work): ProposedPhrase[] {
  return patternsInUse(work, MOST_PROPOSED)
    .filter(({ pattern }) => /^\p{L}+(?: \p{L}+)*$/u.test(pattern))
    .map(({ pattern, ruledStatus, ruledAt, people }): ProposedPhrase => {
      const on = localDateOf(ruledAt, work.rules.timeZone);
      const source = `answers of ${String(people)} people, approved ${on}`;
      return { phrase: pattern, class: CLASSES[ruledStatus], marks: 'needed', register: 'chat', source };
    });
}
