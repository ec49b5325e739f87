/** Whether a leader's words tell an agency to do something. What is not clearly so is asked back. */

import type { LocalDate } from '../../domain/calendar/dates.ts';
import { readDate } from '../../domain/deadlines/read-date.ts';

export interface InstructionReading {
  readonly text: string;
  /** The day by which an answer is wanted; null when none is named for certain. */
  readonly dueOn: LocalDate | null;
}

/** Words with which an order begins; "đã", "chưa", "sẽ" and questions tell or ask. */
const ORDERS =
  /^(?:(?:đ\/c|đồng chí|các đồng chí|anh|chị|đơn vị|sở|huyện|ubnd \p{L}+(?: \p{L}+){0,3})\s+)?(?:yêu cầu|yeu cau|đề nghị|de nghi|giao|chỉ đạo|chi dao|nhắc|đôn đốc|don doc|khẩn trương|khan truong|tập trung|tap trung|rà soát|ra soat|làm rõ|lam ro|giải trình|giai trinh|kiểm tra|kiem tra|tham mưu|tham muu|báo cáo (?:ngay|lại|rõ|trước|tôi|bằng|ubnd|chủ tịch|lãnh đạo|kết quả|tình hình)|bao cao (?:ngay|lai|truoc)|hoàn thành (?:trước|trong|ngay|dứt điểm)|hoan thanh truoc|phải|cần|sớm|tiếp tục|không để|không được)(?=[\s,:.]|$)/iu;

/** An instruction in plain words with the day that it sets; null for a question or anything else. */
export function readInstruction(text: string, today: LocalDate): InstructionReading | null {
  const words = text.normalize('NFC').trim();
  if (!ORDERS.test(words) || /\?\s*$/u.test(words)) return null;
  return instructionOf(words, today);
}

/** The same for words that a person said are an instruction. */
export function instructionOf(words: string, today: LocalDate): InstructionReading {
  const date = readDate(words, today);
  return { text: words, dueOn: date.kind === 'date' && date.date >= today ? date.date : null };
}
