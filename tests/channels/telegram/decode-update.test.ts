import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decodeUpdate } from '../../../src/channels/telegram/decode-update.ts';
import {
  BOT,
  CHANNEL,
  FORUM,
  GROUP,
  GROUP_ANONYMOUS_BOT,
  LAN,
  message,
  OUR_BOT,
  PRIVATE,
  REMINDER,
  SUPERGROUP,
  update,
} from './payloads.ts';

function press(fields: object): unknown {
  const query = { id: '4382bfdwdsb323b2d9', from: LAN, chat_instance: '-1', data: '1:r:12:3:c', message: REMINDER };
  return update('callback_query', { ...query, ...fields });
}

describe('a press', () => {
  test('under a message of the bot', () => {
    expect(decodeUpdate(press({}), BOT)).toEqual({
      kind: 'press',
      chat: { externalId: '-1002000000001', threadId: null, type: 'group', title: 'Sở Xây dựng' },
      person: { externalId: '5000000001', name: 'Lan Nguyễn', anonymous: false },
      messageId: '480',
      action: { kind: 'report', assignment: 12, rev: 3, status: 'completed' },
    });
  });

  // An old or deleted message is told by its ids only, with date 0.
  test('under a message that Telegram no longer shows', () => {
    const bare = { chat: SUPERGROUP, message_id: 480, date: 0 };
    expect(decodeUpdate(press({ message: bare }), BOT)).toMatchObject({ kind: 'press', messageId: '480' });
  });

  test('in a topic tells the topic', () => {
    const inTopic = { ...REMINDER, chat: FORUM, message_thread_id: 77, is_topic_message: true };
    expect(decodeUpdate(press({ message: inTopic }), BOT)).toMatchObject({ chat: { threadId: '77' } });
  });

  test.each([
    ['forged data', { data: '1:r:12:3:c; drop table task' }],
    ['data of another version', { data: '0:r:12:3:c' }],
    ['no data at all', { data: undefined }],
    ['data that is no text', { data: 12 }],
  ])('with %s asks for nothing, but is still a press to be answered', (_name, fields) => {
    expect(decodeUpdate(press(fields), BOT)).toMatchObject({ kind: 'press', action: null });
  });

  test.each([
    ['under an inline message', { message: undefined, inline_message_id: 'abc' }],
    ['under a message without a chat', { message: { message_id: 480, date: 0 } }],
    ['in a channel', { message: { ...REMINDER, chat: CHANNEL } }],
    ['by nobody', { from: undefined }],
  ])('%s is nothing', (_name, fields) => {
    expect(decodeUpdate(press(fields), BOT).kind).toBe('nothing');
  });
});

describe('the membership of the bot', () => {
  function membership(chat: object, before: object, after: object, from: object = LAN): unknown {
    return update('my_chat_member', {
      chat,
      from,
      date: 1_790_000_000,
      old_chat_member: { user: OUR_BOT, ...before },
      new_chat_member: { user: OUR_BOT, ...after },
    });
  }

  test.each([
    ['let in', SUPERGROUP, { status: 'left' }, { status: 'member' }, true, 'joined'],
    ['let in as an admin', SUPERGROUP, { status: 'left' }, { status: 'administrator' }, true, 'joined'],
    ['let in again after it was thrown out', GROUP, { status: 'kicked' }, { status: 'member' }, true, 'joined'],
    ['made an admin', SUPERGROUP, { status: 'member' }, { status: 'administrator' }, true, 'rights'],
    [
      'restricted, still in',
      SUPERGROUP,
      { status: 'member' },
      { status: 'restricted', is_member: true },
      true,
      'rights',
    ],
    [
      'restricted, but not in',
      SUPERGROUP,
      { status: 'member' },
      { status: 'restricted', is_member: false },
      false,
      'left',
    ],
    ['it left', GROUP, { status: 'member' }, { status: 'left' }, false, 'left'],
    ['thrown out', SUPERGROUP, { status: 'administrator' }, { status: 'kicked', until_date: 0 }, false, 'kicked'],
    ['blocked by a person', PRIVATE, { status: 'member' }, { status: 'kicked', until_date: 0 }, false, 'blocked'],
    ['unblocked by a person', PRIVATE, { status: 'kicked' }, { status: 'member' }, true, 'unblocked'],
  ])('%s', (_name, chat, before, after, present, reason) => {
    expect(decodeUpdate(membership(chat, before, after), BOT)).toMatchObject({
      kind: 'membership',
      present,
      reason,
      chat: { externalId: String(chat.id) },
      person: { name: 'Lan Nguyễn', anonymous: false },
    });
  });

  test('changed by a hidden admin is changed by nobody in particular', () => {
    const incoming = decodeUpdate(
      membership(SUPERGROUP, { status: 'left' }, { status: 'member' }, GROUP_ANONYMOUS_BOT),
      BOT,
    );
    expect(incoming).toMatchObject({ kind: 'membership', person: { anonymous: true } });
  });

  test('in a channel, or with a status of the future, is nothing', () => {
    expect(decodeUpdate(membership(CHANNEL, { status: 'left' }, { status: 'administrator' }), BOT).kind).toBe(
      'nothing',
    );
    expect(decodeUpdate(membership(GROUP, { status: 'left' }, { status: 'observer' }), BOT).kind).toBe('nothing');
  });
});

