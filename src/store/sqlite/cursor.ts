/**
 * Reads many rows by day (or instant) and id, a page at a time. SQLite looks up only the first half of such a pair in
 * an index: asked for rows after a pair it would start at the beginning of the day, which may hold a million. So the
 * rest of the day is read by id, then the days after it.
 */

export interface Cursor {
  readonly key: string;
  readonly id: number;
}

/** Before the first row. */
export const START: Cursor = { key: '', id: 0 };

/** The rows after `after`, at most `limit`; `last` is where to continue, null at the end. */
export function pageAfter<Row extends Cursor>(
  after: Cursor,
  limit: number,
  read: {
    /** Rows of the same key with a higher id, in order. */
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
