import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Incoming } from '../../../src/conversation/message/incoming.ts';
import type { OutgoingMessage } from '../../../src/conversation/message/message.ts';
import { startZaloDouble } from '../../lab/doubles/zalo-double.ts';
import type { ZaloChat, ZaloDouble, ZaloPerson } from '../../lab/doubles/zalo-double.ts';
import { makeRig } from './start-channel.ts';
import type { Rig } from './start-channel.ts';
import { quietLog } from '../../support/quiet-log.ts';

let double: ZaloDouble;
let lan: ZaloPerson;
let group: ZaloChat;
const rigs: Rig[] = [];

beforeEach(async () => {
  double = await startZaloDouble();
  lan = double.person('Lan');
  group = double.group();
});

afterEach(async () => {
  await Promise.all(rigs.splice(0).map(({ channel }) => channel.stop()));
  await double.close();
});

/** A channel that polls, with its first poll under way. */
async function polling(...args: Parameters<typeof makeRig>): Promise<Rig> {
  const rig = makeRig(...args);
  rigs.push(rig);
  await rig.channel.start();
  if (rig.fatal.length === 0) await double.waitFor(() => double.isPolled());
  return rig;
}

/** Hears of it when the bot has handled what it was told. */
async function handled(rig: Rig, count: number): Promise<readonly Incoming[]> {
  await double.waitFor(() => rig.incoming.length >= count || double.callsOf('getUpdates').length > count + 20);
  await double.waitFor(() => double.isPolled());
  return rig.incoming;
}

function textOf(incoming: Incoming): string {
  return incoming.kind === 'message' ? incoming.text : incoming.kind;
}

function say(text: string): void {
  double.message({ chat: group, from: lan, text, mention: true });
}

const outgoing: OutgoingMessage = {
  text: 'Tin có\nphần bí mật',
  bold: [],
  buttons: [],
  howToAnswer: null,
  replyTo: null,
  topic: null,
  silent: false,
};

