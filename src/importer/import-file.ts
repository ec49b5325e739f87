/** A file of tasks on its way into the registry: read, checked, tried, and written only when nothing is wrong. */

import { buildAgencyIndex } from '../domain/agencies/agency-names.ts';
import type { LocalDate } from '../domain/calendar/dates.ts';
import { countDeadlines, type CountedKind } from '../domain/deadlines/count-deadlines.ts';
import { heirsOf } from '../domain/agencies/succession.ts';
import { agencyById, listAgencies } from '../store/programmes/agencies.ts';
import { endedAgencies } from '../store/programmes/successions.ts';
import type { Database } from '../store/sqlite/database.ts';
import { nextTurn } from '../store/sqlite/in-turns.ts';
import type { Programme } from '../domain/tasks/task.ts';
import type { AmendedField } from '../domain/tasks/amendment.ts';
import { programmeNamed } from '../store/programmes/tasks.ts';
import { amendProgramme } from '../usecases/programme/amend-programme.ts';
import { compareProgramme, type Comparison } from '../usecases/programme/compare-programme.ts';
import { continueRow, type RowContinued } from '../usecases/programme/continue-rows.ts';
import { readerFor } from '../usecases/programme/take-rows.ts';
import { amendInSlices, importInSlices, ONE_TRANSACTION } from './import-in-slices.ts';
import { checkAmendment } from './check/check-amendment.ts';
import { importProgramme, type ImportOutcome, type ProgrammeHead } from '../usecases/programme/import-programme.ts';
import type { AmendOutcome } from '../usecases/programme/plan-amendment.ts';
import type { Accepted } from './accepted.ts';
import type { Work } from '../usecases/work.ts';
import { checkPredecessors, type GoesOn } from './check/check-predecessors.ts';
import type { Finding } from './understand/finding.ts';
import { draftOf } from './check/draft-of.ts';
import type { Column } from './readers/column.ts';
import type { ImportRow } from './understand/import-row.ts';
import type { TaskFile } from './understand/task-file.ts';

export { readTaskFile } from './understand/read-task-file.ts';

/** Null where the operator said nothing. */
export interface ImportRequest {
  readonly programme: string;
  readonly number: string | null;
  readonly title: string | null;
  readonly issued: LocalDate | null;
  readonly authority: string | null;
  readonly createAgencies: boolean;
  /** Places of rows that are the same task as before, whatever their words. */
  readonly same: readonly string[];
}

export type TakeOutcome = ImportOutcome | AmendOutcome;
export type Taken = Exclude<TakeOutcome, { readonly kind: 'refused' }>;

/** `withdraw` and `same` are places of tasks, see `amendProgramme`. */
export interface TakeOptions {
  readonly createAgencies: boolean;
  readonly withdraw: readonly string[];
  readonly same: readonly string[];
  readonly dryRun: boolean;
  readonly accepted?: Accepted;
}

/** What a file holds and what is to be said about it. `rows` are in the order of the file. */
export interface Preview {
  readonly head: ProgrammeHead;
  readonly rows: readonly ImportRow[];
  /** What must be said before it may be taken, each with its cure. */
  readonly missing: readonly string[];
  /** About the file as a whole. */
  readonly notices: readonly string[];
  readonly findings: readonly Finding[];
  /** The columns' names on the screen ("A"), null where there are none. */
  readonly letters: ReadonlyMap<Column, string> | null;
  readonly deadlines: ReadonlyMap<CountedKind, number>;
  /** What the file says nothing about. */
  readonly silent: ReadonlySet<AmendedField>;
  /** How it differs from the programme in the registry; null for a new one. */
  readonly comparison: Comparison | null;
  /** What of ended programmes goes on under its tasks. */
  readonly continuing: readonly GoesOn[];
}

const NO_DAY =
  'Văn bản không ghi ngày ban hành, mà thời hạn có thể tính từ ngày đó; hãy thêm --issued với ngày của văn bản, ví dụ --issued 2026-01-05.';

