/** Answers to the reading commands. `scope` names whose tasks are shown; a list never shows more than its chat may see. */

import { lastReportOn, standingOf } from '../../domain/tasks/assignment.ts';
import { formatDate, localDateOf, type Instant, type LocalDate } from '../../domain/calendar/dates.ts';
import { stripDiacritics } from '../../domain/strip-diacritics.ts';
import { cursorOf, cursorOfMoment, isBehind, type Cursor } from '../../domain/tasks/list-cursor.ts';
import { reviewAskedOn } from '../../domain/tasks/review.ts';
import type { ListName } from '../../domain/tasks/list-name.ts';
import type { ProposedStatus } from '../../domain/tasks/proposed-status.ts';
import { isExcused, type Card, type Programme } from '../../domain/tasks/task.ts';
import { inQuotes } from './quoted-words.ts';
import { actedOn, eventWords, type HistoryKind, type Snapshot } from './event-words.ts';
import { boundedWords, totalOf, type Bounded, type Listing } from './listing.ts';
import { LIST_WORDS } from './list-words.ts';
import type { OutgoingMessage } from '../message/message.ts';
import {
  fittingOnePage,
  rowsBehind,
  writeOrdered,
  writePage,
  writeShown,
  type ListItem,
  type PageAsked,
} from './paginate.ts';
import { allEnded } from './say-ending.ts';
import { stageWords } from './stage-words.ts';
import { bold, type Line } from './write.ts';
import { NO_REPORT, stateWords } from './state-words.ts';
import { UNREVIEWED, UNTOLD_TITLE, extensionWords, pastWords } from './deadline-words.ts';
import { awaitedWords, passedOnWords, waitingWords } from './waiting-words.ts';
import { cardLine, excusedLast, feederWords, objectionWords } from './card-line.ts';
import { cardName, count, momentWords, shorten, taskName, titleWords } from './words.ts';
import { formerlyOnce, heirWords, leadName } from './heir-words.ts';

export interface ListContext {
  readonly today: LocalDate;
  /** Null for the tasks of several. */
  readonly agency: string | null;
  /** The agencies of a person who acts for several; null for everybody's tasks, and for one agency's. */
  readonly agencies: string | null;
  /** What the command named, for the button to the next page: an agency's code, or ''. */
  readonly argument: string;
  readonly page: number;
  /** The last thing that the page before has shown; null where the page is found by counting. */
  readonly after: Cursor<ListName> | null;
}

const asOf = (today: LocalDate): string => `tính đến ngày ${formatDate(today)}`;
const of = ({ agency, agencies }: ListContext): string => {
  const names = agency ?? agencies;
  return names === null ? '' : ` – ${names}`;
};

/** What stands under a list that is not shown to its end. */
const FIRST_ONLY = (shown: number): string =>
  `Danh sách này chỉ gồm ${count(shown)} phần việc đầu; xem đầy đủ trên bảng theo dõi: /bang.`;

/**
 * Overdue by agency, the agency with the longest delay first, each agency's latest task first; a list of several
 * messages simply begins with the longest delay, an order that lasts from page to page. Waiting and silent ones are counted apart: they are nobody's delay, or nobody's
 * date.
 */
