/** Pages drawn by hand: writing and rules at given places, as a `Page` or as the bytes of a PDF. */

import type { Page, Sign } from '../../src/importer/readers/pages/page.ts';

/** Every letter is half as wide as it is high. */
const WIDTH = 0.5;

export interface DrawnText {
  readonly text: string;
  readonly x: number;
  /** Of the line that it stands on, from the top. */
  readonly y: number;
  readonly size?: number;
}

export interface DrawnPage {
  readonly width: number;
  readonly height: number;
  readonly texts: readonly DrawnText[];
  /** x, y to x, y. */
  readonly rules: readonly (readonly [number, number, number, number])[];
}

export interface DrawnTable {
  readonly x: number;
  readonly y: number;
  readonly widths: readonly number[];
  /** "^" goes on from the cell above, "<" from the one on the left; lines of a cell are parted by "\n". */
  readonly rows: readonly (readonly string[])[];
  readonly ruled?: boolean;
}

const LINE = 14;
const PADDING = 4;

/** What a table draws; its rows are as high as their longest cell, and wrapped where a cell is full. */
export function drawTable({
  x,
  y,
  widths,
  rows,
  ruled = true,
}: DrawnTable): Pick<DrawnPage, 'texts' | 'rules'> & { readonly bottom: number } {
  const texts: DrawnText[] = [];
  const rules: [number, number, number, number][] = [];
  const left = (column: number): number => x + widths.slice(0, column).reduce((sum, width) => sum + width, 0);
  let top = y;
  for (const [at, row] of rows.entries()) {
    const spans = row.map((_, column) => {
      let to = column + 1;
      while (row[to] === '<') to += 1;
      return left(to) - left(column);
    });
    const wrapped = row.map((cell, column) =>
      cell === '^' || cell === '<'
        ? []
        : cell.split('\n').flatMap((line) => wrap(line, (spans[column] ?? 0) - 2 * PADDING)),
    );
    const height = Math.max(1, ...wrapped.map((lines) => lines.length)) * LINE + PADDING;
    for (const [column, lines] of wrapped.entries()) {
      for (const [nth, text] of lines.entries())
        texts.push({ text, x: left(column) + PADDING, y: top + (nth + 1) * LINE - 3 });
      if (row[column] !== '^') rules.push([left(column), top, left(column + 1), top]);
      if (row[column] !== '<') rules.push([left(column), top, left(column), top + height]);
    }
    rules.push([left(row.length), top, left(row.length), top + height]);
    top += height;
    if (at === rows.length - 1) rules.push([left(0), top, left(row.length), top]);
  }
  return { texts, rules: ruled ? rules : [], bottom: top };
}

function wrap(text: string, width: number, size = 10): string[] {
  const lines: string[] = [];
  for (const word of text.split(' ')) {
    const last = lines.at(-1);
    if (last !== undefined && (last.length + 1 + word.length) * WIDTH * size <= width)
      lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
}

export function asPage({ width, height, texts, rules }: DrawnPage): Page {
  const signs = texts.flatMap(({ text, x, y, size = 10 }): Sign[] =>
    Array.from(text, (sign, at) => ({ text: sign, x: x + at * WIDTH * size, y, width: WIDTH * size, size, turn: 0 })),
  );
  const ordered = (from: number, to: number) => ({ from: Math.min(from, to), to: Math.max(from, to) });
  return {
    width,
    height,
    signs,
    across: rules.flatMap(([x, y, toX, toY]) => (y === toY && x !== toX ? [{ at: y, ...ordered(x, toX) }] : [])),
    down: rules.flatMap(([x, y, toX, toY]) => (x === toX && y !== toY ? [{ at: x, ...ordered(y, toY) }] : [])),
  };
}

/** A PDF of such pages, as a viewer would open it; `rotate` turns the first page on the screen, clockwise in degrees. */
export function asPdf(pages: readonly DrawnPage[], { rotate = 0, font = 'Drawn' } = {}): Uint8Array {
  const letters = [...new Set(pages.flatMap(({ texts }) => texts.flatMap(({ text }) => Array.from(text))))];
  const code = (letter: string): string => (letters.indexOf(letter) + 1).toString(16).padStart(2, '0');
  const hex = (letter: string): string => Buffer.from(letter, 'utf16le').swap16().toString('hex');
  const objects: string[] = [];
  const add = (body: string): number => objects.push(body);
  const stream = (content: string): string => `<< /Length ${String(content.length)} >>\nstream\n${content}\nendstream`;
  add('<< /Type /Catalog /Pages 2 0 R >>');
  add('');
  const map = add(
    stream(
      `/CIDInit /ProcSet findresource begin 12 dict begin begincmap 1 begincodespacerange <00> <ff> endcodespacerange\n` +
        letters.map((letter) => `1 beginbfchar <${code(letter)}> <${hex(letter)}> endbfchar`).join('\n') +
        '\nendcmap end end',
    ),
  );
  const used = add(
    `<< /Type /Font /Subtype /TrueType /BaseFont /${font} /FirstChar 0 /LastChar 255 /Widths [${'500 '.repeat(256)}] /ToUnicode ${String(map)} 0 R >>`,
  );
  const kids = pages.map(({ width, height, texts, rules }, at) => {
    const drawn = [
      ...rules.map(
        ([x, y, toX, toY]) => `${String(x)} ${String(height - y)} m ${String(toX)} ${String(height - toY)} l S`,
      ),
      ...texts.map(
        ({ text, x, y, size = 10 }) =>
          `BT /F1 ${String(size)} Tf 1 0 0 1 ${String(x)} ${String(height - y)} Tm <${Array.from(text, code).join('')}> Tj ET`,
      ),
    ];
    const content = add(stream(drawn.join('\n')));
    return add(
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 ${String(width)} ${String(height)}] /Rotate ${String(at === 0 ? rotate : 0)} ` +
        `/Contents ${String(content)} 0 R /Resources << /Font << /F1 ${String(used)} 0 R >> >> >>`,
    );
  });
  objects[1] = `<< /Type /Pages /Count ${String(kids.length)} /Kids [${kids.map((kid) => `${String(kid)} 0 R`).join(' ')}] >>`;
  return pdfOf(objects);
}

/** The file around objects that are numbered from 1 on; the first is its catalogue. */
export function pdfOf(objects: readonly string[]): Uint8Array {
  let text = '%PDF-1.7\n';
  const places: number[] = [];
  for (const [at, body] of objects.entries()) {
    places.push(text.length);
    text += `${String(at + 1)} 0 obj\n${body}\nendobj\n`;
  }
  const table = places.map((place) => `${String(place).padStart(10, '0')} 00000 n \n`).join('');
  const size = String(objects.length + 1);
  text += `xref\n0 ${size}\n0000000000 65535 f \n${table}trailer\n<< /Size ${size} /Root 1 0 R >>\nstartxref\n${String(text.length)}\n%%EOF\n`;
  return Buffer.from(text, 'latin1');
}
