import type { Command } from 'commander';
import type { LocalDate } from '../domain/calendar/dates.ts';
import { numbersOfTasks, tasksAmong, type TaskFilter, type TaskView } from '../usecases/show/list-tasks.ts';
import type { Work } from '../usecases/work.ts';
import { dateArgument } from './arguments.ts';
import { namedAgency } from './named-agency.ts';
import { namedProgramme } from './named-programme.ts';
import { inOffice, readIn } from './office.ts';
import { printJson, printList } from './print.ts';
import type { Surroundings } from './surroundings.ts';
import { taskJson } from '../usecases/show/task-json.ts';
import { TASK_HEADER, taskRow } from './task-words.ts';

interface Options {
  readonly programme?: string;
  readonly agency?: string;
  readonly overdue?: boolean;
  readonly silent?: boolean;
  readonly at?: LocalDate;
  readonly json?: boolean;
}

/** `dondoc tasks`. */
export function addTasks(program: Command, around: Surroundings): void {
  program
    .command('tasks')
    .description('list tasks: what the decision says, and how each stands')
    .option('--programme <code>', 'only those of one programme')
    .option('--agency <code or name>', 'only those that an agency leads, by itself or as a member of a group')
    .option('--overdue', 'only those with an overdue lead (of that agency, with --agency)')
    .option('--silent', 'only those with a lead that let a reporting period pass without a report')
    .option('--at <date>', 'timeliness as of that day, with what is recorded now (default: today)', dateArgument)
    .option('--json', 'one JSON object per line')
    .action((options: Options) =>
      inOffice(around, async (office) => {
        const among = (ids: readonly number[]): readonly TaskView[] =>
          readIn(office, (work) => tasksAmong(work, ids), options.at);
        const ids = readIn(office, (work) => numbersOfTasks(work, filterOf(work, options)), options.at);
        const today = readIn(office, (work) => work.today, options.at);
        const pages = Array.from({ length: Math.ceil(ids.length / PAGE) }, (_, page) =>
          ids.slice(page * PAGE, (page + 1) * PAGE),
        );
        if (options.json === true) {
          for (const page of pages) for (const view of among(page)) await printJson(around, taskJson(view, today));
          return;
        }
        await printList(around, options, pages.flatMap(among), {
          json: (view) => taskJson(view, today),
          header: TASK_HEADER,
          row: (view) => taskRow(view, today),
          empty: 'Không có nhiệm vụ nào.',
        });
      }),
    );
}

/** Tasks in memory at a time, for any length of output. */
const PAGE = 500;

const LISTS = ['overdue', 'silent'] as const;

function filterOf(work: Work, options: Options): TaskFilter {
  const { programme, agency } = options;
  return {
    programme: programme === undefined ? null : namedProgramme(work, programme).code,
    agency: agency === undefined ? null : namedAgency(work, agency).agency,
    lists: LISTS.filter((name) => options[name] === true),
  };
}
