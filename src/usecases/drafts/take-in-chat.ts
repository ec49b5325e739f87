/** A document that somebody sent to a chat, once it is read: kept as a draft, its first question asked. */

import { DRAFT_REFUSED, programmeKnown } from '../../conversation/compose/draft/say-draft.ts';
import type { TakeIn } from '../../conversation/message/asked.ts';
import type { OutgoingMessage } from '../../conversation/message/message.ts';
import { write } from '../../conversation/compose/write.ts';
import { outboxById } from '../../store/outbox/outbox.ts';
import { noteDraftMessage } from '../../store/drafts/draft-messages.ts';
import { chatById, type Chat } from '../../store/people/chats.ts';
import { personById, rolesOf } from '../../store/people/people.ts';
import type { Tx } from '../../store/sqlite/database.ts';
import type { DraftActing } from '../draft-acting.ts';
import type { Work } from '../work.ts';
import { foreseeAcceptance } from './foresee-acceptance.ts';
import { showDraft } from './show-draft.ts';
import { takeDraft, type DraftSource } from './take-draft.ts';
import { wordDraft } from './word-draft.ts';

/** Where an answer that waits was asked for. */
export function chatOfAnswer(tx: Tx, id: number): Chat {
  const chat = chatById(tx, outboxById(tx, id)?.chatId ?? 0);
  if (chat === undefined) throw new Error(`The answer ${String(id)} has no chat.`);
  return chat;
}

/** False once the message that asked for it was erased: what was read meanwhile is not kept. */
export function isStillAsked(tx: Tx, id: number): boolean {
  return outboxById(tx, id)?.state !== 'skipped';
}

/** The person's roles are those of now: who lost them meanwhile takes nothing in. */
export function takeInChat(
  work: Work,
  { personId, name, messageIds = [] }: TakeIn,
  {
    bytes,
    content,
    pictures,
    chat,
  }: Pick<DraftSource, 'bytes' | 'content' | 'pictures'> & { readonly chat: Pick<Chat, 'id' | 'channel'> },
): OutgoingMessage {
  const person = personById(work.tx, personId);
  const by: DraftActing = {
    author: { actor: person?.name ?? '', personId, chatId: null, channel: chat.channel, messageId: null },
    actor: { roles: rolesOf(work.tx, personId), anonymous: false },
  };
  const taken = takeDraft(work, by, {
    name,
    bytes,
    content,
    ...(pictures !== undefined && { pictures }),
    programme: null,
  });
  if (taken.kind === 'refused') {
    return write([taken.why === 'known_programme' ? programmeKnown(taken.programme) : DRAFT_REFUSED[taken.why]]);
  }
  for (const messageId of messageIds) noteDraftMessage(work.tx, taken.id, { chatId: chat.id, messageId });
  const found = showDraft(work, taken.id);
  return found.kind === 'missing'
    ? write([DRAFT_REFUSED[found.why]])
    : wordDraft(work, found.shown, null, () => foreseeAcceptance(work, by, found.shown));
}
