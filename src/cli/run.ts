import { Argument, type Command } from 'commander';
import type { Instant } from '../domain/calendar/dates.ts';
import { backUpRegistry } from '../usecases/operate/back-up-registry.ts';
import { runJob, type JobName } from '../usecases/operate/jobs.ts';
import { listDeliveries, newestDelivery } from '../usecases/deliver/list-deliveries.ts';
import { instantArgument } from './arguments.ts';
import { printDeliveries } from './deliveries.ts';
import { inOffice, readIn, type Office } from './office.ts';
import { printLine } from './print.ts';
import { Refused } from './refused.ts';
import type { Surroundings } from './surroundings.ts';

const JOBS = ['reminders', 'digest', 'backup'] as const satisfies readonly (JobName | 'backup')[];
const MOST_SHOWN = 10_000;

interface Options {
  readonly at?: Instant;
  readonly json?: boolean;
}

/** `dondoc run`. */
export function addRun(program: Command, around: Surroundings): void {
  program
    .command('run')
    .description('do a job once: what it queues is delivered by the running bot, in the sending window of the real day')
    .addArgument(new Argument('<job>', 'which').choices(JOBS))
    .option(
      '--at <instant>',
      'decide as of that instant, such as 2026-11-23T08:00:00+07:00 (default: now); the schedule is not affected, but a step that was sent ahead of its day is not sent again, and a chat still gets one reminder per real day',
      instantArgument,
    )
    .option('--json', 'one JSON object per message queued')
    .action((job: (typeof JOBS)[number], options: Options) =>
      inOffice(around, async (office) => {
        const { database, rules, now } = office;
        if (job === 'backup') {
          const done = await backUp(office);
          if (options.json !== true) await printLine(around, `backup: ${done}`);
          return;
        }
        const before = readIn(office, newestDelivery);
        const summary = await runJob(job, database, now, rules, options.at ?? now);
        const queued = readIn(office, (work) => listDeliveries(work, 'all', MOST_SHOWN)).filter(
          ({ id }) => id > before,
        );
        if (options.json !== true) await printLine(around, `${job}: ${summary}`);
        await printDeliveries(around, options, queued.reverse(), {
          timeZone: rules.timeZone,
          empty: 'Không có tin mới nào được xếp hàng gửi.',
        });
      }),
    );
}

async function backUp({ config, database, rules, now }: Office): Promise<string> {
  try {
    return await backUpRegistry(database, now, rules, config.backups.keep);
  } catch (error) {
    const why = error instanceof Error ? error.message : 'unknown error';
    throw new Refused(`The backup failed: ${why}; check the space and the rights of the folder "backups".`);
  }
}
