/**
 * Carrying: lease, commit, send, settle. What became of a send is committed together with the lease of the next one,
 * so that a message costs one flush of the disk; no transaction is open while a messenger is asked.
 */

import type { OutgoingMessage } from '../conversation/message/message.ts';
import type { Chat } from '../store/people/chats.ts';
import type { Tx } from '../store/sqlite/database.ts';
import type { Air } from './air.ts';
import type { Alarm } from './alarm.ts';
import type { Hand, InHand } from './hand.ts';
import type { Patience } from './patience.ts';
import type { RelayOptions } from './relay-hooks.ts';
import { settleOutcomes } from './settle-outcome.ts';
import { BotRefused, type SendOutcome, type Transport } from './transport.ts';
import type { Turn, Turns } from './turns.ts';
import { leaseOrSetAside } from './leaser.ts';

/** Longest run of the loop before the rest of the program gets a turn. */
const SLICE_MS = 2;
/** How long a messenger is left alone that refuses the bot itself. */
const BOT_REFUSED_PAUSE_MS = 60_000;

export interface Carrier {
  /** Leases messages of chats that can be served now, and commits that. */
  lease(): readonly InHand[];
  /** Sends a batch, then what was leased with its outcomes, until nothing is. */
  carry(first: readonly InHand[]): Promise<void>;
}

export interface CarrierParts {
  readonly turns: Turns;
  readonly hand: Hand;
  readonly air: Air;
  readonly alarm: Alarm;
  readonly patience: Patience;
}

interface Answered {
  readonly message: InHand;
  readonly outcome: SendOutcome;
}

/** `nowMs` is a monotonic clock in milliseconds. */
export function createCarrier(options: RelayOptions, parts: CarrierParts, nowMs: () => number): Carrier {
  const { database, transport, clock, pace, log, atOnce = 1 } = options;
  const { turns, hand, air, alarm, patience } = parts;

  /** Commits `before` and a lease; when that fails, nothing that was leased is in hand. */
  function leaseAfter(before: (tx: Tx) => void): readonly InHand[] {
    const batch: InHand[] = [];
    try {
      database.transact((tx) => {
        before(tx);
        leaseInto(tx, batch);
      });
      return batch;
    } catch (error) {
      for (const message of batch) {
        message.answered();
        hand.release(message);
      }
      turns.lookAnew();
      throw error;
    }
  }

  function leaseInto(tx: Tx, batch: InHand[]): void {
    while (batch.length < atOnce && !patience.isStopping() && turns.heldMs() === 0) {
      const given = turns.give(tx, Math.min(atOnce - batch.length, pace.room()));
      if (given.length === 0) return;
      for (const message of leaseTurns(tx, given)) {
        hand.keep(message);
        batch.push(message);
      }
    }
  }

  function leaseTurns(tx: Tx, given: readonly Turn[]): InHand[] {
    const leased = leaseOrSetAside(
      tx,
      given.map(({ rowId }) => rowId),
      options,
    );
    const ofChat = new Map(leased.map((one) => [one.chat.id, one]));
    return given.flatMap((turn): InHand[] => {
      const its = ofChat.get(turn.chatId);
      if (its !== undefined) return [{ ...its, urgency: turn.urgency, answered: pace.take(its.chat) }];
      turns.passed(turn);
      return [];
    });
  }

  async function sendAll(batch: readonly InHand[]): Promise<readonly Answered[]> {
    const flight = air.start();
    alarm.ring(turns.heldMs());
    const over = await Promise.all(
      batch.map(async (message) => {
        const outcome = await sendOne(transport, message.chat, message.message);
        message.answered();
        return { message, outcome };
      }),
    );
    flight.answered(over.some(({ outcome }) => outcome.kind !== 'unknown'));
    for (const { message, outcome } of over) turns.answered(message, outcome);
    return over;
  }

  /** What became of a send is kept in mind until it is committed: to send again would be worse. */
  async function settleAndLease(over: readonly Answered[]): Promise<readonly InHand[]> {
    const next = await patience.untilCommitted(() => {
      try {
        return leaseAfter((tx) => {
          settleOutcomes(tx, over, options, clock.now());
          for (const { message } of over) hand.release(message);
        });
      } catch (error) {
        for (const { message } of over) hand.keep(message);
        throw error;
      }
    });
    if (next !== null) return next;
    // As after a kill: the next start finds them abandoned.
    log.warn({ messages: over.length }, 'stopped before it could be noted what came of a send');
    return [];
  }

  function logOutcome({ message: { row, chat }, outcome }: Answered): void {
    const why = 'why' in outcome ? outcome.why : undefined;
    const level = outcome.kind === 'sent' ? 'info' : 'warn';
    log[level]({ outbox: row.id, chat: chat.id, kind: row.kind, outcome: outcome.kind, why }, 'delivery');
  }

  return {
    lease: () => leaseAfter(() => undefined),
    async carry(first) {
      let batch = first;
      let sliceEnd = nowMs() + SLICE_MS;
      while (batch.length > 0) {
        const over = await sendAll(batch);
        batch = await settleAndLease(over);
        over.forEach(logOutcome);
        if (nowMs() < sliceEnd) continue;
        await new Promise((resolve) => setImmediate(resolve));
        sliceEnd = nowMs() + SLICE_MS;
      }
    },
  };
}

/**
 * Never throws. A refused bot pauses the whole messenger until a person acts. Any other exception is a bug that this
 * message brings out: whether it went out is not known, and it must not hold up the others.
 * @internal Also for tests.
 */
export async function sendOne(transport: Transport, chat: Chat, message: OutgoingMessage): Promise<SendOutcome> {
  const to = message.topic === null ? chat : { ...chat, threadId: message.topic.id };
  try {
    return await transport.send(to, message);
  } catch (error) {
    const why = error instanceof Error ? error.message : 'unknown error';
    if (!(error instanceof BotRefused)) return { kind: 'unknown', why };
    return { kind: 'retry', afterMs: BOT_REFUSED_PAUSE_MS, scope: 'channel', why };
  }
}
