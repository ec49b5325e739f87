/** Named loggers: one JSON object a line on standard error. Ids only; never a token, a code or what people wrote. */

import { pino, type Logger } from 'pino';

export type Log = Logger;

/** Anything that looks like a bot token, wherever it stands. */
const TOKEN = /\d{6,}:[A-Za-z0-9_-]{20,}/g;

export function createLog(level: string, write: (line: string) => void = (line) => process.stderr.write(line)): Log {
  return pino(
    { level, base: null, timestamp: pino.stdTimeFunctions.isoTime },
    {
      write: (line: string) => {
        write(line.replace(TOKEN, '<token>'));
      },
    },
  );
}
