/** Takes an accepted amendment back as a whole, while nobody was told of it; what the record names of it stays, given up. */

import { formerRef } from '../../conversation/compose/amendment-words.ts';
import {
  forgetChanges,
  isAmendmentTold,
  putBack,
  setRev,
  skipQueued,
  standsAsLeft,
  type ChangedRow,
  type NotedChanges,
} from '../../store/drafts/changed-rows.ts';
import { forgetMade, madeBy, updateDraft, type StoredDraft } from '../../store/drafts/drafts.ts';
import { removeAgencies, removeSpellings } from '../../store/drafts/take-back.ts';
import { cardsById } from '../../store/programmes/assignments.ts';
import { moveTask, tasksById } from '../../store/programmes/tasks.ts';
import { record } from '../../store/record/record-event.ts';
import { setWake } from '../../store/reminders/reminders.ts';
import type { DraftActing } from '../draft-acting.ts';
import { withdraw } from '../programme/amend-programme.ts';
import type { Work } from '../work.ts';
import type { AcceptanceUndone } from './undo-acceptance.ts';

/** Refused once a message has gone out (`told`) or somebody has acted on what was changed (`reported`). */
export function undoAmendment(
  work: Work,
  by: DraftActing,
  draft: StoredDraft,
  changes: NotedChanges,
): AcceptanceUndone {
  const { tx, now } = work;
  const { rows } = changes;
  const touched = idsOf(rows, 'assignment', 'standing');
  const begun = idsOf(rows, 'assignment', 'new');
  const added = idsOf(rows, 'task', 'new');
  if (isAmendmentTold(tx, changes, [...touched, ...begun])) return { kind: 'refused', why: 'told' };
  if (!standsAsLeft(tx, rows)) return { kind: 'refused', why: 'reported' };
  const text = `rút lại văn bản sửa đổi, dự thảo ${String(draft.id)}`;
  const amended = cardsById(tx, touched);
  const made = madeBy(tx, draft.id);
  skipQueued(tx, changes);
  // What came in holds no place while the tasks before it take theirs again.
  for (const task of tasksById(tx, added)) moveTask(tx, task.id, formerRef(task.ref, task.id));
  putBack(tx, rows, (change) => isNamedInRecord(change, { added, begun, made: made.agencies }));
  for (const id of begun) withdraw(work, id, { text, author: by.author });
  const restored = new Map(cardsById(tx, touched).map((card) => [card.assignment.id, card]));
  for (const { assignment: before } of amended) {
    const card = restored.get(before.id);
    if (card === undefined) continue;
    const rev = before.rev + 1;
    setRev(tx, before.id, rev);
    const { id: taskId } = card.task;
    const after = { ...card.assignment, rev };
    const event = {
      at: now,
      kind: 'undone',
      ...by.author,
      taskId,
      assignmentId: before.id,
      agencyId: card.agency.id,
    } as const;
    record(tx, { ...event, text, before, after });
    setWake(tx, before.id, work.today);
  }
  removeSpellings(tx, made.spellings);
  const left = removeAgencies(tx, made.agencies);
  forgetMade(tx, draft.id);
  forgetChanges(tx, draft.id);
  const isErased = draft.erasedAt !== null;
  const after = isErased
    ? ({ state: 'discarded', settledAt: now, settledBy: by.author.actor } as const)
    : ({ state: 'open', settledAt: null, settledBy: null } as const);
  updateDraft(tx, draft.id, { ...after, firstBy: null, firstPersonId: null, programmeId: null, eventId: null });
  record(tx, {
    at: now,
    kind: 'programme_taken_back',
    ...by.author,
    text: `dự thảo ${String(draft.id)}, tệp “${draft.fileName}”, SHA-256 ${draft.sha256}`,
    undoes: draft.eventId,
  });
  return { kind: 'undone', code: draft.programme, agenciesLeft: left.length, isErased };
}

/** Ids of rows that came in, or of those that were there before and were changed. */
function idsOf(rows: readonly ChangedRow[], table: ChangedRow['table'], which: 'new' | 'standing'): readonly number[] {
  const own = rows.filter((row) => row.table === table);
  const inserted = new Set(own.filter(({ before }) => before === null).map(idOf));
  return which === 'new' ? [...inserted] : [...new Set(own.map(idOf))].filter((id) => !inserted.has(id));
}

function idOf({ before, after }: ChangedRow): number {
  return Number((after ?? before)?.['id'] ?? 0);
}

/** Events name tasks, assignments and agencies for good: of these nothing is removed here. */
function isNamedInRecord(
  { table, after }: ChangedRow,
  {
    added,
    begun,
    made,
  }: { readonly added: readonly number[]; readonly begun: readonly number[]; readonly made: readonly number[] },
): boolean {
  const has = (ids: readonly number[], column: string): boolean => ids.includes(Number(after?.[column] ?? 0));
  switch (table) {
    case 'task':
    case 'assignment':
    case 'agency':
      return true;
    case 'task_lead':
    case 'task_feed':
      return has(added, 'task_id');
    case 'wake':
      return has(begun, 'assignment_id');
    case 'agency_alias':
      return has(made, 'agency_id');
    default:
      return false;
  }
}
