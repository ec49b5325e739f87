/** Who became silent since an earlier day, by agency, and when each was asked. */

import { sql } from 'kysely';
import type { LocalDate } from '../../domain/calendar/dates.ts';
import { askedForLastPeriod, isNewlySilent } from '../programmes/assignment-conditions.ts';
import { ongoing, type Scope } from '../programmes/assignments.ts';
import { newestProgramme } from '../programmes/tasks.ts';
import type { Tx } from '../sqlite/database.ts';

interface SilentAgency {
  readonly agencyId: number;
  readonly count: number;
  /** The last day on which it was asked about one of them. */
  readonly askedOn: LocalDate;
}

/** Those with most of them first. A period that has gone by since `since` makes its silence a new one. */
export function newlySilentByAgency(tx: Tx, scope: Scope, since: LocalDate, today: LocalDate): SilentAgency[] {
  return tx.all(
    ongoing(scope, today)
      .where(isNewlySilent(since, today, newestProgramme(tx)))
      .select(['assignment.agency_id as agencyId', sql<number>`count(*)`.as('count')])
      .select(sql<LocalDate>`max(${askedForLastPeriod(today)})`.as('askedOn'))
      .groupBy('assignment.agency_id')
      .orderBy('count', 'desc')
      .orderBy('agencyId'),
  );
}
