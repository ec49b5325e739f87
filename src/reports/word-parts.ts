/** The parts of an official document, in the order of Nghị định 30/2020/NĐ-CP, phụ lục I. */

import {
  AlignmentType,
  BorderStyle,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  TextRun,
  VerticalAlignTable,
  WidthType,
  type IParagraphOptions,
  type IRunOptions,
} from 'docx';
import { printable } from './printable.ts';
import { BODY, SIZE } from './word-styles.ts';

const NO_BORDER = { style: BorderStyle.NONE, size: 0, color: 'auto' } as const;
const NO_BORDERS = {
  top: NO_BORDER,
  bottom: NO_BORDER,
  left: NO_BORDER,
  right: NO_BORDER,
  insideHorizontal: NO_BORDER,
  insideVertical: NO_BORDER,
} as const;

type Look = Pick<IRunOptions, 'bold' | 'italics' | 'size' | 'allCaps' | 'underline'>;

/** A paragraph of one run, in the size of the text. */
export function line(text: string, look: Look = {}, paragraph: IParagraphOptions = {}): Paragraph {
  return new Paragraph({ ...paragraph, children: [new TextRun({ text: printable(text), size: SIZE.text, ...look })] });
}

/** A centred paragraph of one run. */
export function centred(text: string, look: Look = {}): Paragraph {
  return line(text, look, { alignment: AlignmentType.CENTER });
}

/** A paragraph of the text, justified. */
export function body(text: string, look: Look = {}): Paragraph {
  return line(text, look, { alignment: AlignmentType.JUSTIFIED, ...BODY });
}

/** The short rule under a name or a title. */
export function rule(width: number): Paragraph {
  return centred('\u2500'.repeat(width), { size: 16 });
}

/** Two columns without a frame: the head (quốc hiệu beside the agency) and the foot (nơi nhận beside the signature). */
export function sideBySide(left: readonly Paragraph[], right: readonly Paragraph[], assignment = 40): Table {
  const cell = (children: readonly Paragraph[], size: number): TableCell =>
    new TableCell({
      children: [...children],
      width: { size, type: WidthType.PERCENTAGE },
      verticalAlign: VerticalAlignTable.TOP,
      margins: { left: 0, right: 0 },
    });
  return new Table({
    width: { size: 100, type: WidthType.PERCENTAGE },
    borders: NO_BORDERS,
    rows: [new TableRow({ children: [cell(left, assignment), cell(right, 100 - assignment)] })],
  });
}
