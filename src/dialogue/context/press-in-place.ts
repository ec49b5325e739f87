/** Under a bundle a press changes the bundle itself: nothing is posted, and the presser sees a toast at once. */

import { tickWords } from '../../conversation/compose/compose-bundle-edit.ts';
import type { Recorded } from '../../conversation/compose/compose-receipt.ts';
import type { PickingStep } from '../../conversation/message/picking-step.ts';
import type { Toast } from '../../conversation/message/toast.ts';
import type { Card } from '../../domain/tasks/task.ts';
import { remindersSentAbout } from '../../store/outbox/outbox-bundles.ts';
import type { OutboxRow } from '../../store/outbox/outbox.ts';
import { chatById } from '../../store/people/chats.ts';
import { bundleUnder, hasNews, isBundle, openIn, queueEdit } from '../../usecases/remind/edit-bundle.ts';
import type { Work } from '../../usecases/work.ts';
import type { Origin } from './origin.ts';
import { toast, type Press } from './press.ts';

/** Whether the button is under a bundle that can be edited. */
export function isInPlace(press: Press): boolean {
  return bundleOf(press) !== null;
}

/** Offers the answers for a task there; false where the button is not under a bundle that can be edited. */
export function showInPlace(press: Press, card: Card, step: PickingStep): boolean {
  const row = bundleOf(press);
  if (row === null) return false;
  queueEdit(press.work, row, { chosen: card.assignment.id, step, last: null });
  return true;
}

/** Ticks what was recorded and offers the next task; null where the button is not under such a bundle. */
export function tickInPlace(press: Press, { card, eventId }: Recorded): Toast | null {
  const row = bundleOf(press);
  if (row === null) return null;
  const { id } = card.assignment;
  queueEdit(press.work, row, { chosen: id, step: 'answers', last: { assignment: id, event: eventId } });
  return toast(tickWords(card, openIn(press.work, row).length, press.work.today));
}

/** What was answered for all is shown there too. */
export function refreshInPlace({ work, origin, messageId }: Press): void {
  refreshUnder(work, origin, bundleUnder(work, origin.chat.id, messageId));
}

/** The same for words that answer the bundle in `row`; what they did not change costs no edit. */
export function refreshUnder(work: Work, origin: Origin, row: OutboxRow | null): void {
  if (row === null || !canEdit(origin) || !isBundle(row)) return;
  if (hasNews(work, row)) queueEdit(work, row, { chosen: null, step: 'answers', last: null });
}

/**
 * Every bundle that asks about these assignments is brought up to date, in whichever chat and by whatever message they were
 * answered: after a reply that our own question opened, one in private, or one to another bundle.
 */
export function refreshAbout(work: Work, assignments: readonly number[]): void {
  if (assignments.length === 0) return;
  for (const row of remindersSentAbout(work.tx, assignments)) {
    if (!isBundle(row) || chatById(work.tx, row.chatId)?.channel === 'zalo') continue;
    queueEdit(work, row, { chosen: null, step: 'answers', last: null });
  }
}

function bundleOf({ work, origin, messageId }: Press): OutboxRow | null {
  return canEdit(origin) ? bundleUnder(work, origin.chat.id, messageId) : null;
}

/** A message that was sent on Zalo stays as it is. */
function canEdit({ chat }: Origin): boolean {
  return chat.channel !== 'zalo';
}
