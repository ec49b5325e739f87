/** Memory of a process and of its helper, in megabytes, as the kernel counts it. */

import { readFileSync } from 'node:fs';

export function residentMbOf(pid: number): number {
  return fieldOf(pid, 'VmRSS');
}

/** Of the resident memory, pages of files, which the kernel can drop: Node's own program above all. */
export function ofFilesMbOf(pid: number): number {
  return fieldOf(pid, 'RssFile');
}

/** The most that it ever had. */
export function mostMbOf(pid: number): number {
  return fieldOf(pid, 'VmHWM');
}

/** The process that a bot has started; null while there is none. */
export function helperOf(pid: number): number | null {
  const [first = ''] = readFileSync(`/proc/${String(pid)}/task/${String(pid)}/children`, 'utf8').split(' ');
  return first === '' ? null : Number(first);
}

function fieldOf(pid: number, field: 'VmRSS' | 'VmHWM' | 'RssFile'): number {
  const status = readFileSync(`/proc/${String(pid)}/status`, 'utf8');
  const line = status.split('\n').find((each) => each.startsWith(`${field}:`)) ?? '';
  return Number(/\d+/.exec(line)?.[0] ?? Number.NaN) / 1024;
}
