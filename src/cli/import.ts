import { basename } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { InvalidArgumentError, type Command } from 'commander';
import { count } from '../conversation/compose/words.ts';
import { continuationRefused } from '../conversation/compose/compose-continuation.ts';
import { localDateOf, type LocalDate } from '../domain/calendar/dates.ts';
import {
  continuePredecessors,
  previewImport,
  readTaskFile,
  takePreviewed,
  type ImportRequest,
  type Preview,
  type Taken,
} from '../importer/import-file.ts';
import type { Accepted } from '../importer/accepted.ts';
import { draftContentOf } from '../importer/draft-content.ts';
import { PROGRAM, type Author } from '../usecases/acting.ts';
import type { DraftActing } from '../usecases/draft-acting.ts';
import { answerDraft } from '../usecases/drafts/answer-draft.ts';
import { importedFrom, noteImported } from '../usecases/drafts/note-imported.ts';
import { takeDraft, type DraftSource } from '../usecases/drafts/take-draft.ts';
import type { RowContinued } from '../usecases/programme/continue-rows.ts';
import { workAt } from '../usecases/work.ts';
import { dateArgument, textArgument } from './arguments.ts';
import { importedFile } from './imported-file.ts';
import { errorsOf, previewJson, previewWords } from './import-words.ts';
import { changeIn, inOffice, readIn, type Office } from './office.ts';
import { printJson, printLine } from './print.ts';
import { Refused } from './refused.ts';
import { sayPage } from './say-page.ts';
import type { Surroundings } from './surroundings.ts';

interface Options {
  readonly programme: string;
  readonly title?: string;
  readonly issued?: LocalDate;
  readonly number?: string;
  readonly authority?: string;
  readonly createAgencies?: boolean;
  readonly withdraw: readonly string[];
  readonly same: readonly string[];
  readonly dryRun?: boolean;
  readonly by?: string;
  readonly json?: boolean;
}

/** `dondoc import`. */
export function addImport(program: Command, around: Surroundings): void {
  program
    .command('import')
    .description('take the tasks of a programme from a file into the registry: shows what it found, then imports')
    .argument('<file>', 'CSV, XLSX, DOCX, HTML, Markdown, or the text of a decision; its columns are found by meaning')
    .requiredOption('--programme <code>', 'short name of the programme, by which commands know it', textArgument)
    .option('--title <text>', 'title of the programme (default: its code)', textArgument)
    .option('--issued <date>', 'day of the decision (default: as the file says)', dateArgument)
    .option('--number <text>', 'number of the decision, such as 913/QĐ-UBND (default: its code)', textArgument)
    .option('--authority <text>', 'who issued it (default: whom most rows report to, else UBND tỉnh)', textArgument)
    .option('--create-agencies', 'make an agency of every lead with a plain name that is not known yet')
    .option(
      '--withdraw <places>',
      'stop following these tasks, which an amended file has no more (III.2.3,V.1)',
      listArgument,
      [],
    )
    .option('--same <places>', 'these rows are the same tasks as before, whatever their words', listArgument, [])
    .option('--by <name>', 'who takes it in (default: the operator)', textArgument)
    .option('--dry-run', 'only show what would happen')
    .option('--json', 'one JSON object per finding, then one that sums up')
    .action((file: string, options: Options) => importFile(around, file, options));
}

