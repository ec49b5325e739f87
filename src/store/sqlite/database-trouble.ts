/** SQLite errors that no message causes: a full disk, a lock, a failing disk. */
const TROUBLE = /^SQLITE_(?:FULL|BUSY|LOCKED|IOERR|READONLY|CANTOPEN|NOMEM|PROTOCOL)/;

/** True when the same work may succeed later, unchanged. */
export function isDatabaseTrouble(error: unknown): boolean {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' && TROUBLE.test(error.code);
}

/** True where a transaction that has read would write, and another one has written since. */
export function isOvertaken(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'SQLITE_BUSY_SNAPSHOT';
}

/** True while another process writes. */
export function isBusy(error: unknown): boolean {
  return isDatabaseTrouble(error) && (error as { code: string }).code.startsWith('SQLITE_BUSY');
}
