/** What a report reads, one statement per question for any number of assignments. */

import { sql, type SqlBool } from 'kysely';
import { localDateOf, type Instant, type LocalDate } from '../../domain/calendar/dates.ts';
import type { EventKind } from '../../domain/tasks/event-kind.ts';
import type { Agency, Card } from '../../domain/tasks/task.ts';
import { agenciesById } from '../programmes/agencies.ts';
import { cardOf, cardsIn, narrowed, type Scope } from '../programmes/assignments.ts';
import { addedIn } from '../sqlite/added.ts';
import { query, type Tx } from '../sqlite/database.ts';

/** The kinds of events that count as an agency's report. */
const REPORTS: readonly EventKind[] = [
  'reported',
  'completion_reported',
  'extension_requested',
  'handover_claimed',
  'suspension_claimed',
];

export interface ReportRow {
  readonly card: Card;
  /** The newest report before the cut-off that was not undone; `text` is "" for a button. */
  readonly last: { readonly text: string; readonly added: readonly string[]; readonly at: Instant } | null;
}

/** The status in which the last change before `cutOff` left `assignment`. */
function statusBefore(cutOff: Instant) {
  return query
    .selectFrom('event as changing')
    .select(sql<string>`changing.after ->> '$.status'`.as('status'))
    .where('changing.assignment_id', '=', sql.ref<number>('assignment.id'))
    .where('changing.at', '<', cutOff)
    .where('changing.after', 'is not', null)
    .orderBy('changing.id', 'desc')
    .limit(1);
}

/** The id of the newest report on `assignment` before `cutOff` that was not undone. */
function newestReport(cutOff: Instant) {
  return (
    query
      .selectFrom('event')
      .select('event.id')
      .where('event.assignment_id', '=', sql.ref<number>('assignment.id'))
      .where('event.at', '<', cutOff)
      .where('event.kind', 'in', REPORTS)
      // A report that a merger passed on was made on the share that it comes from.
      .where('event.after', 'is not', null)
      .where((eb) =>
        eb.not(
          eb.exists(eb.selectFrom('event as undoing').select('undoing.id').whereRef('undoing.undoes', '=', 'event.id')),
        ),
      )
      .orderBy('event.id', 'desc')
      .limit(1)
  );
}

/**
 * Every assignment in scope, closed ones too, by task id and within a task by agency name. Read row by row, with one
 * task in memory at a time.
 */
export function* reportRows(tx: Tx, scope: Scope, cutOff: Instant): Generator<ReportRow> {
  const rows = cardsIn(scope)
    .leftJoin('event as said', (join) => join.on('said.id', '=', newestReport(cutOff)))
    .select(['said.at as saidAt', 'said.text as saidText', 'said.added'])
    // In the order of an index: sorting by name here would hold all rows.
    .orderBy('assignment.task_id');
  let ofTask: ReportRow[] = [];
  for (const row of tx.each(rows)) {
    if (ofTask[0] !== undefined && ofTask[0].card.task.id !== row.taskId) {
      yield* ofTask.sort(byAgency);
      ofTask = [];
    }
    ofTask.push({
      card: cardOf(row),
      last: saidOf(row),
    });
  }
  yield* ofTask.sort(byAgency);
}

function saidOf(row: {
  readonly saidAt: Instant | null;
  readonly saidText: string | null;
  readonly added: string | null;
}): ReportRow['last'] {
  const { saidAt, saidText, added } = row;
  return saidAt === null ? null : { text: saidText ?? '', added: addedIn(added), at: saidAt };
}

function byAgency(a: ReportRow, b: ReportRow): number {
  const [first, second] = [a.card.agency.name, b.card.agency.name];
  return first < second ? -1 : first > second ? 1 : 0;
}

/** The leads of every task as its decision names them, by the task's number. */
export function leadsByTask(tx: Tx): ReadonlyMap<number, readonly Agency[]> {
  const agencies = agenciesById(tx);
  const leads = new Map<number, Agency[]>();
  const rows = query
    .selectFrom('task_lead')
    .select(['task_id as taskId', 'agency_id as agencyId'])
    .orderBy('task_id')
    .orderBy('position');
  for (const { taskId, agencyId } of tx.each(rows)) {
    const agency = agencies.get(agencyId);
    const its = leads.get(taskId);
    if (agency === undefined) continue;
    if (its === undefined) leads.set(taskId, [agency]);
    else its.push(agency);
  }
  return leads;
}

/** The names of an assignment's earlier agencies before `cutOff`, the first one first. */
export function formerOwners(tx: Tx, cutOff: Instant): ReadonlyMap<number, readonly string[]> {
  const moved = tx.all(
    query
      .selectFrom('moved_share')
      .innerJoin('agency', 'agency.id', 'moved_share.from_agency_id')
      .select(['moved_share.assignment_id as assignmentId', 'agency.name'])
      .where('moved_at', '<', cutOff)
      .orderBy('moved_at')
      .orderBy('succession_id'),
  );
  return new Map(
    [...Map.groupBy(moved, ({ assignmentId }) => assignmentId)].map(([id, rows]) => [id, rows.map(({ name }) => name)]),
  );
}

