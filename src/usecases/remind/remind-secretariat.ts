/** Reminds the secretariat of decisions that have been pending for some working days: bundled, once per step. */

import { withPassedClaims } from '../../store/record/passed-claims.ts';
import { composeWaiting } from '../../conversation/compose/compose-waiting.ts';
import type { OutgoingMessage } from '../../conversation/message/message.ts';
import { hasEnded } from '../../domain/tasks/programme-end.ts';
import type { Card } from '../../domain/tasks/task.ts';
import { enqueue } from '../../outbox/enqueue.ts';
import type { OutboxPayload } from '../../outbox/payload.ts';
import { rewrite, setAbout } from '../../store/outbox/outbox.ts';
import { queuedBundles } from '../../store/outbox/outbox-bundles.ts';
import { cardsOfList } from '../../store/programmes/assignment-lists.ts';
import { cardsById } from '../../store/programmes/assignments.ts';
import { chatsOf } from '../../store/people/chats.ts';
import { decidedAmong, decideStages, type StageKey } from '../../store/reminders/reminders.ts';
import { queueOnFreeDay } from '../chats/queue-on-free-day.ts';
import type { Work } from '../work.ts';

/**
 * After `waitingReminderDays` working days, then each time the wait has doubled, the secretariat gets one list of all
 * pending that long; one that could not be sent yet becomes the newer one. `sending` is the moment of queueing. Returns how many have reached a new step.
 */
export function remindOfWaiting(work: Work, sending: Work = work): number {
  const { tx, today } = work;
  const chats = chatsOf(tx, 'secretariat');
  const long = cardsOfList(tx, { kind: 'all' }, 'waiting', today).filter((card) => stepOf(work, card) > 0);
  const isDecided = decidedAmong(tx, idsOf(long));
  const fresh = long.map((card) => keyOf(card, stepOf(work, card))).filter((key) => !isDecided(key));
  if (chats.length === 0 || fresh.length === 0) return 0;
  const items = idsOf(long);
  const unsent = queuedBundles(
    tx,
    chats.map(({ id }) => id),
    'waiting',
  );
  const payload: OutboxPayload = { kind: 'waiting', items, message: null };
  const queued = chats.map(({ id: chatId }) => {
    const earlier = unsent.get(chatId);
    if (earlier !== undefined) {
      rewrite(tx, earlier.id, JSON.stringify(payload));
      setAbout(tx, earlier.id, items);
      return earlier.id;
    }
    const list = { chatId, kind: 'notice', payload, unprompted: true, about: items } as const;
    return queueOnFreeDay(sending, `waiting:${chatId}`, (key, dueAt) =>
      enqueue(tx, { ...list, key, dueAt }, sending.now),
    );
  });
  const [outboxId = null] = queued;
  decideStages(
    tx,
    fresh.map((key) => ({ ...key, outboxId })),
    { outcome: 'queued', decidedOn: today },
  );
  return fresh.length;

  function keyOf({ assignment }: Card, step: number): StageKey {
    const { id, deadlineRev, waitingSince } = assignment;
    const stage = `wait-${step}@${waitingSince ?? ''}`;
    return { assignmentId: id, deadlineRev, stage };
  }
}

/** The list as of now; null when none of it is pending any more. */
export function wordWaiting(work: Work, items: readonly number[]): OutgoingMessage | null {
  const waiting = withPassedClaims(work.tx, cardsById(work.tx, items), work.rules.timeZone).filter(
    (card) => stepOf(work, card) > 0 && !hasEnded(card.task.programme, work.today),
  );
  if (waiting.length === 0) return null;
  const days = waiting.map((card) => ({ card, workingDays: daysOf(work, card) }));
  return composeWaiting(days, work.rules.waitingReminderDays, work.today);
}

/** The last step reached, in working days: n, 2n, 4n, …; 0 before the first. */
function stepOf(work: Work, card: Card): number {
  const days = daysOf(work, card);
  let step = 0;
  for (let next = work.rules.waitingReminderDays; next <= days; next *= 2) step = next;
  return step;
}

function daysOf({ rules, today }: Work, { assignment }: Card): number {
  const { waitingFor, waitingSince } = assignment;
  if (waitingFor === null || waitingSince === null) return 0;
  return Math.max(0, rules.calendar.workingDaysBetween(waitingSince, today));
}

function idsOf(cards: readonly Card[]): number[] {
  return cards.map((card) => card.assignment.id);
}
