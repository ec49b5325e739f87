/** The secretariat holds lines of the next tick and lets them go; both are recorded with the person. */

import { mayConfirm, type Verdict } from '../../domain/people/access.ts';
import type { Card } from '../../domain/tasks/task.ts';
import { record } from '../../store/record/record-event.ts';
import { insertHold, liftHold } from '../../store/reminders/holds.ts';
import { forgetUndelivered, setWake } from '../../store/reminders/reminders.ts';
import type { Decider } from '../acting.ts';
import type { Work } from '../work.ts';
import type { EventKind } from '../../domain/tasks/event-kind.ts';

/** `same`: nothing changed. */
export type HoldOutcome = 'done' | 'same' | Exclude<Verdict, 'yes'>;

/** Excludes an assignment from reminders and escalations from now on, and from a bundle that is queued. */
export function holdReminders(work: Work, by: Decider, card: Card): HoldOutcome {
  const verdict = mayConfirm(by.actor);
  if (verdict !== 'yes') return verdict;
  const { actor, personId } = by.author;
  const assignmentId = card.assignment.id;
  if (!insertHold(work.tx, { assignmentId, since: work.now, actor, personId })) return 'same';
  // A step that was decided but not sent is decided again when the hold ends.
  forgetUndelivered(work.tx, assignmentId);
  note(work, by, card, 'reminders_held');
  return 'done';
}

/** The next tick looks at it again and sends the step that is then due; no step is sent twice. */
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
