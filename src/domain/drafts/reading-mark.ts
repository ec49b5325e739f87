import { questionId } from './question-id.ts';
import type { DraftReading } from './read-draft.ts';

/** Six letters and digits for what acceptance would take: another reading has another mark. */
export function readingMark({
  head,
  rows,
  aside,
  names,
  amendment,
}: Pick<DraftReading, 'head' | 'rows' | 'aside' | 'names' | 'amendment'>): string {
  const amended = amendment === undefined ? [] : [amendment.programme.code, amendment.whole, amendment.changes];
  return questionId(JSON.stringify([head, rows, aside.length, names, ...amended])).slice(-6);
}
