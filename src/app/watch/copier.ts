/**
 * A process that makes one copy of the registry in its second place and ends: a disk that stands still there holds up this
 * process, never the bot. It gets one order over the channel and answers with one outcome.
 */

import { setPriority } from 'node:os';
import { copyAway, type CopyOrder, type CopyOutcome } from '../../store/file/copy-away.ts';

/** What the process says: a piece is carried, or how it ended. */
export type CopierWord =
  { readonly kind: 'progress' } | { readonly kind: 'failed'; readonly why: string } | CopyOutcome;

/** Niceness: the process that answers people has priority. */
const PRIORITY = 10;

function say(word: CopierWord): void {
  if (process.connected) process.send?.(word);
}

process.on('disconnect', () => {
  process.exit(0);
});
process.once('message', (order: CopyOrder) => {
  setPriority(PRIORITY);
  copyAway(order, () => {
    say({ kind: 'progress' });
  })
    .then(say, (error: unknown) => {
      say({ kind: 'failed', why: error instanceof Error ? error.message : 'unknown error' });
    })
    .finally(() => {
      process.disconnect();
    });
});