export function composeOverdue(
  lists: {
    overdue: Listing;
    waiting: Listing;
    silent: Bounded;
    unreviewed: Bounded;
    unlinked: number;
    /** All programmes that are seen here, where each of them has ended. */
    ended?: readonly Programme[];
    /** What waits for a successor, and what one took over and has not been told of: how many, and the first of them. */
    orphaned?: Orphaned;
  },
  context: ListContext,
): OutgoingMessage {
  const { today, agency, page, after } = context;
  const { overdue, waiting, silent, unreviewed, unlinked, orphaned, ended = [] } = lists;
  const total = totalOf(overdue);
  const waitingTotal = totalOf(waiting);
  const agencies = new Set(overdue.cards.map((card) => card.agency.id)).size;
  const where = agency === null && overdue.kind === 'whole' ? ` tại ${count(agencies)} đơn vị` : '';
  const apart = [
    ...(waitingTotal.count > 0 ? [`đang chờ Văn phòng / lãnh đạo: ${boundedWords(waitingTotal)}`] : []),
    ...(silent.count > 0 ? [`không ấn định ngày, chưa báo cáo kỳ vừa qua: ${boundedWords(silent)} (xem /imlang)`] : []),
  ];
  const list = {
    head: [
      bold(`Nhiệm vụ quá hạn${of(context)}, ${asOf(today)}`),
      total.count === 0
        ? LIST_WORDS.overdue.none
        : `Quá hạn: ${boundedWords(total)} phần việc${where}. Số ngày tính từ ngày sau ngày đến hạn.`,
      ...allEnded(ended),
      ...unaskedLine(unreviewed, unlinked),
      ...(apart.length === 0 ? [] : [`Không tính là quá hạn: ${apart.join('; ')}.`]),
    ],
    foot: [
      ...(page > 1 || after !== null ? [] : orphanedLines(orphaned)),
      ...(total.more ? [FIRST_ONLY(total.count)] : []),
    ],
    command: 'quahan',
    argument: context.argument,
    page,
    after,
  };
  const once = formerlyOnce();
  const itemOf = (card: Card): ListItem => ({
    lines: [`${ownerOf(card, agency)}${overdueLine(once(card), today)}`],
    cursor: cursorOf('overdue', card),
  });
  if (overdue.kind === 'page') {
    return writeShown({ ...list, page: overdue.page }, overdue.cards.map(itemOf), overdue.pages);
  }
  const grouped = after === null ? fittingOnePage(list, overdueItems(lists, context)) : null;
  if (grouped !== null) return writePage({ ...list, items: grouped });
  const left = after?.list === 'waiting' ? [] : behind(overdue.cards, after);
  const leftWaiting = after?.list === 'waiting' ? behind(waitingCards(waiting), after) : waitingCards(waiting);
  const items = [...left.map(itemOf), ...waitingItems(waiting, leftWaiting, context)];
  return writeOrdered({ ...list, items });
}

/** `untold` of the `total` have an agency already, which has not been told. */
interface Orphaned {
  readonly total: number;
  readonly untold: number;
  readonly cards: readonly Card[];
}

/** Nobody's lateness, and work that is undone: whose it was, and who has it to come. */
function orphanedLines(orphaned: Orphaned | undefined): Line[] {
  if (orphaned === undefined) return [];
  const { total, untold, cards } = orphaned;
  const [told, apart] = [true, false].map((isOrphan) =>
    cards.filter(({ assignment }) => (assignment.orphanedOn !== null) === isOrphan),
  );
  return [
    ...asideLines(LIST_WORDS.orphaned.title, total - untold, told ?? []),
    ...asideLines(UNTOLD_TITLE, untold, apart ?? []),
  ];
}

function asideLines(title: string, total: number, cards: readonly Card[]): Line[] {
  if (total === 0) return [];
  // Behind none that is named there are no others: the heading has their number.
  const more = cards.length > 0 && total > cards.length ? [`… và ${count(total - cards.length)} nhiệm vụ khác`] : [];
  return [
    '',
    bold(`${title}: ${count(total)} (không tính là chậm)`),
    ...cards.map(formerlyOnce()).map((card) => `${cardName(card)} ${leadName(card)}: ${titleWords(card.task, 60)}`),
    ...more,
  ];
}

/** What of the list the pages before have not shown. */
function behind(cards: readonly Card[], after: Cursor<ListName> | null): readonly Card[] {
  return after === null ? cards : cards.filter((card) => isBehind(card, after));
}

