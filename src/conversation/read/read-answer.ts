/** Short words that answer a question of ours, or follow a command. */

import type { LocalDate } from '../../domain/calendar/dates.ts';
import { readReport } from './read-report.ts';
import type { Reading } from './reading.ts';

/** "chuyển", "đúng": the words that were quoted are to be passed on. */
export function isYes(text: string): boolean {
  return /^(chuyển|chuyen|đúng|dung|có|co|ok)(\s.{0,20})?$/iu.test(text.trim());
}

/** A person who was asked something thinks better of it. */
export function isCancelled(text: string): boolean {
  return /^(thôi|thoi|dừng|dung lai|dừng lại|bỏ qua|bo qua|hủy|huỷ|huy)[.!]?$/iu.test(text.trim());
}

/** "không có văn bản" */
export function isNoDocument(text: string): boolean {
  return /^(?:không|khong|ko|chưa|chua) có(?: văn bản| van ban)?[.!]?$/iu.test(text.trim());
}

/** "số nhiệm vụ", "là nhiệm vụ ạ": the figures of a list name tasks. */
export function meansTasks(text: string): boolean {
  return /^(?:dạ )?(?:là )?(?:các )?(?:số )?(?:nhiệm vụ|nhiem vu|nv|task)(?: ạ| a)?[.!]?$/iu.test(text.trim());
}

/** "các ý", "là thứ tự các ý của một báo cáo": the figures of a list only number its items. */
export function meansItems(text: string): boolean {
  return /^(?:dạ )?(?:là )?(?:thứ tự |thu tu )?(?:các |cac )?(?:ý|y|mục|muc)(?: của một báo cáo| cua mot bao cao)?(?: ạ| a)?[.!]?$/iu.test(
    text.trim(),
  );
}

/** "tất cả thiếu văn bản": what follows the word for all; null when it does not begin with that. */
export function afterAll(words: string): string | null {
  const all = /^(?:tất cả|tat ca)(?=\s|$)/iu.exec(words);
  return all === null ? null : words.slice(all[0].length).trimStart();
}

/** "giữ 12", "thôi giữ 12 15": which reminders are kept back or let go; null for other words. */
export function readHold(argument: string): { readonly held: boolean; readonly tasks: string } | null {
  const said = /^(giữ|giu|thôi ?giữ|thoi ?giu)\s/iu.exec(argument);
  return said === null ? null : { held: /^gi/iu.test(said[1] ?? ''), tasks: argument.slice(said[0].length) };
}

/** "30/12/2027 vì chờ thẩm định", "thêm 15 ngày": read as what follows "xin gia hạn". */
export function readExtension(words: string, today: LocalDate): Reading {
  const to = /^(đến|den|thêm|them|tới|toi)\s/iu.test(words) ? '' : 'đến ';
  return readReport(`xin gia hạn ${to}${words}`, today);
}
