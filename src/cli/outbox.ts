import type { Command } from 'commander';
import { listDeliveries } from '../usecases/deliver/list-deliveries.ts';
import { numberArgument } from './arguments.ts';
import { printDeliveries } from './deliveries.ts';
import { inOffice, readIn } from './office.ts';
import type { Surroundings } from './surroundings.ts';

const NEWEST_SHOWN = 1000;

interface Options {
  readonly dead?: boolean;
  readonly limit: number;
  readonly json?: boolean;
}

/** `dondoc outbox`. */
export function addOutbox(program: Command, around: Surroundings): void {
  program
    .command('outbox')
    .description('list deliveries, newest first')
    .option('--dead', 'only those that a person must look at: dead, or of unknown fate')
    .option('--limit <number>', 'at most so many', numberArgument, NEWEST_SHOWN)
    .option('--json', 'one JSON object per delivery')
    .action((options: Options) =>
      inOffice(around, async (office) => {
        const which = options.dead === true ? 'trouble' : 'all';
        const deliveries = readIn(office, (work) => listDeliveries(work, which, options.limit));
        const empty = which === 'all' ? 'Chưa có tin nào.' : 'Không có tin nào hỏng.';
        await printDeliveries(around, options, deliveries, { timeZone: office.rules.timeZone, empty });
      }),
    );
}
