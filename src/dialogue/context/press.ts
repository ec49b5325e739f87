/** A press of a button: the person, the chat, and the two ways to answer. */

import * as say from '../../conversation/compose/say.ts';
import { onlyFocalPoints } from '../../conversation/compose/say-report.ts';
import type { Toast } from '../../conversation/message/toast.ts';
import { mayReport, sees } from '../../domain/people/access.ts';
import type { Card } from '../../domain/tasks/task.ts';
import { cardById } from '../../store/programmes/assignments.ts';
import type { Work } from '../../usecases/work.ts';
import { sightFrom, type Origin } from './origin.ts';

export interface Press {
  readonly work: Work;
  readonly origin: Origin;
  /** The message with the button; null where the messenger does not give it. */
  readonly messageId: string | null;
}

/** Runs `act` on a task of this chat (or of the person) that the person may report on. */
export function onTask({ work, origin }: Press, assignmentId: number, act: (card: Card) => Toast | null): Toast | null {
  const card = cardById(work.tx, assignmentId);
  const sight = sightFrom(origin);
  if (card === undefined || !sees(sight, card.agency.id)) return alert(say.PRESSED_OUTDATED);
  if (mayReport(origin.actor, card.agency.id) !== 'yes') return alert(onlyFocalPoints(card.agency.name));
  return act(card);
}

/** A line that fades over the chat. */
export function toast(text: string): Toast {
  return { text, alert: false };
}

/** A box that the person must close. */
export function alert(text: string): Toast {
  return { text, alert: true };
}
