import { composeDraftStep } from '../../conversation/compose/draft/compose-draft-step.ts';
import { draftListed, HOW_TO_TAKE_IN } from '../../conversation/compose/draft/say-taking-in.ts';
import { write } from '../../conversation/compose/write.ts';
import { isTakeable } from '../../domain/drafts/read-draft.ts';
import type { OutgoingMessage } from '../../conversation/message/message.ts';
import type { Work } from '../work.ts';
import type { Foreseen } from './foresee-acceptance.ts';
import { draftsWaiting, showDraft, type ShownDraft } from './show-draft.ts';

/** A draft's next step in a chat; `done` is what was just done, `foresee` is called where nothing is asked any more. */
export function wordDraft(
  { rules }: Pick<Work, 'rules'>,
  shown: ShownDraft,
  done: string | null,
  foresee: () => Foreseen,
): OutgoingMessage {
  const { draft, content, reading, open } = shown;
  const isReady = open.length === 0 && isTakeable(reading);
  return composeDraftStep({
    id: draft.id,
    content,
    reading,
    open,
    done,
    foreseen: isReady ? foresee() : null,
    timeZone: rules.timeZone,
  });
}

/** The drafts that wait, and how one more is taken in. */
export function wordWaitingDrafts(work: Work): OutgoingMessage {
  const lines = draftsWaiting(work, { all: false }).flatMap(({ id }) => {
    const found = showDraft(work, id);
    if (found.kind === 'missing') return [];
    const { draft, reading, open } = found.shown;
    return [draftListed({ id, name: draft.fileName, rows: reading.rows.length, open: open.length, by: draft.takenBy })];
  });
  return write([...lines, HOW_TO_TAKE_IN]);
}
