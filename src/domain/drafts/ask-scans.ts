/** What was recognised in pictures is looked at by a person: cells that are not sure one by one, the others by page. */

import type { Asking } from './asking.ts';
import type { Asks, DraftAnswer, DraftContent, DraftRow, DraftScan } from './draft.ts';

/** A cell whose least sure word is less sure is asked about by itself, in percent. */
const SURE = 90;
/** Columns whose cell an answer in words replaces. */
const WRITABLE: ReadonlySet<string> = new Set(['ref', 'title', 'lead', 'coordinating', 'product', 'deadline']);

/** A row of a scanned document is taken only after somebody said that it was looked at; no answer is proposed for that. */
export function askScans(content: DraftContent, rows: readonly DraftRow[], asking: Asking): readonly DraftRow[] {
  const places = new Map(content.rows.map(({ line }, at) => [line, at]));
  const changed = [...rows];
  const pages = new Map<string, number[]>();
  for (const scan of content.scans ?? []) {
    const at = places.get(scan.line);
    if (at === undefined) continue;
    const page = pageOf(scan);
    const before = pages.get(page);
    if (before === undefined) pages.set(page, [at]);
    else if (!before.includes(at)) before.push(at);
    const key = scanKey(scan);
    if (scan.confidence >= SURE && asking.peek(key) === null) continue;
    const asks = asksScan(scan);
    const answer = asking.put({ key, asks, rows: [at], proposal: null, isRequired: true }, (each) =>
      fitsScan(asks, each),
    );
    if (answer?.kind === 'text') changed[at] = { ...changed[at], [scan.column]: answer.text.trim() } as DraftRow;
  }
  for (const [page, about] of pages) {
    asking.put(
      { key: `scanned:${page}`, asks: { kind: 'scanned', page }, rows: about, proposal: null, isRequired: true },
      (answer) => answer.kind === 'keep',
    );
  }
  return changed;
}

/** The page of a cell, "3"; '' where nobody knows it. */
export function pageOf({ pictures }: Pick<DraftScan, 'pictures'>): string {
  return pictures[0]?.split('-')[0] ?? '';
}

/** Under what its question is answered: any cell may be put right. */
export function scanKey({ line, column, pictures }: Pick<DraftScan, 'line' | 'column' | 'pictures'>): string {
  return `scan:${String(line)}:${column}:${pictures[0] ?? ''}`;
}

/** The question about one cell. */
export function asksScan({ column, text, confidence, pictures }: DraftScan): Asks & { readonly kind: 'scan' } {
  return { kind: 'scan', column, text, confidence, pictures };
}

/** Whether an answer leaves a cell as it was read, or says what it holds. */
export function fitsScan({ column }: { readonly column: string }, answer: DraftAnswer): boolean {
  return answer.kind === 'keep' || (answer.kind === 'text' && WRITABLE.has(column) && answer.text.trim() !== '');
}
