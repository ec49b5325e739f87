import { chatById } from '../store/chats.ts';
import { listOutbox, type OutboxRow } from '../store/outbox.ts';
import type { Work } from './work.ts';

export interface Delivery extends Omit<OutboxRow, 'payload'> {
  /** The title of the chat. */
  readonly chat: string;
}

/** Deliveries, newest first; `trouble` are those that a person must look at. What they say is left out. */
export function listDeliveries(work: Work, which: 'all' | 'trouble', limit: number): Delivery[] {
  return listOutbox(work.tx, which, limit).map(({ payload: _, ...row }) => ({
    ...row,
    chat: chatById(work.tx, row.chatId)?.title ?? '',
  }));
}

/** The number of the newest delivery; 0 when there was none. */
export function newestDelivery(work: Work): number {
  return listOutbox(work.tx, 'all', 1)[0]?.id ?? 0;
}
