/** Finds where a message begins to speak of another task. */

import { readReferences, type References } from './references.ts';
import type { Token } from './tokens.ts';

export interface Opening extends References {
  /** Token indexes: where the line begins, and where the next one does. */
  readonly from: number;
  readonly to: number;
}

/** Where the lines of a message open. Linear: what was read in vain is not read again from a later place. */
export function openingsOf(tokens: readonly Token[]): Opening[] {
  const openings: Opening[] = [];
  const counts = countsBefore(tokens);
  let at = 0;
  while (at < tokens.length) {
    if (!mayOpen(tokens, at, openings.at(-1), counts)) {
      at += 1;
      continue;
    }
    const { references, read } = readReferences(tokens, at);
    if (references !== null) {
      closeLast(openings, at);
      openings.push({ ...references, from: at, to: tokens.length });
    }
    at = Math.max(references?.next ?? read, at + 1);
  }
  return openings;
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
