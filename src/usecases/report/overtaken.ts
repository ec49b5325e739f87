/** One request waits at a time: what a newer report takes the place of is named, to the agency and to those who decide. */

import { composeOvertaken } from '../../conversation/compose/overtaken-words.ts';
import { actedBy } from '../../conversation/compose/event-words.ts';
import type { Assignment } from '../../domain/tasks/assignment.ts';
import { overtakes } from '../../domain/tasks/transition/report.ts';
import type { Card } from '../../domain/tasks/task.ts';
import { assignmentIn } from '../../store/programmes/assignment-snapshot.ts';
import { eventById, type Event } from '../../store/record/events.ts';
import { notify } from '../chats/notify.ts';
import type { Work } from '../work.ts';
import { decidersOf } from './announce-pending-decision.ts';

/** What waited until an event, and waits no more since; null where nothing did. */
export function overtakenBy(event: Pick<Event, 'before' | 'after'>): Assignment | null {
  const [before, after] = [event.before, event.after].map((json) => (json === null ? null : assignmentIn(json)));
  if (before?.kind !== 'read' || after?.kind !== 'read') return null;
  return overtakes(before.assignment, after.assignment) ? before.assignment : null;
}

/** Tells those who would have decided; not those for whom the newer report waits itself: its card says so. */
export function tellOvertaken(work: Work, before: Assignment, card: Card, eventId: number): void {
  const event = eventById(work.tx, eventId);
  if (event === undefined) return;
  const message = composeOvertaken(
    card,
    before,
    { by: actedBy(event), text: event.text, chosen: event.chosen },
    work.today,
  );
  const asked = card.assignment.waitingFor === null ? [] : decidersOf(work, card).map(({ id }) => id);
  for (const chat of decidersOf(work, { ...card, assignment: before })) {
    if (asked.includes(chat.id)) continue;
    const key = `overtaken:${String(eventId)}`;
    notify(work, chat, message, { key, kind: 'notice', about: [card.assignment.id] });
  }
}
