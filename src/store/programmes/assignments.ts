/** Each lead's assignment of each task, read as a `Card`: one, or a list of them. */

import { sql, type Expression, type SqlBool } from 'kysely';
import type { LocalDate } from '../../domain/calendar/dates.ts';
import type { Cursor } from '../../domain/tasks/list-cursor.ts';
import type { ListName } from '../../domain/tasks/list-name.ts';
import type { Agency, Card } from '../../domain/tasks/task.ts';
import { query, type Tx } from '../sqlite/database.ts';
import { listed } from '../sqlite/lists.ts';
import { parsedOnce } from '../sqlite/parsed-once.ts';
import { prepared } from '../sqlite/prepared.ts';
import { agencyFields } from './agencies.ts';
import { isOfOngoing, isOpenAssignment, isThere } from './assignment-conditions.ts';
import { assignmentColumns, assignmentOf, type Kept } from './assignment-fields.ts';
import { registryAt, type PastDay } from './past.ts';
import { hasWords } from './task-words.ts';
import { taskColumns, taskOf, type TaskRow } from './tasks.ts';

const agencyColumns = ['agency.code as agencyCode', 'agency.name as agencyName', 'agency.kind as agencyKind'] as const;
const cardColumns = parsedOnce([...taskColumns, ...assignmentColumns, ...agencyColumns]);

export interface CardRow extends TaskRow, Kept {
  agencyCode: string;
  agencyName: string;
  agencyKind: 'agency' | 'group';
  formerly: string | null;
  continuedUnder: string | null;
}

/** The cards of a query's assignments; `cardOf` reads each. */
export function cardsOn(assignments: ReturnType<typeof narrowed>, past: PastDay | null = null) {
  return assignments
    .innerJoin('task', 'task.id', 'assignment.task_id')
    .innerJoin('programme', 'programme.id', 'task.programme_id')
    .innerJoin('agency', 'agency.id', 'assignment.agency_id')
    .where('programme.arriving_since', 'is', null)
    .select([...cardColumns, formerly(past), continuedUnder]);
}

/** The names of the agencies that had an assignment before, by then. */
function formerly(past: PastDay | null) {
  const until = past === null ? sql`` : sql`and moved_share.moved_at < ${past.before}`;
  return sql<string | null>`case when assignment.taken_over_on is not null then (
    select group_concat(former.name, ', ' order by moved_share.moved_at, moved_share.succession_id)
    from moved_share inner join agency as former on former.id = moved_share.from_agency_id
    where moved_share.assignment_id = assignment.id and former.id <> assignment.agency_id ${until}) end`.as('formerly');
}

const continuedUnder = sql<string | null>`case when assignment.continued_in is not null then (
  select head.number from task as next inner join programme as head on head.id = next.programme_id
  where next.id = assignment.continued_in) end`.as('continuedUnder');

const cardsJoined = cardsOn(query.selectFrom('assignment'));

/** A joined row as a card. */
export function cardOf(row: CardRow): Card {
  return {
    task: taskOf(row),
    agency: { id: row.agencyId, code: row.agencyCode, name: row.agencyName, kind: row.agencyKind },
    assignment: assignmentOf(row),
    formerly: row.formerly,
    continuedUnder: row.continuedUnder,
  };
}

const cardsOfIds = prepared(({ ids }: { ids: string }) => cardsJoined.where('assignment.id', 'in', listed(ids)));

/** One assignment with its task and agency; undefined where there is none. */
export function cardById(tx: Tx, assignmentId: number): Card | undefined {
  return cardsById(tx, [assignmentId])[0];
}

/** In the order of `ids`; ids that do not exist are left out. */
export function cardsById(tx: Tx, ids: readonly number[]): Card[] {
  if (ids.length === 0) return [];
  const found = new Map(tx.all(cardsOfIds({ ids: JSON.stringify(ids) })).map((row) => [row.id, cardOf(row)]));
  return ids.flatMap((id) => found.get(id) ?? []);
}

