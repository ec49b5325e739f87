/** What is said when an agency puts a reminder off, or asks the secretariat something. */

import type { LocalDate } from '../../domain/calendar/dates.ts';
import type { Card } from '../../domain/tasks/task.ts';
import type { OutgoingMessage } from '../message/message.ts';
import { cardName, dateWithWeekday, shorten, titleWords } from './words.ts';
import { bold, write } from './write.ts';

/** Tasks named in one line. */
const MOST_NAMED = 8;

interface Snoozed {
  readonly cards: readonly Card[];
  readonly until: LocalDate;
  readonly by: string;
  /** Which time in a row: the second is the last. */
  readonly times: number;
  /** A day beyond a week was wanted. */
  readonly isCut: boolean;
}

/** “Nhắc lại thứ Hai”: the receipt, which says that it is no report. */
export function snoozed({ cards, until, by, times, isCut }: Snoozed): string {
  const day = dateWithWeekday(until).replace(/^./u, (first) => first.toLocaleLowerCase('vi'));
  const what = cards.length === 0 ? '' : ` ${named(cards)}`;
  return [
    `Đã ghi: nhắc lại${what} vào ${day}, theo đề nghị của ${shorten(by, 60)}.`,
    ...(isCut ? ['Mỗi lần chỉ hoãn nhắc được tối đa một tuần.'] : []),
    'Đây chưa phải là báo cáo; trước ngày đó đơn vị vẫn báo cáo được bất cứ lúc nào.',
    ...(times > 1 ? ['Đây là lần hoãn thứ hai liên tiếp, lần sau đề nghị đơn vị báo cáo.'] : []),
  ].join(' ');
}

/** A third time in a row. */
export function notSnoozed(cards: readonly Card[]): string {
  return `${named(cards)}: đã hoãn nhắc hai lần liên tiếp nên chưa hoãn thêm. Đề nghị đơn vị cho biết tình hình thực hiện, hoặc xin gia hạn nếu cần thêm thời gian.`;
}

function named(cards: readonly Card[]): string {
  const [only, ...others] = cards;
  if (only !== undefined && others.length === 0) return `${cardName(only)} ${titleWords(only.task, 60)}`;
  const numbers = cards.slice(0, MOST_NAMED).map(({ task }) => `#${String(task.id)}`);
  const further = cards.length - numbers.length;
  return `${String(cards.length)} nhiệm vụ (${numbers.join(', ')}${further > 0 ? ` và ${String(further)} nhiệm vụ khác` : ''})`;
}

interface Inquired {
  readonly id: number;
  readonly agency: string;
  readonly person: string;
  readonly text: string;
  /** The task that it is about; null where none is named. */
  readonly card: Card | null;
}

/** To the secretariat. */
export function passInquiryOn({ id, agency, person, text, card }: Inquired): OutgoingMessage {
  return write(
    [
      bold(`${agency} hỏi Văn phòng`),
      `${shorten(person, 60)}: “${shorten(text, 600)}”`,
      ...(card === null ? [] : [`Về ${cardName(card)} ${titleWords(card.task, 100)}.`]),
      'Trả lời (Reply) tin này: câu trả lời được chuyển lại cho người hỏi.',
    ],
    { howToAnswer: `Gõ: dap ${String(id)} kèm câu trả lời` },
  );
}

export const INQUIRY_PASSED =
  'Đã chuyển câu hỏi tới Văn phòng; câu trả lời sẽ được gửi lại tại đây. Câu hỏi không phải là báo cáo.';
export const NO_OFFICE_TO_ASK =
  'Chưa chuyển được câu hỏi: Văn phòng chưa có nhóm trên hệ thống. Đề nghị liên hệ trực tiếp.';

/** The question told of the work too: nothing of that is recorded. */
export function reportApart(card: Card | null): string {
  const number = card === null ? '12' : String(card.task.id);
  return `Tình hình thực hiện nêu trong tin chưa được ghi nhận; đề nghị nhắn riêng, ví dụ “#${number} xong” hoặc “#${number} 70%”.`;
}

/** Back to the agency, under its own message. */
export function inquiryAnswered(by: string, words: string, asked: string, replyTo: string | null): OutgoingMessage {
  const quoted = replyTo === null ? ` (về câu hỏi “${shorten(asked, 80)}”)` : '';
  return write(
    [[bold(`Văn phòng trả lời${quoted}`), `: ${shorten(words, 1500)}`], `Người trả lời: ${shorten(by, 60)}.`],
    {
      replyTo,
    },
  );
}

/** The secretariat's answer was passed to who had asked. */
export function answerPassedBack(agency: string): string {
  return `Đã chuyển câu trả lời tới ${agency}.`;
}

export const ONLY_OFFICE_ANSWERS = 'Chỉ người của Văn phòng trả lời được câu hỏi của đơn vị; chưa chuyển.';
export const INQUIRY_UNKNOWN =
  'Không có câu hỏi nào mang số này. Đề nghị trả lời (Reply) tin có câu hỏi, hoặc gõ, ví dụ: /dap 3 nộp trước thứ Sáu.';