describe('what reaches the bot', () => {
  test('a mention in a group, without the name of the bot', async () => {
    const rig = await polling(double);
    say('lienket 483920');
    expect(await handled(rig, 1)).toMatchObject([
      {
        text: 'lienket 483920',
        chat: { externalId: group.id, type: 'group', title: `Nhóm Zalo ${group.id.slice(-6)}` },
        person: { externalId: lan.id, name: 'Lan' },
        addressed: true,
      },
    ]);
    expect(rig.received[0]?.key).toBe(double.consumed[0]?.message.message_id);
  });

  test('a reply without a mention, told from nothing else', async () => {
    const rig = await polling(double);
    await rig.channel.transport.send({ externalId: group.id, threadId: null, type: 'group' }, outgoing);
    const [reminder] = double.sent(group);
    if (reminder === undefined) throw new Error('nothing sent');
    double.message({ chat: group, from: lan, text: '12 xong', replyTo: reminder });
    expect(await handled(rig, 1)).toMatchObject([{ text: '12 xong', replyTo: null, addressed: true }]);
  });

  test('a reply that names what it answers', async () => {
    const quoting = await startZaloDouble({ showsQuotes: true });
    const rig = makeRig(quoting);
    await rig.channel.start();
    await quoting.waitFor(() => quoting.isPolled());
    const reminder = { chatId: group.id, messageId: 'b0007', text: '#12', photo: null };
    quoting.message({ chat: group, from: lan, text: 'xong', replyTo: reminder });
    await quoting.waitFor(() => rig.incoming.length === 1);
    expect(rig.incoming).toMatchObject([{ replyTo: { messageId: 'b0007', ofBot: true } }]);
    await rig.channel.stop();
    await quoting.close();
  });

  test('messages one after the other, in order', async () => {
    const rig = await polling(double);
    ['một', 'hai', 'ba', 'bốn'].forEach(say);
    expect((await handled(rig, 4)).map(textOf)).toEqual(['một', 'hai', 'ba', 'bốn']);
    expect(double.lost).toEqual([]);
  });

  test('no more than twenty of one person within a minute, but a code whenever it comes', async () => {
    const rig = await polling(double, { steadyMs: () => 0 });
    for (let n = 1; n <= 21; n += 1) say(`tin ${String(n)}`);
    for (const code of ['/lienket K7QM-2F9X-TR4B', 'lienket k7qm 2f9x tr4b', '/nhanquyen SAI', 'liên kết']) say(code);
    const incoming = await handled(rig, 25);
    expect(incoming.slice(19).map(textOf)).toEqual([
      'tin 20',
      'nothing',
      '/lienket K7QM-2F9X-TR4B',
      'lienket k7qm 2f9x tr4b',
      '/nhanquyen SAI',
      'nothing',
    ]);
  });

  test('a list of updates, should Zalo ever give one', async () => {
    const rig = await polling(double);
    const update = (id: string, text: string): object => ({
      event_name: 'message.text.received',
      message: { message_id: id, from: lan, chat: group, text },
    });
    double.when({ method: 'getUpdates', body: { ok: true, result: [update('a1', 'một'), update('a2', 'hai')] } });
    say('không');
    expect((await handled(rig, 3)).map(textOf)).toEqual(['không', 'một', 'hai']);
  });

  test('a picture with the mention in its caption', async () => {
    const rig = await polling(double);
    const photoUrl = 'https://photo-stal-1.zdn.vn/x.jpg';
    double.message({ chat: group, from: lan, text: '12', mention: true, photoUrl });
    double.message({ chat: double.privateChat(lan), from: lan, photoUrl, photoField: 'photo' });
    expect(await handled(rig, 2)).toMatchObject([
      { text: '12', files: [{ fileId: photoUrl }] },
      { text: '', files: [{ fileId: photoUrl }] },
    ]);
  });

  test('a redelivered message has the key it had', async () => {
    const rig = await polling(double);
    const update = double.message({ chat: group, from: lan, text: '12 xong', mention: true });
    double.when({ method: 'getUpdates', body: { ok: true, result: update } });
    await handled(rig, 2);
    expect(rig.received.map(({ key }) => key)).toEqual([update.message.message_id, update.message.message_id]);
  });

  test('its own messages, those of bots and what has no text are nothing', async () => {
    const rig = await polling(double);
    double.event('message.text.received', group, double.bot, { text: 'bí mật' });
    double.event('message.text.received', group, { ...double.bot, is_bot: false }, { text: 'bí mật' });
    double.event('message.text.received', group, double.person('Khác', { is_bot: true }), { text: 'a' });
    double.event('message.unsupported.received', group, lan);
    expect((await handled(rig, 4)).map(({ kind }) => kind)).toEqual(['nothing', 'nothing', 'nothing', 'nothing']);
  });

  test('an event without a message is left out, by its name', async () => {
    const rig = await polling(double);
    double.when({ method: 'getUpdates', body: { ok: true, result: { event_name: 'bot.joined', text: 'riêng tư' } } });
    say('a');
    say('b');
    expect((await handled(rig, 2)).map(textOf)).toEqual(['a', 'b']);
    expect(rig.logged.join()).toContain('bot.joined');
    expect(rig.logged.join()).not.toContain('riêng tư');
  });

  test('what was written while nobody polled is lost', async () => {
    say('trước');
    const rig = await polling(double);
    say('sau');
    expect((await handled(rig, 1)).map(textOf)).toEqual(['sau']);
    expect(double.lost).toHaveLength(1);
    expect(rig.logged.join()).toContain('is lost');
  });

  test('from one person not more than a person writes: the rest is kept, and nothing', async () => {
    const rig = await polling(double);
    for (let n = 1; n <= 22; n += 1) say(String(n));
    const minh = double.person('Minh');
    double.message({ chat: group, from: minh, text: 'a', mention: true });
    await handled(rig, 23);
    expect(rig.incoming.map(({ kind }) => kind).slice(18)).toEqual([
      'message',
      'message',
      'nothing',
      'nothing',
      'message',
    ]);
    expect(rig.received).toHaveLength(23);
  });
});

describe('the name of the bot', () => {
  test('is the one that people see', async () => {
    expect((await polling(double)).channel.botName()).toBe('Bot Đôn Đốc');
  });

  test('is given by the operator where Zalo does not tell it', async () => {
    const shy = await startZaloDouble({ tellsName: false });
    const rig = makeRig(shy, { botName: 'Bot Đôn Đốc' });
    expect(rig.channel.botName()).toBe('Bot Đôn Đốc');
    await rig.channel.start();
    await shy.waitFor(() => shy.isPolled());
    shy.message({ chat: group, from: lan, text: '12 xong', mention: true });
    await shy.waitFor(() => rig.incoming.length === 1);
    expect(rig.incoming.map(textOf)).toEqual(['12 xong']);
    await rig.channel.stop();
    await shy.close();
  });
});

