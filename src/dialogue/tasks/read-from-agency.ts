import { readReport } from '../../conversation/read/read-report.ts';
import type { Reading } from '../../conversation/read/reading.ts';
import { agencySpellings } from '../../store/programmes/agencies.ts';
import type { Work } from '../../usecases/work.ts';

/**
 * The reading of words that an agency wrote, who may call itself by its name. The names are looked up only where the
 * words alone are not understood, or pass the task on to somebody. `agencyId` null: nobody's chat.
 */
export function readFromAgency({ tx, today }: Work, agencyId: number | null, text: string): Reading {
  const plain = readReport(text, today);
  const isOfOthers = plain.needsQuestion || plain.status === 'blocked';
  const mayNameItself = (plain.intent === 'report' && isOfOthers) || plain.intent === 'handover';
  if (agencyId === null || !mayNameItself) return plain;
  return readReport(text, today, agencySpellings(tx, agencyId));
}
