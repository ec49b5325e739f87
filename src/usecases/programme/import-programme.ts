/** Imports a programme's checked rows, all or none. */

import type { LocalDate } from '../../domain/calendar/dates.ts';
import { record } from '../../store/record/record-event.ts';
import { addDependency, insertProgramme, programmeByCode } from '../../store/programmes/tasks.ts';
import { agenciesToMake, makeAgency, readerFor, takeRows, unknownLead, type ProgrammeRow } from './take-rows.ts';
import type { Work } from '../work.ts';
import { PROGRAM, type Author } from '../acting.ts';
import { importedWords } from '../../conversation/compose/amendment-words.ts';

export type { ProgrammeRow } from './take-rows.ts';

export interface ProgrammeHead {
  readonly code: string;
  readonly number: string;
  readonly title: string;
  readonly authority: string;
  readonly issuedOn: LocalDate;
}

export type ImportOutcome =
  | {
      readonly kind: 'imported';
      readonly tasks: number;
      readonly assignments: number;
      readonly newAgencies: readonly string[];
      /** Null in a trial that wrote nothing. */
      readonly programmeId: number | null;
      readonly eventId: number | null;
    }
  | { readonly kind: 'refused'; readonly problem: string };

/**
 * Refuses a programme that exists already and, unless `createAgencies`, an unknown lead. The caller's transaction must
 * be rolled back on a refusal (`importProgramme` writes as it goes).
 */
export function importProgramme(
  work: Work,
  head: ProgrammeHead,
  rows: readonly ProgrammeRow[],
  options: {
    readonly createAgencies: boolean;
    /** Who accepted it, and what the record says of it beside the count; the program itself when absent. */
    readonly acceptedBy?: { readonly author: Author; readonly words: string };
  },
): ImportOutcome {
  const { tx, now } = work;
  if (programmeByCode(tx, head.code) !== undefined) {
    return { kind: 'refused', problem: `The programme ${head.code} is in the registry already.` };
  }
  const newAgencies = options.createAgencies ? agenciesToMake(work, rows) : [];
  for (const name of newAgencies) makeAgency(work, name);
  const reader = readerFor(work);
  const problem = unknownLead(reader, rows);
  if (problem !== null) return { kind: 'refused', problem };

  const programme = insertProgramme(tx, head, now);
  const taken = takeRows(work, reader, programme, rows, 0);
  const taskIds = new Map(rows.map(({ ref }, at) => [ref, taken[at]?.taskId]));
  for (const row of rows) {
    for (const fed of row.feeds) {
      const [from, to] = [taskIds.get(row.ref), taskIds.get(fed)];
      if (from !== undefined && to !== undefined) addDependency(tx, from, to);
    }
  }
  const { author, words } = options.acceptedBy ?? { author: PROGRAM, words: null };
  const eventId = record(tx, {
    at: now,
    kind: 'programme_imported',
    ...author,
    text: [importedWords(head.number, rows.length), ...(words === null ? [] : [words])].join('; '),
  });
  const assignments = taken.reduce((sum, each) => sum + each.assignments, 0);
  return { kind: 'imported', tasks: rows.length, assignments, newAgencies, programmeId: programme.id, eventId };
}
