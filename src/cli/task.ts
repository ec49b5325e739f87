import type { Command } from 'commander';
import { readEndOfFollowing } from '../conversation/read/ruling/read-end-of-following.ts';
import { eventById } from '../store/record/events.ts';
import { decide } from '../usecases/decide/decide.ts';
import { endedShares, followedShares } from '../usecases/decide/cancel-following.ts';
import { actingAtCommandLine } from '../usecases/people/acting-at-command-line.ts';
import { undoEvent } from '../usecases/report/undo-event.ts';
import type { Work } from '../usecases/work.ts';
import { textArgument } from './arguments.ts';
import { namedAgency } from './named-agency.ts';
import { changeIn, inOffice, readIn } from './office.ts';
import { oneTask } from './one-task.ts';
import { printJson, printLine, type OutputOptions } from './print.ts';
import { Refused } from './refused.ts';
import type { Surroundings } from './surroundings.ts';
import { filesOf } from '../usecases/show/files-of-task.ts';
import { evidenceJson, taskJson } from '../usecases/show/task-json.ts';
import { fileLine, taskParagraph } from './task-words.ts';

/** `dondoc task`. */
export function addTask(program: Command, around: Surroundings): void {
  const task = program
    .command('task')
    .description('show one task')
    .argument('<id or ref>', 'its number (12, #12) or its place in the decision (III.2.1)')
    .option('--json', 'one JSON object')
    .action((name: string, options: OutputOptions) =>
      inOffice(around, async (office) => {
        const { view, files, today } = readIn(office, (work) => {
          const found = oneTask(work, name);
          return { view: found, files: filesOf(work, found.task.id), today: work.today };
        });
        if (options.json === true) {
          await printJson(around, { ...taskJson(view, today), evidence: files.map(evidenceJson) });
        } else {
          await printLine(around, taskParagraph(view, today));
          for (const file of files) await printLine(around, fileLine(file, office.rules.timeZone));
        }
      }),
    );
  task
    .command('cancel')
    .argument('<id or ref>', 'its number, or its place in the decision')
    .description('follow a task, or a whole recurring duty, up no more, or take that back')
    .option('--agency <code or name>', 'only this lead (needed where several lead)')
    .option('--document <text>', 'the document, or the reason')
    .option('--take-back', 'it is followed up again')
    .requiredOption('--by <name>', 'who decided it', textArgument)
    .action((name: string, options: Cancelling) =>
      inOffice(around, async (office) => {
        if ((options.document === undefined) !== (options.takeBack === true)) {
          throw new Refused('Give either --document with the document or the reason, or --take-back.');
        }
        for (const line of changeIn(office, (work) => cancelled(work, name, options))) await printLine(around, line);
      }),
    );
}

interface Cancelling {
  readonly agency?: string;
  readonly document?: string;
  readonly takeBack?: boolean;
  readonly by: string;
}

/** What was done, a line for each lead. */
function cancelled(work: Work, name: string, { agency, document, by }: Cancelling): string[] {
  const lead = agency === undefined ? null : namedAgency(work, agency).agency.id;
  const cards = oneTask(work, name).cards.filter((card) => lead === null || card.agency.id === lead);
  const acting = actingAtCommandLine(by);
  if (document === undefined) {
    const ended = endedShares(work, cards);
    if (ended.length === 0) throw new Refused(`No such decision about ${name} can be taken back.`);
    return ended.map(({ card, event: id }) => {
      const event = eventById(work.tx, id);
      const outcome = event === undefined ? null : undoEvent(work, acting, event);
      if (outcome?.kind !== 'undone') throw new Refused(`${name} (${card.agency.code}) has changed since.`);
      return `#${String(card.task.id)} ${card.agency.name}: theo dõi lại.`;
    });
  }
  const { kind } = readEndOfFollowing(document);
  if (kind !== 'basis') throw new Refused('--document must name the document, or say the reason, without a condition.');
  const shares = followedShares(work, cards);
  const [first, ...others] = shares;
  if (first === undefined) throw new Refused(`Nothing of ${name} is followed up.`);
  if (others.length > 0) {
    const codes = shares.map((card) => card.agency.code).join(', ');
    throw new Refused(`Several agencies lead ${name}: name one with --agency (${codes}).`);
  }
  const outcome = decide(work, acting, first, { kind: 'cancel', reason: document });
  if (outcome.kind !== 'decided') throw new Refused(`The following-up of ${name} was not ended (${outcome.kind}).`);
  return [`#${String(first.task.id)} ${first.agency.name}: thôi theo dõi; căn cứ: ${document}.`];
}
