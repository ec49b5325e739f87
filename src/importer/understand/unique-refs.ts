import { refKey } from '../../domain/tasks/match-rows.ts';

/** `within`: the heading or table that a place is told apart by; `part`: it shares its number with the row above. */
export interface RefRow {
  readonly ref: string;
  readonly within: string;
  readonly part: boolean;
}

/**
 * The places of all rows of a file. Numbers that begin again under headings or in tables of their own carry the name of
 * those; rows that share a number with the one above go on counting under it ("1", "1.2"). With `count` rows without a
 * number are counted.
 */
export function uniqueRefs(rows: readonly RefRow[], count: boolean): readonly string[] {
  const counted = count ? rows.map((row, at) => ({ ...row, ref: row.ref === '' ? String(at + 1) : row.ref })) : rows;
  const prefixed = restarts(counted)
    ? counted.map((row) => ({
        ...row,
        ref: row.within === '' || row.ref === '' ? row.ref : `${row.within}.${row.ref}`,
      }))
    : counted;
  const taken = new Set(prefixed.filter(({ part }) => !part).map(({ ref }) => refKey(ref)));
  const counts = new Map<string, number>();
  return prefixed.map(({ ref, part }) => {
    if (!part) return ref;
    let number = counts.get(ref) ?? 1;
    const named = (): string => (number === 1 ? ref : `${ref}.${String(number)}`);
    while (taken.has(refKey(named()))) number += 1;
    counts.set(ref, number);
    taken.add(refKey(named()));
    return named();
  });
}

/** Whether a number stands under two headings. */
function restarts(rows: readonly RefRow[]): boolean {
  const seen = new Map<string, string>();
  return rows.some(({ ref, within, part }) => {
    if (ref === '' || part) return false;
    const key = refKey(ref);
    const before = seen.get(key);
    if (before === undefined) seen.set(key, within);
    return before !== undefined && before !== within;
  });
}
