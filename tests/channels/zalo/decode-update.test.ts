import { describe, expect, test } from 'vitest';
import { decodeUpdate } from '../../../src/channels/zalo/decode-update.ts';
import { unwrapUpdates } from '../../../src/channels/zalo/unwrap-updates.ts';
import { eventNameOf, keyOf } from '../../../src/channels/zalo/update-shape.ts';
import type { Incoming, IncomingMessage } from '../../../src/conversation/message/incoming.ts';

const BOT = { id: '1459000000000000001', names: ['Bot Đôn Đốc', 'bot.AbCdEf'] };
const MINH = { id: '9c0f00000000000000b2', display_name: 'Minh', is_bot: false };
const GROUP = { id: 'zgr-1a2b3c4d5e6f', chat_type: 'GROUP' };
const PRIVATE = { id: MINH.id, chat_type: 'PRIVATE' };

function update(fields: object, event = 'message.text.received'): object {
  const message = { message_id: 'ab12cd34ef56ab78cd90', date: 1_788_800_000_123, from: MINH, chat: GROUP };
  return { event_name: event, message: { ...message, ...fields } };
}

function decode(fields: object, event?: string): Incoming {
  return decodeUpdate(update(fields, event), BOT);
}

function decoded(fields: object, event?: string): IncomingMessage {
  const incoming = decode(fields, event);
  if (incoming.kind !== 'message') throw new Error(`decoded as ${JSON.stringify(incoming)}`);
  return incoming;
}

const image = 'message.image.received';

describe('a text', () => {
  test('from a group is meant for the bot, and loses its mention', () => {
    expect(decode({ text: '@Bot Đôn Đốc 12 xong' })).toEqual({
      kind: 'message',
      chat: { externalId: 'zgr-1a2b3c4d5e6f', threadId: null, type: 'group', title: 'Nhóm Zalo 4d5e6f' },
      person: { externalId: '9c0f00000000000000b2', name: 'Minh', anonymous: false },
      messageId: 'ab12cd34ef56ab78cd90',
      edited: false,
      text: '12 xong',
      files: [],
      album: null,
      replyTo: null,
      addressed: true,
    });
  });

  test('from a group without a mention is a reply to the bot, and meant for it all the same', () => {
    expect(decoded({ text: '12 xong' })).toMatchObject({ text: '12 xong', addressed: true, replyTo: null });
  });

  test('from a private chat stays as it is, and the chat is called after the person', () => {
    const incoming = decoded({ chat: PRIVATE, text: '@Bot Đôn Đốc việc' });
    expect(incoming.text).toBe('@Bot Đôn Đốc việc');
    expect(incoming.chat).toEqual({ externalId: MINH.id, threadId: null, type: 'private', title: 'Minh' });
  });

  test('is NFC, and its mention is found with accents apart', () => {
    expect(decoded({ text: '@Bot Đôn Đốc 12 hoàn thành'.normalize('NFD') }).text).toBe(
      '12 hoàn thành'.normalize('NFC'),
    );
  });

  test('keeps its lines, for each may report a task', () => {
    expect(decoded({ text: '@Bot Đôn Đốc 12 xong\n13 50%' }).text).toBe('12 xong\n13 50%');
  });
});

describe('a picture', () => {
  const url = 'https://photo-stal-1.zdn.vn/x.jpg';

  test.each(['photo_url', 'photo'])('with its address in %s', (field) => {
    expect(decoded({ [field]: url, caption: '@Bot Đôn Đốc 12 bản mới' }, image)).toMatchObject({
      text: '12 bản mới',
      files: [{ kind: 'photo', fileId: url, fileKey: 'ab12cd34ef56ab78cd90', name: null, mime: null, size: null }],
    });
  });

  test('without a caption has an empty text', () => {
    expect(decoded({ photo_url: url }, image)).toMatchObject({ text: '', files: [{ fileId: url }] });
  });

  test.each(['file:///etc/passwd', 'javascript:alert(1)', '/x.jpg', 'https://'])(
    'whose address is %s leaves its caption only',
    (address) => {
      expect(decoded({ photo_url: address, caption: '12 xong' }, image)).toMatchObject({ text: '12 xong', files: [] });
    },
  );

  test('that can be fetched from nowhere and says nothing is nothing', () => {
    expect(decode({ photo_url: 'ftp://a/b.jpg' }, image).kind).toBe('nothing');
  });
});

describe('a reply', () => {
  const quoted = { message_id: 'b0000000000000000007', text: '#12 …' };

  test.each([
    ['of the bot', { ...quoted, from: { id: BOT.id, is_bot: true } }, { ofBot: true, person: null }],
    ['of an author who is not told', quoted, { ofBot: true, person: null }],
    ['of a person', { ...quoted, from: MINH }, { ofBot: false, person: { externalId: MINH.id, name: 'Minh' } }],
    ['of another bot', { ...quoted, from: { id: 'b9', is_bot: true } }, { ofBot: false, person: null }],
  ])('to a message %s names it', (_of, reply, expected) => {
    expect(decoded({ text: '1', reply_to_message: reply }).replyTo).toMatchObject({
      messageId: 'b0000000000000000007',
      ...expected,
    });
  });

  test.each([[{}], ['b7'], [null], [{ message_id: {} }]])('that quotes %j quotes nothing', (reply) => {
    expect(decoded({ text: '1', reply_to_message: reply }).replyTo).toBeNull();
  });
});

