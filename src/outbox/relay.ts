/**
 * Delivers what was queued. Order is kept within a chat among messages that are as urgent; a chat that is slow, paused
 * or dead holds up no other.
 */

import { createAir } from './air.ts';
import { createAlarm } from './alarm.ts';
import { createCarrier } from './carrier.ts';
import { createHand, type InHand } from './hand.ts';
import { createPatience, MAX_SLEEP_MS } from './patience.ts';
import type { RelayOptions } from './relay-hooks.ts';
import { createTurns } from './turns.ts';

export interface Relay {
  /** Looks for due messages at once instead of at the next look. */
  wake(): void;
  /** Delivers until nothing is due now; for tests and the rehearsal. */
  drain(): Promise<void>;
  start(): void;
  /** Finishes the sends in hand. */
  stop(): Promise<void>;
}

/** Sends what is queued on one messenger, in order per chat, until it is stopped. */
export function createRelay(options: RelayOptions): Relay {
  const nowMs = options.steadyMs ?? (() => performance.now());
  const alarm = createAlarm(nowMs);
  const patience = createPatience(options, alarm, nowMs);
  const air = createAir(options.pace.strideMs, nowMs);
  const hand = createHand();
  const turns = createTurns(options, hand, air, nowMs);
  const carrier = createCarrier(options, { turns, hand, air, alarm, patience }, nowMs);
  /** Batches on their way, each followed by what is leased with its outcomes. */
  const lanes = new Set<Promise<void>>();
  let failure: { readonly error: unknown } | null = null;
  let running: Promise<void> | null = null;

  /** Starts what may start now; milliseconds until it is worth trying again. */
  function fill(): number {
    turns.recall();
    while (!patience.isStopping() && failure === null) {
      const held = turns.heldMs();
      if (held > 0) return Math.min(held, MAX_SLEEP_MS);
      if (!turns.hasNext()) return turns.restMs();
      const batch = carrier.lease();
      if (batch.length > 0) launch(batch);
    }
    return MAX_SLEEP_MS;
  }

  /** A failure on the way stops the relay at its next step. */
  function launch(batch: readonly InHand[]): void {
    const lane = carrier
      .carry(batch)
      .catch((error: unknown) => {
        failure ??= { error };
      })
      .finally(() => {
        lanes.delete(lane);
        alarm.ring();
      });
    lanes.add(lane);
  }

  async function run(): Promise<void> {
    while (!patience.isStopping()) {
      const wait = fillOrOutlast();
      throwFailure();
      await alarm.sleep(wait);
    }
    await Promise.all(lanes);
    throwFailure();
  }

  function fillOrOutlast(): number {
    try {
      return fill();
    } catch (error) {
      patience.outlast(error);
      return MAX_SLEEP_MS;
    }
  }

  function throwFailure(): void {
    if (failure !== null) throw failure.error;
  }

  return {
    wake() {
      turns.lookAnew();
      alarm.ring();
    },
    async drain() {
      turns.lookAnew();
      for (;;) {
        const wait = fill();
        throwFailure();
        if (lanes.size === 0 && (patience.isStopping() || !turns.isAnyDue())) return;
        await alarm.sleep(wait);
      }
    },
    start() {
      running ??= run();
    },
    async stop() {
      patience.stop();
      await running;
      await Promise.all(lanes);
    },
  };
}
