import { sql } from 'kysely';
import { NOT_YET_ASKED } from '../../domain/tasks/review.ts';
import { query, type Tx } from '../sqlite/database.ts';

/** A text that changes with everything that reports read: the record, the tasks, the assignments. */
export function registryState(tx: Tx): string {
  const events = tx.first(query.selectFrom('event').select((eb) => eb.fn.max<number | null>('id').as('last')));
  const tasks = tx.first(query.selectFrom('task').select((eb) => eb.fn.max<number | null>('id').as('last')));
  const assignments = tx.first(
    query
      .selectFrom('assignment')
      .select((eb) => [
        eb.fn.countAll<number>().as('count'),
        eb.fn.sum<number | null>('rev').as('revisions'),
        sql<number>`count(*) filter (where review_until < ${NOT_YET_ASKED})`.as('reviews'),
      ]),
  );
  return [events?.last, tasks?.last, assignments?.count, assignments?.revisions, assignments?.reviews].join('/');
}