/** What is not judged yet, and who cannot be asked: "Chưa rà soát hiện trạng: 24 phần việc (xem /rasoat); chưa liên kết: 12 đơn vị." */
export function unaskedLine(unreviewed: Bounded, unlinked: number): string[] {
  const parts = [
    ...(unreviewed.count > 0
      ? [`${UNREVIEWED}: ${boundedWords(unreviewed)} phần việc, không tính là quá hạn (xem /rasoat)`]
      : []),
    ...(unlinked > 0 ? [`chưa liên kết: ${count(unlinked)} đơn vị`] : []),
  ];
  const line = parts.join('; ');
  return line === '' ? [] : [`${line.charAt(0).toLocaleUpperCase('vi')}${line.slice(1)}.`];
}

/** Each agency's name stands above its first task, in a list of everybody's; behind all of them what waits. */
function* overdueItems(
  { overdue, waiting }: { overdue: Listing; waiting: Listing },
  context: ListContext,
): Generator<readonly Line[]> {
  const { today, agency } = context;
  const once = formerlyOnce();
  for (const [index, { name, cards }] of byAgency(overdue.cards, today).entries()) {
    for (const [position, card] of cards.entries()) {
      const line = overdueLine(once(card), today);
      if (agency !== null || position > 0) {
        yield [line];
        continue;
      }
      const longest = count(longestOf(cards, today));
      yield [
        '',
        bold(`${String(index + 1)}. ${name}: ${count(cards.length)} nhiệm vụ, lâu nhất ${longest} ngày`),
        line,
      ];
    }
  }
  for (const { lines } of waitingItems(waiting, waitingCards(waiting), context)) yield lines;
}

/** What waits under its own heading, from `cards` on; too many are only counted. */
function waitingItems(waiting: Listing, cards: readonly Card[], { today, agency }: ListContext): ListItem[] {
  const total = totalOf(waiting);
  const heading = bold(`${LIST_WORDS.waiting.title}: ${boundedWords(total)} (không tính là chậm)`);
  if (waiting.kind === 'page') return [{ lines: ['', heading], cursor: null }];
  return cards.map(formerlyOnce()).map((card, index) => ({
    lines: [...(index === 0 ? ['', heading] : []), waitingLine(card, today, agency === null)],
    cursor: cursorOf('waiting', card),
  }));
}

function waitingCards(waiting: Listing): readonly Card[] {
  return waiting.kind === 'whole' ? waiting.cards : [];
}

/** Whose task it is, where that is not said above it. */
function ownerOf(card: Card, agency: string | null): string {
  return agency === null ? `${card.agency.name}: ` : '';
}

function byAgency(cards: readonly Card[], today: LocalDate): { name: string; cards: readonly Card[] }[] {
  const groups = Map.groupBy(cards, (card) => card.agency.id);
  return [...groups.values()]
    .map((group) => ({
      name: group[0]?.agency.name ?? '',
      cards: excusedLast(group),
      // What waits for another's late result stands behind what is its agency's own delay.
      ownDays: longestOf(
        group.filter((card) => !isExcused(card)),
        today,
      ),
    }))
    .sort((a, b) => b.ownDays - a.ownDays || b.cards.length - a.cards.length);
}

/** 0 of none. */
function longestOf(cards: readonly Card[], today: LocalDate): number {
  return Math.max(0, ...cards.map((card) => standingOf(card.assignment, today).daysOverdue));
}

function overdueLine(card: Card, today: LocalDate): string {
  const { task, assignment } = card;
  const remarks = [feederWords(card), heirWords(card), objectionWords(card)].filter((words) => words !== '');
  const told = lastReportOn(assignment) === null ? NO_REPORT : stateWords(assignment, today);
  const due = assignment.dueOn === null ? '' : formatDate(assignment.dueOn);
  const extended = extensionWords(assignment);
  return `${cardName(card)} ${titleWords(task, 80)} – ${assignment.deadline.text}, hạn ${due}, ${pastWords(assignment, today)}${extended === '' ? '' : `, ${extended}`}; ${[...remarks, told].join('; ')}`;
}

