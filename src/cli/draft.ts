/** Drafts at the command line: taken in, looked at, answered, accepted, discarded, taken back. */

import { writeFileSync } from 'node:fs';
import { basename } from 'node:path';
import type { Command } from 'commander';
import {
  acceptedWords,
  DRAFT_REFUSED,
  firstAccepted,
  foreseenWords,
  leftWords,
  programmeKnown,
  readWords,
  stillOpen,
} from '../conversation/compose/draft/say-draft.ts';
import { columnsChosen } from '../conversation/compose/draft/column-words.ts';
import { choicesOf, hintWords } from '../conversation/compose/draft/question-words.ts';
import { AMENDS_KEY } from '../domain/drafts/amendment/ask-amends.ts';
import { readAmendingAnswer } from '../conversation/read/draft/read-amending-answer.ts';
import { readDraftAnswer } from '../conversation/read/draft/read-draft-answer.ts';
import type { DraftAnswer, DraftQuestion } from '../domain/drafts/draft.ts';
import { isTakeable } from '../domain/drafts/read-draft.ts';
import { readTaskFile } from '../importer/understand/read-task-file.ts';
import { draftContentOf } from '../importer/draft-content.ts';
import { readForDraft } from '../importer/read-for-draft.ts';
import { acceptDraft, type DraftAccepted } from '../usecases/drafts/accept-draft.ts';
import { chooseColumns, columnsToRead } from '../usecases/drafts/choose-columns.ts';
import { answerDraft, takeProposals, type DraftAnswered } from '../usecases/drafts/answer-draft.ts';
import { UNNAMED_OPERATOR, type DraftActing } from '../usecases/draft-acting.ts';
import { discardDraft } from '../usecases/drafts/discard-draft.ts';
import { foreseeApart } from '../usecases/drafts/foresee-apart.ts';
import { draftsWaiting, showDraft, type ShownDraft } from '../usecases/drafts/show-draft.ts';
import { draftFile } from '../store/drafts/drafts.ts';
import { takeDraft, type TakenDraft } from '../usecases/drafts/take-draft.ts';
import { undoAcceptance } from '../usecases/drafts/undo-acceptance.ts';
import { PROGRAM } from '../usecases/acting.ts';
import { workAt, type Work } from '../usecases/work.ts';
import { numberArgument, textArgument } from './arguments.ts';
import { choiceOf, printColumns, tableNamed } from './draft-columns.ts';
import { draftLine, draftObjects, draftPage } from './draft-page.ts';
import { importedFile } from './imported-file.ts';
import { changeIn, inOffice, readIn, type Office } from './office.ts';
import { printJson, printLine, printList, type OutputOptions } from './print.ts';
import { Refused } from './refused.ts';
import { sayPage } from './say-page.ts';
import type { Surroundings } from './surroundings.ts';

interface By {
  readonly by?: string;
}

