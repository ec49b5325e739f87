/** An act on a draft that an answer waits for: carried out beside the bot, and worded after that. */

import { DRAFT_REFUSED, nothingActed, nothingShown } from '../../conversation/compose/draft/say-draft.ts';
import { write } from '../../conversation/compose/write.ts';
import type { OfDrafts, OnDraft } from '../../conversation/message/asked.ts';
import type { OutgoingMessage } from '../../conversation/message/message.ts';
import { personById, rolesOf } from '../../store/people/people.ts';
import type { Database, Tx } from '../../store/sqlite/database.ts';
import { mayPrepare, type DraftActing } from '../draft-acting.ts';
import type { Work } from '../work.ts';
import { actOnDraft, type Acted } from './act-on-draft.ts';
import { foreseeApart } from './foresee-apart.ts';
import { showDraft } from './show-draft.ts';
import { wordDraft, wordWaitingDrafts } from './word-draft.ts';

/** Carries out what an answer waits for, in the caller's transaction, by the roles that the person has now. */
export function actLater(work: Work, asked: OnDraft, where: Pick<DraftActing['author'], 'chatId' | 'channel'>): Acted {
  return actOnDraft(work, actingAs(work, asked, where), asked.draft, asked.act);
}

/** The drafts that wait, or the next step of one; only reads `database`. `at` makes the work of a transaction at the moment of asking. */
export function wordOfDrafts(database: Database, at: (tx: Tx) => Work, asked: OfDrafts): OutgoingMessage {
  return asked.kind === 'drafts' ? database.read((tx) => wordWaitingDrafts(at(tx))) : wordOnDraft(database, at, asked);
}

function wordOnDraft(database: Database, at: (tx: Tx) => Work, asked: OnDraft): OutgoingMessage {
  return database.read((tx) => {
    const work = at(tx);
    const by = actingAs(work, asked, { chatId: null, channel: null });
    const found = showDraft(work, asked.draft);
    if (!mayPrepare(by)) return write([DRAFT_REFUSED.not_enrolled]);
    if (found.kind === 'missing') return write([DRAFT_REFUSED[found.why]]);
    if (found.shown.draft.state !== 'open') return write([DRAFT_REFUSED.settled]);
    const done = asked.act.kind === 'show' ? asked.act.done : null;
    return wordDraft(work, found.shown, done, () => foreseeApart(database, at, by, found.shown));
  });
}

/** What is said where the act was not carried out, or what follows it was not found: what was done stays true. */
export function wordNotFound({ draft, act }: OnDraft): OutgoingMessage {
  return write([act.kind === 'show' ? nothingShown(draft, act.done) : nothingActed(draft)]);
}

/** The person's roles are those of now. */
function actingAs(
  { tx }: Work,
  { personId, messageId }: OnDraft,
  where: Pick<DraftActing['author'], 'chatId' | 'channel'>,
): DraftActing {
  return {
    author: { actor: personById(tx, personId)?.name ?? '', personId, messageId, ...where },
    actor: { roles: rolesOf(tx, personId), anonymous: false },
  };
}
