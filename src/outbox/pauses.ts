/** Where a messenger asked us to wait. */
export interface Pauses {
  /** Milliseconds that the messenger still asked us to wait; 0 for none. */
  ofChannel(): number;
  ofChat(chatId: number): number;
  /** Chats that are paused. */
  chats(): number[];
  pauseChannel(ms: number): void;
  pauseChat(chatId: number, ms: number): void;
}

/** On a monotonic clock: a wall clock that is set back must not make a pause of seconds last for hours. */
export function createPauses(nowMs: () => number): Pauses {
  const chats = new Map<number, number>();
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
    pauseChannel(ms) {
      channelUntil = Math.max(channelUntil, nowMs() + ms);
    },
    pauseChat(chatId, ms) {
      forgetOver();
      chats.set(chatId, nowMs() + ms);
    },
  };
}
