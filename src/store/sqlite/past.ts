/** The assignments as they stood at the end of a past day, rebuilt from the append-only events. */

import { sql, type QueryCreator, type Selectable } from 'kysely';
import type { Instant, LocalDate } from '../../domain/calendar/dates.ts';
import { query } from './database.ts';
import type { Schema } from './schema.ts';

/** The end of `day`: `before` is the first instant of the next one. */
export interface PastDay {
  readonly day: LocalDate;
  readonly before: Instant;
}

/**
 * A query that reads `assignment` as it stood at the end of that day; null reads it as it stands. What no later event
 * changed stands as it is; anything else stands as the first later event found it, under the agency that had it then.
 * Assignments taken over later are left out.
 */
export function registryAt(past: PastDay | null): Pick<QueryCreator<Schema>, 'selectFrom'> {
  if (past === null) return query;
  const { day, before } = past;
  const was = (field: string) => sql`later.before ->> ${sql.lit(`$.${field}`)}`;
  const owner = sql`coalesce((
      select from_agency_id from moved_share where moved_share.assignment_id = share.id and moved_at >= ${before}
      order by moved_at, succession_id limit 1), share.agency_id)`;
  const assignments = sql<Selectable<Schema['assignment']>>`(
    select id, task_id, ${owner} as agency_id, via_group_id, tracked_from, status, open, progress, obstacle, deadline,
      deadline_rev, due_on, cadence, waiting_for, waiting_since, requested_due_on, answered_on, reported_on, completed_on,
      extensions, rev
    from main.assignment as share
    where tracked_from <= ${day} and id not in (
      select assignment_id from event where at >= ${before} and before is not null and assignment_id is not null)
    union all
    select share.id, share.task_id, ${owner}, share.via_group_id, share.tracked_from, ${was('status')},
      ${was('status')} not in ('completed', 'cancelled'), ${was('progress')}, ${was('obstacle')}, ${was('deadline')},
      ${was('deadlineRev')}, ${was('dueOn')}, ${was('cadence')}, ${was('waitingFor')}, ${was('waitingSince')},
      ${was('requestedDueOn')}, ${was('answeredOn')}, ${was('reportedOn')}, ${was('completedOn')}, coalesce(${was('extensions')}, 0), ${was('rev')}
    from (
      select assignment_id, min(id) as first from event
      where at >= ${before} and before is not null and assignment_id is not null group by assignment_id
    ) as changed
    inner join event as later on later.id = changed.first
    inner join main.assignment as share on share.id = changed.assignment_id
    where share.tracked_from <= ${day})`;
  return query.with('assignment', () => query.selectFrom(assignments.as('past')).selectAll());
}
