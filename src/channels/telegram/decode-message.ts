import type { Incoming, IncomingChat, IncomingMessage } from '../../conversation/message/incoming.ts';
import type { BotIdentity } from './bot-identity.ts';
import { decodeChat } from './decode-chat.ts';
import { decodeFiles } from './decode-files.ts';
import { decodeAuthor, decodeUser } from './decode-person.ts';
import { integerOf, recordOf, textOf } from './json.ts';
import type { Json } from './json.ts';
import { nothing } from './nothing.ts';
import { readWording } from './read-wording.ts';
import { withoutHidden } from '../../domain/text/without-hidden.ts';

/** A message or a new version of one (Bot API, Message). */
export function decodeMessage(value: unknown, bot: BotIdentity, edited: boolean): Incoming {
  const message = recordOf(value);
  if (message === null) return nothing('malformed message');
  const migration = decodeMigration(message); // before the author: the group itself is the sender
  if (migration !== null) return migration;

  const chat = decodeChat(message.chat, message);
  const messageId = integerOf(message.message_id);
  if (chat === null || messageId === null) return nothing('not a message of a group or a private chat');
  if (message.left_chat_member !== undefined) return decodeDeparture(message, chat, bot);
  const person = decodeAuthor(message);
  if (person === null) return nothing('not written by a person');

  const files = decodeFiles(message);
  const raw = textOf(message.text) ?? textOf(message.caption);
  const isWordless = raw === null && files.length === 0;
  // A live location is edited every few seconds.
  if (isWordless && (edited || !isOfKindWithoutWords(message))) return nothing('a service message');
  const wording = readWording(raw ?? '', message.entities ?? message.caption_entities, bot);
  const text = withoutHidden(wording.text).trim();
  if (wording.callsOtherBot) return nothing('a command for another bot');

  const replyTo = decodeReply(message, bot);
  const addressed = chat.type === 'private' || wording.callsBot || replyTo?.ofBot === true;
  if (text === '' && files.length === 0 && !addressed) return nothing('blank');
  return {
    kind: 'message',
    chat,
    person,
    messageId: String(messageId),
    edited,
    text,
    files,
    album: textOf(message.media_group_id),
    replyTo,
    addressed,
    ...(isForwarded(message) ? { forwarded: true } : {}),
  };
}

/** Of the bot's own departure `my_chat_member` tells more. */
function decodeDeparture(message: Json, chat: IncomingChat, bot: BotIdentity): Incoming {
  const person = decodeUser(message.left_chat_member);
  const isBot = recordOf(message.left_chat_member)?.is_bot === true;
  if (person === null || isBot || person.externalId === String(bot.id)) return nothing('a departure of no person');
  return { kind: 'departure', chat, person };
}

/** Kinds that people send, and that hold neither words nor a file (Bot API, Message). */
const WITHOUT_WORDS = ['sticker', 'location', 'venue', 'contact', 'poll', 'dice', 'game', 'story', 'checklist'];

function isOfKindWithoutWords(message: Json): boolean {
  return WITHOUT_WORDS.some((kind) => recordOf(message[kind]) !== null);
}

/** `forward_origin` since Bot API 7.0; the others before it, as servers of one's own may still send them. */
const FORWARDING = ['forward_origin', 'forward_from', 'forward_from_chat', 'forward_sender_name', 'forward_date'];

function isForwarded(message: Json): boolean {
  return FORWARDING.some((field) => message[field] !== undefined && message[field] !== null);
}

/** A group that became a supergroup announces it twice, once under each id; both give the same answer. */
function decodeMigration(message: Json): Incoming | null {
  const here = integerOf(recordOf(message.chat)?.id);
  const to = integerOf(message.migrate_to_chat_id);
  const from = integerOf(message.migrate_from_chat_id);
  if (here === null) return null;
  if (to !== null) return { kind: 'migration', from: String(here), to: String(to) };
  if (from !== null) return { kind: 'migration', from: String(from), to: String(here) };
  return null;
}

function decodeReply(message: Json, bot: BotIdentity): IncomingMessage['replyTo'] {
  const target = recordOf(message.reply_to_message);
  const messageId = integerOf(target?.message_id);
  if (target === null || messageId === null || isTopicRoot(target, messageId, message)) return null;
  const quote = textOf(recordOf(message.quote)?.text);
  return {
    messageId: String(messageId),
    ofBot: integerOf(recordOf(target.from)?.id) === bot.id,
    person: decodeAuthor(target),
    ...(quote === null ? {} : { quote: withoutHidden(quote) }),
  };
}

/**
 * In a topic every message "replies" to the message that opened the topic. The ids are compared in topics only: in an
 * ordinary supergroup the thread of a true first reply has the id of the message it answers as well.
 */
function isTopicRoot(target: Json, targetId: number, message: Json): boolean {
  if (recordOf(target.forum_topic_created) !== null) return true;
  return message.is_topic_message === true && integerOf(message.message_thread_id) === targetId;
}
