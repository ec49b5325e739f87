import { questionId } from './question-id.ts';
import type { DraftReading } from './read-draft.ts';

/** Six letters and digits for what acceptance would take: another reading has another mark. */
export function readingMark({
  head,
  rows,
  aside,
  names,
}: Pick<DraftReading, 'head' | 'rows' | 'aside' | 'names'>): string {
  return questionId(JSON.stringify([head, rows, aside.length, names])).slice(-6);
}
