/** What waits no more for a decision, because its agency has said something newer. */

import { formatDate, type LocalDate } from '../../domain/calendar/dates.ts';
import type { Assignment } from '../../domain/tasks/assignment.ts';
import type { Card } from '../../domain/tasks/task.ts';
import type { OutgoingMessage } from '../message/message.ts';
import { deadlineWords } from './deadline-words.ts';
import { stateOf } from './state-words.ts';
import { cardName, shorten, titleWords } from './words.ts';
import { quotedWords, type SaidWords } from './quoted-words.ts';
import { bold, write } from './write.ts';

/** "đề nghị gia hạn đến 15/02/2023 gửi ngày 10/05/2022"; `before` waits for a decision. */
export function requestWords({ waitingFor, waitingSince, requestedDueOn }: Assignment): string {
  const sent = waitingSince === null ? '' : ` gửi ngày ${formatDate(waitingSince)}`;
  switch (waitingFor) {
    case 'confirmation':
      return `báo cáo hoàn thành${sent}`;
    case 'suspension':
      return `báo cáo tạm dừng${sent}`;
    case 'handover':
      return `ý kiến “không thuộc trách nhiệm của đơn vị”${sent}`;
    default:
      return `đề nghị gia hạn${requestedDueOn === null ? '' : ` đến ${formatDate(requestedDueOn)}`}${sent}`;
  }
}

/** In the agency's receipt. */
export function overtakenLine(before: Assignment): string {
  return `Nội dung này thay cho ${requestWords(before)}; nội dung trước không còn chờ quyết định.`;
}

/** In the card of what waits in its place. */
export function takesThePlaceLine(before: Assignment): string {
  return `Thay cho ${requestWords(before)} của đơn vị, nay không còn chờ quyết định.`;
}

/** To those who would have decided, where nothing waits in its place. */
export function composeOvertaken(
  card: Card,
  before: Assignment,
  { by, ...said }: SaidWords & { readonly by: string },
  today: LocalDate,
): OutgoingMessage {
  return write([
    bold('Không còn chờ quyết định'),
    `${cardName(card)} ${titleWords(card.task, 120)}`,
    `${card.agency.name} đã báo lại, nên ${requestWords(before)} không còn chờ quyết định. Người báo: ${shorten(by, 60)}.${quotedWords(said)}`,
    `Đang ghi nhận: ${stateOf(card, today)}.`,
  ]);
}

/** To those who were asked to decide: the agency took back what it had asked, or edited it into something else. */
export function composeRequestGone(
  card: Card,
  was: Assignment,
  { by, how }: { readonly by: string; readonly how: 'taken_back' | 'edited' },
  today: LocalDate,
): OutgoingMessage {
  const request = requestWords(was);
  const done =
    how === 'edited'
      ? `đã sửa tin, nên ${request} không còn chờ quyết định`
      : `đã rút ${request}, nên không còn chờ quyết định`;
  return write([
    bold('Không còn chờ quyết định'),
    `${cardName(card)} ${titleWords(card.task, 120)}`,
    `${card.agency.name} ${done}. Người thực hiện: ${shorten(by, 60)}.`,
    `Đang ghi nhận: ${stateOf(card, today)}.`,
  ]);
}

/** What leaves a request without an object: a decision of the secretariat's, an amended decision, or a merger. */
export type DroppedBy = 'cancelled' | 'suspended' | 'withdrawn' | 'amended' | 'joined' | 'joined_by';

const DROPPED_BECAUSE: Record<DroppedBy, string> = {
  cancelled: 'Văn phòng đã quyết định thôi theo dõi nhiệm vụ',
  suspended: 'cả nhiệm vụ đã được xác nhận tạm dừng',
  withdrawn: 'văn bản sửa đổi không còn giao nhiệm vụ này cho đơn vị',
  amended: 'văn bản sửa đổi đã ấn định thời hạn mới',
  joined: 'phần việc đã nhập vào phần việc cùng nhiệm vụ của đơn vị kế thừa',
  joined_by: 'nội dung của phần việc vừa nhập vào đang chờ quyết định thay cho nội dung này',
};

/** To those who were asked to decide. */
export function composeDropped(card: Card, was: Assignment, why: DroppedBy, today: LocalDate): OutgoingMessage {
  // Who was merged is there no more.
  const whose = why === 'joined' ? `Phần việc trước đây của ${card.agency.name}` : card.agency.name;
  return write([
    bold('Không còn chờ quyết định'),
    `${cardName(card)} ${titleWords(card.task, 120)}`,
    `${whose}: ${requestWords(was)} không còn chờ quyết định, vì ${DROPPED_BECAUSE[why]}.`,
    ...(why === 'amended'
      ? [`Đang ghi nhận: ${stateOf(card, today)}; thời hạn: ${deadlineWords(card.assignment)}.`]
      : []),
  ]);
}

/** What was asked of a share that became one with another, of which only `waits` is decided. */
export interface DroppedInMerger {
  /** The agency whose share it was. */
  readonly asker: string;
  readonly was: Assignment;
  readonly waits: Assignment;
  /** By which the shares became one. */
  readonly document: string;
}

/** To whoever asked. */
export function composeDroppedInMerger(card: Card, { asker, was, waits, document }: DroppedInMerger): OutgoingMessage {
  return write([
    bold('Không còn chờ quyết định'),
    `${cardName(card)} ${titleWords(card.task, 120)}`,
    `Phần việc trùng nhập làm một (${shorten(document, 120)}), nên ${requestWords(was)} của ${asker} không còn chờ quyết định. Đang chờ quyết định: ${requestWords(waits)}.`,
    'Nếu nội dung trước vẫn cần, đề nghị đơn vị báo lại sau khi có quyết định.',
  ]);
}