const cardsOfTaskNow = prepared(({ taskId }: { taskId: number }) =>
  cardsJoined.where('assignment.task_id', '=', taskId).orderBy('agency.name').orderBy('assignment.due_on'),
);

/** All assignments of one task, in the order of the agencies' names; a duty's periods the earliest first. */
export function cardsOfTask(tx: Tx, taskId: number, past: PastDay | null = null): Card[] {
  if (past === null) return tx.all(cardsOfTaskNow({ taskId })).map(cardOf);
  return tx
    .all(
      cardsIn({ kind: 'all', past })
        .where('assignment.task_id', '=', taskId)
        .orderBy('agency.name')
        .orderBy('assignment.due_on'),
    )
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

/** Whether a number or a ref names a task with an assignment of this agency. */
export function hasAssignmentOf(
  tx: Tx,
  agencyId: number,
  ref: { kind: 'number'; number: number } | { kind: 'place'; place: string },
): boolean {
  const assignment =
    ref.kind === 'number' ? assignmentNumbered({ ...ref, agencyId }) : assignmentPlaced({ ...ref, agencyId });
  return tx.first(assignment) !== undefined;
}

/** The assignments to read: one agency's, with those of `also`, or everybody's. */
export type Scope = (
  { readonly kind: 'all' } | { readonly kind: 'agency'; readonly agencyId: number; readonly also?: readonly number[] }
) & {
  /** Conditions that narrow the scope. */
  readonly narrow?: Narrowing;
  /** Their state at the end of a past day. */
  readonly past?: PastDay | null;
};

export interface Narrowing {
  readonly programmeId?: number | null;
  /** Also of programmes that have ended: the record as a whole. A programme that is named is read in any case. */
  readonly withEnded?: boolean;
  /** Of these programmes only; none for all. */
  readonly programmeIds?: readonly number[];
  readonly section?: string | null;
  /** Words that the task must all contain, with or without diacritics. */
  readonly words?: string;
  /** Whose last day was on `from` or later, or the days to answer whose review ran out after it, up to `to`. */
  readonly ranOut?: { readonly from: LocalDate; readonly to: LocalDate };
  /** Of what waits, what leaders may decide in that chat, or all else. */
  readonly decidable?: { readonly inChat: number; readonly by: 'its_leaders' | 'others' };
}

/** Everybody's assignments; of some programmes only, where any are named. */
export function everybodysScope(programmeIds: readonly number[] = []): Scope {
  return { kind: 'all', ...(programmeIds.length > 0 && { narrow: { programmeIds } }) };
}

/** So many, from `offset` on; or, with a cursor of the list that is read, from behind it on (`offset` 0 then). */
export interface Page {
  readonly limit: number;
  readonly offset: number;
  readonly after?: Cursor<ListName> | null;
}

export const EVERYTHING: Page = { limit: -1, offset: 0 };

/** The assignments in scope, as the start of a query. */
export function narrowed(scope: Scope) {
  const { programmeId = null, programmeIds = [], section = null, words = '', ranOut, decidable } = scope.narrow ?? {};
  let assignments = registryAt(scope.past ?? null)
    .selectFrom('assignment')
    .where(isThere);
  if (scope.kind === 'agency') {
    const { agencyId, also = [] } = scope;
    assignments =
      also.length === 0
        ? assignments.where('assignment.agency_id', '=', agencyId)
        : assignments.where('assignment.agency_id', 'in', [agencyId, ...also]);
  }
  if (ranOut !== undefined) assignments = assignments.where(hasRunOut(ranOut, scope.kind === 'agency'));
  if (decidable !== undefined) assignments = assignments.where(isDecidable(decidable));
  const found = hasWords(words, scope.kind === 'agency');
  if (found !== null) assignments = assignments.where(found);
  if (programmeIds.length > 0) {
    const among = query.selectFrom('task as led').select('led.id').where('led.programme_id', 'in', programmeIds);
    assignments = assignments.where('assignment.task_id', 'in', among);
  }
  if (programmeId === null && section === null) return assignments;
  let tasks = query.selectFrom('task as wanted').select('wanted.id');
  if (programmeId !== null) tasks = tasks.where('wanted.programme_id', '=', programmeId);
  if (section !== null) tasks = tasks.where('wanted.section', '=', section);
  return assignments.where('assignment.task_id', 'in', tasks);
}

/** Leaders decide on dates, of a programme that a chat answers for only there; the secretariat decides on everything. */
function isDecidable({ inChat, by }: NonNullable<Narrowing['decidable']>): Expression<SqlBool> {
  const ofLeaders = sql<SqlBool>`(assignment.waiting_for = 'extension' and not exists (
    select 1 from task as asked inner join programme as head on head.id = asked.programme_id
    where asked.id = assignment.task_id and head.owner_chat_id <> ${inChat}))`;
  return by === 'its_leaders' ? ofLeaders : sql<SqlBool>`not ${ofLeaders}`;
}

/**
 * Of one agency its own assignments are looked through. Of everybody only what ran out is, each kind by its index: an `or`
 * would walk all that is overdue.
 */
function hasRunOut({ from, to }: NonNullable<Narrowing['ranOut']>, ofOneAgency: boolean): Expression<SqlBool> {
  if (ofOneAgency) {
    return sql<SqlBool>`(assignment.late_after >= ${from} or (assignment.reported_on is null
      and assignment.review_until > ${from} and assignment.review_until <= ${to}))`;
  }
  return sql<SqlBool>`assignment.id in (
    select passed.id from assignment as passed
    where passed.status not in ('completed', 'cancelled') and passed.late_after >= ${from} and passed.late_after <= ${to}
    union all
    select lapsed.id from assignment as lapsed
    where lapsed.reported_on is null and lapsed.review_until > ${from} and lapsed.review_until <= ${to})`;
}

/** Those of them that lists and figures as of `today` tell of: not of a programme that has ended, unless it is named. */
export function ongoing(scope: Scope, today: LocalDate): ReturnType<typeof narrowed> {
  const { programmeId = null, withEnded = false } = scope.narrow ?? {};
  const assignments = narrowed(scope);
  return withEnded || programmeId !== null ? assignments : assignments.where(isOfOngoing(today));
}

/** The assignments in scope as cards (`cardOf`), as the start of a query. */
export function cardsIn(scope: Scope) {
  return cardsOn(narrowed(scope), scope.past ?? null);
}

/** Every assignment in scope, closed ones too. @internal Tests compare lists and figures with them. */
export function cardsInScope(tx: Tx, scope: Scope): Card[] {
  return tx.all(cardsIn(scope).orderBy('task.id').orderBy('agency.name')).map(cardOf);
}

/** Open assignments in scope as of `today` (null: of ended programmes too): the dated ones first, the earliest first. */
export function openCards(tx: Tx, scope: Scope, today: LocalDate | null, page: Page = EVERYTHING): Card[] {
  const assignments = today === null ? narrowed(scope) : ongoing(scope, today);
  const open = cardsOn(assignments, scope.past ?? null).where(isOpenAssignment);
  const { after = null } = page;
  // Two reads in the order of an index; a single one would sort everything for each page.
  const dated =
    after !== null && after.day === null ? [] : byDate(tx, open.where('assignment.late_after', 'is not', null), page);
  if (dated.length === page.limit) return dated;
  const datedInAll = dated.length > 0 || page.offset === 0 ? page.offset + dated.length : countDated(tx, assignments);
  const limit = page.limit < 0 ? page.limit : page.limit - dated.length;
  const withoutDate = open.where('assignment.late_after', 'is', null);
  const undated = (after?.day === null ? withoutDate.where('assignment.id', '>', after.id) : withoutDate)
    .orderBy('assignment.id')
    .limit(limit)
    .offset(Math.max(0, page.offset - datedInAll));
  return [...dated, ...tx.all(undated).map(cardOf)];
}

function countDated(tx: Tx, assignments: ReturnType<typeof narrowed>): number {
  const dated = assignments.where(isOpenAssignment).where('assignment.late_after', 'is not', null);
  return tx.first(dated.select((eb) => eb.fn.countAll<number>().as('count')))?.count ?? 0;
}

/** Open assignments due on or after `from`, the earliest first. */
export function datedCards(tx: Tx, scope: Scope, from: LocalDate, page: Page): Card[] {
  return byDate(tx, cardsIn(scope).where(isOpenAssignment).where('assignment.late_after', '>=', from), page);
}

/** Every assignment of these tasks, by task and in the order of the agencies' names. */
export function cardsOfTasks(tx: Tx, taskIds: readonly number[], past: PastDay | null): Card[] {
  if (taskIds.length === 0) return [];
  const cards = cardsIn({ kind: 'all', past }).where('assignment.task_id', 'in', taskIds);
  return tx.all(cards.orderBy('assignment.task_id').orderBy('agency.name')).map(cardOf);
}

/** Assignments in scope, closed ones too, by the task's number. */
export function cardsPage(tx: Tx, scope: Scope, page: Page): Card[] {
  const cards = behind(cardsIn(scope), 'task.id', page).orderBy('task.id').orderBy('assignment.id');
  return tx.all(cards.limit(page.limit).offset(page.offset)).map(cardOf);
}

/** Assignments of tasks that contain all of `words`, with or without diacritics. */
export function searchCards(tx: Tx, scope: Scope, words: string, page: Page): Card[] {
  return cardsPage(tx, { ...scope, narrow: { ...scope.narrow, words } }, page);
}

function byDate(tx: Tx, cards: ReturnType<typeof cardsIn>, page: Page): Card[] {
  const ordered = behind(cards, 'assignment.late_after', page)
    .orderBy('assignment.late_after')
    .orderBy('assignment.id');
  return tx.all(ordered.limit(page.limit).offset(page.offset)).map(cardOf);
}

/** Those behind the page's cursor, in the order of `column`, then of the assignments' ids; all without a cursor. */
export function behind(
  cards: ReturnType<typeof cardsOn>,
  column: 'assignment.late_after' | 'assignment.waiting_since' | 'assignment.id' | 'task.id',
  { after = null }: Page,
): ReturnType<typeof cardsOn> {
  if (after === null) return cards;
  const { day, number, id } = after;
  if (column === 'assignment.id') return cards.where('assignment.id', '>', id);
  const key = column === 'task.id' ? number : day;
  // SQLite sorts null first, and compares it with nothing.
  if (key === null) {
    return cards.where((eb) => eb.or([eb(column, 'is not', null), eb('assignment.id', '>', id)]));
  }
  return cards.where(sql<SqlBool>`(${sql.ref(column)}, assignment.id) > (${key}, ${id})`);
}

const ongoingAmong = prepared(({ ids, today }: { ids: string; today: LocalDate }) =>
  query
    .selectFrom('assignment')
    .select('assignment.id')
    .where('assignment.id', 'in', listed(ids))
    .where(isOfOngoing(today)),
);

/** Those of some assignments whose programme has not ended by `today`, in that order. */
export function ofOngoing(tx: Tx, ids: readonly number[], today: LocalDate): number[] {
  if (ids.length === 0) return [];
  const found = new Set(tx.all(ongoingAmong({ ids: JSON.stringify(ids), today })).map(({ id }) => id));
  return ids.filter((id) => found.has(id));
}

const newest = prepared(() => query.selectFrom('assignment').select((eb) => eb.fn.max<number | null>('id').as('last')));

/** The highest id of an assignment, about as many as there are; 0 without any. */
export function lastAssignmentId(tx: Tx): number {
  return tx.first(newest({}))?.last ?? 0;
}

/** The highest id of an agency with an assignment; 0 without any. */
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
      .select(agencyFields)
      .distinct()
      .where(isOpenAssignment)
      .orderBy('agency.name'),
  );
}
