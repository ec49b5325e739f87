import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { GROUP_MENU, PRIVATE_MENU } from '../../../src/channels/telegram/menu.ts';
import type { Incoming } from '../../../src/conversation/message/incoming.ts';
import { startTelegramDouble } from '../../lab/doubles/telegram-double.ts';
import type { Chat, Message, Person, TelegramDouble } from '../../lab/doubles/telegram-double.ts';
import { makeRig, NO_TOAST } from './start-channel.ts';
import type { Rig } from './start-channel.ts';

let double: TelegramDouble;
let lan: Person;
let group: Chat;
const rigs: Rig[] = [];

beforeEach(async () => {
  double = await startTelegramDouble();
  lan = double.person('Lan');
  group = double.supergroup('Sở Xây dựng');
});

afterEach(async () => {
  await Promise.all(rigs.splice(0).map(({ channel }) => channel.stop()));
  await double.close();
});

async function started(...args: Parameters<typeof makeRig>): Promise<Rig> {
  const rig = makeRig(...args);
  rigs.push(rig);
  await rig.channel.start();
  return rig;
}

function textOf(incoming: Incoming): string {
  return incoming.kind === 'message' ? incoming.text : incoming.kind;
}

function say(text: string): Message {
  return double.message({ chat: group, from: lan, text });
}

/** A message of the bot with one button. */
async function reminderWithButton(rig: Rig): Promise<Message> {
  await rig.channel.transport.send(
    { externalId: String(group.id), threadId: null, type: 'group' },
    {
      text: '#12 Quy hoạch',
      bold: [],
      buttons: [[{ label: 'Đã xong', action: { kind: 'report', assignment: 12, rev: 3, status: 'completed' } }]],
      howToAnswer: null,
      replyTo: null,
      topic: null,
      silent: false,
    },
  );
  const [message] = await double.waitForSent(1);
  if (message === undefined) throw new Error('nothing was sent');
  return message;
}

describe('polling', () => {
  test('delivers what people write, decoded, and confirms it', async () => {
    const rig = await started(double);
    say('/quahan@dondoc_test_bot');
    await double.waitFor(() => double.confirmed.length === 1);
    expect(rig.incoming).toMatchObject([{ kind: 'message', text: '/quahan', addressed: true }]);
    expect(rig.received[0]?.key).toBe(String(double.confirmed[0]));
  });

  test('asks for four kinds of update and knows its name and when it last worked', async () => {
    const before = Date.now();
    const rig = makeRig(double);
    rigs.push(rig);
    expect(rig.channel.botName()).toBe('');
    expect(rig.channel.lastPollAt()).toBeNull();
    await rig.channel.start();
    say('a');
    await double.waitFor(() => double.confirmed.length === 1);
    expect(double.allowedUpdates()).toEqual(['message', 'edited_message', 'callback_query', 'my_chat_member']);
    expect(rig.channel.botName()).toBe('dondoc_test_bot');
    expect(rig.channel.lastPollAt()).toBeGreaterThanOrEqual(before);
  });

  test('brings what was written while the bot was down', async () => {
    say('trong lúc tắt');
    const rig = await started(double);
    await double.waitFor(() => double.confirmed.length === 1);
    expect(rig.incoming.map(textOf)).toEqual(['trong lúc tắt']);
    expect(double.callsOf('deleteWebhook').map(({ payload }) => payload)).toEqual([{}]);
  });

  test('tells of edits, of joining and leaving, and of a move, twice', async () => {
    const rig = await started(double);
    const office = double.group('Văn phòng', { botStatus: 'left' });
    double.addBot(office, lan);
    const moved = double.migrate(office);
    double.edit(say('12 xong'), '12 chưa xong');
    double.kickBot(group, lan);
    await double.waitFor(() => double.confirmed.length === 6);
    expect(rig.incoming).toMatchObject([
      { kind: 'membership', present: true, reason: 'joined' },
      { kind: 'migration', from: String(office.id), to: String(moved.id) },
      { kind: 'migration', from: String(office.id), to: String(moved.id) },
      { kind: 'message', text: '12 xong', edited: false },
      { kind: 'message', text: '12 chưa xong', edited: true },
      { kind: 'membership', present: false, reason: 'kicked' },
    ]);
  });

  test('tells the photos of an album one by one, and a reply in a topic', async () => {
    const rig = await started(double);
    const forum = double.supergroup('Sở Y tế', { forum: true });
    const topic = double.topic(forum, 'Báo cáo', lan);
    double.album({ chat: forum, from: lan, topic }, ['12 xong', undefined]);
    double.document({ chat: forum, from: lan, topic, name: 'Biên bản.pdf' });
    await double.waitFor(() => double.confirmed.length === 4);
    const [, first, second, third] = rig.incoming;
    expect(first).toMatchObject({ text: '12 xong', replyTo: null, chat: { threadId: String(topic) } });
    expect(first).toHaveProperty('album', (second as { album?: string }).album);
    expect(third).toMatchObject({ files: [{ kind: 'document', name: 'Biên bản.pdf' }], album: null });
  });

  test('goes on after Telegram was out of reach, and says so in the log once', async () => {
    const rig = await started(double);
    double.when({ method: 'getUpdates', dropRequest: true });
    say('trước');
    await double.waitFor(() => double.callsOf('getUpdates').length === 2);
    say('sau');
    await double.waitFor(() => double.confirmed.length === 2);
    expect(rig.incoming.map(textOf)).toEqual(['trước', 'sau']);
    expect(rig.logged.filter((line) => line.includes('cannot be polled'))).toHaveLength(1);
    expect(rig.logged.filter((line) => line.includes('answers again'))).toHaveLength(1);
    expect(rig.logged.join()).not.toContain(double.token);
  });

  test('starts as soon as Telegram can be reached', async () => {
    double.when({ method: 'getMe', dropRequest: true });
    const rig = await started(double);
    expect(rig.channel.botName()).toBe('dondoc_test_bot');
    expect(rig.logged.filter((line) => line.includes('cannot be reached'))).toHaveLength(1);
    expect(rig.logged.join()).not.toContain(double.token);
  });

  test('can be stopped while Telegram cannot be reached', async () => {
    const rig = makeRig({ token: double.token, apiRoot: 'http://127.0.0.1:1' });
    const starting = rig.channel.start();
    await rig.channel.stop();
    await starting;
    expect(rig.fatal).toEqual([]);
    expect(rig.channel.botName()).toBe('');
  });
});

