/** The sentences of a report's summary, written from its figures; people edit them before they sign. */

import { formerlyOnce } from '../heir-words.ts';
import { formatDate, localDateOf, type LocalDate } from '../../../domain/calendar/dates.ts';
import { isAgencysTurn, isStopped, standingOf, type Assignment } from '../../../domain/tasks/assignment.ts';
import { followedUntil, hasEnded } from '../../../domain/tasks/programme-end.ts';
import { isExcused, type Programme } from '../../../domain/tasks/task.ts';
import { cardName, count, decisionWordsOf, momentWords, shorten, titleWords } from '../words.ts';
import { deadlineWords, keptBackWords, atEndWords, overdueWords } from '../deadline-words.ts';
import { feederWords, objectionWords } from '../card-line.ts';
import { passedOnWords, sinceWords } from '../waiting-words.ts';
import { asideWords, doneOfAllWords, noDateWords, excusedSentence, rateSentences } from '../rate-words.ts';
import { structureSentence } from '../structure-words.ts';
import type { Report, ReportAssignment, ReportHead } from './report.ts';
import { agencyWords, reasonWords } from './assignment-words.ts';
import { trimEndOf } from '../../../domain/text/trim-end-of.ts';

export interface Section {
  readonly heading: string;
  readonly paragraphs: readonly string[];
  readonly items: readonly string[];
}

/** Lines of a list that the text itself shows; the rest stands in the annex. */
const MOST_ITEMS = 15;

/** "Kết quả thực hiện nhiệm vụ giao tại Quyết định số 913/QĐ-UBND ngày 14/03/2022" */
export function subjectWords(report: ReportHead): string {
  const source = report.programme === null ? 'các chương trình, kế hoạch được giao' : sourceWords(report.programme);
  const whose = report.agency === null ? '' : ` của ${report.agency}`;
  return `Kết quả thực hiện nhiệm vụ${whose} giao tại ${source}`;
}

/** "(Từ ngày 01/10/2026 đến ngày 31/12/2026, số liệu tính đến 08:15 23/11/2026)" */
export function periodWords({ from, to, asOfDay, madeAt, timeZone }: ReportHead): string {
  const isPast = localDateOf(madeAt, timeZone) > asOfDay;
  const until = isPast ? `hết ngày ${formatDate(asOfDay)}` : momentWords(madeAt, timeZone);
  return `(Từ ngày ${formatDate(from)} đến ngày ${formatDate(to)}, số liệu tính đến ${until})`;
}

/** The sections of the summary of a periodic report. */
export function summarySections(report: Report): Section[] {
  const { figures } = report;
  const today = report.asOfDay;
  const { tasks, overdue, stuck, waiting, aside, unreviewed, extensions } = sortOut(report);
  const completed = figures.completedOnTime + figures.completedLate;
  const sections: Section[] = [
    {
      heading: 'Tình hình chung',
      paragraphs: [
        ...(figures.total === 0
          ? ['Chưa có số liệu nào được ghi nhận đến ngày này: hệ thống chưa theo dõi các nhiệm vụ khi đó.']
          : []),
        `Tổng số ${count(tasks)} nhiệm vụ (${count(figures.total)} phần việc của ${report.agency === null ? 'các đơn vị chủ trì' : 'đơn vị'}). Theo phần việc: hoàn thành ${count(completed)} (đúng hạn ${count(figures.completedOnTime)}, quá hạn ${count(figures.completedLate)}); quá hạn chưa hoàn thành ${count(figures.overdue)}; đang chờ xác nhận hoặc quyết định ${count(figures.waiting)};${figures.unreviewed === 0 ? '' : ` chưa rà soát hiện trạng ${count(figures.unreviewed)} (không tính là quá hạn);`}${asideWords(figures, ';')} còn trong hạn hoặc không ấn định ngày ${count(figures.within)} (${noDateWords(figures)}).`,
        ...excusedSentence(figures),
        ...rateSentences(figures),
        ...endedSentences(report),
        periodSentence(report),
        ...structureSentence(report.structureInPeriod, 'Sắp xếp đơn vị trong kỳ'),
        extensionWords(extensions),
      ],
      items: [],
    },
    listSection('Nhiệm vụ quá hạn', overdue, 'Không có nhiệm vụ quá hạn.', (assignment) => {
      const own = assignment.card.assignment;
      const remarks = [feederWords(assignment.card), objectionWords(assignment.card)].filter((words) => words !== '');
      const asOf = followedUntil(assignment.card.task.programme, today);
      return `${named(assignment, today)}; thời hạn ${deadlineWords(own)}, ${[atEndWords(assignment.card.task.programme, overdueWords(own, asOf), today), ...remarks].join('; ')}`;
    }),
    listSection('Khó khăn, vướng mắc', stuck, 'Không có khó khăn, vướng mắc được báo cáo.', (assignment) => {
      return `${named(assignment, today)}: ${reasonWords(assignment, today)}`;
    }),
    listSection('Đang chờ Văn phòng, lãnh đạo', waiting, 'Không có nội dung đang chờ.', (assignment) => {
      const asked = ASKED[assignment.card.assignment.waitingFor ?? 'confirmation'];
      const passed = passedOnWords(assignment.card);
      return `${named(assignment, today)}: ${asked}, ${sinceWords(assignment.card.assignment, followedUntil(assignment.card.task.programme, today))}${passed === '' ? '' : `; ${passed}`}`;
    }),
    ...(unreviewed.total === 0
      ? []
      : [
          listSection('Nhiệm vụ chưa rà soát hiện trạng', unreviewed, '', (assignment) => {
            return `${named(assignment, today)}; thời hạn ${deadlineWords(assignment.card.assignment)}`;
          }),
        ]),
    ...(aside.total === 0
      ? []
      : [
          listSection('Chờ giao đơn vị kế thừa, tạm dừng', aside, '', (assignment) => {
            const asOf = followedUntil(assignment.card.task.programme, today);
            return `${named(assignment, today)}: ${keptBackWords(assignment.card.assignment, asOf) ?? ''}${stoppedSince(assignment.card.assignment)}`;
          }),
        ]),
    { heading: 'Kiến nghị, đề xuất', paragraphs: ['…'], items: [] },
  ];
  return sections.map((section, at) => ({ ...section, heading: `${String(at + 1)}. ${section.heading}` }));
}

