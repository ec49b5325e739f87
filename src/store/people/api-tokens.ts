/** Tokens of other systems; only their hash is stored. */

import { addMs, type Instant } from '../../domain/calendar/dates.ts';
import { query, type Tx } from '../sqlite/database.ts';
import { columnsOf, fieldsOf, type Fields } from '../sqlite/fields.ts';

const COLUMNS = ['name', 'made_at', 'expires_at', 'last_used_at', 'revoked_at'] as const;

export type ApiToken = Fields<'api_token', (typeof COLUMNS)[number]>;

/** The precision of a token's last use, so that reading seldom writes. */
const NOTED_EVERY_MS = 60 * 60 * 1000;

const tokens = query.selectFrom('api_token').select(fieldsOf('api_token', COLUMNS));

/** All tokens in the order in which they were made, revoked ones too. */
export function listTokens(tx: Tx): ApiToken[] {
  return tx.all(tokens.orderBy('id'));
}

/** The token of this name that is not revoked. */
export function livingToken(tx: Tx, name: string): ApiToken | undefined {
  return tx.first(tokens.where('name', '=', name).where('revoked_at', 'is', null));
}

/** Keeps a token by its hash; the token itself is never stored. */
export function insertToken(
  tx: Tx,
  token: { name: string; hash: string; madeAt: Instant; expiresAt: Instant | null },
): void {
  tx.run(query.insertInto('api_token').values({ ...columnsOf(token), last_used_at: null, revoked_at: null }));
}

/** False when no valid token has that name. */
export function revokeToken(tx: Tx, name: string, now: Instant): boolean {
  const revoked = query
    .updateTable('api_token')
    .set({ revoked_at: now })
    .where('name', '=', name)
    .where('revoked_at', 'is', null);
  return tx.run(revoked).changes === 1;
}

/** Whether the token with that hash may read now. */
export function isTokenGood(tx: Tx, hash: string, now: Instant): boolean {
  return (
    tx.first(
      query
        .selectFrom('api_token')
        .select('id')
        .where('hash', '=', hash)
        .where('revoked_at', 'is', null)
        .where((eb) => eb.or([eb('expires_at', 'is', null), eb('expires_at', '>', now)])),
    ) !== undefined
  );
}

/** Notes when a token was last used. */
export function noteTokenUse(tx: Tx, hash: string, now: Instant): void {
  tx.run(
    query
      .updateTable('api_token')
      .set({ last_used_at: now })
      .where('hash', '=', hash)
      .where((eb) => eb.or([eb('last_used_at', 'is', null), eb('last_used_at', '<', addMs(now, -NOTED_EVERY_MS))])),
  );
}
