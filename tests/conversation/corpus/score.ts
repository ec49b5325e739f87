/**
 * Scores the reading of `data/corpus`: what officials would write, and what each means, written before
 * the reader was run on them.
 */

import { readdirSync, readFileSync } from 'node:fs';
import { readReport } from '../../../src/conversation/read/read-report.ts';
import type { Reading } from '../../../src/conversation/read/reading.ts';
import { isSmallTalk } from '../../../src/conversation/read/small-talk.ts';
import { day } from '../../../src/domain/calendar/dates.ts';
import { stripDiacritics } from '../../../src/domain/strip-diacritics.ts';

/** The day on which the replies were written. */
const TODAY = day('2026-11-30');

/**
 * `truth`: `done`, `open` (in progress or blocked), `none` (not started), `stuck` (blocked), `ext` (more time), `ack`,
 * `ask` (a question), `hand` (another's task), `undo`, `same` (unchanged), `halt` (suspended or ended), `talk` (nothing
 * to record), `must` (only asking is right).
 */
export interface Row {
  readonly text: string;
  readonly truth: string;
  /** Asking is right as well. */
  readonly mayAsk: boolean;
  readonly progress: number | null;
  readonly date: string | null;
  readonly document: string | null;
}

export type Verdict = 'exact' | 'rightly asked' | 'needless' | 'wrong' | 'falsely completed';

const CORPUS = new URL('../../../data/corpus/', import.meta.url);

/** Of every file there whose name begins with "replies". */
export const ROWS: readonly Row[] = readdirSync(CORPUS)
  .filter((file) => /^replies(?:-\d+)?\.tsv$/u.test(file))
  .map((file) => readFileSync(new URL(file, CORPUS), 'utf8'))
  .join('\n')
  .split('\n')
  .filter((line) => line !== '')
  .map((line) => {
    const [head = '', text = ''] = line.split('\t');
    const [name = '', ...more] = head.split(' ');
    const valueOf = (key: string): string | null =>
      more.find((each) => each.startsWith(`${key}=`))?.slice(key.length + 1) ?? null;
    return {
      text,
      truth: name.replace('?', ''),
      mayAsk: name.endsWith('?') || more.includes('?'),
      progress: valueOf('p') === null ? null : Number(valueOf('p')),
      date: valueOf('d'),
      document: valueOf('doc'),
    };
  });

/** `bare`: the reply is typed without its diacritics; asking is then right as well. */
export function verdictOn(row: Row, bare: boolean): Verdict {
  const reading = readReport(bare ? stripDiacritics(row.text) : row.text, TODAY);
  const asks = reading.needsQuestion || reading.intent === 'unclear';
  if (reading.status === 'completed' && !asks && row.truth !== 'done') return 'falsely completed';
  if (row.truth === 'must') return asks ? 'rightly asked' : 'wrong';
  if (row.truth === 'talk') return reading.intent !== 'report' || asks ? 'exact' : 'wrong';
  if (row.truth === 'ack' && reading.intent === 'unclear' && isSmallTalk(reading.text)) return 'exact';
  if (asks) return row.mayAsk || bare || row.truth === 'halt' ? 'rightly asked' : 'needless';
  return isRight(row, reading, bare) ? 'exact' : 'wrong';
}

function isRight({ truth, progress, date, document }: Row, reading: Reading, bare: boolean): boolean {
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
    default:
      return false;
  }
}