describe('an update that is not as it should be', () => {
  test.each<[string, unknown]>([
    ['null', null],
    ['a text', 'update'],
    ['a list', [1, 2]],
    ['no kind', { update_id: 1 }],
    ['a kind not asked for', update('poll', { id: '1' })],
    ['a post in a channel', update('channel_post', message({ chat: CHANNEL, text: '/quahan' }))],
    ['a message that is null', update('message', null)],
    ['a message that is a number', update('message', 5)],
    ['no chat', update('message', message({ chat: undefined, text: 'a' }))],
    ['a chat without an id', update('message', message({ chat: { type: 'group' }, text: 'a' }))],
    ['a chat id as text', update('message', message({ chat: { ...GROUP, id: '-4000001' }, text: 'a' }))],
    ['a chat id beyond exact numbers', update('message', message({ chat: { ...GROUP, id: 2 ** 60 }, text: 'a' }))],
    ['no message id', update('message', message({ message_id: undefined, text: 'a' }))],
    ['a text that is an object', update('message', message({ text: { toString: 1 } }))],
    ['a membership without a status', update('my_chat_member', { chat: GROUP, from: LAN, new_chat_member: {} })],
  ])('%s is nothing, with a reason', (_name, payload) => {
    const incoming = decodeUpdate(payload, BOT);
    expect(incoming.kind).toBe('nothing');
    expect(incoming).toHaveProperty('why', expect.stringMatching(/\w{3}/));
  });

  test('entities of the wrong form are passed over', () => {
    const entities = [null, 5, { type: 'mention' }, { type: 'mention', offset: -3, length: 1e9 }, { offset: 'a' }];
    const incoming = decodeUpdate(update('message', message({ text: 'xong', entities })), BOT);
    expect(incoming).toMatchObject({ kind: 'message', text: 'xong', addressed: false });
  });

  test('whatever stands in a field, nothing is thrown', () => {
    const fields = [
      'message_id',
      'from',
      'chat',
      'text',
      'caption',
      'entities',
      'photo',
      'document',
      'sender_chat',
      'reply_to_message',
      'message_thread_id',
      'is_topic_message',
      'media_group_id',
      'migrate_to_chat_id',
    ];
    const anything = fc.dictionary(fc.constantFrom(...fields), fc.anything());
    fc.assert(
      fc.property(anything, fc.boolean(), (broken, whole) => {
        const content = whole ? message({ text: 'xong', ...broken }) : broken;
        for (const kind of ['message', 'edited_message', 'callback_query', 'my_chat_member']) {
          expect(decodeUpdate(update(kind, content), BOT)).toHaveProperty('kind');
        }
      }),
    );
  });
});

describe('a person who leaves a group', () => {
  test.each([
    ['a group', GROUP],
    ['a supergroup', SUPERGROUP],
  ])('%s, by oneself or removed by another', (_what, chat) => {
    const gone = { id: 77, is_bot: false, first_name: 'Minh' };
    for (const from of [gone, LAN, GROUP_ANONYMOUS_BOT]) {
      expect(decodeUpdate(update('message', message({ chat, from, left_chat_member: gone })), BOT)).toMatchObject({
        kind: 'departure',
        chat: { externalId: String(chat.id) },
        person: { externalId: '77', name: 'Minh' },
      });
    }
  });

  test.each([
    ['the bot itself', OUR_BOT],
    ['another bot', { id: 78, is_bot: true, first_name: 'Bot khác' }],
    ['nobody', null],
    ['an account without an id', { first_name: 'Minh' }],
  ])('%s is none', (_who, gone) => {
    const left = message({ chat: GROUP, left_chat_member: gone });
    expect(decodeUpdate(update('message', left), BOT).kind).toBe('nothing');
  });
});
