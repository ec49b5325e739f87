import type { Command } from 'commander';
import * as v from 'valibot';
import { shorten, taskName, titleWords } from '../conversation/compose/words.ts';
import { parseLocalDate, type LocalDate } from '../domain/calendar/dates.ts';
import type { SuccessionPlan } from '../domain/agencies/succession.ts';
import { recordSuccession, type SuccessionOutcome } from '../usecases/programme/apply-succession.ts';
import { orphansOf, takeOverAssignment, type TakeOver } from '../usecases/programme/take-over-assignment.ts';
import { workAt } from '../usecases/work.ts';
import { withoutHidden } from '../domain/text/without-hidden.ts';
import { dateArgument, numberArgument, textArgument } from './arguments.ts';
import { importedFile } from './imported-file.ts';
import { namedAgency } from './named-agency.ts';
import { changeIn, inOffice, readIn, type Office } from './office.ts';
import { printLine, printList, type OutputOptions } from './print.ts';
import { Refused } from './refused.ts';
import type { Surroundings } from './surroundings.ts';

interface Order {
  readonly from: LocalDate;
  readonly document: string;
  readonly dryRun?: boolean;
}

/** Thrown to roll a dry run back. */
class DryRun extends Error {
  readonly outcome: SuccessionOutcome;
  constructor(outcome: SuccessionOutcome) {
    super('dry run');
    this.outcome = outcome;
  }
}

/** `dondoc agency …`. */
export function addAgency(program: Command, around: Surroundings): void {
  const agency = program
    .command('agency')
    .description('merge, rename, split or abolish agencies; tasks move with them');
  const order = (command: Command): Command =>
    command
      .requiredOption('--from <date>', 'the first day of the new order', dateArgument)
      .requiredOption('--document <text>', 'the document that orders it', textArgument)
      .option('--dry-run', 'show what would move; change nothing');
  const carry = (plan: Omit<SuccessionPlan, 'from' | 'document'>, { from, document, dryRun }: Order): Promise<void> =>
    inOffice(around, (office) => carryOut(office, around, { ...plan, from, document }, dryRun === true));

  order(agency.command('merge').argument('<codes...>', 'the agencies that end'))
    .description('several agencies become one, which may be one of them')
    .requiredOption('--into <code[=name]>', 'its code; with its name when it is new')
    .action((codes: string[], options: Order & { into: string }) =>
      carry(
        { kind: 'merge', predecessors: codes.map(upper), successors: [successorOf(options.into)], choices: [] },
        options,
      ),
    );
  order(agency.command('rename').argument('<code>', 'the agency that ends'))
    .description('an agency goes on under another name')
    .requiredOption('--into <code=name>', 'the new code and name')
    .action((code: string, options: Order & { into: string }) =>
      carry(
        { kind: 'rename', predecessors: [upper(code)], successors: [successorOf(options.into)], choices: [] },
        options,
      ),
    );
  order(agency.command('split').argument('<code>', 'the agency that ends'))
    .description(
      'an agency becomes several; each open task goes to the one chosen for it, or waits for the secretariat',
    )
    .requiredOption('--into <code[=name]...>', 'the new agencies; chats and people go to the first')
    .option('--task <number=code...>', 'who takes which task, such as 12=SKHCN')
    .action((code: string, options: Order & { into: string[]; task?: string[] }) =>
      carry(
        {
          kind: 'split',
          predecessors: [upper(code)],
          successors: options.into.map(successorOf),
          choices: (options.task ?? []).map(choiceOf),
        },
        options,
      ),
    );
  order(agency.command('abolish').argument('<code>', 'the agency that ends'))
    .description('an agency ends without a successor; its open tasks wait for the secretariat')
    .action((code: string, options: Order) =>
      carry({ kind: 'abolish', predecessors: [upper(code)], successors: [], choices: [] }, options),
    );
  agency
    .command('apply')
    .description('carry out the reorganisations of a file, all or none')
    .argument('<file>', 'JSON such as data/examples/reorganisation-2025.json')
    .option('--confirmed', 'an example was checked against the documents and may be carried out')
    .option('--dry-run', 'show what would move; change nothing')
    .action((file: string, options: { confirmed?: boolean; dryRun?: boolean }) =>
      inOffice(around, (office) => applyFile(office, around, file, options)),
    );
  agency
    .command('waiting')
    .description('list the tasks that wait for somebody to say who takes them over')
    .option('--json', 'one JSON object per task')
    .action((options: OutputOptions) =>
      inOffice(around, async (office) => {
        await printList(around, options, readIn(office, orphansOf), {
          json: ({ task, agency: ended }) => ({ id: task.id, ref: task.ref, title: task.title, agency: ended.name }),
          header: ['Số', 'Mục', 'Đơn vị cũ', 'Nội dung'],
          row: ({ task, agency: ended }) => [String(task.id), task.ref, ended.name, shorten(task.title, 100)],
          empty: 'Không có nhiệm vụ nào chờ đơn vị kế thừa.',
        });
      }),
    );
  agency
    .command('assign')
    .description('give a task that waits to an agency')
    .argument('<task>', 'its number', numberArgument)
    .requiredOption('--to <code>', 'the agency that takes it over')
    .requiredOption('--document <text>', 'the document that orders it', textArgument)
    .action((task: number, { to, document }: { to: string; document: string }) =>
      inOffice(around, async (office) => {
        const taken = changeIn(office, (work) => {
          const outcome = takeOverAssignment(work, task, namedAgency(work, to).agency, document);
          if (outcome.kind === 'taken') return outcome.card;
          throw new Refused(takeOverProblem(outcome.why, task, to));
        });
        await printLine(around, `${taskName(taken.task)} → ${taken.agency.name}`);
      }),
    );
}

