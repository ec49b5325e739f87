import type { Command } from 'commander';
import { proposeReading } from '../conversation/read/propose-reading.ts';
import type { Reading } from '../conversation/read/reading.ts';
import { readReport } from '../conversation/read/read-report.ts';
import { localDateOf, type LocalDate } from '../domain/calendar/dates.ts';
import { withoutHidden } from '../domain/text/without-hidden.ts';
import { readDeadline } from '../domain/deadlines/read-deadline.ts';
import { readTaskFile } from '../importer/understand/read-task-file.ts';
import { dateArgument, textArgument } from './arguments.ts';
import { draftJson } from './draft-words.ts';
import { importedFile } from './imported-file.ts';
import { linesOf } from './lines-of.ts';
import { settings } from './office.ts';
import { printJson } from './print.ts';
import { Refused } from './refused.ts';
import type { Surroundings } from './surroundings.ts';

interface Options {
  readonly stdin?: boolean;
  readonly today?: LocalDate;
}

interface DraftOptions {
  readonly title?: string;
  readonly issued?: LocalDate;
}

/** Shows how a text or a file is read, without a registry. */
export function addInterpret(program: Command, around: Surroundings): void {
  const interpret = program
    .command('interpret')
    .description('show how a text or a file is read, as JSON; needs no registry');

  const reply = reading(interpret, 'reply', 'how a reply to a reminder is read')
    .option('--today <date>', 'the day on which it was written (default: today)', dateArgument)
    .action((words: string[], options: Options) => {
      const today = options.today ?? localDateOf(around.clock.now(), settings(around).timeZone);
      return answerEach(reply, around, words, options, (text) => replyJson(text, today));
    });

  const deadline = reading(interpret, 'deadline', 'how a phrase of time is read').action(
    (words: string[], options: Options) => answerEach(deadline, around, words, options, deadlineJson),
  );

  interpret
    .command('draft')
    .description('what an import makes of a file: its columns, rows and questions')
    .argument('<file>', 'CSV, XLSX, DOCX, HTML, Markdown, or the text of a decision')
    .option('--title <text>', 'title of the programme, which may name the year of its dates', textArgument)
    .option('--issued <date>', 'day of the decision (default: as the file says)', dateArgument)
    .option('--json', 'accepted for uniformity: the answer is always JSON')
    .action((file: string, options: DraftOptions) => printDraft(around, file, options));
}

async function printDraft(around: Surroundings, path: string, { title, issued }: DraftOptions): Promise<void> {
  const file = await readTaskFile(importedFile(path));
  if (file.kind === 'unreadable') throw new Refused(`${path}: ${file.problem}`);
  for (const line of draftJson(file, { title: title ?? null, issued: issued ?? null })) await printJson(around, line);
}

function reading(interpret: Command, name: string, description: string): Command {
  return interpret
    .command(name)
    .description(description)
    .argument('[text...]', 'the text')
    .option('--stdin', 'read one text per line instead and write one JSON object per line, in order')
    .option('--json', 'accepted for uniformity: the answer is always JSON');
}

async function answerEach(
  command: Command,
  around: Surroundings,
  words: readonly string[],
  { stdin }: Options,
  answer: (text: string) => object,
): Promise<void> {
  if ((stdin === true) === words.length > 0) command.error('error: give either a text or --stdin.');
  if (stdin !== true) {
    await printJson(around, answer(withoutHidden(words.join(' '))));
    return;
  }
  for await (const line of linesOf(around.stdin)) await printJson(around, answer(withoutHidden(line)));
}

function replyJson(text: string, today: LocalDate): object {
  const reading = readReport(text, today);
  return {
    text: reading.text,
    intent: reading.intent,
    status: reading.status,
    progress: reading.progress,
    obstacle: reading.obstacle,
    requested_deadline: reading.requestedDeadline,
    requested_extension: reading.requestedExtension,
    document: reading.document,
    document_date: reading.documentDate,
    completed_on: reading.completedOn,
    expected_on: reading.expectedOn,
    needs_question: reading.needsQuestion,
    proposed: proposedJson(reading, today),
  };
}

/** What the question about an unclear reply would offer; null where there is none, or it is open. */
function proposedJson(reading: Reading, today: LocalDate): object | null {
  const proposal = reading.needsQuestion ? proposeReading(reading, today) : null;
  if (proposal === null) return null;
  const { status, progress, obstacle, completedOn, expectedOn, document, documentDate, figures } = proposal;
  return {
    status,
    progress,
    obstacle,
    completed_on: completedOn,
    expected_on: expectedOn,
    document,
    document_date: documentDate,
    figures,
  };
}

function deadlineJson(phrase: string): object {
  const { text, kind, start, end, recurrence, rule } = readDeadline(phrase);
  return { text, kind, start, end, recurrence, rule };
}
