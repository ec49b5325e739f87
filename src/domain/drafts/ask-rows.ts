/** What the reader saw twice, and cells that a task cannot do without. */

import { refKey } from '../tasks/match-rows.ts';
import { agencyNameKey } from '../agencies/agency-words.ts';
import type { Asking } from './asking.ts';
import type { DraftAnswer, DraftContent, DraftRow } from './draft.ts';

/** Columns whose cell an answer in words may replace. */
const WRITABLE = new Set(['title', 'lead', 'coordinating', 'product', 'deadline', 'ref', 'section']);

/** Alike findings are one question; its answer in words is written into the cells that it is about. */
export function askFindings(content: DraftContent, rows: readonly DraftRow[], asking: Asking): readonly DraftRow[] {
  const changed = [...rows];
  const groups = Map.groupBy(
    content.findings,
    ({ column, severity, message }) => `look:${severity}:${column}:${inCommon(message)}`,
  );
  for (const [key, findings] of groups) {
    const [first] = findings;
    if (first === undefined) continue;
    const lines = new Set(findings.map(({ line }) => line));
    const about = content.rows.flatMap(({ line }, at) => (lines.has(line) ? [at] : []));
    const { column, message, severity } = first;
    const isError = severity === 'error';
    // A cell without its lead or title is asked for by itself.
    if (isError && about.every((at) => isEmpty(content.rows[at], column))) continue;
    const proposal: DraftAnswer | null = isError ? null : { kind: 'keep' };
    const asks = { kind: 'look', column, message, isError } as const;
    const answer = asking.put({ key, asks, rows: about, proposal, isRequired: isError }, (each) =>
      fitsLook(asks, each),
    );
    if (answer?.kind === 'text') for (const at of about) changed[at] = written(changed[at], column, answer.text);
  }
  return changed;
}

/** True when the answer can settle a cell that a person was asked to look at. */
export function fitsLook({ column, isError }: { column: string; isError: boolean }, answer: DraftAnswer): boolean {
  if (answer.kind === 'text') return WRITABLE.has(column) && answer.text.trim() !== '';
  return answer.kind === 'keep' && !isError;
}

/** Without the words that differ between alike findings: what is quoted, places, numbers. */
function inCommon(message: string): string {
  return message
    .replaceAll(/“[^“”]*”/gu, '…')
    .replaceAll(/[\p{L}\p{N}.]+/gu, (word) => (/^[IVXLC]+$|\d/u.test(word) ? '…' : word));
}

function isEmpty(row: DraftRow | undefined, column: string): boolean {
  if (row === undefined) return false;
  return (column === 'lead' && !hasLetters(row.lead)) || (column === 'title' && row.title === '');
}

function written(row: DraftRow | undefined, column: string, text: string): DraftRow {
  return { ...row, [column]: text.trim() } as DraftRow;
}

/** Titles and leads that are missing, and places that two rows have; alike ones are one question. */
export function askCells(rows: readonly DraftRow[], asking: Asking): readonly DraftRow[] {
  const seen = new Set<string>();
  let above: string | null = null;
  return rows.map((written, at) => {
    let row = written;
    if (row.title === '') {
      const asks = { kind: 'title' } as const;
      const key = `title:${String(at)}`;
      const answer = asking.put({ key, asks, rows: [at], proposal: null, isRequired: true }, isText);
      if (answer?.kind === 'text') row = { ...row, title: answer.text.trim() };
    }
    if (!hasLetters(row.lead) && row.keeps?.includes('lead') !== true)
      row = { ...row, lead: leadOf(at, above, asking) };
    else above = row.lead;
    const place = refKey(row.ref);
    if (place === '' || seen.has(place)) row = { ...row, ref: placeOf(row.ref, at, seen, asking) };
    seen.add(refKey(row.ref));
    return row;
  });
}

function leadOf(at: number, above: string | null, asking: Asking): string {
  const asks = { kind: 'lead', above } as const;
  const key = `lead:${above === null ? '' : agencyNameKey(above)}`;
  const proposal: DraftAnswer | null = above === null ? null : { kind: 'text', text: above };
  const answer = asking.put({ key, asks, rows: [at], proposal, isRequired: true }, isText);
  return answer?.kind === 'text' ? answer.text.trim() : '';
}

/** A place that is free: "II.3" → "II.3 (2)". Without an answer the row keeps its own. */
function placeOf(ref: string, at: number, seen: ReadonlySet<string>, asking: Asking): string {
  const asks = { kind: 'ref', ref } as const;
  const free = freePlace(ref === '' ? String(at + 1) : ref, seen);
  const key = `ref:${String(at)}`;
  const proposal: DraftAnswer = { kind: 'text', text: free };
  const isFree = (each: DraftAnswer): boolean => isText(each) && !seen.has(refKey(each.text));
  const answer = asking.put({ key, asks, rows: [at], proposal, isRequired: true }, isFree);
  return answer?.kind === 'text' ? answer.text.trim() : ref;
}

function freePlace(ref: string, seen: ReadonlySet<string>): string {
  if (!seen.has(refKey(ref))) return ref;
  for (let number = 2; ; number += 1) {
    const place = `${ref} (${String(number)})`;
    if (!seen.has(refKey(place))) return place;
  }
}

/** True for an answer in words. */
export function isText(answer: DraftAnswer): answer is DraftAnswer & { readonly kind: 'text' } {
  return answer.kind === 'text' && answer.text.trim() !== '';
}

/** "-", "…" and "..." are empty cells. */
function hasLetters(text: string): boolean {
  return /\p{L}/u.test(text);
}
