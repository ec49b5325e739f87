/** Choosing: which chats are served now, by the queue, the messenger's limits and the waits it asked for. */

import { msOf, type Instant } from '../domain/calendar/dates.ts';
import { dueHeads, URGENCIES, type Head, type Urgency } from '../store/outbox/outbox-heads.ts';
import { noneDueBefore } from '../store/outbox/outbox-times.ts';
import type { Tx } from '../store/sqlite/database.ts';
import type { Air } from './air.ts';
import { recallSends, recoverAbandoned } from './earlier-runs.ts';
import type { Hand, InHand } from './hand.ts';
import { createNextUp } from './next-up.ts';
import { MAX_SLEEP_MS } from './patience.ts';
import { createPauses } from './pauses.ts';
import { createQueue } from './queue.ts';
import type { RelayOptions } from './relay-hooks.ts';
import type { SendOutcome } from './transport.ts';

/** Pause between two looks at a queue too long for one, for the rest of the program. */
const BETWEEN_LOOKS_MS = 5;

export interface Turn {
  readonly rowId: number;
  readonly chatId: number;
  readonly urgency: Urgency;
}

export interface Turns {
  /** Counts what earlier runs sent, the first time it is called. */
  recall(): void;
  /** Milliseconds until the messenger as a whole may be asked again; 0 for now. */
  heldMs(): number;
  /** Whether any chat can be served now; messages that an earlier run had in hand are recovered first. */
  hasNext(): boolean;
  /** Gives at most `most` chats their turn. */
  give(tx: Tx, most: number): readonly Turn[];
  /** Milliseconds until another look may find something when `hasNext` found nothing. */
  restMs(): number;
  /** Whether anything is due now that only has to wait for a limit. */
  isAnyDue(): boolean;
  /** The next look reads the database. */
  lookAnew(): void;
  /** A turn came to nothing: its chat may have more of this urgency. */
  passed(turn: Turn): void;
  /** Notes the answer to a send. */
  answered(message: InHand, outcome: SendOutcome): void;
}

/** `nowMs` is a monotonic clock in milliseconds. */
export function createTurns(options: RelayOptions, hand: Hand, air: Air, nowMs: () => number): Turns {
  const { database, channel, clock, pace } = options;
  const queue = createQueue(channel, pace.holdsChats);
  const pauses = createPauses(nowMs);
  const nextUp = createNextUp();
  /** `isFresh`: nothing was queued since the last look. */
  const look = { isFresh: false, atMs: -Infinity };
  let isRecalled = false;

  const isFresh = (): boolean => look.isFresh && nowMs() - look.atMs < MAX_SLEEP_MS;
  const waitingChats = (): number[] => [...pace.waiting(), ...pauses.chats()];
  const isFree = ({ chatId, chatType }: Head): boolean =>
    !hand.isBusy(chatId) && pauses.ofChat(chatId) === 0 && pace.waitMs({ id: chatId, type: chatType }) === 0;

  /** Looks anew when the last look is old or holds no other chat. */
  function next(tx: Tx, isFree: (head: Head) => boolean): Head | undefined {
    const known = isFresh() ? queue.first(tx, isFree) : undefined;
    if (known !== undefined) return known;
    queue.look(clock.now(), new Set(waitingChats()));
    Object.assign(look, { isFresh: true, atMs: nowMs() });
    return queue.first(tx, isFree);
  }

  return {
    recall() {
      if (!isRecalled) recallSends(options);
      isRecalled = true;
    },
    heldMs: () => Math.max(0, pauses.ofChannel(), air.waitMs(), pace.waitMs()),
    hasNext() {
      if (!isFresh() && recoverAbandoned(hand.rowIds, options)) look.isFresh = false;
      return database.read((tx) => next(tx, isFree)) !== undefined;
    },
    give(tx, most) {
      const heads = new Map<number, Head>();
      while (heads.size < most) {
        const head = next(tx, (one) => !heads.has(one.chatId) && isFree(one));
        if (head === undefined) break;
        queue.serve(head);
        heads.set(head.chatId, head);
      }
      return Array.from(heads.values(), ({ id, chatId, urgency }) => ({
        rowId: nextUp.take(chatId, id),
        chatId,
        urgency,
      }));
    },
    restMs() {
      if (queue.isUnfinished()) return BETWEEN_LOOKS_MS;
      const waits = waitingChats().map((id) => Math.max(pauses.ofChat(id), pace.waitMs({ id, type: 'private' })));
      // A chat that waited was left out of the last look and may have something due.
      if (waits.length > 0) look.isFresh = false;
      const now = clock.now();
      const due = database.read((tx) => noneDueBefore(tx, channel, now));
      return Math.min(MAX_SLEEP_MS, ...waits, due === null ? Infinity : msUntil(due, now));
    },
    isAnyDue() {
      if (pauses.ofChannel() > 0) return false;
      const due = { channel, now: clock.now(), limit: 1, but: new Set(pauses.chats()) };
      return database.read((tx) => URGENCIES.some((urgency) => dueHeads(tx, urgency, due).length > 0));
    },
    lookAnew() {
      look.isFresh = false;
    },
    passed({ urgency }) {
      queue.mayHaveMore(urgency);
    },
    answered({ row, chat, partIds, urgency }, outcome) {
      pauses.after(chat.id, outcome);
      const again = outcome.kind === 'retry' || outcome.kind === 'moved' ? [row.id] : [];
      nextUp.putFirst(chat.id, [...again, ...partIds]);
      queue.mayHaveMore(urgency);
    },
  };
}

function msUntil(then: Instant, now: Instant): number {
  return Math.max(1, msOf(then) - msOf(now));
}
