import type { Column } from '../readers/column.ts';
import type { GridRow } from '../readers/grid.ts';
import type { AgencyColumn, PeriodColumn } from './columns.ts';

/**
 * A table with its header understood: a row has at most `width` cells; `recipient` is who the header says receives the reports.
 * `letters` name the columns as the screen does, null where it does not. `name` tells it from the file's other tables.
 */
export interface Table {
  readonly name: string;
  readonly positions: ReadonlyMap<Column, number>;
  readonly periods: readonly PeriodColumn[];
  /** Columns that are agencies, where no column names the lead. */
  readonly agencies: readonly AgencyColumn[];
  /** The cell of the lead holds the coordinating agencies too. */
  readonly roles: boolean;
  readonly letters: ReadonlyMap<Column, string> | null;
  readonly recipient: string;
  readonly width: number;
  readonly rows: readonly TableRow[];
  /** The header's cells, on one line each. */
  readonly header: readonly string[];
  /** What stands above it: paragraphs, and rows that are no part of it. */
  readonly caption: readonly string[];
  readonly notices: readonly string[];
}

/** `afterHeader`: the header was printed again just above, as it is at the top of a page. */
export interface TableRow extends GridRow {
  readonly afterHeader: boolean;
}
