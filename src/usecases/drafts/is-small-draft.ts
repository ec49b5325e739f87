/** Which work on a draft is done at once, within the turn that handles a message. */

import { draftSize } from '../../store/drafts/drafts.ts';
import { lastAssignmentId } from '../../store/programmes/assignments.ts';
import type { Work } from '../work.ts';

/** Bytes of what was read of a document: some 60 rows, read in a few milliseconds. */
const SMALL = 24 * 1024;
/** An amendment reads every task that stands, which takes several times as long as to list them. */
const READING_TAKES = 4;
/** The next tick words each agency's messages. */
const FORESEEING_TAKES = 20;

/** Whether a draft is read, answered and accepted at once; all are where nobody else waits. `id` null: all that wait. */
export function isSmallDraft({ tx, rules }: Work, id: number | null): boolean {
  const { atOnceUpTo } = rules;
  return atOnceUpTo === undefined || (draftSize(tx, id) <= SMALL && lastAssignmentId(tx) * READING_TAKES <= atOnceUpTo);
}

/** Whether it is also found at once whom its acceptance will write to. */
export function isForeseenAtOnce({ tx, rules }: Work): boolean {
  return rules.atOnceUpTo === undefined || lastAssignmentId(tx) * FORESEEING_TAKES <= rules.atOnceUpTo;
}