function waitingLine(card: Card, today: LocalDate, withAgency: boolean): string {
  const { task, assignment } = card;
  const remarks = [passedOnWords(card), objectionWords(card)].filter((words) => words !== '');
  return `${cardName(card)}${withAgency ? ` ${leadName(card)}` : ''}: ${titleWords(task, 60)} – ${awaitedWords(assignment)}: ${[waitingWords(assignment, today), ...remarks].join('; ')}`;
}

/** What a list is called, what an empty one says, and the command that a button to the next page repeats. */
interface ListWords {
  readonly name: ListName;
  readonly title: string;
  readonly empty: string;
  readonly command: string;
  readonly argument: string;
  /** Under the heading of the first page. */
  readonly notes?: readonly string[];
}

/** A letter that asked an agency for the review, of day `on`. */
interface Letter {
  readonly agency: string;
  readonly document: string;
  readonly on: LocalDate;
}

/** "Đã đề nghị bằng văn bản: Sở Y tế (Công văn số 12/VP-TH ngày 30/11/2026, trả lời trước 30/12/2026)." */
function lettersLine(letters: readonly Letter[]): string[] {
  if (letters.length === 0) return [];
  const shown = letters
    .slice(0, MOST_LETTERS)
    .map(
      ({ agency, document, on }) =>
        `${agency} (${shorten(document, 60)} ngày ${formatDate(on)}, trả lời trước ${formatDate(reviewAskedOn(on))})`,
    );
  const left = letters.length - shown.length;
  return [`Đã đề nghị bằng văn bản: ${shown.join('; ')}${left === 0 ? '' : ` và ${count(left)} đơn vị khác`}.`];
}

const MOST_LETTERS = 10;

/** The command that turns the pages of a list. */
const PAGE_COMMANDS = { open: 'viec', upcoming: 'sapden', silent: 'imlang', unreviewed: 'rasoat' } as const;

/** One named list of assignments, a page at a time; `letters` are the agencies that were asked by letter. */
export function composeTaskList(
  name: keyof typeof PAGE_COMMANDS,
  listing: Listing,
  context: ListContext,
  letters: readonly Letter[] = [],
  furtherNotes: readonly string[] = [],
): OutgoingMessage {
  const { title, none } = LIST_WORDS[name];
  const notes = [...lettersLine(letters), ...furtherNotes];
  return composeCardList(
    { name, title, empty: none, command: PAGE_COMMANDS[name], argument: context.argument, notes },
    listing,
    context,
  );
}

export const FIND_USAGE = 'Đề nghị gửi /tim kèm từ cần tìm, ví dụ: /tim quy hoạch.';
/** A button's data is short; the search strips diacritics anyway. */
const LONGEST_REPEATED = 24;

/** The words of a search as the button to its next page repeats them. */
export function repeatable(words: string): string {
  return stripDiacritics(words).slice(0, LONGEST_REPEATED);
}

/** What a search for `words` found. */
export function composeFound(words: string, cards: readonly Card[], context: ListContext): OutgoingMessage {
  const list = {
    name: 'all' as const,
    title: `Tìm “${words}”`,
    empty: 'Không tìm thấy nhiệm vụ nào.',
    command: 'tim',
    argument: repeatable(words),
  };
  return composeCardList(list, { kind: 'whole', cards }, context);
}

/**
 * A list of cards under a title; a list of everybody's is grouped by agency, the agency with most of them first, while
 * it fits into one message.
 */
function composeCardList(
  { name, title, empty, command, argument, notes = [] }: ListWords,
  listing: Listing,
  context: ListContext,
): OutgoingMessage {
  const { today, agency, page, after } = context;
  const total = totalOf(listing);
  const list = {
    head: [
      bold(`${title}${of(context)}, ${asOf(today)}: ${boundedWords(total)}`),
      ...(total.count === 0 ? [empty] : []),
      ...(page > 1 || after !== null ? [] : notes),
    ],
    foot: total.more ? [FIRST_ONLY(total.count)] : [],
    command,
    argument,
    page,
    after,
  };
  const once = formerlyOnce();
  const itemOf = (card: Card): ListItem => ({
    lines: [`${ownerOf(card, agency)}${cardLine(once(card), today)}`],
    cursor: cursorOf(name, card),
  });
  if (listing.kind === 'page') {
    return writeShown({ ...list, page: listing.page }, listing.cards.map(itemOf), listing.pages);
  }
  const grouped = agency === null && after === null ? fittingOnePage(list, groupedItems(listing.cards, today)) : null;
  if (grouped !== null) return writePage({ ...list, items: grouped });
  return writeOrdered({ ...list, items: behind(listing.cards, after).map(itemOf) });
}

