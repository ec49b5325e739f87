import { isDateGranted, isOpen, standingOf, type Assignment } from './assignment.ts';
import type { LocalDate } from '../calendar/dates.ts';

/**
 * Whether an assignment that another waits for has slipped: it is overdue, or its date was moved past that of the
 * assignment waiting for it. What was reported done, is said to be another's, or is suspended waits for no result.
 */
export function slipOf(dependency: Assignment, fed: Assignment, today: LocalDate): 'overdue' | 'extended' | null {
  if (!isOpen(dependency) || !needsResults(fed)) return null;
  if (standingOf(dependency, today).timeliness === 'overdue') return 'overdue';
  const isMoved = isDateGranted(dependency) && dependency.dueOn !== null && fed.dueOn !== null;
  return isMoved && dependency.dueOn > fed.dueOn ? 'extended' : null;
}

function needsResults(fed: Assignment): boolean {
  return isOpen(fed) && fed.status !== 'suspended' && (fed.waitingFor === null || fed.waitingFor === 'extension');
}