describe('the commands in the menu', () => {
  test('are set for groups and private chats, in Vietnamese and for every other language', async () => {
    await started(double);
    await double.waitFor(() => double.menus.size === 4);
    expect([...double.menus.keys()].sort()).toEqual([
      'all_group_chats/',
      'all_group_chats/vi',
      'all_private_chats/',
      'all_private_chats/vi',
    ]);
    expect(double.menus.get('all_group_chats/')).toEqual(GROUP_MENU);
    expect(double.menus.get('all_group_chats/vi')).toEqual(GROUP_MENU);
    expect(double.menus.get('all_private_chats/vi')).toEqual(PRIVATE_MENU);
  });

  test('offer the owner a claim in private only', () => {
    expect(PRIVATE_MENU.map(({ command }) => command)).toContain('nhanquyen');
    expect(GROUP_MENU.map(({ command }) => command)).not.toContain('nhanquyen');
  });

  test('may fail without harm', async () => {
    double.when({ method: 'setMyCommands', reply: { error_code: 429, description: 'Too Many Requests' } });
    const rig = await started(double);
    say('a');
    await double.waitFor(() => double.confirmed.length === 1);
    await expect.poll(() => rig.logged.join('\n')).toContain('the menu of commands could not be set');
    expect(rig.fatal).toEqual([]);
  });
});

