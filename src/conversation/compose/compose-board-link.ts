/** `/bang`: the way to the board. */

import type { OutgoingMessage } from '../message/message.ts';
import { bold, write } from './write.ts';

/** `address` signs in whoever opens it, once. */
export function composeBoardLink(address: string): OutgoingMessage {
  return write([
    bold('Bảng theo dõi nhiệm vụ'),
    address,
    'Đường dẫn dùng một lần, trong 5 phút, chỉ dành cho anh/chị; đề nghị không chuyển tiếp.',
    'Lịch thời hạn (địa chỉ ICS riêng cho ứng dụng lịch): mục “Lịch” trên bảng.',
  ]);
}

export const BOARD_IN_PRIVATE =
  'Đường dẫn vào bảng theo dõi là của riêng từng người. Đề nghị nhắn riêng cho hệ thống: /bang.';
export const BOARD_NOT_OPEN =
  'Bảng theo dõi chưa mở: chưa có địa chỉ để truy cập. Đề nghị người quản trị đặt PUBLIC_URL (địa chỉ https của cổng web) trong tệp .env rồi khởi động lại.';
