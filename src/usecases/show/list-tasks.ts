/** Tasks as the command line shows them: the decision's words, each lead's assignment, and the state of the whole. */

import { standingOf } from '../../domain/tasks/assignment.ts';
import { silentSince } from '../../domain/tasks/reminder.ts';
import type { Agency, Card, Programme, Task } from '../../domain/tasks/task.ts';
import { taskStateOf, type TaskState } from '../../domain/tasks/task-state.ts';
import { cardsOfTasks, taskIdsAfter, type Scope } from '../../store/programmes/assignments.ts';
import type { PastDay } from '../../store/sqlite/past.ts';
import { findTasks, leadsOfEachTask, listProgrammes, tasksById } from '../../store/programmes/tasks.ts';
import type { Work } from '../work.ts';

export interface TaskView {
  readonly task: Task;
  /** As the decision names them, groups included. */
  readonly leads: readonly Agency[];
  /** One per responsible agency. */
  readonly cards: readonly Card[];
  readonly state: TaskState;
}

export interface TaskFilter {
  /** Tasks that the agency leads, by itself or as a member of a group that the decision names. */
  readonly agencyId: number | null;
  readonly overdue: boolean;
  readonly silent: boolean;
}

/**
 * Of the tasks with these numbers, in their order, those of which one assignment satisfies the whole filter ("of this agency
 * and overdue"); a task's state is always that of the whole task.
 */
export function tasksAmong(work: Work, ids: readonly number[], filter: TaskFilter): TaskView[] {
  const views = new Map(viewsById(work, ids, null).map((view) => [view.task.id, view]));
  return ids.flatMap((id) => views.get(id) ?? []).filter((view) => isWanted(view, work, filter));
}

/** The tasks that a number or a place names. */
export function tasksNamed(work: Work, ref: Parameters<typeof findTasks>[1], past: PastDay | null = null): TaskView[] {
  const ids = findTasks(work.tx, ref).map((task) => task.id);
  return viewsById(work, ids, past);
}

export interface PageOfTasks {
  readonly views: readonly TaskView[];
  /** The last task's number when more follow; null at the end. */
  readonly next: number | null;
}

/** Tasks after the number `after`, by number: those with an assignment in scope that is all that is asked for. */
export function pageOfTasks(
  work: Work,
  scope: Scope,
  asked: { readonly overdue: boolean; readonly silent: boolean; readonly groupId: number | null },
  after: number,
  limit: number,
): PageOfTasks {
  const must = {
    overdue: asked.overdue ? work.today : null,
    silent: asked.silent ? work.today : null,
    groupId: asked.groupId,
  };
  const ids = taskIdsAfter(work.tx, scope, must, after, limit + 1);
  const shown = ids.slice(0, limit);
  return {
    views: viewsById(work, shown, scope.past ?? null),
    next: ids.length > limit ? (shown.at(-1) ?? null) : null,
  };
}

function viewsById(work: Work, ids: readonly number[], past: PastDay | null): TaskView[] {
  if (ids.length === 0) return [];
  const leads = leadsOfEachTask(work.tx, ids);
  const cards = Map.groupBy(cardsOfTasks(work.tx, ids, past), (card) => card.task.id);
  return tasksById(work.tx, ids).map((task) => viewOf(work, task, leads.get(task.id) ?? [], cards.get(task.id) ?? []));
}

/** By its code or its number ("913/QĐ-UBND"). */
export function programmeNamed(work: Work, name: string): Programme | { readonly known: readonly string[] } {
  const programmes = listProgrammes(work.tx);
  const wanted = name.normalize('NFC').trim();
  return (
    programmes.find(({ code, number }) => code === wanted || number === wanted) ?? {
      known: programmes.map(({ code }) => code),
    }
  );
}

function viewOf(work: Work, task: Task, leads: readonly Agency[], cards: readonly Card[]): TaskView {
  const assignments = cards.map((card) => card.assignment);
  return { task, leads, cards, state: taskStateOf(assignments, work.today) };
}

function isWanted({ leads, cards }: TaskView, { today }: Work, filter: TaskFilter): boolean {
  const { agencyId, overdue, silent } = filter;
  const throughGroup = leads.some((lead) => lead.id === agencyId && lead.kind === 'group');
  const assignments = cards.filter(
    ({ agency, assignment }) =>
      (agencyId === null || throughGroup || agency.id === agencyId) &&
      (!overdue || standingOf(assignment, today).timeliness === 'overdue') &&
      (!silent || silentSince(assignment, today) !== null),
  );
  return assignments.length > 0;
}
