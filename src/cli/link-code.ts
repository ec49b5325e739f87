import { writeFile } from 'node:fs/promises';
import type { Command } from 'commander';
import { endedCodes } from '../conversation/compose/say-joining.ts';
import { qrAsSvg } from '../reports/draw-qr.ts';
import { groupUse, type GroupUse } from '../usecases/chats/group-limit.ts';
import { isCollective, issueLink, issueLinksForUnlinked, type IssuedLink } from '../usecases/join/issue-links.ts';
import type { Work } from '../usecases/work.ts';
import { daysArgument } from './arguments.ts';
import { namedAgency } from './named-agency.ts';
import { namedProgramme } from './named-programme.ts';
import { changeIn, inOffice, readIn, type Office } from './office.ts';
import { linkAsJson, printLink } from './print-code.ts';
import { printJson, printLine, type OutputOptions } from './print.ts';
import { Refused } from './refused.ts';
import type { Surroundings } from './surroundings.ts';

interface LinkCodeOptions extends OutputOptions {
  readonly observer?: boolean;
  readonly programme?: string[];
  readonly unlinked?: boolean;
  readonly days?: number;
  readonly qr?: string;
}

/** `dondoc link-code`. */
export function addLinkCode(program: Command, around: Surroundings): void {
  program
    .command('link-code')
    .description(
      'make a one-time code (/link): it binds a chat to an agency, the secretariat or the leaders, or enrols an observer',
    )
    .argument(
      '[for]',
      'an agency by its code, "secretariat", "leaders" or "observers" (who see all and change nothing)',
    )
    .option('--unlinked', 'instead of one: a code for every agency that owes something and has no chat')
    .option(
      '--days <n>',
      'for agencies and leaders: how long it is good (1 to 30 days, 1 by default); beyond a day the secretariat confirms group and person',
      daysArgument,
    )
    .option('--qr <file>', 'also write the QR code of the link, as SVG; nothing is overwritten')
    .option('--observer', 'for somebody who watches that agency and changes nothing')
    .option('--programme <code...>', 'for leaders: only of these programmes, by code; without it, of all')
    .option('--json', 'one JSON object')
    .action((target: string | undefined, options: LinkCodeOptions) =>
      inOffice(around, async (office) => {
        if (options.unlinked === true) {
          if (target !== undefined || options.qr !== undefined)
            throw new Refused(
              '--unlinked makes a code for every agency: name none, and read the QR codes on the board.',
            );
          await printUnlinked(around, office, options);
          return;
        }
        if (target === undefined) throw new Refused('Name an agency by its code, an office, or --unlinked.');
        const issued = changeIn(office, (work) => issueFor(work, target, options));
        const full = readIn(office, (work) => groupUse(work, 'zalo'));
        if (full !== null && full.groups >= full.limit) around.complain(noRoom(full));
        const isPrivate = target === 'observers' || options.observer === true;
        await printLink(around, options, issued, {
          where: isPrivate ? 'Gửi trong trò chuyện riêng với hệ thống' : 'Gửi trong nhóm cần liên kết',
          timeZone: office.rules.timeZone,
        });
        if (options.qr !== undefined) await writeQr(options.qr, issued.link);
      }),
    );
}

async function printUnlinked(around: Surroundings, office: Office, options: LinkCodeOptions): Promise<void> {
  const { links, ended } = changeIn(office, (work) => issueLinksForUnlinked(work, termsOf(options)));
  if (ended > 0 && options.json !== true) await printLine(around, endedCodes(ended));
  if (links.length === 0 && options.json !== true) {
    await printLine(around, 'Mọi đơn vị có nhiệm vụ đều đã liên kết nhóm chat.');
  }
  for (const { agency, ...issued } of links) {
    if (options.json === true) {
      await printJson(around, { agency: agency.code, name: agency.name, ...linkAsJson(issued) });
      continue;
    }
    await printLine(around, `== ${agency.name} (${agency.code})`);
    await printLink(around, options, issued, {
      where: 'Gửi trong nhóm cần liên kết',
      timeZone: office.rules.timeZone,
    });
    await printLine(around, '');
  }
}

/** An existing file stays: it may be of another code. */
async function writeQr(path: string, link: string | null): Promise<void> {
  if (link === null)
    throw new Refused(
      'There is no link yet: the running bot notes its name on Telegram. The code above works as it is.',
    );
  try {
    await writeFile(path, qrAsSvg(link), { flag: 'wx' });
  } catch (error) {
    throw new Refused(`${path} was not written: ${error instanceof Error ? error.message : 'unknown'}`);
  }
}

/** Printed on standard error: the code still works on another messenger, or in a private chat. */
function noRoom({ groups, limit }: GroupUse): string {
  return `Zalo: the bot is in ${groups} groups and the plan allows ${limit}; a further group may not let it in, without a word to the bot. Raise the plan (and ZALO_GROUP_LIMIT), or use the code on Telegram or in a private chat.\n`;
}

function termsOf({ days }: LinkCodeOptions): { readonly days?: number } {
  return days === undefined ? {} : { days };
}

function issueFor(work: Work, target: string, options: LinkCodeOptions): IssuedLink {
  const { observer: isObserver = false, programme: programmes = [] } = options;
  const terms = termsOf(options);
  const isOffice = target === 'secretariat' || target === 'leaders' || target === 'observers';
  if ((options.days ?? 1) > 1 && (isObserver || target === 'secretariat' || target === 'observers'))
    throw new Refused('--days goes with agencies and leaders: any other code is good for a day.');
  if (programmes.length > 0) {
    if (target !== 'leaders')
      throw new Refused('--programme goes with leaders: the others see by their agency, or all.');
    const programmeIds = programmes.map((programme) => namedProgramme(work, programme).id);
    return issueLink(work, 'leaders', null, { ...terms, programmeIds });
  }
  if (isOffice && isObserver) throw new Refused('--observer goes with an agency; "observers" alone watch them all.');
  if (isOffice) return issueLink(work, target, null, terms);
  const { agency } = namedAgency(work, target);
  if (isObserver) return issueLink(work, 'observers', agency.id);
  if (isCollective(work, agency)) {
    throw new Refused(
      `${agency.name} is a group whose members are reminded each in their own chat; make a code for each of them.`,
    );
  }
  return issueLink(work, 'agency', agency.id, terms);
}
