/** The content of each list of assignments, in its order, for chats, board, command line and API. */

import { sql, type Expression, type SqlBool } from 'kysely';
import { DUE_SOON_DAYS } from '../../domain/tasks/assignment.ts';
import { addDays, type LocalDate } from '../../domain/calendar/dates.ts';
import { LIST_ORDER } from '../../domain/tasks/list-cursor.ts';
import type { ListName } from '../../domain/tasks/list-name.ts';
import type { Card } from '../../domain/tasks/task.ts';
import { query, type Tx } from '../sqlite/database.ts';
import { prepared } from '../sqlite/prepared.ts';
import {
  isDayUnchecked,
  isDueWithin,
  isExtended,
  isOpenAssignment,
  isOrphaned,
  isOverdue,
  isSilent,
  isStuck,
  isSuspended,
  isUnreviewed,
  isWaiting,
} from './assignment-conditions.ts';
import {
  behind,
  cardOf,
  cardsOn,
  cardsPage,
  EVERYTHING,
  narrowed,
  ongoing,
  openCards,
  type Page,
  type Scope,
} from './assignments.ts';
import { newestProgramme } from './tasks.ts';

const HOLDS: Record<ListName, (today: LocalDate, tx: Tx) => Expression<SqlBool>> = {
  overdue: isOverdue,
  unreviewed: isUnreviewed,
  waiting: () => isWaiting,
  orphaned: isOrphaned,
  suspended: () => isSuspended,
  stuck: () => isStuck,
  silent: (today, tx) => isSilent(today, newestProgramme(tx)),
  upcoming: (today) => isDueWithin(today, addDays(today, DUE_SOON_DAYS)),
  extended: () => isExtended,
  unchecked: () => isDayUnchecked,
  open: () => isOpenAssignment,
  all: () => sql<SqlBool>`true`,
};

/** A page of a list as of `today`; all of it without `page`. */
export function cardsOfList(tx: Tx, scope: Scope, name: ListName, today: LocalDate, page: Page = EVERYTHING): Card[] {
  const order = LIST_ORDER[name];
  if (order === 'dated_first') return openCards(tx, scope, today, page);
  if (order === 'task') return cardsPage(tx, scope, page);
  const kept = isPlain(scope) && (page.after ?? null) === null ? KEPT[name] : undefined;
  const { limit, offset } = page;
  if (kept !== undefined) return tx.all(kept.cards({ today, limit, offset })).map(cardOf);
  const list = inList(tx, scope, name, today);
  return tx.all(inOrder(behind(cardsOn(list, scope.past ?? null), columnOf(name), page), name, page)).map(cardOf);
}

/** The column by which a list is ordered. */
function columnOf(name: ListName) {
  const order = LIST_ORDER[name];
  return order === 'date' ? 'assignment.late_after' : order === 'wait' ? 'assignment.waiting_since' : 'assignment.id';
}

function inOrder(cards: ReturnType<typeof cardsOn>, name: ListName, { limit, offset }: Page) {
  return cards.orderBy(columnOf(name)).orderBy('assignment.id').limit(limit).offset(offset);
}

/** A page, by id, of the first `most` found, so that a short page does not read the whole list. */
export function someCardsOfList(
  tx: Tx,
  scope: Scope,
  name: ListName,
  today: LocalDate,
  page: Page,
  most: number,
): Card[] {
  // Only a list ordered by id may lack an index in its order and be read to its end.
  if (LIST_ORDER[name] !== 'number') return cardsOfList(tx, scope, name, today, page);
  const some = inList(tx, scope, name, today).select('assignment.id').limit(most);
  const cards = behind(cardsOn(query.selectFrom('assignment')), 'assignment.id', page)
    .where('assignment.id', 'in', some)
    .orderBy('assignment.id')
    .limit(page.limit)
    .offset(page.offset);
  return tx.all(cards).map(cardOf);
}

/** How many assignments in scope the list holds. */
export function countList(tx: Tx, scope: Scope, name: ListName, today: LocalDate): number {
  const kept = isPlain(scope) ? KEPT[name] : undefined;
  const counted = kept === undefined ? countOf(inList(tx, scope, name, today)) : kept.count({ today });
  return tx.first(counted)?.count ?? 0;
}

function countOf(list: ReturnType<typeof narrowed>) {
  return list.select((eb) => eb.fn.countAll<number>().as('count'));
}

