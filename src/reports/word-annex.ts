/** The annex of a report: the decision's own columns, then what became of each task. */

import {
  type IRunOptions,
  AlignmentType,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  VerticalAlignTable,
  WidthType,
} from 'docx';
import type { Report, ReportAssignment } from '../conversation/compose/report/report.ts';
import {
  agencyWords,
  proposalWords,
  reasonWords,
  resultWords,
} from '../conversation/compose/report/assignment-words.ts';
import { periodWords } from '../conversation/compose/period-words.ts';
import { deadlineWords } from '../conversation/compose/deadline-words.ts';
import { titleWords } from '../conversation/compose/words.ts';
import type { LocalDate } from '../domain/calendar/dates.ts';
import { printable } from './printable.ts';
import { xmlText } from './splice-zip.ts';
import { SIZE } from './word-styles.ts';

/** The table is 14,500 twentieths of a point wide. */
const TWIPS_PER_PERCENT = 145;

interface Column {
  readonly title: string;
  /** Of the table's width, in percent. */
  readonly width: number;
  readonly say: (assignments: Readonly<OfTask>, today: LocalDate) => readonly string[];
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
    say: (assignments, today) => each(assignments, (assignment) => reasonWords(assignment, today), nameOf),
  },
  { title: 'Kiến nghị', width: 11, say: (assignments) => each(assignments, proposalWords, nameOf) },
];

/** The table with its head alone, into which `annexRows` go. */
export function annexTable(): Table {
  const head = new TableRow({
    tableHeader: true,
    cantSplit: true,
    children: COLUMNS.map(({ title, width }) => headCell(title, width)),
  });
  return new Table({
    width: { size: 100, type: WidthType.PERCENTAGE },
    layout: TableLayoutType.FIXED,
    columnWidths: COLUMNS.map(({ width }) => width * TWIPS_PER_PERCENT),
    rows: [head],
  });
}

/**
 * The rows as WordprocessingML (ECMA-376, part 1, 17.4): one a task; where its leads say different things, each stands
 * behind its name. A section's name goes before its first task.
 */
export function* annexRows({ assignments, asOfDay: today }: Report): Generator<string> {
  let section = '';
  for (const ofTask of byTask(assignments)) {
    const [{ card }] = ofTask;
    if (card.task.section !== section) {
      section = card.task.section;
      yield sectionRow(section);
    }
    yield `<w:tr>${COLUMNS.map(({ say, width }) => cell(say(ofTask, today), width)).join('')}</w:tr>`;
  }
}

type OfTask = [ReportAssignment, ...ReportAssignment[]];

/** Those of a task stand together. */
function* byTask(assignments: Iterable<ReportAssignment>): Generator<OfTask> {
  let ofTask: OfTask | null = null;
  for (const assignment of assignments) {
    if (ofTask?.[0].card.task.id === assignment.card.task.id) {
      ofTask.push(assignment);
      continue;
    }
    if (ofTask !== null) yield ofTask;
    ofTask = [assignment];
  }
  if (ofTask !== null) yield ofTask;
}

type Naming = (assignment: ReportAssignment) => string;

/** From whom a lead took over stands in the row's result. */
const nameOf: Naming = ({ card }) => card.agency.name;

/** Where the leads, or the periods of a recurring duty, differ, each is named; a duty's period always is. */
function each(
  assignments: readonly ReportAssignment[],
  say: (assignment: ReportAssignment) => string,
  lead: Naming = agencyWords,
): string[] {
  const alike = Map.groupBy(assignments, say);
  const isDuty = assignments.some(({ card }) => card.assignment.period !== null);
  if (alike.size === 1 && !isDuty) return [...alike.keys()];
  const withAgency = !isDuty || new Set(assignments.map(({ card }) => card.agency.id)).size > 1;
  return [...alike].flatMap(([words, its]) =>
    words === '' ? [] : [`${whose(its, withAgency ? lead : null)}: ${words}`],
  );
}

/** "Sở Xây dựng, kỳ quý I/2022, quý II/2022"; without the agency "Kỳ quý I/2022, quý II/2022". */
function whose(assignments: readonly ReportAssignment[], lead: Naming | null): string {
  const agencies = Map.groupBy(assignments, ({ card }) => card.agency.id).values();
  const named = [...agencies].flatMap((its) => {
    const [first] = its;
    const periods = its.flatMap(({ card }) => periodWords(card.assignment) ?? []);
    const kept = periods.length === 0 ? '' : `kỳ ${periods.join(', ')}`;
    if (first === undefined) return [];
    return lead !== null ? [lead(first) + (kept === '' ? '' : `, ${kept}`)] : [kept];
  });
  const words = named.join('; ');
  return lead !== null ? words : words.charAt(0).toLocaleUpperCase('vi') + words.slice(1);
}

function headCell(title: string, width: number): TableCell {
  const words: IRunOptions = { text: title, bold: true, size: SIZE.table };
  return new TableCell({
    width: { size: width, type: WidthType.PERCENTAGE },
    margins: { left: 60, right: 60, top: 40, bottom: 40 },
    verticalAlign: VerticalAlignTable.CENTER,
    children: [
      new Paragraph({
        alignment: AlignmentType.CENTER,
        children: [new TextRun(words)],
      }),
    ],
  });
}

const SIZES = `<w:sz w:val="${String(SIZE.table)}"/><w:szCs w:val="${String(SIZE.table)}"/>`;

function sectionRow(section: string): string {
  const width = String(100 * TWIPS_PER_PERCENT);
  const properties = `<w:tcPr><w:tcW w:type="dxa" w:w="${width}"/><w:gridSpan w:val="${String(COLUMNS.length)}"/></w:tcPr>`;
  return `<w:tr><w:trPr><w:cantSplit/></w:trPr><w:tc>${properties}${paragraph(section, '<w:b/><w:bCs/>')}</w:tc></w:tr>`;
}

const MARGINS =
  '<w:tcMar><w:top w:type="dxa" w:w="40"/><w:left w:type="dxa" w:w="60"/><w:bottom w:type="dxa" w:w="40"/><w:right w:type="dxa" w:w="60"/></w:tcMar>';

function cell(lines: readonly string[], width: number): string {
  // In fiftieths of a percent.
  const size = `<w:tcW w:type="pct" w:w="${String(width * 50)}"/>`;
  const paragraphs = (lines.length === 0 ? [''] : lines).map((text) => paragraph(text, ''));
  return `<w:tc><w:tcPr>${size}${MARGINS}<w:vAlign w:val="top"/></w:tcPr>${paragraphs.join('')}</w:tc>`;
}

function paragraph(text: string, look: string): string {
  const run = `<w:r><w:rPr>${look}${SIZES}</w:rPr><w:t xml:space="preserve">${xmlText(printable(text))}</w:t></w:r>`;
  return `<w:p><w:pPr><w:jc w:val="left"/></w:pPr>${run}</w:p>`;
}
