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
import type { ImportRow } from './import-row.ts';
import { readTaskCsv } from './read-task-csv.ts';

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
  readonly deadlines: ReadonlyMap<DeadlineKind, number>;
}

export type PreviewOutcome =
  | { readonly kind: 'preview'; readonly preview: Preview }
  /** One sentence: what is wrong with the file, and the cure. */
  | { readonly kind: 'unreadable'; readonly problem: string };

/** Who receives the reports when neither the operator nor the file says so. */
const USUAL_AUTHORITY = 'UBND tỉnh';

/** Reads and checks; writes nothing. */
export function previewImport(work: Work, bytes: Uint8Array, request: ImportRequest): PreviewOutcome {
  const csv = readTaskCsv(bytes);
  if (csv.kind === 'unreadable') return csv;
  const head = headOf(request, csv.rows, work.today);
  const findings = checkRows(csv.rows, {
    index: buildAgencyIndex(listAgencies(work.tx)),
    issued: request.issued,
    authority: head.authority,
    createAgencies: request.createAgencies,
  });
  const deadlines = new Map<DeadlineKind, number>();
  for (const row of csv.rows) {
    const { kind } = readDeadline(row.deadline);
    deadlines.set(kind, (deadlines.get(kind) ?? 0) + 1);
  }
  return { kind: 'preview', preview: { head, rows: csv.rows, notices: csv.notices, findings, deadlines } };
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

function headOf(request: ImportRequest, rows: readonly ImportRow[], today: LocalDate): ProgrammeHead {
  return {
    code: request.programme,
    number: request.number ?? request.programme,
    title: request.title ?? request.programme,
    authority: request.authority ?? usualRecipient(rows) ?? USUAL_AUTHORITY,
    issuedOn: request.issued ?? today,
  };
}

/** The recipient of reports that the file names most often. */
function usualRecipient(rows: readonly ImportRow[]): string | undefined {
  const named = rows.map((row) => row.reportTo).filter((recipient) => recipient !== '');
  const groups = [...Map.groupBy(named, (recipient) => recipient)].sort((a, b) => b[1].length - a[1].length);
  return groups[0]?.[0];
}
