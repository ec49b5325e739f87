/** `/xem` and `/lichsu`: one task's state, and its record. */

import { composeHistory } from '../../../conversation/compose/compose-lists.ts';
import type { Card } from '../../../domain/tasks/task.ts';
import { showCard } from '../../../usecases/show/card-details.ts';
import { historyOf } from '../../../usecases/show/task-history.ts';
import { onNamedTasks, type Call } from '../../context/call.ts';
import { cursorShown } from '../../context/cursor-shown.ts';
import { sightFrom, type Origin } from '../../context/origin.ts';

/** `/xem`: the card of each named task. */
export function showTask(call: Call): void {
  onNamedTasks(call, ({ work, origin }, cards) => {
    const about = cards.map(({ assignment }) => assignment.id);
    origin.reply(showCard(work, cards, readerOf(origin, cards)), 'answer', about);
  });
}

/** An agency sees its own part of the task's history, events of no agency, and its share in the past of the task. */
export function showHistory(call: Call): void {
  onNamedTasks(call, showHistoryOf);
}

function showHistoryOf(call: Call, [card]: Card[]): void {
  if (card === undefined) return;
  const { work, origin, command } = call;
  const reader = readerOf(origin, [card]);
  const events = historyOf(work, card.task.id, reader).map((event) => ({
    ...event,
    agency: reader === null ? event.agency : null,
  }));
  const asked = { page: command.page, after: cursorShown(call, String(card.task.id), ['history']) };
  origin.reply(composeHistory(card, events, work.rules.timeZone, asked), 'answer', [card.assignment.id]);
}

/** The agency in whose chat its assignments are shown; null for who sees everything. */
function readerOf(origin: Origin, [card]: readonly Card[]): number | null {
  return sightFrom(origin).kind === 'all' ? null : (card?.agency.id ?? null);
}
