import type { Assignment } from '../../domain/tasks/assignment.ts';
import type { Card } from '../../domain/tasks/task.ts';
import { assignmentIn } from '../../store/programmes/assignment-snapshot.ts';
import { changeFrom } from '../../store/record/events.ts';
import type { Work } from '../work.ts';

/** What a button was made for; an acknowledgement changes none of it. */
const STATE: readonly (keyof Assignment)[] = [
  'agencyId',
  'status',
  'progress',
  'obstacle',
  'waitingFor',
  'dueOn',
  'requestedDueOn',
  'completedOn',
  'expectedOn',
];

/** Whether an assignment stands otherwise than at revision `rev`; true where that is not known any more. */
export function hasChangedSince({ tx }: Pick<Work, 'tx'>, { assignment }: Card, rev: number): boolean {
  if (assignment.rev === rev) return false;
  const change = changeFrom(tx, assignment.id, rev);
  if (change?.before == null) return true;
  const then = assignmentIn(change.before);
  return then.kind === 'unreadable' || STATE.some((field) => then.assignment[field] !== assignment[field]);
}
