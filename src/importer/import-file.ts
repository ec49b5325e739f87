/** A file of tasks on its way into the registry: read, checked, tried, and written only when nothing is wrong. */

import { buildAgencyIndex } from '../domain/agency-names.ts';
import type { LocalDate } from '../domain/dates.ts';
import type { DeadlineKind } from '../domain/deadline.ts';
import { readDeadline } from '../domain/read-deadline.ts';
import { listAgencies } from '../store/agencies.ts';
import type { Database } from '../store/database.ts';
import { importProgramme, type ImportOutcome, type ProgrammeHead } from '../usecases/import-programme.ts';
import type { Work } from '../usecases/work.ts';
import { checkRows, type Finding } from './check-rows.ts';
import type { Column } from './columns.ts';
import type { ImportRow } from './import-row.ts';
import type { TaskFile } from './task-file.ts';

export { readTaskFile } from './read-task-file.ts';

/** Null where the operator said nothing. */
export interface ImportRequest {
  readonly programme: string;
  readonly number: string | null;
  readonly title: string | null;
  readonly issued: LocalDate | null;
  readonly authority: string | null;
  readonly createAgencies: boolean;
}

export type Imported = ImportOutcome & { readonly kind: 'imported' };

/** What a file holds and what is to be said about it. `rows` are in the order of the file. */
export interface Preview {
  readonly head: ProgrammeHead;
  readonly rows: readonly ImportRow[];
  /** About the file as a whole. */
  readonly notices: readonly string[];
  readonly findings: readonly Finding[];
  /** The columns' names on the screen ("A"), null where there are none. */
  readonly letters: ReadonlyMap<Column, string> | null;
  readonly deadlines: ReadonlyMap<DeadlineKind, number>;
}

/** Who receives the reports when neither the operator nor the file says so. */
const USUAL_AUTHORITY = 'UBND tỉnh';

/** Checks what was read; writes nothing. */
export function previewImport(work: Work, file: TaskFile & { readonly kind: 'rows' }, request: ImportRequest): Preview {
  const { rows, notices, letters } = file;
  const head = headOf(request, file, work.today);
  const checked = checkRows(rows, {
    index: buildAgencyIndex(listAgencies(work.tx)),
    issued: request.issued ?? file.head.issued,
    authority: head.authority,
    createAgencies: request.createAgencies,
  });
  const findings = [...file.findings, ...checked].sort((a, b) => a.line - b.line);
  const deadlines = new Map<DeadlineKind, number>();
  for (const row of rows) {
    const { kind } = readDeadline(row.deadline);
    deadlines.set(kind, (deadlines.get(kind) ?? 0) + 1);
  }
  return { head, rows, notices, findings, letters, deadlines };
}

/**
 * Takes the rows in, in one transaction; with `dryRun` everything is undone at its end, so that the answer is exact and
 * the registry untouched. `workIn` makes the work of that transaction.
 */
export function importPreviewed(
  database: Database,
  workIn: (tx: Work['tx']) => Work,
  { head, rows }: Preview,
  options: { readonly createAgencies: boolean; readonly dryRun: boolean },
): ImportOutcome {
  try {
    return database.transact((tx) => {
      const outcome = importProgramme(workIn(tx), head, rows, options);
      if (outcome.kind === 'refused' || options.dryRun) throw new Undone(outcome);
      return outcome;
    });
  } catch (error) {
    if (error instanceof Undone) return error.outcome;
    throw error;
  }
}

/** Carries the outcome out of a transaction that must leave no trace. */
class Undone extends Error {
  readonly outcome: ImportOutcome;

  constructor(outcome: ImportOutcome) {
    super('Undone on purpose.');
    this.outcome = outcome;
  }
}

/** What the operator says counts before what the file says of itself. */
function headOf(request: ImportRequest, file: TaskFile & { readonly kind: 'rows' }, today: LocalDate): ProgrammeHead {
  const { head, rows } = file;
  return {
    code: request.programme,
    number: request.number ?? head.number ?? request.programme,
    title: request.title ?? head.title ?? request.programme,
    authority: request.authority ?? head.authority ?? usualRecipient(rows) ?? USUAL_AUTHORITY,
    issuedOn: request.issued ?? head.issued ?? today,
  };
}

/** The recipient of reports that the file names most often. */
function usualRecipient(rows: readonly ImportRow[]): string | undefined {
  const named = rows.map((row) => row.reportTo).filter((recipient) => recipient !== '');
  const groups = [...Map.groupBy(named, (recipient) => recipient)].sort((a, b) => b[1].length - a[1].length);
  return groups[0]?.[0];
}
