/**
 * Catches work that neither throws nor ends: a second thread measures the processor time of each piece, and kills the
 * process at the limit. A machine that sleeps or is starved uses no processor time. Of a piece that is noted and uses
 * notable time it notes that, so that an end amid it (as of memory that it filled) is laid at its door.
 */

import { Worker } from 'node:worker_threads';
import type { Piece, Watch } from '../../store/record/in-hand.ts';
import { CHANNELS, KINDS, NOTE_BYTES } from './last-words.ts';

/** Words for the log. Keys are the messengers' and our own ids, never what people wrote. */
const BEGINS: Record<Piece['kind'], string> = {
  update: 'Handling an update',
  delivery: 'Wording a queued message',
};
/** Processor time many times that of honest work, milliseconds. */
const NOTABLE_MS = 1000;
/** Longer than any messenger's key. */
const KEY_BYTES = 400;
const [SERIAL, KIND, CHANNEL, LENGTH, WORDS] = [0, 1, 2, 3, 4] as const;

export interface StandstillWatch {
  readonly watch: Watch;
  stop(): Promise<void>;
}

/**
 * `limitMs`: processor time that one piece may take. When the process of `run` is killed, what it had in hand is
 * written to `notePath`, where `readLastWords` finds it as proof; null writes nothing.
 */
export function watchStandstill(options: {
  readonly limitMs: number;
  readonly run: string;
  readonly notePath: string | null;
  readonly onTrouble: (error: Error) => void;
}): StandstillWatch {
  const words = new Int32Array(new SharedArrayBuffer(WORDS * Int32Array.BYTES_PER_ELEMENT));
  const bytes = new Uint8Array(new SharedArrayBuffer(KEY_BYTES));
  const { limitMs, run, notePath } = options;
  const sentence = { kinds: KINDS, channels: CHANNELS, begins: BEGINS };
  const thread = new Worker(new URL('./standstill-worker.js', import.meta.url), {
    workerData: { words, bytes, limitMs, notableMs: NOTABLE_MS, run, notePath, noteBytes: NOTE_BYTES, sentence },
    execArgv: [],
  });
  thread.unref();
  thread.on('error', options.onTrouble);
  const encoder = new TextEncoder();
  let serial = 0;
  return {
    watch(piece, work) {
      const { read, written } = encoder.encodeInto(piece.key, bytes);
      words[KIND] = KINDS.indexOf(piece.kind);
      words[CHANNEL] = CHANNELS.indexOf(piece.channel);
      words[LENGTH] = read === piece.key.length ? written : -1;
      // Odd while something is in hand. Stored last, so that a reader who sees it sees the rest as well.
      Atomics.store(words, SERIAL, (serial = (serial + 1) & 0x7fffffff));
      try {
        return work();
      } finally {
        Atomics.store(words, SERIAL, (serial = (serial + 1) & 0x7fffffff));
      }
    },
    async stop() {
      await thread.terminate();
    },
  };
}
