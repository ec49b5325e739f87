import { isAgencysTurn, isOpen, timelinessOf, type Assignment } from './assignment.ts';
import type { LocalDate } from '../calendar/dates.ts';

/**
 * Whether a share on whose result another waits has slipped: its date has passed and it is its agency's turn, or its
 * date was moved past that of the share it feeds.
 */
export function slipOf(feeding: Assignment, fed: Assignment, today: LocalDate): 'overdue' | 'extended' | null {
  if (!isOpen(feeding) || !isOpen(fed)) return null;
  if (isAgencysTurn(feeding) && timelinessOf(feeding, today) === 'overdue') return 'overdue';
  const isMoved = feeding.extensions > 0 && feeding.dueOn !== null && fed.dueOn !== null;
  return isMoved && feeding.dueOn > fed.dueOn ? 'extended' : null;
}