/** "Trong kỳ: hoàn thành 3 phần việc, gia hạn 1 phần việc, thôi theo dõi 2 phần việc (trong đó 1 phần việc đã quá hạn)." */
function periodSentence({ completedInPeriod, overInPeriod, extendedInPeriod, cancelledInPeriod }: Report): string {
  const { all, late } = cancelledInPeriod;
  return `Trong kỳ: ${[
    `hoàn thành ${count(completedInPeriod)} phần việc`,
    ...(overInPeriod === 0 ? [] : [`kết thúc ${count(overInPeriod)} phần việc không ấn định ngày`]),
    `gia hạn ${count(extendedInPeriod)} phần việc`,
    ...(all === 0
      ? []
      : [
          `thôi theo dõi theo quyết định của Văn phòng ${count(all)} phần việc${late === 0 ? '' : ` (trong đó ${count(late)} phần việc đã quá hạn khi đó; không còn trong tổng số)`}`,
        ]),
  ].join(', ')}.`;
}

/** " từ 30/12/2022"; empty for what waits for a successor, which says so itself. */
function stoppedSince(assignment: Assignment): string {
  const { suspendedOn } = assignment;
  return !isStopped(assignment) || suspendedOn === null ? '' : `, từ ${formatDate(suspendedOn)}`;
}

/** The first lines of a list, and how many there are in all. */
interface Listed {
  readonly total: number;
  readonly first: readonly ReportAssignment[];
}

interface Sorted {
  /** Tasks with a share that is counted: a task of several leads once. */
  readonly tasks: number;
  readonly overdue: Listed;
  readonly stuck: Listed;
  readonly waiting: Listed;
  /** Suspended, or waiting for a successor of its agency: somebody must say who goes on with it, or when. */
  readonly aside: Listed;
  /** Taken over late, and its agency not yet heard: nobody's delay. */
  readonly unreviewed: Listed;
  readonly extensions: ExtensionCounts;
}

/** `most` is the highest number of extensions of one assignment. */
interface ExtensionCounts {
  readonly times: number;
  readonly assignments: number;
  readonly most: number;
}

