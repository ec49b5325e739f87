/** One-time codes; only their hash is stored. */

import type { Instant } from '../../domain/calendar/dates.ts';
import { query, type Tx } from '../sqlite/database.ts';
import { columnsOf, fieldsOf, type Fields } from '../sqlite/fields.ts';
import type { Schema } from '../sqlite/schema.ts';

export type CodePurpose = Schema['code']['purpose'];

const COLUMNS = ['hash', 'purpose', 'agency_id', 'expires_at', 'used_at', 'awaits'] as const;

export type Code = Fields<'code', (typeof COLUMNS)[number]>;

/** Keeps an unused code by its hash. */
export function insertCode(tx: Tx, code: Omit<Code, 'usedAt'>): void {
  tx.run(query.insertInto('code').values({ ...columnsOf(code), used_at: null, used_by: null }));
}

/** The code of this hash, used or not. */
export function findCode(tx: Tx, hash: string): Code | undefined {
  return tx.first(query.selectFrom('code').select(fieldsOf('code', COLUMNS)).where('hash', '=', hash));
}

/** Ends the codes of an agency that nobody has used; how many there were. */
export function endUnusedCodes(tx: Tx, agencyId: number, now: Instant): number {
  return tx.run(
    query
      .updateTable('code')
      .set({ expires_at: now })
      .where('purpose', '=', 'agency')
      .where('agency_id', '=', agencyId)
      .where('used_at', 'is', null)
      .where('expires_at', '>', now),
  ).changes;
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
