/** Assignments as of the end of a past day, rebuilt from the append-only events. */

import { sql, type QueryCreator, type RawBuilder, type Selectable } from 'kysely';
import type { Instant, LocalDate } from '../../domain/calendar/dates.ts';
import { NOT_YET_TOLD } from '../../domain/tasks/heir.ts';
import { query } from '../sqlite/database.ts';
import type { Schema } from '../sqlite/schema.ts';
import { columnOf, FIELD_NAMES, type Field } from './assignment-fields.ts';

/** The end of `day`: `before` is the first instant of the next one. */
export interface PastDay {
  readonly day: LocalDate;
  readonly before: Instant;
}

/** Changed by no event but a succession or a continuation, which `registryAt` reverts. */
const FIXED: readonly Field[] = ['id', 'taskId', 'agencyId', 'trackedFrom', 'takenOverOn', 'toldOn'];
/** Columns without a field: their current value, and their value in a snapshot. */
const FURTHER = [
  { column: 'via_group_id', then: sql`held.via_group_id` },
  { column: 'open', then: sql`later.before ->> '$.status' not in ('completed', 'cancelled')` },
  {
    column: 'late_after',
    then: sql`date(later.before ->> '$.dueOn', '+' || (
      select coalesce(sum(max(0, julianday(min(wait.value ->> '$.until',
        coalesce(later.before ->> '$.completedOn', wait.value ->> '$.until'))) - julianday(wait.value ->> '$.from'))), 0)
      from json_each(coalesce(later.before -> '$.waits', '[]')) as wait) || ' days')`,
  },
] as const;

/**
 * A query that reads `assignment` as of the end of that day; null reads its current state. An assignment without a
 * later event is unchanged; otherwise the first later event's earlier state counts, under the agency of that time.
 * Assignments that were inserted later are left out.
 */
export function registryAt(past: PastDay | null): Pick<QueryCreator<Schema>, 'selectFrom'> {
  if (past === null) return query;
  const { day, before } = past;
  const owner = sql`coalesce((
      select from_agency_id from moved_share where moved_share.assignment_id = held.id and moved_at >= ${before}
      order by moved_at, succession_id limit 1), held.agency_id)`;
  const takenOver = sql`(
      select max(succession.from_on) from moved_share inner join succession on succession.id = moved_share.succession_id
      where moved_share.assignment_id = held.id and moved_share.moved_at < ${before})`;
  const continues = sql`exists (
      select 1 from event as continuing where continuing.task_id = held.task_id and continuing.kind = 'continues'
        and continuing.at < ${before})`;
  const ofSuccession: Partial<Record<Field, RawBuilder<unknown>>> = {
    agencyId: owner,
    takenOverOn: takenOver,
    toldOn: sql`case when held.told_on <= ${day} then held.told_on
      when held.told_on is not null and (${takenOver} is not null or ${continues}) then ${NOT_YET_TOLD} end`,
  };
  const unchanged = (field: Field) => ofSuccession[field] ?? sql.ref(`held.${columnOf(field)}`);
  const found = (field: Field) => (FIXED.includes(field) ? unchanged(field) : inSnapshot(field, day));
  const columns = (of: (field: Field) => RawBuilder<unknown>, further: readonly RawBuilder<unknown>[]) =>
    sql.join([
      ...FIELD_NAMES.map((field) => sql`${of(field)} as ${sql.ref(columnOf(field))}`),
      ...FURTHER.map(({ column }, at) => sql`${further[at]} as ${sql.ref(column)}`),
    ]);
  const assignments = sql<Selectable<Schema['assignment']>>`(
    select ${columns(
      unchanged,
      FURTHER.map(({ column }) => sql.ref(`held.${column}`)),
    )}
    from main.assignment as held
    where tracked_from <= ${day} and id not in (
      select assignment_id from event where at >= ${before} and before is not null and assignment_id is not null)
    union all
    select ${columns(
      found,
      FURTHER.map(({ then }) => then),
    )}
    from (
      select assignment_id, min(id) as first from event
      where at >= ${before} and before is not null and assignment_id is not null group by assignment_id
    ) as changed
    inner join event as later on later.id = changed.first
    inner join main.assignment as held on held.id = changed.assignment_id
    where held.tracked_from <= ${day})`;
  return query.with('assignment', () => query.selectFrom(assignments.as('past')).selectAll());
}

function inSnapshot(field: Field, day: LocalDate): RawBuilder<unknown> {
  const kept = sql`later.before ->> ${sql.lit(`$.${field}`)}`;
  // Snapshots from before extensions, answers, waiting or reviews were counted have none.
  if (field === 'extensions' || field === 'repeats') return sql`coalesce(${kept}, 0)`;
  if (field === 'waits') return sql`coalesce(${kept}, '[]')`;
  if (field !== 'reviewUntil') return kept;
  // A review that was delivered later was not due yet on that day either; one of a later naming is another.
  return sql`coalesce(${kept}, case when held.reinstated_on is null or held.reinstated_on <= ${day} then held.review_until end)`;
}
