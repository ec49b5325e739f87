/** A document that somebody sent to a chat, once it is read: kept as a draft, its first question asked. */

import { DRAFT_REFUSED, programmeKnown } from '../../conversation/compose/draft/say-draft.ts';
import type { TakeIn } from '../../conversation/message/asked.ts';
import type { OutgoingMessage } from '../../conversation/message/message.ts';
import { write } from '../../conversation/compose/write.ts';
import type { DraftContent } from '../../domain/drafts/draft.ts';
import type { ChannelName } from '../../domain/people/channel.ts';
import { outboxById } from '../../store/outbox/outbox.ts';
import { chatById } from '../../store/people/chats.ts';
import { personById, rolesOf } from '../../store/people/people.ts';
import type { Tx } from '../../store/sqlite/database.ts';
import type { DraftActing } from '../draft-acting.ts';
import type { Work } from '../work.ts';
import { showDraft } from './show-draft.ts';
import { takeDraft } from './take-draft.ts';
import { wordDraft } from './word-draft.ts';

/** The messenger that keeps the file of an answer that waits. */
export function channelOfAnswer(tx: Tx, id: number): ChannelName {
  const chat = chatById(tx, outboxById(tx, id)?.chatId ?? 0);
  if (chat === undefined) throw new Error(`The answer ${String(id)} has no chat.`);
  return chat.channel;
}

/** The person's roles are those of now: who lost them meanwhile takes nothing in. */
export function takeInChat(
  work: Work,
  { personId, name }: TakeIn,
  { bytes, content, channel }: { bytes: Uint8Array; content: DraftContent; channel: ChannelName },
): OutgoingMessage {
  const person = personById(work.tx, personId);
  const by: DraftActing = {
    author: { actor: person?.name ?? '', personId, chatId: null, channel, messageId: null },
    actor: { roles: rolesOf(work.tx, personId), anonymous: false },
  };
  const taken = takeDraft(work, by, { name, bytes, content, programme: null });
  if (taken.kind === 'refused') {
    return write([taken.why === 'known_programme' ? programmeKnown(taken.programme) : DRAFT_REFUSED[taken.why]]);
  }
  const found = showDraft(work, taken.id);
  return found.kind === 'missing' ? write([DRAFT_REFUSED[found.why]]) : wordDraft(work, by, found.shown);
}
