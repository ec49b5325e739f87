import type { Chat } from '../store/people/chats.ts';
import type { OutgoingMessage } from '../conversation/message/message.ts';
import { BotRefused, type SendOutcome, type Transport } from './transport.ts';

/** How long a messenger is left alone that refuses the bot itself. */
const BOT_REFUSED_PAUSE_MS = 60_000;

/**
 * Never throws. A refused bot pauses the whole messenger until a person acts. Any other exception is a bug that this
 * message brings out: whether it went out is not known, and it must not hold up the others.
 */
export async function sendOne(transport: Transport, chat: Chat, message: OutgoingMessage): Promise<SendOutcome> {
  const to = message.topic === null ? chat : { ...chat, threadId: message.topic.id };
  try {
    return await transport.send(to, message);
  } catch (error) {
    const why = error instanceof Error ? error.message : 'unknown error';
    if (!(error instanceof BotRefused)) return { kind: 'unknown', why };
    return { kind: 'retry', afterMs: BOT_REFUSED_PAUSE_MS, scope: 'channel', why };
  }
}
