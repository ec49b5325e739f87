/** What an agency said last about each of its assignments, for reports. */

import type { Instant } from '../../domain/calendar/dates.ts';
import { query, type Tx } from '../sqlite/database.ts';
import type { EventKind } from '../../domain/tasks/event-kind.ts';

export interface LastReport {
  readonly at: Instant;
  /** As written; "" where a button was pressed. */
  readonly text: string;
}

const REPORTS: readonly EventKind[] = ['reported', 'completion_reported', 'extension_requested', 'handover_claimed'];

/** The newest report on an assignment before `moment` that nobody took back; undefined when there is none. */
export function lastReportOn(tx: Tx, assignmentId: number, moment: Instant): LastReport | undefined {
  const found = tx.first(
    query
      .selectFrom('event')
      .select(['at', 'text'])
      .where('assignment_id', '=', assignmentId)
      .where('at', '<', moment)
      .where('kind', 'in', REPORTS)
      .where((eb) =>
        eb.not(
          eb.exists(eb.selectFrom('event as undoing').select('undoing.id').whereRef('undoing.undoes', '=', 'event.id')),
        ),
      )
      .orderBy('id', 'desc')
      .limit(1),
  );
  return found === undefined ? undefined : { at: found.at, text: found.text ?? '' };
}
