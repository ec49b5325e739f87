/** How many rows have a deadline of each kind: an empty cell is not one that could not be read. */

import type { LocalDate } from '../calendar/dates.ts';
import type { DeadlineKind } from './deadline.ts';
import { deadlineReader } from './read-deadline.ts';

/** `none`: nothing is written. */
export type CountedKind = DeadlineKind | 'none';

/** By kind, in the order in which they come; `dated` is what a person set beside words that give no day. */
export function countDeadlines(
  rows: readonly { readonly deadline: string; readonly dated?: string }[],
  issued: LocalDate | null,
): ReadonlyMap<CountedKind, number> {
  const read = deadlineReader(issued);
  const kinds = new Map<CountedKind, number>();
  for (const { deadline, dated = deadline } of rows) {
    const kind = dated === '' ? 'none' : read(dated).kind;
    kinds.set(kind, (kinds.get(kind) ?? 0) + 1);
  }
  return kinds;
}
