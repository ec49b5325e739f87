/** Limits the memory of a program and of what it starts, where this machine lets us: a control group of version 1. */

import { existsSync, mkdirSync, readFileSync, rmdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { until } from './child.ts';

export interface MemoryLimit {
  /** The most that all of them had at once, in megabytes; page cache counts. */
  mostMb(): number;
  /** How often one of them was killed for memory. */
  kills(): number;
  /** Once they have ended; the helper ends shortly after its bot. */
  remove(): Promise<void>;
}

const GROUPS = '/sys/fs/cgroup/memory';

/** A group that still holds a process stays. */
function isRemoved(group: string): boolean {
  try {
    rmdirSync(group);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EBUSY') return false;
    throw error;
  }
}

/** Null where no group can be made: then nothing is limited. */
export function limitMemory(pid: number, megabytes: number): MemoryLimit | null {
  const group = join(GROUPS, `dondoc-bench-${String(pid)}`);
  try {
    mkdirSync(group);
  } catch {
    return null;
  }
  const read = (file: string): string => readFileSync(join(group, file), 'utf8');
  writeFileSync(join(group, 'memory.limit_in_bytes'), String(megabytes * 1024 * 1024));
  // Without it what does not fit would go to the swap space.
  if (existsSync(join(group, 'memory.swappiness'))) writeFileSync(join(group, 'memory.swappiness'), '0');
  writeFileSync(join(group, 'cgroup.procs'), String(pid));
  return {
    mostMb: () => Number(read('memory.max_usage_in_bytes')) / 1024 / 1024,
    kills: () => Number(/oom_kill (\d+)/u.exec(read('memory.oom_control'))?.[1] ?? 0),
    remove: () => until(() => isRemoved(group)),
  };
}
