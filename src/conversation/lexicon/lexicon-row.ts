import { lexiconOf, markerOf, type LexiconEntry } from '../read/report/words/lexicon.ts';

/** A row of a file of the lexicon, as written; `line` counts from 1, the header being the first. */
export interface LexiconRow {
  readonly file: string;
  readonly line: number;
  readonly phrase: string;
  readonly class: string;
  readonly marks: string;
  readonly register: string;
  readonly source: string;
}

/** The entries that the reader makes of rows; one whose class is unknown, or that has no phrase, gives none. */
export function entriesOfRows(rows: readonly LexiconRow[]): LexiconEntry[] {
  return lexiconOf(
    rows.flatMap(({ phrase, class: name, marks }) => {
      const marker = markerOf(name);
      return marker === undefined || phrase === '' ? [] : [{ phrase, marker, marksNeeded: marks === 'needed' }];
    }),
  );
}
