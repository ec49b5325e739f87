/** One request waits at a time: what a newer report takes the place of is named, to the agency and to those who decide. */

import {
  composeDropped,
  composeOvertaken,
  composeRequestGone,
  type DroppedBy,
} from '../../conversation/compose/overtaken-words.ts';
import { actedBy } from '../../conversation/compose/event-words.ts';
import type { Assignment } from '../../domain/tasks/assignment.ts';
import { overtakes } from '../../domain/tasks/transition/report.ts';
import type { Card } from '../../domain/tasks/task.ts';
import { assignmentIn } from '../../store/programmes/assignment-snapshot.ts';
import { eventById, type Event } from '../../store/record/events.ts';
import type { Chat } from '../../store/people/chats.ts';
import { claimInForce, isClaim } from '../../store/record/pending-claim.ts';
import type { Acting, Author } from '../acting.ts';
import { notify } from '../chats/notify.ts';
import type { Work } from '../work.ts';
import { decidersOf, toldOfClaim } from './announce-pending-decision.ts';

/** What waited until an event, and waits no more since; null where nothing did. */
export function overtakenBy(event: Pick<Event, 'before' | 'after'>): Assignment | null {
  const [before, after] = [event.before, event.after].map((json) => (json === null ? null : assignmentIn(json)));
  if (before?.kind !== 'read' || after?.kind !== 'read') return null;
  return overtakes(before.assignment, after.assignment) ? before.assignment : null;
}

/**
 * Tells those who were asked to decide that the agency took its request back, or edited it into something else, and that
 * nothing of it waits: not where they were not told of it yet, nor where they are asked anew, nor the chat where it was done.
 */
export function tellRequestGone(
  work: Work,
  by: Acting,
  card: Card,
  { event, was, how }: { readonly event: Event; readonly was: Assignment; readonly how: 'taken_back' | 'edited' },
): void {
  if (!isClaim(event) || was.waitingFor === null) return;
  const asked = card.assignment.waitingFor === null ? [] : decidersOf(work, card).map(({ id }) => id);
  const message = composeRequestGone(card, was, { by: by.person.name, how }, work.today);
  for (const chat of toldOfClaim(work, { ...card, assignment: was }, event.id)) {
    if (chat.id === by.chat.id || asked.includes(chat.id)) continue;
    const key = `request-gone:${String(event.id)}`;
    notify(work, chat, message, { key, kind: 'notice', about: [card.assignment.id] });
  }
}

/** Tells those who would have decided; not those for whom the newer report waits itself: its card says so. */
export function tellOvertaken(work: Work, before: Assignment, card: Card, eventId: number): void {
  const event = eventById(work.tx, eventId);
  if (event === undefined) return;
  const message = composeOvertaken(card, before, { ...event, by: actedBy(event) }, work.today);
  const asked = card.assignment.waitingFor === null ? [] : decidersOf(work, card).map(({ id }) => id);
  for (const chat of decidersOf(work, { ...card, assignment: before })) {
    if (asked.includes(chat.id)) continue;
    const key = `overtaken:${String(eventId)}`;
    notify(work, chat, message, { key, kind: 'notice', about: [card.assignment.id] });
  }
}

/**
 * Tells those who were asked to decide that something else (`why`) left the request without an object; not the chat where that
 * was decided, nor those who were not told of the request yet. `before` is the card while it waited.
 */
export function tellDropped(work: Work, before: Card, card: Card, { why, by, isTold = () => false }: Dropping): void {
  const isOver = card.assignment.waitingFor === null || why === 'joined_by';
  if (before.assignment.waitingFor === null || !isOver) return;
  const claim = claimInForce(work.tx, before.assignment.id, before.assignment.waitingFor);
  if (claim === undefined) return;
  const message = composeDropped(card, before.assignment, why, work.today);
  for (const chat of toldOfClaim(work, before, claim.id)) {
    if (chat.id === by.chatId || isTold(chat)) continue;
    const key = `dropped:${String(claim.id)}:${String(card.assignment.rev)}`;
    notify(work, chat, message, { key, kind: 'notice', about: [card.assignment.id] });
  }
}

/** `isTold`: of a chat that hears of it otherwise. */
interface Dropping {
  readonly why: DroppedBy;
  readonly by: Pick<Author, 'chatId'>;
  readonly isTold?: (chat: Chat) => boolean;
}
