/** Loaded before a program under test: what the harness does within it, as far as its environment asks for it. */

import './shift-clock.ts';
import './loop-lag.ts';

if (process.env.CHAOS_CRASH_AT !== undefined) await import('./crash-points.ts');
if (process.env.CHAOS_TROUBLE !== undefined) await import('./disk-trouble.ts');
// Whoever should end it is gone.
process.once('disconnect', () => process.kill(process.pid, 'SIGKILL'));
process.channel?.unref();
