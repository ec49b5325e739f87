import type { LocalDate } from '../../domain/calendar/dates.ts';
import type { Card } from '../../domain/tasks/task.ts';
import type { OutgoingMessage } from '../message/message.ts';
import { awaitedWords, latenessWhenAsked, passedOnWords } from './waiting-words.ts';
import { cardName, count, titleWords } from './words.ts';
import { formerlyOnce, leadName } from './heir-words.ts';
import { bold, write, type Line } from './write.ts';

const MOST_LINES = 20;

/** To the secretariat: what has waited for it, the longest wait first. `from` is the first step in working days. */
export function composeWaiting(
  waiting: readonly { readonly card: Card; readonly workingDays: number }[],
  from: number,
  today: LocalDate,
): OutgoingMessage {
  const sorted = [...waiting].sort((a, b) => b.workingDays - a.workingDays);
  const shown = sorted.slice(0, MOST_LINES);
  const [example] = sorted;
  const once = formerlyOnce();
  const id = example?.card.task.id ?? 12;
  return write(
    [
      bold(`Đang chờ Văn phòng, lãnh đạo quyết định: ${count(waiting.length)}`),
      '',
      ...shown.map(({ card, workingDays }) => waitingLine(once(card), workingDays, today)),
      ...(sorted.length > shown.length ? [`… và ${count(sorted.length - shown.length)} việc khác: /quahan`] : []),
      '',
      `Xem: /xem ${id}. Hoàn thành: /xacnhan hoặc /tralai. Gia hạn, đơn vị chủ trì: /dongy hoặc /khongdongy. Trong lúc chờ, đơn vị không bị nhắc và không bị tính chậm.`,
      '',
      `Vì sao có tin này: có việc đã chờ từ ${count(from)} ngày làm việc; nhắc lại thưa dần, gộp một tin.`,
    ],
    { silent: true },
  );
}

function waitingLine(card: Card, workingDays: number, today: LocalDate): Line {
  const { task, assignment } = card;
  const passed = passedOnWords(card);
  return [
    bold(cardName(card)),
    ` ${leadName(card)}: ${titleWords(task, 70)} – ${awaitedWords(assignment)}: ${count(workingDays)} ngày làm việc${latenessWhenAsked(assignment, today)}${passed === '' ? '' : `; ${passed}`}`,
  ];
}
