/** Named loggers: one JSON object a line on standard error. Ids only; never a token, a code or what people wrote. */

import { pino, type Logger } from 'pino';

export type Log = Logger;

/** Anything that looks like a bot token, wherever it stands; the colon may be encoded, as in an address. */
const TOKEN = /\d{6,}(?::|%3A)[A-Za-z0-9_-]{20,}|(?<=\/bot)\d+(?::|%3A)[A-Za-z0-9_-]+/gi;

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
