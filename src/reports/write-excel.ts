/** A periodic report as an Excel workbook: the figures, each agency's, and one row for each lead's assignment. */

import writeXlsxFile, { type CellObject, type Row } from 'write-excel-file/node';
import { LONGEST_CELL } from '../conversation/compose/cell-text.ts';
import type { Report, ReportAssignment } from '../conversation/compose/report/report.ts';
import {
  agencyWords,
  proposalWords,
  reasonWords,
  resultWords,
  timelinessWords,
} from '../conversation/compose/report/assignment-words.ts';
import { periodWords, subjectWords } from '../conversation/compose/report/summary-words.ts';
import { periodName } from '../conversation/compose/period-words.ts';
import { statusWords } from '../conversation/compose/state-words.ts';
import { titleWords } from '../conversation/compose/words.ts';
import type { Card } from '../domain/tasks/task.ts';
import { lastReportOn, standingOf } from '../domain/tasks/assignment.ts';
import { followedUntil } from '../domain/tasks/programme-end.ts';
import type { LocalDate } from '../domain/calendar/dates.ts';
import { ratesOf, type Figures } from '../domain/tasks/figures.ts';
import { date, libraryCell, number, percentage, SAMPLES, text, withRows, type Cell } from './sheet-rows.ts';
import { splicedInto } from './splice-zip.ts';

interface Column {
  readonly title: string;
  /** In characters. */
  readonly width: number;
  readonly cell: (assignment: ReportAssignment, today: LocalDate) => Cell | null;
}

const COLUMNS: readonly Column[] = [
  { title: 'Số', width: 7, cell: ({ card }) => number(card.task.id) },
  { title: 'Số TT', width: 10, cell: ({ card }) => text(card.task.ref) },
  { title: 'Chương trình', width: 16, cell: ({ card }) => text(card.task.programme.number) },
  { title: 'Mục', width: 28, cell: ({ card }) => text(card.task.section) },
  { title: 'Nội dung', width: 50, cell: ({ card }) => text(titleWords(card.task, LONGEST_CELL)) },
  { title: 'Đơn vị chủ trì', width: 26, cell: (assignment) => text(agencyWords(assignment)) },
  { title: 'Đơn vị phối hợp', width: 26, cell: ({ card }) => text(card.task.coordinating) },
  { title: 'Sản phẩm', width: 20, cell: ({ card }) => text(card.task.product) },
  { title: 'Thời gian', width: 20, cell: ({ card }) => text(dutyWords(card)) },
  { title: 'Hạn', width: 12, cell: ({ card }) => date(card.assignment.dueOn) },
  { title: 'Số lần gia hạn', width: 10, cell: ({ extensions }) => number(extensions) },
  { title: 'Trạng thái', width: 18, cell: ({ card }) => text(statusWords(card.assignment)) },
  { title: 'Tiến độ (%)', width: 10, cell: ({ card }) => number(card.assignment.progress) },
  { title: 'So với hạn', width: 18, cell: (assignment, today) => text(timelinessWords(assignment, today)) },
  {
    title: 'Số ngày quá hạn',
    width: 10,
    cell: ({ card }, today) =>
      number(standingOf(card.assignment, followedUntil(card.task.programme, today)).daysOverdue || null),
  },
  { title: 'Báo cáo gần nhất', width: 12, cell: ({ card }) => date(lastReportOn(card.assignment)) },
  { title: 'Ngày hoàn thành', width: 12, cell: ({ card }) => date(card.assignment.completedOn) },
  { title: 'Chờ quyết định từ', width: 12, cell: ({ card }) => date(card.assignment.waitingSince) },
  { title: 'Kết quả', width: 50, cell: (assignment, today) => text(resultWords(assignment, today)) },
  { title: 'Lý do', width: 36, cell: (assignment, today) => text(reasonWords(assignment, today)) },
  { title: 'Kiến nghị', width: 36, cell: (assignment) => text(proposalWords(assignment)) },
];

/** The decision's words, and the period of a recurring duty that the row is of. */
function dutyWords({ assignment }: Card): string {
  const { deadline, period } = assignment;
  return period === null ? deadline.text : `${deadline.text}; kỳ ${periodName(period)}`;
}

