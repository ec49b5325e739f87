/**
 * Sets the wall clock wrong by `CHAOS_CLOCK_SHIFT_MS`, and again by every order of the harness. Timers and
 * `performance.now` run on, as they do when a real clock is set or a machine was asleep.
 */

import { onOrder } from './orders.ts';

const RealDate = Date;
let shiftMs = Number(process.env.CHAOS_CLOCK_SHIFT_MS ?? 0);

class ShiftedDate extends RealDate {
  constructor(...args: unknown[]) {
    if (args.length === 0) super(ShiftedDate.now());
    else super(...(args as [number]));
  }

  static override now(): number {
    return RealDate.now() + shiftMs;
  }
}

globalThis.Date = ShiftedDate as DateConstructor;
onOrder('clock', (order) => {
  shiftMs = order.shiftMs;
});
