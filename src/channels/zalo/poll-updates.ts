import { CURE_TOKEN, CURE_WEBHOOK } from './cures.ts';
import { isAborted } from './is-aborted.ts';
import { judgePoll, pauseMs } from './judge-poll.ts';
import type { Log } from '../../domain/log.ts';
import { waitOrAbort } from '../wait-or-abort.ts';
import { unwrapUpdates } from './unwrap-updates.ts';
import { describeFailure } from './zalo-answer.ts';
import type { ZaloClient } from './zalo-client.ts';
import { createPollPatience } from '../poll-patience.ts';

/** Milliseconds below which an empty answer was no long poll: repeated without a pause it would spin. */
const SHORTEST_IDLE_POLL_MS = 500;
const IDLE_PAUSE_MS = 1000;

export interface PollingParts {
  readonly client: Pick<ZaloClient, 'getUpdates' | 'getWebhookInfo'>;
  readonly timeoutSeconds: number;
  readonly signal: AbortSignal;
  readonly log: Log;
  /** Replaces the wait before the next poll. */
  readonly pause?: (ms: number, signal: AbortSignal) => Promise<void>;
  /** Called after every poll that Zalo answered, before its updates are taken. */
  readonly answered: () => void;
  /** Stores a poll's updates in order; an error ends polling. */
  readonly take: (updates: readonly unknown[]) => Promise<void>;
}

/** Polls, one request at a time, until `signal` aborts (null) or Zalo refuses for good (the reason, with its cure). */
export async function pollUpdates(parts: PollingParts): Promise<string | null> {
  const { client, timeoutSeconds, signal, log, answered, take, pause = waitOrAbort } = parts;
  const patience = createPollPatience();
  let failures = 0;
  while (!signal.aborted) {
    const askedAt = performance.now();
    const answer = await client.getUpdates(timeoutSeconds, signal);
    // Updates that arrive while stopping are stored too: Zalo does not deliver them again.
    if (answer.kind !== 'ok' && isAborted(signal)) return null;
    const verdict = judgePoll(answer, failures, Math.random());
    if (verdict.kind === 'token_refused') {
      const waitMs = patience.nextPauseMs();
      if (waitMs === null) return `Zalo no longer accepts the bot token: ${CURE_TOKEN}`;
      log.warn({ pauseMs: waitMs }, 'Zalo refuses the token; it may pass');
      await pause(waitMs, signal);
      continue;
    }
    patience.answered();
    if (verdict.kind === 'refused' && (await isWebhookSet(client, signal))) return webhookIsSet();
    if (verdict.kind === 'updates' || verdict.kind === 'idle') {
      if (failures > 0) log.info({}, 'Zalo answers again');
      failures = 0;
      answered();
      const updates = answer.kind === 'ok' ? unwrapUpdates({ result: answer.result }) : [];
      await take(updates);
      const spins = updates.length === 0 && performance.now() - askedAt < SHORTEST_IDLE_POLL_MS;
      if (spins) await pause(IDLE_PAUSE_MS, signal);
    } else {
      if (answer.kind !== 'ok') log.warn({ reason: describeFailure(answer) }, 'Zalo cannot be polled; trying on');
      await pause(verdict.kind === 'pause' ? verdict.ms : pauseMs(failures, Math.random()), signal);
      failures += 1;
    }
  }
  return null;
}

/** True when a webhook takes the updates away from polling. */
export async function isWebhookSet(client: Pick<ZaloClient, 'getWebhookInfo'>, signal: AbortSignal): Promise<boolean> {
  const info = await client.getWebhookInfo(signal);
  return info.kind === 'ok' && info.result.url !== '';
}

/** Why polling is refused while a webhook is set, with the cure. */
export function webhookIsSet(): string {
  return `Zalo posts the updates to a webhook, so they cannot be polled: ${CURE_WEBHOOK}`;
}
