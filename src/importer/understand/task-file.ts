import type { Amending } from '../../domain/drafts/amendment/amending.ts';
import type { ShownColumn } from '../../domain/drafts/column-choice.ts';
import type { SecrecyMarking } from '../../domain/text/secrecy-marking.ts';
import type { DraftScan } from '../../domain/drafts/draft.ts';
import type { Column } from '../readers/column.ts';
import type { Finding } from './finding.ts';
import type { ImportRow } from './import-row.ts';
import type { DecisionHead } from './read-decision-head.ts';

/**
 * A programme's tasks as a file holds them. `notices` are sentences about the file as a whole, `findings` about rows
 * that could be read in one way only after a second look. `letters` name the columns as the screen does, null where it
 * does not. `problem` is one sentence: what is wrong with the file, and the cure.
 */
export type TaskFile =
  | {
      readonly kind: 'rows';
      readonly rows: readonly ImportRow[];
      readonly notices: readonly string[];
      readonly findings: readonly Finding[];
      /** Of a document that was scanned: see `DraftContent`. */
      readonly scans?: readonly DraftScan[];
      /** By the names that the scans have, as PNG. */
      readonly pictures?: ReadonlyMap<string, Uint8Array>;
      readonly letters: ReadonlyMap<Column, string> | null;
      readonly head: DecisionHead;
      /** The columns that it has. */
      readonly columns: ReadonlySet<Column>;
      /** The year that its headers or title give to dates without one. */
      readonly year: number | null;
      /** By what header each column was found, a table each. */
      readonly mapping: readonly TableMapping[];
      /** Of a document that says that it amends another. */
      readonly amends?: Amending;
    }
  /** `marking`: the file bears it, and nothing of the file is kept. */
  | { readonly kind: 'unreadable'; readonly problem: string; readonly marking?: SecrecyMarking };

export interface TableMapping {
  readonly table: string;
  readonly columns: Readonly<Partial<Record<Column, string>>>;
  readonly periods: readonly string[];
  /** Every column of the table, in its order. */
  readonly shown: readonly ShownColumn[];
}

/** A file that cannot be read, with the sentence on why and what to do. */
export function unreadable(problem: string): TaskFile & { readonly kind: 'unreadable' } {
  return { kind: 'unreadable', problem };
}
