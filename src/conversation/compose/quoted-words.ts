/** An agency's own words in a message of ours, with what it chose for them beside them, never within. */

import type { ProposedStatus } from '../../domain/tasks/proposed-status.ts';
import { REPORTED_WORDS } from '../status-words.ts';
import { shorten } from './words.ts';

/** `text` as written, null where a button said it; `chosen` for words that do not say it themselves. */
export interface SaidWords {
  readonly text: string | null;
  readonly chosen: ProposedStatus | null;
}

/** " Nguyên văn: “gửi anh xem”; đơn vị chọn: đã hoàn thành.": a sentence behind another; '' without words. */
export function quotedWords({ text, chosen }: SaidWords): string {
  return text === null
    ? ''
    : ` Nguyên văn: “${shorten(text, 300)}”${chosen === null ? '' : `; ${chosenWords(chosen)}`}.`;
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
