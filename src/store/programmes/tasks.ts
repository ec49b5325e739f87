/** Programmes and their tasks, as the decision words them. */

import type { Selection } from 'kysely';
import type { Deadline } from '../../domain/deadlines/deadline.ts';
import { strip } from '../../domain/strip-diacritics.ts';
import type { LocalDate, Instant } from '../../domain/calendar/dates.ts';
import { once } from '../../domain/once.ts';
import type { Agency, Programme, Task } from '../../domain/tasks/task.ts';
import { query, type Tx } from '../sqlite/database.ts';
import { columnsFrom, fieldsOf } from '../sqlite/fields.ts';
import { insertingRows } from '../sqlite/insert-rows.ts';
import { rowsIn } from '../sqlite/lists.ts';
import { prepared } from '../sqlite/prepared.ts';
import { agencyFields } from './agencies.ts';
import type { Schema } from '../sqlite/schema.ts';
import { deadlineOf } from './stored-deadline.ts';

const HEAD = ['code', 'number', 'title', 'authority', 'issued_on'] as const;

const programmeFields = fieldsOf('programme', ['id', ...HEAD, 'ends_on']);

const programmesByDay = prepared(() =>
  query.selectFrom('programme').select(programmeFields).where('arriving_since', 'is', null).orderBy('issued_on'),
);

/** All programmes by the day of their decisions. */
export function listProgrammes(tx: Tx): Programme[] {
  return tx.all(programmesByDay({}));
}

/** "913/QĐ-UBND" of each of some programmes. */
export function programmeNumbers(tx: Tx, ids: readonly number[]): string[] {
  return listProgrammes(tx)
    .filter(({ id }) => ids.includes(id))
    .map(({ number }) => number);
}

/** Without a programme that is still being imported. */
export function programmeByCode(tx: Tx, code: string): Programme | undefined {
  return tx.first(
    query.selectFrom('programme').select(programmeFields).where('code', '=', code).where('arriving_since', 'is', null),
  );
}

/** The day of the newest decision; without one, the earliest day possible. */
export function newestProgramme(tx: Tx): LocalDate {
  const row = tx.first(query.selectFrom('programme').select((eb) => eb.fn.max('issued_on').as('issuedOn')));
  return row?.issuedOn ?? ('0000-01-01' as LocalDate);
}

/** Keeps a new programme, which has no last day yet. */
export function insertProgramme(tx: Tx, programme: Omit<Programme, 'id' | 'endsOn'>, now: Instant): Programme {
  const id = tx.run(query.insertInto('programme').values({ ...columnsFrom(HEAD, programme), imported_at: now })).lastId;
  return { id, ...programme, endsOn: null };
}

/** The leaders' chat that a programme belongs to; null when every leader decides on it. */
export function ownerChatOf(tx: Tx, programmeId: number): number | null {
  const row = tx.first(query.selectFrom('programme').select('owner_chat_id as chat').where('id', '=', programmeId));
  return row?.chat ?? null;
}

/** Sets the chat that answers for a programme; null for none. */
export function setOwnerChat(tx: Tx, programmeId: number, chatId: number | null): void {
  tx.run(query.updateTable('programme').set({ owner_chat_id: chatId }).where('id', '=', programmeId));
}

/** By its short name, or by the number of its decision when only one has it. */
export function programmeNamed(tx: Tx, name: string): Programme | undefined {
  const byCode = programmeByCode(tx, name);
  if (byCode !== undefined) return byCode;
  const numbered = tx.all(
    query
      .selectFrom('programme')
      .select(programmeFields)
      .where('number', '=', name)
      .where('arriving_since', 'is', null)
      .limit(2),
  );
  return numbered.length === 1 ? numbered[0] : undefined;
}

/** The programme of the decision with that number and day: a number alone comes again every year. */
export function programmeOfDecision(tx: Tx, number: string, issuedOn: LocalDate): Programme | undefined {
  return tx.first(
    query
      .selectFrom('programme')
      .select(programmeFields)
      .where('number', '=', number)
      .where('issued_on', '=', issuedOn)
      .where('arriving_since', 'is', null)
      .orderBy('id'),
  );
}

