import type { Command } from 'commander';
import { momentWords } from '../conversation/compose/words.ts';
import { addMs, instantAt, type Instant, type LocalDate } from '../domain/calendar/dates.ts';
import { nextOccurrenceOf } from '../app/occurrences.ts';
import type { JobName } from '../usecases/operate/jobs.ts';
import { forecast, type ForecastPlan } from '../usecases/operate/forecast.ts';
import { dateArgument } from './arguments.ts';
import { inOffice, type Office } from './office.ts';
import { printJson, printLine } from './print.ts';
import type { Surroundings } from './surroundings.ts';

interface Options {
  readonly from: LocalDate;
  readonly to: LocalDate;
  readonly json?: boolean;
}

/** `dondoc rehearse`. */
export function addRehearse(program: Command, around: Surroundings): void {
  const command = program
    .command('rehearse')
    .description(
      'show what would be sent from one day to another if nobody answered; sends nothing and changes nothing',
    )
    .requiredOption('--from <date>', 'the first day', dateArgument)
    .requiredOption('--to <date>', 'the last day', dateArgument)
    .option('--json', 'one JSON object per message')
    .addHelpText(
      'after',
      '\nEvery agency, the secretariat and the leaders are taken to have a chat from the first day on, and every task to be\nfollowed from then, so that an old programme shows what it would have brought. Tasks stay as they are recorded now.',
    );
  command.action((options: Options) => {
    if (options.to < options.from) command.error('error: --to must not be earlier than --from.');
    return inOffice(around, async (office) => {
      const copy = office.database.copy();
      try {
        const plan: ForecastPlan = { from: options.from, to: options.to, runs: runsBetween(office, options) };
        for await (const { at, chat, agency, kind, tasks, text } of forecast(copy, plan, office.rules)) {
          if (options.json === true) await printJson(around, { at, chat, agency, kind, tasks, text });
          else await printLine(around, `── ${momentWords(at, office.rules.timeZone)} → ${chat} (${kind})\n${text}\n`);
        }
      } finally {
        copy.close();
      }
    });
  });
}

/** The jobs that the configured schedule would start, in order; at the same instant the reminders first. */
function runsBetween({ config, rules }: Office, { from, to }: Options): { job: JobName; at: Instant }[] {
  const start = instantAt(from, '00:00', rules.timeZone);
  const end = instantAt(to, '24:00', rules.timeZone);
  const crons = { reminders: config.reminderCron, digest: config.digestCron };
  const runs = (['reminders', 'digest'] as const).flatMap((job) => {
    const times: { job: JobName; at: Instant }[] = [];
    let at = nextOccurrenceOf(crons[job], addMs(start, -1), rules.timeZone);
    for (; at < end; at = nextOccurrenceOf(crons[job], at, rules.timeZone)) times.push({ job, at });
    return times;
  });
  return runs.sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));
}
