import { cellText } from '../conversation/compose/cell-text.ts';
import type { ProposedPhrase } from '../usecases/learn/propose-phrases.ts';

const COLUMNS = ['phrase', 'class', 'marks', 'register', 'source'] as const;

/** In the columns of `data/lexicon`. A cell that a spreadsheet would take for a formula begins with an apostrophe. */
export function phrasesAsCsv(phrases: readonly ProposedPhrase[]): string {
  const lines = phrases.map((phrase) => COLUMNS.map((column) => quoted(cellText(phrase[column]))).join(','));
  return [COLUMNS.join(','), ...lines, ''].join('\n');
}

function quoted(cell: string): string {
  return /[",\n\r]/u.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}
