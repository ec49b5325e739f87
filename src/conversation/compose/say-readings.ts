/** What words of agencies are learned to mean: for the secretariat, which rules on it. */

import { formatDate, localDateOf, type Instant } from '../../domain/calendar/dates.ts';
import type { LearnedStatus } from '../../domain/tasks/learned-status.ts';
import type { OutgoingMessage } from '../message/message.ts';
import { REPORTED_WORDS } from '../status-words.ts';
import { count, shorten } from './words.ts';
import { bold, write, type Line } from './write.ts';

export const ONLY_SECRETARIAT_RULES =
  'Chỉ Văn phòng / bộ phận theo dõi, trong nhóm của mình hoặc trò chuyện riêng, được duyệt cách hiểu.';

/** The status that a learned reading stands for. */
export function learnedWords(status: LearnedStatus): string {
  const words = REPORTED_WORDS[status];
  return status === 'acknowledged' ? `${words}, chưa báo cáo tình hình` : words;
}

interface Waiting {
  readonly id: number;
  readonly pattern: string;
  readonly answered: LearnedStatus;
  readonly people: number;
}

interface Approved {
  readonly id: number;
  readonly pattern: string;
  readonly ruledStatus: LearnedStatus;
  readonly ruledBy: string;
  readonly ruledAt: Instant;
}

/** "“xử đẹp rồi”: 3 người trả lời là đã hoàn thành" */
export function waitingWords({ pattern, answered, people }: Waiting): string {
  return `“${shorten(pattern, 120)}”: ${count(people)} người trả lời là ${learnedWords(answered)}`;
}

/** A reading in use, with who approved it and when. */
export function approvedWords({ pattern, ruledStatus, ruledBy, ruledAt }: Approved, timeZone: string): string {
  return `“${shorten(pattern, 120)}”: ${learnedWords(ruledStatus)}; ${ruledBy} duyệt ${formatDate(localDateOf(ruledAt, timeZone))}`;
}

/** The readings that wait for approval, and those in use. */
export function readings(waiting: readonly Waiting[], approved: readonly Approved[], timeZone: string): Line[] {
  const [first] = waiting;
  const [newest] = approved;
  return [
    bold('Cách hiểu chờ duyệt'),
    ...(first === undefined
      ? ['Hiện không có cách hiểu nào chờ duyệt.']
      : waiting.map((each) => `${String(each.id)}. ${waitingWords(each)}.`)),
    ...(newest === undefined
      ? []
      : ['', bold('Đang dùng'), ...approved.map((each) => `${String(each.id)}. ${approvedWords(each, timeZone)}.`)]),
    '',
    ...(first === undefined
      ? []
      : [`Duyệt: /cachdoc duyệt ${String(first.id)}. Không duyệt: /cachdoc bỏ ${String(first.id)}.`]),
    ...(first === undefined && newest !== undefined ? [`Thôi dùng: /cachdoc bỏ ${String(newest.id)}.`] : []),
    'Câu đã duyệt được ghi ngay, không hỏi lại; báo hoàn thành vẫn chờ Văn phòng xác nhận như mọi báo cáo.',
  ];
}

/** Told once a day at most. */
export function readingsWait(): OutgoingMessage {
  return write([
    'Việc của Văn phòng: có câu trả lời mà hệ thống chưa hiểu, nhưng nhiều người đã giải thích giống nhau. Đề nghị xem và duyệt cách hiểu: /cachdoc.',
  ]);
}

export const READINGS_USAGE =
  'Chưa rõ duyệt hay không duyệt cách hiểu nào, nên chưa thay đổi gì. Xem số: /cachdoc; sau đó quyết định, ví dụ: /cachdoc duyệt 3, hoặc /cachdoc bỏ 3.';

export type NotRuled =
  | { readonly why: 'unknown' }
  | { readonly why: 'too_few' }
  | { readonly why: 'disagreeing' }
  | { readonly why: 'unsafe' }
  | { readonly why: 'contradicted'; readonly text: string }
  | { readonly why: 'unchanged' };

/** Why a reading was not ruled on. */
export function rulingRefused(id: number, refused: NotRuled): string {
  const name = `cách hiểu số ${String(id)}`;
  switch (refused.why) {
    case 'unknown':
      return `Không có ${name}. Xem danh sách: /cachdoc.`;
    case 'too_few':
      return `Chưa duyệt được ${name}: chưa đủ số người trả lời như vậy.`;
    case 'disagreeing':
      return `Chưa duyệt được ${name}: các đơn vị trả lời khác nhau.`;
    case 'unsafe':
      return `Không thể duyệt ${name} là đã hoàn thành: câu có chữ số, tên, hoặc từ có thể làm câu đổi nghĩa. Câu như vậy vẫn được hỏi lại.`;
    case 'contradicted':
      return `Không thể duyệt ${name}: câu mẫu “${shorten(refused.text, 120)}” có nghĩa khác. Câu như vậy vẫn được hỏi lại.`;
    case 'unchanged':
      return `Chưa thay đổi gì: ${name} đã được xử lý như vậy.`;
  }
}

/** A ruling that was made, and how to take it back. */
export function ruled(
  { id, pattern }: { readonly id: number; readonly pattern: string },
  ruling: 'approved' | 'refused',
  status: LearnedStatus,
): string {
  const words = `“${shorten(pattern, 120)}”`;
  return ruling === 'approved'
    ? `Đã duyệt cách hiểu số ${String(id)}: ${words} là ${learnedWords(status)}. Từ nay câu như vậy được ghi ngay. Nếu nhầm: /cachdoc bỏ ${String(id)}.`
    : `Không dùng cách hiểu số ${String(id)}: ${words} vẫn được hỏi lại như trước. Nếu nhầm: /cachdoc duyệt ${String(id)}.`;
}
