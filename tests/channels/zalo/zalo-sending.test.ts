import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { OutgoingMessage } from '../../../src/conversation/message/message.ts';
import type { Address, SendOutcome } from '../../../src/outbox/transport.ts';
import { startZaloDouble } from '../../lab/doubles/zalo-double.ts';
import type { ZaloChat, ZaloDouble } from '../../lab/doubles/zalo-double.ts';
import { makeRig } from './start-channel.ts';
import type { Rig } from './start-channel.ts';

let double: ZaloDouble;
let rig: Rig;
let group: ZaloChat;

beforeEach(async () => {
  double = await startZaloDouble();
  rig = makeRig(double); // sending needs no polling
  group = double.group();
});

afterEach(async () => {
  await rig.channel.stop();
  await double.close();
});

const reminder: OutgoingMessage = {
  text: 'Nhắc việc: #12 Quy hoạch <b>khu dân cư</b>',
  bold: [{ offset: 0, length: 9 }],
  buttons: [[{ label: 'Đã nhận', action: { kind: 'acknowledge_all' } }]],
  howToAnswer: 'Nhấn giữ tin này → Trả lời → gõ: 12 xong',
  replyTo: 'a01',
  topic: null,
  silent: true,
};

function at(chat: ZaloChat): Address {
  return { externalId: chat.id, threadId: null, type: chat.chat_type === 'GROUP' ? 'group' : 'private' };
}

function send(to: Address = at(group), message: OutgoingMessage = reminder): Promise<SendOutcome> {
  return rig.channel.transport.send(to, message);
}

test('a reminder arrives as plain text that says how to answer', async () => {
  const outcome = await send();
  const [message] = double.sent(group);
  expect(outcome).toEqual({ kind: 'sent', messageId: message?.messageId });
  expect(message?.text).toMatch(
    /^Nhắc việc: #12 Quy hoạch <b>khu dân cư<\/b>\n[^]*\nNhấn giữ tin này → Trả lời → gõ: 12 xong$/,
  );
  expect(Object.keys(double.callsOf('sendMessage')[0]?.payload ?? {})).toEqual(['chat_id', 'text']);
});

test('a person is answered in the private chat', async () => {
  const lan = double.person('Lan');
  const chat = double.privateChat(lan);
  expect(await send(at(chat))).toMatchObject({ kind: 'refused' }); // a bot cannot write first
  double.message({ chat, from: lan, text: 'việc' });
  expect(await send(at(chat))).toMatchObject({ kind: 'sent' });
});

test('it has no buttons, and an unknown outcome is not for the relay to repeat', () => {
  expect(rig.channel.transport).toMatchObject({ hasButtons: false, repeatsUnknown: false });
});

describe('what was surely not sent may go again', () => {
  test('nobody listens', async () => {
    await double.close();
    expect(await send()).toMatchObject({ kind: 'retry', afterMs: 15_000, scope: 'channel' });
  });

  test('over the quota', async () => {
    double.when({ method: 'sendMessage', reply: { error_code: 429, description: 'Quota exceeded' } });
    expect(await send()).toMatchObject({ kind: 'retry', afterMs: 60_000, scope: 'channel' });
    expect(double.sent()).toEqual([]);
  });

  test('403, for longer each time; an answer in between, or another chat, begins anew', async () => {
    const other = double.group();
    double.when({ method: 'sendMessage', chatId: group.id, times: 2, reply: { error_code: 403, description: 'x' } });
    expect(await send()).toMatchObject({ kind: 'retry', afterMs: 15_000, scope: 'chat' });
    expect(await send()).toMatchObject({ kind: 'retry', afterMs: 60_000, scope: 'chat' });
    double.when({ method: 'sendMessage', chatId: other.id, reply: { error_code: 403, description: 'x' } });
    expect(await send(at(other))).toMatchObject({ kind: 'retry', afterMs: 15_000 });
    expect(await send()).toMatchObject({ kind: 'sent' });
    double.when({ method: 'sendMessage', reply: { error_code: 403, description: 'x' } });
    expect(await send()).toMatchObject({ kind: 'retry', afterMs: 15_000 });
  });

  test('403 for the fifth time: refused', async () => {
    double.when({ method: 'sendMessage', times: 5, reply: { error_code: 403, description: 'x' } });
    const outcomes = [];
    for (let n = 0; n < 5; n += 1) outcomes.push((await send()).kind);
    expect(outcomes).toEqual(['retry', 'retry', 'retry', 'retry', 'refused']);
  });
});

