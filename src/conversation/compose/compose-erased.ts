/** What is said when the words of a message are erased. */

import { formatDate, type Instant, type LocalDate } from '../../domain/calendar/dates.ts';
import type { Card } from '../../domain/tasks/task.ts';
import type { OutgoingMessage } from '../message/message.ts';
import { answersAnew } from './task-buttons.ts';
import { cardName, momentWords, shorten, titleWords } from './words.ts';
import { stateWords } from './state-words.ts';
import { bold, write } from './write.ts';

interface Erased {
  readonly by: string;
  readonly chat: string;
  readonly cards: readonly Card[];
  /** Names of the chats that had been sent messages with the words. */
  readonly told: readonly string[];
  /** Since when the registry held the words. */
  readonly since: Instant;
  /** The day on which the last copy that holds them is replaced. */
  readonly lapsesOn: LocalDate;
}

/** To the secretariat and the owner: what is gone, what stays, and what the program cannot erase. */
export function composeErased(erased: Erased, today: LocalDate, timeZone: string): OutgoingMessage {
  const { by, chat, cards, told, since, lapsesOn } = erased;
  const sent = told.length === 0 ? '' : `; tin đã gửi tới ${told.map((name) => shorten(name, 80)).join(', ')}`;
  return write([
    bold('Đã xoá nội dung của một tin, vì bản sửa mang dấu độ mật'),
    `Người gửi: ${shorten(by, 60)}. Nơi gửi: ${shorten(chat, 80)}. Đã xoá lời, tệp, văn bản và tin chờ gửi; chỉ còn lưu ai, lúc nào, nhiệm vụ nào, trạng thái nào.`,
    ...cards.map((card) => `${cardName(card)}: nội dung đã xoá; hiện ghi nhận: ${stateWords(card.assignment, today)}.`),
    `Chưa xoá được: các bản sao lưu đã tạo từ ${momentWords(since, timeZone)} đến nay, được thay thế hết vào ngày ${formatDate(lapsesOn)}; tin gốc trên ứng dụng nhắn tin${sent}. Đề nghị nhắc người gửi xoá tin; cần xoá bản sao lưu sớm hơn, đề nghị người quản trị thực hiện.`,
  ]);
}

/** To the agency: its task stands as before the message, and is asked for again. */
export function composeErasedForAgency(card: Card, today: LocalDate): OutgoingMessage {
  return write(
    [
      bold(`${cardName(card)}: nội dung đã xoá`),
      `${titleWords(card.task, 120)}. Tin về nhiệm vụ này được sửa thành tin mang dấu độ mật nên đã xoá; hiện ghi nhận: ${stateWords(card.assignment, today)}. Đề nghị đơn vị báo lại tình hình, không kèm nội dung mật.`,
    ],
    { buttons: answersAnew(card), howToAnswer: `Gõ: ${String(card.task.id)} xong · ${String(card.task.id)} 70%` },
  );
}
