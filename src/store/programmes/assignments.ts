/** Each lead's assignment of each task: reading it as a `Card`, and changing it one revision at a time. */

import type { Assignment, Status } from '../../domain/tasks/assignment.ts';
import type { LocalDate } from '../../domain/calendar/dates.ts';
import type { Deadline, Recurrence } from '../../domain/deadlines/deadline.ts';
import { once } from '../../domain/once.ts';
import type { Agency, Card } from '../../domain/tasks/task.ts';
import { query, type Tx } from '../sqlite/database.ts';
import { insertingRows } from '../sqlite/insert-rows.ts';
import { registryAt, type PastDay } from '../sqlite/past.ts';
import { prepared } from '../sqlite/prepared.ts';
import {
  isDueWithin,
  isExtended,
  isOpenAssignment,
  isOverdue,
  isSilent,
  isStuck,
  isThere,
  isWaiting,
} from './assignment-conditions.ts';
import { hasWords } from './task-words.ts';
import { newestProgramme, taskColumns, taskOf, type TaskRow } from './tasks.ts';

export const assignmentColumns = [
  'assignment.id as id',
  'assignment.status',
  'assignment.progress',
  'assignment.obstacle',
  'assignment.deadline as deadline',
  'assignment.deadline_rev as deadlineRev',
  'assignment.due_on as dueOn',
  'assignment.cadence',
  'assignment.tracked_from as trackedFrom',
  'assignment.waiting_for as waitingFor',
  'assignment.waiting_since as waitingSince',
  'assignment.requested_due_on as requestedDueOn',
  'assignment.answered_on as answeredOn',
  'assignment.reported_on as reportedOn',
  'assignment.completed_on as completedOn',
  'assignment.extensions',
  'assignment.rev',
  'assignment.task_id as taskId',
  'assignment.agency_id as agencyId',
] as const;

const agencyColumns = ['agency.code as agencyCode', 'agency.name as agencyName', 'agency.kind as agencyKind'] as const;

export interface AssignmentRow {
  id: number;
  taskId: number;
  agencyId: number;
  issuedOn: LocalDate;
  status: Status;
  progress: number | null;
  obstacle: string | null;
  deadline: string;
  deadlineRev: number;
  dueOn: LocalDate | null;
  cadence: Recurrence | null;
  trackedFrom: LocalDate;
  waitingFor: 'confirmation' | 'extension' | null;
  waitingSince: LocalDate | null;
  requestedDueOn: LocalDate | null;
  answeredOn: LocalDate | null;
  reportedOn: LocalDate | null;
  completedOn: LocalDate | null;
  extensions: number;
  rev: number;
}

interface CardRow extends TaskRow, AssignmentRow {
  agencyCode: string;
  agencyName: string;
  agencyKind: 'agency' | 'group';
}

function cardsOn(assignments: ReturnType<typeof narrowed>) {
  return assignments
    .innerJoin('task', 'task.id', 'assignment.task_id')
    .innerJoin('programme', 'programme.id', 'task.programme_id')
    .innerJoin('agency', 'agency.id', 'assignment.agency_id')
    .where('programme.arriving_since', 'is', null)
    .select([...taskColumns, ...assignmentColumns, ...agencyColumns]);
}

const cardsJoined = cardsOn(query.selectFrom('assignment'));

function cardOf(row: CardRow): Card {
  return {
    task: taskOf(row),
    agency: { id: row.agencyId, code: row.agencyCode, name: row.agencyName, kind: row.agencyKind },
    assignment: assignmentOf(row),
  };
}

export function assignmentOf(row: AssignmentRow): Assignment {
  return {
    id: row.id,
    taskId: row.taskId,
    agencyId: row.agencyId,
    status: row.status,
    progress: row.progress,
    obstacle: row.obstacle,
    deadline: JSON.parse(row.deadline) as Deadline,
    deadlineRev: row.deadlineRev,
    dueOn: row.dueOn,
    cadence: row.cadence,
    issuedOn: row.issuedOn,
    trackedFrom: row.trackedFrom,
    waitingFor: row.waitingFor,
    waitingSince: row.waitingSince,
    requestedDueOn: row.requestedDueOn,
    answeredOn: row.answeredOn,
    reportedOn: row.reportedOn,
    completedOn: row.completedOn,
    extensions: row.extensions,
    rev: row.rev,
  };
}

