// Loaded into a program under test: the longest turn of its event loop while the file named by BENCH_LAG is there, in milliseconds.
import { existsSync, writeFileSync } from 'node:fs';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import process from 'node:process';
import { setInterval } from 'node:timers';

const path = process.env.BENCH_LAG ?? '';
const lag = monitorEventLoopDelay({ resolution: 1 });
let watching = false;
setInterval(() => {
  const wanted = existsSync(path);
  if (wanted && !watching) {
    lag.reset();
    lag.enable();
  } else if (!wanted && watching) {
    lag.disable();
    writeFileSync(`${path}.longest`, String(lag.max / 1e6));
  }
  watching = wanted;
}, 20).unref();
