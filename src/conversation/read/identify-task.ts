/** Says which tasks a message speaks of. A figure that could be an amount, a date or a count names no task. */

import { LONGEST_MESSAGE } from './longest-message.ts';
import { rememberLast } from '../../domain/remember-last.ts';
import { clausesOf, isSalutation } from './report/clauses.ts';
import { itemsOf } from './report/items.ts';
import { openingsOf, type Opening } from './report/openings.ts';
import type { TaskRef } from './report/references.ts';
import { tokenise, type Token } from './report/tokens.ts';
import { trimEndOf } from '../../domain/text/trim-end-of.ts';

export type { TaskRef };

/** What a message says of one task; `ref` null: it does not name which. `rest` is the text without the reference. */
export interface ReportLine {
  readonly ref: TaskRef | null;
  readonly rest: string;
}

/**
 * Splits a message into what it says of each task. A reference opens a line of its own at the start, on a new line,
 * after a semicolon or full stop, and after a comma where that can only be another task; several references share one
 * rest.
 * A line that marks yet another task further on ("#12 xong #15") is given whole, with `ref` null.
 * Text before the first reference, when it says something, comes first; it has a `ref` only when it marks exactly one
 * task with "#" ("xong #12"). Never empty. A text beyond `LONGEST_MESSAGE` is given whole.
 */
export const splitReport = rememberLast((text: string): readonly ReportLine[] => {
  const written = text.normalize('NFC').trim();
  if (written.length > LONGEST_MESSAGE) return [{ ref: null, rest: written }];
  const tokens = tokenise(written);
  const openings = openingsOf(tokens);
  const first = openings[0]?.from ?? tokens.length;
  const lead = trimmedRest(written.slice(0, tokens[first]?.start ?? written.length));
  const lines = openings.flatMap((opening): ReportLine[] => {
    const rest = restOf(written, tokens, opening);
    if (findTaskRefs(rest).length > 0) return [{ ref: null, rest: wholeOf(written, tokens, opening) }];
    return opening.refs.map((ref) => ({ ref, rest }));
  });
  if (lines.length > 0 && saysNothing(lead)) return lines;
  const marked = findTaskRefs(lead);
  const [only = null] = marked;
  return [{ ref: marked.length === 1 ? only : null, rest: lead }, ...lines];
});

/** Blanks, or "Kính gửi Văn phòng UBND tỉnh," above the lines. */
function saysNothing(lead: string): boolean {
  return clausesOf(itemsOf(tokenise(lead))).every(isSalutation);
}

/** The tasks that a text marks with "#" anywhere ("xong #12"), in order, each once. */
export function findTaskRefs(text: string): TaskRef[] {
  const found = new Map<string, TaskRef>();
  for (const token of tokenise(text.normalize('NFC'))) {
    const [number = 0] = token.numbers;
    if (token.kind === 'reference') found.set(`#${String(number)}`, { kind: 'number', number });
    if (token.kind !== 'place' || !token.raw.startsWith('#')) continue;
    const place = token.raw.replace(/[#\s]/gu, '').toUpperCase();
    found.set(place, { kind: 'place', place });
  }
  return [...found.values()];
}

function restOf(text: string, tokens: readonly Token[], opening: Opening): string {
  const from = tokens[opening.next]?.start ?? text.length;
  const to = tokens[opening.to]?.start ?? text.length;
  return trimmedRest(text.slice(from, Math.max(from, to)));
}

function wholeOf(text: string, tokens: readonly Token[], opening: Opening): string {
  return trimmedRest(text.slice(tokens[opening.from]?.start ?? 0, tokens[opening.to]?.start ?? text.length));
}

function trimmedRest(text: string): string {
  return trimEndOf(text.replace(/^[\s,;:.)\u2013\u2014-]+/u, ''), /[\s,;(\u2013\u2014-]/u);
}