export interface NewAssignment {
  readonly taskId: number;
  readonly agencyId: number;
  readonly viaGroupId: number | null;
  readonly deadline: Deadline;
  readonly dueOn: LocalDate | null;
  readonly cadence: Recurrence | null;
  readonly trackedFrom: LocalDate;
}

const inserting = insertingRows((assignments: readonly (NewAssignment & { id: number; deadlineJson: string })[]) =>
  query.insertInto('assignment').values(
    assignments.map((assignment) => ({
      id: assignment.id,
      task_id: assignment.taskId,
      agency_id: assignment.agencyId,
      via_group_id: assignment.viaGroupId,
      tracked_from: assignment.trackedFrom,
      status: 'not_started',
      deadline: assignment.deadlineJson,
      deadline_rev: 1,
      due_on: assignment.dueOn,
      cadence: assignment.cadence,
      rev: 1,
    })),
  ),
);
const highest = prepared(() => query.selectFrom('assignment').select((eb) => eb.fn.max<number | null>('id').as('id')));

/** Returns their numbers, in that order. */
export function insertAssignments(tx: Tx, assignments: readonly NewAssignment[]): number[] {
  const first = (tx.first(highest({}))?.id ?? 0) + 1;
  const jsonOf = once((deadline: Deadline) => JSON.stringify(deadline));
  inserting(
    tx,
    assignments.map((assignment, at) => ({ ...assignment, id: first + at, deadlineJson: jsonOf(assignment.deadline) })),
  );
  return assignments.map((_, at) => first + at);
}

/** The columns that change, by the field of an assignment. */
const CHANGEABLE = {
  status: 'status',
  progress: 'progress',
  obstacle: 'obstacle',
  deadline: 'deadline',
  deadlineRev: 'deadline_rev',
  dueOn: 'due_on',
  cadence: 'cadence',
  waitingFor: 'waiting_for',
  waitingSince: 'waiting_since',
  requestedDueOn: 'requested_due_on',
  answeredOn: 'answered_on',
  reportedOn: 'reported_on',
  completedOn: 'completed_on',
  extensions: 'extensions',
} as const;
type Field = keyof typeof CHANGEABLE;
const FIELDS = Object.keys(CHANGEABLE) as readonly Field[];

type Saving = Assignment & { readonly deadlineJson: string; readonly newRev: number };

/** By the names of the fields that change. */
const savings = new Map<string, ReturnType<typeof savingOf>>();

function savingOf(fields: readonly Field[]) {
  return prepared((next: Saving) =>
    query
      .updateTable('assignment')
      .set({
        ...Object.fromEntries(
          fields.map((field) => [CHANGEABLE[field], field === 'deadline' ? next.deadlineJson : next[field]]),
        ),
        rev: next.newRev,
      })
      .where('id', '=', next.id)
      .where('rev', '=', next.rev),
  );
}

/**
 * Writes `next` over the assignment when it is still as `before`; returns it at its new revision. Throws when somebody else
 * changed it in between, which one connection makes impossible. Columns that stay as they are are not named: SQLite would
 * write every index on them anew.
 */
export function saveAssignment(tx: Tx, before: Assignment, next: Assignment): Assignment {
  const deadlineJson = JSON.stringify(next.deadline);
  const fields = FIELDS.filter((field) =>
    field === 'deadline' ? deadlineJson !== JSON.stringify(before.deadline) : next[field] !== before[field],
  );
  const names = fields.join();
  const saving = savings.get(names) ?? savingOf(fields);
  savings.set(names, saving);
  const saved = tx.run(saving({ ...next, rev: before.rev, deadlineJson, newRev: before.rev + 1 }));
  if (saved.changes !== 1) throw new Error(`Assignment ${String(next.id)} is not at revision ${String(before.rev)}.`);
  return { ...next, rev: before.rev + 1 };
}

const cardOfId = prepared(({ assignmentId }: { assignmentId: number }) =>
  cardsJoined.where('assignment.id', '=', assignmentId),
);

export function cardById(tx: Tx, assignmentId: number): Card | undefined {
  const row = tx.first(cardOfId({ assignmentId }));
  return row === undefined ? undefined : cardOf(row);
}

/** In the order of `ids`; ids that do not exist are left out. */
export function cardsById(tx: Tx, ids: readonly number[]): Card[] {
  const [only] = ids;
  if (only === undefined) return [];
  if (ids.length === 1) {
    const card = cardById(tx, only);
    return card === undefined ? [] : [card];
  }
  const found = new Map(tx.all(cardsJoined.where('assignment.id', 'in', ids)).map((row) => [row.id, cardOf(row)]));
  return ids.flatMap((id) => found.get(id) ?? []);
}

