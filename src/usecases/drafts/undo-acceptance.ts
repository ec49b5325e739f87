/** Takes an acceptance back as a whole, while nobody was written to; the draft is open again, with its answers, or closed where it was erased. */

import { record } from '../../store/record/record-event.ts';
import { forgetMade, madeBy, updateDraft, draftById } from '../../store/drafts/drafts.ts';
import {
  hasBeenTold,
  hasRecord,
  isOfLeaders,
  removeAgencies,
  removeProgramme,
  removeSpellings,
} from '../../store/drafts/take-back.ts';
import type { Work } from '../work.ts';
import { mayAccept, type DraftActing } from '../draft-acting.ts';
import type { DraftMissing } from './show-draft.ts';
import { undoAmendment } from './undo-amendment.ts';
import { notedChanges } from '../../store/drafts/changed-rows.ts';

export type AcceptanceUndone =
  | { readonly kind: 'undone'; readonly code: string | null; readonly agenciesLeft: number; readonly isErased: boolean }
  /** `told`: taking it back is a new act now. `reported`: somebody has acted on its tasks. `tied`: leaders are to see it. */
  | { readonly kind: 'refused'; readonly why: 'not_enrolled' | 'not_accepted' | 'told' | 'reported' | 'tied' }
  | DraftMissing;

/** Takes an accepted draft out of the registry as a whole, while nothing of it has been sent. */
export function undoAcceptance(work: Work, by: DraftActing, id: number): AcceptanceUndone {
  if (!mayAccept(by)) return { kind: 'refused', why: 'not_enrolled' };
  const { tx, now } = work;
  const draft = draftById(tx, id);
  if (draft === undefined) return { kind: 'missing', why: 'unknown' };
  const { programmeId } = draft;
  if (draft.state !== 'accepted' || programmeId === null) return { kind: 'refused', why: 'not_accepted' };
  const changes = notedChanges(tx, id);
  if (changes !== null) return undoAmendment(work, by, draft, changes);
  if (hasBeenTold(tx, programmeId)) return { kind: 'refused', why: 'told' };
  if (hasRecord(tx, programmeId)) return { kind: 'refused', why: 'reported' };
  // A chat that is for no programme any more would be for all of them.
  if (isOfLeaders(tx, programmeId, now)) return { kind: 'refused', why: 'tied' };
  const made = madeBy(tx, id);
  removeProgramme(tx, programmeId);
  removeSpellings(tx, made.spellings);
  const left = removeAgencies(tx, made.agencies);
  forgetMade(tx, id);
  const isErased = draft.erasedAt !== null;
  // Nothing is left to go on with of one that was erased.
  const after = isErased
    ? ({ state: 'discarded', settledAt: now, settledBy: by.author.actor } as const)
    : ({ state: 'open', settledAt: null, settledBy: null } as const);
  updateDraft(tx, id, { ...after, firstBy: null, firstPersonId: null, programmeId: null, eventId: null });
  record(tx, {
    at: now,
    kind: 'programme_taken_back',
    ...by.author,
    text: `dự thảo ${String(id)}, tệp “${draft.fileName}”, SHA-256 ${draft.sha256}`,
    undoes: draft.eventId,
  });
  return { kind: 'undone', code: draft.programme, agenciesLeft: left.length, isErased };
}
