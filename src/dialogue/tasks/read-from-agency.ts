import { readReport } from '../../conversation/read/read-report.ts';
import type { Reading } from '../../conversation/read/reading.ts';
import { agencySpellings } from '../../store/programmes/agencies.ts';
import type { Work } from '../../usecases/work.ts';

/**
 * The reading of words that an agency wrote, who may call itself by its name, and the task by its title. The names are
 * looked up only where the words alone are not understood, or pass the task on to somebody. `agencyId` null: nobody's
 * chat. `title` null: which task is meant is not known yet.
 */
export function readFromAgency(
  { tx, today }: Work,
  agencyId: number | null,
  text: string,
  title: string | null = null,
): Reading {
  const plain = readReport(text, today);
  const isOfOthers = plain.needsQuestion || plain.status === 'blocked';
  const mayNameItself = (plain.intent === 'report' && isOfOthers) || plain.intent === 'handover';
  const own = agencyId === null || !mayNameItself ? [] : agencySpellings(tx, agencyId);
  return own.length === 0 && title === null ? plain : readReport(text, today, own, title);
}
