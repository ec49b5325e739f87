/** Whether the corpus or a trap has a pattern, and means something else by it. */

import { strip } from '../../domain/strip-diacritics.ts';
import type { LearnedStatus } from '../../domain/tasks/learned-status.ts';
import { patternOf } from './pattern.ts';
import { shippedCorpus } from './shipped-corpus.ts';

/** What a row of the corpus may mean where its pattern means this. */
const MEANT: Record<LearnedStatus, readonly string[]> = {
  completed: ['done'],
  in_progress: ['open', 'stuck', 'none'],
  not_started: ['none', 'open'],
  acknowledged: ['ack', 'open', 'talk'],
};

const NO_NAMES: ReadonlySet<string> = new Set();

/** The first text that has the pattern and means otherwise; null where there is none. Costs some milliseconds. */
export function contradictedBy(pattern: string, status: LearnedStatus): string | null {
  const { rows, traps } = shippedCorpus();
  const words = wordsOf(pattern.replace(/<[^<>]{0,40}>/gu, ' '));
  // Only texts that hold all its words are taken apart.
  const hasPattern = (text: string): boolean => {
    const said = new Set(wordsOf(text));
    return words.every((word) => said.has(word)) && patternOf(text, NO_NAMES) === pattern;
  };
  const trap = status === 'completed' ? traps.find(hasPattern) : undefined;
  return (
    trap ??
    rows.find((row) => ![row.truth, ...row.or].some((truth) => MEANT[status].includes(truth)) && hasPattern(row.text))
      ?.text ??
    null
  );
}

function wordsOf(text: string): string[] {
  return strip(text)
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '');
}
