import type { RecordedReport } from '../../conversation/lexicon/samples.ts';
import { localDateOf } from '../../domain/calendar/dates.ts';
import { standingReports } from '../../store/record/standing-reports.ts';
import type { Work } from '../work.ts';

/**
 * At most `limit` reports in words behind event `after`, with the status that stands for them: a completion that was
 * not returned, or a state that nobody took back. `last` is the event to go on behind; null at the end.
 */
export function recordedReports(
  { tx, rules }: Work,
  after: number,
  limit: number,
): { readonly reports: readonly RecordedReport[]; readonly last: number | null } {
  const found = standingReports(tx, after, limit);
  const reports = found.flatMap(({ text, at, isCompletion, status, isBlocked }): RecordedReport[] => {
    const on = localDateOf(at, rules.timeZone);
    if (isCompletion) return [{ text, on, status: 'completed' }];
    if (status === 'not_started') return [{ text, on, status }];
    return status === 'in_progress' ? [{ text, on, status: isBlocked ? 'blocked' : status }] : [];
  });
  return { reports, last: found.length < limit ? null : (found.at(-1)?.id ?? null) };
}