/** `dondoc draft …`. */
export function addDraft(program: Command, around: Surroundings): void {
  const draft = program
    .command('draft')
    .description('decisions that were taken in and are not yet live: nothing is sent or listed of them');

  draft
    .command('take')
    .description('take a file in as a draft: what was read of it, and what is asked about it')
    .argument('<file>', 'CSV, XLSX, DOCX, HTML, Markdown, or the text of a decision')
    .option('--programme <code>', 'short name under which it will be live (default: by its number)', textArgument)
    .option('--by <name>', 'who takes it in (default: the operator)', textArgument)
    .option('--json', 'one JSON object per row and question, then one that sums up')
    .action((file: string, options: By & OutputOptions & { programme?: string }) => takeIn(around, file, options));

  draft
    .command('list')
    .description('the drafts that wait, the newest first')
    .option('--all', 'also those that were accepted or discarded')
    .option('--json', 'one JSON object per draft')
    .action((options: OutputOptions & { all?: boolean }) =>
      inOffice(around, async (office) => {
        const drafts = readIn(office, (work) =>
          draftsWaiting(work, { all: options.all === true }).flatMap(({ id }) => {
            const found = showDraft(work, id);
            return found.kind === 'missing' ? [] : [found.shown];
          }),
        );
        await printList(around, options, drafts, draftLine);
      }),
    );

  draft
    .command('show')
    .description('what was read, exactly as it would be taken, and what is asked')
    .argument('<draft>', 'its number', numberArgument)
    .option('--json', 'one JSON object per row and question, then one that sums up')
    .action((id: number, options: OutputOptions) =>
      inOffice(around, (office) =>
        print(
          around,
          options,
          readIn(office, (work) => shownOf(work, id)),
        ),
      ),
    );

  draft
    .command('answer')
    .description('answer a question of a draft; the newest answer counts')
    .argument('<draft>', 'its number', numberArgument)
    .argument(
      '[question]',
      'the mark of the question; number, title, issued, authority for the head; amends for what it amends',
      textArgument,
    )
    .argument('[words...]', 'the answer: "mới", "là Sở …", "thuộc Sở …", "gồm Sở …; Sở …", a date, "để lại", …')
    .option('--proposals', 'take what is proposed wherever something is')
    .option('--take-back', 'the question is open again')
    .option('--by <name>', 'who answers (default: the operator)', textArgument)
    .option('--json', 'one JSON object per row and question, then one that sums up')
    .action((id: number, question: string | undefined, words: string[], options: AnswerOptions) =>
      inOffice(around, async (office) => {
        await print(
          around,
          options,
          changeIn(office, (work) => answerIn(work, id, question, words.join(' '), options)),
        );
      }),
    );

  draft
    .command('columns')
    .description(
      'what each column was taken for; with changes the file is read anew, and answers that still fit are kept',
    )
    .argument('<draft>', 'its number', numberArgument)
    .argument('[changes...]', 'COLUMN=MEANING: its number or header, and one of the meanings listed: 3=lead 4=none')
    .option('--table <number>', 'which table, as they are numbered here', numberArgument)
    .option('--by <name>', 'who chooses (default: the operator)', textArgument)
    .option('--json', 'one JSON object per table')
    .action((id: number, changes: string[], options: ColumnsOptions) => columns(around, id, changes, options));

  draft
    .command('accept')
    .description('make a draft live, once nothing is open; shows whom it will write to, and when')
    .argument('<draft>', 'its number', numberArgument)
    .option('--dry-run', 'only show whom it would write to')
    .option('--by <name>', 'who accepts it (default: the operator)', textArgument)
    .action((id: number, options: By & { dryRun?: boolean }) =>
      inOffice(around, (office) => accept(around, office, id, options)),
    );

  draft
    .command('file')
    .description('the file that a draft came in, as it was kept')
    .argument('<draft>', 'its number', numberArgument)
    .argument('<file>', 'where to write it; nothing is overwritten')
    .action((id: number, path: string) =>
      inOffice(around, async (office) => {
        const bytes = readIn(office, ({ tx }) => draftFile(tx, id));
        if (bytes === null) throw new Refused(`Of draft ${String(id)} no file is kept.`);
        writeNew(path, bytes);
        await printLine(around, `Đã ghi ${path}.`);
      }),
    );

  addAct(draft, around, {
    name: 'discard',
    does: 'close a draft: of its file the name and the hash stay',
    who: 'who discards it',
    act: (work, by, id) => {
      const outcome = discardDraft(work, by, id);
      return outcome.kind === 'discarded' ? { done: `Đã bỏ dự thảo ${String(id)}.` } : outcome;
    },
  });

  addAct(draft, around, {
    name: 'undo',
    does: 'take an acceptance back as a whole, while nobody was written to',
    who: 'who takes it back',
    act: (work, by, id) => {
      const outcome = undoAcceptance(work, by, id);
      if (outcome.kind !== 'undone') return outcome;
      const { agenciesLeft, isErased } = outcome;
      const left = agenciesLeft === 0 ? '' : ` ${String(agenciesLeft)} đơn vị đã được dùng nơi khác nên giữ lại.`;
      return { done: `Đã rút dự thảo ${String(id)} khỏi sổ; ${leftWords(isErased)}.${left}` };
    },
  });
}

