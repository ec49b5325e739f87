/** Messages between their lease and their settlement. A chat has at most one of them. */

import type { Urgency } from '../store/outbox/outbox-heads.ts';
import type { Leased } from './lease-messages.ts';

export interface InHand extends Leased {
  readonly urgency: Urgency;
  /** Frees the slots under the messenger's limits, one window from now. */
  readonly answered: () => void;
}

export interface Hand {
  readonly rowIds: ReadonlySet<number>;
  isBusy(chatId: number): boolean;
  keep(message: Leased): void;
  release(message: Leased): void;
}

/** What the relay has in hand: the rows that are being sent, and their chats. */
export function createHand(): Hand {
  const rowIds = new Set<number>();
  const chatIds = new Set<number>();
  return {
    rowIds,
    isBusy: (chatId) => chatIds.has(chatId),
    keep({ row, chat }) {
      rowIds.add(row.id);
      chatIds.add(chat.id);
    },
    release({ row, chat }) {
      rowIds.delete(row.id);
      chatIds.delete(chat.id);
    },
  };
}
