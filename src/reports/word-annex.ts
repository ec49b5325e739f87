/** The annex of a report: the decision's own columns, then what became of each task. */

import {
  AlignmentType,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  VerticalAlignTable,
  WidthType,
  type IRunOptions,
} from 'docx';
import type { Report, ReportAssignment } from '../conversation/compose/report/report.ts';
import {
  agencyWords,
  proposalWords,
  reasonWords,
  resultWords,
} from '../conversation/compose/report/assignment-words.ts';
import { deadlineWords, titleWords } from '../conversation/compose/words.ts';
import type { LocalDate } from '../domain/calendar/dates.ts';
import { printable } from './printable.ts';
import { SIZE } from './word-styles.ts';

interface Column {
  readonly title: string;
  /** Of the table's width, in percent. */
  readonly width: number;
  readonly say: (
    assignments: readonly [ReportAssignment, ...ReportAssignment[]],
    today: LocalDate,
  ) => readonly string[];
}

const COLUMNS: readonly Column[] = [
  { title: 'Số TT', width: 5, say: ([{ card }]) => [card.task.ref, `#${String(card.task.id)}`] },
  { title: 'Nội dung', width: 18, say: ([{ card }]) => [titleWords(card.task, 4000)] },
  { title: 'Đơn vị chủ trì', width: 10, say: ([{ leads }]) => leads },
  { title: 'Đơn vị phối hợp', width: 10, say: ([{ card }]) => [card.task.coordinating] },
  { title: 'Sản phẩm', width: 8, say: ([{ card }]) => [card.task.product] },
  {
    title: 'Thời gian',
    width: 9,
    say: (assignments) => [...new Set(assignments.map(({ card }) => deadlineWords(card.assignment)))],
  },
  {
    title: 'Kết quả',
    width: 18,
    say: (assignments, today) => each(assignments, (assignment) => resultWords(assignment, today)),
  },
  {
    title: 'Lý do',
    width: 11,
    say: (assignments, today) => each(assignments, (assignment) => reasonWords(assignment, today)),
  },
  { title: 'Kiến nghị', width: 11, say: (assignments) => each(assignments, proposalWords) },
];

/** One row a task; where its leads say different things, each stands behind its name. */
export function annexTable(report: Report): Table {
  const today = report.asOfDay;
  const header = new TableRow({
    tableHeader: true,
    cantSplit: true,
    children: COLUMNS.map(({ title, width }) => cell([title], width, true)),
  });
  const rows: TableRow[] = [];
  let section = '';
  for (const assignments of Map.groupBy(report.assignments, ({ card }) => card.task.id).values()) {
    const [first, ...others] = assignments;
    if (first === undefined) continue;
    if (first.card.task.section !== section) {
      section = first.card.task.section;
      rows.push(sectionRow(section));
    }
    rows.push(
      new TableRow({
        children: COLUMNS.map(({ say, width }) => cell(say([first, ...others], today), width, false)),
      }),
    );
  }
  return new Table({
    width: { size: 100, type: WidthType.PERCENTAGE },
    layout: TableLayoutType.FIXED,
    columnWidths: COLUMNS.map(({ width }) => width * 145),
    rows: [header, ...rows],
  });
}

function each(assignments: readonly ReportAssignment[], say: (assignment: ReportAssignment) => string): string[] {
  const agencies = Map.groupBy(assignments, say);
  if (agencies.size === 1) return [...agencies.keys()];
  return [...agencies].flatMap(([words, its]) =>
    words === '' ? [] : [`${its.map(agencyWords).join(', ')}: ${words}`],
  );
}

function sectionRow(section: string): TableRow {
  return new TableRow({
    cantSplit: true,
    children: [new TableCell({ columnSpan: COLUMNS.length, children: [paragraph(section, true, AlignmentType.LEFT)] })],
  });
}

function cell(lines: readonly string[], width: number, head: boolean): TableCell {
  return new TableCell({
    width: { size: width, type: WidthType.PERCENTAGE },
    margins: { left: 60, right: 60, top: 40, bottom: 40 },
    verticalAlign: head ? VerticalAlignTable.CENTER : VerticalAlignTable.TOP,
    children: (lines.length === 0 ? [''] : lines).map((text) =>
      paragraph(text, head, head ? AlignmentType.CENTER : AlignmentType.LEFT),
    ),
  });
}

function paragraph(
  text: string,
  head: boolean,
  alignment: (typeof AlignmentType)[keyof typeof AlignmentType],
): Paragraph {
  return new Paragraph({ alignment, children: [run(text, head)] });
}

function run(text: string, bold: boolean): TextRun {
  const options: IRunOptions = { text: printable(text), bold, size: SIZE.table };
  return new TextRun(options);
}
