/** What an amendment changes, in groups that somebody accepts or holds: dates, leads that moved, words, spelling, new, gone. */

import { agencyNameKey } from '../../agencies/agency-words.ts';
import type { AmendedField } from '../../tasks/amendment.ts';
import type { TaskNamed } from '../draft.ts';

export type ChangeKind =
  'deadline' | 'lead' | 'moved_lead' | 'words' | 'spelling' | 'place' | 'new' | 'gone' | 'given_up';

/** One thing of one task; `task.id` is 0 for a row that is new. */
export interface Change {
  readonly kind: ChangeKind;
  readonly task: TaskNamed;
  /** Position among the rows; null for a task that is gone. */
  readonly position: number | null;
  readonly field: AmendedField | null;
  readonly before: string;
  readonly after: string;
  /** What to know besides, a sentence part; null for nothing. */
  readonly note: string | null;
  /** Of leads that moved: the one before and the one after, by name, and the day and number of the document that says so. */
  readonly leads?: { readonly from: string; readonly to: string; readonly on: string; readonly document: string };
}

export interface ChangeGroup {
  readonly kind: ChangeKind;
  readonly changes: readonly Change[];
}

const ORDER: readonly ChangeKind[] = [
  'deadline', 'moved_lead', 'lead', 'words', 'spelling', 'place', 'new', 'given_up', 'gone',
]; // prettier-ignore

/** Leads that moved are a group for each pair of agencies; of every other kind there is one. */
export function groupChanges(changes: readonly Change[]): readonly ChangeGroup[] {
  const groups = Map.groupBy(changes, ({ kind, leads }) =>
    leads === undefined ? kind : `${kind}:${agencyNameKey(leads.from)}>${agencyNameKey(leads.to)}`,
  );
  return [...groups.values()]
    .flatMap((own): readonly ChangeGroup[] => {
      const [first] = own;
      return first === undefined ? [] : [{ kind: first.kind, changes: own }];
    })
    .sort((a, b) => ORDER.indexOf(a.kind) - ORDER.indexOf(b.kind));
}
