/**
 * Text from people in a cell of a spreadsheet. A program that opens a CSV file, or saves a sheet as one, takes what
 * begins like a formula for one (OWASP, CSV Injection); an apostrophe before it makes it text wherever it goes.
 */

/** Also in full width, which some programs take for ASCII, and behind blanks; a tab or a line end may hide what follows. */
const FORMULA = /^(?:[\t\r\n]|\s*[=+\-@＝＋－＠])/u;
/** Control characters but tab and line ends, and lone surrogates: not allowed in the XML of a workbook. */
const UNPRINTABLE = /(?![\t\r\n])\p{Cc}|\p{Surrogate}|[\ufffe\uffff]/gu;
/** Excel's limit for the text of one cell. */
export const LONGEST_CELL = 32_767;

/** `text` for a cell of a CSV file or a workbook; the writer quotes it, and gives a workbook's cell the type of text. */
export function cellText(text: string): string {
  const clean = text.normalize('NFC').replace(UNPRINTABLE, '');
  const safe = FORMULA.test(clean) ? `'${clean}` : clean;
  // Never within a pair of surrogates: half of one is no character.
  return safe.slice(0, LONGEST_CELL).replace(/\p{Surrogate}$/u, '');
}