const cardsOfTaskNow = prepared(({ taskId }: { taskId: number }) =>
  cardsJoined.where('assignment.task_id', '=', taskId).orderBy('agency.name'),
);

/** All assignments of one task, in the order of the agencies' names. */
export function cardsOfTask(tx: Tx, taskId: number, past: PastDay | null = null): Card[] {
  if (past === null) return tx.all(cardsOfTaskNow({ taskId })).map(cardOf);
  return tx
    .all(cardsIn({ kind: 'all', past }).where('assignment.task_id', '=', taskId).orderBy('agency.name'))
    .map(cardOf);
}

const assignmentNumbered = prepared(({ agencyId, number }: { agencyId: number; number: number }) =>
  assignmentsOfAgency(agencyId).where('task.id', '=', number).limit(1),
);
const assignmentPlaced = prepared(({ agencyId, place }: { agencyId: number; place: string }) =>
  assignmentsOfAgency(agencyId).where('task.ref', '=', place).limit(1),
);

function assignmentsOfAgency(agencyId: number) {
  return query
    .selectFrom('task')
    .innerJoin('programme', 'programme.id', 'task.programme_id')
    .innerJoin('assignment', 'assignment.task_id', 'task.id')
    .select('assignment.id')
    .where('programme.arriving_since', 'is', null)
    .where('assignment.agency_id', '=', agencyId);
}

/** Whether a number or a place names a task of which this agency has an assignment. */
export function hasAssignmentOf(
  tx: Tx,
  agencyId: number,
  ref: { kind: 'number'; number: number } | { kind: 'place'; place: string },
): boolean {
  const assignment =
    ref.kind === 'number' ? assignmentNumbered({ ...ref, agencyId }) : assignmentPlaced({ ...ref, agencyId });
  return tx.first(assignment) !== undefined;
}

/** Whose assignments are looked at: one agency's, or everybody's. */
export type Scope = ({ readonly kind: 'all' } | { readonly kind: 'agency'; readonly agencyId: number }) & {
  /** Leaves fewer of them. */
  readonly narrow?: Narrowing;
  /** As they stood at the end of a past day. */
  readonly past?: PastDay | null;
};

export interface Narrowing {
  readonly programmeId?: number | null;
  readonly section?: string | null;
  /** Words that the task must contain, each of them, with or without diacritics. */
  readonly words?: string;
}

export interface Page {
  readonly limit: number;
  readonly offset: number;
}

const EVERYTHING: Page = { limit: -1, offset: 0 };

/** The assignments in scope, as the start of a query. */
export function narrowed(scope: Scope) {
  const { programmeId = null, section = null, words = '' } = scope.narrow ?? {};
  let assignments = registryAt(scope.past ?? null)
    .selectFrom('assignment')
    .where(isThere);
  if (scope.kind === 'agency') assignments = assignments.where('assignment.agency_id', '=', scope.agencyId);
  const found = hasWords(words, scope.kind === 'agency');
  if (found !== null) assignments = assignments.where(found);
  if (programmeId === null && section === null) return assignments;
  let tasks = query.selectFrom('task as wanted').select('wanted.id');
  if (programmeId !== null) tasks = tasks.where('wanted.programme_id', '=', programmeId);
  if (section !== null) tasks = tasks.where('wanted.section', '=', section);
  return assignments.where('assignment.task_id', 'in', tasks);
}

function cardsIn(scope: Scope) {
  return cardsOn(narrowed(scope));
}

/** Every assignment in scope, closed ones too. */
export function cardsInScope(tx: Tx, scope: Scope): Card[] {
  return tx.all(cardsIn(scope).orderBy('task.id').orderBy('agency.name')).map(cardOf);
}

/** Open assignments in scope: those with a date first, the earliest first. */
export function openCards(tx: Tx, scope: Scope, page: Page = EVERYTHING): Card[] {
  const open = cardsIn(scope).where(isOpenAssignment);
  // Two walks in the order of an index; in one, everything would be sorted for each page.
  const dated = byDate(tx, open.where('assignment.due_on', 'is not', null), page);
  if (dated.length === page.limit) return dated;
  const datedInAll =
    dated.length > 0 || page.offset === 0 ? page.offset + dated.length : countAssignments(tx, scope, 'dated');
  const limit = page.limit < 0 ? page.limit : page.limit - dated.length;
  const undated = open
    .where('assignment.due_on', 'is', null)
    .orderBy('assignment.id')
    .limit(limit)
    .offset(Math.max(0, page.offset - datedInAll));
  return [...dated, ...tx.all(undated).map(cardOf)];
}

