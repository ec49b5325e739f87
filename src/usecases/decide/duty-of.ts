/** What a decision on one period tells of the other periods of its duty. */

import type { DutyContext } from '../../conversation/compose/compose-decision.ts';
import { addDays } from '../../domain/calendar/dates.ts';
import { firstPeriod } from '../../domain/deadlines/duty-periods.ts';
import { periodOfKey } from '../../domain/deadlines/period.ts';
import { isAgencysTurn, isAhead } from '../../domain/tasks/assignment.ts';
import type { Card } from '../../domain/tasks/task.ts';
import { cardsOfTask } from '../../store/programmes/assignments.ts';
import type { Work } from '../work.ts';

/** Null for what is done once. */
export function dutyOf({ tx, today }: Work, { task, agency, assignment }: Card): DutyContext | null {
  if (assignment.period === null) return null;
  const periods = cardsOfTask(tx, task.id).filter((card) => card.agency.id === agency.id);
  const ends = periods.flatMap(({ assignment: { period } }) =>
    period === null ? [] : (periodOfKey(period)?.end ?? []),
  );
  const last = ends.sort().at(-1);
  const next =
    last === undefined || task.deadline.kind !== 'recurring' ? null : firstPeriod(task.deadline, addDays(last, 1));
  return {
    stillOpen: periods.filter(
      (card) =>
        card.assignment.id !== assignment.id && isAgencysTurn(card.assignment) && !isAhead(card.assignment, today),
    ),
    opensOn: next?.start ?? null,
  };
}
