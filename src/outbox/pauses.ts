/** Where a messenger asked us to wait. */

import type { SendOutcome } from './transport.ts';

/** Chats that were told to wait, one after the other and none served between: then it is the messenger that is busy. */
const PAUSED_IN_A_ROW = 5;

export interface Pauses {
  /** Milliseconds that the messenger still asked us to wait; 0 for none. */
  ofChannel(): number;
  ofChat(chatId: number): number;
  /** Chats that are paused. */
  chats(): number[];
  /** Notes what a chat, or the messenger, asked for in answer to a send. */
  after(chatId: number, outcome: SendOutcome): void;
}

/** On a monotonic clock: a wall clock that is set back must not make a pause of seconds last for hours. */
export function createPauses(nowMs: () => number): Pauses {
  const chats = new Map<number, number>();
  const inARow = new Set<number>();
  let channelUntil = 0;
  function forgetOver(): void {
    const now = nowMs();
    for (const [id, until] of chats) if (until <= now) chats.delete(id);
  }
  return {
    ofChannel: () => Math.max(0, channelUntil - nowMs()),
    ofChat: (chatId) => Math.max(0, (chats.get(chatId) ?? 0) - nowMs()),
    chats() {
      forgetOver();
      return [...chats.keys()];
    },
    after(chatId, outcome) {
      if (outcome.kind !== 'retry') {
        inARow.clear();
        return;
      }
      const until = nowMs() + outcome.afterMs;
      if (outcome.scope === 'chat') inARow.add(chatId);
      if (outcome.scope === 'channel' || inARow.size >= PAUSED_IN_A_ROW) {
        channelUntil = Math.max(channelUntil, until);
        return;
      }
      forgetOver();
      chats.set(chatId, until);
    },
  };
}
