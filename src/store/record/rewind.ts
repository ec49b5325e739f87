/** Takes a copy of the registry back to an earlier moment, so that a rehearsal can start there. Never for the original. */

import type { Instant, LocalDate } from '../../domain/calendar/dates.ts';
import { query, type Tx } from '../sqlite/database.ts';
import { listProgrammes } from '../programmes/tasks.ts';

/**
 * Forgets what was sent or queued, and which reminders were decided on, at `at` or later; has every assignment tracked
 * from that day `on`, or from the day of its decision when that is later. What people reported stays.
 */
export function rewindTo(tx: Tx, at: Instant, on: LocalDate): void {
  const later = query
    .selectFrom('outbox')
    .select('id')
    .where((eb) => eb.or([eb('created_at', '>=', at), eb('settled_at', '>=', at)]));
  tx.run(query.deleteFrom('outbox_about').where('outbox_id', 'in', later));
  tx.run(query.deleteFrom('outbox').where('id', 'in', later));
  tx.run(query.deleteFrom('reminder').where('decided_on', '>=', on));
  for (const { id, issuedOn } of listProgrammes(tx)) {
    const from = issuedOn > on ? issuedOn : on;
    tx.run(
      query
        .updateTable('assignment')
        .set({ tracked_from: from })
        .where('tracked_from', '>', from)
        .where('task_id', 'in', query.selectFrom('task').select('id').where('programme_id', '=', id)),
    );
  }
}
