import type { Command } from 'commander';
import type { LocalDate } from '../domain/dates.ts';
import { listTasks } from '../usecases/list-tasks.ts';
import type { Work } from '../usecases/work.ts';
import { dateArgument } from './arguments.ts';
import { namedAgency } from './named-agency.ts';
import { namedProgramme } from './named-programme.ts';
import { inOffice, readIn } from './office.ts';
import { printList } from './print.ts';
import type { Surroundings } from './surroundings.ts';
import { taskJson } from '../usecases/task-json.ts';
import { TASK_HEADER, taskRow } from './task-words.ts';

interface Options {
  readonly programme?: string;
  readonly agency?: string;
  readonly overdue?: boolean;
  readonly silent?: boolean;
  readonly at?: LocalDate;
  readonly json?: boolean;
}

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
        const { tasks, today } = readIn(
          office,
          (work) => ({ tasks: wanted(work, options), today: work.today }),
          options.at,
        );
        await printList(around, options, tasks, {
          json: (view) => taskJson(view, today),
          header: TASK_HEADER,
          row: taskRow,
          empty: 'Không có nhiệm vụ nào.',
        });
      }),
    );
}

function wanted(work: Work, { programme, agency, overdue, silent }: Options): ReturnType<typeof listTasks> {
  return listTasks(work, {
    programme: programme === undefined ? null : namedProgramme(work, programme).code,
    agencyId: agency === undefined ? null : namedAgency(work, agency).agency.id,
    overdue: overdue === true,
    silent: silent === true,
  });
}
