/** Finds tasks by words with SQLite's full-text index (`task_words`) and patterns. */

import { sql, type Expression, type SqlBool } from 'kysely';
import { strip } from '../../domain/strip-diacritics.ts';
import { query, type Tx } from '../sqlite/database.ts';
import { prepared } from '../sqlite/prepared.ts';

/**
 * Whether an assignment's task contains every one of `words` at the start of a word, with or without diacritics: "quy
 * h" finds "quy hoạch"; words with signs, such as III.2.1, match as written. With `few` assignments (one agency's) each
 * task is checked, otherwise the index is searched. Null without words.
 */
export function hasWords(words: string, few: boolean): Expression<SqlBool> | null {
  if (words.trim() === '') return null;
  // Letters and digits only, so that none of it is an operator.
  const wanted = strip(words)
    .split(' ')
    .map((word) => word.match(/[\p{L}\p{N}]+/gu) ?? [])
    .filter((parts) => parts.length > 0);
  // Signs alone are no words and match nothing.
  if (wanted.length === 0) return sql<SqlBool>`false`;
  if (few) {
    const patterns = wanted.map(
      (parts) => sql`' ' || wanted.search glob ${`*${parts.map((part) => SIGN + part).join('')}*`}`,
    );
    return sql<SqlBool>`exists (select 1 from task as wanted
      where wanted.id = assignment.task_id and ${sql.join(patterns, sql` and `)})`;
  }
  const query = wanted.map((parts) => `"${parts.join(' ')}" *`).join(' AND ');
  return sql<SqlBool>`assignment.task_id in (select rowid from task_words where task_words match ${query})`;
}

/** Any character between words, in a pattern. */
const SIGN = '[^0-9a-z]';

/** Segments of one level that the index may have before they are merged: SQLite's default. */
const USUAL_PARTS = 4;

/**
 * Whether a write to the word index also merges its segments (sqlite.org/fts5.html, "automerge"). Some writes then take
 * a hundred times as long: bulk work turns it off, merges in steps (`mergeWords`), and turns it on again.
 */
export function mergeWordsByThemselves(tx: Tx, on: boolean): void {
  tellIndex(tx, 'automerge', on ? USUAL_PARTS : 0);
}

/** Merges at most `pages` pages of the index; false when there is nothing to merge. */
export function mergeWords(tx: Tx, pages: number): boolean {
  const before = changesSoFar(tx);
  tellIndex(tx, 'merge', pages);
  // The command itself counts as one change.
  return changesSoFar(tx) - before > 1;
}

function tellIndex(tx: Tx, order: string, value: number): void {
  tx.run(ordering({ order, value }));
}

const ordering = prepared(({ order, value }: { order: string; value: number }) => ({
  compile: () =>
    sql`insert into task_words (task_words, rank) values (${order}, cast(${value} as integer))`.compile(query),
}));
const changes = prepared(() => query.selectNoFrom(sql<number>`total_changes()`.as('made')));

function changesSoFar(tx: Tx): number {
  return tx.first(changes({}))?.made ?? 0;
}
