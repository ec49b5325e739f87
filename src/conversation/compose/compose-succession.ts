/** What people are told when agencies change. */

import { formatDate, type LocalDate } from '../../domain/calendar/dates.ts';
import type { SuccessionKind, SuccessionPlan } from '../../domain/agencies/succession.ts';
import type { Agency, Card } from '../../domain/tasks/task.ts';
import type { OutgoingMessage } from '../message/message.ts';
import { count, shorten, taskName, titleWords } from './words.ts';
import { bold, write, type Line } from './write.ts';

const KINDS: Record<SuccessionKind, string> = {
  merge: 'hợp nhất',
  rename: 'đổi tên',
  split: 'chia tách',
  abolish: 'kết thúc hoạt động',
};

/** What moved, in the order of the predecessors. */
export interface SuccessionSummary {
  readonly plan: SuccessionPlan;
  readonly predecessors: readonly Agency[];
  readonly successors: readonly Agency[];
  readonly moved: readonly { readonly card: Card; readonly to: Agency }[];
  /** The successor had an assignment of the same task: the two become one. */
  readonly joined: readonly { readonly card: Card; readonly to: Agency }[];
  /** Without a successor yet: they wait for the secretariat. */
  readonly waiting: readonly Card[];
  readonly chats: number;
  readonly people: number;
}

const MOST_LINES = 15;

/** "hợp nhất vào Sở Tài chính từ ngày 01/03/2025 (Nghị quyết số …)" */
export function endedWords(plan: SuccessionPlan, predecessor: Agency, successors: readonly Agency[]): string {
  const into = successors.length === 0 ? '' : ` → ${names(successors)}`;
  return `${predecessor.name}: ${KINDS[plan.kind]}${into} từ ngày ${formatDate(plan.from)} (${plan.document})`;
}

/** What the record says of an assignment that the successor had already: "nhập vào phần việc của Sở Tài chính (Nghị quyết số …)" */
export function joinedWords(successor: Agency, document: string): string {
  return `nhập vào phần việc của ${successor.name} (${document})`;
}

/** What the record says of an assignment with which a predecessor's became one: "nhận phần việc trùng của Sở Kế hoạch và Đầu tư (…)" */
export function receivedWords(predecessor: Agency, document: string): string {
  return `nhận phần việc trùng của ${predecessor.name} (${document})`;
}

/** To the chats of a successor: what it has from now on. */
export function toldToAgency(summary: SuccessionSummary, successor: Agency): OutgoingMessage {
  const { plan } = summary;
  const ended = summary.predecessors.filter(({ id }) => id !== successor.id);
  const own = summary.moved.filter(({ to }) => to.id === successor.id).map(({ card }) => card);
  return write([
    bold(`${successor.name} tiếp nhận nhiệm vụ`),
    `Từ ngày ${formatDate(plan.from)}, theo ${shorten(plan.document, 200)}, ${successor.name} tiếp nhận nhiệm vụ của ${names(ended)}.`,
    own.length === 0 ? 'Không có nhiệm vụ đang mở nào chuyển đến.' : `Nhiệm vụ chuyển đến: ${count(own.length)}.`,
    ...listed(own),
    'Thời hạn và kết quả đã báo giữ nguyên. Đầu mối cũ tiếp tục báo cáo tại nhóm này. Xem tất cả: /viec.',
  ]);
}

/** To the secretariat: what moved, and what waits for its decision. */
export function toldToSecretariat({ plan, predecessors, successors, ...rest }: SuccessionSummary): OutgoingMessage {
  const ended = predecessors.filter(({ id }) => successors.every((successor) => successor.id !== id));
  const into = successors.length === 0 ? '' : `; đơn vị kế thừa: ${names(successors)}`;
  return write([
    bold('Sắp xếp đơn vị'),
    `${names(ended)}: ${KINDS[plan.kind]} từ ngày ${formatDate(plan.from)}${into}. Căn cứ: ${shorten(plan.document, 200)}.`,
    `Chuyển ${count(rest.moved.length)} nhiệm vụ, nhập ${count(rest.joined.length)} phần việc trùng; ${count(rest.chats)} nhóm chat, ${count(rest.people)} đầu mối.`,
    ...orphanLines(rest.waiting),
  ]);
}

function orphanLines(cards: readonly Card[]): Line[] {
  if (cards.length === 0) return [];
  return [
    '',
    bold(`Chưa có đơn vị kế thừa: ${count(cards.length)}`),
    ...listed(cards),
    'Các nhiệm vụ này tạm dừng nhắc, chờ Văn phòng giao đơn vị (lệnh agency assign).',
  ];
}

/** A plan that was recorded ahead and does not fit the registry on its day. */
export function planDoesNotFit(plan: SuccessionPlan, problem: string): OutgoingMessage {
  return write([
    bold('Chưa sắp xếp được đơn vị'),
    `${plan.predecessors.join(', ')}: ${KINDS[plan.kind]} từ ngày ${formatDate(plan.from)} (${shorten(plan.document, 200)}) chưa thực hiện được.`,
    `Lý do: ${problem}`,
  ]);
}

/** A plan that was recorded ahead and cannot be read on its day: damaged, or written by a newer version. */
export function planUnreadable(from: LocalDate, document: string): OutgoingMessage {
  return write([
    bold('Chưa sắp xếp được đơn vị'),
    `Phương án sắp xếp từ ngày ${formatDate(from)} (${shorten(document, 200)}) đã lưu nhưng phần mềm không đọc được, nên chưa thực hiện.`,
    'Đề nghị người quản trị ghi lại phương án này (lệnh agency).',
  ]);
}

function listed(cards: readonly Card[]): string[] {
  const more = cards.length - MOST_LINES;
  return [
    ...cards.slice(0, MOST_LINES).map(({ task }) => `• ${taskName(task)} ${titleWords(task, 90)}`),
    ...(more > 0 ? [`… và ${count(more)} nhiệm vụ khác.`] : []),
  ];
}

function names(agencies: readonly Agency[]): string {
  return agencies.map(({ name }) => name).join(', ');
}
