/** Answers to the reading commands. `scope` names whose tasks are shown; a list never shows more than its chat may see. */

import { daysOverdue } from '../domain/assignment.ts';
import { formatDate, type Instant, type LocalDate } from '../domain/dates.ts';
import type { Card } from '../domain/task.ts';
import type { OutgoingMessage } from './message.ts';
import { writePage } from './paginate.ts';
import { bold, type Line } from './write.ts';
import {
  cardLine,
  count,
  extensionWords,
  momentWords,
  shorten,
  stateWords,
  taskName,
  titleWords,
  waitingDays,
} from './words.ts';

export interface ListContext {
  readonly today: LocalDate;
  /** Null for everybody's tasks. */
  readonly agency: string | null;
  readonly page: number;
}

const asOf = (today: LocalDate): string => `tính đến ngày ${formatDate(today)}`;
const of = (agency: string | null): string => (agency === null ? '' : ` – ${agency}`);

/**
 * Overdue by agency, the agency with the longest delay first, each agency's latest task first. Waiting and silent
 * ones are counted apart: they are nobody's delay, or nobody's date.
 */
export function composeOverdue(
  lists: { overdue: readonly Card[]; waiting: readonly Card[]; silent: readonly Card[] },
  context: ListContext,
): OutgoingMessage {
  const { today, agency, page } = context;
  const { overdue, waiting, silent } = lists;
  const groups = byAgency(overdue, today);
  const items: Line[][] = groups.flatMap(({ name, cards }, index) =>
    cards.map((card, position) => {
      const line = overdueLine(card, today);
      if (agency !== null || position > 0) return [line];
      const longest = count(daysOverdue(card.assignment, today));
      return [
        '',
        bold(`${String(index + 1)}. ${name}: ${count(cards.length)} nhiệm vụ, lâu nhất ${longest} ngày`),
        line,
      ];
    }),
  );
  if (waiting.length > 0)
    items.push(['', bold(`Đang chờ Văn phòng / lãnh đạo: ${count(waiting.length)} (không tính là chậm)`)]);
  for (const card of waiting) items.push([waitingLine(card, today, agency === null)]);
  const total =
    overdue.length === 0
      ? 'Không có nhiệm vụ quá hạn.'
      : `Quá hạn: ${count(overdue.length)} lượt${agency === null ? ` tại ${count(groups.length)} đơn vị` : ''}. Số ngày tính từ ngày sau ngày đến hạn.`;
  const apart = [
    ...(waiting.length > 0 ? [`đang chờ Văn phòng / lãnh đạo: ${count(waiting.length)}`] : []),
    ...(silent.length > 0
      ? [`không ấn định ngày, chưa báo cáo kỳ vừa qua: ${count(silent.length)} (xem /imlang)`]
      : []),
  ];
  return writePage({
    head: [
      bold(`Nhiệm vụ quá hạn${of(agency)}, ${asOf(today)}`),
      total,
      ...(apart.length === 0 ? [] : [`Không tính là quá hạn: ${apart.join('; ')}.`]),
    ],
    items,
    foot: [],
    command: 'quahan',
    argument: '',
    page,
  });
}

function byAgency(cards: readonly Card[], today: LocalDate): { name: string; cards: readonly Card[] }[] {
  const groups = Map.groupBy(cards, (card) => card.agency.id);
  const longest = (group: readonly Card[]): number =>
    Math.max(...group.map((card) => daysOverdue(card.assignment, today)));
  return [...groups.values()]
    .map((group) => ({ name: group[0]?.agency.name ?? '', cards: group }))
    .sort((a, b) => longest(b.cards) - longest(a.cards) || b.cards.length - a.cards.length);
}

function overdueLine({ task, assignment }: Card, today: LocalDate): Line {
  const told = assignment.reportedOn === null ? 'chưa có báo cáo' : stateWords(assignment, today);
  const due = assignment.dueOn === null ? '' : formatDate(assignment.dueOn);
  const extended = extensionWords(assignment);
  return `${taskName(task)} ${titleWords(task, 80)} – ${assignment.deadline.text}, hạn ${due}, quá ${count(daysOverdue(assignment, today))} ngày${extended === '' ? '' : `, ${extended}`}; ${told}`;
}

function waitingLine({ task, assignment, agency }: Card, today: LocalDate, withAgency: boolean): string {
  const what =
    assignment.waitingFor === 'confirmation'
      ? 'chờ xác nhận hoàn thành'
      : `chờ quyết định gia hạn đến ${assignment.requestedDueOn === null ? '–' : formatDate(assignment.requestedDueOn)}`;
  return `${taskName(task)}${withAgency ? ` ${agency.name}` : ''}: ${titleWords(task, 60)} – ${what}: ${waitingDays(assignment, today)}`;
}

/** A list of cards under a title; a list of everybody's is grouped by agency, the agency with most of them first. */
export function composeCardList(
  title: string,
  cards: readonly Card[],
  empty: string,
  command: { name: string; argument: string },
  context: ListContext,
): OutgoingMessage {
  const { today, agency, page } = context;
  const groups = [...Map.groupBy(cards, (card) => card.agency.id).values()].sort((a, b) => b.length - a.length);
  const items =
    agency !== null
      ? cards.map((card): Line[] => [cardLine(card, today)])
      : groups.flatMap((group) =>
          group.map((card, position): Line[] => [
            ...(position === 0 ? ['', bold(`${card.agency.name}: ${count(group.length)}`)] : []),
            cardLine(card, today),
          ]),
        );
  return writePage({
    head: [
      bold(`${title}${of(agency)}, ${asOf(today)}: ${count(cards.length)}`),
      ...(cards.length === 0 ? [empty] : []),
    ],
    items,
    foot: [],
    command: command.name,
    argument: command.argument,
    page,
  });
}

/** One line of a history, already in words. */
export interface HistoryLine {
  readonly at: Instant;
  readonly actor: string;
  readonly agency: string | null;
  readonly what: string;
  readonly text: string | null;
}

export function composeHistory(
  card: Card,
  lines: readonly HistoryLine[],
  timeZone: string,
  page: number,
): OutgoingMessage {
  return writePage({
    head: [
      bold(`Lịch sử ${taskName(card.task)}: ${count(lines.length)} việc`),
      titleWords(card.task, 120),
      ...(lines.length === 0 ? ['Chưa có báo cáo nào.'] : []),
    ],
    items: lines.map((line) => [
      `${momentWords(line.at, timeZone)} – ${line.actor}${line.agency === null ? '' : ` (${line.agency})`}: ${line.what}${line.text === null ? '' : ` – “${shorten(line.text, 160)}”`}`,
    ]),
    foot: [],
    command: 'lichsu',
    argument: String(card.task.id),
    page,
  });
}
