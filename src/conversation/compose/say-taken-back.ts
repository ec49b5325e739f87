/** What undoing, withdrawing or editing took back, and why it did not. */

import type { LocalDate } from '../../domain/calendar/dates.ts';
import type { Card } from '../../domain/tasks/task.ts';
import { cardName, taskName } from './words.ts';
import { continuedWords } from './heir-words.ts';
import { stateWords } from './state-words.ts';
import { ANONYMOUS } from './say.ts';

export const NOTHING_TO_UNDO =
  'Không có báo cáo nào của anh/chị trong nhóm này để hoàn tác. Xem: /lichsu kèm số nhiệm vụ.';
/** Shown to whoever took it back, while the message changes. */
export function undoneInPlace({ task }: Card): string {
  return `Đã hoàn tác ${taskName(task)}.`;
}

export const MAY_NOT_UNDO = 'Chỉ đầu mối của đơn vị đã báo, hoặc Văn phòng, được hoàn tác.';

function notTheLatest(card: Card | null, today: LocalDate): string {
  if (card?.assignment.continuedIn != null) {
    return `${cardName(card)}: nhiệm vụ ${continuedWords(card)} nên không hoàn tác được. Nếu chuyển tiếp nhầm, Văn phòng gửi: /chuyentiep ${String(card.task.id)} bỏ.`;
  }
  return card === null
    ? NOTHING_TO_UNDO
    : `${cardName(card)}: báo cáo đó đã được hoàn tác hoặc đã có ghi nhận mới hơn. Hiện ghi nhận: ${stateWords(card.assignment, today)}.`;
}

/** An instruction that was withdrawn. */
export function instructionWithdrawn(card: Card): string {
  return `${cardName(card)}: đã rút lại ý kiến chỉ đạo; các đơn vị đã nhận ý kiến này được thông báo về việc rút lại. Ý kiến vẫn lưu trong lịch sử.`;
}

function decidedAlready(card: Card, today: LocalDate): string {
  return `${cardName(card)}: Văn phòng đã quyết định (${stateWords(card.assignment, today)}); chỉ Văn phòng được hoàn tác. Nếu chưa đúng, đề nghị liên hệ Văn phòng.`;
}

/** An edited message whose task has a newer record. */
export function editTooLate(card: Card): string {
  return `${cardName(card)}: đã có ghi nhận mới hơn nên tin sửa không thay đổi hồ sơ. Đề nghị gửi tin mới.`;
}

export const EDITED_COMMAND =
  'Lệnh trong tin đã sửa không được thực hiện; nếu cần, đề nghị gửi lệnh đó bằng một tin mới.';

/** What an edited message recorded stays as it is. */
export function stillRecorded(card: Card, today: LocalDate): string {
  return `${taskName(card.task)}: nội dung đã ghi từ tin này giữ nguyên. Hiện ghi nhận: ${stateWords(card.assignment, today)}.`;
}

/** The report of a message that was edited and now says nothing of the task. */
export function earlierVersionTakenBack(card: Card, today: LocalDate): string {
  return `${taskName(card.task)}: tin đã được sửa, nên báo cáo ở bản trước được hoàn tác. Hiện ghi nhận: ${stateWords(card.assignment, today)}.`;
}

/** Why an event is not taken back. */
export function undoRefused(
  outcome:
    | { readonly kind: 'refused'; readonly why: 'anonymous' | 'not_enrolled' }
    | { readonly kind: 'decided' | 'unreadable'; readonly card: Card }
    | { readonly kind: 'not_the_latest'; readonly card: Card | null },
  today: LocalDate,
): string {
  switch (outcome.kind) {
    case 'refused':
      return outcome.why === 'anonymous' ? ANONYMOUS : MAY_NOT_UNDO;
    case 'decided':
      return decidedAlready(outcome.card, today);
    case 'unreadable':
      return `${cardName(outcome.card)}: không hoàn tác được vì ghi nhận trước đó không đọc được ở phiên bản này. Đề nghị báo người quản trị.`;
    case 'not_the_latest':
      return notTheLatest(outcome.card, today);
  }
}
