import { chatById } from '../../store/people/chats.ts';
import { listOutbox } from '../../store/outbox/outbox-lists.ts';
import type { OutboxRow } from '../../store/outbox/outbox.ts';
import type { Work } from '../work.ts';

/** A delivery without its text, which may hold what people wrote. */
export interface Delivery extends Pick<
  OutboxRow,
  'id' | 'createdAt' | 'kind' | 'state' | 'attempts' | 'dueAt' | 'error'
> {
  /** The chat's title. */
  readonly chat: string;
}

/** Deliveries, newest first; `trouble`: only those that a person must check. */
export function listDeliveries(work: Work, which: 'all' | 'trouble', limit: number): Delivery[] {
  return listOutbox(work.tx, which, limit).map(({ id, chatId, createdAt, kind, state, attempts, dueAt, error }) => {
    const chat = chatById(work.tx, chatId)?.title ?? '';
    return { id, chat, createdAt, kind, state, attempts, dueAt, error };
  });
}

/** The number of the newest delivery; 0 when there is none. */
export function newestDelivery(work: Work): number {
  return listOutbox(work.tx, 'all', 1)[0]?.id ?? 0;
}
