import type { IncomingPerson } from '../../conversation/message/incoming.ts';
import { cleanName } from '../../conversation/read/clean-name.ts';
import { integerOf, recordOf, textOf } from './json.ts';
import type { Json } from './json.ts';

/** The placeholder sender of what an admin writes as the group (Bot API, Message.from). */
const GROUP_ANONYMOUS_BOT = 1_087_968_824;
/** The placeholder sender of posts that a linked channel forwards into its group. */
const CHANNEL_POST_SENDER = 777_000;

const NAME_LIMIT = 64;
const ANONYMOUS_NAME = 'Quản trị viên ẩn danh';

/** Who wrote `message`: a person, an admin hidden behind the group, or null when it was a channel or another bot. */
export function decodeAuthor(message: Json): IncomingPerson | null {
  const from = recordOf(message.from);
  const fromId = integerOf(from?.id);
  const asChat = recordOf(message.sender_chat);
  const chatId = integerOf(recordOf(message.chat)?.id);
  const asThisGroup = asChat !== null && chatId !== null && integerOf(asChat.id) === chatId;
  if (asThisGroup || fromId === GROUP_ANONYMOUS_BOT) return anonymousAdmin();
  if (asChat !== null || fromId === CHANNEL_POST_SENDER || from?.is_bot === true) return null;
  return decodeUser(from);
}

/** The account that pressed a button or changed a membership. Null when there is none. */
export function decodeUser(user: unknown): IncomingPerson | null {
  const fields = recordOf(user);
  const id = integerOf(fields?.id);
  if (fields === null || id === null) return null;
  if (id === GROUP_ANONYMOUS_BOT) return anonymousAdmin();
  return { externalId: String(id), name: fullName(fields), anonymous: false };
}

/** First and last name on one line; the user name or the id where an account has no visible name. */
export function fullName(account: Json): string {
  const name = cleanName(`${textOf(account.first_name) ?? ''} ${textOf(account.last_name) ?? ''}`, NAME_LIMIT);
  if (name !== '') return name;
  const username = cleanName(textOf(account.username) ?? '', NAME_LIMIT);
  return username !== '' ? `@${username}` : `Tài khoản ${String(integerOf(account.id) ?? '')}`.trim();
}

function anonymousAdmin(): IncomingPerson {
  return { externalId: String(GROUP_ANONYMOUS_BOT), name: ANONYMOUS_NAME, anonymous: true };
}
