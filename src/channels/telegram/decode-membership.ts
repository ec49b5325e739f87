import type { Incoming } from '../../conversation/message/incoming.ts';
import { decodeChat } from './decode-chat.ts';
import { decodeUser } from './decode-person.ts';
import { recordOf } from './json.ts';
import type { Json } from './json.ts';
import { nothing } from './nothing.ts';

/**
 * A change of the bot's own membership (Bot API, ChatMemberUpdated). `reason` is `joined`, `unblocked`, `rights` (the
 * bot stays with other rights), `left`, `kicked` or `blocked`. A private chat only has the blocked pair.
 */
export function decodeMembership(value: unknown): Incoming {
  const change = recordOf(value);
  const before = recordOf(change?.old_chat_member);
  const after = recordOf(change?.new_chat_member);
  if (change === null || after === null) return nothing('malformed membership');
  const chat = decodeChat(change.chat, null);
  const person = decodeUser(change.from);
  const present = isPresent(after);
  if (chat === null || person === null || present === null) {
    return nothing('a membership outside groups and private chats');
  }
  const wasPresent = before !== null && isPresent(before) === true;
  const reason = reasonOf(chat.type === 'private', wasPresent, present, after.status === 'kicked');
  return { kind: 'membership', chat, person, present, reason };
}

/** Null for a status that Telegram does not have today. */
function isPresent(member: Json): boolean | null {
  switch (member.status) {
    case 'creator':
    case 'administrator':
    case 'member':
      return true;
    case 'restricted': // may have left nevertheless
      return member.is_member === true;
    case 'left':
    case 'kicked':
      return false;
    default:
      return null;
  }
}

function reasonOf(isPrivate: boolean, wasPresent: boolean, present: boolean, kicked: boolean): string {
  if (isPrivate) return present ? 'unblocked' : 'blocked';
  if (present) return wasPresent ? 'rights' : 'joined';
  return kicked ? 'kicked' : 'left';
}
