/** What people are told when agencies change. */

import { formatDate, type LocalDate } from '../../domain/calendar/dates.ts';
import type { SuccessionKind, SuccessionPlan } from '../../domain/agencies/succession.ts';
import { isAgencysTurn } from '../../domain/tasks/assignment.ts';
import type { Agency, Card } from '../../domain/tasks/task.ts';
import type { OutgoingMessage } from '../message/message.ts';
import { cardName, count, shorten, titleWords } from './words.ts';
import { deadlineWords, distanceOf } from './deadline-words.ts';
import { stateAndReportOf } from './state-words.ts';
import { numberWords } from './task-buttons.ts';
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
  /** The successor had an assignment of the same task, `whole`: the two become one. */
  readonly joined: readonly { readonly card: Card; readonly to: Agency; readonly whole: number }[];
  /** Without a successor yet: they wait for the secretariat. */
  readonly waiting: readonly Card[];
  readonly chats: number;
  readonly people: number;
  /** Successors that took something over and cannot be told of it yet. */
  readonly withoutChat: readonly Agency[];
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

/** What an heir took over, as it stands now. */
interface TakenOver {
  readonly plan: SuccessionPlan;
  readonly heir: Agency;
  readonly predecessors: readonly Agency[];
  readonly moved: readonly Card[];
  /** Its own assignments, with which a predecessor's of the same task became one. */
  readonly joined: readonly Card[];
  /** The people and the chats of the agency that had it came along. */
  readonly withPeople: boolean;
}

/** To the chats of an heir: from whom, by which document, what was reported so far, and what waits. */
export function toldToHeir(
  { plan, heir, predecessors, moved, joined, withPeople }: TakenOver,
  today: LocalDate,
): OutgoingMessage {
  const ended = predecessors.filter(({ id }) => id !== heir.id);
  // What waits for a decision is not the agency's to report on.
  const first = [...moved, ...joined].find(({ assignment }) => isAgencysTurn(assignment));
  const asks =
    first === undefined
      ? ''
      : `Đề nghị đơn vị cho biết tình hình: trả lời (Reply) tin này kèm số, ví dụ “${numberWords(first)} 70%”. `;
  return write([
    bold(`${heir.name} tiếp nhận nhiệm vụ`),
    `Từ ngày ${formatDate(plan.from)}, theo ${shorten(plan.document, 200)}, ${heir.name} tiếp nhận nhiệm vụ của ${names(ended)}.`,
    ...(moved.length === 0 ? [] : [`Nhiệm vụ chuyển đến: ${count(moved.length)}.`]),
    ...listed(moved, (card) => standing(card, today)),
    ...(joined.length === 0
      ? []
      : [`Nhiệm vụ đơn vị đang chủ trì, nay gồm cả phần việc trùng: ${count(joined.length)}.`]),
    ...listed(joined, (card) => standing(card, today)),
    `Thời hạn và kết quả đã báo giữ nguyên. ${withPeople ? 'Đầu mối cũ tiếp tục báo cáo tại nhóm này. ' : ''}Việc nhắc, đôn đốc đơn vị tính từ ngày có tin này.`,
    `${asks}Xem tất cả: /viec.`,
  ]);
}

/** "hạn 30/09/2022; quá hạn 46 ngày; trước đây Sở B; đang thực hiện, 40 %; báo cáo gần nhất: 05/02/2025" */
function standing(card: Card, today: LocalDate): string {
  const { assignment, formerly } = card;
  const facts = [
    assignment.dueOn === null ? deadlineWords(assignment) : `hạn ${formatDate(assignment.dueOn)}`,
    distanceOf(card, today),
    formerly === null ? '' : `trước đây ${formerly}`,
    ...stateAndReportOf(card, today),
  ];
  return facts.filter((fact) => fact !== '').join('; ');
}

/** To the chats of a successor that took nothing over, which in a split may be so for now. */
export function toldOfNothing({ plan, predecessors }: SuccessionSummary, successor: Agency): OutgoingMessage {
  const ended = predecessors.filter(({ id }) => id !== successor.id);
  return write([
    bold(`Sắp xếp đơn vị – ${successor.name}`),
    `Từ ngày ${formatDate(plan.from)}, theo ${shorten(plan.document, 200)}: ${names(ended)} ${KINDS[plan.kind]}. Hiện không có nhiệm vụ đang mở nào chuyển đến ${successor.name}.`,
  ]);
}

