/** A periodic report as an Excel workbook: the figures, each agency's, and one row for each lead's assignment. */

import writeXlsxFile, { type CellObject, type Image, type Row, type Sheet } from 'write-excel-file/node';
import { cellText, LONGEST_CELL } from '../conversation/compose/cell-text.ts';
import type { Report, ReportAssignment } from '../conversation/compose/report/report.ts';
import {
  agencyWords,
  proposalWords,
  reasonWords,
  resultWords,
  timelinessWords,
} from '../conversation/compose/report/assignment-words.ts';
import { periodWords, subjectWords } from '../conversation/compose/report/summary-words.ts';
import { STATUS_WORDS, titleWords } from '../conversation/compose/words.ts';
import { standingOf } from '../domain/tasks/assignment.ts';
import type { LocalDate } from '../domain/calendar/dates.ts';
import type { Figures } from '../domain/tasks/figures.ts';
import { autoFilter } from './auto-filter.ts';

type Content = Image['content'];

interface Column {
  readonly title: string;
  /** In characters. */
  readonly width: number;
  readonly cell: (assignment: ReportAssignment, today: LocalDate) => CellObject | null;
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
  { title: 'Thời gian', width: 20, cell: ({ card }) => text(card.assignment.deadline.text) },
  { title: 'Hạn', width: 12, cell: ({ card }) => date(card.assignment.dueOn) },
  { title: 'Số lần gia hạn', width: 10, cell: ({ extensions }) => number(extensions) },
  { title: 'Trạng thái', width: 18, cell: ({ card }) => text(STATUS_WORDS[card.assignment.status]) },
  { title: 'Tiến độ (%)', width: 10, cell: ({ card }) => number(card.assignment.progress) },
  { title: 'So với hạn', width: 18, cell: (assignment, today) => text(timelinessWords(assignment, today)) },
  {
    title: 'Số ngày quá hạn',
    width: 10,
    cell: ({ card }, today) => number(standingOf(card.assignment, today).daysOverdue || null),
  },
  { title: 'Báo cáo gần nhất', width: 12, cell: ({ card }) => date(card.assignment.reportedOn) },
  { title: 'Ngày hoàn thành', width: 12, cell: ({ card }) => date(card.assignment.completedOn) },
  { title: 'Chờ quyết định từ', width: 12, cell: ({ card }) => date(card.assignment.waitingSince) },
  { title: 'Kết quả', width: 50, cell: (assignment, today) => text(resultWords(assignment, today)) },
  { title: 'Lý do', width: 36, cell: (assignment, today) => text(reasonWords(assignment, today)) },
  { title: 'Kiến nghị', width: 36, cell: (assignment) => text(proposalWords(assignment)) },
];

const FIGURES: readonly (readonly [string, (figures: Figures) => number])[] = [
  ['Tổng số lượt nhiệm vụ', (figures) => figures.total],
  ['Hoàn thành đúng hạn', (figures) => figures.completedOnTime],
  ['Hoàn thành quá hạn', (figures) => figures.completedLate],
  ['Quá hạn chưa hoàn thành', (figures) => figures.overdue],
  ['Chờ xác nhận hoặc quyết định', (figures) => figures.waiting],
  ['Còn trong hạn hoặc không ấn định ngày', (figures) => figures.within],
  ['Không ấn định ngày', (figures) => figures.noDate],
  ['Chưa báo cáo kỳ vừa qua', (figures) => figures.silent],
  ['Đang vướng mắc', (figures) => figures.stuck],
];

const RATES: readonly (readonly [string, (figures: Figures) => number | null])[] = [
  [
    'Tỷ lệ hoàn thành = hoàn thành ÷ (tổng − còn trong hạn)',
    (figures) => rate(figures.completedOnTime + figures.completedLate, figures),
  ],
  [
    'Tỷ lệ đúng hạn = hoàn thành đúng hạn ÷ (tổng − còn trong hạn)',
    (figures) => rate(figures.completedOnTime, figures),
  ],
];

/** The bytes of an .xlsx file. Every text is a cell of text (`cellText`): nothing in it can become a formula. */
export async function writeExcel(report: Report): Promise<Buffer> {
  const today = report.asOfDay;
  const tasks: Row[] = [
    COLUMNS.map(({ title }) => head(title)),
    ...report.assignments.map((assignment) => COLUMNS.map(({ cell }) => cell(assignment, today))),
  ];
  const sheets: Sheet<Content>[] = [
    { data: summary(report), sheet: 'Tổng hợp', columns: [{ width: 60 }, { width: 16 }] },
    { ...agencies(report), sheet: 'Theo đơn vị', stickyRowsCount: 1, stickyColumnsCount: 1 },
    {
      data: tasks,
      sheet: 'Nhiệm vụ',
      columns: COLUMNS.map(({ width }) => ({ width })),
      stickyRowsCount: 1,
      stickyColumnsCount: 2,
      orientation: 'landscape',
    },
  ];
  return writeXlsxFile(sheets, {
    fontFamily: 'Times New Roman',
    fontSize: 12,
    features: [
      autoFilter({ sheet: 1, header: 0, rows: report.byAgency.length, columns: AGENCY_COLUMNS }),
      autoFilter({ sheet: 2, header: 0, rows: report.assignments.length, columns: COLUMNS.length }),
    ],
  }).toBuffer();
}

const AGENCY_COLUMNS = 1 + FIGURES.length + RATES.length;

function summary(report: Report): Row[] {
  return [
    [text(subjectWords(report), true)],
    [text(periodWords(report))],
    [],
    ...FIGURES.map(([title, of]): Row => [text(title), number(of(report.figures))]),
    ...RATES.map(([title, of]): Row => [text(title), percentage(of(report.figures))]),
    [text('Hoàn thành trong kỳ'), number(report.completedInPeriod)],
    [text('Gia hạn trong kỳ'), number(report.extendedInPeriod)],
  ];
}

function agencies({ byAgency }: Report): { data: Row[]; columns: { width: number }[] } {
  const titles = ['Đơn vị', ...FIGURES.map(([title]) => title), ...RATES.map(([title]) => title)];
  return {
    data: [
      titles.map((title) => head(title)),
      ...byAgency.map(({ agency, figures }): Row => [
        text(agency),
        ...FIGURES.map(([, of]) => number(of(figures))),
        ...RATES.map(([, of]) => percentage(of(figures))),
      ]),
    ],
    columns: titles.map((_, index) => ({ width: index === 0 ? 40 : 16 })),
  };
}

function rate(part: number, { total, within }: Figures): number | null {
  return total === within ? null : part / (total - within);
}

function head(value: string): CellObject {
  return { ...text(value, true), align: 'center', backgroundColor: '#e8eef7' };
}

function text(value: string, bold = false): CellObject {
  return {
    value: cellText(value),
    type: String,
    format: '@',
    wrap: true,
    alignVertical: 'top',
    ...(bold ? { fontWeight: 'bold' } : {}),
  };
}

function number(value: number | null): CellObject | null {
  return value === null ? null : { value, type: Number, format: '#,##0', alignVertical: 'top' };
}

function percentage(value: number | null): CellObject | null {
  return value === null ? null : { value, type: Number, format: '0.0%', alignVertical: 'top' };
}

/** A day is midnight UTC: Excel's days know no zone. */
function date(value: LocalDate | null): CellObject | null {
  return value === null
    ? null
    : { value: new Date(`${value}T00:00:00Z`), type: Date, format: 'dd/mm/yyyy', alignVertical: 'top' };
}
