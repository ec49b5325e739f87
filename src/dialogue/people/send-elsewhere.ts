/** A group whose place another one has taken: what is written to the bot there is answered with where to write. */

import { replacedGroup } from '../../conversation/compose/say-places.ts';
import type { IncomingMessage } from '../../conversation/message/incoming.ts';
import { agencyById } from '../../store/programmes/agencies.ts';
import { chatsOf } from '../../store/people/chats.ts';
import { agencyLinkedTo } from '../../store/record/events.ts';
import { outboxByMessage } from '../../store/outbox/outbox.ts';
import type { Origin } from '../context/origin.ts';
import type { Work } from '../../usecases/work.ts';

/** False when the group never had a place, or the message is not meant for the bot. */
export function sendElsewhere({ tx }: Work, origin: Origin, { addressed, replyTo }: IncomingMessage): boolean {
  const { chat } = origin;
  // `linkedAt` stays when a chat is unlinked.
  if (chat.linkedAt === null || !addressed) return false;
  const isToUs = replyTo?.ofBot === true ? outboxByMessage(tx, chat.id, replyTo.messageId) !== undefined : true;
  if (!isToUs) return false;
  const agencyId = agencyLinkedTo(tx, chat.id);
  const agency = agencyId === null ? undefined : agencyById(tx, agencyId);
  const places = agency === undefined ? [] : chatsOf(tx, 'agency', agency.id);
  origin.reply(replacedGroup(agency?.name ?? null, places, origin.messageId), 'answer');
  return true;
}
