/**
 * Matches each row of an amended decision to a task. Refs move when a row is inserted or left out, and words change
 * while the ref stays: a row is a task when both agree, when its words stand at another ref, or when the ref and most
 * words stay. A ref that now means something else is left to a person.
 */

import { strip } from '../strip-diacritics.ts';
import { trimEndOf } from '../text/trim-end-of.ts';

export interface Placed {
  readonly ref: string;
  readonly title: string;
}

export interface KnownRow extends Placed {
  readonly id: number;
}

/** Positions are those of `rows`. */
export interface Matching {
  readonly same: ReadonlyMap<number, number>;
  readonly added: readonly number[];
  /** The ref is that of a task with quite different words. */
  readonly doubtful: ReadonlyMap<number, number>;
  readonly vanished: readonly number[];
}

/** Least proportion of words in common at which a row with the same number is the same task. */
const LEAST_WORDS = 0.4;

/** `confirmed` are refs of rows that a person confirmed as the same task, with any words. */
export function matchRows(
  known: readonly KnownRow[],
  rows: readonly Placed[],
  confirmed: ReadonlySet<string>,
): Matching {
  const same = new Map<number, number>();
  const doubtful = new Map<number, number>();
  const left = new Map(known.map((task) => [task.id, task]));
  const take = (position: number, task: KnownRow): void => {
    same.set(position, task.id);
    left.delete(task.id);
  };

  const byRef = new Map(known.map((task) => [refKey(task.ref), task]));
  for (const [position, row] of rows.entries()) {
    const task = byRef.get(refKey(row.ref));
    if (task !== undefined && (titleKey(task.title) === titleKey(row.title) || confirmed.has(refKey(row.ref)))) {
      take(position, task);
    }
  }

  const moved = onlyOnes([...left.values()], (task) => titleKey(task.title));
  const open = rows.flatMap((row, position) => (same.has(position) ? [] : [{ row, position }]));
  for (const { row, position } of onlyOnes(open, (entry) => titleKey(entry.row.title)).values()) {
    const task = moved.get(titleKey(row.title));
    if (task !== undefined) take(position, task);
  }

  const added: number[] = [];
  for (const [position, row] of rows.entries()) {
    if (same.has(position)) continue;
    const task = byRef.get(refKey(row.ref));
    if (task === undefined || !left.has(task.id)) added.push(position);
    else if (sharedWords(task.title, row.title) >= LEAST_WORDS) take(position, task);
    else {
      doubtful.set(position, task.id);
      left.delete(task.id);
    }
  }
  return { same, added, doubtful, vanished: [...left.keys()] };
}

/** The task whose title has the most words in common with a row's, and which share; null without a task. */
export function nearestTask<T extends Pick<KnownRow, 'title'>>(
  row: Pick<Placed, 'title'>,
  tasks: readonly T[],
): { readonly task: T; readonly share: number } | null {
  let nearest: { readonly task: T; readonly share: number } | null = null;
  for (const task of tasks) {
    const share = sharedWords(task.title, row.title);
    if (nearest === null || share > nearest.share) nearest = { task, share };
  }
  return nearest;
}

/** "III.2.1." and "iii.2.1" are one place. */
export function refKey(ref: string): string {
  return trimEndOf(strip(ref), /\./u);
}

function titleKey(title: string): string {
  return title
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

/** By key, those that share it with no other. */
function onlyOnes<T>(items: readonly T[], keyOf: (item: T) => string): ReadonlyMap<string, T> {
  const groups = Map.groupBy(items, keyOf);
  return new Map(
    [...groups].flatMap(([key, [only, ...others]]) => (only === undefined || others.length > 0 ? [] : [[key, only]])),
  );
}

/** Twice the words in common over the words of both (Dice's coefficient). */
function sharedWords(a: string, b: string): number {
  const [left, right] = [titleKey(a).split(' '), titleKey(b).split(' ')];
  const counts = new Map<string, number>();
  for (const word of right) counts.set(word, (counts.get(word) ?? 0) + 1);
  let common = 0;
  for (const word of left) {
    const count = counts.get(word) ?? 0;
    if (count === 0) continue;
    counts.set(word, count - 1);
    common += 1;
  }
  return (2 * common) / (left.length + right.length);
}
