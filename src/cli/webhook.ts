import type { Command } from 'commander';
import { describeFailure } from '../channels/zalo/zalo-answer.ts';
import { createZaloChannel, type ZaloChannel } from '../channels/zalo/zalo-channel.ts';
import type { ZaloConfig } from '../config.ts';
import { createLog } from '../log.ts';
import { settings } from './office.ts';
import { printJson, printLine, type OutputOptions } from './print.ts';
import { Refused } from './refused.ts';
import type { Surroundings } from './surroundings.ts';

/** Zalo keeps one address per bot, and polling works only without: never changed by a start, only by this command. */
export function addWebhook(program: Command, around: Surroundings): void {
  const webhook = program.command('webhook').description("the address that Zalo posts a bot's messages to");
  webhook
    .command('set')
    .description('have Zalo post to PUBLIC_URL (ZALO_MODE=webhook)')
    .option('--json', 'one JSON object')
    .action(async (options: OutputOptions) => {
      const { channel, zalo } = zaloOf(around);
      if (zalo.mode.kind !== 'webhook') {
        throw new Refused('Zalo is polled; set ZALO_MODE=webhook, PUBLIC_URL and ZALO_WEBHOOK_SECRET first.');
      }
      await report(around, options, channel.setWebhook(zalo.mode.url, zalo.mode.secret));
    });
  webhook
    .command('delete')
    .description('have Zalo post nowhere, so that the bot can be polled')
    .option('--json', 'one JSON object')
    .action((options: OutputOptions) => report(around, options, zaloOf(around).channel.deleteWebhook()));
  webhook
    .command('info')
    .description('show the address that Zalo posts to')
    .option('--json', 'one JSON object')
    .action((options: OutputOptions) => report(around, options, zaloOf(around).channel.webhookInfo()));
}

function zaloOf(around: Surroundings): { channel: ZaloChannel; zalo: ZaloConfig } {
  const { zalo } = settings(around);
  if (zalo === null) throw new Refused('There is no Zalo bot; set ZALO_BOT_TOKEN first.');
  const log = createLog('silent');
  const nothing = (): void => undefined;
  const { token, apiRoot, mode } = zalo;
  return { channel: createZaloChannel({ token, apiRoot, mode, log, onUpdate: nothing, onFatal: nothing }), zalo };
}

async function report(
  around: Surroundings,
  options: OutputOptions,
  asked: ReturnType<ZaloChannel['webhookInfo']>,
): Promise<void> {
  const answer = await asked;
  if (answer.kind !== 'ok') {
    throw new Refused(
      `Zalo did not do it (${describeFailure(answer)}); check ZALO_BOT_TOKEN and PUBLIC_URL, and try again.`,
    );
  }
  if (options.json === true) await printJson(around, answer.result);
  else await printLine(around, answer.result.url === '' ? 'Không có địa chỉ nào.' : answer.result.url);
}
