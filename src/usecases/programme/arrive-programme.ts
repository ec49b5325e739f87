/**
 * Imports a long programme in slices, each its own transaction, so that the bot beside it never waits long for the
 * database. The programme is hidden until the last slice; the next attempt removes an interrupted one.
 */

import type { Programme } from '../../domain/tasks/task.ts';
import { arrivalOf, beginArrival, discardArrival, endArrival } from '../../store/programmes/arrivals.ts';
import { record } from '../../store/record/record-event.ts';
import { mergeWords, mergeWordsByThemselves } from '../../store/programmes/task-words.ts';
import { addDependency, insertProgramme, programmeByCode } from '../../store/programmes/tasks.ts';
import type { ImportOutcome, ProgrammeHead } from './import-programme.ts';
import { readerFor, responsibleAgencies, takeRows, unknownLead, type ProgrammeRow, type Reader } from './take-rows.ts';
import type { Work } from '../work.ts';
import { PROGRAM, type Author } from '../acting.ts';
import { importedWords } from '../../conversation/compose/amendment-words.ts';

export interface Arrival {
  readonly programme: Programme;
  readonly reader: Reader;
  readonly rows: readonly ProgrammeRow[];
  /** The ids of the tasks in a dependency, by ref; filled slice by slice. */
  readonly taskIds: Map<string, number | null>;
  /** The number of rows imported. */
  taken: number;
  assignments: number;
}

type Refused = ImportOutcome & { readonly kind: 'refused' };

/** Removes up to `limit` tasks of an interrupted import; false when none is left. */
export function clearArrival({ tx }: Work, code: string, limit: number): boolean {
  const left = arrivalOf(tx, code);
  return left !== null && discardArrival(tx, left, limit);
}

/** Why `importProgramme` would refuse, found before anything is written; null when it would not. */
export function whyRefused(
  { tx }: Work,
  reader: Reader | null,
  head: ProgrammeHead,
  rows: readonly ProgrammeRow[],
): Refused | null {
  if (programmeByCode(tx, head.code) !== undefined) {
    return { kind: 'refused', problem: `The programme ${head.code} is in the registry already.` };
  }
  const problem = reader === null ? null : unknownLead(reader, rows);
  return problem === null ? null : { kind: 'refused', problem };
}

/** Inserts the programme itself, still hidden; its rows follow with `arrive`. */
export function beginArriving(work: Work, reader: Reader, head: ProgrammeHead, rows: readonly ProgrammeRow[]): Arrival {
  const programme = insertProgramme(work.tx, head, work.now);
  beginArrival(work.tx, programme.id, work.now);
  mergeWordsByThemselves(work.tx, false);
  const linked = rows.flatMap(({ ref, feeds }) => (feeds.length === 0 ? [] : [ref, ...feeds]));
  return { programme, reader, rows, taskIds: new Map(linked.map((ref) => [ref, null])), taken: 0, assignments: 0 };
}

/** Pages of the word index merged per row: slightly more than a row adds. */
const PAGES_A_ROW = 1;
/** Pages merged per step once all rows are in: about half a millisecond. */
const PAGES_AT_ONCE = 10;

/** Imports up to `limit` of the remaining rows; false when none remains. */
export function arrive(work: Work, arrival: Arrival, limit: number): boolean {
  const { reader, programme, rows, taskIds, taken: from } = arrival;
  const some = rows.slice(from, from + limit);
  for (const [at, { taskId, assignments }] of takeRows(work, reader, programme, some, from).entries()) {
    const ref = some[at]?.ref ?? '';
    if (taskIds.has(ref)) taskIds.set(ref, taskId);
    arrival.assignments += assignments;
  }
  mergeWords(work.tx, some.length * PAGES_A_ROW);
  arrival.taken += some.length;
  return arrival.taken < rows.length;
}

/** Pairs of a task and the task that it serves; call it when all rows are in. */
export function dependenciesOf({ rows, taskIds }: Arrival): readonly (readonly [number, number])[] {
  return rows.flatMap((row) =>
    row.feeds.flatMap((fed) => {
      const [from, to] = [taskIds.get(row.ref), taskIds.get(fed)];
      return from == null || to == null ? [] : [[from, to] as const];
    }),
  );
}

/** One of `dependenciesOf`. */
export function linkDependency({ tx }: Work, [from, to]: readonly [number, number]): void {
  addDependency(tx, from, to);
}

/** Merges some more of the word index; false when it is done. */
export function tidyWords({ tx }: Work): boolean {
  return mergeWords(tx, PAGES_AT_ONCE);
}

/** Makes the programme visible. */
export function endArriving(
  work: Work,
  { programme, rows, assignments }: Arrival,
  newAgencies: readonly string[],
  acceptedBy: { readonly author: Author; readonly words: string } = { author: PROGRAM, words: '' },
): ImportOutcome {
  endArrival(work.tx, programme.id);
  mergeWordsByThemselves(work.tx, true);
  const eventId = record(work.tx, {
    at: work.now,
    kind: 'programme_imported',
    ...acceptedBy.author,
    text: [importedWords(programme.number, rows.length), acceptedBy.words].filter((words) => words !== '').join('; '),
  });
  return { kind: 'imported', tasks: rows.length, assignments, newAgencies, programmeId: programme.id, eventId };
}

/** The outcome of an import without writing: for a dry run that must not hold the database. */
export function foresee(
  work: Work,
  rows: readonly ProgrammeRow[],
  options: { readonly createAgencies: boolean },
): ImportOutcome {
  const reader = readerFor(work);
  const problem = options.createAgencies ? null : unknownLead(reader, rows);
  if (problem !== null) return { kind: 'refused', problem };
  const newAgencies = new Set<string>();
  let assignments = 0;
  for (const row of rows) {
    const { ids, unknown } = reader.leadsOf(row);
    for (const name of unknown) newAgencies.add(name);
    assignments += responsibleAgencies(reader, ids).size + new Set(unknown).size;
  }
  return {
    kind: 'imported',
    tasks: rows.length,
    assignments,
    newAgencies: [...newAgencies],
    programmeId: null,
    eventId: null,
  };
}
