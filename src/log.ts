/** Named loggers: one JSON object a line on standard error. Ids only; never a token, a code or what people wrote. */

import { pino, type Logger } from 'pino';
import { withholdTokens } from './domain/text/withhold-tokens.ts';
import { writeToStandardError } from './standard-error.ts';

export type { Logger } from 'pino';

/** Errors nest; deeper than this they tell nothing more. */
const DEEPEST = 4;

/** `secrets` are withheld wherever they stand: tokens that do not look like any, and those of webhooks. */
export function createLog(
  level: string,
  write: (line: string) => void = writeToStandardError,
  secrets: readonly string[] = [],
): Logger {
  const withheld = [...new Set(secrets.flatMap(waysToWrite))].filter((secret) => secret.length >= SHORTEST_SECRET);
  return pino(
    { level, base: null, timestamp: pino.stdTimeFunctions.isoTime, formatters: { log: withoutBodies } },
    {
      write: (line: string) => {
        write(withheld.reduce((rest, secret) => rest.replaceAll(secret, '<secret>'), withholdTokens(line, '<token>')));
      },
    },
  );
}

const SHORTEST_SECRET = 6;

/** As it is, as it stands in an address, and as JSON writes it. */
function waysToWrite(secret: string): string[] {
  return [secret, encodeURIComponent(secret), JSON.stringify(secret).slice(1, -1)];
}

/** An error of grammY or axios holds the request with its address and body: only its name, code and sentence stay. */
function withoutBodies(fields: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(fields).map(([key, value]) => [key, plain(value, DEEPEST)]));
}

function plain(value: unknown, depth: number): unknown {
  if (value instanceof Error) return plainError(value, depth);
  if (typeof value !== 'object' || value === null) return value;
  if (depth === 0) return '…';
  if (Array.isArray(value)) return value.map((each) => plain(each, depth - 1));
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, plain(inner, depth - 1)]));
}

function plainError(error: Error, depth: number): unknown {
  const { code, cause } = error as Error & { code?: unknown };
  return {
    name: error.name,
    message: error.message,
    ...(typeof code === 'string' || typeof code === 'number' ? { code } : {}),
    ...(cause instanceof Error && depth > 0 ? { cause: plainError(cause, depth - 1) } : {}),
  };
}
