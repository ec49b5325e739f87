/** What is said when an agency puts a reminder off, or asks the secretariat something. */

import { formatDate, type LocalDate } from '../../domain/calendar/dates.ts';
import type { Card } from '../../domain/tasks/task.ts';
import type { OutgoingMessage } from '../message/message.ts';
import type { IncomingFile } from '../message/incoming.ts';
import { cardName, count, dateWithWeekday, shorten, titleWords } from './words.ts';
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
  /** One of them is overdue: those above the agency learn of it all the same. */
  readonly isOverdue: boolean;
}

/** “Nhắc lại thứ Hai”: the receipt, which says that it is no report. */
export function snoozed({ cards, until, by, times, isCut, isOverdue }: Snoozed): string {
  const day = dateWithWeekday(until).replace(/^./u, (first) => first.toLocaleLowerCase('vi'));
  const what = cards.length === 0 ? '' : ` ${named(cards)}`;
  return [
    `Đã ghi: nhắc lại${what} vào ${day}, theo đề nghị của ${shorten(by, 60)}.`,
    ...(isCut ? ['Mỗi lần chỉ hoãn nhắc được tối đa một tuần.'] : []),
    'Đây chưa phải là báo cáo; trước ngày đó đơn vị vẫn báo cáo được bất cứ lúc nào.',
    ...(isOverdue
      ? ['Nhiệm vụ quá hạn vẫn được tổng hợp tới Văn phòng, lãnh đạo theo quy định, kèm đề nghị này.']
      : []),
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
  /** A new version of a question that was passed on before. */
  readonly isCorrected: boolean;
}

/** To the secretariat. */
export function passInquiryOn({ id, agency, person, text, card, isCorrected }: Inquired): OutgoingMessage {
  return write(
    [
      bold(
        isCorrected ? `${agency} sửa câu hỏi số ${String(id)}` : `${agency} hỏi Văn phòng (câu hỏi số ${String(id)})`,
      ),
      `${shorten(person, 60)}: “${shorten(text, 600)}”`,
      ...(card === null ? [] : [`Về ${cardName(card)} ${titleWords(card.task, 100)}.`]),
      'Trả lời (Reply) tin này bằng chữ hoặc tệp: câu trả lời được chuyển lại cho người hỏi.',
    ],
    { howToAnswer: `Trả lời: dap ${String(id)} kèm câu trả lời` },
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

export const TOO_MANY_INQUIRIES =
  'Chưa chuyển: trong 24 giờ qua nhóm này đã gửi 10 câu hỏi tới Văn phòng. Việc gấp, đề nghị liên hệ trực tiếp.';
export const INQUIRY_CORRECTED = 'Đã sửa câu hỏi gửi Văn phòng; câu trả lời sẽ được gửi lại tại đây.';
export const INQUIRY_CORRECTED_LATE =
  'Câu hỏi này Văn phòng đã trả lời trước khi được sửa. Nếu cần hỏi thêm, đề nghị gửi tin mới.';

/** To the secretariat: the message that asked was changed, and asks nothing now. */
export function inquiryWithdrawn(id: number, agency: string): OutgoingMessage {
  return write([`${agency} đã sửa tin, không còn câu hỏi số ${String(id)}; không cần trả lời.`], { silent: true });
}

/** A question that waits. */
export interface WaitingInquiry {
  readonly id: number;
  readonly agency: string;
  readonly person: string;
  readonly on: LocalDate;
  /** The number of the task that it is about. */
  readonly task: number | null;
  readonly text: string;
}

const MOST_WAITING = 5;

/** Below a list of the secretariat: the questions that nobody has answered. */
export function waitingInquiries(inquiries: readonly WaitingInquiry[]): string[] {
  const [first] = inquiries;
  if (first === undefined) return [];
  const shown = inquiries
    .slice(0, MOST_WAITING)
    .map(
      ({ id, agency, on, task, text }) =>
        `${String(id)}. ${agency}, ${formatDate(on)}${task === null ? '' : `, về #${String(task)}`}: “${shorten(text, 120)}”`,
    );
  const left = inquiries.length - shown.length;
  return [
    `Câu hỏi của đơn vị chưa trả lời: ${count(inquiries.length)}`,
    ...shown,
    ...(left > 0 ? [`và ${count(left)} câu hỏi khác`] : []),
    `Trả lời: trả lời (Reply) tin có câu hỏi, hoặc /dap ${String(first.id)} kèm câu trả lời.`,
  ];
}

interface Answered {
  readonly by: string;
  readonly words: string;
  readonly asked: string;
  readonly replyTo: string | null;
  /** `more`: somebody answered before; `corrected`: a new version of the same answer. */
  readonly manner: 'first' | 'more' | 'corrected';
}

const MANNERS = {
  first: 'Văn phòng trả lời',
  more: 'Văn phòng trả lời thêm',
  corrected: 'Văn phòng sửa câu trả lời',
} as const;

/** Back to the agency, under its own message, with the files that its messenger keeps; those `elsewhere` are named. */
export function inquiryAnswered(
  { by, words, asked, replyTo, manner }: Answered,
  files: readonly IncomingFile[],
  elsewhere: readonly IncomingFile[],
): readonly OutgoingMessage[] {
  const quoted = replyTo === null ? ` (về câu hỏi “${shorten(asked, 80)}”)` : '';
  const said = words === '' ? ' bằng tệp gửi kèm' : `: ${shorten(words, LONGEST_ANSWER)}`;
  const names = elsewhere.map(({ name }) => shorten(name ?? 'tệp', 80));
  const message = write(
    [
      [bold(`${MANNERS[manner]}${quoted}`), said],
      ...(names.length === 0
        ? []
        : [`Văn phòng có gửi tệp (${names.join(', ')}) trên ứng dụng khác; đề nghị liên hệ để nhận.`]),
      `Người trả lời: ${shorten(by, 60)}.`,
    ],
    { replyTo },
  );
  return [
    message,
    ...files.map(({ kind, fileId, name }) =>
      write([`Tệp của Văn phòng: ${shorten(name ?? 'tệp', 80)}`], {
        replyTo,
        kept: { kind, fileId, instead: NOT_SENT_AGAIN },
      }),
    ),
  ];
}

const LONGEST_ANSWER = 1500;
const NOT_SENT_AGAIN = 'Ứng dụng không gửi lại được tệp này; đề nghị liên hệ Văn phòng để nhận.';

/** Whether a message of ours brought back these very words. */
export function isAnswerOf({ text }: OutgoingMessage, words: string): boolean {
  return words !== '' && text.includes(`: ${shorten(words, LONGEST_ANSWER)}\nNgười trả lời: `);
}

/** To who answered; `unsent` are files that the asker's messenger cannot take over. */
export function answerPassedBack(agency: string, manner: Answered['manner'], unsent: readonly string[]): string {
  const said = {
    first: `Đã chuyển câu trả lời tới ${agency}.`,
    more: `Câu hỏi này đã được trả lời trước đó; đã chuyển thêm câu trả lời của đồng chí tới ${agency}.`,
    corrected: `Đã chuyển câu trả lời sửa lại tới ${agency}.`,
  }[manner];
  if (unsent.length === 0) return said;
  return `${said} Tệp chưa chuyển được (${unsent.map((name) => shorten(name, 80)).join(', ')}): đơn vị dùng ứng dụng khác, đề nghị gửi trực tiếp.`;
}

/** To who answered: these very words were brought back before. */
export function answeredBefore(agency: string): string {
  return `Câu trả lời này đã được chuyển tới ${agency} trước đó; không chuyển lại.`;
}

export const TOO_MANY_VERSIONS = 'Câu trả lời đã được sửa nhiều lần; chưa chuyển bản này. Đề nghị gửi câu trả lời mới.';
export const ONLY_OFFICE_ANSWERS = 'Chỉ người của Văn phòng trả lời được câu hỏi của đơn vị; chưa chuyển.';
export const INQUIRY_UNKNOWN =
  'Không có câu hỏi nào mang số này. Đề nghị trả lời (Reply) tin có câu hỏi, hoặc dùng lệnh, ví dụ: /dap 3 nộp trước thứ Sáu.';
