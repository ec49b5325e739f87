/** Secrets that a machine carries: links, sessions, calendar addresses, tokens. Only their hash is kept. */

import { createHash, randomBytes } from 'node:crypto';

/** 256 bits, fit for an address. */
export function freshSecret(): string {
  return randomBytes(32).toString('base64url');
}

/** Nothing is guessed among 2^256: a plain hash is enough, and is found by an index. */
export function secretHash(secret: string): string {
  return createHash('sha256').update(secret).digest('hex');
}
