/** Tokens for other systems: created and revoked by the operator, shown once. */

import { instantAt, type Instant, type LocalDate } from '../../domain/calendar/dates.ts';
import { insertToken, isTokenGood, livingToken, noteTokenUse } from '../../store/people/api-tokens.ts';
import type { Database, Tx } from '../../store/sqlite/database.ts';
import { freshSecret, secretHash } from './secrets.ts';
import type { Work } from '../work.ts';
import type { Clock } from '../../domain/calendar/clock.ts';

/** A prefix by which a token that leaks into a file is recognised. */
const PREFIX = 'dondoc_';

/** A new token, valid until the end of `until`; null when a valid one has that name. */
export function makeToken(work: Work, name: string, until: LocalDate | null): string | null {
  if (livingToken(work.tx, name) !== undefined) return null;
  const token = `${PREFIX}${freshSecret()}`;
  const expiresAt = until === null ? null : instantAt(until, '24:00', work.rules.timeZone);
  insertToken(work.tx, { name, hash: secretHash(token), madeAt: work.now, expiresAt });
  return token;
}

/** Whether `token` may read now. */
export function isGoodToken(tx: Tx, now: Instant, token: string): boolean {
  return isTokenGood(tx, secretHash(token), now);
}

/** Whether `token` may read now; records its use. */
export function mayRead(database: Database, clock: Clock, token: string): boolean {
  const now = clock.now();
  const good = database.read((tx) => isGoodToken(tx, now, token));
  if (good) {
    database.transact((tx) => {
      noteTokenUse(tx, secretHash(token), now);
    });
  }
  return good;
}
