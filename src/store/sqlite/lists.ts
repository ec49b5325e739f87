/** Lists as one parameter (SQLite's `json_each`), so that one statement serves any number of rows and is built once. */

import { sql, type RawBuilder } from 'kysely';

/** The numbers in `json`, for the right side of an `in`. */
export function listed(json: string): RawBuilder<number> {
  return sql<number>`(select value from json_each(${json}))`;
}

/** The rows in `json`, a list of lists: the first `width` values of each, followed by `further`. */
export function rowsIn(json: string, width: number, ...further: readonly unknown[]): RawBuilder<unknown> {
  const values = [...Array.from({ length: width }, (_, at) => sql`value ->> ${sql.lit(at)}`), ...further];
  // The condition separates the rows from an `on conflict` that an insert may add.
  return sql`select ${sql.join(values)} from json_each(${json}) where true`;
}
