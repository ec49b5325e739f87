/** Says which tasks a message speaks of. A figure that could be an amount, a date or a count names no task. */

import { LONGEST_MESSAGE, LONGEST_REPLY, MOST_SIGNS } from './longest-message.ts';
import { rememberLast } from '../../domain/remember-last.ts';
import { headingOf } from './report/heading.ts';
import { listMarksIn } from './report/list-marks.ts';
import { NOTHING_KNOWN, openingsOf, type KnownTasks, type Opening } from './report/openings.ts';
import type { TaskRef } from './report/references.ts';
import { tokenise, type Token } from './report/tokens.ts';
import { trimEndOf } from '../../domain/text/trim-end-of.ts';

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
 * Splits a message into what it says of each task. A reference opens a line of its own at the start, on a new line,
 * after a semicolon or full stop, and after a comma where that can only be another task; several references share one
 * rest. The marks of a list that starts at 1 or a, and bullets, open none: its items are one report.
 * A line that marks yet another task further on ("#12 xong #15") is given whole, with `ref` null.
 * Text before the first reference, when it says something, comes first; it has a `ref` only when it marks exactly one
 * task with "#" ("xong #12"). A heading only announces the lines below, or stands before each of them where it says how
 * they are meant ("Dự kiến:"). Never empty. A text beyond `LONGEST_MESSAGE` is given whole.
 */
export function splitLines(text: string, known: KnownTasks): Split {
  const written = text.normalize('NFC').trim();
  if (written.length > LONGEST_MESSAGE) return { lines: [{ ref: null, rest: written }], numbered: null };
  const tokens = tokenise(written);
  const openings = openingsOf(tokens, known);
  const first = openings[0]?.from ?? tokens.length;
  const lead = trimmedRest(written.slice(0, tokens[first]?.start ?? written.length));
  const lines = openings.flatMap((opening): ReportLine[] => {
    const rest = restOf(written, tokens, opening);
    if (findTaskRefs(rest).length > 0) return [{ ref: null, rest: wholeOf(written, tokens, opening) }];
    if (openings.length > 1 && isNumberedHeading(opening, rest)) return [];
    return opening.refs.map((ref) => ({ ref, rest }));
  });
  const heading = lines.length === 0 ? 'none' : headingOf(lead);
  if (heading === 'plain') return { lines, numbered: null };
  if (heading === 'stating') return { lines: lines.map((line) => below(lead, line)), numbered: null };
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

/** "I. Kết quả thực hiện:" above the tasks numbers a chapter of the report. */
function isNumberedHeading({ refs: [ref] }: Opening, rest: string): boolean {
  return ref?.kind === 'place' && /^[IVX]+$/u.test(ref.place) && rest.endsWith(':') && headingOf(rest) === 'plain';
}

function below(lead: string, { ref, rest }: ReportLine): ReportLine {
  return { ref, rest: `${lead} ${rest}`.trim() };
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
  const closing = tokens[opening.next - 1];
  const from = (closing?.kind === 'break' ? closing.start : tokens[opening.next]?.start) ?? text.length;
  const to = tokens[opening.to]?.start ?? text.length;
  const written = text.slice(from, Math.max(from, to)).trim();
  const trimmed = trimmedRest(written);
  // Signs in such numbers are left for the reader to doubt.
  return written.length - trimmed.length > MOST_SIGNS || written.length > LONGEST_REPLY ? written : trimmed;
}

function wholeOf(text: string, tokens: readonly Token[], opening: Opening): string {
  return trimmedRest(text.slice(tokens[opening.from]?.start ?? 0, tokens[opening.to]?.start ?? text.length));
}

function trimmedRest(text: string): string {
  return trimEndOf(text.replace(/^[\s,;:.)\u2013\u2014-]+/u, ''), /[\s,;(\u2013\u2014-]/u);
}