describe('a press', () => {
  test('is decoded, and answered once with the toast', async () => {
    const rig = await started(double, () => ({ toast: 'Đã ghi nhận', alert: false }));
    const message = await reminderWithButton(rig);
    const queryId = double.press({ chat: group, from: lan, message, label: 'Đã xong' });
    expect(await double.waitForToasts(1)).toEqual([{ queryId, text: 'Đã ghi nhận', alert: false }]);
    expect(rig.incoming).toMatchObject([
      {
        kind: 'press',
        messageId: String(message.message_id),
        action: { kind: 'report', assignment: 12, rev: 3, status: 'completed' },
      },
    ]);
    expect(double.callsOf('answerCallbackQuery')).toHaveLength(1);
  });

  test('with nothing to say, or with forged data, is answered all the same', async () => {
    const rig = await started(double, ({ kind }) => (kind === 'press' ? NO_TOAST : { toast: 'x', alert: true }));
    const message = await reminderWithButton(rig);
    double.press({ chat: group, from: lan, message, data: 'forged', inaccessible: true });
    expect(await double.waitForToasts(1)).toMatchObject([{ text: null, alert: false }]);
    expect(rig.incoming).toMatchObject([{ kind: 'press', action: null }]);
  });

  test('may be refused in a box, and a long toast is cut to what Telegram takes', async () => {
    const rig = await started(double, () => ({ toast: 'đầu mối '.repeat(60), alert: true }));
    const message = await reminderWithButton(rig);
    double.press({ chat: group, from: lan, message, label: 'Đã xong' });
    const [toast] = await double.waitForToasts(1);
    expect(toast?.alert).toBe(true);
    expect(toast?.text).toMatch(/^đầu mối .*…$/);
  });

  test('answered too late keeps its effect and stops nothing', async () => {
    const rig = await started(double, () => ({ toast: 'Đã ghi nhận', alert: false }));
    const message = await reminderWithButton(rig);
    const tooOld = 'Bad Request: query is too old and response timeout expired or query ID is invalid';
    double.when({ method: 'answerCallbackQuery', reply: { error_code: 400, description: tooOld } });
    double.press({ chat: group, from: lan, message, label: 'Đã xong' });
    double.press({ chat: group, from: lan, message, label: 'Đã xong' });
    await double.waitForToasts(1);
    expect(rig.incoming).toHaveLength(2);
    expect(double.callsOf('answerCallbackQuery')).toHaveLength(2);
    expect(rig.logged.join('\n')).toContain('query is too old');
    expect(rig.fatal).toEqual([]);
  });

  test('whose answer hangs does not hold up the next update', async () => {
    const rig = await started(double, () => ({ toast: 'a', alert: false }));
    const message = await reminderWithButton(rig);
    double.when({ method: 'answerCallbackQuery', delayMs: 500 });
    double.press({ chat: group, from: lan, message, label: 'Đã xong' });
    say('tiếp');
    await double.waitFor(() => double.confirmed.length === 2);
    expect(double.callsOf('answerCallbackQuery')).toMatchObject([{ outcome: 'accepted', answered: false }]);
    expect(rig.incoming.map(textOf)).toEqual(['press', 'tiếp']);
  });
});

describe('stopping', () => {
  test('in the middle of a batch: all of it is handled, confirmed, and never comes again', async () => {
    const texts = ['một', 'hai', 'ba', 'bốn', 'năm'];
    texts.forEach(say);
    const stopped = Promise.withResolvers<unknown>();
    const first = await started(double, (incoming) => {
      if (textOf(incoming) === 'hai') void first.channel.stop().then(stopped.resolve);
      return NO_TOAST;
    });
    await stopped.promise;
    expect(first.incoming.map(textOf)).toEqual(texts);
    expect(double.confirmed).toHaveLength(5);

    say('sáu');
    const second = await started(double);
    await double.waitFor(() => double.confirmed.length === 6);
    expect(second.incoming.map(textOf)).toEqual(['sáu']);
  });

  test('twice, or before starting, does no harm', async () => {
    const rig = makeRig(double);
    await rig.channel.stop();
    await rig.channel.stop();
    expect(double.calls).toEqual([]);
  });
});

