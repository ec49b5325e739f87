/** Linking chats and people by code, and the end of a link. */

import type { ChatType } from '../../domain/people/chat-kind.ts';
import type { OutgoingMessage } from '../message/message.ts';
import { shorten } from './words.ts';
import { bold, write } from './write.ts';

/** To a stranger in a private chat. */
export function notEnrolled(name: string): OutgoingMessage {
  return write([
    `Chào ${shorten(name, 60)}. Đây là hệ thống đôn đốc nhiệm vụ. Tài khoản này chưa được đăng ký.`,
    'Nếu đã được cấp mã, đề nghị gửi /lienket kèm mã (đơn vị, lãnh đạo, Văn phòng), hoặc /nhanquyen kèm mã (người quản trị).',
  ]);
}

/** To a group that the bot was added to. */
export function howToLink(botName: string): OutgoingMessage {
  return write([
    'Hệ thống đôn đốc nhiệm vụ đã vào nhóm. Để nhận nhắc việc, đề nghị một người trong nhóm gửi mã do Văn phòng cấp:',
    `/lienket${botName === '' ? '' : `@${botName}`} MÃ`,
    'Người liên kết trở thành đầu mối đầu tiên của đơn vị.',
  ]);
}

export const LINK_USAGE = 'Đề nghị gửi /lienket kèm mã do Văn phòng cấp, ví dụ: /lienket K7QM-2F9X-TR4B.';
export const CODE_REFUSED = 'Mã không đúng, đã dùng hoặc đã hết hạn. Đề nghị liên hệ Văn phòng để được cấp mã mới.';
export const TOO_MANY_CODES = 'Đã nhập sai mã nhiều lần. Đề nghị thử lại sau một giờ.';
export const CLAIM_IN_PRIVATE = 'Lệnh này chỉ dùng trong trò chuyện riêng với hệ thống.';
export const CLAIMED = 'Đã ghi nhận anh/chị là người quản trị hệ thống. Xem các lệnh: /trogiup.';

/** To somebody who said name and title. */
export function presented(words: string): string {
  return `Đã ghi: ${shorten(words, 120)}. Cảm ơn đồng chí.`;
}

export const PRESENTATION_LET_BE = 'Vâng, không cần ghi họ tên, chức vụ. Khi muốn, đồng chí trả lời lại tin đó.';

/** To the secretariat, when a code was used. */
export function linkedNotice(
  office: string,
  { title, type }: { readonly title: string; readonly type: ChatType },
  by: string,
): OutgoingMessage {
  const isGroup = type === 'group';
  return write([
    bold(isGroup ? 'Đã liên kết nhóm chat' : 'Đã liên kết trò chuyện riêng'),
    `${office}: ${isGroup ? `nhóm “${shorten(title, 80)}”, người liên kết: ` : 'trò chuyện riêng với '}${shorten(by, 60)}. Nếu không đúng${isGroup ? ' nhóm' : ' người'}, đề nghị cấp mã mới để liên kết lại.`,
  ]);
}

/** To somebody who used an agency's code in private while the agency has its group. */
export function enrolledInPrivate(name: string, agency: string): string {
  return `Đã ghi nhận ${shorten(name, 60)} là đầu mối của ${agency}. Tin nhắc việc vẫn gửi vào nhóm của đơn vị; anh/chị có thể báo cáo và tra cứu tại đây, ví dụ “12 xong”, hoặc /viec.`;
}

/** To the secretariat, when a code was used in private. */
export function enrolledNotice(agency: string, by: string): OutgoingMessage {
  return write([
    bold('Thêm đầu mối bằng mã'),
    `${agency}: ${shorten(by, 60)} đã dùng mã trong trò chuyện riêng và là đầu mối của đơn vị. Nhóm của đơn vị không thay đổi.`,
  ]);
}

/** Why a chat cannot be reached any more. */
export function thrownOutBy(name: string): string {
  return `hệ thống bị đưa ra khỏi nhóm, người thực hiện: ${shorten(name, 60)}`;
}

/** To the secretariat: a linked chat threw the bot out. */
export function thrownOut(chat: string, by: string): OutgoingMessage {
  return write([
    bold('Hệ thống bị đưa ra khỏi một nhóm'),
    `Nhóm “${shorten(chat, 80)}”, người thực hiện: ${shorten(by, 60)}. Nhóm này không còn nhận nhắc việc. Đề nghị liên hệ đơn vị, thêm lại hoặc cấp mã liên kết mới.`,
  ]);
}
