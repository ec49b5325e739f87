/** Tasks as the command line shows them: the decision's words, each lead's assignment, and the task's state. */

import type { ListName } from '../../domain/tasks/list-name.ts';
import type { Agency, Card, Programme, Task } from '../../domain/tasks/task.ts';
import { followedUntil } from '../../domain/tasks/programme-end.ts';
import { taskStateOf, type TaskState } from '../../domain/tasks/task-state.ts';
import { taskIdsAfter, type TasksWanted } from '../../store/programmes/assignment-lists.ts';
import { cardsOfTasks } from '../../store/programmes/assignments.ts';
import { originsOf } from '../../store/programmes/continuations.ts';
import type { PastDay } from '../../store/programmes/past.ts';
import { findTasks, leadsOfEachTask, listProgrammes, taskIdsInOrder, tasksById } from '../../store/programmes/tasks.ts';
import type { Work } from '../work.ts';

export interface TaskView {
  readonly task: Task;
  /** As the decision names them, groups included. */
  readonly leads: readonly Agency[];
  /** One per responsible agency. */
  readonly cards: readonly Card[];
  readonly state: TaskState;
  /** The tasks of programmes that have ended which it takes over. */
  readonly continues: readonly number[];
}

export interface TaskFilter {
  /** By its code; null for all. */
  readonly programme: string | null;
  /** Tasks that the agency leads, by itself or as a member of a group that the decision names. */
  readonly agency: Agency | null;
  readonly lists: readonly ListName[];
}

/**
 * Ids of the tasks with one assignment that satisfies the whole filter ("of this agency and overdue"), in the
 * decisions' order.
 */
export function numbersOfTasks({ tx, today }: Work, { programme, agency, lists }: TaskFilter): number[] {
  const groupId = agency?.kind === 'group' ? agency.id : null;
  const scope = agency === null || groupId !== null ? ALL : ({ kind: 'agency', agencyId: agency.id } as const);
  const wanted = new Set(taskIdsAfter(tx, { scope, lists, groupId }, today, 0, -1));
  return taskIdsInOrder(tx, programme).filter((id) => wanted.has(id));
}

const ALL = { kind: 'all' } as const;

/** The tasks with these ids, in that order; a task's state is always the whole task's. */
export function tasksAmong(work: Work, ids: readonly number[]): TaskView[] {
  const views = new Map(viewsById(work, ids, null).map((view) => [view.task.id, view]));
  return ids.flatMap((id) => views.get(id) ?? []);
}

/** The tasks of a number or a ref. */
export function tasksNamed(work: Work, ref: Parameters<typeof findTasks>[1], past: PastDay | null = null): TaskView[] {
  const ids = findTasks(work.tx, ref).map((task) => task.id);
  return viewsById(work, ids, past);
}

export interface PageOfTasks {
  readonly views: readonly TaskView[];
  /** The last task's id when more follow; null at the end. */
  readonly next: number | null;
}

/** Tasks after id `after`, by id: those with one assignment that satisfies all of `wanted`. */
export function pageOfTasks(work: Work, wanted: TasksWanted, after: number, limit: number): PageOfTasks {
  const ids = taskIdsAfter(work.tx, wanted, work.today, after, limit + 1);
  const shown = ids.slice(0, limit);
  return {
    views: viewsById(work, shown, wanted.scope.past ?? null),
    next: ids.length > limit ? (shown.at(-1) ?? null) : null,
  };
}

function viewsById(work: Work, ids: readonly number[], past: PastDay | null): TaskView[] {
  if (ids.length === 0) return [];
  const leads = leadsOfEachTask(work.tx, ids);
  const cards = Map.groupBy(cardsOfTasks(work.tx, ids, past), (card) => card.task.id);
  const origins = originsOf(work.tx, ids);
  return tasksById(work.tx, ids).map((task) => ({
    task,
    leads: leads.get(task.id) ?? [],
    cards: cards.get(task.id) ?? [],
    state: taskStateOf(
      (cards.get(task.id) ?? []).map(({ assignment }) => assignment),
      followedUntil(task.programme, work.today),
    ),
    continues: origins.get(task.id) ?? [],
  }));
}

/** By its code or its number ("913/QĐ-UBND"). */
export function programmeNamed(work: Work, name: string): Programme | { readonly known: readonly string[] } {
  const programmes = listProgrammes(work.tx);
  const wanted = name.normalize('NFC').trim().toLowerCase();
  const isNamed = (own: string): boolean => own.toLowerCase() === wanted;
  return (
    programmes.find(({ code, number }) => isNamed(code) || isNamed(number)) ?? {
      known: programmes.map(({ code }) => code),
    }
  );
}
