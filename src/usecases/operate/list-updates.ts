/** What came in: whether it was handled, and what stands in the way of the rest. Never what people wrote. */

import { listInbox, retryUpdate, type InboxEntry } from '../../store/record/inbox.ts';
import type { Work } from '../work.ts';

/** Newest first; `stuck` are those that failed and wait to be tried again, by the bot or by a person's word. */
export function listUpdates(work: Work, which: 'all' | 'stuck', limit: number): InboxEntry[] {
  return listInbox(work.tx, which, limit);
}

export type RetryOutcome =
  | { readonly kind: 'queued' }
  | { readonly kind: 'no_such_update' }
  | { readonly kind: 'not_stuck'; readonly state: InboxEntry['state'] };

/** Has the running bot try an update once more; its former tries stay counted. */
export function retryStuck(work: Work, id: number): RetryOutcome {
  const state = retryUpdate(work.tx, id);
  if (state === 'failed' || state === 'new') return { kind: 'queued' };
  return state === null ? { kind: 'no_such_update' } : { kind: 'not_stuck', state };
}
