import type { Command } from 'commander';
import type { Instant } from '../domain/calendar/dates.ts';
import { askAgain, chatsToAsk } from '../usecases/operate/ask-again.ts';
import { instantArgument } from './arguments.ts';
import { changeIn, inOffice, readIn } from './office.ts';
import { printJson, printLine, type OutputOptions } from './print.ts';
import { Refused } from './refused.ts';
import type { Surroundings } from './surroundings.ts';

interface AskAgainOptions extends OutputOptions {
  readonly from: Instant;
  readonly to?: Instant;
  readonly dryRun?: true;
}

/** `dondoc ask-again`. */
export function addAskAgain(program: Command, around: Surroundings): void {
  program
    .command('ask-again')
    .description('after a restore: ask every linked chat to send again what it wrote within the hours that were lost')
    .requiredOption('--from <instant>', 'the moment of the copy that was restored, with its offset', instantArgument)
    .option('--to <instant>', 'when the program ran again (default: now)', instantArgument)
    .option('--dry-run', 'say whom it would ask')
    .option('--json', 'one JSON object')
    .action((options: AskAgainOptions) =>
      inOffice(around, async (office) => {
        const { from, to = office.now } = options;
        if (from >= to) throw new Refused(`${from} does not lie before ${to}; give the moment of the copy as --from.`);
        if (to > office.now) throw new Refused(`${to} lies ahead; nothing was lost there yet.`);
        const { chats, unreached } =
          options.dryRun === true ? readIn(office, chatsToAsk) : changeIn(office, (work) => askAgain(work, from, to));
        if (options.json === true) await printJson(around, { from, to, chats, unreached });
        else await printLine(around, saying(chats, unreached, options.dryRun === true));
      }),
    );
}

function saying(chats: number, unreached: number, isTrial: boolean): string {
  const asked = `${isTrial ? 'Sẽ đề nghị' : 'Đã xếp hàng đề nghị'} ${String(chats)} nhóm gửi lại, trong giờ gửi tin.`;
  return unreached === 0 ? asked : `${asked} ${String(unreached)} nhóm không liên lạc được: xem chats.`;
}
