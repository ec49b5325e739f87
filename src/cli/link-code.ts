import type { Command } from 'commander';
import { issueCode } from '../usecases/people/codes.ts';
import { groupUse, type GroupUse } from '../usecases/chats/group-limit.ts';
import type { Work } from '../usecases/work.ts';
import { namedAgency } from './named-agency.ts';
import { namedProgramme } from './named-programme.ts';
import { changeIn, inOffice, readIn } from './office.ts';
import type { OutputOptions } from './print.ts';
import { printCode } from './print-code.ts';
import { Refused } from './refused.ts';
import type { Surroundings } from './surroundings.ts';

export function addLinkCode(program: Command, around: Surroundings): void {
  program
    .command('link-code')
    .description(
      'make a one-time code (/link): it binds a chat to an agency, the secretariat or the leaders, or enrols an observer',
    )
    .argument(
      '<for>',
      'an agency by its code, "secretariat", "leaders" or "observers" (who see all and change nothing)',
    )
    .option('--observer', 'for somebody who watches that agency and changes nothing')
    .option('--programme <code...>', 'for leaders: only of these programmes, by code; without it, of all')
    .option('--json', 'one JSON object')
    .action((target: string, options: OutputOptions & { observer?: boolean; programme?: string[] }) =>
      inOffice(around, async (office) => {
        const issued = changeIn(office, (work) =>
          issueFor(work, target, options.observer === true, options.programme ?? []),
        );
        const full = readIn(office, (work) => groupUse(work, 'zalo'));
        if (full !== null && full.groups >= full.limit) around.complain(noRoom(full));
        await printCode(around, options, issued, {
          command: '/lienket',
          where:
            target === 'observers' || options.observer === true
              ? 'Gõ trong trò chuyện riêng với hệ thống'
              : 'Gõ trong nhóm cần liên kết',
          timeZone: office.rules.timeZone,
        });
      }),
    );
}

/** Printed on standard error: the code still works on another messenger, or in a private chat. */
function noRoom({ groups, limit }: GroupUse): string {
  return `Zalo: the bot is in ${groups} groups and the plan allows ${limit}; a further group may not let it in, without a word to the bot. Raise the plan (and ZALO_GROUP_LIMIT), or use the code on Telegram or in a private chat.\n`;
}

function issueFor(
  work: Work,
  target: string,
  isObserver: boolean,
  programmes: readonly string[],
): ReturnType<typeof issueCode> {
  if (programmes.length > 0) {
    if (target !== 'leaders')
      throw new Refused('--programme goes with leaders: the others see by their agency, or all.');
    return issueCode(
      work,
      'leaders',
      null,
      programmes.map((programme) => namedProgramme(work, programme).id),
    );
  }
  const isOffice = target === 'secretariat' || target === 'leaders' || target === 'observers';
  if (isOffice && isObserver) throw new Refused('--observer goes with an agency; "observers" alone watch them all.');
  if (isOffice) return issueCode(work, target, null);
  const { agency, members } = namedAgency(work, target);
  if (isObserver) return issueCode(work, 'observers', agency.id);
  if (agency.kind === 'group' && members.length > 0) {
    throw new Refused(
      `${agency.name} is a group whose members are reminded each in their own chat; make a code for each of them.`,
    );
  }
  return issueCode(work, 'agency', agency.id);
}
