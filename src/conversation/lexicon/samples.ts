/** The texts that a lexicon is tried on, each with what a reading of it is worth. */

import type { LocalDate } from '../../domain/calendar/dates.ts';
import { stripDiacritics } from '../../domain/strip-diacritics.ts';
import type { Reading, ReportedStatus } from '../read/reading.ts';
import { verdictOn, type Verdict } from './score-reading.ts';
import { WRITTEN_ON, type Corpus } from './shipped-corpus.ts';

export interface Sample {
  readonly from: 'corpus' | 'trap' | 'record';
  readonly text: string;
  /** The day on which it was written. */
  readonly on: LocalDate;
  judge(reading: Reading): Verdict;
}

/** A report of the registry, and the status that stands for it. */
export interface RecordedReport {
  readonly text: string;
  readonly on: LocalDate;
  readonly status: ReportedStatus;
}

/** As written and without diacritics; traps with courtesy around them too. */
export function samplesOfCorpus({ rows, traps }: Corpus): Sample[] {
  return [
    ...rows.flatMap((row) =>
      variantsOf(row.text).map((text): Sample => ({
        from: 'corpus',
        text,
        on: row.on ?? WRITTEN_ON,
        judge: (reading) => verdictOn(row, reading, text !== row.text),
      })),
    ),
    ...traps.flatMap((trap) =>
      [...variantsOf(trap), `dạ ${trap} ạ`].map((text): Sample => ({
        from: 'trap',
        text,
        on: WRITTEN_ON,
        judge: (reading) => (completes(reading) ? 'falsely completed' : 'exact'),
      })),
    ),
  ];
}

/** "xong rồi à" asks and "xong rồi ạ" tells: without diacritics they are one. */
function variantsOf(text: string): string[] {
  const bare = stripDiacritics(text);
  return bare === text || /à$/u.test(text) ? [text] : [text, bare];
}

/** A confirmed report of the registry as a sample: its reading must agree with what was recorded. */
export function sampleOfRecord({ text, on, status }: RecordedReport): Sample {
  return {
    from: 'record',
    text,
    on,
    judge(reading) {
      if (reading.needsQuestion || reading.intent === 'unclear') return 'needless';
      if (reading.status === status) return 'exact';
      return completes(reading) ? 'falsely completed' : 'wrong';
    },
  };
}

function completes({ status, needsQuestion }: Reading): boolean {
  return status === 'completed' && !needsQuestion;
}
