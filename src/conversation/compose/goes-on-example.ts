import type { Card } from '../../domain/tasks/task.ts';
import { periodWords } from './period-words.ts';

/** "#1 kỳ quý II/2022 nay tiếp tục thực hiện": what an agency is asked to write; of a period that alone is stopped with its name. */
export function goesOnExample({ task, assignment }: Pick<Card, 'task' | 'assignment'>): string {
  const period = assignment.suspendedScope === 'period' ? periodWords(assignment) : null;
  return `#${String(task.id)}${period === null ? '' : ` kỳ ${period}`} nay tiếp tục thực hiện`;
}
