/** A secrecy marking was added to a message that brought a draft, or an answer about one: what it brought is erased. */

import { createHash, randomBytes } from 'node:crypto';
import type { ErasedDraft } from '../../conversation/compose/compose-erased.ts';
import type { Instant } from '../../domain/calendar/dates.ts';
import {
  draftsAnsweredBy,
  draftsBroughtBy,
  removeAnswersOf,
  taskNumbersOf,
  type DraftMessage,
} from '../../store/drafts/draft-messages.ts';
import { draftById, forgetDocument, updateDraft, type StoredDraft } from '../../store/drafts/drafts.ts';
import { ERASED, eraseDraftOutbox, eraseEvent } from '../../store/record/erase.ts';
import { eventById } from '../../store/record/events.ts';
import type { Work } from '../work.ts';

export interface ErasedDrafts {
  readonly drafts: readonly ErasedDraft[];
  /** The chats that had been sent some of the words. */
  readonly told: readonly number[];
  /** Since when the first of them was held; null for none. */
  readonly since: Instant | null;
}

/** Tasks of an accepted draft stand; `actor` closes an open one. */
export function eraseDrafts(work: Work, actor: string, message: DraftMessage): ErasedDrafts {
  const { tx, now } = work;
  const brought = present(work, draftsBroughtBy(tx, message));
  const ids = new Set(brought.map(({ id }) => id));
  const answered = present(work, draftsAnsweredBy(tx, message)).filter(({ id }) => !ids.has(id));
  removeAnswersOf(tx, message);
  for (const draft of brought) eraseDraft(work, actor, draft);
  // Who accepted first has seen an answer that is gone.
  for (const { id, state } of answered)
    if (state === 'open') updateDraft(tx, id, { firstBy: null, firstPersonId: null });
  const all = [...brought, ...answered];
  return {
    drafts: all.map(({ id, state, programmeId }) => ({
      id,
      state,
      isWhole: ids.has(id),
      tasks: state === 'accepted' && programmeId !== null ? taskNumbersOf(tx, programmeId) : [],
    })),
    told: all.flatMap((draft) => eraseDraftOutbox(tx, draft.id, draft.takenAt, now)),
    since: all.map(({ takenAt }) => takenAt).sort()[0] ?? null,
  };
}

function present({ tx }: Work, ids: readonly number[]): StoredDraft[] {
  return ids.flatMap((id) => draftById(tx, id) ?? []).filter(({ erasedAt }) => erasedAt === null);
}

function eraseDraft({ tx, now }: Work, actor: string, { id, state, sha256, fileName, eventId }: StoredDraft): void {
  forgetDocument(tx, id);
  const closed = state === 'open' ? ({ state: 'discarded', settledAt: now, settledBy: actor } as const) : {};
  const salted = createHash('sha256').update(randomBytes(32)).update(sha256).digest('hex');
  updateDraft(tx, id, { ...closed, fileName: ERASED, sha256: salted, erasedAt: now });
  const accepting = eventId === null ? undefined : eventById(tx, eventId);
  if (accepting !== undefined) eraseEvent(tx, accepting, [sha256, fileName], true);
}
