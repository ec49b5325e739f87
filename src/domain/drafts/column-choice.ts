/** What each column of a table was taken for, and what a person says that it is. */

/**
 * `roles`: leads and coordinating agencies in one cell. `period`: marks in a month, quarter or year. `agency`: the header
 * is an agency, whose cells say what it does. `none`: no part of a task.
 */
export const COLUMN_MEANINGS = [
  'ref',
  'section',
  'title',
  'lead',
  'roles',
  'coordinating',
  'product',
  'deadline',
  'start',
  'end',
  'report_to',
  'source',
  'feeds',
  'continues',
  'period',
  'agency',
  'none',
] as const;

export type ColumnMeaning = (typeof COLUMN_MEANINGS)[number];

/** A column as a draft shows it: its header, the first cells under it, and what it was taken for. */
export interface ShownColumn {
  readonly header: string;
  readonly samples: readonly string[];
  readonly is: ColumnMeaning;
}

/** What the columns are of every table of a document that has this header: a meaning for each cell of the header. */
export interface ColumnChoice {
  readonly header: readonly string[];
  readonly columns: readonly ColumnMeaning[];
}

/** Under which the record of a draft keeps who chose its columns, and how. */
export const COLUMNS_KEY = 'columns';

/** True when two headers have the same cells. */
export function isSameHeader(one: readonly string[], other: readonly string[]): boolean {
  return one.length === other.length && one.every((cell, at) => cell === other[at]);
}
