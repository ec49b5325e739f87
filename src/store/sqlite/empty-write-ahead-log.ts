import { isDatabaseTrouble } from './database-trouble.ts';
import type { Database } from './database.ts';

/** Milliseconds between two attempts. */
const EMPTY_AGAIN_MS = 100;

/**
 * Empties the write-ahead log, which still holds overwritten text; call it outside a transaction. It is retried while a
 * reader of an older state or a running checkpoint prevents it.
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
