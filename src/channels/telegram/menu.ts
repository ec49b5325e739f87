import type { Api } from 'grammy';
import type { BotCommand } from 'grammy/types';
import type { Log } from '../../domain/log.ts';
import { describeError } from './redact.ts';

/** The commands in a group's menu; the other commands work too. @internal Also for tests. */
export const GROUP_MENU: readonly Readonly<BotCommand>[] = [
  { command: 'trogiup', description: 'Hướng dẫn sử dụng' },
  { command: 'viec', description: 'Danh sách nhiệm vụ đang thực hiện' },
  { command: 'xem', description: 'Chi tiết một nhiệm vụ, ví dụ: /xem 12' },
  { command: 'quahan', description: 'Nhiệm vụ quá hạn' },
  { command: 'sapden', description: 'Nhiệm vụ sắp đến hạn' },
  { command: 'imlang', description: 'Nhiệm vụ chưa báo cáo kỳ này' },
  { command: 'rasoat', description: 'Nhiệm vụ chưa rà soát hiện trạng' },
  { command: 'tonghop', description: 'Tổng hợp tình hình thực hiện' },
  { command: 'lichsu', description: 'Lịch sử một nhiệm vụ, ví dụ: /lichsu 12' },
  { command: 'tep', description: 'Gửi lại tệp minh chứng, ví dụ: /tep 12' },
  { command: 'tim', description: 'Tìm nhiệm vụ theo từ khóa' },
  { command: 'daumoi', description: 'Thêm đầu mối (trả lời tin của người đó)' },
  { command: 'thoidaumoi', description: 'Kết thúc vai trò của một người' },
  { command: 'bangiao', description: 'Bàn giao vai trò (trả lời tin của người nhận)' },
  { command: 'khongdoi', description: 'Như kỳ trước cho cả tin nhắc, hoặc: /khongdoi 12' },
  { command: 'hoantac', description: 'Hoàn tác lần báo cáo gần nhất' },
  { command: 'bang', description: 'Bảng theo dõi trên web' },
  { command: 'toi', description: 'Vai trò của tôi' },
  { command: 'lienket', description: 'Liên kết nhóm với đơn vị bằng mã' },
];

/** The commands in a private chat's menu; only here the owner's code is listed. @internal Also for tests. */
export const PRIVATE_MENU: readonly Readonly<BotCommand>[] = [
  ...GROUP_MENU,
  { command: 'nhanquyen', description: 'Nhận quyền quản trị bằng mã' },
];

/**
 * Publishes the menus to all users: under `vi`, and without a language for other clients. A menu is a convenience, so a
 * failure is only logged.
 */
export async function publishMenus(api: Api, log: Log): Promise<void> {
  const menus = [
    { type: 'all_private_chats', commands: PRIVATE_MENU },
    { type: 'all_group_chats', commands: GROUP_MENU },
  ] as const;
  try {
    for (const { type, commands } of menus) {
      await api.setMyCommands(commands, { scope: { type } });
      await api.setMyCommands(commands, { scope: { type }, language_code: 'vi' });
    }
  } catch (error) {
    log.warn({ reason: describeError(error) }, 'the menu of commands could not be set');
  }
}