/** Changes number, title, authority and day of a programme. */
export function updateProgramme(tx: Tx, programme: Programme): void {
  tx.run(
    query
      .updateTable('programme')
      .set(columnsFrom(['number', 'title', 'authority', 'issued_on'], programme))
      .where('id', '=', programme.id),
  );
}

/** When the registry got its first programme. */
export function firstImport(tx: Tx): Instant | undefined {
  const first = query.selectFrom('programme').select((eb) => eb.fn.min<Instant | null>('imported_at').as('at'));
  return tx.first(first)?.at ?? undefined;
}

export interface NewTask extends Omit<Task, 'id' | 'programme'> {
  readonly programmeId: number;
  readonly position: number;
  /** The leads as the decision names them, groups included, in order. */
  readonly leads: readonly number[];
}

/** The place of a programme's last task in its order, counted from 0; -1 where it has none. */
export function lastPosition(tx: Tx, programmeId: number): number {
  const last = query
    .selectFrom('task')
    .select((eb) => eb.fn.max<number | null>('position').as('position'))
    .where('programme_id', '=', programmeId);
  return tx.first(last)?.position ?? -1;
}

/** Replaces a task's fields with those of an amended decision; its id stays, and with `position` null its place in the order. */
export function updateTask(
  tx: Tx,
  id: number,
  { position, ...task }: Omit<NewTask, 'programmeId' | 'position'> & { readonly position: number | null },
): void {
  const values = {
    ...task,
    position: position ?? 0,
    deadlineJson: JSON.stringify(task.deadline),
    search: searchText(task),
  };
  const place = position === null ? query.selectFrom('task').select('position').where('id', '=', id) : position;
  tx.run(
    query
      .updateTable('task')
      .set({ ...valuesOf(values), position: place })
      .where('id', '=', id),
  );
  tx.run(query.deleteFrom('task_lead').where('task_id', '=', id));
  const leads = task.leads.map((agencyId, position) => [id, position, agencyId]);
  if (leads.length > 0) tx.run(insertingLeads({ rows: JSON.stringify(leads) }));
}

/** Changes only a task's ref. */
export function moveTask(tx: Tx, id: number, ref: string): void {
  tx.run(query.updateTable('task').set({ ref }).where('id', '=', id));
}

type TaskValues = Omit<NewTask, 'programmeId' | 'deadline' | 'leads'> & { deadlineJson: string; search: string };

const WORDS = [
  'ref',
  'position',
  'source',
  'section',
  'title',
  'coordinating',
  'product',
  'report_to',
  'search',
] as const;

function valuesOf(task: TaskValues) {
  return { ...columnsFrom(WORDS, task), deadline: task.deadlineJson };
}

const insertingTasks = insertingRows((tasks: readonly (TaskValues & { id: number; programmeId: number })[]) =>
  query
    .insertInto('task')
    .values(tasks.map((task) => ({ id: task.id, programme_id: task.programmeId, ...valuesOf(task) }))),
);
const highestTask = prepared(() => query.selectFrom('task').select((eb) => eb.fn.max<number | null>('id').as('id')));

/** Returns their ids, in that order. */
export function insertTasks(tx: Tx, tasks: readonly NewTask[]): number[] {
  const first = (tx.first(highestTask({}))?.id ?? 0) + 1;
  const stripped = once(strip);
  const jsonOf = once((deadline: Deadline) => JSON.stringify(deadline));
  insertingTasks(
    tx,
    tasks.map((task, at) => ({
      ...task,
      id: first + at,
      deadlineJson: jsonOf(task.deadline),
      search: searchText(task, stripped),
    })),
  );
  const leads = tasks.flatMap((task, at) => task.leads.map((agencyId, position) => [first + at, position, agencyId]));
  if (leads.length > 0) tx.run(insertingLeads({ rows: JSON.stringify(leads) }));
  return tasks.map((_, at) => first + at);
}

function searchText(
  { ref, title, product, section }: Pick<NewTask, 'ref' | 'title' | 'product' | 'section'>,
  stripped: (text: string) => string = strip,
): string {
  return [strip(`${ref} ${title}`), stripped(product), stripped(section)].filter((words) => words !== '').join(' ');
}

const insertingLeads = prepared(({ rows }: { rows: string }) =>
  query.insertInto('task_lead').columns(['task_id', 'position', 'agency_id']).expression(rowsIn(rows, 3)),
);

