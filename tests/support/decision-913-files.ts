/** The text of Decision 913 as the files in which a decision travels; its words and rows are those of the fixtures. */

import { Document, Packer, PageOrientation, Paragraph, Table, TableCell, TableRow, WidthType } from 'docx';
import { textOf } from './reference-data.ts';

const WIDTHS = [900, 5200, 2500, 2600, 1900, 1900];

const lines = ['head', 'body', 'annex'].flatMap((part) =>
  textOf(`tests/fixtures/decision-913-${part}.txt`)
    .split(/\r?\n/u)
    .map((line) => line.replaceAll(/<\/?[a-z]+>/gu, '').trimEnd()),
);
const isRow = (line: string): boolean => line.includes('\t');
const first = lines.findIndex(isRow);
const last = lines.findLastIndex(isRow);
const header = lines[first] ?? '';

const before = lines.slice(0, first).filter((line) => line !== '');
const after = lines.slice(last + 1).filter((line) => line !== '');
/** Of six cells each; the header stands once. */
const rows = lines
  .slice(first, last + 1)
  .filter((line, at) => isRow(line) && (at === 0 || line !== header))
  .map((line) => Array.from({ length: 6 }, (_, at) => line.split('\t')[at] ?? ''));

export async function word913(): Promise<Uint8Array> {
  const table = new Table({
    width: { size: WIDTHS.reduce((sum, width) => sum + width, 0), type: WidthType.DXA },
    columnWidths: WIDTHS,
    rows: rows.map(
      (cells, at) =>
        new TableRow({
          tableHeader: at === 0,
          children: cells.map(
            (cell, column) =>
              new TableCell({
                width: { size: WIDTHS[column] ?? 0, type: WidthType.DXA },
                children: [new Paragraph(cell)],
              }),
          ),
        }),
    ),
  });
  const document = new Document({
    styles: { default: { document: { run: { font: 'Noto Serif', size: 24 } } } },
    sections: [
      {
        properties: { page: { size: { orientation: PageOrientation.LANDSCAPE } } },
        children: [...before.map(paragraph), table, ...after.map(paragraph)],
      },
    ],
  });
  return Uint8Array.from(await Packer.toBuffer(document));
}

export function html913(): string {
  const row = (cells: readonly string[], tag: string): string =>
    `<tr>${cells.map((cell) => `<${tag}>${escaped(cell)}</${tag}>`).join('')}</tr>`;
  const [head = [], ...body] = rows;
  return [
    '<!doctype html><html lang="vi"><head><meta charset="utf-8"><title>913</title><style>',
    '@page { size: A4 landscape; margin: 15mm } body { font: 11pt "Noto Serif" } table { border-collapse: collapse }',
    'td, th { border: 1px solid #000; padding: 2px 5px; vertical-align: top }',
    '</style></head><body>',
    ...before.map((text) => `<p>${escaped(text)}</p>`),
    `<table><thead>${row(head, 'th')}</thead><tbody>${body.map((cells) => row(cells, 'td')).join('\n')}</tbody></table>`,
    ...after.map((text) => `<p>${escaped(text)}</p>`),
    '</body></html>',
  ].join('\n');
}

export function markdown913(): string {
  const row = (cells: readonly string[]): string =>
    `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
  const [head = [], ...body] = rows;
  return [...before, row(head), `|${'---|'.repeat(6)}`, ...body.map(row), '', ...after].join('\n');
}

function paragraph(text: string): Paragraph {
  return new Paragraph(text);
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
