import type { Task } from '../domain/tasks/task.ts';
import { tasksNamed, type TaskView } from '../usecases/show/list-tasks.ts';
import type { Work } from '../usecases/work.ts';
import { Refused } from './refused.ts';
import { trimEndOf } from '../domain/text/trim-end-of.ts';

/**
 * The task named "12", "#12" or "III.2.1"; of several in the same place those that are meant. Throws `Refused` when there is none, or more than one.
 */
export function oneTask(work: Work, name: string, isMeant: (task: Task) => boolean = () => true): TaskView {
  const called = tasksCalled(work, name.normalize('NFC').trim());
  const meant = called.filter(({ task }) => isMeant(task));
  const found = meant.length === 0 ? called : meant;
  const [task] = found;
  if (task === undefined) {
    throw new Refused(`No task goes by “${name}”; list the tasks with "tasks" and name one by its number or place.`);
  }
  if (found.length === 1) return task;
  const choices = found.map((view) => `#${String(view.task.id)} (${view.task.programme.code})`).join(', ');
  throw new Refused(`“${name}” stands in several programmes; name the task by its number: ${choices}.`);
}

function tasksCalled(work: Work, name: string): TaskView[] {
  const number = /^#?\s*(\d{1,9})$/.exec(name)?.[1];
  if (number !== undefined) return tasksNamed(work, { kind: 'number', number: Number(number) });
  const place = trimEndOf(name.replace(/^#\s*/, ''), /\./);
  const asWritten = tasksNamed(work, { kind: 'place', place });
  return asWritten.length > 0 ? asWritten : tasksNamed(work, { kind: 'place', place: place.toUpperCase() });
}
