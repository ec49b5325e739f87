import type { OutgoingMessage } from '../../conversation/message.ts';
import type { Address, SendOutcome, Transport } from '../../outbox/transport.ts';
import { classifyAnswer } from './classify-answer.ts';
import { render, TEXT_LIMIT } from './render.ts';
import type { ZaloClient } from './zalo-client.ts';

/** A text may be refused for its own sake; three different ones in a row are refused for the chat's. */
const REFUSALS_UNTIL_CLOSED = 3;

/** Sends through `client`; `onTokenRefused` hears of every send that failed for the token. Pacing is the caller's. */
export function createTransport(client: Pick<ZaloClient, 'sendMessage'>, onTokenRefused: () => void): Transport {
  /** How many 403 a chat gave in a row. */
  const forbidden = new Map<string, number>();

  async function send(to: Address, message: OutgoingMessage): Promise<SendOutcome> {
    if (message.text.trim() === '') return { kind: 'refused', why: 'the message has no text' };
    const answer = await client.sendMessage(to.externalId, render(message));
    const code = answer.kind === 'error' ? answer.code : null;
    const outcome = classifyAnswer(answer, forbidden.get(to.externalId) ?? 0);
    if (code === 403 && outcome.kind === 'retry') {
      forbidden.set(to.externalId, (forbidden.get(to.externalId) ?? 0) + 1);
    } else {
      forbidden.delete(to.externalId);
    }
    if (code === 401) onTokenRefused();
    return outcome;
  }

  return {
    textLimit: TEXT_LIMIT,
    hasButtons: false,
    repeatsUnknown: false,
    refusalsUntilClosed: REFUSALS_UNTIL_CLOSED,
    send,
  };
}
