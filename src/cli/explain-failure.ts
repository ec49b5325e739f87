import { StartRefused } from '../app/start-refused.ts';
import { Refused } from './refused.ts';

/** Conditions of the database's file that an operator can cure, by prefix of SQLite's code. */
const DATABASE_TROUBLE: readonly (readonly [string, string])[] = [
  ['SQLITE_BUSY', 'The database is held by another process; run the command again in a moment.'],
  ['SQLITE_FULL', 'The disk is full; free some space and run the command again.'],
  ['SQLITE_READONLY', 'The database may not be written by this user; run the command as the user that runs the bot.'],
  ['SQLITE_IOERR', 'The database cannot be read or written; check the disk that DATABASE_URL lies on.'],
  ['SQLITE_CORRUPT', 'The database is damaged; stop the bot and restore a backup.'],
];

/** One sentence for a refusal or a curable failure; the stack for a mistake of our own. */
export function explainFailure(error: unknown): string {
  if (error instanceof Refused || error instanceof StartRefused) return error.message;
  if (!(error instanceof Error)) return String(error);
  const code = 'code' in error && typeof error.code === 'string' ? error.code : '';
  const known = DATABASE_TROUBLE.find(([beginning]) => code.startsWith(beginning));
  return known === undefined ? (error.stack ?? error.message) : known[1];
}
