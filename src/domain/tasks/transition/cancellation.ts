/** "Thôi theo dõi": the secretariat ends the following-up of a task, or of a recurring duty. */

import { isOpen, type Assignment } from '../assignment.ts';
import { withdrawAssignment } from '../amendment.ts';
import { changed, type Change } from './change.ts';

/**
 * It is asked about no more, counts in no rate, and its record stays. Refused while a reported completion waits: that is decided
 * first. Of a duty (`isDuty`) a period that is done, or reported done, stays as it is, and none opens after it.
 */
export function cancelFollowing(assignment: Assignment, isDuty: boolean): Change {
  if (assignment.continuedIn !== null) return { kind: 'refused', why: 'continued' };
  if (assignment.status === 'cancelled') return { kind: 'refused', why: 'cancelled' };
  const isReported = assignment.waitingFor === 'confirmation';
  if (isDuty && (isReported || !isOpen(assignment))) return changed(assignment);
  if (isReported) return { kind: 'refused', why: 'waiting_confirmation' };
  const next = withdrawAssignment(assignment);
  return next === null ? { kind: 'refused', why: 'completed' } : changed(next);
}
