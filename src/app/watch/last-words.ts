/**
 * A file beside the registry that names the piece of work which a run has in hand, for the next start. It is no part of
 * the registry: the registry keeps nothing of a transaction that the end of the process breaks off. It has two parts of
 * `NOTE_BYTES`. The first is written by the thread that works, the second by the one that watches it, which names there
 * the piece that it found at fault: both name the same piece only when that was still in hand at the end.
 */

import { closeSync, existsSync, openSync, readFileSync, rmSync, writeSync } from 'node:fs';
import { isDeepStrictEqual } from 'node:util';
import * as v from 'valibot';
import type { ChannelName } from '../../domain/people/channel.ts';
import type { Piece } from '../../store/record/in-hand.ts';
import type { LastWords } from '../../usecases/operate/begin-run.ts';

export const CHANNELS: readonly ChannelName[] = ['telegram', 'zalo', 'rehearsal'];
export const KINDS: readonly Piece['kind'][] = ['update', 'delivery'];

/** Beside the registry; null for one in memory. */
export function notePathOf(databasePath: string): string | null {
  return databasePath === ':memory:' ? null : `${databasePath}.standstill`;
}

/** More than a note with the longest key of a messenger; always written whole, so that a full disk has it already. */
export const NOTE_BYTES = 1024;
const BLANK = Buffer.alloc(NOTE_BYTES, ' ');

const Note = v.object({
  run: v.string(),
  piece: v.object({ kind: v.picklist(KINDS), channel: v.picklist(CHANNELS), key: v.string() }),
  isCalm: v.optional(v.boolean(), false),
});
type Note = v.InferOutput<typeof Note>;

/** The note of an earlier run; null for none, or one that cannot be read. */
export function readLastWords(notePath: string | null): LastWords | null {
  if (notePath === null || !existsSync(notePath)) return null;
  const bytes = readFileSync(notePath);
  const [inHand, atFault] = [noteIn(bytes.subarray(0, NOTE_BYTES)), noteIn(bytes.subarray(NOTE_BYTES))];
  if (inHand === null) return null;
  const isProof = atFault?.run === inHand.run && isDeepStrictEqual(atFault.piece, inHand.piece);
  return { ...inHand, isProof };
}

function noteIn(bytes: Buffer): Note | null {
  try {
    return v.parse(Note, JSON.parse(bytes.toString('utf8')));
  } catch (error) {
    if (error instanceof SyntaxError || v.isValiError(error)) return null;
    throw error;
  }
}

/** Called once the note is in the registry. */
export function forgetLastWords(notePath: string | null): void {
  if (notePath !== null) rmSync(notePath, { force: true });
}

export interface LastWordsWriter {
  /** Does `work` under the note of its piece, and of whether the run is calm. */
  during<T>(piece: Piece, isCalm: boolean, work: () => T): T;
  close(): void;
}

/**
 * Written without a flush: what the system has taken outlives the process, and a power cut is no piece's fault. A disk that
 * does not take it stops no work: `onTrouble` is told once.
 */
export function writeLastWords(options: {
  readonly notePath: string | null;
  readonly run: string;
  readonly onTrouble: (error: Error) => void;
}): LastWordsWriter {
  const { notePath, run, onTrouble } = options;
  let file: number | null = null;
  let isTold = false;

  function write(note: Buffer): void {
    if (notePath === null) return;
    try {
      file ??= openSync(notePath, 'w');
      writeSync(file, note, 0, NOTE_BYTES, 0);
    } catch (error) {
      if (!isTold) onTrouble(error instanceof Error ? error : new Error('unknown error'));
      isTold = true;
    }
  }

  return {
    during(piece, isCalm, work) {
      const words = JSON.stringify({ run, piece, isCalm } satisfies Note);
      const note = Buffer.from(BLANK);
      if (Buffer.byteLength(words) <= NOTE_BYTES) note.write(words);
      write(note);
      try {
        return work();
      } finally {
        write(BLANK);
      }
    },
    close() {
      if (file !== null) closeSync(file);
      file = null;
      forgetLastWords(notePath);
    },
  };
}
