/** Secrets that machines carry: links, sessions, calendar links, tokens. Only their hash is stored. */

import { createHash, randomBytes } from 'node:crypto';

/** 256 bits, safe in an address. */
export function freshSecret(): string {
  return randomBytes(32).toString('base64url');
}

/** A plain hash suffices, since 2^256 values cannot be guessed, and an index finds it. */
export function secretHash(secret: string): string {
  return createHash('sha256').update(secret).digest('hex');
}