/** Goes through the assignments once, and keeps of them what the text itself shows. */
function sortOut({ assignments, asOfDay: today }: Report): Sorted {
  const overdue = listing();
  const stuck = listing();
  const waiting = listing();
  const aside = listing();
  const unreviewed = listing();
  const extensions = { times: 0, assignments: 0, most: 0 };
  const tasks = new Set<number>();
  for (const each of assignments) {
    const { assignment } = each.card;
    if (assignment.status !== 'cancelled') tasks.add(each.card.task.id);
    const standing = standingOf(assignment, followedUntil(each.card.task.programme, today));
    if (standing.timeliness === 'overdue') overdue.add(each, isExcused(each.card) ? 0 : standing.daysOverdue);
    if (assignment.obstacle !== null && isAgencysTurn(assignment)) stuck.add(each, 0);
    if (standing.counted === 'waiting') waiting.add(each, 0);
    if (standing.counted === 'orphaned') aside.add(each, 1);
    if (standing.counted === 'suspended') aside.add(each, 0);
    if (standing.counted === 'unreviewed') unreviewed.add(each, 0);
    if (assignment.status === 'cancelled' || each.extensions === 0) continue;
    extensions.times += each.extensions;
    extensions.assignments += 1;
    extensions.most = Math.max(extensions.most, each.extensions);
  }
  return {
    tasks: tasks.size,
    overdue: overdue.all(),
    stuck: stuck.all(),
    waiting: waiting.all(),
    aside: aside.all(),
    unreviewed: unreviewed.all(),
    extensions,
  };
}

/** Keeps the `MOST_ITEMS` of highest rank, the earlier first among equals. */
function listing(): { add(assignment: ReportAssignment, rank: number): void; all(): Listed } {
  const first: { readonly assignment: ReportAssignment; readonly rank: number }[] = [];
  let total = 0;
  return {
    add(assignment, rank) {
      total += 1;
      const lower = first.findIndex((kept) => kept.rank < rank);
      if (lower === -1 && first.length === MOST_ITEMS) return;
      first.splice(lower === -1 ? first.length : lower, 0, { assignment, rank });
      first.length = Math.min(first.length, MOST_ITEMS);
    },
    all: () => ({ total, first: first.map(({ assignment }) => assignment) }),
  };
}

/** Every extension that stands, whenever it was granted. */
function extensionWords({ times, assignments, most }: ExtensionCounts): string {
  if (times === 0) return 'Từ đầu chương trình chưa gia hạn nhiệm vụ nào.';
  return `Từ đầu chương trình đã gia hạn ${count(times)} lần cho ${count(assignments)} phần việc, nhiều nhất ${count(most)} lần cho một phần việc.`;
}

function listSection(
  heading: string,
  { total, first }: Listed,
  none: string,
  say: (assignment: ReportAssignment) => string,
): Section {
  if (total === 0) return { heading, paragraphs: [none], items: [] };
  const more = total - first.length;
  const once = formerlyOnce();
  return {
    heading: `${heading} (${count(total)})`,
    paragraphs: [],
    items: [
      ...first.map((assignment) => `${trimEndOf(say({ ...assignment, card: once(assignment.card) }), /[.;]/u)}.`),
      ...(more > 0 ? [`Và ${count(more)} nhiệm vụ khác, nêu tại Phụ lục.`] : []),
    ],
  };
}

/** Of a report on one programme that had ended when it was made, up to its end: what the rates leave out is said too. */
function endedSentences({ programme, madeAt, timeZone, asOfDay, figures }: ReportHead): string[] {
  if (programme === null || programme.endsOn === null) return [];
  if (!hasEnded(programme, localDateOf(madeAt, timeZone))) return [];
  return [
    `${decisionWordsOf(programme)} đã kết thúc ngày ${formatDate(programme.endsOn)}; nhiệm vụ còn mở được giữ nguyên trong hồ sơ, không tính thêm ngày quá hạn.`,
    ...(asOfDay < programme.endsOn ? [] : [`Khi kết thúc: ${lowerFirst(doneOfAllWords(figures))}`]),
  ];
}

const lowerFirst = (words: string): string => words.charAt(0).toLocaleLowerCase('vi') + words.slice(1);

/** What of a programme that has ended stands in a report of all is said to be that. */
function named(assignment: ReportAssignment, today: LocalDate): string {
  const { card } = assignment;
  const { programme } = card.task;
  const ended =
    programme.endsOn !== null && programme.endsOn < today
      ? ` (${decisionWordsOf(programme)}, đã kết thúc ngày ${formatDate(programme.endsOn)})`
      : '';
  return `${shorten(agencyWords(assignment), 160)}: ${titleWords(card.task, 160)} ${cardName(card)}${ended}`;
}

function sourceWords(programme: Programme): string {
  return `${decisionWordsOf(programme)} ngày ${formatDate(programme.issuedOn)} của ${programme.authority}`;
}

const ASKED = {
  confirmation: 'báo hoàn thành',
  extension: 'xin gia hạn',
  handover: 'đề nghị xem lại đơn vị chủ trì',
  suspension: 'báo tạm dừng',
} as const;
