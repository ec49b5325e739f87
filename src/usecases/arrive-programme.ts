/**
 * A long programme comes in slices, each its own transaction, so that the bot beside it never waits long for the
 * database. Nobody sees it until the last slice; one that is cut short is taken out by the next attempt.
 */

import type { Programme } from '../domain/task.ts';
import { arrivalOf, beginArrival, discardArrival, endArrival } from '../store/arrivals.ts';
import { record } from '../store/events.ts';
import { addFeed, insertProgramme, programmeByCode } from '../store/tasks.ts';
import type { ImportOutcome, ProgrammeHead } from './import-programme.ts';
import {
  createUnknownAgencies,
  readerFor,
  responsibleAgencies,
  takeRow,
  unknownLead,
  type ProgrammeRow,
  type Reader,
} from './take-rows.ts';
import type { Work } from './work.ts';

export interface Arrival {
  readonly kind: 'arriving';
  readonly programme: Programme;
  readonly reader: Reader;
  readonly newAgencies: readonly string[];
  /** By place; filled slice by slice. */
  readonly taskIds: Map<string, number>;
  assignments: number;
}

type Refused = ImportOutcome & { readonly kind: 'refused' };

/** Takes up to `limit` tasks out that an attempt left which was cut short; false when nothing is left of it. */
export function clearArrival({ tx }: Work, code: string, limit: number): boolean {
  const left = arrivalOf(tx, code);
  return left !== null && discardArrival(tx, left, limit);
}

/** Refuses what `importProgramme` refuses, before anything is written. */
export function openArrival(
  work: Work,
  head: ProgrammeHead,
  rows: readonly ProgrammeRow[],
  options: { readonly createAgencies: boolean },
): Arrival | Refused {
  if (programmeByCode(work.tx, head.code) !== undefined) {
    return { kind: 'refused', problem: `The programme ${head.code} is in the registry already.` };
  }
  const newAgencies = options.createAgencies ? createUnknownAgencies(work, rows) : [];
  const reader = readerFor(work);
  const problem = unknownLead(reader, rows);
  if (problem !== null) return { kind: 'refused', problem };
  const programme = insertProgramme(work.tx, head, work.now);
  beginArrival(work.tx, programme.id, work.now);
  return { kind: 'arriving', programme, reader, newAgencies, taskIds: new Map(), assignments: 0 };
}

export function arrive(work: Work, arrival: Arrival, rows: readonly ProgrammeRow[], from: number): void {
  for (const [at, row] of rows.entries()) {
    const taken = takeRow(work, arrival.reader, arrival.programme, row, from + at);
    arrival.taskIds.set(row.ref, taken.taskId);
    arrival.assignments += taken.assignments;
  }
}

export function closeArrival(work: Work, arrival: Arrival, rows: readonly ProgrammeRow[]): ImportOutcome {
  const { programme, taskIds, assignments, newAgencies } = arrival;
  for (const row of rows) {
    for (const fed of row.feeds) {
      const [from, to] = [taskIds.get(row.ref), taskIds.get(fed)];
      if (from !== undefined && to !== undefined) addFeed(work.tx, from, to);
    }
  }
  endArrival(work.tx, programme.id);
  record(work.tx, {
    at: work.now,
    kind: 'programme_imported',
    actor: 'hệ thống',
    text: `${programme.number}: ${String(rows.length)} nhiệm vụ`,
  });
  return { kind: 'imported', tasks: rows.length, assignments, newAgencies };
}

/** What an import would come to, without writing: for a trial that must not hold the database. */
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
    const { ids, unknown } = reader.leadsOf(row.lead);
    for (const name of unknown) newAgencies.add(name);
    assignments += responsibleAgencies(reader, ids).size + new Set(unknown).size;
  }
  return { kind: 'imported', tasks: rows.length, assignments, newAgencies: [...newAgencies] };
}