/** Who receives the reports when neither the operator nor the file says so. */
const USUAL_AUTHORITY = 'UBND tỉnh';

/** Of every agency that is no more, the names of those that stand for it today. */
function heirNames({ tx }: Work): ReadonlyMap<number, readonly string[]> {
  const ended = endedAgencies(tx);
  const names = (id: number): string[] => heirsOf(id, ended).flatMap((heir) => agencyById(tx, heir)?.name ?? []);
  return new Map([...ended.keys()].map((id) => [id, names(id)]));
}

/** Checks what was read, against the programme when it is in the registry already; writes nothing. */
export function previewImport(work: Work, file: TaskFile & { readonly kind: 'rows' }, request: ImportRequest): Preview {
  const { letters } = file;
  const known = programmeNamed(work.tx, request.programme);
  const head = known === undefined ? headOf(request, file, work.today) : amendedHead(known, request);
  const { rows, notices, findings } = draftOf(file, {
    index: buildAgencyIndex(listAgencies(work.tx)),
    issued: request.issued ?? known?.issuedOn ?? file.head.issued,
    authority: head.authority,
    createAgencies: request.createAgencies,
    ended: heirNames(work),
    title: request.title ?? known?.title ?? file.head.title,
  });
  const silent = silentFields(file);
  const comparison =
    known === undefined
      ? null
      : compareProgramme(work, readerFor(work), known, head, rows, { silent, same: request.same });
  const differing = comparison === null ? [] : checkAmendment(comparison, rows);
  const predecessors = checkPredecessors(work, head.code, rows);
  return {
    head,
    rows,
    missing: known === undefined && request.issued === null && file.head.issued === null ? [NO_DAY] : [],
    notices: known === undefined ? [...assumed(request, file, head), ...notices, ...knownNumber(work, head)] : notices,
    findings: [...findings, ...predecessors.findings, ...differing].sort((a, b) => a.line - b.line),
    letters,
    deadlines: countDeadlines(rows, head.issuedOn),
    silent,
    comparison,
    continuing: predecessors.continuing,
  };
}

/**
 * Takes the rows in: a long file in slices, a short one in one transaction. `onProgress` is told of long ones
 * how many rows are in.
 */
export async function takePreviewed(
  database: Database,
  workIn: (tx: Work['tx']) => Work,
  preview: Preview,
  options: TakeOptions,
  onProgress: (rows: number) => void,
): Promise<TakeOutcome> {
  const { head, rows, comparison } = preview;
  if (comparison === null && rows.length > ONE_TRANSACTION) {
    return importInSlices(database, workIn, { ...options, head, rows, onProgress });
  }
  // A file that says nothing new need not hold the database to say so.
  if (comparison !== null && options.withdraw.length === 0 && saysNothingNew(comparison)) {
    return {
      kind: 'amended',
      added: 0,
      changed: 0,
      unchanged: comparison.unchanged,
      withdrawn: [],
      proposed: comparison.vanished.map(({ task }) => task.ref),
      assignments: 0,
      newAgencies: [],
    };
  }
  if (comparison !== null && rows.length > ONE_TRANSACTION) {
    const { silent } = preview;
    return amendInSlices(database, workIn, { ...options, silent, head, rows, onProgress }, comparison);
  }
  return importPreviewed(database, workIn, preview, options);
}

/**
 * After the rows are in: what they name as their predecessors goes on under their tasks, one row at a time. Done again with
 * the same file it does what was left, as after the last day of a programme that ran on.
 */
export async function continuePredecessors(
  database: Database,
  workIn: (tx: Work['tx']) => Work,
  { head, rows }: Preview,
): Promise<RowContinued[]> {
  const outcomes: RowContinued[] = [];
  for (const row of rows.filter(({ continues = '' }) => continues !== '')) {
    outcomes.push(...database.transact((tx) => continueRow(workIn(tx), head.code, row)));
    await nextTurn();
  }
  return outcomes;
}

