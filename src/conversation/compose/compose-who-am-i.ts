/** `/toi`: what is known of a person and of the place, and what follows from it. */

import type { OutgoingMessage } from '../message/message.ts';
import type { ChatRole, ChatType } from '../../domain/people/chat-kind.ts';
import type { RoleName } from '../../domain/people/role.ts';
import { shorten } from './words.ts';
import { bold, write } from './write.ts';

const ROLE_WORDS: Record<RoleName, string> = {
  owner: 'người quản trị hệ thống: cấp mã, và mọi việc của Văn phòng',
  secretariat:
    'Văn phòng / bộ phận theo dõi: xem tất cả, xác nhận hoặc trả lại kết quả, quyết định gia hạn, thêm và kết thúc vai trò của mọi người',
  leader: 'lãnh đạo: xem tất cả, quyết định gia hạn trong chương trình của mình',
  observer: 'người quan sát: chỉ xem',
  focal_point: 'đầu mối: báo cáo, hoàn tác, xin gia hạn; thêm, thôi hoặc bàn giao đầu mối',
};

export interface WhoAmI {
  readonly name: string;
  readonly anonymous: boolean;
  /** `agency` null where the role is of no agency. */
  readonly roles: readonly { readonly role: RoleName; readonly agency: string | null }[];
  /** `agency` is its name where the chat is an agency's. */
  readonly place: {
    readonly role: ChatRole;
    readonly agency: string;
    readonly type: ChatType;
  };
}

/** Who the asker is to the program, and what this place is linked to. */
export function composeWhoAmI({ name, anonymous, roles, place }: WhoAmI): OutgoingMessage {
  const where = {
    agency: `nhóm của ${place.agency}`,
    secretariat: 'nhóm của Văn phòng',
    leaders: 'nhóm của lãnh đạo',
    none: place.type === 'private' ? 'trò chuyện riêng' : 'nhóm chưa liên kết',
  }[place.role];
  return write([
    bold(shorten(name, 64)),
    ...(anonymous ? ['Đang viết ẩn danh: không ghi nhận được báo cáo.'] : []),
    ...(roles.length === 0
      ? ['Chưa được đăng ký; chỉ xem được nhiệm vụ của nhóm đã liên kết.']
      : roles.map(({ role, agency }) => `• ${agency === null ? '' : `${agency} – `}${ROLE_WORDS[role]}`)),
    `Nơi này: ${where}.`,
  ]);
}
