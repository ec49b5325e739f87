/** What the secretariat and the owner are told of messages and chats that could not be reached. */

import type { OutgoingMessage } from '../message/message.ts';
import { MESSENGERS, shorten } from './words.ts';
import { bold, write } from './write.ts';

type Messenger = keyof typeof MESSENGERS;

/** Why a chat is given up for now: "không liên lạc được từ 24 giờ" */
export function unreachableFor(hours: number): string {
  return `không liên lạc được từ ${hours} giờ`;
}

/** To the secretariat: an agency is now written to in its other chat. */
export function fellBack(chat: string, from: Messenger, to: Messenger, why: string): OutgoingMessage {
  return write([
    bold('Chuyển kênh gửi tin'),
    `Không gửi được tới “${shorten(chat, 80)}” trên ${MESSENGERS[from]} (${shorten(why, 160)}). Tin nhắc việc của đơn vị được gửi qua ${MESSENGERS[to]} cho đến khi liên lạc lại được; trả lời của đơn vị ở cả hai nơi đều được ghi nhận.`,
  ]);
}

/** To the secretariat: a chat can never be reached again, and no other takes over. */
export function chatGone(chat: string, why: string): OutgoingMessage {
  return write([
    bold('Không gửi được nữa tới một nhóm chat'),
    `Nhóm: ${chat}. Lý do máy chủ nhắn tin trả lời: ${why}.`,
    'Nhóm này không còn nhận nhắc việc. Đề nghị liên hệ đơn vị và cấp mã liên kết mới (lệnh link-code).',
  ]);
}

/** To the secretariat: a message was refused, or may or may not have arrived. */
export function notDelivered(outboxId: number, chat: string, state: 'dead' | 'unknown', why: string): OutgoingMessage {
  return write([
    bold(state === 'dead' ? 'Một tin bị từ chối' : 'Một tin không rõ đã đến hay chưa'),
    `Tin số ${outboxId} gửi ${chat}. Lý do: ${why}.`,
    `Xem: outbox --dead. Gửi lại: resend ${outboxId}.`,
  ]);
}

/** To the owner: the program ended over wording this message again and again. */
export function deliverySetAside(outboxId: number, chat: string): string {
  return `Tin đi số ${outboxId} tới “${shorten(chat, 80)}” ít nhất hai lần làm hệ thống ngừng hoạt động khi soạn nên được để riêng; các tin khác vẫn được gửi. Xem: outbox --dead. Soạn lại: resend ${outboxId}.`;
}

/** To the owner: nothing reaches this chat any more. */
export function chatLost(chat: string, why: string): string {
  return `Không gửi được nữa tới “${shorten(chat, 80)}” (${shorten(why, 160)}). Xem: chats.`;
}

/** To the owner: a message was refused for good. */
export function messageDead(outboxId: number, chat: string, why: string): string {
  return `Tin đi số ${outboxId} tới “${shorten(chat, 80)}” không gửi được (${shorten(why, 160)}). Xem: outbox --dead. Gửi lại: resend ${outboxId}.`;
}

/** In shadow delivery: `message` as the secretariat reads it in place of whom it is meant for. */
export function asShadow(message: OutgoingMessage, meantFor: string): OutgoingMessage {
  const head = `[Chạy thử, lẽ ra gửi: ${meantFor}]\n`;
  return {
    ...message,
    text: head + message.text,
    bold: message.bold.map(({ offset, length }) => ({ offset: offset + head.length, length })),
    // Nothing may be pressed: the secretariat must not answer for an agency by accident.
    buttons: [],
    howToAnswer: null,
    // Both are of the chat it was meant for, and would name something else in this one.
    replyTo: null,
    topic: null,
  };
}
