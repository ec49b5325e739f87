/** When each agency was last asked about what it has without a date: nobody is silent who was not asked. */

import type { LocalDate } from '../../domain/calendar/dates.ts';
import { query, type Tx } from '../sqlite/database.ts';
import { prepared } from '../sqlite/prepared.ts';

const asking = prepared(({ outboxId, on }: { outboxId: number; on: LocalDate }) =>
  query
    .updateTable('assignment')
    .set((eb) => ({ asked_before: eb.ref('asked_on'), asked_on: on }))
    .where('due_on', 'is', null)
    .where('cadence', 'is not', null)
    .where((eb) => eb.or([eb('asked_on', 'is', null), eb('asked_on', '<', on)]))
    .where('id', 'in', query.selectFrom('outbox_about').select('assignment_id').where('outbox_id', '=', outboxId)),
);

/** A question about some assignments arrived in their agency's chat on day `on`. */
export function noteAskedOn(tx: Tx, outboxId: number, on: LocalDate): void {
  tx.run(asking({ outboxId, on }));
}

/** An heir was not asked what its predecessor was. */
export function forgetAsked(tx: Tx, assignmentId: number): void {
  tx.run(query.updateTable('assignment').set({ asked_on: null, asked_before: null }).where('id', '=', assignmentId));
}
