/** Lists received updates: whether each was handled, and which are stuck. Never what people wrote. */

import { listInbox, retryUpdate, type InboxEntry } from '../../store/record/inbox.ts';
import type { Work } from '../work.ts';

/** Newest first; `stuck` failed and wait for a retry by the bot or on an operator's command. */
export function listUpdates(work: Work, which: 'all' | 'stuck', limit: number): InboxEntry[] {
  return listInbox(work.tx, which, limit);
}

export type RetryOutcome =
  | { readonly kind: 'queued' }
  | { readonly kind: 'no_such_update' }
  | { readonly kind: 'not_stuck'; readonly state: InboxEntry['state'] };

/** Has the running bot retry an update; its earlier attempts stay counted. */
export function retryStuck(work: Work, id: number): RetryOutcome {
  const state = retryUpdate(work.tx, id);
  if (state === 'failed' || state === 'new') return { kind: 'queued' };
  return state === null ? { kind: 'no_such_update' } : { kind: 'not_stuck', state };
}
