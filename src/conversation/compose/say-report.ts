/** What a chat is told of a report or a file beside its receipt. */

import { formatDate, type LocalDate } from '../../domain/calendar/dates.ts';
import type { Card } from '../../domain/tasks/task.ts';
import { cardName, count, percentWords, shorten, taskName } from './words.ts';
import { stateOf, stateWords } from './state-words.ts';

export const NO_OPEN_TASK = 'Đơn vị không có nhiệm vụ nào đang mở để ghi nhận. Xem: /viec.';
export const WHOSE_FILE =
  'Đã nhận tệp nhưng chưa rõ của nhiệm vụ nào. Đề nghị gửi lại tệp bằng cách trả lời (Reply) tin nhắc của nhiệm vụ đó, hoặc ghi số nhiệm vụ trong chú thích, ví dụ “#12 xong”.';
/** What is no report, command or answer, and how to write one; the office, the secretariat and the leaders, reports nothing. */
export interface NobodysWords {
  readonly ofAgency: string;
  readonly ofOffice: string;
}

export const FORWARDED = nobodysWords('Tin chuyển tiếp là lời của người khác');
/** One of our own messages, copied or passed on. */
export const SENT_BACK = nobodysWords('Tin này là tin của hệ thống được gửi lại');
export const FORWARDED_FILE =
  'Đã lưu tệp chuyển tiếp, chưa gắn với nhiệm vụ nào và không ghi nhận lời kèm theo. Để báo cáo, đề nghị anh/chị tự gửi tệp bằng cách trả lời (Reply) tin nhắc của nhiệm vụ đó, hoặc ghi “#12 xong” trong chú thích.';
/** To whoever reports nothing: a document of theirs goes to the agency on its own way. */
export const FILES_NOT_KEPT =
  'Tệp gửi kèm không được lưu và không được chuyển đi: chỉ tệp do đầu mối của đơn vị gửi được lưu làm minh chứng.';

/** Beside the answer to the words that they came with. */
export function filesKept(card: Card): string {
  return `Đã lưu tệp gửi kèm làm minh chứng cho ${cardName(card)}.`;
}

/** Beside the receipt of several tasks. */
export function filesOfOne(card: Card): string {
  return `Tệp gửi kèm được lưu làm minh chứng cho ${cardName(card)}; nếu là của nhiệm vụ khác, đề nghị gửi lại tệp kèm số của nhiệm vụ đó.`;
}

/** Beside what was dropped at the person's wish. */
export const FILES_STAY =
  'Tệp gửi kèm vẫn được lưu, chưa gắn với nhiệm vụ nào; để ghi cho một nhiệm vụ, đề nghị gửi lại tệp kèm số nhiệm vụ.';

export const ACKNOWLEDGED_BEFORE = 'Đã tiếp nhận trước đó.';
/** Shown to whoever chose it, while the message changes. */
export function chosen({ task }: Card): string {
  return `${taskName(task)}: đề nghị chọn câu trả lời.`;
}
export const NOTHING_REPORTED_BEFORE =
  'Các nhiệm vụ này chưa có báo cáo trước đây nên chưa ghi nhận gì; đề nghị cho biết tình hình từng nhiệm vụ.';
export const ANSWERED_BEFORE =
  'Các nhiệm vụ này đã được trả lời hôm nay hoặc đang chờ quyết định; giữ nguyên như đã ghi.';
export const NOTHING_TO_ACKNOWLEDGE = 'Các nhiệm vụ này không cần tiếp nhận nữa.';

/** The receipt of an acknowledgement of several tasks. */
export function acknowledgedMany(tasks: number): string {
  return `Đã tiếp nhận ${count(tasks)} nhiệm vụ.`;
}

/** A press that repeats what the record says already. */
export function recordedBefore({ task }: Card): string {
  return `${taskName(task)}: đã ghi nhận trước đó.`;
}

/** To an answer made for an earlier state of the task, at most 200 characters: what stands, and that this one does not. */
export function changedMeanwhile(card: Card, today: LocalDate): string {
  return `${taskName(card.task)}: đã có ghi nhận mới hơn tin này (${shorten(stateOf(card, today), 80)}); chưa ghi câu trả lời này. Xem: /xem ${String(card.task.id)}.`;
}

/** A report by somebody who is no focal point, with the way to become one. */
export function onlyFocalPoints(agency: string): string {
  return `Chỉ đầu mối của ${agency} được báo cáo. Đầu mối có thể thêm anh/chị: trả lời một tin của anh/chị bằng /daumoi.`;
}

/** In the secretariat's or the leaders' chat: there nobody can be enrolled, and a result is confirmed, not reported. */
export function notInItsPlace(card: Card): string {
  return `${cardName(card)}: chỉ đầu mối của ${card.agency.name} được báo cáo. Văn phòng xác nhận kết quả đã báo bằng /xacnhan ${String(card.task.id)}.`;
}

/** Where nobody confirms: the day that the agency stated has no document, so that the day of the report is kept. */
export function statedDayNotCounted({ task }: Card, stated: LocalDate, counted: LocalDate): string {
  return `${taskName(task)}: ngày hoàn thành đơn vị nêu, ${formatDate(stated)}, chưa được tính vì chưa kèm văn bản kết quả; đang ghi theo ngày báo ${formatDate(counted)}. Để tính ngày đã nêu, đề nghị trả lời (Reply) tin này bằng số, ngày của văn bản kết quả.`;
}

/** The registry keeps whole per cent. */
export function figureRounded({ task }: Card, said: number, kept: number): string {
  return `${taskName(task)}: con số ${percentWords(said)} đơn vị nêu được ghi làm tròn xuống thành ${percentWords(kept)}.`;
}

/** To an agency whose words answer a leader and change nothing in the record. */
export function answerPassedOn(card: Card, today: LocalDate): string {
  return `${cardName(card)}: đã chuyển ý kiến trả lời đến người đã có ý kiến chỉ đạo. Tình hình chưa thay đổi, đang ghi nhận: ${stateWords(card.assignment, today)}. Để cập nhật: “#${String(card.task.id)} 70%” hoặc “#${String(card.task.id)} xong”.`;
}
export const NO_DOCUMENT = 'Đã ghi nhận: không có văn bản kèm theo. Báo cáo hoàn thành vẫn giữ nguyên.';

function nobodysWords(why: string): NobodysWords {
  return {
    ofAgency: `${why} nên không được ghi nhận là báo cáo, lệnh hay câu trả lời. Để báo cáo, đề nghị anh/chị tự viết, ví dụ “#12 xong”, hoặc trả lời (Reply) tin nhắc của nhiệm vụ đó.`,
    ofOffice: `${why} nên không được ghi nhận là ý kiến chỉ đạo, lệnh hay câu trả lời. Để chỉ đạo hoặc quyết định, đề nghị anh/chị tự viết, ví dụ “#12 yêu cầu báo cáo trước thứ Sáu”, hoặc gửi lệnh kèm số nhiệm vụ.`,
  };
}