/** An act on one draft by its number, which is done or refused with a sentence. */
interface Act {
  readonly name: string;
  readonly does: string;
  readonly who: string;
  readonly act: (
    work: Work,
    by: DraftActing,
    id: number,
  ) => { readonly done: string } | { readonly why: keyof typeof DRAFT_REFUSED };
}

function addAct(draft: Command, around: Surroundings, { name, does, who, act }: Act): void {
  draft
    .command(name)
    .description(does)
    .argument('<draft>', 'its number', numberArgument)
    .option('--by <name>', `${who} (default: the operator)`, textArgument)
    .action((id: number, options: By) =>
      inOffice(around, async (office) => {
        const outcome = changeIn(office, (work) => act(work, operator(options), id));
        if ('why' in outcome) throw new Refused(DRAFT_REFUSED[outcome.why]);
        await printLine(around, outcome.done);
      }),
    );
}

interface AnswerOptions extends By, OutputOptions {
  readonly proposals?: boolean;
  readonly takeBack?: boolean;
}

/** Shows the columns of a draft, or has its file read with others. Throws `Refused` with the cure. */
async function columns(
  around: Surroundings,
  id: number,
  changes: readonly string[],
  options: ColumnsOptions,
): Promise<void> {
  await inOffice(around, async (office) => {
    const by = operator(options);
    const before = readIn(office, (work) => shownOf(work, id)).content.mapping;
    const chosen = changes.length === 0 ? [] : [choiceOf(tableNamed(before, options.table ?? null), changes)];
    // What an older version read has no cells to show.
    const isShown = before.every(({ shown }) => shown !== undefined);
    if (chosen.length === 0 && isShown) {
      await printColumns(around, before, options);
      return;
    }
    const file = readIn(office, (work) => columnsToRead(work, by, id, chosen));
    if (file.kind !== 'read') throw new Refused(DRAFT_REFUSED[file.why]);
    const read = await readForDraft(file.bytes, file.choices);
    if (read.kind === 'unreadable') throw new Refused(read.problem);
    const outcome = changeIn(office, (work) => chooseColumns(work, by, id, read.content));
    if (outcome.kind !== 'chosen') throw new Refused(DRAFT_REFUSED[outcome.why]);
    await printColumns(around, outcome.shown.content.mapping, options);
    if (options.json !== true) {
      await printLine(around, columnsChosen(outcome.shown.reading.rows.length, outcome.asked));
    }
  });
}

interface ColumnsOptions extends By, OutputOptions {
  readonly table?: number;
}

/** The person at the command line needs no role; the name is recorded as entered there. */
function operator({ by }: By): DraftActing {
  return { author: { ...PROGRAM, actor: by ?? UNNAMED_OPERATOR }, actor: 'operator' };
}

function writeNew(path: string, bytes: Uint8Array): void {
  try {
    writeFileSync(path, bytes, { flag: 'wx' });
  } catch (error) {
    const exists = (error as NodeJS.ErrnoException).code === 'EEXIST';
    throw new Refused(
      exists
        ? `${path} is there already; name another file.`
        : `${path} cannot be written; check the folder and its permissions.`,
    );
  }
}

async function takeIn(
  around: Surroundings,
  file: string,
  options: By & OutputOptions & { programme?: string },
): Promise<void> {
  const bytes = importedFile(file);
  const read = await readTaskFile(bytes, [], sayPage(around));
  if (read.kind === 'unreadable') throw new Refused(`${file}: ${read.problem}`);
  await inOffice(around, async (office) => {
    const shown = changeIn(office, (work) => {
      const source = {
        name: basename(file),
        bytes,
        content: draftContentOf(read),
        ...(read.pictures !== undefined && { pictures: read.pictures }),
        programme: options.programme ?? null,
      };
      return shownOf(work, takenOr(takeDraft(work, operator(options), source)));
    });
    await print(around, options, shown);
  });
}

