import type { Command } from 'commander';
import { resendMessage, type ResendOutcome } from '../usecases/deliver/resend-message.ts';
import { numberArgument } from './arguments.ts';
import { changeIn, inOffice } from './office.ts';
import { printJson, printLine, type OutputOptions } from './print.ts';
import { Refused } from './refused.ts';
import type { Surroundings } from './surroundings.ts';

/** `dondoc resend`. */
export function addResend(program: Command, around: Surroundings): void {
  program
    .command('resend')
    .description('put a message that is dead or of unknown fate back in the queue')
    .argument('<id>', 'its number in "outbox --dead"', numberArgument)
    .option('--json', 'one JSON object')
    .action((id: number, options: OutputOptions) =>
      inOffice(around, async (office) => {
        const outcome = changeIn(office, (work) => resendMessage(work, id));
        if (outcome.kind !== 'queued') throw new Refused(whyNot(outcome, id));
        if (options.json === true) await printJson(around, { id, chat: outcome.chat.title, state: 'queued' });
        else await printLine(around, `Tin ${String(id)} đã xếp hàng gửi lại tới “${outcome.chat.title}”.`);
      }),
    );
}

function whyNot(outcome: Exclude<ResendOutcome, { kind: 'queued' }>, id: number): string {
  switch (outcome.kind) {
    case 'no_such_message':
      return `There is no message ${String(id)}; see "outbox --dead" for those that can be sent again.`;
    case 'not_in_trouble':
      return `Message ${String(id)} is ${outcome.state}; only a dead one or one of unknown fate can be sent again.`;
    case 'chat_dead':
      return `The chat “${outcome.chat.title}” can no longer be reached (${outcome.chat.stateReason ?? 'reason unknown'}); add the bot to it again, or link another chat with "link-code", and its tasks will be asked about there.`;
    case 'chat_unlinked':
      return `The chat “${outcome.chat.title}” is no longer linked; link it again with "link-code" before sending to it.`;
  }
}
