/** One line of a list, and what stands in it beside the date and the state. */

import { formatDate, type LocalDate } from '../../domain/calendar/dates.ts';
import { isExcused, type Card } from '../../domain/tasks/task.ts';
import { count, shorten, cardName, titleWords } from './words.ts';
import { distanceOf, extensionWords } from './deadline-words.ts';
import { heirWords, continuedWords } from './heir-words.ts';
import { stateOf } from './state-words.ts';

/** One line of a list: number, place, what, until when, how it stands. */
export function cardLine(card: Card, today: LocalDate, titleLength = 90): string {
  const { task, assignment } = card;
  const date =
    assignment.dueOn === null ? assignment.deadline.text.replace(/\.$/u, '') : `hạn ${formatDate(assignment.dueOn)}`;
  const facts = [
    date,
    extensionWords(assignment),
    distanceOf(card, today),
    feederWords(card),
    heirWords(card),
    stateOf(card, today),
    continuedWords(card),
    objectionWords(card),
  ].filter((fact) => fact !== '');
  return `${cardName(card)} ${titleWords(task, titleLength)} – ${facts.join('; ')}`;
}

/**
 * "chờ kết quả #27 của Sở Nội vụ (quá hạn 9 ngày)": what excuses it, or for how many of its days overdue another's result was
 * late; empty where nothing was.
 */
export function feederWords({ lateFeeder }: Pick<Card, 'lateFeeder'>): string {
  if (lateFeeder === undefined) return '';
  const { taskId, agency, daysOverdue, count: all, done } = lateFeeder;
  const more = all === 1 ? '' : ` và ${count(all - 1)} nhiệm vụ khác`;
  if (done !== null)
    return `kết quả #${String(taskId)} của ${agency} có ngày ${formatDate(done.on)}, chậm ${count(daysOverdue)} ngày: ${count(done.excused)} ngày quá hạn là chờ kết quả đó`;
  return `chờ kết quả #${String(taskId)} của ${agency} (quá hạn ${count(daysOverdue)} ngày)${more}`;
}

/** "đơn vị đề nghị xem lại: “đã báo từ tháng 11”"; empty where nothing waits for its answer. */
export function objectionWords({ objection }: Pick<Card, 'objection'>): string {
  return objection === undefined ? '' : `đơn vị đề nghị xem lại: “${shorten(objection, 120)}”`;
}

/** In the order given, but what waits for another's late result behind what does not. */
export function excusedLast(cards: readonly Card[]): readonly Card[] {
  return [...cards.filter((card) => !isExcused(card)), ...cards.filter(isExcused)];
}

/** "#12 của Sở Tài chính đang chờ kết quả này": whom it keeps waiting; empty where nobody waits. */
export function heldUpWords({ heldUp }: Pick<Card, 'heldUp'>): string {
  if (heldUp === undefined) return '';
  const more = heldUp.count === 1 ? '' : ` và ${count(heldUp.count - 1)} nhiệm vụ khác`;
  return `#${String(heldUp.taskId)} của ${heldUp.agency}${more} đang chờ kết quả này`;
}
