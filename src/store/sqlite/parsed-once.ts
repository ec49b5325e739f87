import { query } from './database.ts';

/** Any table does: what a name stands for is not looked at. */
const parser = query.selectFrom('meta').$castTo<unknown>();

/**
 * `columns` for a `select`, taken apart once and not for every statement: that takes Kysely longer than the rest of a
 * statement of fifty columns. They are typed as the names that they were.
 */
export function parsedOnce<const Columns extends readonly string[]>(columns: Columns): Columns {
  const { selections = [] } = parser.select(columns as readonly string[] as readonly never[]).toOperationNode();
  return selections.map(({ selection }) => ({ toOperationNode: () => selection })) as readonly unknown[] as Columns;
}
