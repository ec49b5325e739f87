/** Reads "chỉ tiêu 7: 24,5%" and "chỉ tiêu 7 năm 2025: 24,5%". */

import { readFigure } from '../../domain/tasks/measure.ts';
import { trimEndOf } from '../../domain/text/trim-end-of.ts';

/** `year` is null when the line names none; `unit` is "" when it names none. */
export interface IndicatorLine {
  readonly number: number;
  readonly year: number | null;
  readonly value: number;
  readonly unit: string;
}

export type IndicatorReading =
  | { readonly kind: 'value'; readonly line: IndicatorLine }
  /** Speaks of an indicator, but not in a way that can be recorded. */
  | { readonly kind: 'unclear'; readonly number: number }
  | { readonly kind: 'other' };

const NAMED = /^\s*ch(?:ỉ|i)\s+ti(?:ê|e)u\s+(?:số\s+|so\s+)?#?(\d{1,9})(?![\d.,])/iu;
/** On a text whose blanks are single ones. */
const REPORT =
  /^(?:(?:năm|nam) (\d{4}) ?)?(?:[:=,-]|là\b|đạt\b|la\b|dat\b)? ?(?:(?:năm|nam) (\d{4}) ?[:=,-]? ?)?(?:đạt|dat|là|la)? ?(\d[\d.,]*) ?([^\d ][^\d]{0,40})?$/iu;

/** One line of a message. What is not wholly understood is `unclear`, never half recorded. */
export function readIndicator(text: string): IndicatorReading {
  const written = text.normalize('NFC');
  const named = NAMED.exec(written);
  if (named === null) return { kind: 'other' };
  const number = Number(named[1]);
  const report = REPORT.exec(trimEndOf(written.slice(named[0].length).trim().replace(/\s+/gu, ' '), /[.;]/u));
  const value = readFigure(report?.[3] ?? '');
  if (report === null || value === null) return { kind: 'unclear', number };
  const year = report[1] ?? report[2];
  return {
    kind: 'value',
    line: { number, year: year === undefined ? null : Number(year), value, unit: (report[4] ?? '').trim() },
  };
}
