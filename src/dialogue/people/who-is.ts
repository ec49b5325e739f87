import type { OutgoingMessage } from '../../conversation/message/message.ts';
import { shorten } from '../../conversation/compose/words.ts';
import { bold, write } from '../../conversation/compose/write.ts';
import { agencyById } from '../../store/programmes/agencies.ts';
import type { Origin } from '../context/origin.ts';
import type { Work } from '../../usecases/work.ts';

const ROLE_WORDS = {
  owner: 'người quản trị hệ thống: cấp mã, và mọi việc của Văn phòng',
  secretariat:
    'Văn phòng / bộ phận theo dõi: xem tất cả, xác nhận hoặc trả lại kết quả, quyết định gia hạn, thêm và kết thúc vai trò của mọi người',
  leader: 'lãnh đạo: xem tất cả, quyết định gia hạn trong chương trình của mình',
  observer: 'người quan sát: chỉ xem',
  focal_point: 'đầu mối: báo cáo, hoàn tác, xin gia hạn; thêm, thôi hoặc bàn giao đầu mối',
} as const;

/** `/toi`: what the bot knows of the person and the chat, and what follows from it. */
export function whoIs(work: Work, origin: Origin): OutgoingMessage {
  const { person, actor, chat } = origin;
  const nameOf = (agencyId: number | null): string =>
    agencyId === null ? '' : (agencyById(work.tx, agencyId)?.name ?? '');
  const roles = actor.roles.map(
    ({ role, agencyId }) => `• ${agencyId === null ? '' : `${nameOf(agencyId)} – `}${ROLE_WORDS[role]}`,
  );
  const place = {
    agency: `nhóm của ${nameOf(chat.agencyId)}`,
    secretariat: 'nhóm của Văn phòng',
    leaders: 'nhóm của lãnh đạo',
    none: chat.type === 'private' ? 'trò chuyện riêng' : 'nhóm chưa liên kết',
  }[chat.role];
  return write([
    bold(shorten(person.name, 64)),
    ...(actor.anonymous ? ['Đang viết ẩn danh: không ghi nhận được báo cáo.'] : []),
    ...(roles.length === 0 ? ['Chưa được đăng ký; chỉ xem được nhiệm vụ của nhóm đã liên kết.'] : roles),
    `Nơi này: ${place}.`,
  ]);
}
