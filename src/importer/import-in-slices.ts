/** Long files: slices of rows with a pause after each, in which the bot beside the import does its own work. */

import { setTimeout as pause } from 'node:timers/promises';
import type { Database } from '../store/database.ts';
import { holdRegistry } from '../store/hold-registry.ts';
import { arrive, clearArrival, closeArrival, foresee, openArrival } from '../usecases/arrive-programme.ts';
import type { ImportOutcome, ProgrammeHead, ProgrammeRow } from '../usecases/import-programme.ts';
import type { Work } from '../usecases/work.ts';

/** Files of more rows than this come in slices; fewer take a tenth of a second in one transaction. */
export const ONE_TRANSACTION = 1000;
/** Rows in a transaction: about ten milliseconds. */
const SLICE = 100;
/** At least so long is the database left alone after a slice, in milliseconds, and half as long as the slice took. */
const SHORTEST_PAUSE = 2;

export interface LongImport {
  readonly head: ProgrammeHead;
  readonly rows: readonly ProgrammeRow[];
  readonly createAgencies: boolean;
  readonly dryRun: boolean;
  /** Told after each slice how many rows are in. */
  readonly onProgress: (rows: number) => void;
}

/** A new programme, seen by nobody until all of it is there. Refused while another long import runs on the database. */
export async function importInSlices(
  database: Database,
  workIn: (tx: Work['tx']) => Work,
  { head, rows, createAgencies, dryRun, onProgress }: LongImport,
): Promise<ImportOutcome> {
  if (dryRun) return database.read((tx) => foresee(workIn(tx), rows, { createAgencies }));
  const name = database.raw.name;
  const held = holdRegistry(name === '' || name === ':memory:' ? ':memory:' : `${name}.import`, process.pid);
  if (held.kind === 'refused') {
    return { kind: 'refused', problem: 'Another long import is running on this database; wait until it is done.' };
  }
  try {
    const slice = <T>(step: (work: Work) => T): Promise<T> =>
      inSlice(() => database.transact((tx) => step(workIn(tx))));
    while (await slice((work) => clearArrival(work, head.code, SLICE)));
    const arrival = await slice((work) => openArrival(work, head, rows, { createAgencies }));
    if (arrival.kind === 'refused') return arrival;
    for (let from = 0; from < rows.length; from += SLICE) {
      const some = rows.slice(from, from + SLICE);
      await slice((work) => {
        arrive(work, arrival, some, from);
      });
      onProgress(from + some.length);
    }
    return await slice((work) => closeArrival(work, arrival, rows));
  } finally {
    held.release();
  }
}

async function inSlice<T>(step: () => T): Promise<T> {
  const began = performance.now();
  const result = step();
  await pause(Math.max(SHORTEST_PAUSE, (performance.now() - began) / 2));
  return result;
}
