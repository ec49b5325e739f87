/** Who and what exists at the double: chats with their messages, topics and admins. */

import type { Chat, Fields, Message, Person } from './shapes.ts';
import { Refusal } from './shapes.ts';

export type BotStatus = 'member' | 'administrator' | 'left' | 'kicked';

interface Topic {
  readonly opening: Message;
  state: 'open' | 'closed' | 'deleted';
}

export interface Room {
  readonly chat: Chat;
  readonly admins: Person[];
  readonly messages: Map<number, Message>;
  readonly topics: Map<number, Topic>;
  botStatus: BotStatus;
  /** In a private chat: the person has written first, so the bot may write too. */
  opened: boolean;
  movedTo: number | null;
  lastMessageId: number;
}

interface Draft {
  readonly from: Person;
  readonly replyTo?: Message;
  readonly topic?: number;
  readonly fields: Fields;
}

export interface World {
  readonly rooms: Map<number, Room>;
  open(chat: Chat, botStatus: BotStatus, admins: readonly Person[]): Room;
  /** The room of a chat made by the double; throws when a test invents one. */
  room(chat: Chat): Room;
  /** The room that the bot may write to; otherwise the refusal that Telegram gives. */
  writable(chatId: unknown): Room;
  /** Stores a message as its chat would show it. */
  post(room: Room, draft: Draft): Message;
}

export function createWorld(now: () => number): World {
  const rooms = new Map<number, Room>();

  function open(chat: Chat, botStatus: BotStatus, admins: readonly Person[]): Room {
    const room: Room = {
      chat,
      admins: [...admins],
      messages: new Map(),
      topics: new Map(),
      botStatus,
      opened: false,
      movedTo: null,
      lastMessageId: 100 + rooms.size * 37, // every chat counts for itself, and small numbers repeat between chats
    };
    rooms.set(chat.id, room);
    return room;
  }

  function room(chat: Chat): Room {
    const found = rooms.get(chat.id);
    if (found === undefined) throw new Error(`This double made no chat ${String(chat.id)}`);
    return found;
  }

  function writable(chatId: unknown): Room {
    const found = rooms.get(Number(chatId));
    if (found === undefined) throw new Refusal(400, 'Bad Request: chat not found');
    if (found.movedTo !== null) {
      throw new Refusal(400, 'Bad Request: group chat was upgraded to a supergroup chat', {
        migrate_to_chat_id: found.movedTo,
      });
    }
    const { type } = found.chat;
    if (type === 'private') {
      if (found.botStatus === 'kicked') throw new Refusal(403, 'Forbidden: bot was blocked by the user');
      if (!found.opened) throw new Refusal(403, "Forbidden: bot can't initiate conversation with a user");
    } else if (found.botStatus === 'kicked') {
      throw new Refusal(403, `Forbidden: bot was kicked from the ${type} chat`);
    } else if (found.botStatus === 'left') {
      throw new Refusal(403, `Forbidden: bot is not a member of the ${type} chat`);
    }
    return found;
  }

  function post(where: Room, { from, replyTo, topic, fields }: Draft): Message {
    const opening = topic === undefined ? undefined : where.topics.get(topic)?.opening;
    const target = replyTo ?? opening;
    const message: Message = {
      message_id: ++where.lastMessageId,
      date: Math.floor(now() / 1000),
      chat: where.chat,
      from,
      ...(target !== undefined && { reply_to_message: oneLevel(target) }),
      ...threadFields(where, topic, replyTo),
      ...fields,
    };
    where.messages.set(message.message_id, message);
    return message;
  }

  return { rooms, open, room, writable, post };
}

/** An ordinary supergroup numbers chains of replies by their first message, without calling them topics. */
function threadFields(room: Room, topic: number | undefined, replyTo: Message | undefined): Fields {
  if (topic !== undefined) return { message_thread_id: topic, is_topic_message: true };
  if (room.chat.type !== 'supergroup' || room.chat.is_forum === true || replyTo === undefined) return {};
  return { message_thread_id: replyTo.message_thread_id ?? replyTo.message_id };
}

function oneLevel(message: Message): Message {
  const copy: Fields = { ...message };
  delete copy.reply_to_message;
  return copy as unknown as Message;
}
