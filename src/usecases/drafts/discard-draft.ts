import { draftById, forgetDocument, updateDraft } from '../../store/drafts/drafts.ts';
import type { Work } from '../work.ts';
import { mayPrepare, type DraftActing } from '../draft-acting.ts';
import type { DraftMissing } from './show-draft.ts';

export type DraftDiscarded =
  | { readonly kind: 'discarded' }
  | { readonly kind: 'refused'; readonly why: 'not_enrolled' | 'settled' }
  | DraftMissing;

/** Closes an open draft for good: the name and the hash of its file stay, and nothing of what it held. */
export function discardDraft({ tx, now }: Work, by: DraftActing, id: number): DraftDiscarded {
  if (!mayPrepare(by)) return { kind: 'refused', why: 'not_enrolled' };
  const draft = draftById(tx, id);
  if (draft === undefined) return { kind: 'missing', why: 'unknown' };
  if (draft.state !== 'open') return { kind: 'refused', why: 'settled' };
  updateDraft(tx, id, { state: 'discarded', settledAt: now, settledBy: by.author.actor });
  forgetDocument(tx, id);
  return { kind: 'discarded' };
}