/** To the groups of an agency that ended, or gave tasks up in a split: who answers now for them, or where to turn. */
export function toldToOldGroup(summary: SuccessionSummary, predecessor: Agency): OutgoingMessage {
  const { plan, moved, joined, waiting, successors } = summary;
  const [first] = successors;
  const taken = [...moved, ...joined].filter(({ card }) => card.agency.id === predecessor.id);
  const left = waiting.filter(({ agency }) => agency.id === predecessor.id);
  const stays = successors.some(({ id }) => id === predecessor.id);
  const group = stays
    ? `Các nhiệm vụ không nêu dưới đây vẫn do ${predecessor.name} thực hiện.`
    : first === undefined
      ? 'Nhóm này không còn nhận tin nhắc việc.'
      : `Nhóm này từ nay là nhóm của ${first.name}.`;
  return write([
    bold(`${predecessor.name} ${KINDS[plan.kind]}`),
    `Từ ngày ${formatDate(plan.from)}, theo ${shorten(plan.document, 200)}, ${predecessor.name} ${KINDS[plan.kind]}. ${group}`,
    ...successors.flatMap((successor) => {
      const own = taken.filter(({ to }) => to.id === successor.id);
      return own.length === 0 ? [] : [`Nay do ${successor.name} thực hiện: ${numbers(own.map(({ card }) => card))}.`];
    }),
    ...(left.length === 0 ? [] : [`Chờ Văn phòng giao đơn vị kế thừa: ${numbers(left)}.`]),
    'Kết quả đã báo được giữ nguyên. Cần trao đổi về các nhiệm vụ trên: đề nghị liên hệ Văn phòng.',
  ]);
}

function numbers(cards: readonly Card[]): string {
  const more = cards.length - MOST_LINES;
  const named = cards.slice(0, MOST_LINES).map(cardName);
  return [...named, ...(more > 0 ? [`và ${count(more)} nhiệm vụ khác`] : [])].join(', ');
}

/** To the secretariat: what moved, and what waits for its decision. */
export function toldToSecretariat({ plan, predecessors, successors, ...rest }: SuccessionSummary): OutgoingMessage {
  const isAmong = (agencies: readonly Agency[], { id }: Agency): boolean => agencies.some((other) => other.id === id);
  const ended = predecessors.filter((agency) => !isAmong(successors, agency));
  // In a split the divided agency may stay beside what is split off.
  const splitOff = successors.filter((agency) => !isAmong(predecessors, agency));
  const into =
    successors.length === 0
      ? ''
      : ended.length === 0
        ? `; phần tách ra: ${names(splitOff)}`
        : `; đơn vị kế thừa: ${names(successors)}`;
  return write([
    bold('Sắp xếp đơn vị'),
    `${names(ended.length === 0 ? predecessors : ended)}: ${KINDS[plan.kind]} từ ngày ${formatDate(plan.from)}${into}. Căn cứ: ${shorten(plan.document, 200)}.`,
    ...movedLine(rest, successors),
    ...orphanLines(rest.waiting),
    ...withoutChatLines(rest.withoutChat),
  ]);
}

/** "Chuyển 2 nhiệm vụ, 1 nhóm chat, 1 đầu mối; nhập 1 phần việc trùng.", without what there was none of. */
function movedLine(
  { moved, joined, chats, people }: Pick<SuccessionSummary, 'moved' | 'joined' | 'chats' | 'people'>,
  successors: readonly Agency[],
): Line[] {
  const passed = [
    { all: moved.length, words: 'nhiệm vụ' },
    { all: chats, words: 'nhóm chat' },
    { all: people, words: 'đầu mối' },
  ].flatMap(({ all, words }) => (all === 0 ? [] : [`${count(all)} ${words}`]));
  const parts = [
    // Of an agency without a successor they pass to nobody.
    ...(passed.length === 0 || successors.length === 0 ? [] : [`chuyển ${passed.join(', ')}`]),
    ...(joined.length === 0 ? [] : [`nhập ${count(joined.length)} phần việc trùng`]),
  ].join('; ');
  return parts === '' ? [] : [`${parts.charAt(0).toLocaleUpperCase('vi')}${parts.slice(1)}.`];
}

/** What must be done before these can be told of what they took over. */
function withoutChatLines(agencies: readonly Agency[]): Line[] {
  if (agencies.length === 0) return [];
  return [
    '',
    `Chưa có nhóm chat, nên chưa báo được việc tiếp nhận: ${names(agencies)}. Đề nghị cấp mã liên kết nhóm; đơn vị chỉ được nhắc, đôn đốc sau khi nhận tin.`,
  ];
}

function orphanLines(cards: readonly Card[]): Line[] {
  if (cards.length === 0) return [];
  return [
    '',
    bold(`Chưa có đơn vị kế thừa: ${count(cards.length)}`),
    ...listed(cards),
    'Các nhiệm vụ này tạm dừng nhắc, chờ Văn phòng giao đơn vị: /chuyen kèm số nhiệm vụ, mã đơn vị và văn bản.',
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

function listed(cards: readonly Card[], further: (card: Card) => string = () => ''): string[] {
  const more = cards.length - MOST_LINES;
  return [
    ...cards.slice(0, MOST_LINES).map((card) => {
      const more = further(card);
      return `• ${cardName(card)} ${titleWords(card.task, 90)}${more === '' ? '' : ` – ${more}`}`;
    }),
    ...(more > 0 ? [`… và ${count(more)} nhiệm vụ khác.`] : []),
  ];
}

function names(agencies: readonly Agency[]): string {
  return agencies.map(({ name }) => name).join(', ');
}
