/** Kills the program from within, at the n-th time that it comes to a point: `CHAOS_CRASH_AT`, e.g. `after commit of claim:2`. */

import { watchRegistry, type RegistryCall } from './watch-registry.ts';

const [point, nth] = (process.env.CHAOS_CRASH_AT ?? '').split(':');
let left = Number(nth);

function come(moment: 'before' | 'after', { step, purpose }: RegistryCall): void {
  if (step !== 'begin' && step !== 'commit') return;
  const here = step === 'begin' ? `${moment} begin` : `${moment} commit of ${purpose}`;
  if (here !== point) return;
  left -= 1;
  if (left === 0) process.kill(process.pid, 'SIGKILL');
}

watchRegistry({
  before: (call) => {
    come('before', call);
  },
  after: (call) => {
    come('after', call);
  },
});
