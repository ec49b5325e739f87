/** New assignments, each awake from the day on which the registry takes it over. */

import { once } from '../../domain/once.ts';
import { reviewAtTakeover } from '../../domain/tasks/review.ts';
import type { LocalDate } from '../../domain/calendar/dates.ts';
import { endedOn } from '../../store/programmes/successions.ts';
import { insertAssignments, type NewAssignment } from '../../store/programmes/write-assignments.ts';
import { setWakes } from '../../store/reminders/reminders.ts';
import type { Work } from '../work.ts';

interface Beginning extends Omit<NewAssignment, 'trackedFrom' | 'reviewUntil' | 'orphanedOn'> {
  /** The decision's day. */
  readonly issuedOn: LocalDate;
}

/** Returns their ids, in that order. One whose agency has ended waits for the secretariat to choose who takes it over. */
export function beginAssignments({ tx, today }: Work, assignments: readonly Beginning[]): number[] {
  const endOf = once((agencyId: number) => endedOn(tx, agencyId));
  const ids = insertAssignments(
    tx,
    assignments.map(({ issuedOn, ...assignment }) => {
      const { agencyId, dueOn, cadence } = assignment;
      const reviewUntil = reviewAtTakeover({ dueOn, cadence, trackedFrom: today, issuedOn });
      return { ...assignment, trackedFrom: today, reviewUntil, orphanedOn: endOf(agencyId) };
    }),
  );
  setWakes(
    tx,
    ids.map((assignmentId) => ({ assignmentId, on: today })),
  );
  return ids;
}
