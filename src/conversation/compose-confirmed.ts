import { formatDate, type LocalDate } from '../domain/dates.ts';
import type { Card } from '../domain/task.ts';
import type { OutgoingMessage } from './message.ts';
import { deadlineWords, shorten, stateWords, taskName, titleWords } from './words.ts';
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

/** To the agency and to whoever decided: a completion was returned, an extension granted or turned down. */
export function composeDecided(
  card: Card,
  what: 'returned' | 'extension_approved' | 'extension_rejected',
  words: string,
  by: string,
  today: LocalDate,
): OutgoingMessage {
  const { assignment, task } = card;
  const heading = {
    returned: 'Trả lại báo cáo hoàn thành',
    extension_approved: 'Đồng ý gia hạn',
    extension_rejected: 'Không đồng ý gia hạn',
  }[what];
  const outcome =
    what === 'extension_approved'
      ? `thời hạn mới: ${assignment.dueOn === null ? '–' : formatDate(assignment.dueOn)}`
      : `thời hạn: ${deadlineWords(assignment)}; đang ghi nhận: ${stateWords(assignment, today)}`;
  return write(
    [
      [bold(`${heading} ${taskName(task)}`), ` ${titleWords(task, 100)}`],
      `${card.agency.name}: ${outcome}.`,
      ...(words === '' ? [] : [`Lý do: “${shorten(words, 400)}”.`]),
      `Người quyết định: ${by}.`,
    ],
    { silent: what !== 'returned' },
  );
}
