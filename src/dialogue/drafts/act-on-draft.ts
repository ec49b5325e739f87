/** An act on a draft in a chat: at once where the draft is small, else beside the bot. */

import type { DraftAct } from '../../conversation/message/asked.ts';
import type { OutgoingMessage } from '../../conversation/message/message.ts';
import { DRAFT_REFUSED } from '../../conversation/compose/draft/say-draft.ts';
import { actOnDraft } from '../../usecases/drafts/act-on-draft.ts';
import { foreseeAcceptance } from '../../usecases/drafts/foresee-acceptance.ts';
import { isForeseenAtOnce, isSmallDraft } from '../../usecases/drafts/is-small-draft.ts';
import { showDraft } from '../../usecases/drafts/show-draft.ts';
import { isTakeable } from '../../domain/drafts/read-draft.ts';
import { wordDraft } from '../../usecases/drafts/word-draft.ts';
import type { Work } from '../../usecases/work.ts';
import type { Origin } from '../context/origin.ts';
import { draftActing } from './taking-in.ts';

/** A message to send, a sentence that says why nothing was done, or an answer that comes later by itself. */
export type Answered =
  | { readonly kind: 'said'; readonly message: OutgoingMessage }
  | { readonly kind: 'refused'; readonly text: string }
  | { readonly kind: 'later' };

/** Carries out `act`, and shows what follows it. */
export function actInChat(work: Work, origin: Origin, draft: number, act: DraftAct): Answered {
  if (!isSmallDraft(work, draft)) return later(work, origin, draft, act);
  const by = draftActing(origin);
  const acted = actOnDraft(work, by, draft, act);
  if (acted.kind !== 'next') return acted;
  const found = showDraft(work, draft);
  if (found.kind === 'missing') return { kind: 'refused', text: DRAFT_REFUSED[found.why] };
  const { shown } = found;
  if (shown.draft.state !== 'open') return { kind: 'refused', text: DRAFT_REFUSED.settled };
  const isReady = shown.open.length === 0 && isTakeable(shown.reading);
  if (isReady && !isForeseenAtOnce(work)) return later(work, origin, draft, { kind: 'show', done: acted.done });
  return { kind: 'said', message: wordDraft(work, shown, acted.done, () => foreseeAcceptance(work, by, shown)) };
}

function later({ now }: Work, origin: Origin, draft: number, act: DraftAct): Answered {
  const { person, messageId } = origin;
  origin.replyLater({ kind: 'on_draft', asOf: now, personId: person.id, messageId, draft, act });
  return { kind: 'later' };
}
