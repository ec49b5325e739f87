import type { Command } from 'commander';
import { issueCode } from '../usecases/codes.ts';
import type { Work } from '../usecases/work.ts';
import { namedAgency } from './named-agency.ts';
import { changeIn, inOffice } from './office.ts';
import type { OutputOptions } from './print.ts';
import { printCode } from './print-code.ts';
import { Refused } from './refused.ts';
import type { Surroundings } from './surroundings.ts';

export function addLinkCode(program: Command, around: Surroundings): void {
  program
    .command('link-code')
    .description('make a one-time code that binds a group chat to an agency, the secretariat or the leaders (/link)')
    .argument('<for>', 'an agency by its code, "secretariat" or "leaders"')
    .option('--json', 'one JSON object')
    .action((target: string, options: OutputOptions) =>
      inOffice(around, async (office) => {
        const issued = changeIn(office, (work) => issueFor(work, target));
        await printCode(around, options, issued, {
          command: '/lienket',
          where: 'Gõ trong nhóm cần liên kết',
          timeZone: office.rules.timeZone,
        });
      }),
    );
}

function issueFor(work: Work, target: string): ReturnType<typeof issueCode> {
  if (target === 'secretariat' || target === 'leaders') return issueCode(work, target, null);
  const { agency, members } = namedAgency(work, target);
  if (agency.kind === 'group' && members.length > 0) {
    throw new Refused(
      `${agency.name} is a group whose members are reminded each in their own chat; make a code for each of them.`,
    );
  }
  return issueCode(work, 'agency', agency.id);
}
