import type { IncomingChat } from '../../conversation/message/incoming.ts';
import { cleanName } from '../../conversation/read/clean-name.ts';
import { integerOf, recordOf, textOf } from './json.ts';
import type { Json } from './json.ts';
import { fullName } from './decode-person.ts';

/** Telegram allows 128 characters in a title (Bot API, setChatTitle). */
const TITLE_LIMIT = 128;

/**
 * The chat in `chat` (Bot API, Chat); null for a channel or malformed JSON. `message` names the topic, where there is
 * one.
 */
export function decodeChat(chat: unknown, message: Json | null): IncomingChat | null {
  const fields = recordOf(chat);
  const id = integerOf(fields?.id);
  if (fields === null || id === null) return null;
  const common = { externalId: String(id), threadId: message === null ? null : threadOf(message) };
  switch (fields.type) {
    case 'private':
      return { ...common, type: 'private', title: fullName(fields) };
    case 'group':
    case 'supergroup':
      return { ...common, type: 'group', title: cleanName(textOf(fields.title) ?? '', TITLE_LIMIT) };
    default:
      return null;
  }
}

/** An ordinary supergroup also numbers its reply chains in `message_thread_id`: those are not topics to send to. */
function threadOf(message: Json): string | null {
  const id = integerOf(message.message_thread_id);
  return message.is_topic_message === true && id !== null ? String(id) : null;
}
