import type { Command } from 'commander';
import { issueCode } from '../usecases/people/codes.ts';
import { changeIn, inOffice } from './office.ts';
import type { OutputOptions } from './print.ts';
import { printCode } from './print-code.ts';
import type { Surroundings } from './surroundings.ts';

/** `dondoc owner-code`. */
export function addOwnerCode(program: Command, around: Surroundings): void {
  program
    .command('owner-code')
    .description('make a one-time code with which a person becomes the owner (/claim in a private chat)')
    .option('--json', 'one JSON object')
    .action((options: OutputOptions) =>
      inOffice(around, async (office) => {
        const issued = changeIn(office, (work) => issueCode(work, 'owner', null));
        await printCode(around, options, issued, {
          command: '/nhanquyen',
          where: 'Gửi trong trò chuyện riêng với hệ thống',
          timeZone: office.rules.timeZone,
        });
      }),
    );
}
