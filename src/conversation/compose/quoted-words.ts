/** An agency's own words in a message of ours, with what it chose for them beside them, never within. */

import type { ProposedStatus } from '../../domain/tasks/proposed-status.ts';
import { REPORTED_WORDS } from '../status-words.ts';
import { shorten } from './words.ts';

/** `text` as written, null where a button said it; `chosen` for words that do not say it themselves. */
export interface SaidWords {
  readonly text: string | null;
  /** What the person wrote later, oldest first. */
  readonly added: readonly string[];
  readonly chosen: ProposedStatus | null;
}

/** " Nguyên văn: “gửi anh xem”; đơn vị chọn: đã hoàn thành.": a sentence behind another; '' without words. */
export function quotedWords(said: SaidWords): string {
  const words = inQuotes(said, 300);
  return words === '' ? '' : ` Nguyên văn: ${words}${said.chosen === null ? '' : `; ${chosenWords(said.chosen)}`}.`;
}

/** "“xong gói thầu số 2”; nói thêm: “xin gia hạn đến 15/12”": each as written; '' without words. `longest` of each. */
export function inQuotes({ text, added }: Omit<SaidWords, 'chosen'>, longest: number): string {
  if (text === null) return '';
  return [text, ...added].map((each) => `“${shorten(each, longest)}”`).join('; nói thêm: ');
}

/** "đơn vị chọn: đã hoàn thành". */
export function chosenWords(chosen: ProposedStatus): string {
  return `đơn vị chọn: ${CHOSEN[chosen]}`;
}

const CHOSEN: Readonly<Record<ProposedStatus, string>> = {
  ...REPORTED_WORDS,
  blocked: `có ${REPORTED_WORDS.blocked}`,
  suspended: 'đề nghị tạm dừng',
};