/** Open assignments whose date has passed and which wait for nobody else, latest first. */
export function overdueCards(tx: Tx, scope: Scope, today: LocalDate, page: Page = EVERYTHING): Card[] {
  return byDate(tx, cardsIn(scope).where(isOverdue(today)), page);
}

/** Assignments that wait for the secretariat or a leader, the longest wait first. */
export function waitingCards(tx: Tx, scope: Scope, page: Page = EVERYTHING): Card[] {
  return tx
    .all(
      cardsIn(scope)
        .where(isWaiting)
        .orderBy('assignment.waiting_since')
        .orderBy('assignment.id')
        .limit(page.limit)
        .offset(page.offset),
    )
    .map(cardOf);
}

/** Open assignments due from `from` to `to`, both included, the earliest first. */
export function upcomingCards(tx: Tx, scope: Scope, from: LocalDate, to: LocalDate, page: Page = EVERYTHING): Card[] {
  return byDate(tx, cardsIn(scope).where(isDueWithin(from, to)), page);
}

/** Open assignments due on or after `from`, the earliest first. */
export function datedCards(tx: Tx, scope: Scope, from: LocalDate, page: Page): Card[] {
  return byDate(tx, cardsIn(scope).where(isOpenAssignment).where('assignment.due_on', '>=', from), page);
}

/** Open assignments without a date and without a report in the last full period. */
export function silentCards(tx: Tx, scope: Scope, today: LocalDate, page: Page = EVERYTHING): Card[] {
  return tx
    .all(
      cardsIn(scope)
        .where(isSilent(today, newestProgramme(tx)))
        .orderBy('assignment.id')
        .limit(page.limit)
        .offset(page.offset),
    )
    .map(cardOf);
}

/** A page of the first `most` of them that are found, by number: they are not all looked at to show some. */
export function someSilentCards(tx: Tx, scope: Scope, today: LocalDate, page: Page, most: number): Card[] {
  const some = narrowed(scope)
    .where(isSilent(today, newestProgramme(tx)))
    .select('assignment.id')
    .limit(most);
  return tx
    .all(
      cardsOn(query.selectFrom('assignment'))
        .where('assignment.id', 'in', some)
        .orderBy('assignment.id')
        .limit(page.limit)
        .offset(page.offset),
    )
    .map(cardOf);
}

/** Open assignments with an obstacle. */
export function stuckCards(tx: Tx, scope: Scope, page: Page = EVERYTHING): Card[] {
  return byDate(tx, cardsIn(scope).where(isStuck), page);
}

/** Assignments whose date was moved, the earliest date first. */
export function extendedCards(tx: Tx, scope: Scope, page: Page = EVERYTHING): Card[] {
  return byDate(tx, cardsIn(scope).where(isExtended), page);
}

/** The numbers of tasks after `after` that have an assignment in scope which is all of `must`, in order. */
export function taskIdsAfter(
  tx: Tx,
  scope: Scope,
  must: { readonly overdue: LocalDate | null; readonly silent: LocalDate | null; readonly groupId: number | null },
  after: number,
  limit: number,
): number[] {
  let assignments = narrowed(scope).select('assignment.task_id as taskId').where('assignment.task_id', '>', after);
  if (must.overdue !== null) assignments = assignments.where(isOverdue(must.overdue));
  if (must.silent !== null) assignments = assignments.where(isSilent(must.silent, newestProgramme(tx)));
  if (must.groupId !== null) {
    const led = query
      .selectFrom('task_lead')
      .select('task_lead.task_id')
      .where('task_lead.agency_id', '=', must.groupId);
    assignments = assignments.where('assignment.task_id', 'in', led);
  }
  return tx
    .all(assignments.groupBy('assignment.task_id').orderBy('assignment.task_id').limit(limit))
    .map((row) => row.taskId);
}

/** Every assignment of these tasks, by task and in the order of the agencies' names. */
export function cardsOfTasks(tx: Tx, taskIds: readonly number[], past: PastDay | null): Card[] {
  if (taskIds.length === 0) return [];
  const cards = cardsIn({ kind: 'all', past }).where('assignment.task_id', 'in', taskIds);
  return tx.all(cards.orderBy('assignment.task_id').orderBy('agency.name')).map(cardOf);
}

