/** "Không thuộc trách nhiệm": what the secretariat is asked, and what everybody is told of its decision. */

import type { LocalDate } from '../../domain/calendar/dates.ts';
import type { Agency, Card } from '../../domain/tasks/task.ts';
import type { OutgoingMessage } from '../message/message.ts';
import { passedOnSentence } from './waiting-words.ts';
import { pendingDecisionButtons, type PendingDecision } from './compose-pending-decision.ts';
import { cardName, shorten, titleWords } from './words.ts';
import { deadlineWords } from './deadline-words.ts';
import { takesThePlaceLine } from './overtaken-words.ts';
import { stateWords } from './state-words.ts';
import { quotedWords } from './quoted-words.ts';
import { bold, write } from './write.ts';

/** To the secretariat: an agency says that a task is not its own. */
export function composePendingHandover(
  card: Card,
  { event, by, text, added, chosen, overtaken }: PendingDecision,
  today: LocalDate,
): OutgoingMessage {
  const { task, agency, assignment } = card;
  const id = String(task.id);
  return write(
    [
      bold('Đề nghị xem lại đơn vị chủ trì'),
      `${cardName(card)} ${titleWords(task, 120)}`,
      `${agency.name} cho rằng nhiệm vụ không thuộc trách nhiệm của đơn vị; thời hạn: ${deadlineWords(assignment)}. Người báo: ${shorten(by, 60)}.${passedOnSentence(card)}${quotedWords({ text, added, chosen })}`,
      `Đang ghi nhận: ${stateWords(assignment, today)}.`,
      ...(overtaken === null ? [] : [takesThePlaceLine(overtaken)]),
      `Chuyển đơn vị khác: /dongy ${id} kèm tên hoặc mã đơn vị. Không đồng ý: /khongdongy ${id} kèm lý do.`,
    ],
    {
      buttons: pendingDecisionButtons({ card, event }),
      howToAnswer: `Đề nghị trả lời: dongy ${id} kèm mã đơn vị · khongdongy ${id} kèm lý do`,
    },
  );
}

/** `card` is the assignment as it was; `to` leads the task from now on. */
interface HandedOver {
  readonly card: Card;
  readonly to: Agency;
  readonly basis: string | null;
  readonly by: string;
}

/** To the agency that led the task, and to whoever decided; the one that takes it has a taking-over notice. */
export function composeHandedOver({ card, to, basis, by }: HandedOver, replyTo: string | null): OutgoingMessage {
  const { task, agency, assignment } = card;
  return write(
    [
      [bold(`Chuyển đơn vị chủ trì ${cardName(card)}`), ` ${titleWords(task, 120)}`],
      `Từ ${agency.name} sang ${to.name}; thời hạn: ${deadlineWords(assignment)}.`,
      `Căn cứ: ${basis === null ? 'không nêu văn bản' : shorten(basis, 400)}. Người xử lý: ${shorten(by, 60)}.`,
    ],
    { replyTo },
  );
}

/** Which agency takes the task? */
export function askWhichAgency(card: Card, replyTo: string | null): OutgoingMessage {
  return write(
    [
      `Chuyển ${cardName(card)} ${titleWords(card.task, 80)} (nay là ${card.agency.name}). Đề nghị trả lời (Reply) tin này bằng tên hoặc mã đơn vị tiếp nhận, kèm văn bản nếu có, ví dụ “STC theo Công văn số 12/UBND-TH”. Chưa ghi quyết định. Để dừng, trả lời “thôi”.`,
    ],
    { replyTo },
  );
}

/** Why the task cannot go to that agency. */
export function handOverRefused(card: Card, to: Agency, why: 'same' | 'has_ended' | 'is_group' | 'has_share'): string {
  const reasons = {
    same: 'đang là đơn vị chủ trì',
    has_ended: 'đã kết thúc hoạt động',
    is_group: 'là nhóm nhiều đơn vị; đề nghị ghi một đơn vị',
    has_share: 'đã hoàn thành phần việc của mình trong nhiệm vụ này',
  } as const;
  return `${cardName(card)}: chưa chuyển, vì ${to.name} ${reasons[why]}.`;
}
