/** Says which tasks a message speaks of. A figure that could be an amount, a date or a count names no task. */

import { LONGEST_MESSAGE, LONGEST_REPLY, MOST_SIGNS } from '../longest-message.ts';
import { rememberLast } from '../../../domain/remember-last.ts';
import { endsInColon } from '../report/layout/heading.ts';
import { listMarksIn } from '../report/layout/list-marks.ts';
import { NOTHING_KNOWN, openingsOf, type KnownTasks, type Opening } from '../report/layout/openings.ts';
import type { TaskRef } from '../report/references.ts';
import { cutHeading, headingsBelow, isSaidForItself, NO_HEADINGS, readUnder } from '../report/layout/sections.ts';
import { tokenise, type Token } from '../report/words/tokens.ts';
import { trimEndOf } from '../../../domain/text/trim-end-of.ts';

export type { KnownTasks, TaskRef };

/** What a message says of one task; `ref` null: it does not name which. `rest` is the text without the reference. */
export interface ReportLine {
  readonly ref: TaskRef | null;
  readonly rest: string;
}

/** `numbered`: the items of a list, read as reports on the tasks of their numbers; null where only `lines` is right. */
export interface Split {
  readonly lines: readonly ReportLine[];
  readonly numbered: readonly ReportLine[] | null;
}

/** Splits a message where nothing is known of the chat's tasks. */
export const splitReport = rememberLast((text: string): readonly ReportLine[] => splitLines(text, NOTHING_KNOWN).lines);

/**
 * What a message says of each task; never empty. Lines open where `openingsOf` says; several references share one rest.
 * `ref` is null for text before the first reference unless it marks exactly one task with "#" ("xong #12"), for a line
 * that marks yet another task ("#12 xong #15"), and beyond `LONGEST_MESSAGE`. Headings: `report/sections.ts`.
 */
export function splitLines(text: string, known: KnownTasks): Split {
  const written = text.normalize('NFC').trim();
  if (written.length > LONGEST_MESSAGE) return { lines: [{ ref: null, rest: written }], numbered: null };
  const tokens = tokenise(written);
  const openings = openingsOf(tokens, known);
  const first = openings[0]?.from ?? tokens.length;
  const lead = trimmedRest(written.slice(0, endBefore(written, tokens, first)));
  const above = headingsBelow(NO_HEADINGS, openings.length === 0 ? '' : lead);
  const lines: ReportLine[] = [];
  const rests: string[] = [];
  let headings = above;
  for (const [index, opening] of openings.entries()) {
    const next = openings[index + 1];
    const behind = wordsBehind(written, tokens, opening);
    if (next !== undefined && isChapter(opening, next, behind, tokens)) {
      const chapter = written.slice(tokens[opening.from]?.start, endBefore(written, tokens, opening.to));
      headings = headingsBelow(headings, trimmedRest(chapter));
      continue;
    }
    const { own, heading } =
      next !== undefined && opensLine(tokens, next) ? cutHeading(headings, behind) : { own: behind, heading: '' };
    const rest = trimmed(own);
    const isWhole = findTaskRefs(rest).length > 0;
    const said = isWhole ? wholeOf(written, tokens, opening) : rest;
    if (headings === above) rests.push(said);
    lines.push(...(isWhole ? [null] : opening.refs).map((ref) => ({ ref, rest: readUnder(headings, said) })));
    headings = headingsBelow(headings, heading);
  }
  if (lines.length > 0 && !isSaidForItself(above, rests)) return { lines, numbered: null };
  const marked = findTaskRefs(lead);
  const [only = null] = marked;
  // Marks at the front are kept: they tell that items follow.
  const said = lines.length === 0 ? written : lead;
  const headed = [{ ref: marked.length === 1 ? only : null, rest: said }, ...lines];
  const isOneReport = lines.length === 0 && marked.length === 0;
  return { lines: headed, numbered: isOneReport ? numberedIn(written, tokens, known) : null };
}

/** "1. xong ⏎ 2. đang làm" where #1 and #2 are tasks that may be meant. */
function numberedIn(text: string, tokens: readonly Token[], { mayNumber }: KnownTasks): ReportLine[] | null {
  const marks = listMarksIn(tokens).items;
  const figures = marks.filter(({ style }) => style === 'figure');
  const ordinals = figures.map(({ ordinal }) => ordinal ?? 0);
  const areTasks = ordinals.every(mayNumber) && new Set(ordinals).size === ordinals.length;
  if (figures.length === 0 || marks[0]?.style !== 'figure' || !areTasks) return null;
  return figures.map(({ next, ordinal }, index) => {
    const from = tokens[next]?.start ?? text.length;
    const to = tokens[figures[index + 1]?.at ?? tokens.length]?.start ?? text.length;
    return { ref: { kind: 'number', number: ordinal ?? 0 }, rest: trimmedRest(text.slice(from, Math.max(from, to))) };
  });
}

/**
 * "I. Kết quả thực hiện:" and "3. Đã xong:" above the tasks number a chapter of the report, and so does "II. Kế hoạch"
 * above "#12".
 */
function isChapter(
  { refs, next: at, explicit }: Opening,
  next: Opening,
  behind: string,
  tokens: readonly Token[],
): boolean {
  const [ref, ...others] = refs;
  const isClosed = /^[.)/]/u.test(tokens[at - 1]?.raw ?? '') && tokens[at - 1]?.kind === 'break';
  if (ref === undefined || others.length > 0 || !isClosed || !opensLine(tokens, next)) return false;
  const lines = behind.split('\n').filter((line) => /[\p{L}\d]/u.test(line));
  const isHeading = lines.length > 0 && lines.every((line) => endsInColon(line.trimEnd()));
  if (ref.kind === 'number') return !explicit && isHeading && next.explicit;
  if (!/^[IVX]+$/u.test(ref.place)) return false;
  return isHeading || (lines.length === 1 && next.refs.every(({ kind }) => kind === 'number'));
}

function opensLine(tokens: readonly Token[], { from }: Opening): boolean {
  const at = tokens[from]?.kind === 'break' ? from : from - 1;
  return tokens[at]?.raw.includes('\n') === true;
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

/** What stands between the reference and the next one. */
function wordsBehind(text: string, tokens: readonly Token[], opening: Opening): string {
  const closing = tokens[opening.next - 1];
  const from = (closing?.kind === 'break' ? closing.start : tokens[opening.next]?.start) ?? text.length;
  return text.slice(from, Math.max(from, endBefore(text, tokens, opening.to)));
}

/** Where the words before an opening end. The break of its bullet may hold the colon of a heading. */
function endBefore(text: string, tokens: readonly Token[], opening: number): number {
  const next = tokens[opening];
  return (next?.kind === 'break' ? next.end : next?.start) ?? text.length;
}

function trimmed(words: string): string {
  const written = words.trim();
  const rest = trimmedRest(written);
  // Signs in such numbers are left for the reader to doubt.
  return written.length - rest.length > MOST_SIGNS || written.length > LONGEST_REPLY ? written : rest;
}

function wholeOf(text: string, tokens: readonly Token[], opening: Opening): string {
  return trimmedRest(text.slice(tokens[opening.from]?.start ?? 0, tokens[opening.to]?.start ?? text.length));
}

function trimmedRest(text: string): string {
  return trimEndOf(text.replace(/^[\s,;:.)\u2013\u2014-]+/u, ''), /[\s,;(\u2013\u2014-]/u);
}
