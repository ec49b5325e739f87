/** A file described by blocks, in any format that is imported; "^" in a cell goes on from the cell above. */

import { Document, Packer, Paragraph, Table, TableCell, TableRow, TextRun, VerticalMergeType } from 'docx';
import writeXlsxFile, { type Row } from 'write-excel-file/node';

type Cell = string | number;

export interface DescribedTable {
  readonly name?: string;
  readonly rows: readonly (readonly Cell[])[];
}

export interface DescribedFile {
  readonly format: 'csv' | 'txt' | 'md' | 'html' | 'docx' | 'xlsx';
  readonly input: readonly (string | DescribedTable | readonly Cell[])[];
}

export async function fileOfCase({ format, input }: DescribedFile): Promise<Uint8Array> {
  switch (format) {
    case 'docx':
      return docx(input);
    case 'xlsx':
      return xlsx(input);
    case 'csv':
      return utf8(`${input.flatMap(rowsOf).map(csvLine).join('\r\n')}\r\n`);
    case 'md':
      return utf8(input.map((block) => (typeof block === 'string' ? block : markdown(rowsOf(block)))).join('\n'));
    case 'txt':
    case 'html':
      return utf8(
        input.map((block) => (typeof block === 'string' ? block : rowsOf(block).map(tabbed).join('\n'))).join('\n'),
      );
  }
}

function utf8(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}

function rowsOf(block: DescribedFile['input'][number]): readonly (readonly Cell[])[] {
  if (typeof block === 'string') return [[block]];
  return 'rows' in block ? block.rows : [block];
}

function csvLine(cells: readonly Cell[]): string {
  return cells.map((cell) => `"${String(cell).replaceAll('"', '""')}"`).join(',');
}

function tabbed(cells: readonly Cell[]): string {
  return cells.join('\t');
}

function markdown([header = [], ...rows]: readonly (readonly Cell[])[]): string {
  const line = (cells: readonly Cell[]): string =>
    `| ${cells.map((cell) => String(cell).replaceAll('\n', '<br>')).join(' | ')} |`;
  return [line(header), `|${header.map(() => '---').join('|')}|`, ...rows.map(line)].join('\n');
}

async function docx(input: DescribedFile['input']): Promise<Uint8Array> {
  const children = input.map((block) => (typeof block === 'string' ? new Paragraph(block) : wordTable(rowsOf(block))));
  return Uint8Array.from(await Packer.toBuffer(new Document({ sections: [{ children }] })));
}

function wordTable(rows: readonly (readonly Cell[])[]): Table {
  const goesOn = (row: number, column: number): boolean => rows[row]?.[column] === '^';
  const cellOf = (cell: Cell, row: number, column: number): TableCell => {
    const merge =
      cell === '^' ? VerticalMergeType.CONTINUE : goesOn(row + 1, column) ? VerticalMergeType.RESTART : undefined;
    const lines = cell === '^' ? [''] : String(cell).split('\n');
    const children = lines.map((line) => new Paragraph({ children: [new TextRun(line)] }));
    return new TableCell({ children, ...(merge === undefined ? {} : { verticalMerge: merge }) });
  };
  return new Table({
    rows: rows.map((cells, row) => new TableRow({ children: cells.map((cell, column) => cellOf(cell, row, column)) })),
  });
}

async function xlsx(input: DescribedFile['input']): Promise<Uint8Array> {
  const sheets = input.map((block, at) => ({
    sheet: typeof block === 'object' && 'name' in block ? block.name : `Sheet${String(at + 1)}`,
    data: rowsOf(block).map((cells): Row =>
      cells.map((cell) => (cell === '' ? null : { value: cell, type: typeof cell === 'number' ? Number : String })),
    ),
  }));
  return Uint8Array.from(await writeXlsxFile(sheets as never).toBuffer());
}
