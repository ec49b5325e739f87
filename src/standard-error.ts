/**
 * Standard error as a place that may fail. A full disk, a reader that went away or one that stands still stops nothing, and
 * what was lost is counted and told once lines can be written again.
 */

import { writeSync } from 'node:fs';
import { Socket } from 'node:net';

/** Bytes that wait for a reader that stands still; what comes beyond them is lost. */
const MOST_WAITING = 1_000_000;
const FILE_NUMBER = 2;

let lost = 0;
let isHeard = false;

/** Writes one line with its end. Never throws and never waits. */
export function writeToStandardError(line: string): void {
  if (lost > 0 && isWritten(linesLost(lost))) lost = 0;
  if (!isWritten(line)) lost += 1;
}

function isWritten(line: string): boolean {
  const { stderr } = process as { stderr: NodeJS.WritableStream };
  return stderr instanceof Socket ? isQueued(stderr, line) : isInFile(line);
}

/** A pipe, a socket or a terminal: Node keeps what its reader does not take, without a limit of its own. */
function isQueued(stream: Socket, line: string): boolean {
  if (!isHeard) {
    isHeard = true;
    // Unheard, the error of a pipe without a reader would end the process.
    stream.on('error', () => undefined);
  }
  if (stream.destroyed || stream.writableLength > MOST_WAITING) return false;
  stream.write(line);
  return true;
}

/** A file or a device: Node's own stream writes nothing more after its first error, and keeps all of it in memory. */
function isInFile(line: string): boolean {
  try {
    writeSync(FILE_NUMBER, line);
    return true;
  } catch {
    return false;
  }
}

/** Begins a line of its own: the one before may be cut off. */
function linesLost(count: number): string {
  const told = {
    level: 40,
    time: new Date().toISOString(),
    lines: count,
    msg: 'lines of the log could not be written',
  };
  return `\n${JSON.stringify(told)}\n`;
}