/** The draft's number. Throws `Refused` with the reason. */
function takenOr(outcome: TakenDraft): number {
  if (outcome.kind === 'taken') return outcome.id;
  throw new Refused(outcome.why === 'known_programme' ? programmeKnown(outcome.programme) : DRAFT_REFUSED[outcome.why]);
}

function shownOf(work: Work, id: number): ShownDraft {
  const found = showDraft(work, id);
  if (found.kind === 'missing') throw new Refused(DRAFT_REFUSED[found.why]);
  return found.shown;
}

async function print(around: Surroundings, { json }: OutputOptions, shown: ShownDraft): Promise<void> {
  if (json === true) for (const each of draftObjects(shown)) await printJson(around, each);
  else await around.print(draftPage(shown));
}

function answerIn(work: Work, id: number, name: string | undefined, words: string, options: AnswerOptions): ShownDraft {
  if (options.proposals === true) return answeredOr(takeProposals(work, operator(options), id));
  if (name === undefined) throw new Refused('Name a question, or add --proposals.');
  const shown = shownOf(work, id);
  const question = shown.reading.questions.find(
    ({ id: mark, key }) => mark === name || key === `head:${name}` || key === name,
  );
  const answer = options.takeBack === true ? null : answerOf(name, question, words);
  return answeredOr(answerDraft(work, operator(options), id, [{ question: name, answer }]), question);
}

/** Words, or the mark of a choice. Throws `Refused` for what answers nothing. */
function answerOf(name: string, question: DraftQuestion | undefined, words: string): DraftAnswer {
  if (question === undefined) {
    const asks = { kind: 'amends', programmes: [], named: null } as const;
    return (name === AMENDS_KEY ? readAmendingAnswer(asks, words) : null) ?? { kind: 'text', text: words };
  }
  const chosen = choicesOf(question).find(({ id }) => id === words);
  const answer = chosen?.answer ?? readDraftAnswer(question, words);
  if (answer === null) throw new Refused(hintWords(question));
  return answer;
}

function answeredOr(outcome: DraftAnswered, question?: DraftQuestion): ShownDraft {
  if (outcome.kind === 'answered') return outcome.shown;
  const hint =
    outcome.kind === 'refused' && outcome.why === 'does_not_fit' && question !== undefined
      ? ` ${hintWords(question)}`
      : '';
  throw new Refused(`${DRAFT_REFUSED[outcome.why]}${hint}`);
}

async function accept(
  around: Surroundings,
  office: Office,
  id: number,
  options: By & { dryRun?: boolean },
): Promise<void> {
  const by = operator(options);
  const shown = readIn(office, (work) => shownOf(work, id));
  if (shown.draft.state === 'open' && shown.open.length === 0 && isTakeable(shown.reading)) {
    const foreseen = foreseeApart(office.database, (tx) => workAt(tx, office.now, office.rules), by, shown);
    for (const line of foreseenWords(foreseen, office.rules.timeZone)) await printLine(around, line);
  }
  if (options.dryRun === true) {
    await printLine(around, readWords(shown.reading));
    return;
  }
  await printLine(around, doneWords(changeIn(office, (work) => acceptDraft(work, by, id))));
}

/** Throws `Refused` with the cure. */
function doneWords(outcome: DraftAccepted): string {
  if (outcome.kind === 'accepted' || outcome.kind === 'amended') return acceptedWords(outcome);
  if (outcome.kind === 'first') return firstAccepted(outcome.by);
  if (outcome.why === 'open') throw new Refused(stillOpen(outcome.open));
  if (outcome.why === 'known_programme') throw new Refused(programmeKnown(outcome.programme));
  throw new Refused(DRAFT_REFUSED[outcome.why]);
}
