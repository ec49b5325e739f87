/** What a process's main thread did with the processors, as the kernel counts it: proc(5), `/proc/PID/schedstat`. */

import { existsSync, readFileSync } from 'node:fs';

const MS_PER_NS = 1e-6;

export interface Processor {
  readonly ranMs: number;
  /** Ready to run while the processors were others'. */
  readonly waitedMs: number;
}

/** Zeros where the kernel keeps no such statistics. */
export function processorOf(pid: number): Processor {
  const path = `/proc/${String(pid)}/schedstat`;
  if (!existsSync(path)) return { ranMs: 0, waitedMs: 0 };
  const [ran, waited] = readFileSync(path, 'utf8').split(' ');
  return { ranMs: Number(ran) * MS_PER_NS, waitedMs: Number(waited) * MS_PER_NS };
}
