// Loaded into a program under test: the longest turn of its event loop while the file named by BENCH_LAG is there, as JSON in
// milliseconds: as the clock has it, and the longest without the time for which the thread was ready and not let run.
import { existsSync, openSync, readSync, renameSync, writeFileSync } from 'node:fs';
import { performance } from 'node:perf_hooks';
import process from 'node:process';
import { setInterval } from 'node:timers';
// The program's own threads load this too.
import { isMainThread } from 'node:worker_threads';

/** Some twice as long as a look takes at most. */
const LONGEST_LINE = 96;
const NS = 1e6;

const path = process.env.BENCH_LAG ?? '';
const [file, line] = ['/proc/self/schedstat', new Uint8Array(LONGEST_LINE)];
// Kernels without these statistics tell of no waiting.
const statistics = existsSync(file) ? openSync(file, 'r') : null;
let watching = false;
let [seenAt, waitedBefore] = [0, 0];
let longest = { turnMs: 0, ownMs: 0 };

/** Milliseconds for which the main thread has waited for a processor since it began. */
function waited() {
  if (statistics === null) return 0;
  const length = readSync(statistics, line, 0, LONGEST_LINE, 0);
  return Number(String.fromCharCode(...line.subarray(0, length)).split(' ')[1]) / NS;
}

setInterval(() => {
  if (!watching) return;
  const [now, waitedNow] = [performance.now(), waited()];
  const turnMs = now - seenAt;
  longest = {
    turnMs: Math.max(longest.turnMs, turnMs),
    ownMs: Math.max(longest.ownMs, turnMs - (waitedNow - waitedBefore)),
  };
  [seenAt, waitedBefore] = [now, waitedNow];
}, 1).unref();

setInterval(() => {
  const wanted = existsSync(path);
  if (wanted && !watching) {
    longest = { turnMs: 0, ownMs: 0 };
    [seenAt, waitedBefore] = [performance.now(), waited()];
  } else if (!wanted && watching && isMainThread) {
    // Whole at once: it is read as soon as it is there.
    writeFileSync(`${path}.writing`, JSON.stringify(longest));
    renameSync(`${path}.writing`, `${path}.longest`);
  }
  watching = wanted;
}, 20).unref();
