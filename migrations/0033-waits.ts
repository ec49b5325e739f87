import { sql, type Kysely } from 'kysely';

/**
 * Days for which a decision was waited for are nobody's lateness: the waits under the date in force, and the last day that
 * is in time with them. Frozen once shipped.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await statement.execute(db);
}

const statements = [
  sql`alter table assignment add column waits text not null default '[]'`,
  sql`alter table assignment add column late_after text`,
  // Returned, turned down, or overtaken by another request or a completion; taken back, a wait went on.
  sql`update assignment set waits = past.waits
    from (
      select lead.id, json_group_array(json_object('from', ended.before ->> '$.waitingSince', 'until', date(ended.at, '+7 hours'))
        order by ended.id) as waits
      from event as ended inner join assignment as lead on lead.id = ended.assignment_id
      where (ended.kind in ('returned', 'extension_rejected', 'handover_rejected', 'handover_approved')
          or (ended.kind in ('completion_reported', 'completed', 'extension_requested', 'handover_claimed')
            and ended.before ->> '$.waitingFor' in ('extension', 'handover')
            and ended.after ->> '$.waitingFor' is not ended.before ->> '$.waitingFor'))
        and ended.before ->> '$.waitingSince' < date(ended.at, '+7 hours')
        and ended.before ->> '$.deadlineRev' = lead.deadline_rev and ended.before ->> '$.dueOn' = lead.due_on
        and not exists (select 1 from event as undoing where undoing.undoes = ended.id)
      group by lead.id
    ) as past
    where past.id = assignment.id`,
  sql`update assignment set late_after = date(due_on, '+' || (
      select coalesce(sum(max(0, julianday(min(wait.value ->> '$.until',
        coalesce(completed_on, wait.value ->> '$.until'))) - julianday(wait.value ->> '$.from'))), 0)
      from json_each(waits) as wait) || ' days')
    where due_on is not null`,
  sql`drop index assignment_open_of`,
  sql`drop index assignment_dated`,
  sql`drop index assignment_extended`,
  sql`drop index assignment_figures`,
  sql`drop index assignment_stuck`,
  sql`create index assignment_open_of on assignment (agency_id, late_after)
    where status not in ('completed', 'cancelled')`,
  sql`create index assignment_dated on assignment
    (late_after, id, agency_id, status, waiting_for, cadence, reported_on, review_until, asked_on, asked_before, task_id)
    where status not in ('completed', 'cancelled')`,
  sql`create index assignment_extended on assignment (late_after, id, agency_id, extensions) where extensions > 0`,
  sql`create index assignment_figures on assignment
    (agency_id, status, late_after, waiting_for, completed_on, cadence, reported_on, review_until, asked_on, asked_before,
      obstacle, task_id, orphaned_on)`,
  sql`create index assignment_stuck on assignment (late_after, id, agency_id)
    where status not in ('completed', 'cancelled') and obstacle is not null`,
];
