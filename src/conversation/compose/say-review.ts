/** Answers to the secretariat that enters a letter which asked an agency for the review. */

import { formatDate, type LocalDate } from '../../domain/calendar/dates.ts';
import { ANONYMOUS } from './say.ts';
import { count } from './words.ts';

export const ONLY_SECRETARIAT_ENTERS =
  'Chỉ Văn phòng / bộ phận theo dõi, trong nhóm của mình hoặc trò chuyện riêng, được ghi văn bản đề nghị rà soát.';
export const LETTER_DAY_UNCLEAR = 'Đề nghị ghi ngày của văn bản, ví dụ: 30/11/2026.';

/** `until` is the first day on which the dates count. */
type Outcome =
  | { readonly kind: 'asked'; readonly assignments: number; readonly until: LocalDate }
  | { readonly kind: 'refused'; readonly why: 'anonymous' | 'not_enrolled' }
  | { readonly kind: 'has_chat' | 'day_ahead' | 'no_document' | 'nothing' };

/** What became of entering a letter of day `on`. */
export function letterWords(outcome: Outcome, agency: string, on: LocalDate): string {
  switch (outcome.kind) {
    case 'asked':
      return `Đã ghi: ${agency} được đề nghị rà soát hiện trạng ${count(outcome.assignments)} nhiệm vụ bằng văn bản ngày ${formatDate(on)}. Trước ngày ${formatDate(outcome.until)}, các nhiệm vụ này chưa tính là quá hạn.`;
    case 'refused':
      return outcome.why === 'anonymous' ? ANONYMOUS : ONLY_SECRETARIAT_ENTERS;
    case 'has_chat':
      return `${agency} đã liên kết nhóm chat: tin rà soát được gửi vào nhóm, không cần ghi văn bản.`;
    case 'day_ahead':
      return 'Ngày của văn bản nằm ở tương lai; đề nghị kiểm tra lại.';
    case 'no_document':
      return 'Đề nghị ghi cả số, ký hiệu văn bản, ví dụ: /rasoat SYT 30/11/2026 Công văn số 12/VP-TH.';
    case 'nothing':
      return `${agency} không có nhiệm vụ nào chờ rà soát hiện trạng được theo dõi từ trước ngày của văn bản đó.`;
  }
}
