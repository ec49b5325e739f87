/** To the secretariat and whoever runs the bot: what the bot cannot do, or soon cannot. */

import type { OutgoingMessage } from '../message/message.ts';
import { count, MESSENGERS } from './words.ts';
import { bold, write } from './write.ts';

type Messenger = keyof typeof MESSENGERS;

/** To the secretariat: the month's messages are running out. */
export function quotaReached(channel: Messenger, used: number, quota: number, kept: boolean): OutgoingMessage {
  return write([
    bold(`${MESSENGERS[channel]}: đã dùng ${count(used)} trong ${count(quota)} tin của tháng`),
    kept
      ? 'Phần còn lại được giữ cho tin nhắc việc và biên nhận. Người chưa có vai trò không được trả lời đến hết tháng, trừ khi gửi mã. Tổng hợp tuần qua kênh này chờ đến đầu tháng sau; có thể xem bằng lệnh tổng hợp.'
      : 'Từ nay đến hết tháng, người chưa có vai trò nhắn tin qua kênh này không được trả lời, trừ khi gửi mã; người có vai trò vẫn được trả lời như thường. Khi dùng đến 95 %, phần còn lại được giữ cho tin nhắc việc và biên nhận; tổng hợp tuần sẽ chờ sang tháng.',
  ]);
}

/** To the secretariat: the plan of the messenger lets the bot into no further group. */
export function groupsFull(channel: Messenger, groups: number, limit: number): OutgoingMessage {
  return write([
    bold(`${MESSENGERS[channel]}: bot đã ở ${count(groups)} nhóm, gói cho tối đa ${count(limit)}`),
    `Nhóm tiếp theo có thể không thêm được bot, và ${MESSENGERS[channel]} không báo cho hệ thống biết. Với các đơn vị còn lại: nâng gói của bot (rồi đặt lại ZALO_GROUP_LIMIT), dùng Telegram, hoặc để một đầu mối nhắn riêng cho bot lệnh lienket kèm mã.`,
  ]);
}

/** To the secretariat: something that was written could not be handled, and waits for whoever runs the bot. */
export function notHandled(inboxId: number): OutgoingMessage {
  return write([
    bold('Một tin gửi tới hệ thống chưa xử lý được'),
    `Tin số ${inboxId} vẫn được lưu. Đề nghị người quản trị xem bằng lệnh inbox --stuck; người gửi nên gửi lại bằng câu khác.`,
  ]);
}

/** To whoever runs the bot. */
export function stuckUpdate(inboxId: number, from: Messenger): string {
  return `Tin đến số ${inboxId} (${MESSENGERS[from]}) không xử lý được sau ba lần. Xem: inbox --stuck. Xử lý lại: inbox --retry ${inboxId}.`;
}

/** To the owner: the program ended over this update again and again. */
export function updateSetAside(inboxId: number, from: Messenger): string {
  return `Tin đến số ${inboxId} (${MESSENGERS[from]}) ít nhất hai lần làm hệ thống ngừng hoạt động nên được để riêng; các tin sau đó vẫn được xử lý. Xem: inbox --stuck. Xử lý lại: inbox --retry ${inboxId}.`;
}
