import { Option, type Command } from 'commander';
import { createTelegramChannel } from '../channels/telegram/telegram-channel.ts';
import { createZaloChannel } from '../channels/zalo/zalo-channel.ts';
import { describeFailure, type ZaloAnswer } from '../channels/zalo/zalo-answer.ts';
import type { Config, ReceivingMode, TelegramConfig, ZaloConfig } from '../config.ts';
import { createLog } from '../log.ts';
import { settings } from './office.ts';
import { printJson, printLine, type OutputOptions } from './print.ts';
import { Refused } from './refused.ts';
import type { Surroundings } from './surroundings.ts';

const CHANNELS = ['telegram', 'zalo'] as const;

interface Options extends OutputOptions {
  readonly channel?: (typeof CHANNELS)[number];
}

/** A messenger's answer about its webhook; `more` differs between them. */
type Answer =
  | { readonly kind: 'ok'; readonly url: string; readonly more: object }
  | { readonly kind: 'failed'; readonly why: string };

/** A configured messenger. Each stores one address per bot, and can be polled only without one. */
interface Bot {
  readonly channel: (typeof CHANNELS)[number];
  readonly mode: ReceivingMode;
  set(url: string, secret: string): Promise<Answer>;
  delete(): Promise<Answer>;
  info(): Promise<Answer>;
}

/** Only this command changes the address; a start never does. */
export function addWebhook(program: Command, around: Surroundings): void {
  const webhook = program.command('webhook').description("the address that a messenger posts a bot's messages to");
  const which = (): Option => new Option('--channel <messenger>', 'of which messenger').choices(CHANNELS);
  webhook
    .command('set')
    .description('have each messenger in webhook mode post to PUBLIC_URL')
    .addOption(which())
    .option('--json', 'one JSON object per messenger')
    .action(async (options: Options) => {
      const posted = chosen(around, options).filter(({ mode }) => mode.kind === 'webhook');
      if (posted.length === 0) {
        throw new Refused(
          'No messenger is in webhook mode; set TELEGRAM_MODE=webhook or ZALO_MODE=webhook, PUBLIC_URL and the secret first.',
        );
      }
      for (const bot of posted) {
        if (bot.mode.kind === 'webhook') await report(around, options, bot, bot.set(bot.mode.url, bot.mode.secret));
      }
    });
  webhook
    .command('delete')
    .description('have a messenger post nowhere, so that the bot can be polled')
    .addOption(which())
    .option('--json', 'one JSON object')
    .action(async (options: Options) => {
      const [bot, another] = chosen(around, options);
      if (bot === undefined || another !== undefined) {
        throw new Refused('There is a bot on both messengers; add --channel telegram or --channel zalo.');
      }
      await report(around, options, bot, bot.delete());
    });
  webhook
    .command('info')
    .description('show the address that each messenger posts to')
    .addOption(which())
    .option('--json', 'one JSON object per messenger')
    .action(async (options: Options) => {
      for (const bot of chosen(around, options)) await report(around, options, bot, bot.info());
    });
}

function chosen(around: Surroundings, { channel }: Options): Bot[] {
  const config = settings(around);
  const bots = botsOf(config).filter((bot) => channel === undefined || bot.channel === channel);
  if (bots.length > 0) return bots;
  const tokens = channel === undefined ? 'TELEGRAM_BOT_TOKEN or ZALO_BOT_TOKEN' : `${channel.toUpperCase()}_BOT_TOKEN`;
  throw new Refused(`There is no ${channel === undefined ? '' : `${nameOf(channel)} `}bot; set ${tokens} first.`);
}

function botsOf({ telegram, zalo }: Config): Bot[] {
  return [...(telegram === null ? [] : [telegramBot(telegram)]), ...(zalo === null ? [] : [zaloBot(zalo)])];
}

const nothing = (): void => undefined;

function telegramBot(config: TelegramConfig): Bot {
  const bot = createTelegramChannel({
    ...config,
    log: createLog('silent'),
    onUpdate: () => ({ toast: null, alert: false }),
    onFatal: nothing,
  });
  const read = async (asked: ReturnType<typeof bot.webhookInfo>): Promise<Answer> => {
    const answer = await asked;
    if (answer.kind !== 'ok') return answer;
    return { kind: 'ok', url: answer.url, more: { waiting: answer.waiting, last_error: answer.lastError } };
  };
  return {
    channel: 'telegram',
    mode: config.mode,
    set: (url, secret) => read(bot.setWebhook(url, secret)),
    delete: () => read(bot.deleteWebhook()),
    info: () => read(bot.webhookInfo()),
  };
}

function zaloBot({ token, apiRoot, mode }: ZaloConfig): Bot {
  const bot = createZaloChannel({
    token,
    apiRoot,
    mode,
    log: createLog('silent'),
    onUpdate: nothing,
    onFatal: nothing,
  });
  const read = async (asked: Promise<ZaloAnswer<{ readonly url: string }>>): Promise<Answer> => {
    const answer = await asked;
    if (answer.kind !== 'ok') return { kind: 'failed', why: describeFailure(answer) };
    const { url, ...more } = answer.result;
    return { kind: 'ok', url, more };
  };
  return {
    channel: 'zalo',
    mode,
    set: (url, secret) => read(bot.setWebhook(url, secret)),
    delete: () => read(bot.deleteWebhook()),
    info: () => read(bot.webhookInfo()),
  };
}

async function report(around: Surroundings, options: Options, bot: Bot, asked: Promise<Answer>): Promise<void> {
  const answer = await asked;
  const name = nameOf(bot.channel);
  if (answer.kind !== 'ok') {
    throw new Refused(
      `${name} did not do it (${answer.why}); check ${bot.channel.toUpperCase()}_BOT_TOKEN and PUBLIC_URL, and try again.`,
    );
  }
  if (options.json === true) {
    await printJson(around, { channel: bot.channel, url: answer.url, ...answer.more });
    return;
  }
  await printLine(around, `${name}: ${answer.url === '' ? 'không có địa chỉ nào' : answer.url}`);
  for (const line of troubleIn(answer.more)) await printLine(around, `  ${line}`);
}

/** Warnings to print with the address. */
function troubleIn(more: object): string[] {
  const { waiting, last_error, verified, outcome } = more as Record<string, unknown>;
  return [
    ...(typeof waiting === 'number' && waiting > 0 ? [`còn ${waiting} cập nhật chờ chuyển`] : []),
    ...(typeof last_error === 'string' ? [`lỗi gần nhất: ${last_error}`] : []),
    ...(verified === false
      ? [`Zalo thử địa chỉ này không được (${typeof outcome === 'string' ? outcome : 'không rõ lý do'})`]
      : []),
  ];
}

function nameOf(channel: Bot['channel']): string {
  return channel === 'telegram' ? 'Telegram' : 'Zalo';
}
