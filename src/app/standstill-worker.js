// Plain JavaScript on purpose: this thread is there as long as the program, and one that reads TypeScript takes 17 MB more.
import { Buffer } from 'node:buffer';
import { closeSync, fsyncSync, openSync, readFileSync, writeSync } from 'node:fs';
import { setInterval } from 'node:timers';
import { workerData } from 'node:worker_threads';

/** Clock ticks a second in /proc, on every Linux: proc_pid_stat(5), sysconf(_SC_CLK_TCK). */
const TICKS_PER_SECOND = 100;
/** Looks in the time that a piece of work may take. */
const LOOKS = 20;

const { words, bytes, limitMs, run, notePath, sentence } = workerData;
const [SERIAL, KIND, CHANNEL, LENGTH] = [0, 1, 2, 3];
/** The piece that was in hand at the last look, and the processor time when it was first seen; even for none. */
let seen = { serial: 0, at: 0 };

setInterval(look, limitMs / LOOKS);

function look() {
  const serial = Atomics.load(words, SERIAL);
  if (serial % 2 === 0 || serial !== seen.serial) {
    seen = { serial, at: serial % 2 === 0 ? 0 : processorMs() };
    return;
  }
  if (processorMs() - seen.at >= limitMs) end();
}

/** Of the thread that works, or where the system does not tell, of the whole process. */
function processorMs() {
  try {
    const stat = readFileSync(`/proc/self/task/${process.pid}/stat`, 'latin1');
    // The second field is a name in brackets, which may hold blanks.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return ((Number(fields[11]) + Number(fields[12])) * 1000) / TICKS_PER_SECOND;
  } catch {
    const { user, system } = process.cpuUsage();
    return (user + system) / 1000;
  }
}

function end() {
  const kind = sentence.kinds[Atomics.load(words, KIND)];
  const channel = sentence.channels[Atomics.load(words, CHANNEL)];
  const length = Atomics.load(words, LENGTH);
  // Whatever cannot be written, the process must end.
  try {
    const key = length < 0 ? null : Buffer.from(bytes.slice(0, length)).toString('utf8');
    const msg = `${sentence.begins[kind]} does not end: the program ends itself and starts anew without it, if it is the same one twice`;
    writeSync(2, `${JSON.stringify({ level: 60, time: new Date().toISOString(), channel, key, msg })}\n`);
    if (key !== null && notePath !== null) {
      const file = openSync(notePath, 'w');
      writeSync(file, JSON.stringify({ run, piece: { kind, channel, key } }));
      fsyncSync(file);
      closeSync(file);
    }
  } finally {
    process.kill(process.pid, 'SIGKILL');
  }
}
