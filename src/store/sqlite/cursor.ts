/**
 * A cursor over many rows in the order of a day (or a moment) and a number, a page at a time. Of the pair SQLite looks up
 * only the first half in an index: asked for what comes after a pair it would begin at the start of the day each time,
 * and a day may hold a million. So the rest of the day is asked for by its number, and then the days after it.
 */

export interface Cursor {
  readonly key: string;
  readonly id: number;
}

/** Before everything. */
export const START: Cursor = { key: '', id: 0 };

/** The rows after `after`, at most `limit`; `last` is where to go on, null when that was all. */
export function pageAfter<Row extends Cursor>(
  after: Cursor,
  limit: number,
  read: {
    /** Rows of that key with a higher number, in order. */
    readonly restOf: (place: Cursor, limit: number) => readonly Row[];
    /** Rows of higher keys, in order. */
    readonly beyond: (key: string, limit: number) => readonly Row[];
  },
): { readonly rows: readonly Row[]; readonly last: Cursor | null } {
  const rest = read.restOf(after, limit);
  const rows = rest.length === limit ? rest : [...rest, ...read.beyond(after.key, limit - rest.length)];
  const end = rows.at(-1);
  return { rows, last: rows.length < limit || end === undefined ? null : { key: end.key, id: end.id } };
}
