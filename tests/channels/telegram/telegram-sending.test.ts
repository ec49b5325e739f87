import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { OutgoingMessage } from '../../../src/conversation/message/message.ts';
import type { Address, SendOutcome } from '../../../src/outbox/transport.ts';
import { startTelegramDouble } from '../../lab/doubles/telegram-double.ts';
import type { Chat, Person, TelegramDouble } from '../../lab/doubles/telegram-double.ts';
import { makeRig } from './start-channel.ts';
import type { Rig } from './start-channel.ts';

let double: TelegramDouble;
let rig: Rig;
let lan: Person;
let group: Chat;

beforeEach(async () => {
  double = await startTelegramDouble();
  rig = makeRig(double); // sending needs no polling
  lan = double.person('Lan');
  group = double.supergroup('Sở Xây dựng');
});

afterEach(async () => {
  await double.close();
});

const reminder: OutgoingMessage = {
  text: 'Nhắc việc: #12 Quy hoạch <b>khu dân cư</b>',
  bold: [{ offset: 0, length: 9 }],
  buttons: [[{ label: 'Đã nhận', action: { kind: 'acknowledge_all' } }]],
  howToAnswer: 'Trả lời "12 xong".',
  replyTo: null,
  topic: null,
  silent: true,
};

function at(chat: Chat, threadId: number | null = null): Address {
  return {
    externalId: String(chat.id),
    threadId: threadId === null ? null : String(threadId),
    type: chat.type === 'private' ? 'private' : 'group',
  };
}

function send(to: Address, message: OutgoingMessage = reminder): Promise<SendOutcome> {
  return rig.channel.transport.send(to, message);
}

test('a message arrives as it was meant', async () => {
  const question = double.message({ chat: group, from: lan, text: 'việc' });
  const outcome = await send(at(group), { ...reminder, replyTo: String(question.message_id) });
  const [message] = double.sent(group);
  expect(outcome).toEqual({ kind: 'sent', messageId: String(message?.message_id) });
  expect(message).toMatchObject({
    text: 'Nhắc việc: #12 Quy hoạch <b>khu dân cư</b>',
    entities: [{ type: 'bold', offset: 0, length: 9 }],
    reply_markup: { inline_keyboard: [[{ text: 'Đã nhận', callback_data: '1:ka' }]] },
    reply_to_message: { message_id: question.message_id },
  });
  expect(double.callsOf('sendMessage')[0]?.payload).toMatchObject({
    disable_notification: true,
    link_preview_options: { is_disabled: true },
  });
});

test('an answer to a message that was deleted arrives as a message of its own', async () => {
  expect(await send(at(group), { ...reminder, replyTo: '99999' })).toMatchObject({ kind: 'sent' });
  expect(double.sent(group)[0]).not.toHaveProperty('reply_to_message');
});

test('a topic receives its own messages', async () => {
  const forum = double.supergroup('Sở Y tế', { forum: true });
  const topic = double.topic(forum, 'Báo cáo', lan);
  expect(await send(at(forum, topic))).toMatchObject({ kind: 'sent' });
  expect(double.sent(forum)[0]).toMatchObject({ message_thread_id: topic, is_topic_message: true });
});

test.each(['deleted', 'closed'] as const)(
  'a topic that is %s: the group itself receives the message, once',
  async (state) => {
    const forum = double.supergroup('Sở Y tế', { forum: true });
    const topic = double.topic(forum, 'Báo cáo', lan);
    double.setTopicState(forum, topic, state);
    expect(await send(at(forum, topic))).toMatchObject({ kind: 'sent' });
    expect(double.sent(forum)).toHaveLength(1);
    expect(double.sent(forum)[0]).not.toHaveProperty('message_thread_id');
    expect(rig.logged.join()).toContain('the topic is gone');
  },
);

test('bold runs that Telegram refuses: the plain text arrives, and the log tells', async () => {
  const description = "Bad Request: can't parse entities: unsupported";
  double.when({ method: 'sendMessage', reply: { error_code: 400, description } });
  expect(await send(at(group))).toMatchObject({ kind: 'sent' });
  expect(double.sent(group)).toHaveLength(1);
  expect(double.sent(group)[0]?.entities).toEqual([]);
  expect(rig.logged.join()).toContain('sent as plain text');
});

test('a refusal that stays is not tried for ever', async () => {
  const forum = double.supergroup('Sở Y tế', { forum: true });
  double.when({
    method: 'sendMessage',
    times: 9,
    reply: { error_code: 400, description: 'Bad Request: TOPIC_CLOSED' },
  });
  expect(await send(at(forum, 5))).toMatchObject({ kind: 'unreachable' });
  expect(double.callsOf('sendMessage')).toHaveLength(2);
});

test('too many messages: not sent, and when to try again', async () => {
  const parameters = { retry_after: 12 };
  double.when({
    method: 'sendMessage',
    reply: { error_code: 429, description: 'Too Many Requests: retry after 12', parameters },
  });
  expect(await send(at(group))).toMatchObject({ kind: 'retry', afterMs: 13_000, scope: 'chat' });
  expect(double.callsOf('sendMessage')).toHaveLength(1);
});

test('an answer that got lost: unknown, for the message did arrive', async () => {
  double.when({ method: 'sendMessage', dropResponse: true });
  expect(await send(at(group))).toMatchObject({ kind: 'unknown' });
  expect(double.sent(group)).toHaveLength(1);
});

