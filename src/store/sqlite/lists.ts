/**
 * Lists as one parameter, so that a statement about some rows is the same one for any number of them and is built once.
 * SQLite's own words for it (`json_each`) stand here only.
 */

import { sql, type RawBuilder } from 'kysely';

/** The numbers in `json`, for the right side of an `in`. */
export function listed(json: string): RawBuilder<number> {
  return sql<number>`(select value from json_each(${json}))`;
}

/** The rows in `json`, a list of lists, with their first `width` values and what `further` adds to each. */
export function rowsIn(json: string, width: number, ...further: readonly unknown[]): RawBuilder<unknown> {
  const values = [...Array.from({ length: width }, (_, at) => sql`value ->> ${sql.lit(at)}`), ...further];
  // The condition tells the end of the rows from the conflict that an insert may name next.
  return sql`select ${sql.join(values)} from json_each(${json}) where true`;
}
