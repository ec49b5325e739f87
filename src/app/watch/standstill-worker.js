// Plain JavaScript on purpose: this thread is there as long as the program, and one that reads TypeScript takes 17 MB more.
import { Buffer } from 'node:buffer';
import { closeSync, existsSync, fsyncSync, openSync, readFileSync, writeSync } from 'node:fs';
import { setInterval } from 'node:timers';
import { workerData } from 'node:worker_threads';

/** Clock ticks a second in /proc, on every Linux: proc_pid_stat(5), sysconf(_SC_CLK_TCK). */
const TICKS_PER_SECOND = 100;
/** Looks in the time that a piece of work may take. */
const LOOKS = 20;

const { words, bytes, limitMs, notableMs, run, notePath, noteBytes, sentence } = workerData;
const [SERIAL, KIND, CHANNEL, LENGTH] = [0, 1, 2, 3];
/** The piece that was in hand at the last look, and the processor time when it was first seen; even for none. */
let seen = { serial: 0, at: 0, isNoted: false };

setInterval(look, Math.min(limitMs / LOOKS, notableMs / 2));

function look() {
  const serial = Atomics.load(words, SERIAL);
  if (serial % 2 === 0 || serial !== seen.serial) {
    seen = { serial, at: serial % 2 === 0 ? 0 : processorMs(), isNoted: false };
    return;
  }
  const usedMs = processorMs() - seen.at;
  if (usedMs >= limitMs) end();
  else if (usedMs >= notableMs && !seen.isNoted) noteFault(serial);
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

/** The key is null where it is too long. */
function pieceInHand() {
  const kind = sentence.kinds[Atomics.load(words, KIND)];
  const channel = sentence.channels[Atomics.load(words, CHANNEL)];
  const length = Atomics.load(words, LENGTH);
  return { kind, channel, key: length < 0 ? null : Buffer.from(bytes.slice(0, length)).toString('utf8') };
}

function noteOf(piece) {
  const note = Buffer.alloc(noteBytes, ' ');
  note.write(JSON.stringify({ run, piece }));
  return note;
}

/** Only beside the note of the thread that works: where there is none, an end would prove nothing. */
function noteFault(serial) {
  seen.isNoted = true;
  const piece = pieceInHand();
  const isWhole = piece.key !== null && Atomics.load(words, SERIAL) === serial;
  if (!isWhole || notePath === null || !existsSync(notePath)) return;
  try {
    const file = openSync(notePath, 'r+');
    writeSync(file, noteOf(piece), 0, noteBytes, noteBytes);
    closeSync(file);
  } catch {
    // A disk that does not take it stops neither the work nor the watch.
  }
}

function end() {
  const piece = pieceInHand();
  const { kind, channel, key } = piece;
  // Whatever cannot be written, the process must end.
  try {
    const msg = `${sentence.begins[kind]} does not end: the program ends itself and starts anew without it, if it is the same one twice`;
    writeSync(2, `${JSON.stringify({ level: 60, time: new Date().toISOString(), channel, key, msg })}\n`);
    if (key !== null && notePath !== null) {
      const file = openSync(notePath, 'w');
      writeSync(file, Buffer.concat([noteOf(piece), noteOf(piece)]));
      fsyncSync(file);
      closeSync(file);
    }
  } finally {
    process.kill(process.pid, 'SIGKILL');
  }
}