/** A share that became one with another's: whose it was, and what was reported last on it. */
interface JoinedShare {
  readonly agency: string;
  readonly last: ReportRow['last'];
}

/** The shares that became one with each assignment before `cutOff`, by the assignment's id. */
export function joinedInto(tx: Tx, cutOff: Instant): ReadonlyMap<number, readonly JoinedShare[]> {
  const rows = tx.all(
    query
      .selectFrom('joined_share')
      .innerJoin('assignment', 'assignment.id', 'joined_share.assignment_id')
      .innerJoin('agency', 'agency.id', 'assignment.agency_id')
      .leftJoin('event as said', (join) => join.on('said.id', '=', newestReport(cutOff)))
      .select([
        'joined_share.into_id as intoId',
        'agency.name',
        'said.at as saidAt',
        'said.text as saidText',
        'said.added',
      ])
      .where('joined_at', '<', cutOff)
      // One whose lead a decision named anew is followed by itself from then on.
      .where(statusBefore(cutOff), '=', 'cancelled')
      .orderBy('joined_at')
      .orderBy('joined_share.assignment_id'),
  );
  return new Map(
    [...Map.groupBy(rows, ({ intoId }) => intoId)].map(([id, its]) => [
      id,
      its.map((row) => ({ agency: row.name, last: saidOf(row) })),
    ]),
  );
}

/** The names of the direct successors of each agency that was abolished before `cutOff`, by its id. */
export function successorNames(tx: Tx, cutOff: Instant): ReadonlyMap<number, readonly string[]> {
  const rows = tx.all(
    query
      .selectFrom('successor')
      .innerJoin('agency', 'agency.id', 'successor.successor_id')
      .innerJoin('succession', 'succession.id', 'successor.succession_id')
      .select(['successor.predecessor_id as predecessorId', 'agency.name'])
      .where('succession.applied_at', '<', cutOff)
      .orderBy('agency.name'),
  );
  return new Map(
    [...Map.groupBy(rows, ({ predecessorId }) => predecessorId)].map(([id, its]) => [id, its.map(({ name }) => name)]),
  );
}

/**
 * How many assignments in scope were completed on or after `first`; `over` are those without a date, which came to their end
 * and count in no rate.
 */
export function completedSince(
  tx: Tx,
  scope: Scope,
  first: LocalDate,
): { readonly completed: number; readonly over: number } {
  const completed = narrowed(scope)
    .where('assignment.status', '=', 'completed')
    .where('assignment.completed_on', '>=', first)
    .select((eb) => [eb.fn.countAll<number>().as('all'), eb.fn.count<number>('assignment.late_after').as('dated')]);
  const { all = 0, dated = 0 } = tx.first(completed) ?? {};
  return { completed: dated, over: all - dated };
}

/**
 * How many assignments in scope the secretariat had followed up no more after `since` and before `cutOff`, and that is in force
 * then; `late` are those that were late on that day.
 */
export function cancelledSince(
  tx: Tx,
  scope: Scope,
  { since, cutOff, timeZone }: { readonly since: Instant; readonly cutOff: Instant; readonly timeZone: string },
): { readonly all: number; readonly late: number } {
  const ended = narrowed(scope)
    .innerJoin('event', 'event.assignment_id', 'assignment.id')
    .where('assignment.status', '=', 'cancelled')
    .where('event.kind', '=', 'cancelled' satisfies EventKind)
    .where('event.at', '>', since)
    .where('event.at', '<', cutOff)
    .where(
      sql<SqlBool>`not exists (select 1 from event as undoing where undoing.undoes = event.id and undoing.at < ${cutOff})`,
    )
    .select(['event.at', 'assignment.late_after as lateAfter'])
    .groupBy('assignment.id');
  const rows = tx.all(ended);
  const late = rows.filter(({ at, lateAfter }) => lateAfter !== null && lateAfter < localDateOf(at, timeZone));
  return { all: rows.length, late: late.length };
}

/** How many extensions of assignments in scope were granted after `since` and before `cutOff`. */
export function extensionsGranted(tx: Tx, scope: Scope, since: Instant, cutOff: Instant): number {
  const granted = narrowed(scope)
    .innerJoin('event', 'event.assignment_id', 'assignment.id')
    .where('assignment.status', '<>', 'cancelled')
    .where('event.kind', '=', 'extension_approved')
    .where('event.at', '>', since)
    .where('event.at', '<', cutOff);
  return tx.first(granted.select((eb) => eb.fn.countAll<number>().as('count')))?.count ?? 0;
}
