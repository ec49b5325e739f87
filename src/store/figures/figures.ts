/** Counts assignments in the database by the rules of domain/figures.ts, without loading them. */

import { sql, type SqlBool } from 'kysely';
import type { LocalDate } from '../../domain/calendar/dates.ts';
import type { Standing, Tally } from '../../domain/tasks/figures.ts';
import { ongoing, type narrowed, type Scope } from '../programmes/assignments.ts';
import { query, type Tx } from '../sqlite/database.ts';
import {
  isCounted,
  isLate,
  isLateAside,
  isOrphaned,
  isSuspended,
  isUnreviewed,
  isWaiting,
  missedAPeriod,
} from '../programmes/assignment-conditions.ts';
import { newestProgramme } from '../programmes/tasks.ts';

export interface TallyOfAgency extends Tally {
  readonly agencyId: number;
}

export interface TallyOfSection extends Tally {
  readonly sectionId: number;
}

/** One tally per agency and standing in scope; of the agencies with those ids, or of all. */
export function talliesByAgency(
  tx: Tx,
  scope: Scope,
  today: LocalDate,
  agencies?: { readonly from: number; readonly to: number },
): TallyOfAgency[] {
  let assignments = ongoing(scope, today);
  if (agencies !== undefined) {
    assignments = assignments
      .where('assignment.agency_id', '>=', agencies.from)
      .where('assignment.agency_id', '<=', agencies.to);
  }
  const cells = assignments
    .select(['assignment.agency_id as agencyId', cell(tx, today), COUNT])
    .groupBy(['assignment.agency_id', 'cell']);
  const excused = excusedAmong(assignments, scope, today)
    .select(['assignment.agency_id as agencyId', COUNT])
    .groupBy('assignment.agency_id');
  const joined = joinedAmong(assignments, scope, today)
    .select(['assignment.agency_id as agencyId', COUNT])
    .groupBy('assignment.agency_id');
  return [
    ...tx.all(cells).map((row) => ({ agencyId: row.agencyId, ...tallyOf(row) })),
    ...tx.all(excused).map(({ agencyId, count }) => ({ agencyId, ...NOT_COUNTED, excused: count })),
    ...tx.all(joined).map(({ agencyId, count }) => ({ agencyId, ...NOT_COUNTED, joined: count })),
  ];
}

/** One tally per section and standing in scope. */
export function talliesBySection(tx: Tx, scope: Scope, today: LocalDate): TallyOfSection[] {
  const cells = ongoing(scope, today)
    // Forces the order: the narrow index of assignments first, each task's section looked up beside it.
    .crossJoin('task_section')
    .whereRef('task_section.task_id', '=', 'assignment.task_id')
    .select(['task_section.section_id as sectionId', cell(tx, today), COUNT])
    .groupBy(['task_section.section_id', 'cell']);
  const excused = excusedAmong(ongoing(scope, today), scope, today)
    .innerJoin('task_section', 'task_section.task_id', 'assignment.task_id')
    .select(['task_section.section_id as sectionId', COUNT])
    .groupBy('task_section.section_id');
  const joined = joinedAmong(ongoing(scope, today), scope, today)
    .innerJoin('task_section', 'task_section.task_id', 'assignment.task_id')
    .select(['task_section.section_id as sectionId', COUNT])
    .groupBy('task_section.section_id');
  return [
    ...tx.all(cells).map((row) => ({ sectionId: row.sectionId, ...tallyOf(row) })),
    ...tx.all(excused).map(({ sectionId, count }) => ({ sectionId, ...NOT_COUNTED, excused: count })),
    ...tx.all(joined).map(({ sectionId, count }) => ({ sectionId, ...NOT_COUNTED, joined: count })),
  ];
}

const NOT_COUNTED = { standing: 'left_out', stuck: false, count: 0 } as const;

/** It had fallen due when the decision for which it waits was asked for. */
function isLateWaiting(of: 'assignment' | 'whole', today: LocalDate) {
  const [last, waits, since] = ['late_after', 'waiting_for', 'waiting_since'].map((column) =>
    sql.ref(`${of}.${column}`),
  );
  return sql`(${waits} is not null and ${last} < min(ifnull(${since}, ${today}), ${today}))`;
}