/** A dependency that exists already stays. */
export function addDependency(tx: Tx, taskId: number, servedId: number): void {
  tx.run(
    query
      .insertInto('task_feed')
      .values({ task_id: taskId, feeds_id: servedId })
      .onConflict((conflict) => conflict.doNothing()),
  );
}

/** The numbers of the tasks of one programme, or of all, in the decision's order. */
export function taskIdsInOrder(tx: Tx, programme: string | null): number[] {
  const ordered = query
    .selectFrom('task')
    .innerJoin('programme', 'programme.id', 'task.programme_id')
    .select('task.id')
    .where('programme.arriving_since', 'is', null)
    .orderBy('programme.issued_on')
    .orderBy('programme.id')
    .orderBy('task.position');
  return tx.all(programme === null ? ordered : ordered.where('programme.code', '=', programme)).map(({ id }) => id);
}

/** The leads of every task, or of those with these ids, by the task's id. */
export function leadsOfEachTask(tx: Tx, ids: readonly number[] | null = null): Map<number, Agency[]> {
  const leadRows = query
    .selectFrom('task_lead')
    .innerJoin('agency', 'agency.id', 'task_lead.agency_id')
    .select(['task_lead.task_id as taskId', ...agencyFields])
    .orderBy('task_lead.task_id')
    .orderBy('task_lead.position');
  const rows = tx.all(ids === null ? leadRows : leadRows.where('task_lead.task_id', 'in', ids));
  const leads = new Map<number, Agency[]>();
  for (const { taskId, ...agency } of rows) leads.set(taskId, [...(leads.get(taskId) ?? []), agency]);
  return leads;
}

export const taskColumns = [
  'task.id as taskId',
  'task.ref',
  'task.source',
  'task.section',
  'task.title',
  'task.coordinating',
  'task.product',
  'task.report_to as reportTo',
  'task.deadline as taskDeadline',
  'programme.id as programmeId',
  'programme.code as programmeCode',
  'programme.number as programmeNumber',
  'programme.title as programmeTitle',
  'programme.authority',
  'programme.issued_on as issuedOn',
  'programme.ends_on as endsOn',
] as const;

export type TaskRow = Selection<Schema, 'task' | 'programme', (typeof taskColumns)[number]>;

/** A joined row as a task. */
export function taskOf(row: TaskRow): Task {
  return {
    id: row.taskId,
    programme: {
      id: row.programmeId,
      code: row.programmeCode,
      number: row.programmeNumber,
      title: row.programmeTitle,
      authority: row.authority,
      issuedOn: row.issuedOn,
      endsOn: row.endsOn,
    },
    ref: row.ref,
    source: row.source,
    section: row.section,
    title: row.title,
    coordinating: row.coordinating,
    product: row.product,
    reportTo: row.reportTo,
    deadline: deadlineOf(row.taskDeadline),
  };
}

const tasksJoined = query
  .selectFrom('task')
  .innerJoin('programme', 'programme.id', 'task.programme_id')
  .where('programme.arriving_since', 'is', null)
  .select(taskColumns);

/** Every task of one programme, or of all, in the decision's order. */
export function eachTask(tx: Tx, programme: string | null): Task[] {
  const ordered = tasksJoined.orderBy('programme.issued_on').orderBy('programme.id').orderBy('task.position');
  return tx.all(programme === null ? ordered : ordered.where('programme.code', '=', programme)).map(taskOf);
}

const taskNumbered = prepared(({ number }: { number: number }) => tasksJoined.where('task.id', '=', number));
const tasksPlaced = prepared(({ place }: { place: string }) =>
  tasksJoined.where('task.ref', '=', place).orderBy('programme.issued_on', 'desc'),
);

/** The tasks of a number or a ref; several programmes may have the same ref. */
export function findTasks(tx: Tx, ref: { kind: 'number'; number: number } | { kind: 'place'; place: string }): Task[] {
  return tx.all(ref.kind === 'number' ? taskNumbered(ref) : tasksPlaced(ref)).map(taskOf);
}

/** Tasks by their numbers, in that order. */
export function tasksById(tx: Tx, ids: readonly number[]): Task[] {
  return ids.length === 0 ? [] : tx.all(tasksJoined.where('task.id', 'in', ids).orderBy('task.id')).map(taskOf);
}