function* groupedItems(cards: readonly Card[], today: LocalDate): Generator<readonly Line[]> {
  const groups = [...Map.groupBy(cards, (card) => card.agency.id).values()].sort((a, b) => b.length - a.length);
  const once = formerlyOnce();
  for (const group of groups) {
    for (const [position, card] of group.entries()) {
      const line = cardLine(once(card), today);
      yield position === 0 ? ['', bold(`${card.agency.name}: ${count(group.length)}`), line] : [line];
    }
  }
}

/** One thing that was recorded; `agency` null where it need not be said. */
export interface HistoryLine {
  /** The event's; 0 of a reminder. */
  readonly id: number;
  readonly at: Instant;
  /** Another one's than the card's: that of a task which it takes over. */
  readonly taskId: number | null;
  readonly kind: HistoryKind;
  readonly recordedAs: string;
  readonly actor: string;
  readonly office: string | null;
  readonly agency: string | null;
  readonly text: string | null;
  /** What the same person wrote later to a question about it. */
  readonly added: readonly string[];
  readonly after: Snapshot;
  /** The day of a report that a merger passed on; null of all else. */
  readonly saidOn: LocalDate | null;
  /** What was chosen for the words, where they do not say it. */
  readonly chosen: ProposedStatus | null;
  /** The period that it is of, in words; null where it is of none. */
  readonly period: string | null;
}

/** What was recorded about one assignment, newest first, a page at a time; times in `timeZone`. */
export function composeHistory(
  card: Card,
  lines: readonly HistoryLine[],
  timeZone: string,
  { page, after }: PageAsked,
): OutgoingMessage {
  const ofOther = ({ taskId }: HistoryLine): string =>
    taskId === null || taskId === card.task.id ? '' : `#${String(taskId)}, `;
  const before = lines.filter((line) => ofOther(line) !== '').length;
  const rows = lines.map((line) => ({
    lines: [`${momentWords(line.at, timeZone)} – ${ofOther(line)}${actedOn(line)}: ${saidOf(line)}`],
    cursor: cursorOfMoment('history', line.at, line.id),
  }));
  return writeOrdered({
    head: [
      bold(
        `Lịch sử ${taskName(card.task)}: ${count(lines.length)} việc${before === 0 ? '' : `, trong đó ${count(before)} việc của nhiệm vụ được chuyển tiếp vào đây`}`,
      ),
      titleWords(card.task, 120),
      ...(lines.length === 0 ? ['Chưa có báo cáo nào.'] : []),
    ],
    items: rowsBehind(rows, after),
    foot: [],
    command: 'lichsu',
    argument: String(card.task.id),
    page,
    after,
  });
}

/** "12/09/2022, Trần Thị Lan (Sở Xây dựng): báo cáo → đang thực hiện 70 % – “…”": one report by its day. */
export function reportLine(line: HistoryLine, timeZone: string): string {
  return `${formatDate(localDateOf(line.at, timeZone))}, ${actedOn(line)}: ${saidOf(line)}`;
}

/** A reminder keeps the step of the ladder where others keep what was written. */
function saidOf(line: HistoryLine): string {
  const period = line.period === null ? '' : `kỳ ${line.period}, `;
  if (line.kind === 'reminded') return period + stageWords(line.text ?? '');
  return period + eventWords(line) + (line.text === null ? '' : ` – ${inQuotes(line, 160)}`);
}