async function importFile(around: Surroundings, file: string, options: Options): Promise<void> {
  const bytes = importedFile(file);
  const read = await readTaskFile(bytes, [], sayPage(around));
  if (read.kind === 'unreadable') throw new Refused(`${file}: ${read.problem}`);
  if (read.rows.length >= COLLECT_EVERY_ROWS) collectGarbage();
  await inOffice(around, async (office) => {
    const preview = readIn(office, (work) => previewImport(work, read, requestOf(options)));
    if (options.json !== true) await around.print(previewWords(preview));
    else for (const line of previewJson(preview)) await printJson(around, line);

    // What was recognised in pictures is looked at row by row, in a draft.
    const isScanned = read.scans !== undefined;
    const errors = errorsOf(preview) + (isScanned ? 1 : 0);
    const source: DraftSource = {
      name: basename(file),
      bytes,
      content: draftContentOf(read),
      ...(read.pictures !== undefined && { pictures: read.pictures }),
      programme: options.programme,
    };
    const imported = errors > 0 ? null : await take(around, office, preview, { ...options, source });
    // What stops it can be answered one by one.
    const isKept = errors > 0 && preview.comparison === null && options.dryRun !== true;
    const draft = isKept ? keepDraft(office, source, options) : null;
    const continued = imported === null || options.dryRun === true ? [] : await continueIn(office, preview);
    if (options.json === true)
      await printJson(around, {
        ...summaryOf(preview, imported, continued, options),
        ...(draft === null ? {} : { draft }),
      });
    if (imported === null) {
      if (draft !== null && options.json !== true) {
        await printLine(around, `Các câu hỏi được giữ trong dự thảo ${String(draft)}: draft show ${String(draft)}.`);
      }
      throw new Refused(isScanned ? scannedWords(file, draft) : whyNothing(file, errors, options));
    }
    if (options.json !== true) {
      await printLine(around, resultWords(imported, options));
      for (const line of continuedWords(continued, office)) await printLine(around, line);
    }
  });
}

function scannedWords(file: string, draft: number | null): string {
  const cure =
    draft === null
      ? 'use the Word file or a PDF with text'
      : `answer the questions of draft ${String(draft)}, then accept it`;
  return `Nothing was imported: ${file} is a scan, whose rows are compared with their pictures one by one; ${cure}.`;
}

function whyNothing(file: string, errors: number, { createAgencies }: Options): string {
  const what = `Nothing was imported: ${file} has ${errors === 1 ? 'an error' : `${String(errors)} errors`}`;
  const cure = 'correct what is listed above and import it again';
  return createAgencies === true
    ? `${what}; ${cure}.`
    : `${what}; ${cure}, with --create-agencies if its new agencies are right.`;
}

function requestOf(options: Options): ImportRequest {
  return {
    programme: options.programme,
    number: options.number ?? null,
    title: options.title ?? null,
    issued: options.issued ?? null,
    authority: options.authority ?? null,
    createAgencies: options.createAgencies === true,
    same: options.same,
  };
}

/** The draft's number; null where it may not be kept. What the options say of the head is answered already. */
function keepDraft(office: Office, source: DraftSource, options: Options): number | null {
  const by: DraftActing = { author: authorOf(options), actor: 'operator' };
  const { number, title, issued, authority } = options;
  const said = Object.entries({ number, title, issued, authority }).flatMap(([question, text]) =>
    text === undefined ? [] : [{ question, answer: { kind: 'text', text } as const }],
  );
  return changeIn(office, (work) => {
    const taken = takeDraft(work, by, source);
    if (taken.kind === 'refused') return null;
    if (said.length > 0) answerDraft(work, by, taken.id, said);
    return taken.id;
  });
}

function authorOf({ by }: Options): Author {
  return { ...PROGRAM, actor: by ?? PROGRAM.actor };
}

async function take(
  around: Surroundings,
  office: Office,
  preview: Preview,
  options: Options & { readonly source: DraftSource },
): Promise<Taken> {
  const { database, rules, now } = office;
  const { withdraw, same } = options;
  if (preview.comparison === null && withdraw.length > 0) {
    throw new Refused(
      `There is no programme ${options.programme} yet to withdraw anything from; leave --withdraw out.`,
    );
  }
  const { createAgencies = false, dryRun = false } = options;
  const outcome = await takePreviewed(
    database,
    (tx) => workAt(tx, now, rules),
    preview,
    { createAgencies, dryRun, withdraw, same, accepted: acceptedAs(options) },
    progressTo(around, preview.rows.length),
  );
  if (outcome.kind === 'refused') throw new Refused(outcome.problem);
  return outcome;
}

function acceptedAs(options: Options & { readonly source: DraftSource }): Accepted {
  const author = authorOf(options);
  return {
    by: { author, words: importedFrom(options.source) },
    note: (work, outcome) => {
      noteImported(work, author, options.source, outcome);
    },
  };
}

function continueIn({ database, rules, now }: Office, preview: Preview): Promise<RowContinued[]> {
  return continuePredecessors(database, (tx) => workAt(tx, now, rules), preview);
}

