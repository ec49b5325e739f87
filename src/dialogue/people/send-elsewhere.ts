/** A group whose place another one has taken: what is written or pressed there is answered with where to write. */

import { replacedGroup } from '../../conversation/compose/say-places.ts';
import type { IncomingMessage } from '../../conversation/message/incoming.ts';
import type { OutgoingMessage } from '../../conversation/message/message.ts';
import { agencyById } from '../../store/programmes/agencies.ts';
import { chatsOf } from '../../store/people/chats.ts';
import { agencyLinkedTo } from '../../store/record/events.ts';
import { outboxByMessage } from '../../store/outbox/outbox.ts';
import type { Origin } from '../context/origin.ts';
import type { Work } from '../../usecases/work.ts';

/** False when the group never had a place, or the message is not meant for the bot. */
export function sendElsewhere(work: Work, origin: Origin, { addressed, replyTo }: IncomingMessage): boolean {
  if (!addressed) return false;
  const { tx } = work;
  const isToUs = replyTo?.ofBot === true ? outboxByMessage(tx, origin.chat.id, replyTo.messageId) !== undefined : true;
  return isToUs && sendCommandElsewhere(work, origin);
}

/** A command is always meant for the bot. */
export function sendCommandElsewhere(work: Work, origin: Origin): boolean {
  const where = whereToWrite(work, origin);
  if (where !== null) origin.reply(where, 'answer');
  return where !== null;
}

/** Null in a chat that has a place, or never had one. */
export function whereToWrite({ tx }: Work, { chat, messageId }: Origin): OutgoingMessage | null {
  // `linkedAt` stays when a chat is unlinked.
  if (chat.type !== 'group' || chat.role !== 'none' || chat.linkedAt === null) return null;
  const agencyId = agencyLinkedTo(tx, chat.id);
  const agency = agencyId === null ? undefined : agencyById(tx, agencyId);
  const places = agency === undefined ? [] : chatsOf(tx, 'agency', agency.id);
  return replacedGroup(agency?.name ?? null, places, messageId);
}
