/** A duty whose end had passed goes on when its decision is amended. */

import { addDays, type LocalDate } from '../domain/calendar/dates.ts';
import { periodOfKey } from '../domain/deadlines/period.ts';
import { cardsOfTask } from '../store/programmes/assignments.ts';
import { sharesPassedOn } from '../store/programmes/holders.ts';
import { setOpening } from '../store/programmes/openings.ts';
import { standingChanges } from '../store/record/standing-changes.ts';
import type { Work } from './work.ts';

/**
 * The next period of a recurring duty may open after the newest one of each lead; not of one whose newest was withdrawn, that
 * is followed up no more, or that passed a later one on to another agency.
 */
export function restartDuty({ tx }: Work, taskId: number): void {
  const passed = sharesPassedOn(tx, taskId);
  const cards = cardsOfTask(tx, taskId);
  for (const own of Map.groupBy(cards, ({ agency }) => agency.id).values()) {
    const [newest] = own
      .flatMap(({ assignment }) => {
        const end = endOf(assignment.period);
        return end === null ? [] : [{ assignment, end }];
      })
      .sort((a, b) => (a.end > b.end ? -1 : 1));
    if (newest === undefined || newest.assignment.status === 'cancelled') continue;
    const { assignment, end } = newest;
    // What was done stays done where the following-up was ended after it.
    if (standingChanges(tx, assignment.id, 1)[0]?.kind === 'cancelled') continue;
    const isPassedOn = passed.some(({ agencyId, period }) => {
      const later = endOf(period);
      return agencyId === assignment.agencyId && later !== null && later > end;
    });
    if (!isPassedOn) setOpening(tx, assignment.id, addDays(end, 1));
  }
}

function endOf(period: string | null): LocalDate | null {
  return period === null ? null : (periodOfKey(period)?.end ?? null);
}
