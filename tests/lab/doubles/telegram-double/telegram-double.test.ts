/** What the tests of the bot take for granted about their Telegram, asked through the real client. */

import { Api, GrammyError, InputFile } from 'grammy';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Chat, Person, TelegramDouble } from '../telegram-double.ts';
import { startTelegramDouble } from '../telegram-double.ts';

const MINUTE_MS = 60_000;

let now = Date.parse('2026-09-21T01:00:00Z');
let double: TelegramDouble;
let api: Api;
let lan: Person;
let group: Chat;

beforeEach(async () => {
  double = await startTelegramDouble({ clock: () => now });
  api = new Api(double.token, { apiRoot: double.apiRoot });
  lan = double.person('Lan');
  group = double.supergroup('Sở Xây dựng', { admins: [lan] });
});

afterEach(async () => {
  await double.close();
});

async function refusalOf(call: Promise<unknown>): Promise<string> {
  const error: unknown = await call.then(
    () => null,
    (reason: unknown) => reason,
  );
  return error instanceof GrammyError ? `${String(error.error_code)} ${error.description}` : 'accepted';
}

describe('updates', () => {
  test('stay until a request with a higher offset, and only such a request confirms', async () => {
    double.message({ chat: group, from: lan, text: 'một' });
    double.message({ chat: group, from: lan, text: 'hai' });
    const first = await api.getUpdates({ limit: 1 });
    expect(await api.getUpdates()).toHaveLength(2);
    expect(double.confirmed).toEqual([]);
    const rest = await api.getUpdates({ offset: Number(first[0]?.update_id) + 1 });
    expect(rest.map(({ message }) => message?.text)).toEqual(['hai']);
    expect(double.confirmed).toEqual([first[0]?.update_id]);
  });

  test('of a press live 150 seconds, of a message 24 hours', async () => {
    const message = double.message({ chat: group, from: lan, text: 'một' });
    double.press({ chat: group, from: lan, message, data: '1:ka' });
    now += 3 * MINUTE_MS;
    expect((await api.getUpdates()).map((update) => Object.keys(update)[1])).toEqual(['message']);
    now += 24 * 60 * MINUTE_MS;
    expect(await api.getUpdates()).toEqual([]);
    expect(double.confirmed).toEqual([]);
  });

  test('of a kind that was not asked for never come', async () => {
    await api.getUpdates({ allowed_updates: ['callback_query'] });
    double.message({ chat: group, from: lan, text: 'một' });
    expect(await api.getUpdates()).toEqual([]);
  });

  test('wait for a long poll, and a second one ends the first', async () => {
    const first = refusalOf(api.getUpdates({ timeout: 20 }));
    await double.waitFor(() => double.callsOf('getUpdates').some(({ outcome }) => outcome === 'open'));
    const second = api.getUpdates({ timeout: 20 });
    expect(await first).toMatch(/^409 Conflict/);
    double.message({ chat: group, from: lan, text: 'một' });
    expect(await second).toHaveLength(1);
  });

  test('whose answer is lost are confirmed all the same when the request said so', async () => {
    double.message({ chat: group, from: lan, text: 'một' });
    const [update] = await api.getUpdates();
    double.when({ method: 'getUpdates', dropResponse: true });
    await expect(api.getUpdates({ offset: Number(update?.update_id) + 1 })).rejects.toThrow();
    expect(double.confirmed).toEqual([update?.update_id]);
  });

  test('carry the entities and threads that Telegram adds', async () => {
    const forum = double.supergroup('Sở Y tế', { forum: true });
    const topic = double.topic(forum, 'Báo cáo', lan);
    double.message({ chat: forum, from: lan, text: '/xem@dondoc_test_bot 12 @minh_sxd', topic });
    const reminder = await api.sendMessage(group.id, '#12');
    const [sent] = double.sent(group);
    double.message({ chat: group, from: lan, text: 'xong', replyTo: sent });
    const [, inTopic, reply] = await api.getUpdates();
    expect(inTopic?.message).toMatchObject({
      message_thread_id: topic,
      is_topic_message: true,
      reply_to_message: { message_id: topic, forum_topic_created: { name: 'Báo cáo' } },
      entities: [
        { type: 'bot_command', offset: 0, length: 20 },
        { type: 'mention', offset: 24, length: 9 },
      ],
    });
    expect(reply?.message?.message_thread_id).toBe(reminder.message_id);
    expect(reply?.message).not.toHaveProperty('is_topic_message');
  });

  test('in privacy mode are those that concern the bot', async () => {
    const shy = await startTelegramDouble({ privacyMode: true });
    const chat = shy.supergroup('Sở Y tế');
    for (const text of [
      'chuyện riêng',
      '@dondoc_test_bot 12 xong',
      '/viec@khac_bot',
      '/viec',
      '/viec@dondoc_test_bot',
    ]) {
      shy.message({ chat, from: lan, text });
    }
    const seen = shy.pending().map((update) => (update.message as { text: string }).text);
    await shy.close();
    expect(seen).toEqual(['/viec', '/viec@dondoc_test_bot']);
  });
});

