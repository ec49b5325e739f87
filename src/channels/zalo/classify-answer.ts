/** Only what surely was not accepted may be sent again: Zalo has no key that would make a repeat harmless. */

import type { SendOutcome } from '../../outbox/transport.ts';
import { describeFailure } from './zalo-answer.ts';
import type { ZaloAnswer } from './zalo-answer.ts';

const WITHOUT_CONNECTION_MS = 15_000;
const OVER_QUOTA_MS = 60_000;

/** Zalo's 403 means "internal server error"; it may as well be how a group looks that threw the bot out. */
const PAUSES_AFTER_403_MS: readonly number[] = [15_000, 60_000, 300_000, 900_000];

/**
 * What the answer to a send means. Never by its description, which is free text. `earlier403`: how many 403 the same
 * chat gave in a row before this answer.
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
      return classifyGarbled(answer.status, why);
    case 'error':
      return classifyRefusal(answer.code, earlier403, why);
  }
}

function classifyRefusal(code: number, earlier403: number, why: string): SendOutcome {
  switch (code) {
    case 401: // the token, not the message: it waits for a token that works
    case 429:
      return { kind: 'retry', afterMs: OVER_QUOTA_MS, scope: 'channel', why };
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

/** A page of whatever stands between us and Zalo; most of them do not tell how far the request came. */
function classifyGarbled(status: number, why: string): SendOutcome {
  if (status === 404) return { kind: 'refused', why };
  if (status === 429) return { kind: 'retry', afterMs: OVER_QUOTA_MS, scope: 'channel', why };
  return { kind: 'unknown', why };
}
