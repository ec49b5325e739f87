/** What is said about a question of ours: it still waits, was dropped, has expired, or is quoted back for one tap. */

import { formatDate, type LocalDate } from '../../domain/calendar/dates.ts';
import type { Card } from '../../domain/tasks/task.ts';
import type { OutgoingMessage } from '../message/message.ts';
import { cardName, shorten, titleWords } from './words.ts';
import { stateWords } from './state-words.ts';
import { write } from './write.ts';

interface About {
  readonly card: Card;
  readonly today: LocalDate;
}

/** To an old button, or a reply to an old question. */
export function questionClosed(about: About | null): string {
  return about === null
    ? 'Câu hỏi này đã được giải quyết, không cần trả lời nữa. Xem tình hình: /viec.'
    : `${stateOf(about)} Câu hỏi này đã được giải quyết, không cần trả lời nữa.`;
}

/** An answer that comes after its question expired; `about` tells how the task stands. */
export function questionExpired(askedOn: LocalDate, about: About | null): string {
  const state = about === null ? '' : `${stateOf(about)} `;
  return `${state}Câu hỏi gửi ngày ${formatDate(askedOn)} đã hết hiệu lực, chưa ghi nhận gì theo câu hỏi đó. Nếu cần, đề nghị gửi lại kèm số nhiệm vụ.`;
}

function stateOf({ card, today }: About): string {
  return `${cardName(card)}: hiện ghi nhận ${stateWords(card.assignment, today)}.`;
}

/** What each question waits for. */
export const AWAITED = {
  which_task: 'số nhiệm vụ',
  which_reading: '“số nhiệm vụ” hoặc “các ý”',
  how_far: 'tình hình thực hiện',
  proposal: '“đúng” hoặc tình hình thực hiện (có nhiều câu hỏi thì kèm số nhiệm vụ)',
  obstacle: 'nội dung vướng mắc',
  extension_date: 'ngày xin gia hạn và lý do',
  completed_on: 'ngày hoàn thành',
  period_or_whole: 'câu trả lời “kết quả kỳ này” hoặc “cả nhiệm vụ đã kết thúc” (có nhiều câu hỏi thì kèm số nhiệm vụ)',
  document: 'văn bản kết quả',
  objection: 'nội dung đề nghị xem lại',
  reason: 'lý do',
  other_date: 'ngày mới',
  instruction: '“chuyển” hoặc “thôi”',
  confirmation: '“đúng” hoặc “thôi”',
} as const;

/** After a greeting or thanks, where an answer is awaited; `card` undefined where several tasks could be meant. */
export function stillWaits(
  asked: keyof typeof AWAITED,
  card: Card | undefined,
  replyTo: string | null,
): OutgoingMessage {
  const about = card === undefined ? '' : `${cardName(card)} ${titleWords(card.task, 60)}: `;
  return write(
    [
      `${about}chưa ghi nhận gì; vẫn chờ ${AWAITED[asked]}. Khi có, đề nghị trả lời (Reply) câu hỏi ở trên; “thôi” để dừng.`,
    ],
    { replyTo, silent: true },
  );
}

/**
 * "Đúng rồi ạ" after something else was said there: it may be meant for either. `others`: the tasks about which it would
 * answer a question of ours as well.
 */
export function whichIsMeant(
  said: string,
  card: Card | undefined,
  others: readonly Card[],
  replyTo: string | null,
): OutgoingMessage {
  const asked = [...(card === undefined ? [] : [card]), ...others];
  const tasks = [...new Map(asked.map((each) => [each.task.id, each])).values()];
  if (others.length > 0 && tasks.length > 1 && tasks.length <= MOST_NAMED) {
    const examples = tasks.map(({ task }) => `“#${String(task.id)} ${shorten(said, 40)}”`).join(' hay ');
    return write(
      [
        `Chưa rõ “${shorten(said, 60)}” là trả lời câu hỏi về nhiệm vụ nào, nên chưa ghi nhận gì. Đề nghị trả lời (Reply) câu hỏi đó, hoặc gửi ${examples}; “thôi” để dừng.`,
      ],
      { replyTo, silent: true },
    );
  }
  const named = card === undefined ? '' : `${cardName(card)} ${titleWords(card.task, 60)}: `;
  const typed = card === undefined ? '' : `, hoặc gửi “#${String(card.task.id)} ${shorten(said, 40)}”`;
  return write(
    [
      `${named}chưa rõ “${shorten(said, 60)}” là trả lời câu hỏi này hay tin khác, nên chưa ghi nhận gì. Nếu là câu hỏi này, đề nghị trả lời (Reply) câu hỏi đó${typed}; “thôi” để dừng.`,
    ],
    { replyTo, silent: true },
  );
}

const MOST_NAMED = 4;

/** The question is dropped at the person's wish. */
export function dropped(card: Card | undefined): string {
  return card === undefined
    ? 'Đã bỏ qua câu hỏi; chưa ghi nhận gì.'
    : `${cardName(card)}: đã bỏ qua câu hỏi; chưa ghi nhận gì.`;
}

const MEANT = {
  return: 'Trả lại với lý do',
  reject: 'Không đồng ý gia hạn với lý do',
  approve_other: 'Đồng ý gia hạn đến ngày ghi trong',
  obstacle: 'Ghi vướng mắc của đơn vị là',
  extension_date: 'Xin gia hạn theo',
  how_far: 'Ghi tình hình là',
  objection: 'Ghi đề nghị xem lại là',
  hand_over: 'Chuyển đơn vị chủ trì sang',
  keep: 'Giữ nguyên đơn vị chủ trì với lý do',
  suspend: 'Xác nhận tạm dừng theo',
  not_suspend: 'Không xác nhận tạm dừng với lý do',
} as const;

const MEANT_DAY = { approve_other: 'Đồng ý gia hạn đến', extension_date: 'Xin gia hạn đến' } as const;

/** `on`: the day that the words were read as; null where they name none, or are not about one. */
function meaningOf(meant: keyof typeof MEANT, said: string, on: LocalDate | null): string {
  const words = `“${shorten(said, 300)}”`;
  const isDay = meant === 'approve_other' || meant === 'extension_date';
  return isDay && on !== null ? `${MEANT_DAY[meant]} ${formatDate(on)} (theo ${words})` : `${MEANT[meant]} ${words}`;
}

/** Words that replied to nothing are quoted back before they become an official act. */
export function askWhetherMeant(
  card: Card,
  meant: keyof typeof MEANT,
  { said, on = null }: { readonly said: string; readonly on?: LocalDate | null },
  question: number,
  replyTo: string | null,
): OutgoingMessage {
  return write(
    [
      `${cardName(card)} ${titleWords(card.task, 80)} – ${card.agency.name}. ${meaningOf(meant, said, on)}? Chưa ghi nhận gì.`,
    ],
    {
      buttons: [
        [
          { label: 'Đúng', action: { kind: 'answer', question, choice: 0 } },
          { label: 'Không phải', action: { kind: 'answer', question, choice: 1 } },
        ],
      ],
      howToAnswer: 'Đề nghị trả lời: đúng · thôi',
      replyTo,
    },
  );
}

export const ONLY_THE_AUTHOR = 'Chỉ người đã viết câu này được xác nhận.';