describe('a bot that may not join groups', () => {
  test('is reported to the operator, once, and works in private chats', async () => {
    const lonely = await startZaloDouble({ canJoinGroups: false });
    const rig = makeRig(lonely);
    await rig.channel.start();
    expect(rig.notices).toHaveLength(1);
    expect(rig.notices[0]).toMatch(/can_join_groups.*Zalo Bot Creator/);
    expect(rig.logged.join()).toContain('may not join groups');
    expect(rig.fatal).toEqual([]);
    await rig.channel.stop();
    await lonely.close();
  });

  test('one that may is not', async () => {
    expect((await polling(double)).notices).toEqual([]);
  });
});

describe('while Zalo is in trouble', () => {
  test.each<[string, object]>([
    ['a page with 502', { rawBody: '<html>502</html>', status: 502 }],
    ['an empty 504', { rawBody: '', status: 504 }],
    ['a broken connection', { dropRequest: true }],
    ['400 with no webhook set', { reply: { error_code: 400, description: 'Bad Request' } }],
    ['403', { reply: { error_code: 403, description: 'Internal server error' } }],
  ])('%s: polls on after a second, and says so', async (_what, trouble) => {
    double.when({ method: 'getUpdates', ...trouble });
    const rig = await polling(double);
    say('a');
    expect((await handled(rig, 1)).map(textOf)).toEqual(['a']);
    expect(double.callsOf('getUpdates').length).toBeGreaterThanOrEqual(2);
    expect(rig.logged.join()).toMatch(/cannot be polled.*answers again/);
    expect(rig.fatal).toEqual([]);
  });

  test.each<[string, object]>([
    ['with HTTP 200', { reply: { error_code: 408, description: 'Request Timeout' } }],
    ['with HTTP 408', { reply: { error_code: 408, description: 'Request Timeout' }, status: 408 }],
    ['without an envelope', { rawBody: 'Request Timeout', status: 408 }],
  ])('an idle poll %s is no trouble', async (_what, idle) => {
    double.when({ method: 'getUpdates', ...idle });
    const before = Date.now();
    const rig = await polling(double);
    say('a');
    expect((await handled(rig, 1)).map(textOf)).toEqual(['a']);
    expect(rig.logged.join()).not.toContain('cannot be polled');
    expect(rig.channel.lastPollAt()).toBeGreaterThanOrEqual(before);
  });

  test('after an idle poll it polls again at once', async () => {
    const rig = await polling(double, { pollTimeoutSeconds: 1 });
    await double.waitFor(() => double.callsOf('getUpdates').length === 3);
    expect(rig.logged.join()).not.toContain('cannot be polled');
    expect(rig.fatal).toEqual([]);
  });

  test('429: it does not poll again for a while, but stops at once when told to', async () => {
    double.when({ method: 'getUpdates', times: 9, reply: { error_code: 429, description: 'Quota exceeded' } });
    const waiting = Promise.withResolvers<unknown>();
    const log = quietLog({ warn: waiting.resolve });
    const rig = makeRig(double, { log });
    await rig.channel.start();
    await waiting.promise;
    await rig.channel.stop();
    expect(double.callsOf('getUpdates')).toHaveLength(1);
    expect(rig.channel.lastPollAt()).toBeNull();
  });

  test('at the start it asks until it is answered', async () => {
    double.when({ method: 'getMe', rawBody: '<html>', status: 502 });
    const rig = await polling(double);
    say('a');
    expect((await handled(rig, 1)).map(textOf)).toEqual(['a']);
    expect(rig.logged.join()).toContain('cannot be reached');
  });
});