function saysNothingNew({ head, added, changed, doubtful }: Comparison): boolean {
  return head.length + added.length + changed.length + doubtful.size === 0;
}

/**
 * Takes the rows in, in one transaction: a new programme, or the amendment of one; with `dryRun` everything is undone at
 * its end, so that the answer is exact and the registry untouched. `workIn` makes the work of that transaction.
 * @internal Tests hand it a preview of their own.
 */
export function importPreviewed(
  database: Database,
  workIn: (tx: Work['tx']) => Work,
  { head, rows, silent, comparison }: Preview,
  options: TakeOptions,
): TakeOutcome {
  try {
    return database.transact((tx) => {
      const work = workIn(tx);
      const outcome =
        comparison === null
          ? importAccepted(work, head, rows, options)
          : amendProgramme(work, head, rows, { ...options, silent });
      if (outcome.kind === 'refused' || options.dryRun) throw new Undone(outcome);
      return outcome;
    });
  } catch (error) {
    if (error instanceof Undone) return error.outcome;
    throw error;
  }
}

function importAccepted(
  work: Work,
  head: ProgrammeHead,
  rows: readonly ImportRow[],
  { createAgencies, accepted, dryRun }: TakeOptions,
): ImportOutcome {
  const outcome = importProgramme(work, head, rows, {
    createAgencies,
    ...(accepted !== undefined && { acceptedBy: accepted.by }),
  });
  if (outcome.kind === 'imported' && !dryRun) accepted?.note(work, outcome);
  return outcome;
}

/** Carries the outcome out of a transaction that must leave no trace. */
class Undone extends Error {
  readonly outcome: TakeOutcome;

  constructor(outcome: TakeOutcome) {
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

/** What neither the operator nor the file says of the document, with what stands for it until somebody does. */
function assumed(
  { title, authority }: ImportRequest,
  { head: said }: TaskFile & { readonly kind: 'rows' },
  head: ProgrammeHead,
): readonly string[] {
  const cure = (option: string): string => `hãy ghi đúng bằng ${option}, cả sau khi đã nhập.`;
  return [
    ...(title === null && said.title === null
      ? [`Văn bản không ghi tên; tạm ghi “${head.title}”, ${cure('--title')}`]
      : []),
    ...(authority === null && said.authority === null
      ? [`Văn bản không ghi cơ quan ban hành; tạm ghi “${head.authority}”, ${cure('--authority')}`]
      : []),
  ];
}

/** A programme that is known keeps what the operator does not change. */
function amendedHead(known: Programme, request: ImportRequest): ProgrammeHead {
  return {
    code: known.code,
    number: request.number ?? known.number,
    title: request.title ?? known.title,
    authority: request.authority ?? known.authority,
    issuedOn: request.issued ?? known.issuedOn,
  };
}

/** A decision imported before under another name would be followed twice. */
function knownNumber(work: Work, { number }: ProgrammeHead): readonly string[] {
  const other = programmeNamed(work.tx, number);
  if (other === undefined) return [];
  return [
    `Văn bản số ${number} đã có trong sổ với tên ${other.code}; nếu đây là bản sửa đổi, hãy nhập với --programme ${other.code}.`,
  ];
}

function silentFields({ columns, rows }: TaskFile & { readonly kind: 'rows' }): ReadonlySet<AmendedField> {
  const silent = new Set<AmendedField>();
  if (!columns.has('source')) silent.add('source');
  if (!columns.has('section') && rows.every(({ section }) => section === '')) silent.add('section');
  if (!columns.has('report_to') && rows.every(({ reportTo }) => reportTo === '')) silent.add('report_to');
  return silent;
}

/** The recipient of reports that the file names most often. */
function usualRecipient(rows: readonly ImportRow[]): string | undefined {
  const named = rows.map((row) => row.reportTo).filter((recipient) => recipient !== '');
  const groups = [...Map.groupBy(named, (recipient) => recipient)].sort((a, b) => b[1].length - a[1].length);
  return groups[0]?.[0];
}
