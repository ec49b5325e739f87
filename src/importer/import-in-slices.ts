/** Long files: slices of rows with a pause after each, in which the bot beside the import does its own work. */

import { setTimeout as pause } from 'node:timers/promises';
import type { Database } from '../store/database.ts';
import { holdRegistry, isHeld } from '../store/hold-registry.ts';
import {
  closeAmendment,
  foreseeAmendment,
  openAmendment,
  takeStep,
  type AmendOutcome,
  type AmendRequest,
  type Amendment,
} from '../usecases/amend-programme.ts';
import { arrive, clearArrival, closeArrival, foresee, openArrival } from '../usecases/arrive-programme.ts';
import type { Comparison } from '../usecases/compare-programme.ts';
import type { ImportOutcome, ProgrammeHead, ProgrammeRow } from '../usecases/import-programme.ts';
import type { Work } from '../usecases/work.ts';

/** Files of more rows than this come in slices; fewer take a tenth of a second in one transaction. */
export const ONE_TRANSACTION = 1000;
/** Rows in a transaction: about ten milliseconds. */
const SLICE = 100;
/** Rows in a transaction while no bot is kept waiting by it: the disk is flushed so much less often. */
const SLICE_ALONE = 5000;
/** An amendment's rows cost more or less by what changes: so long goes on in one transaction, in milliseconds. */
const SLICE_MS = 10;
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
  return alone(database, async () => {
    const slice = slicer(database, workIn);
    while (await slice((work) => clearArrival(work, head.code, SLICE)));
    const arrival = await slice((work) => openArrival(work, head, rows, { createAgencies }));
    if (arrival.kind === 'refused') return arrival;
    for (let from = 0; from < rows.length;) {
      // Looked at before each slice: a bot may be started at any time.
      const beside = isHeld(database.raw.name);
      const some = rows.slice(from, from + (beside ? SLICE : SLICE_ALONE));
      await slice((work) => {
        arrive(work, arrival, some, from);
      }, beside);
      from += some.length;
      onProgress(from);
    }
    return slice((work) => closeArrival(work, arrival, rows));
  });
}

/**
 * A long amendment; `compared` was made just before. What was taken before it was cut short stays, and importing the file
 * again takes the rest. Refused while another long import runs on the database.
 */
export async function amendInSlices(
  database: Database,
  workIn: (tx: Work['tx']) => Work,
  { head, rows, dryRun, onProgress, ...request }: LongImport & AmendRequest,
  compared: Comparison,
): Promise<AmendOutcome> {
  if (dryRun) return database.read((tx) => foreseeAmendment(workIn(tx), rows, compared, request));
  return alone(database, async () => {
    const slice = slicer(database, workIn);
    const amendment = await slice((work) => openAmendment(work, head, rows, request, compared));
    if (amendment.kind === 'refused') return amendment;
    for (let next = 0; next < amendment.steps.length;) {
      next = await slice((work) => takeSteps(work, amendment, next));
      onProgress(next);
    }
    return slice((work) => closeAmendment(work, amendment));
  });
}

/** Takes the steps from `from` on, as many as fit into a slice; the number of the next one. */
function takeSteps(work: Work, amendment: Amendment, from: number): number {
  const end = performance.now() + SLICE_MS;
  let next = from;
  do {
    const step = amendment.steps[next];
    if (step === undefined) break;
    takeStep(work, amendment, step);
    next += 1;
  } while (performance.now() < end);
  return next;
}

async function alone<Outcome>(
  database: Database,
  work: () => Promise<Outcome>,
): Promise<Outcome | { readonly kind: 'refused'; readonly problem: string }> {
  const name = database.raw.name;
  const held = holdRegistry(name === '' || name === ':memory:' ? ':memory:' : `${name}.import`, process.pid);
  if (held.kind === 'refused') {
    return { kind: 'refused', problem: 'Another long import is running on this database; wait until it is done.' };
  }
  try {
    return await work();
  } finally {
    held.release();
  }
}

type Slice = <T>(step: (work: Work) => T, beside?: boolean) => Promise<T>;

/** A step in a transaction of its own, and a pause in which others get theirs where there are others. */
function slicer(database: Database, workIn: (tx: Work['tx']) => Work): Slice {
  return async (step, beside = true) => {
    const began = performance.now();
    const result = database.transact((tx) => step(workIn(tx)));
    if (beside) await pause(Math.max(SHORTEST_PAUSE, (performance.now() - began) / 2));
    return result;
  };
}
