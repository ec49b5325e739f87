/**
 * Whose turn it is: what somebody waits for before reminders, reminders before digests; among equals the chat that was
 * served longest ago. A chat that cannot be served now, for whatever reason, is passed over. One turn in four is for a chat
 * that was just served, had to wait on its own account and has more: a busy group would otherwise begin its slow row of
 * messages only when everybody else has theirs, and the messenger's measure would lie idle at the end.
 */

import type { Instant } from '../domain/dates.ts';
import type { Tx } from '../store/database.ts';
import { dueHeadOf, dueHeads, URGENCIES, type Head, type Urgency } from '../store/outbox.ts';
import type { ChannelName } from '../store/schema.ts';

/** Heads of one urgency that are looked at together: among so many chats turns are exactly fair. */
const HEADS_PER_LOOK = 100;
/** Chats whose last turn is remembered. */
const TURNS_KEPT = 20_000;
/** While others wait, at most one turn in so many is for a chat that comes back. */
const TURNS_PER_RETURN = 4;

export interface Queue {
  /** Has what is due read anew; chats in `but` cannot be served and are left out, so that they hide nobody. */
  look(now: Instant, but: readonly number[]): void;
  /** A chat may have more of this urgency than the last look saw: it was served, or its wait is over. */
  mayHaveMore(urgency: Urgency): void;
  /** The head whose turn it is among those that are free; undefined too when a look might find a more urgent one. */
  first(tx: Tx, isFree: (head: Head) => boolean): Head | undefined;
  /** Gives a head its turn. */
  serve(head: Head): void;
}

/** `chatsWait`: each chat has limits of its own, so that having been served it must wait. */
export function createQueue(channel: ChannelName, chatsWait: boolean): Queue {
  /** What is less urgent is not read before nothing more urgent can be served: with a long queue it takes longest. */
  let heads = new Map<Urgency, readonly Head[]>();
  let last: { readonly now: Instant; readonly but: readonly number[] } | null = null;
  /** The most urgent that may have come since the last look, as an index. */
  let unseen = URGENCIES.length;
  /** Chat → number of its last turn, the oldest first. */
  const turns = new Map<number, number>();
  let turn = 0;
  /** Chats that were served and were not free yet since; each with its last head. */
  const away = new Map<number, Head>();
  /** What chats that came back have to hear next. */
  let back: readonly Head[] = [];
  let turnsSinceReturn = 0;

  function headsOf(tx: Tx, urgency: Urgency): readonly Head[] {
    if (last === null) return [];
    const known = heads.get(urgency);
    if (known !== undefined) return known;
    const read = dueHeads(tx, urgency, { channel, ...last, limit: HEADS_PER_LOOK }).sort(
      (a, b) => (turns.get(a.chatId) ?? 0) - (turns.get(b.chatId) ?? 0),
    );
    heads.set(urgency, read);
    return read;
  }

  function welcomeBack(tx: Tx, isFree: (head: Head) => boolean): void {
    if (last === null) return;
    for (const [chatId, served] of away) {
      if (!isFree(served)) continue;
      away.delete(chatId);
      const next = dueHeadOf(tx, { chatId, channel, now: last.now });
      if (next !== undefined) back = [...back, next];
    }
  }

  return {
    look(now, but) {
      unseen = URGENCIES.length;
      last = { now, but };
      heads = new Map();
      // `back` stays: asking for each again would cost more than a look. What has become more urgent in one of its
      // chats stands among the heads, and a message that is over is passed over when it is to be claimed.
    },
    mayHaveMore(urgency) {
      unseen = Math.min(unseen, URGENCIES.indexOf(urgency));
    },
    first(tx, isFree) {
      welcomeBack(tx, isFree);
      for (const [index, urgency] of URGENCIES.entries()) {
        if (index > unseen) return undefined;
        const returned = back.find((head) => head.urgency === urgency && isFree(head));
        if (returned !== undefined && turnsSinceReturn >= TURNS_PER_RETURN - 1) return returned;
        const head = headsOf(tx, urgency).find(isFree) ?? returned;
        if (head !== undefined) return head;
      }
      return undefined;
    },
    serve(served) {
      const { chatId } = served;
      turnsSinceReturn = back.includes(served) ? 0 : turnsSinceReturn + 1;
      back = back.filter((head) => head.chatId !== chatId);
      away.delete(chatId);
      if (chatsWait) away.set(chatId, served);
      for (const [urgency, read] of heads) {
        heads.set(
          urgency,
          read.filter((head) => head.chatId !== chatId),
        );
      }
      turn += 1;
      turns.delete(chatId);
      turns.set(chatId, turn);
      const oldest = turns.size > TURNS_KEPT ? turns.keys().next().value : undefined;
      if (oldest !== undefined) turns.delete(oldest);
    },
  };
}
