/** What people are told when an amended decision changes what is followed. */

import { formatDate, type LocalDate } from '../../domain/calendar/dates.ts';
import type { AmendingDocument } from '../../domain/tasks/amendment.ts';
import type { Agency, Card, Programme, Task } from '../../domain/tasks/task.ts';
import type { OutgoingMessage } from '../message/message.ts';
import { count, decisionWordsOf, shorten, taskName, taskOfDecision, titleWords } from './words.ts';
import { deadlineWords } from './deadline-words.ts';
import { bold, write, type Line } from './write.ts';

/** One thing that the decision says otherwise; `what` in the words of the record, "thời hạn". */
export interface Difference {
  readonly what: string;
  readonly before: string;
  readonly after: string;
}

/**
 * A task of one agency. `notes` say what becomes of its periods; `leaves`: others lead the task now, and nobody has decided
 * yet that this agency is through with it.
 */
export interface AmendedTask {
  readonly task: Task;
  readonly differences: readonly Difference[];
  readonly notes: readonly string[];
  /** All that is open of it is suspended: it is not asked for. */
  readonly isSuspended?: boolean;
  /** False where all that the agency has of it is completed. */
  readonly isOpen: boolean;
  readonly leaves: boolean;
}

/** `to` leads the task from now on; null when the decision has the task no more. */
export interface GivenUpAssignment {
  readonly card: Card;
  readonly to: string | null;
}

/** What an amendment means to one agency. */
export interface AgencyNews {
  readonly agency: Agency;
  readonly amended: readonly AmendedTask[];
  readonly added: readonly Card[];
  readonly givenUp: readonly GivenUpAssignment[];
}

export interface LapsedRequest {
  readonly card: Card;
  readonly requestedDueOn: LocalDate;
}

/** `proposed` wait for a person to give them up. */
export interface AmendmentSummary {
  readonly programme: Programme;
  /** What amends it, where that is another document. */
  readonly document: AmendingDocument | null;
  readonly head: readonly Difference[];
  readonly added: number;
  readonly changed: number;
  readonly withdrawn: number;
  readonly proposed: readonly Task[];
  /** Tasks of programmes that ended and went on under what is withdrawn. */
  readonly leftOpen: readonly Task[];
  /** Whose request for a later date has no object any more. */
  readonly lapsed: readonly LapsedRequest[];
  readonly told: readonly Agency[];
  /** They have no chat. */
  readonly untold: readonly Agency[];
  /** They have ended, and what is open of them waits for a successor. */
  readonly orphaned: readonly Agency[];
}

/** Tasks of a section that a message lists; /viec shows all. */
const MOST_TASKS = 10;
const MOST_AGENCIES = 20;
const TITLE_LENGTH = 90;
const WORDS_LENGTH = 160;
/** Words that both have at their beginnings are shown so far before they part. */
const SHARED_LENGTH = 30;

/** To the chat of an agency: all that changed for it, in one message. */
export function amendmentForAgency(
  programme: Programme,
  { agency, amended, added, givenUp }: AgencyNews,
  document: AmendingDocument | null = null,
): OutgoingMessage {
  const isFollowed = added.length > 0 || amended.some(({ isSuspended }) => isSuspended !== true);
  return write([
    bold(`Điều chỉnh nhiệm vụ – ${agency.name}`),
    `${byWhat(programme, document)}, nhiệm vụ của đơn vị được điều chỉnh như sau:`,
    ...section('Thay đổi', amended, amendedLines),
    ...section(
      'Giao mới',
      ofEachTask(added, ({ task }) => task),
      (card) => [`• ${nameAndTitle(card.task)}`, `   thời hạn: ${deadlineWords(card.assignment)}`],
    ),
    ...section(
      'Thôi theo dõi',
      ofEachTask(givenUp, ({ card }) => card.task),
      ({ card, to }) => [
        `• ${nameAndTitle(card.task)}${to === null ? '' : ` (chuyển ${shorten(to, TITLE_LENGTH)} chủ trì)`}`,
      ],
    ),
    '',
    ...(givenUp.length > 0 ? ['Nhiệm vụ thôi theo dõi không phải báo cáo thêm.'] : []),
    'Kết quả đã báo và lịch sử giữ nguyên.',
    ...(isFollowed ? ['Việc nhắc tiếp tục theo nội dung mới. Xem tất cả: /viec.'] : []),
  ]);
}

function byWhat(programme: Programme, document: AmendingDocument | null): string {
  const decision = decisionWordsOf(programme);
  return document === null
    ? `Theo ${decision} ngày ${formatDate(programme.issuedOn)} vừa được cập nhật`
    : `Theo văn bản số ${document.number} ngày ${formatDate(document.issuedOn)} sửa đổi ${decision}`;
}