describe('what ends polling', () => {
  test('an update that cannot be stored: nothing of its batch is confirmed, and all of it comes again', async () => {
    ['một', 'hai', 'ba'].forEach(say);
    const broken = await started(double, (incoming) => {
      if (textOf(incoming) === 'hai') throw new Error('database disk image is malformed');
      return NO_TOAST;
    });
    expect(await broken.ended).toMatch(/could not be stored.*malformed.*check the database/);
    await broken.channel.stop();
    expect(broken.fatal).toHaveLength(1);
    expect(broken.incoming.map(textOf)).toEqual(['một', 'hai', 'ba']);
    expect(double.confirmed).toEqual([]);

    const mended = await started(double);
    await double.waitFor(() => double.confirmed.length === 3);
    expect(mended.incoming.map(textOf)).toEqual(['một', 'hai', 'ba']);
  });

  test.each([
    ['unknown to Telegram', '123456:AAWrongTokenThatTelegramDoesNotKnow_1'],
    ['of the wrong form', 'nonsense'],
  ])('a token %s', async (_name, token) => {
    const rig = await started({ token, apiRoot: double.apiRoot });
    expect(rig.fatal).toHaveLength(1);
    expect(rig.fatal[0]).toContain('TELEGRAM_BOT_TOKEN');
    expect(rig.fatal.join() + rig.logged.join()).not.toContain(token);
    expect(double.callsOf('getUpdates')).toEqual([]);
  });

  test('a token revoked while it ran', async () => {
    const rig = await started(double);
    double.when({ method: 'getUpdates', times: 7, reply: { error_code: 401, description: 'Unauthorized' } });
    say('a');
    expect(await rig.ended).toContain('TELEGRAM_BOT_TOKEN');
    expect(double.confirmed).toEqual([]);
  });

  test.each([
    ['401', { error_code: 401, description: 'Unauthorized' }],
    ['409', { error_code: 409, description: 'Conflict: terminated by other getUpdates request' }],
  ])('but a %s that passes within 90 seconds ends nothing, however often it comes', async (_code, reply) => {
    const pauses: number[] = [];
    const pause = (ms: number): Promise<void> => {
      pauses.push(ms);
      return Promise.resolve();
    };
    const rig = await started(double, undefined, { pause });
    for (const text of ['a', 'b']) {
      double.when({ method: 'getUpdates', times: 6, reply });
      say(text);
      await double.waitFor(() => double.confirmed.length === (text === 'a' ? 1 : 2));
    }
    expect(rig.fatal).toEqual([]);
    expect(rig.incoming.map((incoming) => incoming.kind === 'message' && incoming.text)).toEqual(['a', 'b']);
    expect(pauses.reduce((sum, ms) => sum + ms, 0)).toBe(2 * 90_000);
  });

  test('a second process with the same token', async () => {
    const first = await started(double);
    await double.waitFor(() => double.callsOf('getUpdates').some(({ outcome }) => outcome === 'open'));
    const second = await started(double);
    // Each takes the poll from the other until one has waited in full.
    expect(await Promise.race([first.ended, second.ended])).toMatch(/Another process.*stop it/);
    expect([...first.fatal, ...second.fatal]).toHaveLength(1);
  });
});

describe('the log', () => {
  test('shows neither the token nor what people wrote, whatever goes wrong', async () => {
    const rig = await started(double, () => ({ toast: 'Đã ghi nhận', alert: false }));
    const message = await reminderWithButton(rig);
    double.when({ method: 'answerCallbackQuery', dropResponse: true });
    double.when({ method: 'sendMessage', rawBody: `error at /bot${double.token}/sendMessage`, status: 502 });
    double.press({ chat: group, from: lan, message, label: 'Đã xong' });
    say('nội dung riêng tư');
    await double.waitFor(() => double.confirmed.length === 2);
    const to = { externalId: String(group.id), threadId: null, type: 'group' as const };
    const outgoing = {
      text: 'bí mật',
      bold: [],
      buttons: [],
      howToAnswer: null,
      replyTo: null,
      topic: null,
      silent: false,
    };
    const outcome = await rig.channel.transport.send(to, outgoing);
    const everything = [...rig.logged, JSON.stringify(outcome)].join('\n');
    expect(rig.logged.length).toBeGreaterThan(1);
    expect(everything).not.toContain(double.token.split(':')[1]);
    expect(everything).not.toMatch(/riêng tư|bí mật/);
  });
});

describe('a stored payload', () => {
  test('is understood by a channel that has never reached Telegram', async () => {
    const rig = await started(double);
    say('/quahan@dondoc_test_bot');
    await double.waitFor(() => rig.received.length === 1);
    const offline = makeRig({ token: double.token, apiRoot: 'http://127.0.0.1:1' });
    expect(offline.channel.decode(rig.received[0]?.payload)).toEqual(rig.incoming[0]);
  });

  test.each([[null], [{}], ['x'], [{ update: {} }], [{ bot: { id: 'a', username: 'b' }, update: {} }]])(
    'of the form %j is nothing',
    (payload) => {
      expect(makeRig(double).channel.decode(payload).kind).toBe('nothing');
    },
  );
});
