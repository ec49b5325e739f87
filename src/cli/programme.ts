import type { Command } from 'commander';
import { formatDate, type LocalDate } from '../domain/calendar/dates.ts';
import { endProgramme, programmesWithEnds } from '../usecases/programme/end-programme.ts';
import type { NotContinued } from '../domain/tasks/continuation.ts';
import { hasEnded } from '../domain/tasks/programme-end.ts';
import type { Card, Task } from '../domain/tasks/task.ts';
import { continueTask, takeBackContinuation } from '../usecases/programme/continue-task.ts';
import { PROGRAM, type Author } from '../usecases/acting.ts';
import type { Work } from '../usecases/work.ts';
import { dateArgument, textArgument } from './arguments.ts';
import { oneTask } from './one-task.ts';
import { namedProgramme } from './named-programme.ts';
import { changeIn, inOffice, readIn } from './office.ts';
import { printLine, printList, type OutputOptions } from './print.ts';
import { Refused } from './refused.ts';
import type { Surroundings } from './surroundings.ts';

/** `dondoc programme …`. */
export function addProgramme(program: Command, around: Surroundings): void {
  const programme = program.command('programme').description('the programmes, and when each ends');
  programme
    .command('list')
    .description('each programme with its last day, and what is open in it')
    .option('--json', 'one JSON object per programme')
    .action((options: OutputOptions) =>
      inOffice(around, async (office) => {
        await printList(around, options, readIn(office, programmesWithEnds), {
          json: ({ programme: { code, number, title, issuedOn, endsOn }, proposed, confirmedBy, open }) => ({
            code,
            number,
            title,
            issued: issuedOn,
            ends: endsOn,
            proposed_end: proposed,
            confirmed_by: confirmedBy,
            open,
          }),
          header: ['Mã', 'Số', 'Ban hành', 'Ngày cuối', 'Theo tên văn bản', 'Còn mở'],
          row: ({ programme: { code, number, issuedOn, endsOn }, proposed, open }) => [
            code,
            number,
            formatDate(issuedOn),
            endsOn === null ? 'chưa đặt' : formatDate(endsOn),
            proposed === null ? '–' : formatDate(proposed),
            String(open),
          ],
          empty: 'Chưa có chương trình nào.',
        });
      }),
    );
  programme
    .command('end')
    .argument('<programme>', 'its code, or the number of its decision')
    .argument('[last-day]', 'the last day on which it is followed up', dateArgument)
    .description('confirm the last day of a programme, or take it back')
    .option('--take-back', 'the programme goes on without an end')
    .requiredOption('--by <name>', 'who decided it', textArgument)
    .action((code: string, lastDay: LocalDate | undefined, options: { takeBack?: boolean; by: string }) =>
      inOffice(around, async (office) => {
        if ((lastDay === undefined) !== (options.takeBack === true)) {
          throw new Refused('Give either a last day, such as 2030-12-31, or --take-back.');
        }
        const said = changeIn(office, (work) => carriedOut(work, code, lastDay ?? null, options.by));
        await printLine(around, said);
      }),
    );
  programme
    .command('continue')
    .argument('<task>', 'a task of a programme that has ended: its number, or its place in the decision')
    .argument('[into]', 'the task of another programme under which it goes on')
    .description('have a task go on under another programme, or take that back')
    .option('--take-back', 'it goes on nowhere')
    .option('--anyway', 'also where the other task has reports of its own')
    .requiredOption('--by <name>', 'who decided it', textArgument)
    .action((from: string, into: string | undefined, options: { takeBack?: boolean; anyway?: boolean; by: string }) =>
      inOffice(around, async (office) => {
        if ((into === undefined) !== (options.takeBack === true)) {
          throw new Refused('Name either the task under which it goes on, or --take-back.');
        }
        const by = { ...PROGRAM, actor: options.by };
        const said = changeIn(office, (work) => {
          // A place stands in the old decision as in the new one: on each side only one of the two is meant.
          const isOld = ({ programme: of }: Task): boolean => hasEnded(of, work.today);
          const old = cardsOf(work, from, isOld);
          return into === undefined
            ? takenBack(work, by, old)
            : continuedIn(work, by, {
                from: old,
                into: cardsOf(work, into, (task) => !isOld(task)),
                isSure: options.anyway === true,
              });
        });
        await printLine(around, said);
      }),
    );
}

