/**
 * Whose turn it is: what somebody waits for before reminders, reminders before digests; among equals the chat that was
 * served longest ago. A chat that cannot be served now, for whatever reason, is passed over.
 */

import type { Instant } from '../domain/dates.ts';
import type { Tx } from '../store/database.ts';
import { dueHeads, URGENCIES, type Head, type Urgency } from '../store/outbox.ts';
import type { ChannelName } from '../store/schema.ts';

/** Heads of one urgency that are looked at together: among so many chats turns are exactly fair. */
const HEADS_PER_LOOK = 100;
/** Chats whose last turn is remembered. */
const TURNS_KEPT = 20_000;

export interface Queue {
  /** Reads anew what is due; chats in `but` cannot be served and are left out, so that they hide nobody. */
  look(tx: Tx, now: Instant, but: readonly number[]): void;
  /** A chat may have more of this urgency than the last look saw: it was served, or its wait is over. */
  mayHaveMore(urgency: Urgency): void;
  /** The head whose turn it is among those that are free; undefined too when a look might find a more urgent one. */
  first(isFree: (head: Head) => boolean): Head | undefined;
  /** Gives a head its turn. */
  serve(head: Head): void;
}

export function createQueue(channel: ChannelName): Queue {
  let heads: Head[] = [];
  /** The most urgent that may have come since the last look, as an index. */
  let unseen = URGENCIES.length;
  /** Chat → number of its last turn, the oldest first. */
  const turns = new Map<number, number>();
  let turn = 0;

  return {
    look(tx, now, but) {
      unseen = URGENCIES.length;
      heads = URGENCIES.flatMap((urgency) =>
        dueHeads(tx, urgency, { channel, now, limit: HEADS_PER_LOOK, but }).sort(
          (a, b) => (turns.get(a.chatId) ?? 0) - (turns.get(b.chatId) ?? 0),
        ),
      );
    },
    mayHaveMore(urgency) {
      unseen = Math.min(unseen, URGENCIES.indexOf(urgency));
    },
    first(isFree) {
      const head = heads.find(isFree);
      return head === undefined || URGENCIES.indexOf(head.urgency) > unseen ? undefined : head;
    },
    serve({ chatId }) {
      heads = heads.filter((head) => head.chatId !== chatId);
      turn += 1;
      turns.delete(chatId);
      turns.set(chatId, turn);
      const oldest = turns.size > TURNS_KEPT ? turns.keys().next().value : undefined;
      if (oldest !== undefined) turns.delete(oldest);
    },
  };
}
