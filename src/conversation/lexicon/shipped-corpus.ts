/** `data/corpus`: what officials would write with what each means, and what only looks like a completion. */

import { readdirSync, readFileSync } from 'node:fs';
import { day } from '../../domain/calendar/dates.ts';
import { corpusRowsOf, type CorpusRow } from './score-reading.ts';

/** The day on which the replies were written. */
export const WRITTEN_ON = day('2026-11-30');

export interface Corpus {
  readonly rows: readonly CorpusRow[];
  /** None of them is a completion. */
  readonly traps: readonly string[];
}

const FOLDER = new URL('../../../data/corpus/', import.meta.url);

/** Reads every file there whose name begins with "replies", and the traps. */
export function shippedCorpus(): Corpus {
  const files = readdirSync(FOLDER).filter((file) => /^replies(?:-\d+)?\.tsv$/u.test(file));
  return {
    rows: files.flatMap((file) => corpusRowsOf(textOf(file))),
    traps: textOf('traps.txt')
      .split('\n')
      .filter((line) => line !== ''),
  };
}

function textOf(file: string): string {
  return readFileSync(new URL(file, FOLDER), 'utf8');
}
