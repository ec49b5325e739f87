import { formatDate } from '../../domain/calendar/dates.ts';
import type { Card } from '../../domain/tasks/task.ts';
import type { OutgoingMessage } from '../message/message.ts';
import { LIST_WORDS } from './list-words.ts';
import { cardName, count, titleWords } from './words.ts';
import { bold, write, type Line } from './write.ts';

const MOST_LINES = 20;

/** To the secretariat: completions that an earlier version called late by the day of their report. `cards` begin the list. */
export function composeUncheckedDays(cards: readonly Card[], total: number): OutgoingMessage {
  const shown = cards.slice(0, MOST_LINES);
  const id = String(shown[0]?.task.id ?? 12);
  const day = shown[0]?.assignment.completedOn ?? null;
  return write(
    [
      bold(`${LIST_WORDS.unchecked.title}: ${count(total)}`),
      'Thời hạn của các nhiệm vụ này đã qua trước khi được theo dõi, nên ngày ghi hoàn thành là ngày đơn vị báo, có thể không phải ngày làm xong. Phiên bản trước ghi là hoàn thành quá hạn.',
      '',
      ...shown.map(line),
      ...(total > shown.length
        ? [`… và ${count(total - shown.length)} nhiệm vụ khác; sửa xong, đề nghị gửi /suangay để xem tiếp.`]
        : []),
      '',
      `Ngày đúng là ngày khác: /suangay ${id} kèm ngày và căn cứ, ví dụ “/suangay ${id} 20/3/2022 theo Báo cáo số 45/BC-SXD”.`,
      ...(day === null
        ? []
        : [
            `Ngày đã ghi là đúng: ghi lại chính ngày đó, ví dụ “/suangay ${id} ${formatDate(day)} đã đối chiếu hồ sơ”.`,
          ]),
    ],
    { silent: true },
  );
}

function line(card: Card): Line {
  const { task, agency, assignment } = card;
  const { dueOn, completedOn } = assignment;
  return [
    bold(cardName(card)),
    ` ${agency.name}: ${titleWords(task, 70)} – thời hạn ${dueOn === null ? '–' : formatDate(dueOn)}, ghi hoàn thành ${completedOn === null ? '–' : formatDate(completedOn)}`,
  ];
}