function takeOverProblem(why: Extract<TakeOver, { kind: 'refused' }>['why'], task: number, to: string): string {
  switch (why) {
    case 'not_waiting':
      return `Task ${String(task)} does not wait for a successor; "agency waiting" lists those that do.`;
    case 'has_share':
      return `${to} has completed its own assignment in task ${String(task)}; choose another agency.`;
    case 'has_ended':
      return `${to} has ended already; choose an agency that exists.`;
  }
}

function upper(code: string): string {
  return code.toUpperCase();
}

/** "STC" or "SNNMT=Sở Nông nghiệp và Môi trường" */
function successorOf(text: string): SuccessionPlan['successors'][number] {
  const [code = '', ...name] = text.split('=');
  return { code: upper(code.trim()), name: name.length === 0 ? null : withoutHidden(name.join('=')).trim() };
}

function choiceOf(text: string): SuccessionPlan['choices'][number] {
  const match = /^#?(\d{1,9})=(\S+)$/u.exec(text);
  if (match === null)
    throw new Refused(`“${text}” is no choice; write the task's number and an agency's code, such as 12=SKHCN.`);
  return { task: Number(match[1]), successor: upper(match[2] ?? '') };
}

async function carryOut(office: Office, around: Surroundings, plan: SuccessionPlan, dryRun: boolean): Promise<void> {
  const outcome = attempt(office, plan, dryRun);
  if (outcome.kind === 'refused') throw new Refused(outcome.problem);
  for (const line of linesOf(plan, outcome, dryRun)) await printLine(around, line);
}

/** A dry run makes all the changes, then rolls them back. */
function attempt(office: Office, plan: SuccessionPlan, dryRun: boolean): SuccessionOutcome {
  const { database, now, rules } = office;
  try {
    return database.transact((tx) => {
      // Before the succession's day, a dry run shows what would move today.
      const shown =
        dryRun && plan.from > workAt(tx, now, rules).today ? { ...plan, from: workAt(tx, now, rules).today } : plan;
      const outcome = recordSuccession(workAt(tx, now, rules), shown);
      if (dryRun) throw new DryRun(outcome);
      return outcome;
    });
  } catch (error) {
    if (error instanceof DryRun) return error.outcome;
    throw error;
  }
}

