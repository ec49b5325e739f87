/**
 * In webhook mode silence may mean a quiet night or a dead address. The messenger is asked every 30 seconds which
 * address it knows and how many updates wait there: zero waiting proves as much as a post does.
 */

import { setTimeout as sleep } from 'node:timers/promises';
import type { Log } from '../domain/log.ts';

/** `waiting` is null where the messenger does not count; `lastError` is its own text about the last failed post. */
export type WebhookState =
  | {
      readonly kind: 'ok';
      readonly url: string;
      readonly waiting: number | null;
      readonly lastError: string | null;
    }
  | { readonly kind: 'failed'; readonly why: string };

interface WebhookParts {
  /** The messenger's name as people know it. */
  readonly messenger: string;
  /** The address that it should post to. */
  readonly url: string;
  readonly log: Log;
  readonly ask: (signal: AbortSignal) => Promise<WebhookState>;
}

export interface WebhookWatch {
  /** Call when a post was accepted. */
  posted(): void;
  /** Checks once. Never rejects. */
  look(signal: AbortSignal): Promise<void>;
  /** Checks every 30 seconds; resolves when `signal` aborts. */
  run(signal: AbortSignal): Promise<void>;
  /** Milliseconds since 1970 at which the messenger last answered us; null before the first time. */
  lastAnswerAt(): number | null;
  /** The last proof that updates reach us: a post, or the messenger's answer that none waits. */
  lastHeardAt(): number | null;
}

const LOOK_EVERY_MS = 30_000;

/** Asks the messenger now and then how its webhook does, and logs each complaint once and its end once. */
export function watchWebhook({ messenger, url, log, ask }: WebhookParts): WebhookWatch {
  let lastAnswerAt: number | null = null;
  let lastHeardAt: number | null = null;
  let postedSinceLook = false;
  let lastComplaint: string | null = null;

  /** An outage of a day must not fill the log: each finding is logged once, and its end once. */
  function complain(complaint: string | null, fields: object): void {
    if (complaint === lastComplaint) return;
    if (complaint === null) log.info({}, `${messenger} posts to the webhook again`);
    else log.warn(fields, complaint);
    lastComplaint = complaint;
  }

  async function look(signal: AbortSignal): Promise<void> {
    const state = await ask(signal);
    if (signal.aborted) return;
    const posted = postedSinceLook;
    postedSinceLook = false;
    if (state.kind === 'failed') {
      complain(`${messenger} does not say which webhook it knows`, { reason: state.why });
      return;
    }
    lastAnswerAt = Date.now();
    if (state.url !== url) {
      const known = state.url === '' ? 'none' : state.url;
      complain(`${messenger} posts nothing to this webhook until it is registered: set the webhook`, {
        known,
        wanted: url,
        cure: 'npm run -s dondoc -- webhook set',
      });
    } else if (posted || state.waiting === null || state.waiting === 0) {
      lastHeardAt = Date.now();
      complain(null, {});
    } else {
      complain(
        `${messenger} has updates that it cannot post to the webhook: check PUBLIC_URL and what stands before it`,
        {
          waiting: state.waiting,
          reason: state.lastError,
        },
      );
    }
  }

  return {
    posted() {
      postedSinceLook = true;
      lastHeardAt = Date.now();
    },
    look,
    async run(signal) {
      try {
        for (;;) {
          await sleep(LOOK_EVERY_MS, undefined, { signal });
          await look(signal);
        }
      } catch (error) {
        if (!signal.aborted) throw error;
      }
    },
    lastAnswerAt: () => lastAnswerAt,
    lastHeardAt: () => lastHeardAt,
  };
}
