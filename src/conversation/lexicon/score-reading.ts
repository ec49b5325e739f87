/** Holds the reading of a reply of the corpus against what its writer meant by it. */

import { stripDiacritics } from '../../domain/strip-diacritics.ts';
import { day, type LocalDate } from '../../domain/calendar/dates.ts';
import type { Reading } from '../read/reading.ts';
import { isSmallTalk } from '../read/small-talk.ts';

/**
 * `truth`: `done`, `open` (in progress or blocked), `none` (not started), `stuck` (blocked), `ext` (more time), `ack`,
 * `ask` (a question), `hand` (another's task), `undo`, `same` (unchanged), `halt` (suspended or ended), `talk` (nothing
 * to record), `must` (only asking is right).
 */
export interface CorpusRow {
  readonly text: string;
  readonly truth: string;
  /** What is right as well. */
  readonly or: readonly string[];
  /** Asking is right as well. */
  readonly mayAsk: boolean;
  readonly progress: number | null;
  readonly date: string | null;
  readonly document: string | null;
  /** The day on which it was written; null for the day of the corpus. */
  readonly on: LocalDate | null;
  /** The agency that writes, where the reply names it. */
  readonly by: string | null;
  /** The title of its task, where the reply may name it. */
  readonly task: string | null;
}

/** The better first. */
export const VERDICTS = ['exact', 'rightly asked', 'needless', 'wrong', 'falsely completed'] as const;
export type Verdict = (typeof VERDICTS)[number];

/** A line each: what it means, a tab, the words. */
export function corpusRowsOf(tsv: string): CorpusRow[] {
  return tsv
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => {
      const [head = '', text = ''] = line.split('\t');
      const [name = '', ...more] = head.split(' ');
      const valueOf = (key: string): string | null =>
        more.find((each) => each.startsWith(`${key}=`))?.slice(key.length + 1) ?? null;
      const on = valueOf('on');
      return {
        text,
        truth: name.replace('?', ''),
        or: valueOf('or')?.split(',') ?? [],
        on: on === null ? null : day(on),
        mayAsk: name.endsWith('?') || more.includes('?'),
        progress: valueOf('p') === null ? null : Number(valueOf('p')),
        date: valueOf('d'),
        document: valueOf('doc'),
        by: valueOf('by')?.replaceAll('_', ' ') ?? null,
        task: valueOf('task')?.replaceAll('_', ' ') ?? null,
      };
    });
}

/** `bare`: the reply was typed without its diacritics; asking is then right as well. */
export function verdictOn(row: CorpusRow, reading: Reading, bare: boolean): Verdict {
  const truths = [row.truth, ...row.or];
  const verdicts = truths.map((truth) => verdictFor({ ...row, truth }, reading, bare));
  return VERDICTS.find((verdict) => verdicts.includes(verdict)) ?? 'wrong';
}

function verdictFor(row: CorpusRow, reading: Reading, bare: boolean): Verdict {
  const asks = reading.needsQuestion || reading.intent === 'unclear';
  if (reading.status === 'completed' && !asks && row.truth !== 'done') return 'falsely completed';
  if (row.truth === 'must') return asks ? 'rightly asked' : 'wrong';
  if (row.truth === 'talk') return reading.intent !== 'report' || asks ? 'exact' : 'wrong';
  if (row.truth === 'ack' && reading.intent === 'unclear' && isSmallTalk(reading.text)) return 'exact';
  if (asks) return row.mayAsk || bare || row.truth === 'halt' ? 'rightly asked' : 'needless';
  return isRight(row, reading, bare) ? 'exact' : 'wrong';
}

function isRight({ truth, progress, date, document }: CorpusRow, reading: Reading, bare: boolean): boolean {
  const { intent, status } = reading;
  if (progress !== null && reading.progress !== null && reading.progress !== progress) return false;
  if (date !== null && reading.requestedDeadline !== date) return false;
  if (document !== null && reading.document !== (bare ? stripDiacritics(document) : document)) return false;
  switch (truth) {
    case 'done':
      return intent === 'report' && status === 'completed' && reading.obstacle === null;
    case 'open':
      return (intent === 'report' && status !== 'completed' && status !== 'not_started') || intent === 'acknowledge';
    case 'none':
      return intent === 'report' && status !== 'completed';
    case 'stuck':
      return intent === 'report' && (status === 'blocked' ? reading.obstacle !== null : status === 'in_progress');
    case 'same':
      return intent === 'report' && status === 'unchanged';
    case 'ext':
      return intent === 'extension';
    case 'ack':
      return intent === 'acknowledge' || intent === 'unclear';
    case 'ask':
      return intent === 'question';
    case 'hand':
      return intent === 'handover';
    case 'undo':
      return intent === 'undo';
    case 'halt':
      return intent === 'report' && status === 'suspended';
    default:
      return false;
  }
}
