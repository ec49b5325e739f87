/** Reads texts by a candidate lexicon, and says which of them are read worse than by the lexicon in force. */

import { once } from '../../domain/once.ts';
import { strip } from '../../domain/strip-diacritics.ts';
import { readAfresh } from '../read/read-report.ts';
import { lexiconOf, type LexiconEntry } from '../read/report/words/lexicon.ts';
import { underVocabulary, vocabularyOf, type Vocabulary } from '../read/report/words/vocabulary.ts';
import { entriesOfRows, type LexiconRow } from './lexicon-row.ts';
import type { Sample } from './samples.ts';
import { VERDICTS, type Verdict } from './score-reading.ts';

/** `before` is null where there is nothing to compare with. `by`: the rows that did it, as far as that can be told. */
export interface Worsened {
  readonly sample: Sample;
  readonly before: Verdict | null;
  readonly after: Verdict;
  readonly by: readonly ChangedRow[];
}

export interface ChangedRow {
  readonly change: 'added' | 'removed';
  readonly row: LexiconRow;
}

export interface Candidate {
  readonly vocabulary: Vocabulary;
  /** The lexicon in force; null where it is not known. */
  readonly base: Vocabulary | null;
  readonly changed: readonly ChangedRow[];
  /** The lexicon in force with one changed row alone. */
  readonly withRow: (row: ChangedRow) => Vocabulary;
}

/** `rows` against `base`, which is null where the lexicon in force is not known. */
export function candidateOf(rows: readonly LexiconRow[], base: readonly LexiconRow[] | null): Candidate {
  const vocabulary = vocabularyOf(entriesOfRows(rows));
  if (base === null) return { vocabulary, base: null, changed: [], withRow: () => vocabulary };
  const entries = entriesOfRows(base);
  return {
    vocabulary,
    base: vocabularyOf(entries),
    changed: [...missingFrom(base, rows, 'added'), ...missingFrom(rows, base, 'removed')],
    withRow: once((changed: ChangedRow) => vocabularyWith(entries, changed)),
  };
}

function missingFrom(
  rows: readonly LexiconRow[],
  others: readonly LexiconRow[],
  change: ChangedRow['change'],
): ChangedRow[] {
  const keyOf = ({ phrase, class: name, marks }: LexiconRow): string => `${name}:${marks}:${phrase}`;
  const known = new Set(rows.map(keyOf));
  return others.filter((row) => !known.has(keyOf(row))).map((row) => ({ change, row }));
}

/**
 * The samples that the candidate reads worse, and those that it completes though they are unfinished, also where they
 * were completed before.
 */
export function worsened(candidate: Candidate, samples: readonly Sample[]): Worsened[] {
  const { base, vocabulary } = candidate;
  return samples.flatMap((sample): Worsened[] => {
    const after = verdictUnder(vocabulary, sample);
    if (after === 'exact') return [];
    const before = base === null ? null : verdictUnder(base, sample);
    const isWorse = before !== null && rank(after) > rank(before);
    const isFalse = after === 'falsely completed' && sample.from !== 'record';
    if (!isWorse && !isFalse) return [];
    return [{ sample, before, after, by: before === null ? [] : blamed(candidate, sample, before) }];
  });
}

function rank(verdict: Verdict): number {
  return VERDICTS.indexOf(verdict);
}

function verdictUnder(other: Vocabulary, sample: Sample): Verdict {
  return sample.judge(underVocabulary(other, () => readAfresh(sample.text, sample.on)));
}

/** Rows that are tried one by one; a vocabulary takes some milliseconds. */
const MOST_TRIED = 200;

/** The changed rows that by themselves make the reading worse; else those whose words the text holds. */
function blamed({ changed, withRow }: Candidate, sample: Sample, before: Verdict): ChangedRow[] {
  const said = ` ${wordsIn(sample.text)} `;
  const held = changed.filter(({ row }) => said.includes(` ${wordsIn(row.phrase)} `));
  if (held.length === 1) return held;
  const alone = (held.length > 0 ? held : changed)
    .slice(0, MOST_TRIED)
    .filter((each) => rank(verdictUnder(withRow(each), sample)) > rank(before));
  return alone.length > 0 ? alone : held;
}

function wordsIn(text: string): string {
  return strip(text)
    .split(/[^\p{L}\p{N}]+/u)
    .join(' ')
    .trim();
}

function vocabularyWith(entries: readonly LexiconEntry[], { change, row }: ChangedRow): Vocabulary {
  if (change === 'added') return vocabularyOf(lexiconOf([...entries, ...entriesOfRows([row])]));
  return vocabularyOf(entries.filter(({ phrase, marker }) => phrase !== row.phrase || marker !== row.class));
}
