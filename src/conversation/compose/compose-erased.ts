/** What is said when the words of a message are erased. */

import { formatDate, type Instant, type LocalDate } from '../../domain/calendar/dates.ts';
import type { Card } from '../../domain/tasks/task.ts';
import type { OutgoingMessage } from '../message/message.ts';
import { answersAnew } from './task-buttons.ts';
import { cardName, count, momentWords, shorten, titleWords } from './words.ts';
import { stateWords } from './state-words.ts';
import { bold, write } from './write.ts';

export interface ErasedDraft {
  readonly id: number;
  /** As it was before. */
  readonly state: 'open' | 'accepted' | 'discarded';
  /** False where an answer about it is gone only. */
  readonly isWhole: boolean;
  /** The numbers of the tasks that came from it, and stand. */
  readonly tasks: readonly number[];
}

const TASKS_NAMED = 12;

interface Erased {
  readonly by: string;
  readonly chat: string;
  readonly cards: readonly Card[];
  readonly drafts: readonly ErasedDraft[];
  /** Names of the chats that had been sent messages with the words. */
  readonly told: readonly string[];
  /** Since when the registry held the words. */
  readonly since: Instant;
  /** The day on which the last copy that holds them is replaced. */
  readonly lapsesOn: LocalDate;
}

/** To the secretariat and the owner: what is gone, what stays, and what the program cannot erase. */
export function composeErased(erased: Erased, today: LocalDate, timeZone: string): OutgoingMessage {
  const { by, chat, cards, drafts, told, since, lapsesOn } = erased;
  const sent = told.length === 0 ? '' : `; tin đã gửi tới ${told.map((name) => shorten(name, 80)).join(', ')}`;
  return write([
    bold('Đã xoá nội dung của một tin, vì bản sửa mang dấu độ mật'),
    `Người gửi: ${shorten(by, 60)}. Nơi gửi: ${shorten(chat, 80)}. Đã xoá lời, tệp, văn bản và tin chờ gửi; chỉ còn lưu ai, lúc nào, nhiệm vụ nào, trạng thái nào.`,
    ...cards.map((card) => `${cardName(card)}: nội dung đã xoá; hiện ghi nhận: ${stateWords(card.assignment, today)}.`),
    ...drafts.map(draftWords),
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
    {
      buttons: answersAnew(card),
      howToAnswer: `Đề nghị trả lời: ${String(card.task.id)} xong · ${String(card.task.id)} 70%`,
    },
  );
}

function draftWords({ id, state, isWhole, tasks }: ErasedDraft): string {
  const gone = isWhole ? 'đã xoá tệp, nội dung và các câu trả lời' : 'đã xoá câu trả lời trong tin';
  const name = `Dự thảo ${String(id)}`;
  if (state === 'accepted') {
    const numbers = tasks.slice(0, TASKS_NAMED).map((number) => `#${String(number)}`);
    const more = tasks.length > TASKS_NAMED ? ` và ${count(tasks.length - TASKS_NAMED)} nhiệm vụ nữa` : '';
    return `${name} đã được nhận vào sổ: ${gone}; ${count(tasks.length)} nhiệm vụ lập từ dự thảo (${numbers.join(', ')}${more}) vẫn ở trong sổ cho đến khi Văn phòng rút. Rút cả văn bản khi chưa gửi tin nào: /nhap ${String(id)} rút lại.`;
  }
  if (isWhole) return `${name}: ${gone}${state === 'open' ? '; dự thảo đã đóng, không nhận vào sổ được nữa' : ''}.`;
  return `${name}: ${gone}${state === 'open' ? `; câu hỏi được hỏi lại: /nhap ${String(id)}` : ''}.`;
}
