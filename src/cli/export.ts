import { writeFile } from 'node:fs/promises';
import { Argument, type Command } from 'commander';
import { periodOf } from '../domain/deadlines/period.ts';
import type { LocalDate } from '../domain/calendar/dates.ts';
import { writeReport } from '../app/write-report.ts';
import { withSnapshot } from '../store/sqlite/snapshot.ts';
import type { ReportQuestion } from '../usecases/figures/gather-report.ts';
import { workAt, type Work } from '../usecases/work.ts';
import { dateArgument } from './arguments.ts';
import { namedAgency } from './named-agency.ts';
import { namedProgramme } from './named-programme.ts';
import { inOffice } from './office.ts';
import { Refused } from './refused.ts';
import type { Surroundings } from './surroundings.ts';

interface Options {
  readonly from?: LocalDate;
  readonly to?: LocalDate;
  readonly programme?: string;
  readonly agency?: string;
}

/** `dondoc export`. */
export function addExport(program: Command, around: Surroundings): void {
  program
    .command('export')
    .description('write the periodic report as an Excel or a Word file')
    .addArgument(new Argument('<format>', 'xlsx (Excel) or docx (Word)').choices(['xlsx', 'docx']))
    .argument('<file>', 'where to write it')
    .option(
      '--from <date>',
      'first day of the period (default: the first of the quarter that holds the last)',
      dateArgument,
    )
    .option('--to <date>', 'last day of the period, on which everything is counted (default: today)', dateArgument)
    .option('--programme <code>', 'only one programme')
    .option('--agency <code or name>', 'only one agency')
    .action((format: 'xlsx' | 'docx', file: string, options: Options) =>
      inOffice(around, async (office) => {
        const { files } = await withSnapshot(office.database, async (tx) => {
          const work = workAt(tx, office.now, office.rules);
          return writeReport([format], work, questionOf(work, options));
        });
        await writeFile(file, files.get(format) ?? Buffer.alloc(0)).catch((error: unknown) => {
          throw new Refused(
            `The report cannot be written to ${file} (${(error as { code?: string }).code ?? 'unknown reason'}); check that the folder exists and may be written.`,
          );
        });
      }),
    );
}

function questionOf(work: Work, { from, to, programme, agency }: Options): ReportQuestion {
  const last = to ?? work.today;
  const first = from ?? periodOf(last, 'quarterly').start;
  if (first > last)
    throw new Refused(`The period ends on ${last}, before it begins on ${first}; write --from before --to.`);
  return {
    scope: agency === undefined ? { kind: 'all' } : { kind: 'agency', agencyId: namedAgency(work, agency).agency.id },
    programme: programme === undefined ? null : namedProgramme(work, programme),
    from: first,
    to: last,
  };
}
