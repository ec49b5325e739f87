/** Foresees an acceptance beside the registry: what it would write goes into copies in memory, so that nobody's writing waits for it. */

import { ADDED_ONLY, tablesOf, withOverlay, type Overlaid } from '../../store/sqlite/overlay.ts';
import type { Database, Tx } from '../../store/sqlite/database.ts';
import { tablesOfDraft } from '../show/draft-next-tick.ts';
import type { DraftActing } from '../draft-acting.ts';
import type { Work } from '../work.ts';
import { foreseeAcceptance, type Foreseen } from './foresee-acceptance.ts';
import type { ShownDraft } from './show-draft.ts';

/** Large tables to which an acceptance at most adds, and of which nothing new is read before it is gone. */
const ONLY_ADDED = new Set([
  'event',
  'event_message',
  'inbox',
  'draft_file',
  'draft_picture',
  'draft_message',
  'evidence',
  'picture',
]);

/** Every question of the draft is answered. `at` makes the work of a transaction at the moment of asking. */
export function foreseeApart(database: Database, at: (tx: Tx) => Work, by: DraftActing, shown: ShownDraft): Foreseen {
  const tables = database.read((tx) => tablesOfAcceptance(at(tx)));
  return withOverlay(database, tables, (tx) => foreseeAcceptance(at(tx), by, shown));
}

/** Any table, for an amendment may reach each of them; of the queue only what the next tick reads. */
function tablesOfAcceptance(work: Work): Overlaid {
  const { outbox = 'true', outbox_about = 'true' } = tablesOfDraft(work);
  const copied = tablesOf(work.tx).map((table) => [table, ONLY_ADDED.has(table) ? ADDED_ONLY : 'true'] as const);
  const queue = new Map([
    ['outbox', outbox],
    ['outbox_about', outbox_about],
  ]);
  // What is about the queue is copied after it.
  return Object.fromEntries([...copied.filter(([table]) => !queue.has(table)), ...queue]);
}
