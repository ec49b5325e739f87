/** A line of what the next tick would send is kept back, and let go again; both are recorded with who did it. */

import { mayConfirm, type Verdict } from '../../domain/people/access.ts';
import type { Card } from '../../domain/tasks/task.ts';
import { record } from '../../store/record/events.ts';
import { insertHold, liftHold } from '../../store/reminders/holds.ts';
import { forgetUndelivered, setWake } from '../../store/reminders/reminders.ts';
import type { Decider } from '../acting.ts';
import type { Work } from '../work.ts';
import type { EventKind } from '../../domain/tasks/event-kind.ts';

/** `same`: it was so already. */
export type HoldOutcome = 'done' | 'same' | Exclude<Verdict, 'yes'>;

/** Keeps an assignment out of reminders and escalations from now on, also out of the bundle that waits to be sent. */
export function holdReminders(work: Work, by: Decider, card: Card): HoldOutcome {
  const verdict = mayConfirm(by.actor);
  if (verdict !== 'yes') return verdict;
  const { actor, personId } = by.author;
  const assignmentId = card.assignment.id;
  if (!insertHold(work.tx, { assignmentId, since: work.now, actor, personId })) return 'same';
  // What was decided on but not sent is decided on afresh when it is let go.
  forgetUndelivered(work.tx, assignmentId);
  note(work, by, card, 'reminders_held');
  return 'done';
}

/** The next tick looks at it again: the step that is due by then goes out, and none twice. */
export function letGo(work: Work, by: Decider, card: Card): HoldOutcome {
  const verdict = mayConfirm(by.actor);
  if (verdict !== 'yes') return verdict;
  if (!liftHold(work.tx, card.assignment.id, by.author.actor, work.now)) return 'same';
  setWake(work.tx, card.assignment.id, work.today);
  note(work, by, card, 'reminders_released');
  return 'done';
}

function note(work: Work, by: Decider, card: Card, kind: EventKind): void {
  record(work.tx, {
    at: work.now,
    kind,
    taskId: card.task.id,
    assignmentId: card.assignment.id,
    agencyId: card.agency.id,
    ...by.author,
  });
}
