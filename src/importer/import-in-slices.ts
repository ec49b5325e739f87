/** Long files: in slices beside a bot, which does its own work between them, and in few transactions where there is none. */

import type { Database } from '../store/sqlite/database.ts';
import { lockRegistry, placeOf } from '../store/file/lock-registry.ts';
import { writeInBulk } from '../store/sqlite/write-in-bulk.ts';
import { beginAmendment, closeAmendment, takeStep } from '../usecases/programme/amend-programme.ts';
import {
  arrive,
  beginArriving,
  clearArrival,
  endArriving,
  dependenciesOf,
  foresee,
  linkDependency,
  tidyWords,
  whyRefused,
} from '../usecases/programme/arrive-programme.ts';
import type { Comparison } from '../usecases/programme/compare-programme.ts';
import type { ImportOutcome, ProgrammeHead, ProgrammeRow } from '../usecases/programme/import-programme.ts';
import {
  foreseeAmendment,
  planAmendment,
  whyNotAmended,
  type AmendOutcome,
  type AmendRequest,
} from '../usecases/programme/plan-amendment.ts';
import { agenciesToMake, makeAgency, readerFor } from '../usecases/programme/take-rows.ts';
import type { Work } from '../usecases/work.ts';
import type { Accepted } from './accepted.ts';
import { oneByOne, slicesOn, type Slices } from './in-slices.ts';

/** Files of more rows than this come in slices; fewer take a tenth of a second in one transaction. */
export const ONE_TRANSACTION = 1000;
/** Rows at once: about a millisecond. */
const STEP = 20;
/** Rows at once while no bot is kept waiting by it. */
const STEP_ALONE = 1000;

export interface LongImport {
  readonly head: ProgrammeHead;
  readonly rows: readonly ProgrammeRow[];
  readonly createAgencies: boolean;
  readonly dryRun: boolean;
  /** Told after each slice how many rows are in. */
  readonly onProgress: (rows: number) => void;
  readonly accepted?: Accepted;
}

/** A new programme, seen by nobody until all of it is there. Refused while another long import runs on the database. */
export async function importInSlices(
  database: Database,
  workIn: (tx: Work['tx']) => Work,
  { head, rows, createAgencies, dryRun, onProgress, accepted }: LongImport,
): Promise<ImportOutcome> {
  const reading = <T>(read: (work: Work) => T): T => database.read((tx) => read(workIn(tx)));
  if (dryRun) return reading((work) => foresee(work, rows, { createAgencies }));
  return alone(database, async () => {
    const slices = slicesOn(database, workIn);
    await slices.repeat((work, beside) => clearArrival(work, head.code, beside ? STEP : STEP_ALONE));
    const known = reading((work) => whyRefused(work, null, head, rows));
    if (known !== null) return known;
    const newAgencies = createAgencies
      ? await makeAgencies(
          slices,
          reading((work) => agenciesToMake(work, rows)),
        )
      : [];
    // What takes long to look up is looked up without keeping anybody from writing.
    const reader = reading((work) => readerFor(work));
    const refused = reading((work) => whyRefused(work, reader, head, rows));
    if (refused !== null) return refused;
    const arrival = await slices.once((work) => beginArriving(work, reader, head, rows));
    await slices.repeat(
      (work, beside) => arrive(work, arrival, beside ? STEP : STEP_ALONE),
      () => {
        onProgress(arrival.taken);
      },
    );
    await slices.repeat(tidyWords);
    await slices.repeat(oneByOne(dependenciesOf(arrival), linkDependency));
    return slices.once((work) => {
      const outcome = endArriving(work, arrival, newAgencies, accepted?.by);
      if (outcome.kind === 'imported') accepted?.note(work, outcome);
      return outcome;
    });
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
  const reading = <T>(read: (work: Work) => T): T => database.read((tx) => read(workIn(tx)));
  if (dryRun) return reading((work) => foreseeAmendment(work, rows, compared, request));
  return alone(database, async () => {
    // Before anything is written: what a slice has committed is not taken back.
    const refused = whyNotAmended(compared, request);
    if (refused !== null) return refused;
    const slices = slicesOn(database, workIn);
    const toMake = request.createAgencies ? reading((work) => agenciesToMake(work, rows)) : [];
    const newAgencies = await makeAgencies(slices, toMake);
    const amendment = reading((work) => planAmendment(work, head, rows, request, newAgencies, compared));
    if (amendment.kind === 'refused') return amendment;
    await slices.once((work) => {
      beginAmendment(work, amendment);
    });
    let taken = 0;
    const step = oneByOne(amendment.steps, (work, each) => {
      takeStep(work, amendment, each);
      taken += 1;
    });
    await slices.repeat(step, () => {
      onProgress(taken);
    });
    return slices.once((work) => closeAmendment(work, amendment));
  });
}

async function makeAgencies(slices: Slices, names: readonly string[]): Promise<readonly string[]> {
  await slices.repeat(oneByOne(names, makeAgency));
  return names;
}

async function alone<Outcome>(
  database: Database,
  work: () => Promise<Outcome>,
): Promise<Outcome | { readonly kind: 'refused'; readonly problem: string }> {
  const name = database.raw.name;
  const held = await lockRegistry(
    name === '' || name === ':memory:' ? ':memory:' : `${placeOf(name)}.import`,
    process.pid,
  );
  if (held.kind === 'refused') {
    return { kind: 'refused', problem: 'Another long import is running on this database; wait until it is done.' };
  }
  const asUsual = writeInBulk(database);
  try {
    return await work();
  } finally {
    asUsual();
    held.release();
  }
}
