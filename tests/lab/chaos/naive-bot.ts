/** What is usually written: apply, answer, let grammY confirm. The harness must find out what that loses and doubles. */

import { appendFileSync } from 'node:fs';
import { Bot } from 'grammy';

const bot = new Bot(process.env.TELEGRAM_BOT_TOKEN ?? '', {
  client: { apiRoot: process.env.TELEGRAM_API_ROOT ?? '' },
});
bot.on('message:text', async (context) => {
  appendFileSync(process.env.NAIVE_RECORD ?? '', `${context.message.text}\n`);
  await context.reply(`Đã ghi nhận ${context.message.text}`);
});
bot.catch(() => undefined);
process.once('SIGTERM', () => void bot.stop());
await bot.start();
