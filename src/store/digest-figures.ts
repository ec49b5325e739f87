/** What the weekly digest counts, in the database: no share is loaded to be counted. */

import { sql, type SqlBool } from 'kysely';
import type { Instant, LocalDate } from '../domain/dates.ts';
import type { ExtensionFigures } from '../domain/extension-figures.ts';
import type { Card } from '../domain/task.ts';
import { cardsById, narrowed, type Scope } from './assignments.ts';
import { query, type Tx } from './database.ts';
import { isDueWithin, isExtended, isOverdue, isStuck, isWaiting } from './share-conditions.ts';

const ONLY = {
  completed: sql<SqlBool>`assignment.status = 'completed'`,
  slipped: sql<SqlBool>`(assignment.waiting_for = 'extension' or assignment.extensions > 0)`,
};

/** Shares to which something of `kinds` happened and which stand so: how many, and the first of them. */
export function changedShares(
  tx: Tx,
  scope: Scope,
  happened: { readonly since: Instant; readonly until: Instant; readonly kinds: readonly string[] },
  only: keyof typeof ONLY,
  most: number,
): { total: number; cards: Card[] } {
  const { since, until, kinds } = happened;
  const share = sql.ref('assignment.id');
  // The order of the joins is forced: everybody's changes are found by their time, one agency's by its shares.
  const changed =
    scope.kind === 'all'
      ? query
          .selectFrom('event')
          .crossJoin('assignment')
          .whereRef('assignment.id', '=', 'event.assignment_id')
          .where('event.at', '>', since)
          .where('event.at', '<=', until)
      : narrowed(scope)
          .crossJoin('event')
          .whereRef('event.assignment_id', '=', 'assignment.id')
          .where(sql`+event.at`, '>', since)
          .where(sql`+event.at`, '<=', until);
  const rows = tx.all(
    changed
      .where('event.kind', 'in', kinds)
      .where(ONLY[only])
      .select(['assignment.id', sql<number>`count(*) over ()`.as('total')])
      .groupBy(share)
      .orderBy(sql`min(event.id)`)
      .limit(most),
  );
  return {
    total: rows[0]?.total ?? 0,
    cards: cardsById(
      tx,
      rows.map(({ id }) => id),
    ),
  };
}

/** How often dates were moved; one that was taken back does not count. */
export function extensionFigures(tx: Tx, scope: Scope): ExtensionFigures {
  const moved = narrowed(scope)
    .where(isExtended)
    .select((eb) => [
      eb.fn.countAll<number>().as('shares'),
      eb.fn.coalesce(eb.fn.sum<number>('assignment.extensions'), eb.lit(0)).as('times'),
      eb.fn.coalesce(eb.fn.max('assignment.extensions'), eb.lit(0)).as('most'),
    ]);
  return tx.first(moved) ?? { shares: 0, times: 0, most: 0 };
}

/** Agencies of which a digest may have something to tell besides what happened: each kind of it by itself. */
export const TELLING = {
  overdue: (tx: Tx, { since, today }: Days) =>
    agenciesWhere(tx, sql`${isOverdue(today)} and assignment.due_on >= ${since}`),
  upcoming: (tx: Tx, { today, soon }: Days) => agenciesWhere(tx, isDueWithin(today, soon)),
  waiting: (tx: Tx) => agenciesWhere(tx, isWaiting),
  stuck: (tx: Tx) => agenciesWhere(tx, isStuck),
};

interface Days {
  readonly since: LocalDate;
  readonly today: LocalDate;
  readonly soon: LocalDate;
}

function agenciesWhere(tx: Tx, condition: ReturnType<typeof sql<SqlBool>> | typeof isWaiting): number[] {
  // The sign keeps SQLite from walking all shares in the order of their agencies.
  const agencies = query
    .selectFrom('assignment')
    .select(sql<number>`+assignment.agency_id`.as('agencyId'))
    .distinct();
  return tx.all(agencies.where(condition)).map(({ agencyId }) => agencyId);
}

/** The next events of `kinds` after event `after`, at most `limit`: whose shares they changed, and the last of them. */
export function agenciesChanged(
  tx: Tx,
  happened: { readonly after: { readonly at: Instant; readonly id: number }; readonly until: Instant },
  kinds: readonly string[],
  limit: number,
): { agencies: number[]; last: { at: Instant; id: number } | null } {
  const { after, until } = happened;
  const rows = tx.all(
    query
      .selectFrom('event')
      .leftJoin('assignment', 'assignment.id', 'event.assignment_id')
      .select(['event.id', 'event.at', 'event.kind', 'assignment.agency_id as agencyId'])
      .where(sql<SqlBool>`(event.at, event.id) > (${after.at}, ${after.id})`)
      .where('event.at', '<=', until)
      .orderBy('event.at')
      .orderBy('event.id')
      .limit(limit),
  );
  const last = rows.length < limit ? undefined : rows.at(-1);
  return {
    agencies: rows.flatMap(({ kind, agencyId }) => (agencyId !== null && kinds.includes(kind) ? agencyId : [])),
    last: last === undefined ? null : { at: last.at, id: last.id },
  };
}
