/** Only a message that Zalo surely did not accept is sent again: its API has no idempotency key. */

import type { SendOutcome } from '../../outbox/transport.ts';
import { describeFailure } from './zalo-answer.ts';
import type { ZaloAnswer, ZaloFailure } from './zalo-answer.ts';

type Refusal = ZaloFailure & { readonly kind: 'error' };
type Garbled = ZaloFailure & { readonly kind: 'garbled' };

const WITHOUT_CONNECTION_MS = 15_000;
const OVER_QUOTA_MS = 60_000;

/** Zalo's 403 means "internal server error"; a group that removed the bot may answer with it too. */
const PAUSES_AFTER_403_MS: readonly number[] = [15_000, 60_000, 300_000, 900_000];

/**
 * Classifies the answer to a send by its code, never by its description, which is free text. `earlier403`: how many 403
 * in a row this chat gave before this answer.
 */
export function classifyAnswer(
  answer: ZaloAnswer<{ readonly messageId: string }>,
  earlier403: number,
  method: 'sendMessage' | 'sendPhoto' = 'sendMessage',
): SendOutcome {
  if (answer.kind === 'ok') return { kind: 'sent', messageId: answer.result.messageId };
  const why = `${method}: ${describeFailure(answer)}`;
  switch (answer.kind) {
    case 'network':
      return answer.sent
        ? { kind: 'unknown', why }
        : { kind: 'retry', afterMs: WITHOUT_CONNECTION_MS, scope: 'channel', why };
    case 'garbled':
      return classifyGarbled(answer, why);
    case 'error':
      return classifyRefusal(answer, earlier403, why);
  }
}

function classifyRefusal({ code, retryAfterS }: Refusal, earlier403: number, why: string): SendOutcome {
  switch (code) {
    case 401: // the token is wrong, not the message: it waits for a token that works
      return { kind: 'retry', afterMs: OVER_QUOTA_MS, scope: 'channel', why };
    case 429:
      return overQuota(retryAfterS, why);
    case 403: {
      const afterMs = PAUSES_AFTER_403_MS[earlier403];
      return afterMs === undefined ? { kind: 'refused', why } : { kind: 'retry', afterMs, scope: 'chat', why };
    }
    case 408:
      return { kind: 'unknown', why };
    default:
      return code >= 400 && code < 500 ? { kind: 'refused', why } : { kind: 'unknown', why };
  }
}

/** An answer of a proxy between us and Zalo; most do not show whether the request reached Zalo. */
function classifyGarbled({ status, retryAfterS }: Garbled, why: string): SendOutcome {
  if (status === 404) return { kind: 'refused', why };
  if (status === 429) return overQuota(retryAfterS, why);
  return { kind: 'unknown', why };
}

function overQuota(retryAfterS: number | undefined, why: string): SendOutcome {
  const afterMs = retryAfterS === undefined ? OVER_QUOTA_MS : (retryAfterS + 1) * 1000;
  return { kind: 'retry', afterMs, scope: 'channel', why };
}
