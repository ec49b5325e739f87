/** Several items that only together say something, as one. */

import type { Item, ItemKind } from './items.ts';

/** `length`: how many items the one stands for. */
export interface Run {
  readonly item: Item;
  readonly length: number;
}

/** The items from `at` on as one of `kind`. Throws without any. */
export function joined(
  items: readonly Item[],
  at: number,
  length: number,
  kind: ItemKind,
  numbers: readonly number[] = [],
): Run {
  const run = items.slice(at, at + length);
  const [first] = run;
  const last = run.at(-1);
  if (first === undefined || last === undefined) throw new RangeError('A run has at least one item');
  const key = run.map((item) => item.key).join(' ');
  return { item: { kind, key, start: first.start, end: last.end, glued: first.glued, numbers }, length };
}

/** What may be one run at a place; null where it is none. It looks at few items, whatever the length of the text. */
export type Merge = (items: readonly Item[], at: number) => Run | null;

/** The same items, each run that one of the merges knows as one; the first that knows it decides. Linear. */
export function merged(items: readonly Item[], merges: readonly Merge[]): Item[] {
  const result: Item[] = [];
  let at = 0;
  while (at < items.length) {
    let run: Run | null = null;
    for (const merge of merges) {
      run = merge(items, at);
      if (run !== null) break;
    }
    const item = run?.item ?? items[at];
    if (item !== undefined) result.push(item);
    at += run?.length ?? 1;
  }
  return result;
}
