/** The annex of Decision 913 as its own text has it: a table with tabs, headings and rows broken over pages. */

export interface AnnexRow {
  readonly ref: string;
  readonly heading: string;
  /** Title, lead, coordinating, product, deadline. */
  readonly cells: readonly string[];
}

const HEADING = /^[IVX]+(\.\d+)?$/;

/** Rows in order; markup dropped; a row continued on the next page is joined with one blank. */
export function annexRows(annex: string): readonly AnnexRow[] {
  const rows: { ref: string; heading: string; cells: string[] }[] = [];
  let place = '';
  let heading = '';
  for (const line of annex.split('\n').filter(isTableRow)) {
    const [number = '', title = '', ...rest] = line.replace(/<\/?[ip]>/g, '').split('\t');
    const isHeading = HEADING.test(number);
    if (isHeading) {
      place = number;
      heading = `${number} ${title}`;
    }
    const last = rows.at(-1);
    if (number === '' && last !== undefined) {
      last.cells[0] = `${last.cells[0] ?? ''} ${title}`;
    } else if (rest.some((cell) => cell !== '')) {
      rows.push({ ref: isHeading ? place : `${place}.${number}`, heading, cells: [title, ...rest] });
    }
  }
  return rows;
}

/** The header is printed again on every page. */
function isTableRow(line: string): boolean {
  return line.includes('\t') && !line.startsWith('Số TT\t');
}
