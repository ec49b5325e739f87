import { isAgencysTurn, isOpen, timelinessOf, type Assignment } from './assignment.ts';
import type { LocalDate } from '../calendar/dates.ts';

/**
 * Whether an assignment on whose result another waits has slipped: its date has passed and it is its agency's turn, or its
 * date was moved past that of the assignment it feeds.
 */
export function slipOf(dependency: Assignment, fed: Assignment, today: LocalDate): 'overdue' | 'extended' | null {
  if (!isOpen(dependency) || !isOpen(fed)) return null;
  if (isAgencysTurn(dependency) && timelinessOf(dependency, today) === 'overdue') return 'overdue';
  const isMoved = dependency.extensions > 0 && dependency.dueOn !== null && fed.dueOn !== null;
  return isMoved && dependency.dueOn > fed.dueOn ? 'extended' : null;
}
