/** A span of time behind a ruling that is led by no word of its end: "quý III" may be a reporting period or a new deadline. */

import type { LocalDate } from '../../../domain/calendar/dates.ts';
import { readDate } from '../../../domain/deadlines/read-date.ts';
import { readPeriod } from '../read-period.ts';

const RHYTHMS = ['weekly', 'monthly', 'quarterly', 'half_yearly', 'yearly'] as const;

/** The last day of the span that opens the words ("quý III", "tháng 8/2022", "kỳ quý sau"); null where none does: "đến quý III". */
export function bareTime(words: string, today: LocalDate): LocalDate | null {
  const named = readPeriod(words, RHYTHMS, today);
  if (named === null || typeof named === 'string' || named.at !== 0) return null;
  const written = words.normalize('NFC');
  const name = named.rest === '' ? written : written.slice(0, Math.max(0, written.indexOf(named.rest)));
  const date = readDate(name.replace(REPORT, ''), today);
  return date.kind === 'date' ? date.date : null;
}

const REPORT = /^(?:(?:báo cáo|bao cao) )?(?:(?:của|cua) )?(?:(?:kỳ|ky) )?/iu;