test.each([
  ['a page of a proxy', { rawBody: '<html>502 Bad Gateway</html>', status: 502 }],
  ['JSON of a proxy', { rawBody: '{"message":"bad gateway"}', status: 502 }],
  ['JSON that is no object', { rawBody: 'null' }],
  ['success without a message', { rawBody: '{"ok":true,"result":true}' }],
  ['a fault within Telegram', { reply: { error_code: 500, description: 'Internal Server Error' } }],
  ['a request that broke on the way', { dropRequest: true as const }],
])('%s: unknown', async (_name, trouble) => {
  double.when({ method: 'sendMessage', ...trouble });
  expect(await send(at(group))).toMatchObject({ kind: 'unknown' });
  expect(double.callsOf('sendMessage')).toHaveLength(1);
});

test('an answer that never comes is waited for no longer than a call may take, and is unknown', async () => {
  const impatient = makeRig(double, undefined, { callTimeoutMs: 1_000 });
  double.when({ method: 'sendMessage', stall: true });
  expect(await impatient.channel.transport.send(at(group), reminder)).toMatchObject({ kind: 'unknown' });
  expect(await impatient.channel.transport.send(at(group), reminder)).toMatchObject({ kind: 'sent' });
});

test('nobody listens: surely not sent, and nothing else will be for the moment', async () => {
  await double.close();
  expect(await send(at(group))).toMatchObject({ kind: 'retry', afterMs: 15_000, scope: 'channel' });
});

// How a blocked messenger looks: the connection is taken and broken while it is being made.
test('a connection that breaks before it stands: surely not sent', async () => {
  const wall = createServer((socket) => {
    socket.on('error', () => undefined);
    socket.resetAndDestroy();
  });
  await new Promise<void>((resolve) => {
    wall.listen(0, '127.0.0.1', resolve);
  });
  const { port } = wall.address() as AddressInfo;
  const blocked = makeRig({ token: double.token, apiRoot: `https://127.0.0.1:${String(port)}` });
  const outcome = await blocked.channel.transport.send(at(group), reminder);
  wall.close();
  expect(outcome).toMatchObject({ kind: 'retry', scope: 'channel' });
  expect(JSON.stringify(outcome)).toContain('NOT_CONNECTED');
});

test('thrown out of a group, blocked by a person, or never written to: unreachable', async () => {
  double.kickBot(group, lan);
  const stranger = double.privateChat(double.person('Hà'));
  const ours = double.privateChat(lan);
  double.message({ chat: ours, from: lan, text: '/trogiup' });
  expect(await send(at(ours))).toMatchObject({ kind: 'sent' });
  double.kickBot(ours, lan);
  expect(await send(at(group))).toMatchObject({ kind: 'unreachable' });
  expect(await send(at(ours))).toMatchObject({ kind: 'unreachable' });
  expect(await send(at(stranger))).toMatchObject({ kind: 'unreachable' });
  expect(await send({ externalId: '-1', threadId: null, type: 'group' })).toMatchObject({ kind: 'unreachable' });
});

test('a group that became a supergroup: not sent, and its new id', async () => {
  const office = double.group('Văn phòng');
  const moved = double.migrate(office);
  expect(await send(at(office))).toEqual({ kind: 'moved', to: String(moved.id) });
  expect(await send(at(moved))).toMatchObject({ kind: 'sent' });
  expect(double.sent()).toHaveLength(1);
});

test('a message that cannot be written is refused without asking Telegram', async () => {
  const argument = 'tìm kiếm '.repeat(20);
  const buttons = [[{ label: 'Trang 2', action: { kind: 'page' as const, command: 'tim', argument, page: 2 } }]];
  expect(await send(at(group), { ...reminder, buttons })).toMatchObject({ kind: 'refused' });
  expect(await send(at(group), { ...reminder, text: '  ', bold: [] })).toMatchObject({ kind: 'refused' });
  expect(double.callsOf('sendMessage')).toHaveLength(1);
});

describe('a bot that is refused', () => {
  let now = 0;

  beforeEach(() => {
    now = 0;
    rig = makeRig(double, undefined, { steadyMs: () => now });
  });

  test.each([
    ['its token', { error_code: 401, description: 'Unauthorized' }, /TELEGRAM_BOT_TOKEN/],
    ['for another process', { error_code: 409, description: 'Conflict: terminated by other' }, /another process/i],
  ])('%s, for 90 seconds: the channel ends and says why', async (_what, reply, cure) => {
    double.when({ method: 'sendMessage', times: 7, reply });
    const pauses: number[] = [];
    for (let n = 0; n < 6; n += 1) {
      const outcome = await send(at(group));
      if (outcome.kind !== 'retry') throw new Error(outcome.kind);
      expect(outcome).toMatchObject({ scope: 'channel', why: expect.stringMatching(cure) as string });
      pauses.push(outcome.afterMs);
      now += outcome.afterMs;
    }
    expect(pauses).toEqual([2_000, 5_000, 10_000, 20_000, 25_000, 28_000]);
    expect(rig.fatal).toEqual([]);
    await expect(send(at(group))).rejects.toThrow(cure);
    expect(rig.fatal).toEqual([expect.stringMatching(cure)]);
  });

  test('for less: nothing ends, and the next refusal is waited out anew', async () => {
    double.when({ method: 'sendMessage', times: 1, reply: { error_code: 401, description: 'Unauthorized' } });
    expect(await send(at(group))).toMatchObject({ kind: 'retry', afterMs: 2_000 });
    now = 80_000;
    expect(await send(at(group))).toMatchObject({ kind: 'sent' });
    now = 100_000;
    double.when({ method: 'sendMessage', times: 1, reply: { error_code: 401, description: 'Unauthorized' } });
    expect(await send(at(group))).toMatchObject({ kind: 'retry', afterMs: 2_000 });
    expect(rig.fatal).toEqual([]);
  });
});
