/** Finds where a message begins to speak of another task. */

import { listMarksIn } from './list-marks.ts';
import { readReferences, type IsKnownTask, type References, type TaskRef } from '../references.ts';
import type { Token } from '../words/tokens.ts';

export interface Opening extends References {
  /** Token indexes: where the line begins, and where the next one does. */
  readonly from: number;
  readonly to: number;
}

/** What is known of plain numbers. */
export interface KnownTasks {
  /** The message replied to lists it. */
  readonly isListed: IsKnownTask;
  /** It is a task of the chat's agency. */
  readonly isOwn: IsKnownTask;
  /** As the mark of a list ("1. …") it may be a task as well. */
  readonly mayNumber: IsKnownTask;
}

export const NOTHING_KNOWN: KnownTasks = { isListed: () => false, isOwn: () => false, mayNumber: () => false };

/**
 * Where the lines of a message open: at the start, on a new line, after a semicolon or full stop, and after a comma where
 * that can only be another task. While a list is under way a plain number opens one only where it is listed. Linear: what
 * was read in vain is not read again from a later place.
 */
export function openingsOf(tokens: readonly Token[], { isListed, isOwn }: KnownTasks = NOTHING_KNOWN): Opening[] {
  const openings: Opening[] = [];
  const counts = countsBefore(tokens);
  const { items, headings } = listMarksIn(tokens);
  const numbering = new Map(headings.map((mark) => [mark.at, mark.next]));
  const ofMarks = new Set(items.flatMap(({ at, next }) => Array.from({ length: next - at }, (_, index) => at + index)));
  const listFrom = items[0]?.at ?? tokens.length;
  let at = 0;
  while (at < tokens.length) {
    const behindNumber = numbering.get(at);
    const opens = behindNumber !== undefined || mayOpen(tokens, at, openings.at(-1), counts);
    if (!opens || ofMarks.has(at)) {
      at += 1;
      continue;
    }
    const opensLine = at === 0 || tokens[at - 1]?.raw.includes('\n') === true;
    const isKnown: IsKnownTask = (number) => opensLine && (isListed(number) || isOwn(number));
    const { references, start, read } = readReferences(tokens, behindNumber ?? at, isKnown);
    const isInList = start >= listFrom && !references?.explicit && !references?.refs.every(isListedTask);
    if (references === null || isInList || ofMarks.has(start)) {
      at = Math.max(firstOf(numbering, at + 1, references?.next ?? read), at + 1);
      continue;
    }
    closeLast(openings, at);
    openings.push({ ...references, from: at, to: tokens.length });
    at = Math.max(references.next, at + 1);
  }
  return openings;

  function isListedTask(ref: TaskRef): boolean {
    return ref.kind === 'number' && isListed(ref.number);
  }
}

/** The first place of the map in [from, to), else `to`. */
function firstOf(places: ReadonlyMap<number, unknown>, from: number, to: number): number {
  for (let at = from; at < to; at += 1) if (places.has(at)) return at;
  return to;
}

function closeLast(openings: Opening[], to: number): void {
  const last = openings.pop();
  if (last !== undefined) openings.push({ ...last, to });
}

function mayOpen(tokens: readonly Token[], at: number, last: Opening | undefined, counts: readonly number[]): boolean {
  const before = tokens[at - 1];
  if (before === undefined) return true;
  if (before.kind !== 'break') return false;
  if (before.glued && before.raw === '.' && tokens[at - 2]?.kind === 'number') return false;
  if (/[\n;.!]/u.test(before.raw)) return true;
  if (before.raw !== ',' || last === undefined) return false;
  return isMarked(tokens, at) || (counts[at] ?? 0) <= (counts[last.next] ?? 0);
}

/** How many counts stand before each token. */
function countsBefore(tokens: readonly Token[]): number[] {
  const counts = [0];
  for (const [at, token] of tokens.entries()) counts.push((counts[at] ?? 0) + (isCount(token) ? 1 : 0));
  return counts;
}

/** "12 có 5 xã: 3 xong, 2 chưa": after a count, a figure behind a comma goes on counting. */
function isCount({ kind, numbers: [part = 0, whole = 0] }: Token): boolean {
  return kind === 'number' || (kind === 'fraction' && part <= whole);
}

function isMarked(tokens: readonly Token[], at: number): boolean {
  const kind = tokens[at]?.kind;
  return kind === 'reference' || kind === 'place';
}
