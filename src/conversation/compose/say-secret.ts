/** Messages with a secrecy marking. */

import type { OutgoingMessage } from '../message/message.ts';
import { shorten } from './words.ts';
import { bold, write } from './write.ts';

/** To whoever wrote it: a message with a secrecy marking is not taken, and why. */
export function secretRefused(marking: string, replyTo: string | null): OutgoingMessage {
  return write(
    [
      bold(`Tin mang dấu độ mật “${marking}”: không được tiếp nhận và không được lưu`),
      `Bí mật nhà nước không được truyền đưa qua mạng Internet, mạng viễn thông (${SECRETS_LAW}).`,
      'Đề nghị xóa ngay tin này khỏi cuộc trò chuyện và gửi tài liệu theo đường văn thư mật. Tại đây chỉ báo tình trạng nhiệm vụ, ví dụ: “#12 xong”.',
    ],
    { replyTo },
  );
}

/** To the secretariat: the same, without anything of what was written. */
export function secretWasRefused(marking: string, chat: string, by: string): OutgoingMessage {
  return write([
    bold(`Đã từ chối một tin mang dấu độ mật “${marking}”`),
    `Nơi gửi: ${shorten(chat, 80)}. Người gửi: ${shorten(by, 60)}. Nội dung không được lưu. Tin vẫn còn trên ứng dụng nhắn tin cho đến khi người gửi xóa; đề nghị nhắc người gửi và xử lý theo ${SECRETS_LAW}.`,
  ]);
}

const SECRETS_LAW = 'Luật Bảo vệ bí mật nhà nước';
