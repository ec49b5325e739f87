/** Agencies that owe something and have no chat to be asked in. */

import { sql, type SqlBool } from 'kysely';
import type { LocalDate } from '../../domain/calendar/dates.ts';
import type { Agency } from '../../domain/tasks/task.ts';
import { query, type Tx } from '../sqlite/database.ts';
import { isOfOngoing, isOpenAssignment } from './assignment-conditions.ts';

/** With open assignments of `programmeIds`, or of any where none are named, that have not ended by `today`. */
function unlinkedFor(today: LocalDate, programmeIds: readonly number[]) {
  return query
    .selectFrom('agency')
    .where('agency.ended_on', 'is', null)
    .where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom('chat')
            .select('chat.id')
            .whereRef('chat.agency_id', '=', 'agency.id')
            .where('chat.role', '=', 'agency'),
        ),
      ),
    )
    .where((eb) =>
      eb.exists(
        eb
          .selectFrom('assignment')
          .select('assignment.id')
          .whereRef('assignment.agency_id', '=', 'agency.id')
          .where(isOpenAssignment)
          .where(isOfOngoing(today))
          .where(isOf(programmeIds)),
      ),
    );
}

function isOf(programmeIds: readonly number[]) {
  if (programmeIds.length === 0) return sql<SqlBool>`true`;
  return sql<SqlBool>`assignment.task_id in (select id from task where programme_id in (${sql.join(programmeIds)}))`;
}

/** How many agencies have open assignments and no chat; an empty list means all programmes. */
export function countUnlinkedAgencies(tx: Tx, today: LocalDate, programmeIds: readonly number[] = []): number {
  return tx.first(unlinkedFor(today, programmeIds).select((eb) => eb.fn.countAll<number>().as('count')))?.count ?? 0;
}

/** `count` is the number of its open assignments. */
export interface UnlinkedAgency extends Agency {
  readonly count: number;
}

/** The first of them, those with most open assignments first. */
export function unlinkedAgencies(
  tx: Tx,
  today: LocalDate,
  limit: number,
  programmeIds: readonly number[] = [],
): UnlinkedAgency[] {
  return tx.all(
    unlinkedFor(today, programmeIds)
      .select([
        'agency.id',
        'agency.code',
        'agency.name',
        'agency.kind',
        sql<number>`(select count(*) from assignment where assignment.agency_id = agency.id and ${isOpenAssignment} and ${isOfOngoing(today)} and ${isOf(programmeIds)})`.as(
          'count',
        ),
      ])
      .orderBy('count', 'desc')
      .orderBy('agency.name')
      .limit(limit),
  );
}