/** To the secretariat: what came in, who was told, and what waits for its decision. */
export function amendmentForSecretariat(summary: AmendmentSummary): OutgoingMessage {
  const { programme, document, head, added, changed, withdrawn, proposed, leftOpen, lapsed, told, untold, orphaned } =
    summary;
  return write([
    bold('Đã cập nhật văn bản giao nhiệm vụ'),
    `${document === null ? '' : `Văn bản số ${document.number} sửa đổi `}${decisionWordsOf(programme)}: ${count(added)} nhiệm vụ mới, ${count(changed)} thay đổi, ${count(withdrawn)} thôi theo dõi.`,
    ...head.map(differenceLine),
    ...(told.length > 0 ? [`Đã thông báo: ${names(told)}.`] : []),
    ...(untold.length > 0 ? [`Chưa có nhóm chat để thông báo: ${names(untold)}.`] : []),
    ...(orphaned.length > 0 ? [`Đã kết thúc hoạt động, nhiệm vụ chờ giao đơn vị kế thừa: ${names(orphaned)}.`] : []),
    ...section('Đề nghị gia hạn không còn hiệu lực vì thời hạn đã đổi', lapsed, ({ card, requestedDueOn }) => [
      `• ${nameAndTitle(card.task)} – ${card.agency.name}, xin đến ${formatDate(requestedDueOn)}`,
    ]),
    ...section('Nhiệm vụ cũ không còn được chuyển tiếp, vì nhiệm vụ tiếp nối đã thôi theo dõi', leftOpen, (task) => [
      `• ${taskOfDecision(task)} ${titleWords(task, TITLE_LENGTH)}`,
    ]),
    ...(leftOpen.length > 0 ? ['Xem và chuyển tiếp sang nhiệm vụ khác: /chuyentiep.'] : []),
    ...section('Không còn trong văn bản', proposed, (task) => [`• ${nameAndTitle(task)}`]),
    ...(proposed.length > 0
      ? ['Các nhiệm vụ này vẫn được theo dõi cho đến khi Văn phòng quyết định thôi theo dõi (lệnh import --withdraw).']
      : []),
  ]);
}

/** Of a recurring duty the periods are several assignments of one task. */
function ofEachTask<Item>(items: readonly Item[], taskOf: (item: Item) => Task): Item[] {
  return [...new Map(items.map((item) => [taskOf(item).id, item])).values()];
}

function amendedLines({ task, differences, notes, leaves }: AmendedTask): string[] {
  return [
    `• ${nameAndTitle(task)}`,
    ...differences.map(differenceLine),
    ...notes.map((note) => `   ${note}`),
    ...(leaves ? ['   vẫn theo dõi tại đơn vị cho đến khi Văn phòng quyết định'] : []),
  ];
}

function section<Item>(name: string, items: readonly Item[], linesOf: (item: Item) => readonly string[]): Line[] {
  if (items.length === 0) return [];
  const more = items.length - MOST_TASKS;
  return [
    '',
    bold(`${name}: ${count(items.length)} nhiệm vụ`),
    ...items.slice(0, MOST_TASKS).flatMap(linesOf),
    ...(more > 0 ? [`… và ${count(more)} nhiệm vụ khác.`] : []),
  ];
}

function differenceLine({ what, before, after }: Difference): string {
  const from = partingOf(before, after);
  return `   ${what}: ${excerpt(before, from)} → ${excerpt(after, from)}`;
}

/** Where long texts are to be shown from, that what differs is seen: 0, or the beginning of a word. */
function partingOf(before: string, after: string): number {
  if (Math.max(before.length, after.length) <= WORDS_LENGTH) return 0;
  let shared = 0;
  while (shared < before.length && before.charAt(shared) === after.charAt(shared)) shared += 1;
  return shared <= SHARED_LENGTH ? 0 : before.lastIndexOf(' ', shared - SHARED_LENGTH) + 1;
}

function excerpt(text: string, from: number): string {
  if (text === '') return '(không ghi)';
  return `${from > 0 ? '…' : ''}${shorten(text.slice(from), WORDS_LENGTH)}`;
}

function nameAndTitle(task: Task): string {
  return `${taskName(task)} ${titleWords(task, TITLE_LENGTH)}`;
}

function names(agencies: readonly Agency[]): string {
  const more = agencies.length - MOST_AGENCIES;
  const listed = agencies.slice(0, MOST_AGENCIES).map(({ name }) => name);
  return `${listed.join(', ')}${more > 0 ? ` và ${count(more)} đơn vị khác` : ''}`;
}
