import type { TaskRef } from '../../conversation/read/identify-task.ts';
import type { Sight } from '../../domain/people/access.ts';
import type { Card } from '../../domain/tasks/task.ts';
import { cardsOfTask } from '../../store/programmes/assignments.ts';
import { findTasks } from '../../store/programmes/tasks.ts';
import type { Work } from '../../usecases/work.ts';

/** The assignments of the named task that the asker may see: one for an agency, one per lead for everybody else. */
export function cardsNamed(work: Work, sight: Sight, ref: TaskRef): Card[] {
  if (sight.kind === 'nothing') return [];
  const cards =
    ref.kind === 'number'
      ? cardsOfTask(work.tx, ref.number)
      : findTasks(work.tx, ref).flatMap((task) => cardsOfTask(work.tx, task.id));
  return sight.kind === 'all' ? cards : cards.filter((card) => card.agency.id === sight.agencyId);
}