describe('sending', () => {
  test.each<[string, () => Promise<unknown>, RegExp]>([
    ['an empty text', () => api.sendMessage(group.id, ' '), /message text is empty/],
    ['a text of 4097', () => api.sendMessage(group.id, 'a'.repeat(4097)), /message is too long/],
    [
      'bold past the end',
      () => api.sendMessage(group.id, 'a', { entities: [{ type: 'bold', offset: 0, length: 2 }] }),
      /can't parse entities/,
    ],
    [
      'data of 65 bytes',
      () =>
        api.sendMessage(group.id, 'a', {
          reply_markup: { inline_keyboard: [[{ text: 'b', callback_data: 'đ'.repeat(33) }]] },
        }),
      /BUTTON_DATA_INVALID/,
    ],
    [
      'an answer to nothing',
      () => api.sendMessage(group.id, 'a', { reply_parameters: { message_id: 9 } }),
      /replied not found/,
    ],
    ['the general topic by number', () => api.sendMessage(group.id, 'a', { message_thread_id: 1 }), /thread not found/],
    ['an unknown chat', () => api.sendMessage(-5, 'a'), /chat not found/],
    [
      'a chat the bot is not in',
      () => api.sendMessage(double.group('B', { botStatus: 'left' }).id, 'a'),
      /not a member/,
    ],
    [
      'an edit of another',
      () => api.editMessageReplyMarkup(group.id, double.message({ chat: group, from: lan, text: 'a' }).message_id),
      /can't be edited/,
    ],
    ['an unknown method', () => api.raw.getMyName({}), /404 Not Found/],
  ])('%s is refused', async (_name, call, why) => {
    expect(await refusalOf(call())).toMatch(why);
    expect(double.sent()).toEqual([]);
  });

  test('a picture arrives as it was uploaded, and can be sent again by its id', async () => {
    const data = Buffer.from([137, 80, 78, 71, 13, 10, 26, 10, 0, 255]);
    const message = await api.sendPhoto(group.id, new InputFile(data, 'bieu-do.png'), { caption: 'Tổng hợp' });
    expect(message.caption).toBe('Tổng hợp');
    const file = Object.values(double.callsOf('sendPhoto')[0]?.files ?? {})[0];
    expect(file?.filename).toBe('bieu-do.png');
    expect(file?.data.equals(data)).toBe(true);
    const fileId = message.photo.at(-1)?.file_id ?? '';
    await api.sendPhoto(group.id, fileId);
    const { file_path: path = '' } = await api.getFile(fileId);
    const download = await fetch(`${double.apiRoot}/file/bot${double.token}/${path}`);
    expect(Buffer.from(await download.arrayBuffer()).equals(data)).toBe(true);
  });

  test('buttons can be taken away, once', async () => {
    const keyboard = { inline_keyboard: [[{ text: 'Đã nhận', callback_data: '1:ka' }]] };
    const message = await api.sendMessage(group.id, 'a', { reply_markup: keyboard });
    await api.editMessageReplyMarkup(group.id, message.message_id);
    expect(double.sent()[0]).not.toHaveProperty('reply_markup');
    expect(await refusalOf(api.editMessageReplyMarkup(group.id, message.message_id))).toMatch(/not modified/);
  });

  test('a press is answered once, in time', async () => {
    const message = double.message({ chat: group, from: lan, text: 'a' });
    const early = double.press({ chat: group, from: lan, message, data: '1:ka' });
    const late = double.press({ chat: group, from: lan, message, data: '1:ka' });
    expect(await refusalOf(api.answerCallbackQuery(early))).toBe('accepted');
    expect(await refusalOf(api.answerCallbackQuery(early))).toMatch(/query is too old/);
    now += 3 * MINUTE_MS;
    expect(await refusalOf(api.answerCallbackQuery(late))).toMatch(/query is too old/);
  });
});

test('the admins of a group are told, and waiting for what never comes ends with a report', async () => {
  expect((await api.getChatAdministrators(group.id)).map(({ user }) => user.first_name)).toEqual(['Lan']);
  expect((await api.getWebhookInfo()).pending_update_count).toBe(0);
  await expect(double.waitFor(() => false, 20)).rejects.toThrow(/getChatAdministrators \(accepted\)/);
});
