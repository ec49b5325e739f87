/** Unprompted messages that were queued behind a certain one, worded as the relay will word them; nothing is changed. */

import type { Instant } from '../../domain/calendar/dates.ts';
import { payloadOf } from '../../outbox/payload.ts';
import { queuedUnasked } from '../../store/outbox/outbox-lists.ts';
import { chatById } from '../../store/people/chats.ts';
import { ownerOf } from '../chats/chat-name.ts';
import { relayHooks } from '../deliver/prepare-delivery.ts';
import type { Work } from '../work.ts';

export interface QueuedWords {
  readonly at: Instant;
  readonly to: string;
  readonly text: string;
}

/** In the order of sending; `after` is an id of the outbox. */
export function wordQueued(work: Work, after: number): readonly QueuedWords[] {
  return queuedUnasked(work.tx)
    .filter(({ id }) => id > after)
    .flatMap((row) => {
      const chat = chatById(work.tx, row.chatId);
      const payload = payloadOf(row.payload);
      if (chat === undefined || payload.kind === 'unreadable') return [];
      const prepared = relayHooks(work.rules).prepare(work.tx, row, payload, row.dueAt);
      if (prepared.kind === 'skip' || prepared.kind === 'not_before') return [];
      return [{ at: row.dueAt, to: ownerOf(work, chat), text: prepared.message.text }];
    });
}
