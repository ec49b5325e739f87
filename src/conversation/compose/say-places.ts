/** What is said when a chat gets, loses or would lose its place. */

import type { ChatType, LinkedChatRole } from '../../domain/people/chat-kind.ts';
import type { ChannelName } from '../../domain/people/channel.ts';
import type { OutgoingMessage } from '../message/message.ts';
import { MESSENGERS, OFFICE_WORDS, shorten } from './words.ts';
import { bold, write } from './write.ts';

export interface NamedPlace {
  readonly type: ChatType;
  readonly title: string;
  readonly channel: ChannelName;
}

/** "Sở Xây dựng", "Văn phòng", "Lãnh đạo". */
export function officeName(role: LinkedChatRole, agency: string | null): string {
  return role === 'agency' ? (agency ?? 'đơn vị') : OFFICE_WORDS[role];
}

/** A chat by its kind, title and messenger. */
export function placeName({ type, title, channel }: NamedPlace): string {
  const what = type === 'group' ? `nhóm “${shorten(title, 80)}”` : `trò chuyện riêng với ${shorten(title, 60)}`;
  return `${what} (${MESSENGERS[channel]})`;
}

/** The only chat of an office is not given to another one. */
export function wouldBeLeftWithout(office: string, wanted: string): string {
  return `Chưa liên kết: đây là nơi duy nhất nhận tin của ${office}; nếu chuyển cho ${wanted} thì ${office} không còn nhóm nào. Đề nghị gửi mã này trong nhóm của ${wanted}, hoặc liên kết nhóm khác cho ${office} trước. Mã chưa bị sử dụng.`;
}

/** To a chat that another one has replaced, or that was given to another office. */
export function lostPlace(office: string, now: NamedPlace, by: string): OutgoingMessage {
  return write([
    bold(`Nơi này không còn nhận tin của ${office}`),
    `${shorten(by, 60)} đã liên kết ${placeName(now)} thay cho nơi này. Từ nay tin nhắc được gửi tới đó; đề nghị báo cáo ở đó. Nếu không đúng, đề nghị báo Văn phòng để liên kết lại.`,
  ]);
}

/** To the owner and the secretariat. */
export function placeWasTaken(office: string, before: NamedPlace, now: NamedPlace, by: string): string {
  return `${office}: ${placeName(before)} không còn nhận tin, vì ${shorten(by, 60)} đã liên kết ${placeName(now)}. Nếu không đúng, đề nghị cấp mã mới để liên kết lại nhóm cũ.`;
}

/** To an office that keeps another chat. */
export function placeWentElsewhere(office: string, place: NamedPlace, to: string, by: string): string {
  return `${office}: ${placeName(place)} nay là nơi nhận tin của ${to}, do ${shorten(by, 60)} liên kết. Các nơi khác của ${office} vẫn nhận tin như trước.`;
}

/** To somebody who writes in a group that lost its place; `agency` null when it is not known whose it was. */
export function replacedGroup(
  agency: string | null,
  places: readonly NamedPlace[],
  replyTo: string | null,
): OutgoingMessage {
  const whose = agency === null ? 'Nhóm này' : `Nhóm này không còn là nhóm của ${agency}`;
  const what = agency === null ? `${whose} không còn được liên kết` : whose;
  const where =
    places.length === 0
      ? 'Đề nghị liên hệ Văn phòng để được cấp mã liên kết.'
      : `Đề nghị gửi lại tại ${places.map(placeName).join(' hoặc ')}.`;
  return write([`${what}, nên chưa ghi nhận nội dung nào. ${where}`], { replyTo });
}