/** The late ones whose objective reason the secretariat confirmed, as known at the end of a past day. */
function excusedAmong(assignments: ReturnType<typeof narrowed>, { past }: Scope, today: LocalDate) {
  let reasons = query
    .selectFrom('plea')
    .select('plea.assignment_id')
    // In literals: SQLite uses the partial index `plea_accepted` only for its own condition.
    .where(sql<SqlBool>`plea.kind = 'objective_reason' and plea.accepted = 1`);
  if (past != null) reasons = reasons.where('plea.answered_at', '<', past.before);
  return assignments.where('assignment.id', 'in', reasons).where(isLate(today));
}

/**
 * Shares that a merger made one with another's: until that one is done they stay in what the rates divide by, where either
 * of the two is late, or was when a decision was asked for.
 */
function joinedAmong(assignments: ReturnType<typeof narrowed>, { past }: Scope, today: LocalDate) {
  const reviewed = (of: string) =>
    sql`(${sql.ref(`${of}.reported_on`)} is not null or ${sql.ref(`${of}.review_until`)} is null
      or ${sql.ref(`${of}.review_until`)} <= ${today})`;
  let joined = query.selectFrom('joined_share').select('joined_share.assignment_id');
  if (past != null) joined = joined.where('joined_share.joined_at', '<', past.before);
  // One whose lead was named anew is followed by itself again.
  return assignments
    .where('assignment.id', 'in', joined)
    .where('assignment.status', '=', 'cancelled')
    .where(
      sql<SqlBool>`exists (
        select 1 from joined_share inner join assignment as whole on whole.id = joined_share.into_id
        where joined_share.assignment_id = assignment.id and whole.status not in ('completed', 'cancelled')
          and ((assignment.late_after < ${today} and ${reviewed('assignment')}) or ${isLateWaiting('whole', today)}
            or (whole.waiting_for is null and whole.late_after < ${today} and ${reviewed('whole')})))`,
    );
}

export interface Section {
  readonly id: number;
  readonly programmeId: number;
  readonly name: string;
}

/** The sections of all programmes. */
export function listSections(tx: Tx): Section[] {
  return tx.all(query.selectFrom('section').select(['id', 'programme_id as programmeId', 'name']));
}

/** A standing and whether it is stuck, as one small number that is quick to group by. */
const STANDINGS: readonly Standing[] = [
  'left_out',
  'completed_on_time',
  'completed_late',
  'waiting',
  'waiting_not_due',
  'unreviewed',
  'suspended',
  'suspended_late',
  'orphaned',
  'orphaned_late',
  'untold',
  'untold_late',
  'overdue',
  'within',
  'no_date',
  'ended',
  'silent',
];

const code = (standing: Standing) => sql.lit(2 * STANDINGS.indexOf(standing));

const COUNT = sql<number>`count(*)`.as('count');

/** The order of the cases is that of `standingIn` in domain/figures.ts; a test holds the two equal. */
function cell(tx: Tx, today: LocalDate) {
  return sql<number>`case
    when assignment.status = 'cancelled' then ${code('left_out')}
    when assignment.status = 'completed' then
      case when assignment.late_after is null then ${code('ended')}
        when assignment.completed_on > assignment.late_after
        then ${code('completed_late')} else ${code('completed_on_time')} end
    when ${isWaiting} then
      case when ${isLateWaiting('assignment', today)} then ${code('waiting')} else ${code('waiting_not_due')} end
    when ${isSuspended} then
      case when ${isLateAside(today)} then ${code('suspended_late')} else ${code('suspended')} end
    when ${isOrphaned(today)} and assignment.orphaned_on is null then
      case when ${isLateAside(today)} then ${code('untold_late')} else ${code('untold')} end
    when ${isOrphaned(today)} then
      case when ${isLateAside(today)} then ${code('orphaned_late')} else ${code('orphaned')} end
    when ${isUnreviewed(today)} then ${code('unreviewed')}
    when assignment.late_after < ${today} and ${isCounted(today)} then ${code('overdue')}
    when assignment.late_after is not null then ${code('within')}
    when ${isCounted(today)} and (${missedAPeriod(today, newestProgramme(tx))}) then ${code('silent')}
    else ${code('no_date')} end
    + (assignment.obstacle is not null and assignment.status <> 'completed')`.as('cell');
}

function tallyOf(row: { cell: number; count: number }): Tally {
  return {
    standing: STANDINGS[Math.floor(row.cell / 2)] ?? 'left_out',
    stuck: row.cell % 2 === 1,
    count: row.count,
  };
}
