/** An agency puts the next step off: a week at most, twice in a row; recorded, and never counted as a report. */

import type { Card } from '../../domain/tasks/task.ts';
import { addDays, type LocalDate } from '../../domain/calendar/dates.ts';
import { record } from '../../store/record/record-event.ts';
import { forgetUndelivered, setWake } from '../../store/reminders/reminders.ts';
import { putSnooze, snoozesOf } from '../../store/reminders/snoozes.ts';
import type { Author } from '../acting.ts';
import type { Work } from '../work.ts';

const MOST_DAYS = 7;
const MOST_TIMES = 2;

export interface Snoozing {
  readonly until: LocalDate;
  /** A day further off was wanted. */
  readonly isCut: boolean;
  readonly put: readonly Card[];
  /** Put off twice in a row already. */
  readonly refused: readonly Card[];
  /** The most that any of `put` was put off in a row. */
  readonly times: number;
}

/** `on` is the day that was wanted; a rest day gives way to the next working day, within the week where it can. */
export function snooze(work: Work, author: Author, cards: readonly Card[], on: LocalDate): Snoozing {
  const last = addDays(work.today, MOST_DAYS);
  const wanted = work.rules.calendar.nextWorkingDay(on > last ? last : on);
  const before = snoozesOf(
    work.tx,
    cards.map(({ assignment }) => assignment.id),
  );
  const timesOf = ({ assignment }: Card): number => {
    const earlier = before.get(assignment.id);
    return earlier?.rev === assignment.rev ? earlier.times : 0;
  };
  const put = cards.filter((card) => timesOf(card) < MOST_TIMES);
  for (const card of put) {
    const { id, rev } = card.assignment;
    putSnooze(work.tx, { assignmentId: id, rev, untilOn: wanted, times: timesOf(card) + 1 });
    // A step that is queued but not sent is decided again on the day.
    forgetUndelivered(work.tx, id);
    // The next tick finds when those above the agency are to be told, which is not put off.
    setWake(work.tx, id, addDays(work.today, 1));
    record(work.tx, {
      at: work.now,
      kind: 'reminder_snoozed',
      taskId: card.task.id,
      assignmentId: id,
      agencyId: card.agency.id,
      text: wanted,
      ...author,
    });
  }
  return {
    until: wanted,
    isCut: on > last,
    put,
    refused: cards.filter((card) => !put.includes(card)),
    times: Math.max(0, ...put.map((card) => timesOf(card) + 1)),
  };
}