const FIGURES: readonly (readonly [string, (figures: Figures) => number])[] = [
  ['Tổng số phần việc', (figures) => figures.total],
  ['Hoàn thành đúng hạn', (figures) => figures.completedOnTime],
  ['Hoàn thành quá hạn', (figures) => figures.completedLate],
  ['Quá hạn chưa hoàn thành', (figures) => figures.overdue],
  ['Chờ xác nhận hoặc quyết định', (figures) => figures.waiting],
  ['Chưa rà soát hiện trạng', (figures) => figures.unreviewed],
  ['Tạm dừng', (figures) => figures.suspended],
  ['Tạm dừng, đã quá hạn', (figures) => figures.suspendedLate],
  ['Chờ giao đơn vị kế thừa', (figures) => figures.orphaned],
  ['Chờ giao đơn vị kế thừa, đã quá hạn', (figures) => figures.orphanedLate],
  ['Còn trong hạn hoặc không ấn định ngày', (figures) => figures.within],
  ['Không ấn định ngày', (figures) => figures.noDate],
  ['Không ấn định ngày, đã kết thúc', (figures) => figures.ended],
  ['Chưa báo cáo kỳ vừa qua', (figures) => figures.silent],
  ['Đang vướng mắc', (figures) => figures.stuck],
  ['Phần việc đã nhập mà chưa xong, vẫn tính trong mẫu số', (figures) => figures.joined],
  ['Quá hạn có lý do khách quan được xác nhận', (figures) => figures.excused],
];

const RATES: readonly (readonly [string, (figures: Figures) => number | null])[] = [
  [
    'Tỷ lệ hoàn thành = hoàn thành ÷ (tổng − còn trong hạn − chưa rà soát hiện trạng − tạm dừng, chờ giao đơn vị mà chưa quá hạn − không ấn định ngày mà đang chờ + phần việc đã nhập mà chưa xong)',
    (figures) => rate(figures.completedOnTime + figures.completedLate, figures),
  ],
  [
    'Tỷ lệ đúng hạn = hoàn thành đúng hạn ÷ (tổng − còn trong hạn − chưa rà soát hiện trạng − tạm dừng, chờ giao đơn vị mà chưa quá hạn − không ấn định ngày mà đang chờ + phần việc đã nhập mà chưa xong)',
    (figures) => rate(figures.completedOnTime, figures),
  ],
];

/** An .xlsx file, slice by slice. Every text is a cell of text (`cellText`): nothing in it can become a formula. */
export async function* writeExcel(report: Report): AsyncGenerator<Uint8Array> {
  const sheets = [
    { data: summary(report), sheet: 'Tổng hợp', columns: [{ width: 60 }, { width: 16 }] },
    {
      data: [AGENCY_TITLES.map((title) => head(title)), SAMPLES],
      columns: AGENCY_TITLES.map((_, index) => ({ width: index === 0 ? 40 : 16 })),
      sheet: 'Theo đơn vị',
      stickyRowsCount: 1,
      stickyColumnsCount: 1,
    },
    {
      data: [COLUMNS.map(({ title }) => head(title)), SAMPLES],
      sheet: 'Nhiệm vụ',
      columns: COLUMNS.map(({ width }) => ({ width })),
      stickyRowsCount: 1,
      stickyColumnsCount: 2,
      orientation: 'landscape' as const,
    },
  ];
  const frame = await writeXlsxFile(sheets, { fontFamily: 'Times New Roman', fontSize: 12 }).toBuffer();
  yield* splicedInto(frame, {
    'xl/worksheets/sheet2.xml': (xml) => withRows(xml, AGENCY_TITLES.length, agencyRows(report)),
    'xl/worksheets/sheet3.xml': (xml) => withRows(xml, COLUMNS.length, taskRows(report)),
  });
}

const AGENCY_TITLES = ['Đơn vị', ...FIGURES.map(([title]) => title), ...RATES.map(([title]) => title)];

function summary(report: Report): Row[] {
  const rows: (Cell | null)[][] = [
    [text(periodWords(report))],
    [],
    ...FIGURES.map(([title, of]) => [text(title), number(of(report.figures))]),
    ...RATES.map(([title, of]) => [text(title), percentage(of(report.figures))]),
    [text('Hoàn thành trong kỳ'), number(report.completedInPeriod)],
    [text('Gia hạn trong kỳ'), number(report.extendedInPeriod)],
    [text('Thôi theo dõi trong kỳ'), number(report.cancelledInPeriod.all)],
  ];
  return [[bold(subjectWords(report))], ...rows.map((row) => row.map(libraryCell))];
}

function* agencyRows({ byAgency }: Report): Generator<(Cell | null)[]> {
  for (const { agency, figures, isEnded } of byAgency) {
    yield [
      text(agency),
      ...FIGURES.map(([, of]) => number(of(figures))),
      ...RATES.map(([, of]) => percentage(isEnded ? null : of(figures))),
    ];
  }
}

function* taskRows({ assignments, asOfDay }: Report): Generator<(Cell | null)[]> {
  for (const assignment of assignments) yield COLUMNS.map(({ cell }) => cell(assignment, asOfDay));
}

function rate(part: number, figures: Figures): number | null {
  const { base } = ratesOf(figures);
  return base === 0 ? null : part / base;
}

function head(title: string): CellObject {
  return { ...bold(title), align: 'center', backgroundColor: '#e8eef7' };
}

function bold(value: string): CellObject {
  return { ...(libraryCell(text(value)) as CellObject), fontWeight: 'bold' };
}
