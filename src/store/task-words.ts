/** Finds tasks by words, through SQLite's full-text index (`task_words`): the one place that is SQLite's alone. */

import { sql, type RawBuilder } from 'kysely';
import { fold } from '../domain/fold.ts';

/**
 * The numbers of the tasks that have every one of `words` (null when there is none among them): with or without
 * diacritics, at the beginning of a word, so that "quy h" finds "quy hoạch". What has signs in it, such as III.2.1, is
 * looked for as it stands.
 */
export function tasksWithWords(words: string): RawBuilder<number> | null {
  const wanted = fold(words)
    .split(' ')
    .map((word) => word.match(/[\p{L}\p{N}]+/gu) ?? [])
    .filter((parts) => parts.length > 0);
  if (wanted.length === 0) return null;
  // In quotes nothing is an operator; the letters and digits that are left hold none.
  const query = wanted.map((parts) => `"${parts.join(' ')}" *`).join(' AND ');
  return sql<number>`(select rowid from task_words where task_words match ${query})`;
}
