/** What Telegram refuses in a message to be sent. */

import type { Fields, ForceReply, InlineKeyboard, Message } from './shapes.ts';
import { Refusal } from './shapes.ts';
import type { Room } from './world.ts';

export function checkText(text: unknown, entities: unknown): string {
  if (typeof text !== 'string' || text.trim() === '') throw new Refusal(400, 'Bad Request: message text is empty');
  if (text.length > 4096) throw new Refusal(400, 'Bad Request: message is too long');
  checkEntities(entities, text.length);
  return text;
}

export function checkCaption(caption: unknown, entities: unknown): void {
  if (typeof caption !== 'string') return;
  if (caption.length > 1024) throw new Refusal(400, 'Bad Request: message caption is too long');
  checkEntities(entities, caption.length);
}

function checkEntities(entities: unknown, textLength: number): void {
  for (const entity of Array.isArray(entities) ? (entities as Fields[]) : []) {
    const [offset, length] = [Number(entity.offset), Number(entity.length)];
    if (!(offset >= 0 && length > 0 && offset + length <= textLength)) {
      throw new Refusal(400, `Bad Request: can't parse entities: entity at ${String(offset)} is out of bounds`);
    }
  }
}

export function checkKeyboard(markup: unknown): InlineKeyboard | undefined {
  if (markup === undefined) return undefined;
  if ('force_reply' in (markup as object)) return undefined;
  const keyboard = markup as InlineKeyboard;
  const buttons = keyboard.inline_keyboard.flat();
  if (buttons.length > 100) throw new Refusal(400, 'Bad Request: reply markup is too long');
  for (const { text, callback_data: data } of buttons) {
    if (text === '') throw new Refusal(400, 'Bad Request: text buttons are unallowed in the inline keyboard');
    const bytes = Buffer.byteLength(data);
    if (bytes < 1 || bytes > 64) throw new Refusal(400, 'Bad Request: BUTTON_DATA_INVALID');
  }
  return keyboard;
}

/** What opens the reply to a message; undefined for any other markup. */
export function checkForceReply(markup: unknown): ForceReply | undefined {
  if (markup === undefined || !('force_reply' in (markup as object))) return undefined;
  const opened = markup as ForceReply;
  const { length } = opened.input_field_placeholder;
  if (length < 1 || length > 64) throw new Refusal(400, 'Bad Request: INPUT_FIELD_PLACEHOLDER_INVALID');
  return opened;
}

/** The message that is answered; undefined when none is, or when it is gone and that was allowed. */
export function checkReply(room: Room, parameters: unknown): Message | undefined {
  if (parameters === undefined) return undefined;
  const { message_id: id, allow_sending_without_reply: optional } = parameters as Fields;
  const target = room.messages.get(Number(id));
  if (target === undefined && optional !== true) {
    throw new Refusal(400, 'Bad Request: message to be replied not found');
  }
  return target;
}

export function checkTopic(room: Room, threadId: unknown): number | undefined {
  if (threadId === undefined) return undefined;
  const topic = room.topics.get(Number(threadId));
  if (topic === undefined || topic.state === 'deleted') {
    throw new Refusal(400, 'Bad Request: message thread not found');
  }
  if (topic.state === 'closed') throw new Refusal(400, 'Bad Request: TOPIC_CLOSED');
  return Number(threadId);
}
