import type { LocalDate } from '../domain/dates.ts';
import type { Card } from '../domain/task.ts';
import type { OutgoingMessage } from './message.ts';
import { deadlineWords, stateWords, taskName, titleWords } from './words.ts';
import { bold, write } from './write.ts';

/** To the agency and to whoever confirmed: the task is done, or its next period has begun. */
export function composeConfirmed(card: Card, by: string, today: LocalDate): OutgoingMessage {
  const isRecurring = card.assignment.deadline.kind === 'recurring';
  return write(
    [
      [bold(`Đã xác nhận hoàn thành ${taskName(card.task)}`), ` ${titleWords(card.task, 100)}`],
      isRecurring
        ? `${card.agency.name}: kỳ này đã xong; kỳ tiếp theo: ${deadlineWords(card.assignment)}. Người xác nhận: ${by}.`
        : `${card.agency.name}: ${stateWords(card.assignment, today)}. Người xác nhận: ${by}.`,
    ],
    { silent: true },
  );
}
