import { isDatabaseTrouble } from './database-trouble.ts';
import type { Database } from './database.ts';

/** Between two attempts. */
const EMPTY_AGAIN_MS = 100;

/**
 * What was overwritten is in the log of the last writes until that is emptied; not within a transaction. While somebody reads
 * an older state, or the log is just being checkpointed, it cannot be: then it is tried again until it is.
 */
export function emptyWriteAheadLog({ raw }: Pick<Database, 'raw'>): void {
  if (!raw.open || isEmptied(raw)) return;
  setTimeout(() => {
    emptyWriteAheadLog({ raw });
  }, EMPTY_AGAIN_MS).unref();
}

function isEmptied(raw: Database['raw']): boolean {
  try {
    const [told] = raw.pragma('wal_checkpoint(TRUNCATE)') as { readonly busy: number }[];
    return told?.busy === 0;
  } catch (error) {
    if (isDatabaseTrouble(error)) return false;
    throw error;
  }
}
