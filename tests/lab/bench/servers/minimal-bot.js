// The least that one writes with grammY: it polls, and answers a text. Plain JavaScript, so that nothing has to be stripped.
import process from 'node:process';
import { Bot } from 'grammy';

const bot = new Bot('7000001:AAFictionalTokenOfTheBench', { client: { apiRoot: process.env.TELEGRAM_API_ROOT } });
bot.on('message:text', (context) => context.reply('Đã nhận.'));
void bot.start();
