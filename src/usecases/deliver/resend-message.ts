/** Retries a message that died or whose fate is unknown, on an operator's decision. */

import { chatById, type Chat } from '../../store/people/chats.ts';
import { forgetFailures } from '../../store/outbox/outbox-failures.ts';
import { requeue } from '../../store/outbox/outbox-sending.ts';
import { outboxById, type OutboxRow } from '../../store/outbox/outbox.ts';
import type { Work } from '../work.ts';

export type ResendOutcome =
  | { readonly kind: 'queued'; readonly chat: Chat }
  | { readonly kind: 'no_such_message' }
  | { readonly kind: 'not_in_trouble'; readonly state: OutboxRow['state'] }
  | { readonly kind: 'chat_dead'; readonly chat: Chat }
  /** The chat was unlinked since, so unprompted messages no longer concern it. */
  | { readonly kind: 'chat_unlinked'; readonly chat: Chat };

/** Due now, with its attempts kept. One that may have arrived is marked as sent again. */
export function resendMessage(work: Work, id: number): ResendOutcome {
  const row = outboxById(work.tx, id);
  const chat = row === undefined ? undefined : chatById(work.tx, row.chatId);
  if (row === undefined || chat === undefined) return { kind: 'no_such_message' };
  if (row.state !== 'dead' && row.state !== 'unknown') return { kind: 'not_in_trouble', state: row.state };
  if (chat.state === 'dead') return { kind: 'chat_dead', chat };
  if (chat.role === 'none' && row.unprompted === 1) return { kind: 'chat_unlinked', chat };
  forgetFailures(work.tx, id);
  requeue(work.tx, id, { dueAt: work.now, error: null, repeated: row.state === 'unknown' });
  return { kind: 'queued', chat };
}
