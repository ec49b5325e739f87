import { CURE_TOKEN } from './cures.ts';
import { isAborted } from './is-aborted.ts';
import { pauseMs } from './judge-poll.ts';
import type { Log } from '../../domain/log.ts';
import { waitOrAbort } from '../wait-or-abort.ts';
import { describeFailure } from './zalo-answer.ts';
import type { ZaloBot, ZaloClient } from './zalo-client.ts';

/** `digits:secret`; any other text would form another URL. */
const TOKEN_FORM = /^\d+:[^\s/?#%\\]+$/;

export type Introduction =
  | { readonly kind: 'known'; readonly bot: ZaloBot }
  | { readonly kind: 'refused'; readonly reason: string }
  | { readonly kind: 'stopped' };

/** Asks Zalo for the bot's identity until it answers, or until `signal` aborts. */
export async function introduceBot(
  token: string,
  client: Pick<ZaloClient, 'getMe'>,
  log: Log,
  signal: AbortSignal,
): Promise<Introduction> {
  if (!TOKEN_FORM.test(token)) {
    return { kind: 'refused', reason: `This is not a bot token of Zalo (digits, a colon, a secret): ${CURE_TOKEN}` };
  }
  for (let failures = 0; !signal.aborted; failures += 1) {
    const answer = await client.getMe(signal);
    if (answer.kind === 'ok') return { kind: 'known', bot: answer.result };
    if (isAborted(signal)) break;
    const what = describeFailure(answer);
    if (answer.kind === 'error' && (answer.code === 401 || answer.code === 404)) {
      const reason = `Zalo does not accept the bot token (${what}): ${CURE_TOKEN}, and check ZALO_API_ROOT`;
      return { kind: 'refused', reason };
    }
    log.warn({ reason: what }, 'Zalo cannot be reached; trying on');
    await waitOrAbort(pauseMs(failures, Math.random()), signal);
  }
  return { kind: 'stopped' };
}
