/** Measures how long the event loop stands still. */

import { monitorEventLoopDelay } from 'node:perf_hooks';
import { onOrder, type LagReport } from './orders.ts';

const RESOLUTION_MS = 5;

const delay = monitorEventLoopDelay({ resolution: RESOLUTION_MS });
delay.enable();
onOrder('lag', () => {
  const inMs = (ns: number): number => Math.max(0, ns / 1e6 - RESOLUTION_MS);
  const report: LagReport = { kind: 'lag', most: inMs(delay.max), p99: inMs(delay.percentile(99)) };
  delay.reset();
  process.send?.(report);
});
