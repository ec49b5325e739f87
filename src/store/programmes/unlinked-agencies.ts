/** Agencies that owe something and have no chat to be asked in. */

import { sql } from 'kysely';
import type { Agency } from '../../domain/tasks/task.ts';
import { query, type Tx } from '../sqlite/database.ts';
import { isOpenAssignment } from './assignment-conditions.ts';

const unlinked = query
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
        .where(isOpenAssignment),
    ),
  );

export function countUnlinkedAgencies(tx: Tx): number {
  return tx.first(unlinked.select((eb) => eb.fn.countAll<number>().as('count')))?.count ?? 0;
}

/** `count` is the number of its open assignments. */
export interface UnlinkedAgency extends Agency {
  readonly count: number;
}

/** The first of them, those with most open assignments first. */
export function unlinkedAgencies(tx: Tx, limit: number): UnlinkedAgency[] {
  return tx.all(
    unlinked
      .select([
        'agency.id',
        'agency.code',
        'agency.name',
        'agency.kind',
        sql<number>`(select count(*) from assignment where assignment.agency_id = agency.id and ${isOpenAssignment})`.as(
          'count',
        ),
      ])
      .orderBy('count', 'desc')
      .orderBy('agency.name')
      .limit(limit),
  );
}
