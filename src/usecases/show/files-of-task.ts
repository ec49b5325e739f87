import { cardsOfTask } from '../../store/programmes/assignments.ts';
import { evidenceOf, type Evidence } from '../../store/record/evidence.ts';
import type { Work } from '../work.ts';

/** The files of all assignments of a task, each assignment's in order of arrival. */
export function filesOf(work: Work, taskId: number): Evidence[] {
  return cardsOfTask(work.tx, taskId).flatMap((card) => evidenceOf(work.tx, card.assignment.id));
}