describe('what may have arrived is unknown', () => {
  test.each<[string, object, number]>([
    ['the answer got lost', { dropResponse: true }, 1],
    ['the request broke on the way', { dropRequest: true }, 0],
    ['a page of a proxy', { rawBody: '<html>502</html>', status: 502 }, 0],
    ['JSON that is no object', { rawBody: '[]' }, 0],
    ['success without a message', { body: { ok: true, result: {} } }, 0],
    ['a time-out at Zalo', { reply: { error_code: 408, description: 'Request Timeout' } }, 0],
    ['a real HTTP 408', { rawBody: '', status: 408 }, 0],
    ['a fault at Zalo', { reply: { error_code: 500, description: 'x' } }, 0],
  ])('%s', async (_what, trouble, arrived) => {
    double.when({ method: 'sendMessage', ...trouble });
    expect(await send()).toMatchObject({ kind: 'unknown' });
    expect(double.sent(group)).toHaveLength(arrived);
    expect(double.callsOf('sendMessage')).toHaveLength(1);
  });
});

describe('what will never be accepted is refused', () => {
  test('a group that threw the bot out', async () => {
    double.kickBot(group);
    expect(await send()).toMatchObject({ kind: 'refused' });
  });

  test('a message without text, without asking Zalo', async () => {
    expect(await send(at(group), { ...reminder, text: ' \n' })).toMatchObject({ kind: 'refused' });
    expect(double.calls).toEqual([]);
  });
});

describe('a token that is refused', () => {
  const UNAUTHORIZED = { error_code: 401, description: 'Unauthorized' };
  let now = 0;

  beforeEach(() => {
    now = 0;
    rig = makeRig(double, { steadyMs: () => now });
  });

  /** Sends as the relay does: again after the time that it is told to wait; the pauses. */
  async function sendOn(tries: number): Promise<readonly number[]> {
    const pauses: number[] = [];
    for (let n = 0; n < tries; n += 1) {
      const outcome = await send();
      if (outcome.kind !== 'retry') break;
      expect(outcome.scope).toBe('channel');
      pauses.push(outcome.afterMs);
      now += outcome.afterMs;
    }
    return pauses;
  }

  test('for 90 seconds ends the channel, and the message still waits', async () => {
    double.when({ method: 'sendMessage', times: 8, reply: UNAUTHORIZED });
    expect(await sendOn(6)).toEqual([2_000, 5_000, 10_000, 20_000, 25_000, 28_000]);
    expect(rig.fatal).toEqual([]);
    expect(await sendOn(1)).toEqual([60_000]);
    expect(rig.fatal).toHaveLength(1);
    expect(rig.fatal[0]).toContain('ZALO_BOT_TOKEN');
  });

  test('for less ends nothing, and the next refusal is waited out anew', async () => {
    double.when({ method: 'sendMessage', times: 5, reply: UNAUTHORIZED });
    expect(await sendOn(9)).toHaveLength(5);
    expect(double.sent(group)).toHaveLength(1);
    now += 3_600_000;
    double.when({ method: 'sendMessage', times: 6, reply: UNAUTHORIZED });
    expect(await sendOn(9)).toHaveLength(6);
    expect(rig.fatal).toEqual([]);
  });
});

describe('how long Zalo asks to wait', () => {
  const over = { ok: false, error_code: 429, description: 'quota' };

  test.each<[string, object, number]>([
    ['in its answer', { body: { ...over, retry_after: 5 } }, 6_000],
    ['in its answer, as text', { body: { ...over, retry_after: '30' } }, 31_000],
    ['as other bot platforms write it', { body: { ...over, parameters: { retry_after: 7 } } }, 8_000],
    ['in the header', { body: over, headers: { 'retry-after': '9' } }, 10_000],
    [
      'in its answer and otherwise in the header',
      { body: { ...over, retry_after: 5 }, headers: { 'retry-after': '9' } },
      6_000,
    ],
    ['in the header of a gateway', { rawBody: '<html>', status: 429, headers: { 'retry-after': '12' } }, 13_000],
    ['not at all', { body: over }, 60_000],
    ['less than a second', { body: { ...over, retry_after: 0 } }, 60_000],
    ['a negative time', { body: over, headers: { 'retry-after': '-5' } }, 60_000],
    ['more than six hours', { body: { ...over, retry_after: 21_601 } }, 60_000],
    ['nonsense', { body: { ...over, retry_after: { seconds: 5 }, parameters: 'x' } }, 60_000],
    ['a date', { body: over, headers: { 'retry-after': 'Wed, 21 Oct 2026 07:28:00 GMT' } }, 60_000],
  ])('%s', async (_where, answer, afterMs) => {
    double.when({ method: 'sendMessage', ...answer });
    expect(await send()).toMatchObject({ kind: 'retry', scope: 'channel', afterMs });
  });
});