/** How many go on, and why each other does not. */
function continuedWords(outcomes: readonly RowContinued[], { now, rules }: Office): string[] {
  const today = localDateOf(now, rules.timeZone);
  const done = outcomes.filter(({ kind }) => kind === 'continued').length;
  return [
    ...(done === 0 ? [] : [`Đã chuyển tiếp ${count(done)} nhiệm vụ của chương trình đã kết thúc.`]),
    ...outcomes.flatMap((each) =>
      each.kind === 'refused' ? [continuationRefused(each.why, each.from, each.into, today)] : [],
    ),
  ];
}

/** Rows after which a long import collects garbage. */
const COLLECT_EVERY_ROWS = 10_000;
/** Milliseconds between two progress lines of a long import. */
const SAY_EVERY_MS = 2000;

/** By itself the engine lets garbage grow to three times the memory that a long import needs, beside a running bot. */
function collectGarbage(): void {
  setFlagsFromString('--expose-gc');
  (runInNewContext('gc') as () => void)();
}

function progressTo(around: Surroundings, all: number): (rows: number) => void {
  let said = performance.now();
  let collected = 0;
  return (rows) => {
    if (rows - collected >= COLLECT_EVERY_ROWS) {
      collected = rows;
      collectGarbage();
    }
    if (performance.now() - said < SAY_EVERY_MS) return;
    said = performance.now();
    around.complain(`${String(rows)} of ${String(all)} rows are in\n`);
  };
}

function resultWords(taken: Taken, { dryRun }: Options): string {
  const created = taken.newAgencies.length === 0 ? '' : `; đơn vị mới: ${taken.newAgencies.join(', ')}`;
  if (taken.kind === 'imported') {
    const what = `${count(taken.tasks)} nhiệm vụ (${count(taken.assignments)} phần việc của các đơn vị chủ trì)${created}`;
    return dryRun === true ? `Chạy thử, chưa ghi gì. Sẽ nhập ${what}.` : `Đã nhập ${what}.`;
  }
  const { added, changed, withdrawn, proposed } = taken;
  const left = proposed.length === 0 ? '' : `; còn chờ quyết định thôi theo dõi: ${proposed.join(', ')}`;
  const what = `${count(added)} nhiệm vụ mới, ${count(changed)} thay đổi, ${count(withdrawn.length)} thôi theo dõi${created}${left}`;
  return dryRun === true ? `Chạy thử, chưa ghi gì. Sẽ cập nhật ${what}.` : `Đã cập nhật ${what}.`;
}

/** `imported`: whether anything was written. */
function summaryOf(
  preview: Preview,
  outcome: Taken | null,
  continued: readonly RowContinued[],
  options: Options,
): object {
  const { head, rows, missing, notices, findings, deadlines } = preview;
  const errors = errorsOf(preview);
  const amended = outcome?.kind === 'amended' ? outcome : null;
  return {
    programme: head.code,
    rows: rows.length,
    errors,
    warnings: findings.length + missing.length - errors,
    deadlines: Object.fromEntries(deadlines),
    notices,
    imported: outcome !== null && options.dryRun !== true,
    tasks: outcome?.kind === 'imported' ? outcome.tasks : (amended?.added ?? 0),
    assignments: outcome?.assignments ?? 0,
    new_agencies: outcome?.newAgencies ?? [],
    continued: idsOf(continued, 'continued'),
    not_continued: idsOf(continued, 'refused'),
    ...(amended === null
      ? {}
      : {
          changed: amended.changed,
          unchanged: amended.unchanged,
          withdrawn: amended.withdrawn,
          proposed_for_withdrawal: amended.proposed,
        }),
  };
}

/** The tasks of ended programmes to which that happened. */
function idsOf(outcomes: readonly RowContinued[], kind: RowContinued['kind']): number[] {
  return outcomes.filter((each) => each.kind === kind).map(({ from }) => from[0].task.id);
}

function listArgument(text: string, before: readonly string[]): readonly string[] {
  const places = text.split(/[\s,;]+/u).filter((place) => place !== '');
  if (places.length === 0) throw new InvalidArgumentError('Name at least one place, such as III.2.3.');
  return [...before, ...places];
}
