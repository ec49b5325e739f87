/** A file of a chat in which a secrecy marking was found when it was read: what was noted of it until then is erased. */

import type { TakeIn } from '../../conversation/message/asked.ts';
import { secretRefused } from '../../conversation/compose/say-secret.ts';
import type { OutgoingMessage } from '../../conversation/message/message.ts';
import type { SecrecyMarking } from '../../domain/text/secrecy-marking.ts';
import type { Chat } from '../../store/people/chats.ts';
import { personById } from '../../store/people/people.ts';
import { eraseRows } from '../../store/record/erase.ts';
import { blankPayload, updatesNaming } from '../../store/record/inbox.ts';
import { record } from '../../store/record/record-event.ts';
import type { Work } from '../work.ts';

/** Stored updates looked through for those that name the file. */
const SEARCHED = 1000;

/** Erases the file's handle and the updates that brought it; the record keeps that it was refused. Gives the answer. */
export function refuseMarkedFile(
  { tx, now }: Work,
  { personId, from, messageIds = [] }: TakeIn,
  chat: Pick<Chat, 'id' | 'channel' | 'agencyId'>,
  marking: SecrecyMarking,
): OutgoingMessage {
  for (const messageId of messageIds) eraseRows(tx, { chatId: chat.id, messageId, eventIds: [] }, now);
  if ('fileId' in from)
    for (const { id } of updatesNaming(tx, chat.channel, from.fileId, SEARCHED)) blankPayload(tx, id);
  record(tx, {
    at: now,
    kind: 'secret_refused',
    agencyId: chat.agencyId,
    text: marking,
    actor: personById(tx, personId)?.name ?? '',
    personId,
    chatId: chat.id,
    channel: chat.channel,
    messageId: messageIds[0] ?? null,
  });
  return secretRefused(marking, messageIds[0] ?? null);
}
