/** Short sentences of every chat: what was not taken and why, and what a press says. */

import { shorten } from './words.ts';

export const ANONYMOUS =
  'Anh/chị đang viết với tư cách nhóm (quản trị viên ẩn danh) nên không ghi nhận được. Đề nghị tắt chế độ ẩn danh, hoặc bấm nút dưới tin nhắc.';
export const TOO_LONG =
  'Tin nhắn dài quá 4.096 ký tự nên chưa được đọc, chưa ghi nhận nội dung nào. Đề nghị gửi lại thành nhiều tin ngắn hơn.';
export const NOTHING_TO_READ =
  'Chỉ đọc được tin có chữ hoặc có tệp; nhãn dán, vị trí, danh thiếp, bình chọn không được ghi nhận. Đề nghị viết bằng chữ, ví dụ “#12 xong”, “#12 70%”.';
/** To thanks, or an "ok" that acknowledges nothing. */
export const COURTESY_RETURNED = 'Xin cảm ơn anh/chị.';
/** To words that tell nothing of any task. */
export const NOTHING_REPORTED =
  'Tin này chưa nêu tình hình nhiệm vụ nên chưa ghi nhận gì. Khi báo cáo, đề nghị ghi số và tình hình nhiệm vụ, ví dụ “#12 70%”; xem nhiệm vụ: /viec.';
export const PRESSED_OUTDATED = 'Nút này không còn dùng được. Đề nghị gửi /viec để xem tình hình hiện nay.';
export const PRESSED_STALE = 'Nhiệm vụ đã thay đổi từ khi gửi tin này. Đề nghị xem lại bằng /xem kèm số nhiệm vụ.';

export const STILL_LOOKING = 'Đang tổng hợp số liệu, sẽ trả lời ngay khi xong.';
export const NOT_ANSWERED =
  'Chưa lập được nội dung anh/chị yêu cầu. Đề nghị gửi lại lệnh sau ít phút; nếu vẫn không được, đề nghị báo người quản trị.';

export const RECORDED = 'Đã ghi nhận.';

/** A command that does not exist. */
export function unknownCommand(name: string): string {
  return `Không có lệnh /${shorten(name, 32)}. Xem các lệnh: /trogiup.`;
}