function linesOf(plan: SuccessionPlan, outcome: SuccessionOutcome, dryRun: boolean): string[] {
  const head = `${plan.kind} ${plan.predecessors.join(', ')}${plan.successors.length === 0 ? '' : ` → ${plan.successors.map(({ code }) => code).join(', ')}`}`;
  if (outcome.kind !== 'applied') return [`${head}: recorded; it will be carried out on ${plan.from}.`];
  const { moved, joined, waiting, chats, people } = outcome.summary;
  return [
    `${head}${dryRun ? ' (dry run: nothing was changed)' : ''}`,
    ...moved.map(
      ({ card, to }) => `  ${taskName(card.task)} ${card.agency.code} → ${to.code}: ${titleWords(card.task, 80)}`,
    ),
    ...joined.map(({ card, to }) => `  ${taskName(card.task)} ${card.agency.code} joins the assignment of ${to.code}`),
    ...waiting.map((card) => `  ${taskName(card.task)} waits for a successor: ${titleWords(card.task, 80)}`),
    `  ${String(moved.length)} tasks move, ${String(joined.length)} join, ${String(waiting.length)} wait; ${String(chats)} chats, ${String(people)} people.`,
  ];
}

const code = v.pipe(v.string(), v.transform(upper));
const Plans = v.object({
  example: v.optional(v.boolean(), false),
  note: v.optional(v.string(), ''),
  reorganisations: v.array(
    v.object({
      kind: v.picklist(['merge', 'rename', 'split', 'abolish']),
      predecessors: v.array(code),
      successors: v.optional(v.array(v.object({ code, name: v.optional(v.nullable(v.string()), null) })), []),
      from: v.pipe(
        v.string(),
        v.check((text) => parseLocalDate(text) !== null, 'must be a day YYYY-MM-DD'),
      ),
      document: v.string(),
      choices: v.optional(v.array(v.object({ task: v.pipe(v.number(), v.integer()), successor: code })), []),
    }),
  ),
});

async function applyFile(
  office: Office,
  around: Surroundings,
  file: string,
  options: { confirmed?: boolean; dryRun?: boolean },
): Promise<void> {
  const { example, plans } = readPlans(file);
  const dryRun = options.dryRun === true;
  if (example && options.confirmed !== true && !dryRun) {
    throw new Refused(
      `${file} is an example that nobody has checked; check it against the documents, then add --confirmed (or look first with --dry-run).`,
    );
  }
  const outcomes: SuccessionOutcome[] = [];
  try {
    office.database.transact((tx) => {
      for (const plan of plans) {
        const outcome = recordSuccession(workAt(tx, office.now, office.rules), plan);
        if (outcome.kind === 'refused')
          throw new Refused(`${plan.kind} ${plan.predecessors.join(', ')}: ${outcome.problem}`);
        outcomes.push(outcome);
      }
      if (dryRun) throw new DryRun({ kind: 'planned' });
    });
  } catch (error) {
    if (!(error instanceof DryRun)) throw error;
  }
  for (const [index, plan] of plans.entries()) {
    const outcome = outcomes[index];
    if (outcome !== undefined) for (const line of linesOf(plan, outcome, dryRun)) await printLine(around, line);
  }
}

function readPlans(file: string): { example: boolean; plans: SuccessionPlan[] } {
  const text = new TextDecoder().decode(importedFile(file));
  let value: unknown;
  try {
    value = JSON.parse(text, (_, each: unknown) => (typeof each === 'string' ? withoutHidden(each) : each));
  } catch {
    throw new Refused(`${file} is not valid JSON; correct it, or start from data/examples/reorganisation-2025.json.`);
  }
  const parsed = v.safeParse(Plans, value);
  if (!parsed.success) {
    const [issue] = parsed.issues;
    throw new Refused(`${file}: ${v.getDotPath(issue) ?? ''} ${issue.message}; correct it.`);
  }
  return {
    example: parsed.output.example,
    plans: parsed.output.reorganisations.map((plan) => ({ ...plan, from: plan.from as LocalDate })),
  };
}