/** Assignments in scope, closed ones too, by the task's number. */
export function cardsPage(tx: Tx, scope: Scope, page: Page): Card[] {
  return tx
    .all(cardsIn(scope).orderBy('task.id').orderBy('assignment.id').limit(page.limit).offset(page.offset))
    .map(cardOf);
}

/** Assignments of tasks whose words contain every one of `words`, with or without diacritics. */
export function searchCards(tx: Tx, scope: Scope, words: string, page: Page): Card[] {
  return cardsPage(tx, { ...scope, narrow: { ...scope.narrow, words } }, page);
}

function byDate(tx: Tx, cards: ReturnType<typeof cardsIn>, page: Page): Card[] {
  return tx
    .all(cards.orderBy('assignment.due_on').orderBy('assignment.id').limit(page.limit).offset(page.offset))
    .map(cardOf);
}

/**
 * What is counted: assignments that stand like this, are due within those days, or are overdue or silent on that day
 * (`dueFrom`: and were due no earlier).
 */
export type Counted =
  | 'all'
  | 'open'
  | 'dated'
  | 'waiting'
  | 'stuck'
  | 'extended'
  | { readonly from: LocalDate; readonly to: LocalDate }
  | { readonly overdue: LocalDate; readonly dueFrom?: LocalDate }
  | { readonly silent: LocalDate };

/** How many assignments in scope there are of that kind. */
export function countAssignments(tx: Tx, scope: Scope, what: Counted): number {
  return tx.first(assignmentsThat(tx, scope, what).select((eb) => eb.fn.countAll<number>().as('count')))?.count ?? 0;
}

/** The same, but no further than `most`: it costs no more when there are a million. */
export function countUpTo(tx: Tx, scope: Scope, what: Counted, most: number): number {
  const some = assignmentsThat(tx, scope, what).select('assignment.id').limit(most);
  const counted = query.selectFrom(some.as('some')).select((eb) => eb.fn.countAll<number>().as('count'));
  return tx.first(counted)?.count ?? 0;
}

function assignmentsThat(tx: Tx, scope: Scope, what: Counted) {
  const assignments = narrowed(scope);
  if (what === 'all') return assignments;
  if (what === 'open') return assignments.where(isOpenAssignment);
  if (what === 'dated') return assignments.where(isOpenAssignment).where('assignment.due_on', 'is not', null);
  if (what === 'waiting') return assignments.where(isWaiting);
  if (what === 'stuck') return assignments.where(isStuck);
  if (what === 'extended') return assignments.where(isExtended);
  if ('overdue' in what) {
    const overdue = assignments.where(isOverdue(what.overdue));
    return what.dueFrom === undefined ? overdue : overdue.where('assignment.due_on', '>=', what.dueFrom);
  }
  if ('silent' in what) return assignments.where(isSilent(what.silent, newestProgramme(tx)));
  return assignments.where(isDueWithin(what.from, what.to));
}

/** How many there are of that kind, and the first `limit` of them in that order. */
export function firstAssignments(
  tx: Tx,
  scope: Scope,
  what: Counted,
  order: 'due_on' | 'waiting_since' | 'id',
  limit: number,
): { total: number; cards: Card[] } {
  const total = countAssignments(tx, scope, what);
  if (total === 0) return { total, cards: [] };
  const first = cardsOn(assignmentsThat(tx, scope, what))
    .orderBy(`assignment.${order}`)
    .orderBy('assignment.id');
  return { total, cards: tx.all(first.limit(limit)).map(cardOf) };
}

/** The highest number of an agency that has an assignment; 0 when none has. */
export function lastAgencyWithAssignments(tx: Tx): number {
  return tx.first(query.selectFrom('assignment').select((eb) => eb.fn.max('agency_id').as('last')))?.last ?? 0;
}

/** Every assignment of every task of one programme, or of all. */
export function allCards(tx: Tx, programme: string | null): Card[] {
  const ordered = cardsJoined.orderBy('task.id').orderBy('agency.name');
  return tx.all(programme === null ? ordered : ordered.where('programme.code', '=', programme)).map(cardOf);
}

/** The agencies that have an open assignment. */
export function agenciesWithOpenAssignments(tx: Tx): Agency[] {
  return tx.all(
    query
      .selectFrom('assignment')
      .innerJoin('agency', 'agency.id', 'assignment.agency_id')
      .select(['agency.id', 'agency.code', 'agency.name', 'agency.kind'])
      .distinct()
      .where(isOpenAssignment)
      .orderBy('agency.name'),
  );
}
