import { composeDraftStep } from '../../conversation/compose/draft/compose-draft-step.ts';
import { isTakeable } from '../../domain/drafts/read-draft.ts';
import type { OutgoingMessage } from '../../conversation/message/message.ts';
import type { Work } from '../work.ts';
import type { DraftActing } from '../draft-acting.ts';
import { foreseeAcceptance } from './foresee-acceptance.ts';
import type { ShownDraft } from './show-draft.ts';

/** A draft's next step in a chat; `done` is what was just done. */
export function wordDraft(work: Work, by: DraftActing, shown: ShownDraft, done: string | null = null): OutgoingMessage {
  const { draft, content, reading, open } = shown;
  const isReady = open.length === 0 && isTakeable(reading);
  return composeDraftStep({
    id: draft.id,
    content,
    reading,
    open,
    done,
    foreseen: isReady ? foreseeAcceptance(work, by, shown) : null,
    timeZone: work.rules.timeZone,
  });
}
