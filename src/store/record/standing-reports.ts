/** What agencies reported and what stands for it, for a lexicon to be tried on. */

import { sql } from 'kysely';
import type { Instant } from '../../domain/calendar/dates.ts';
import { query, type Tx } from '../sqlite/database.ts';

/** `status` as the registry keeps it; `completion_reported` only where the secretariat did not return it. */
export interface StandingReport {
  readonly id: number;
  readonly at: Instant;
  readonly text: string;
  readonly isCompletion: boolean;
  readonly status: string | null;
  readonly isBlocked: boolean;
}

/** At most `limit` reports in words behind event `after`, in order; none that was taken back, returned or erased. */
export function standingReports(tx: Tx, after: number, limit: number): StandingReport[] {
  const rows = tx.all(
    query
      .selectFrom('event')
      .select(['id', 'at', 'text', 'kind'])
      .select(sql<string | null>`event.after ->> '$.status'`.as('status'))
      .select(sql<string | null>`event.after ->> '$.obstacle'`.as('obstacle'))
      .where('id', '>', after)
      .where('kind', 'in', ['reported', 'completion_reported'])
      .where('text', 'is not', null)
      .where('erased_hash', 'is', null)
      // What was said in several messages is no sample of the first.
      .where('added', 'is', null)
      .where(sql<boolean>`json_valid(event.after)`)
      .where(sql<boolean>`not exists (select 1 from event as undoing where undoing.undoes = event.id)`)
      .where(
        sql<boolean>`(event.kind = 'reported' or not exists (
          select 1 from event as ruling
          where ruling.assignment_id = event.assignment_id and ruling.kind = 'returned' and ruling.id > event.id))`,
      )
      .orderBy('id')
      .limit(limit),
  );
  return rows.map(({ id, at, text, kind, status, obstacle }) => ({
    id,
    at,
    text: text ?? '',
    isCompletion: kind === 'completion_reported',
    status,
    isBlocked: obstacle !== null,
  }));
}
