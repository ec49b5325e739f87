/** Posts to a webhook as messengers do: again and again until it is taken, in order within a chat. */

import { setTimeout as sleep } from 'node:timers/promises';
import type { Dice } from './dice.ts';
import type { Watcher } from './town.ts';

const REPOST_MS = 120;
/** A post that got no answer in this time counts as failed. */
const POST_TIMEOUT_MS = 5_000;

export interface Postman {
  /** `post` gives the status; it is called until that is 200, after whatever else waits for this chat. */
  carry(chat: string, post: () => Promise<number>): void;
  /** How many updates are not yet taken. */
  waiting(): number;
  /** Draws whether posts are made twice at once, or once more after they were taken. */
  upset(dice: Dice): void;
  calm(): void;
  close(): Promise<void>;
}

export function createPostman(watcher: () => Watcher | null): Postman {
  const queues = new Map<string, Promise<void>>();
  const state = { twin: false, again: false, closed: false, waiting: 0 };

  async function tryOnce(post: () => Promise<number>): Promise<boolean> {
    const late = sleep(POST_TIMEOUT_MS, null, { ref: false });
    const answer = post().catch(() => null);
    watcher()?.('receive', 'read');
    const taken = (await Promise.race([answer, late])) === 200;
    if (taken) watcher()?.('receive', 'answered');
    return taken;
  }

  async function postUntilTaken(post: () => Promise<number>): Promise<void> {
    const { twin, again } = state;
    while (!state.closed) {
      const tries = await Promise.all([tryOnce(post), ...(twin ? [tryOnce(post)] : [])]);
      if (tries.includes(true)) break;
      await sleep(REPOST_MS);
    }
    state.waiting -= 1;
    if (again) await tryOnce(post);
  }

  return {
    carry(chat, post) {
      state.waiting += 1;
      queues.set(
        chat,
        (queues.get(chat) ?? Promise.resolve()).then(() => postUntilTaken(post)),
      );
    },
    waiting: () => state.waiting,
    upset(dice) {
      state.twin = dice.chance(0.2);
      state.again = dice.chance(0.2);
    },
    calm() {
      Object.assign(state, { twin: false, again: false });
    },
    async close() {
      state.closed = true;
      await Promise.all(queues.values());
    },
  };
}