describe('what ends polling', () => {
  test.each([
    ['unknown to Zalo', '1234567890:AnotherSecretThatZaloDoesNotKnow'],
    ['of the wrong form', 'nonsense-of-an-operator'],
    ['that would make another URL', '1234567890:abc/../getMe?x='],
  ])('a token %s', async (_what, token) => {
    const rig = await polling({ token, apiRoot: double.apiRoot });
    expect(rig.fatal).toHaveLength(1);
    expect(rig.fatal[0]).toContain('ZALO_BOT_TOKEN');
    expect(rig.fatal.join() + rig.logged.join()).not.toContain(token);
    expect(double.callsOf('getUpdates')).toEqual([]);
  });

  test('a token revoked while it ran', async () => {
    const rig = await polling(double);
    say('a');
    await double.waitFor(() => rig.incoming.length === 1);
    double.when({ method: 'getUpdates', times: 7, reply: { error_code: 401, description: 'Unauthorized' } });
    say('b');
    expect(await rig.ended).toContain('ZALO_BOT_TOKEN');
    expect(double.callsOf('getUpdates').length).toBeGreaterThanOrEqual(8);
  });

  test('but not a 401 that passes within 90 seconds', async () => {
    const rig = await polling(double);
    double.when({ method: 'getUpdates', times: 6, reply: { error_code: 401, description: 'Unauthorized' } });
    say('a');
    say('b');
    await double.waitFor(() => rig.incoming.length === 2);
    expect(rig.fatal).toEqual([]);
  });

  test('a webhook that takes the updates, at the start', async () => {
    double.registerWebhook('https://elsewhere.example/zalo', 'a-secret-of-24-characters');
    const rig = await polling(double);
    expect(rig.fatal).toHaveLength(1);
    expect(rig.fatal[0]).toMatch(/webhook.*delete the webhook.*ZALO_MODE=webhook/);
    expect(double.callsOf('deleteWebhook')).toEqual([]);
  });

  test('a webhook that somebody registers while it runs', async () => {
    const rig = await polling(double);
    say('a');
    double.registerWebhook('https://elsewhere.example/zalo', 'a-secret-of-24-characters');
    expect(await rig.ended).toMatch(/webhook/);
    expect(rig.incoming.map(textOf)).toEqual(['a']);
  });

  test('an update that cannot be stored', async () => {
    const rig = await polling(double, {
      handle() {
        throw new Error('database disk image is malformed');
      },
    });
    say('a');
    expect(await rig.ended).toMatch(/could not be stored.*malformed.*check the database/);
    expect(rig.fatal).toHaveLength(1);
  });
});

describe('stopping', () => {
  test('breaks off the long poll, and nothing is called afterwards', async () => {
    const rig = await polling(double, { pollTimeoutSeconds: 30 });
    await rig.channel.stop();
    await double.waitFor(() => !double.isPolled());
    say('sau');
    expect(double.lost).toHaveLength(1);
    expect(rig.incoming).toEqual([]);
    expect(rig.fatal).toEqual([]);
  });

  test('while it handles an update: that one is handled to its end, and no other poll begins', async () => {
    const stopped = Promise.withResolvers<unknown>();
    const rig = await polling(double, {
      handle() {
        void rig.channel.stop().then(stopped.resolve);
      },
    });
    say('a');
    await stopped.promise;
    expect(rig.incoming.map(textOf)).toEqual(['a']);
    expect(double.isPolled()).toBe(false);
  });

  test('while Zalo cannot be reached, twice, or before starting, does no harm', async () => {
    const early = makeRig(double);
    await early.channel.stop();
    const rig = makeRig({ token: double.token, apiRoot: 'http://127.0.0.1:1' });
    const starting = rig.channel.start();
    await rig.channel.stop();
    await rig.channel.stop();
    await starting;
    expect(rig.fatal).toEqual([]);
    expect(double.calls).toEqual([]);
  });
});

test('the log shows neither the token nor what people wrote, whatever goes wrong', async () => {
  const rig = await polling(double);
  double.when({ method: 'getUpdates', rawBody: `error at /bot${double.token}/getUpdates`, status: 502 });
  double.when({ method: 'sendMessage', reply: { error_code: 400, description: `/bot${double.token}: phần bí mật` } });
  say('nội dung riêng tư');
  double.event('message.text.received', group, lan, { text: 'nội dung riêng tư', chat: { id: 5 } });
  await handled(rig, 2);
  const outcome = await rig.channel.transport.send({ externalId: group.id, threadId: null, type: 'group' }, outgoing);
  const everything = [...rig.logged, JSON.stringify(outcome)].join('\n');
  expect(outcome.kind).toBe('refused');
  expect(rig.logged.length).toBeGreaterThan(2);
  expect(everything).not.toContain(double.token.split(':')[1]);
  expect(everything).not.toMatch(/riêng tư|bí mật/);
});

describe('a stored payload', () => {
  test('is understood by a channel that has never reached Zalo', async () => {
    const rig = await polling(double);
    say('quahan');
    await handled(rig, 1);
    const offline = makeRig({ token: double.token, apiRoot: 'http://127.0.0.1:1' });
    expect(offline.channel.decode(JSON.parse(JSON.stringify(rig.received[0]?.payload)))).toEqual(rig.incoming[0]);
  });

  test.each([[null], [{}], ['x'], [{ update: {} }], [{ bot: { id: 5, names: [] }, update: {}, held: false }]])(
    'of the form %j is nothing',
    (payload) => {
      expect(makeRig(double).channel.decode(payload).kind).toBe('nothing');
    },
  );
});