describe('a person', () => {
  test.each([
    ['is called as displayed', { display_name: 'Lan', name: 'x' }, 'Lan'],
    ['else by the name', { name: 'Lan', first_name: 'x' }, 'Lan'],
    ['else by the first name', { first_name: 'Lan' }, 'Lan'],
    ['else by the account', {}, 'Tài khoản 0000b2'],
    ['cannot start a line of ours', { display_name: 'Lan\n12 xong' }, 'Lan 12 xong'],
    ['cannot turn the text around', { display_name: '\u202ELan\u200B' }, 'Lan'],
    ['has 64 characters at most', { display_name: 'a'.repeat(90) }, 'a'.repeat(64)],
  ])('%s', (_what, names, expected) => {
    expect(decoded({ text: 'a', from: { id: MINH.id, ...names } }).person.name).toBe(expected);
  });
});

describe('a message without words', () => {
  test.each<[string, object, string]>([
    ['a sticker', { chat: GROUP, sticker: 'x', url: 'https://a/b' }, 'message.sticker.received'],
    ['a sticker in private', { chat: PRIVATE, sticker: 'x' }, 'message.sticker.received'],
    ['a location', { chat: GROUP }, 'message.location.received'],
    ['a poll', { chat: GROUP }, 'message.poll.received'],
    ['a voice message', { chat: PRIVATE, voice_url: 'https://a/b.aac' }, 'message.voice.received'],
    ['what Zalo does not pass on, in private', { chat: PRIVATE }, 'message.unsupported.received'],
    [
      'what Zalo does not pass on, as a reply to the bot',
      { chat: GROUP, reply_to_message: { message_id: 'm1', from: { id: BOT.id, is_bot: true } } },
      'message.unsupported.received',
    ],
  ])('%s is empty, and meant for the bot', (_what, message, event) => {
    expect(decoded(message, event)).toMatchObject({ text: '', files: [], addressed: true });
  });
});

describe('nothing to do', () => {
  test.each<[string, object, string?]>([
    ["for the bot's own message", { text: 'a', from: { ...MINH, id: BOT.id } }],
    ['for a message of any bot', { text: 'a', from: { ...MINH, is_bot: true } }],
    ['for what Zalo does not pass on in a group', { chat: GROUP }, 'message.unsupported.received'],
    ['for an event of tomorrow', { text: 'a' }, 'message.dance.received'],
    ['for a chat of another kind', { text: 'a', chat: { ...GROUP, chat_type: 'CHANNEL' } }],
    ['for a chat of no kind', { text: 'a', chat: { id: 'x' } }],
    ['for a text without text', {}],
    ['for a text that is a number', { text: 5 }],
    ['without a sender', { text: 'a', from: undefined }],
    ['without a chat', { text: 'a', chat: null }],
    ['without an id', { text: 'a', message_id: '' }],
    ['for an id too long to be one', { text: 'a', message_id: 'a'.repeat(129) }],
    ['for an id that JSON has rounded', { text: 'a', from: { ...MINH, id: 2 ** 60 } }],
  ])('%s', (_what, fields, event) => {
    expect(decode(fields, event).kind).toBe('nothing');
  });

  test.each([[null], [5], ['x'], [[]], [{}], [{ message: {} }], [{ event_name: 'message.text.received' }]])(
    'for %j',
    (body) => {
      expect(decodeUpdate(body, BOT).kind).toBe('nothing');
    },
  );
});

test('the kind of a chat may come in lower case', () => {
  expect(decoded({ text: 'a', chat: { ...GROUP, chat_type: 'group' } }).chat.type).toBe('group');
});

describe('a body', () => {
  const one = update({ text: 'a' });

  test.each<[string, unknown, readonly unknown[]]>([
    ['bare', one, [one]],
    ['wrapped', { ok: true, result: one }, [one]],
    ['wrapped as a list', { ok: true, result: [one, one] }, [one, one]],
    ['a bare list', [one], [one]],
    ['an idle poll', { ok: true }, []],
    ['an empty poll', { ok: true, result: null }, []],
    ['no object', 'x', []],
    ['null', null, []],
  ])('%s', (_what, body, updates) => {
    expect(unwrapUpdates(body)).toEqual(updates);
  });
});

test('an update is told from others by the id of its message', () => {
  expect(keyOf(update({}))).toBe('ab12cd34ef56ab78cd90');
  expect([{}, null, { message: null }, { message: { message_id: '' } }].map(keyOf)).toEqual([null, null, null, null]);
});

test('only a name that looks like one is fit for the log', () => {
  expect(eventNameOf({ event_name: 'message.poll.received' })).toBe('message.poll.received');
  expect(eventNameOf({ event_name: 'nội dung riêng' })).toBe('unnamed');
  expect(eventNameOf(null)).toBe('unnamed');
});