/** Everybody's assignments of all programmes, as they stand. */
function isPlain({ kind, narrow, past }: Scope): boolean {
  return kind === 'all' && narrow === undefined && (past ?? null) === null;
}

/** What a tick, a digest and a board ask for again and again: whose conditions only name the day. */
const KEPT: Partial<Record<ListName, ReturnType<typeof keptList>>> = {
  overdue: keptList('overdue', isOverdue),
  unreviewed: keptList('unreviewed', isUnreviewed),
  waiting: keptList('waiting', () => isWaiting),
  orphaned: keptList('orphaned', isOrphaned),
  suspended: keptList('suspended', () => isSuspended),
  stuck: keptList('stuck', () => isStuck),
};

function keptList(name: ListName, holds: (today: LocalDate) => Expression<SqlBool>) {
  const list = (today: LocalDate) => ongoing({ kind: 'all' }, today).where(holds(today));
  return {
    cards: prepared(({ today, limit, offset }: { today: LocalDate; limit: number; offset: number }) =>
      inOrder(cardsOn(list(today)), name, { limit, offset }),
    ),
    count: prepared(({ today }: { today: LocalDate }) => countOf(list(today))),
  };
}

/** The list's length up to `most`, which bounds the cost for a million assignments. */
export function countListUpTo(tx: Tx, scope: Scope, name: ListName, today: LocalDate, most: number): number {
  const some = inList(tx, scope, name, today).select('assignment.id').limit(most);
  const counted = query.selectFrom(some.as('some')).select((eb) => eb.fn.countAll<number>().as('count'));
  return tx.first(counted)?.count ?? 0;
}

/** The list's length, and its first `limit` entries. */
export function firstOfList(
  tx: Tx,
  scope: Scope,
  name: ListName,
  today: LocalDate,
  limit: number,
): { total: number; cards: Card[] } {
  const total = countList(tx, scope, name, today);
  return { total, cards: total === 0 ? [] : cardsOfList(tx, scope, name, today, { limit, offset: 0 }) };
}

/** How many of the list `orphaned` have an agency, which has not been told of them yet. */
export function countUntold(tx: Tx, scope: Scope, today: LocalDate): number {
  const counted = inList(tx, scope, 'orphaned', today)
    .where('assignment.orphaned_on', 'is', null)
    .select((eb) => eb.fn.countAll<number>().as('count'));
  return tx.first(counted)?.count ?? 0;
}

/** How many wait for a successor and for a decision too: the list of what waits for a decision has them. */
export function countOrphansWaiting(tx: Tx, scope: Scope, today: LocalDate): number {
  const counted = inList(tx, scope, 'waiting', today)
    .where('assignment.orphaned_on', 'is not', null)
    .select((eb) => eb.fn.countAll<number>().as('count'));
  return tx.first(counted)?.count ?? 0;
}

export interface TasksWanted {
  readonly scope: Scope;
  /** One assignment must be in all of them. */
  readonly lists: readonly ListName[];
  /** A group that must lead the task, as the decision names it; null for any. */
  readonly groupId: number | null;
}

/** The ids of matching tasks after `after`, in order; `limit` -1 for all. */
export function taskIdsAfter(
  tx: Tx,
  { scope, lists, groupId }: TasksWanted,
  today: LocalDate,
  after: number,
  limit: number,
): number[] {
  const among = lists.every((name) => name === 'all') ? narrowed(scope) : ongoing(scope, today);
  let assignments = among.select('assignment.task_id as taskId').where('assignment.task_id', '>', after);
  for (const name of lists) assignments = assignments.where(HOLDS[name](today, tx));
  if (groupId !== null) {
    const led = query.selectFrom('task_lead').select('task_lead.task_id').where('task_lead.agency_id', '=', groupId);
    assignments = assignments.where('assignment.task_id', 'in', led);
  }
  return tx
    .all(assignments.groupBy('assignment.task_id').orderBy('assignment.task_id').limit(limit))
    .map((row) => row.taskId);
}

function inList(tx: Tx, scope: Scope, name: ListName, today: LocalDate) {
  // The list of everything is the record; the others say what is to be done, or counted.
  return name === 'all' ? narrowed(scope) : ongoing(scope, today).where(HOLDS[name](today, tx));
}
