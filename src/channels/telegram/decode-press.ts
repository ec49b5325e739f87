import type { Incoming } from '../../conversation/message/incoming.ts';
import { decodeAction } from './action-codec.ts';
import { decodeChat } from './decode-chat.ts';
import { decodeUser } from './decode-person.ts';
import { integerOf, recordOf, textOf } from './json.ts';
import { nothing } from './nothing.ts';

/**
 * A press of one of our buttons (Bot API, CallbackQuery). `from` is the real account even when an admin is hidden
 * behind the group. The message may be an InaccessibleMessage, which has only a chat, an id and `date` 0.
 */
export function decodePress(value: unknown): Incoming {
  const query = recordOf(value);
  if (query === null) return nothing('malformed press');
  const message = recordOf(query.message);
  if (message === null) return nothing('a press under an inline message');
  const chat = decodeChat(message.chat, message);
  if (chat === null) return nothing('a press outside groups and private chats');
  const person = decodeUser(query.from);
  if (person === null) return nothing('a press by nobody');
  const messageId = integerOf(message.message_id);
  return {
    kind: 'press',
    chat,
    person,
    messageId: messageId === null ? null : String(messageId),
    action: decodeAction(textOf(query.data) ?? ''),
  };
}
