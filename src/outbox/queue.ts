/**
 * Whose turn it is: awaited messages before reminders, reminders before digests; among equals the chat served longest
 * ago. A chat that cannot be served now is passed over. One turn in four goes to a chat that was served, waited for its
 * own limit and has more: else a busy group would start its slow row last, and the messenger would idle at the end.
 */

import type { Instant } from '../domain/calendar/dates.ts';
import type { Tx } from '../store/sqlite/database.ts';
import {
  dueHeadOf,
  headsAfter,
  headsInFront,
  URGENCIES,
  type Head,
  type Look,
  type Urgency,
} from '../store/outbox/outbox-heads.ts';
import type { ChannelName } from '../domain/people/channel.ts';

/** Heads of one urgency read in one look: turns are exactly fair among this many chats. */
const HEADS_PER_LOOK = 100;
/** Chats whose last turn is remembered. */
const TURNS_KEPT = 20_000;
/** While others wait, at most one turn in this many goes to a chat that comes back. */
const TURNS_PER_RETURN = 4;

export interface Queue {
  /** Has what is due read anew; chats in `but` cannot be served and are left out, so that they hide no other. */
  look(now: Instant, but: ReadonlySet<number>): void;
  /** A chat may have more of this urgency than the last look saw: it was served, or its wait is over. */
  mayHaveMore(urgency: Urgency): void;
  /** The head whose turn it is among those that are free; undefined too when a look might find a more urgent one. */
  first(tx: Tx, isFree: (head: Head) => boolean): Head | undefined;
  /** Of a long queue a look reads a part: whether the next might find what this one did not. */
  isUnfinished(): boolean;
  /** Gives a head its turn. */
  serve(head: Head): void;
}

/** How far the going from chat to chat has come for an urgency; each look goes on from there. */
interface Round {
  readonly after: number;
  /** No chat that can be served was found since its beginning. */
  readonly isBarren: boolean;
  /** It reached the end without finding a chat, or the front of the queue held all that is due. */
  readonly isOver: boolean;
}

const NEW_ROUND: Round = { after: 0, isBarren: true, isOver: false };
const NO_ROUND: Round = { ...NEW_ROUND, isOver: true };

/** `chatsWait`: each chat has limits of its own, so that having been served it must wait. */
export function createQueue(channel: ChannelName, chatsWait: boolean): Queue {
  /** What is less urgent is not read before nothing more urgent can be served. */
  let heads = new Map<Urgency, readonly Head[]>();
  let last: Pick<Look, 'now' | 'but'> | null = null;
  const rounds: Record<Urgency, Round> = { awaited: NO_ROUND, reminding: NO_ROUND, digest: NO_ROUND };
  /** The most urgent that may have come since the last look, as an index. */
  let unseen = URGENCIES.length;
  /** Chat → number of its last turn, the oldest first. */
  const turns = new Map<number, number>();
  let turn = 0;
  /** Chats that were served and were not free yet since; each with its last head. */
  const away = new Map<number, Head>();
  /** What chats that came back have to hear next, by chat. */
  const back = {
    awaited: new Map<number, Head>(),
    reminding: new Map<number, Head>(),
    digest: new Map<number, Head>(),
  };
  let turnsSinceReturn = 0;

  function read(tx: Tx, urgency: Urgency): readonly Head[] {
    if (last === null) return [];
    const look = { channel, ...last, limit: HEADS_PER_LOOK };
    const { heads: front, isWhole } = headsInFront(tx, urgency, look);
    const due = isWhole || front.length >= HEADS_PER_LOOK ? front : [...front, ...goOn(tx, urgency, look, front)];
    if (isWhole) rounds[urgency] = NO_ROUND;
    return due.sort((a, b) => (turns.get(a.chatId) ?? 0) - (turns.get(b.chatId) ?? 0));
  }

  /** Those at the front of a long queue may all be of few chats, or of chats that cannot be served. */
  function goOn(tx: Tx, urgency: Urgency, look: Look, front: readonly Head[]): readonly Head[] {
    const round = rounds[urgency].isOver ? NEW_ROUND : rounds[urgency];
    const but = new Set([...look.but, ...front.map(({ chatId }) => chatId)]);
    const { heads: found, next } = headsAfter(tx, urgency, round.after, { ...look, but });
    const isBarren = round.isBarren && found.length === 0;
    if (next !== null) rounds[urgency] = { after: next, isBarren, isOver: false };
    else rounds[urgency] = isBarren ? NO_ROUND : NEW_ROUND;
    return found;
  }

  function welcomeBack(tx: Tx, isFree: (head: Head) => boolean): void {
    if (last === null) return;
    for (const [chatId, served] of away) {
      if (!isFree(served)) continue;
      away.delete(chatId);
      const next = dueHeadOf(tx, { chatId, channel, now: last.now });
      if (next !== undefined) back[next.urgency].set(chatId, next);
    }
  }

  return {
    look(now, but) {
      unseen = URGENCIES.length;
      last = { now, but };
      heads = new Map();
      // `back` stays: asking for each again would cost more than a look. What has become more urgent in one of its
      // chats stands among the heads, and a message that is over is passed over when it is to be leased.
    },
    mayHaveMore(urgency) {
      unseen = Math.min(unseen, URGENCIES.indexOf(urgency));
    },
    first(tx, isFree) {
      welcomeBack(tx, isFree);
      for (const [index, urgency] of URGENCIES.entries()) {
        if (index > unseen) return undefined;
        const returned = firstOf(back[urgency].values(), isFree);
        if (returned !== undefined && turnsSinceReturn >= TURNS_PER_RETURN - 1) return returned;
        const known = heads.get(urgency);
        const due = known ?? read(tx, urgency);
        heads.set(urgency, due);
        const head = due.find(isFree) ?? returned;
        if (head !== undefined) return head;
        if (known !== undefined && !rounds[urgency].isOver) return undefined;
      }
      return undefined;
    },
    isUnfinished: () => URGENCIES.some((urgency) => !rounds[urgency].isOver),
    serve(served) {
      const { chatId, urgency: itsUrgency } = served;
      turnsSinceReturn = back[itsUrgency].get(chatId) === served ? 0 : turnsSinceReturn + 1;
      for (const urgency of URGENCIES) {
        back[urgency].delete(chatId);
        const known = heads.get(urgency);
        if (known !== undefined) {
          heads.set(
            urgency,
            known.filter((head) => head.chatId !== chatId),
          );
        }
      }
      away.delete(chatId);
      if (chatsWait) away.set(chatId, served);
      turn += 1;
      turns.delete(chatId);
      turns.set(chatId, turn);
      const oldest = turns.size > TURNS_KEPT ? turns.keys().next().value : undefined;
      if (oldest !== undefined) turns.delete(oldest);
    },
  };
}

function firstOf(heads: Iterable<Head>, isFree: (head: Head) => boolean): Head | undefined {
  for (const head of heads) if (isFree(head)) return head;
  return undefined;
}
