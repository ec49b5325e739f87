/** Answers to the secretariat that says which programmes a leaders' chat is for. */

import { shorten } from './words.ts';
import { bold, type Line } from './write.ts';

/** `programmes` are the numbers of the decisions; none for all. */
export interface LeadersChat {
  readonly id: number;
  readonly title: string;
  readonly programmes: readonly string[];
}

export const ONLY_SECRETARIAT_TIES =
  'Chỉ Văn phòng / bộ phận theo dõi, trong nhóm của mình hoặc trò chuyện riêng, được chọn chương trình cho nhóm của lãnh đạo.';
export const NAME_THE_PROGRAMME =
  'Đề nghị ghi mã chương trình sau số của nhóm, hoặc “tất cả”. Xem số của nhóm và mã chương trình: /lanhdao.';

/** `known` are the codes of the programmes. */
export function leadersChats(chats: readonly LeadersChat[], known: readonly string[]): Line[] {
  if (chats.length === 0) return ['Chưa có nhóm lãnh đạo nào được liên kết.'];
  const [first] = chats;
  const example = `/lanhdao ${String(first?.id ?? 1)} ${known[0] ?? ''}`.trim();
  return [
    bold('Nhóm của lãnh đạo và chương trình'),
    ...chats.map(({ id, title, programmes }) => `${String(id)}. ${shorten(title, 80)}: ${programmeWords(programmes)}`),
    '',
    `Mã chương trình: ${known.join(', ')}.`,
    `Chọn chương trình cho một nhóm: ${example}. Nhóm theo dõi mọi chương trình: /lanhdao ${String(first?.id ?? 1)} tất cả.`,
  ];
}

/** A leaders' chat that was tied to programmes. */
export function leadersTied(title: string, programmes: readonly string[]): string {
  return `Từ nay nhóm “${shorten(title, 80)}” nhận tổng hợp, danh sách và tin quá hạn của ${programmeWords(programmes)}.`;
}

/** A programme that the registry does not know, with those that it does. */
export function noSuchProgramme(name: string, known: readonly string[]): string {
  return `Không có chương trình “${shorten(name, 40)}”; các chương trình: ${known.join(', ')}. Chưa thay đổi gì.`;
}

/** A number that belongs to no chat of leaders. */
export function noLeadersChat(number: string): string {
  return `Số ${shorten(number, 20)} không phải nhóm của lãnh đạo. Xem số của từng nhóm: /lanhdao.`;
}

function programmeWords(programmes: readonly string[]): string {
  return programmes.length === 0 ? 'mọi chương trình' : `chương trình tại văn bản số ${programmes.join(', ')}`;
}
