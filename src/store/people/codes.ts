/** One-time codes; only their hash is stored. */

import type { Instant } from '../../domain/calendar/dates.ts';
import { query, type Tx } from '../sqlite/database.ts';
import type { Schema } from '../sqlite/schema.ts';

export type CodePurpose = Schema['code']['purpose'];

export interface Code {
  readonly hash: string;
  readonly purpose: CodePurpose;
  readonly agencyId: number | null;
  readonly expiresAt: Instant;
  readonly usedAt: Instant | null;
}

export function insertCode(
  tx: Tx,
  code: { hash: string; purpose: CodePurpose; agencyId: number | null; expiresAt: Instant },
): void {
  const { hash, purpose, agencyId, expiresAt } = code;
  tx.run(
    query
      .insertInto('code')
      .values({ hash, purpose, agency_id: agencyId, expires_at: expiresAt, used_at: null, used_by: null }),
  );
}

export function findCode(tx: Tx, hash: string): Code | undefined {
  return tx.first(
    query
      .selectFrom('code')
      .select(['hash', 'purpose', 'agency_id as agencyId', 'expires_at as expiresAt', 'used_at as usedAt'])
      .where('hash', '=', hash),
  );
}

/** Uses a code up; false when it was used already. */
export function useCode(tx: Tx, hash: string, personId: number, now: Instant): boolean {
  return (
    tx.run(
      query
        .updateTable('code')
        .set({ used_at: now, used_by: personId })
        .where('hash', '=', hash)
        .where('used_at', 'is', null)
        .where('expires_at', '>', now),
    ).changes === 1
  );
}