function cardsOf(work: Work, name: string, isMeant: (task: Task) => boolean): readonly [Card, ...Card[]] {
  const [first, ...others] = oneTask(work, name, isMeant).cards;
  if (first === undefined) throw new Refused(`Nobody leads the task ${name}.`);
  return [first, ...others];
}

function takenBack(work: Work, by: Author, old: readonly [Card, ...Card[]]): string {
  const takenBack = takeBackContinuation(work, by, old);
  if (takenBack === null) throw new Refused(`Task #${String(old[0].task.id)} goes on nowhere.`);
  const told = takenBack.told.map(({ name }) => name);
  const news = told.length === 0 ? '' : ` Đơn vị được báo lại: ${told.join(', ')}.`;
  return `#${String(old[0].task.id)}: đã bỏ chuyển tiếp.${news}`;
}

type Continued = {
  readonly from: readonly [Card, ...Card[]];
  readonly into: readonly [Card, ...Card[]];
  readonly isSure: boolean;
};

const CONTINUE_REFUSED: Record<NotContinued, (names: { readonly from: string; readonly into: string }) => string> = {
  runs_on: ({ from }) => `The programme of ${from} has not ended; set its last day first: programme end.`,
  continued: ({ from }) => `${from} goes on already; take that back first: programme continue ${from} --take-back.`,
  nothing_open: ({ from }) => `Nothing of ${from} is open.`,
  undecided: ({ from }) => `${from} waits for a decision; have it decided first.`,
  into_ended: ({ into }) => `The programme of ${into} has ended too; name a task of one that goes on.`,
  into_nothing_open: ({ into }) => `Nothing of ${into} is open; name another task.`,
  into_reported: ({ into }) => `${into} has reports of its own; add --anyway if it is the one.`,
};

/** Throws `Refused` with the cure. */
function continuedIn(work: Work, by: Author, wish: Continued): string {
  const [from, into] = [`#${String(wish.from[0].task.id)}`, `#${String(wish.into[0].task.id)}`];
  const outcome = continueTask(work, by, wish);
  if (outcome.kind === 'refused') throw new Refused(CONTINUE_REFUSED[outcome.why]({ from, into }));
  const told = outcome.told.length === 0 ? 'không có' : outcome.told.map(({ name }) => name).join(', ');
  return `${from}: chuyển tiếp sang ${into}; đơn vị được báo: ${told}.`;
}

/** Throws `Refused` for an unknown programme, and for a day that cannot be its last one. */
function carriedOut(work: Work, code: string, lastDay: LocalDate | null, by: string): string {
  const programme = namedProgramme(work, code);
  const { number } = programme;
  const outcome = endProgramme(work, { ...PROGRAM, actor: by }, programme, lastDay);
  switch (outcome.kind) {
    case 'set':
      return `${number}: ngày cuối ${formatDate(outcome.endsOn)}; còn mở ${String(outcome.open)} phần việc.`;
    case 'taken_back':
      return `${number}: đã bỏ ngày cuối ${formatDate(outcome.before)}.`;
    case 'unchanged':
      return outcome.endsOn === null
        ? `${number}: chưa có ngày cuối để bỏ.`
        : `${number}: ngày cuối đã là ${formatDate(outcome.endsOn)}.`;
    case 'continued':
      throw new Refused(
        `${number} has ended, and ${String(outcome.tasks.length)} of its tasks go on in another programme; take that back first: programme continue ${String(outcome.tasks[0])} --take-back.`,
      );
    case 'refused':
      throw new Refused(
        outcome.why === 'past'
          ? `${outcome.endsOn} has passed: the programme would have ended without asking anybody. To stop it at once, give today, ${work.today}.`
          : `${outcome.endsOn} lies before the decision of ${programme.issuedOn}; give a later day.`,
      );
  }
}
