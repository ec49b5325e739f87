import type { Incoming } from '../../conversation/message/incoming.ts';
import type { BotIdentity } from './bot-identity.ts';
import { decodeMembership } from './decode-membership.ts';
import { decodeMessage } from './decode-message.ts';
import { decodePress } from './decode-press.ts';
import { recordOf } from './json.ts';
import { nothing } from './nothing.ts';

/** The kinds of update that the bot asks for; Telegram remembers the list, so every start sends it. */
export const ALLOWED_UPDATES = ['message', 'edited_message', 'callback_query', 'my_chat_member'] as const;

/** Decodes an update (Bot API, Update: untrusted JSON). Never throws: a malformed one is `nothing`. */
export function decodeUpdate(update: unknown, bot: BotIdentity): Incoming {
  const fields = recordOf(update);
  if (fields === null) return nothing('malformed update');
  if (fields.message !== undefined) return decodeMessage(fields.message, bot, false);
  if (fields.edited_message !== undefined) return decodeMessage(fields.edited_message, bot, true);
  if (fields.callback_query !== undefined) return decodePress(fields.callback_query);
  if (fields.my_chat_member !== undefined) return decodeMembership(fields.my_chat_member);
  return nothing('a kind of update that is not asked for');
}
