/** Takes a copy of the registry back to an earlier moment for a forecast. Never used on the original. */

import { sql } from 'kysely';
import type { Instant, LocalDate } from '../../domain/calendar/dates.ts';
import { NOT_YET_ASKED, reviewAskedOn, reviewAtTakeover } from '../../domain/tasks/review.ts';
import { query, type Tx } from '../sqlite/database.ts';
import { listProgrammes } from '../programmes/tasks.ts';

/** What had passed on the earlier day only is not yet reviewed; nobody was asked by then. */
function takeOverAnew(tx: Tx, programmeId: number, issuedOn: LocalDate, from: LocalDate): void {
  const those = query
    .updateTable('assignment')
    .where('task_id', 'in', query.selectFrom('task').select('id').where('programme_id', '=', programmeId))
    .where('tracked_from', '=', from)
    .where('review_until', 'is not', null);
  tx.run(those.set({ review_until: null }).where('due_on', '>=', from));
  for (const cadence of ['weekly', 'monthly', 'quarterly', 'half_yearly', 'yearly'] as const) {
    if (reviewAtTakeover({ dueOn: null, cadence, issuedOn, trackedFrom: from }) !== null) continue;
    tx.run(those.set({ review_until: null }).where('due_on', 'is', null).where('cadence', '=', cadence));
  }
  tx.run(those.set({ review_until: NOT_YET_ASKED }).where('review_until', '>=', reviewAskedOn(from)));
}

/**
 * Deletes what was sent, queued or decided on reminders at `at` or later; tracks every assignment from day `on`, or
 * from its decision's day when that is later. People's reports stay.
 */
export function rewindTo(tx: Tx, at: Instant, on: LocalDate): void {
  const later = query
    .selectFrom('outbox')
    .select('id')
    .where((eb) => eb.or([eb('created_at', '>=', at), eb('settled_at', '>=', at)]));
  tx.run(query.deleteFrom('outbox_about').where('outbox_id', 'in', later));
  tx.run(query.deleteFrom('outbox').where('id', 'in', later));
  tx.run(query.deleteFrom('reminder').where('decided_on', '>=', on));
  tx.run(query.updateTable('assignment').set({ asked_before: null }).where('asked_before', '>=', on));
  const earlier = { asked_on: sql.ref<LocalDate | null>('asked_before'), asked_before: null };
  tx.run(query.updateTable('assignment').set(earlier).where('asked_on', '>=', on));
  for (const { id, issuedOn } of listProgrammes(tx)) {
    const from = issuedOn > on ? issuedOn : on;
    tx.run(
      query
        .updateTable('assignment')
        .set({ tracked_from: from })
        .where('tracked_from', '>', from)
        .where('task_id', 'in', query.selectFrom('task').select('id').where('programme_id', '=', id)),
    );
    takeOverAnew(tx, id, issuedOn, from);
  }
}
