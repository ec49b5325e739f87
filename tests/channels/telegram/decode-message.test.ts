import { describe, expect, test } from 'vitest';
import { decodeUpdate } from '../../../src/channels/telegram/decode-update.ts';
import type { Incoming, IncomingMessage } from '../../../src/conversation/message/incoming.ts';
import {
  BOT,
  CHANNEL,
  FORUM,
  GROUP,
  GROUP_ANONYMOUS_BOT,
  LAN,
  message,
  MINH,
  OTHER_BOT,
  OUR_BOT,
  PRIVATE,
  REMINDER,
  SUPERGROUP,
  update,
} from './payloads.ts';

function decode(fields: object, kind = 'message'): Incoming {
  return decodeUpdate(update(kind, message(fields)), BOT);
}

function decoded(fields: object, kind = 'message'): IncomingMessage {
  const incoming = decode(fields, kind);
  if (incoming.kind !== 'message') throw new Error(`decoded as ${JSON.stringify(incoming)}`);
  return incoming;
}

describe('a message', () => {
  test('of a person in a group, not meant for the bot', () => {
    expect(decode({ text: 'Chiều nay họp lúc 14h' })).toEqual({
      kind: 'message',
      chat: { externalId: '-1002000000001', threadId: null, type: 'group', title: 'Sở Xây dựng' },
      person: { externalId: '5000000001', name: 'Lan Nguyễn', anonymous: false },
      messageId: '501',
      edited: false,
      text: 'Chiều nay họp lúc 14h',
      files: [],
      album: null,
      replyTo: null,
      addressed: false,
    });
  });

  test('in a private chat is always meant for the bot, and the chat is called after the person', () => {
    const incoming = decoded({ chat: PRIVATE, text: 'việc' });
    expect(incoming.addressed).toBe(true);
    expect(incoming.chat).toEqual({ externalId: '5000000001', threadId: null, type: 'private', title: 'Lan Nguyễn' });
  });

  test('in a basic group comes from a group', () => {
    expect(decoded({ chat: GROUP, text: 'a' }).chat.type).toBe('group');
  });

  test('edited is a new version of the same message', () => {
    const incoming = decoded({ text: '12 xong', edit_date: 1_790_000_100 }, 'edited_message');
    expect(incoming).toMatchObject({ edited: true, messageId: '501', text: '12 xong' });
  });

  // macOS and iOS clients may send letters and accents apart; the rest of the program compares NFC.
  test('is NFC, text, title and name alike', () => {
    const nfd = 'Uỷ ban nhân dân'.normalize('NFD');
    const incoming = decoded({ text: nfd, chat: { ...SUPERGROUP, title: nfd }, from: { ...LAN, first_name: nfd } });
    const nfc = 'Uỷ ban nhân dân'.normalize('NFC');
    expect(incoming.text).toBe(nfc);
    expect(incoming.chat.title).toBe(nfc);
    expect(incoming.person.name).toBe(`${nfc} Nguyễn`);
  });

  test('keeps its lines, for each may report a task', () => {
    expect(decoded({ chat: PRIVATE, text: '12 xong\n13 50%' }).text).toBe('12 xong\n13 50%');
  });

  test('of an account without a visible name is called after its user name, else its id', () => {
    expect(decoded({ text: 'a', from: { ...MINH, first_name: '\u200B' } }).person.name).toBe('@minh_sxd');
    expect(decoded({ text: 'a', from: { id: 5, is_bot: false, first_name: '' } }).person.name).toBe('Tài khoản 5');
  });
});

describe('whom a group message is for', () => {
  const mention = (offset: number, length: number) => [{ type: 'mention', offset, length }];

  test.each<[string, object, boolean, string]>([
    ['ordinary talk is for others', { text: '12 xong' }, false, '12 xong'],
    ['a command without a name', { text: '/quahan' }, true, '/quahan'],
    ['a command with our name loses the name', { text: '/quahan@dondoc_bot' }, true, '/quahan'],
    ['in any case of letters', { text: '/xem@DonDoc_BOT 12' }, true, '/xem 12'],
    ['a command typed with accents is no entity, yet a command', { text: '/việc' }, true, '/việc'],
    ['a command of two lines', { text: '/tralai@dondoc_bot 12\nthiếu biên bản' }, true, '/tralai 12\nthiếu biên bản'],
    ['a slash inside the text is no command', { text: 'kinh phí 12/15 tỷ' }, false, 'kinh phí 12/15 tỷ'],
    ['a path is no command', { text: '/mnt/bao-cao' }, false, '/mnt/bao-cao'],
    ['a fraction is no command', { text: '/12 đơn vị' }, false, '/12 đơn vị'],
    ['a mention at the start', { text: '@dondoc_bot 12 xong', entities: mention(0, 11) }, true, '12 xong'],
    ['a mention with a comma', { text: '@dondoc_bot, 12 xong', entities: mention(0, 11) }, true, '12 xong'],
    ['a mention in the middle', { text: 'nhờ @dondoc_bot xem 12', entities: mention(4, 11) }, true, 'nhờ xem 12'],
    ['a mention at the end', { text: '12 xong @dondoc_bot', entities: mention(8, 11) }, true, '12 xong'],
    ['a mention in other letters', { text: '@DONDOC_BOT xong', entities: mention(0, 11) }, true, 'xong'],
    ['a mention before a command', { text: '@dondoc_bot /viec', entities: mention(0, 11) }, true, '/viec'],
    [
      'a mention on a line of its own',
      { text: '12 xong\n@dondoc_bot 13 xong', entities: mention(8, 11) },
      true,
      '12 xong\n13 xong',
    ],
    ['only a mention leaves an empty text', { text: '@dondoc_bot', entities: mention(0, 11) }, true, ''],
    [
      'two mentions',
      { text: '@dondoc_bot @dondoc_bot 12', entities: [...mention(0, 11), ...mention(12, 11)] },
      true,
      '12',
    ],
    // Offsets count the text as sent: one letter with its two accents apart takes three units.
    [
      'a mention after separate accents',
      { text: `${'ấ'.normalize('NFD')} @dondoc_bot xong`, entities: mention(4, 11) },
      true,
      'ấ xong',
    ],
    ['a mention of a longer name', { text: '@dondoc_bot2 xong', entities: mention(0, 12) }, false, '@dondoc_bot2 xong'],
    ['a mention of another', { text: '@minh_sxd xem 12', entities: mention(0, 9) }, false, '@minh_sxd xem 12'],
    ['the name without an entity', { text: 'viết thư cho a@dondoc_bot nhé' }, false, 'viết thư cho a@dondoc_bot nhé'],
    [
      'a mention in a caption',
      {
        caption: '@dondoc_bot 12 xong',
        caption_entities: mention(0, 11),
        photo: [{ file_id: 'p', file_unique_id: 'q' }],
      },
      true,
      '12 xong',
    ],
  ])('%s', (_name, fields, addressed, text) => {
    expect(decoded(fields)).toMatchObject({ addressed, text });
  });

  test('a command for another bot is nothing, even as a reply to ours and in a private chat', () => {
    expect(decode({ text: '/quahan@khac_bot' }).kind).toBe('nothing');
    expect(decode({ text: '/quahan@khac_bot', reply_to_message: REMINDER }).kind).toBe('nothing');
    expect(decode({ text: '/quahan@khac_bot', chat: PRIVATE }).kind).toBe('nothing');
  });
});

describe('what a message answers', () => {
  test('a message of the bot: meant for the bot', () => {
    const incoming = decoded({ text: 'xong', reply_to_message: REMINDER });
    expect(incoming.replyTo).toEqual({ messageId: '480', ofBot: true, person: null });
    expect(incoming.addressed).toBe(true);
  });

  test('a message of a person: not meant for the bot, but the person is known', () => {
    const incoming = decoded({ text: '/daumoi', reply_to_message: { ...REMINDER, from: MINH } });
    expect(incoming.replyTo).toEqual({
      messageId: '480',
      ofBot: false,
      person: { externalId: '5000000002', name: 'Minh', anonymous: false },
    });
    expect(decoded({ text: 'ok', reply_to_message: { ...REMINDER, from: MINH } }).addressed).toBe(false);
  });

  test('a message of another bot: nobody who could be named', () => {
    const incoming = decoded({ text: 'ok', reply_to_message: { ...REMINDER, from: OTHER_BOT } });
    expect(incoming.replyTo).toEqual({ messageId: '480', ofBot: false, person: null });
  });

  test('a message of a hidden admin: an anonymous person', () => {
    const hidden = { ...REMINDER, from: GROUP_ANONYMOUS_BOT, sender_chat: SUPERGROUP };
    expect(decoded({ text: 'ok', reply_to_message: hidden }).replyTo?.person?.anonymous).toBe(true);
  });

  // An ordinary supergroup gives a reply the thread id of the message it answers: it must stay a reply.
  test('a first reply in an ordinary supergroup keeps its reply and has no thread', () => {
    const incoming = decoded({ text: 'xong', message_thread_id: 480, reply_to_message: REMINDER });
    expect(incoming.replyTo).toMatchObject({ messageId: '480', ofBot: true });
    expect(incoming.chat.threadId).toBeNull();
  });

  // In a topic every message replies to the one that opened it, also when our bot opened it.
  test.each([
    ['by its mark', { message_id: 77, from: OUR_BOT, forum_topic_created: { name: 'Báo cáo' } }],
    ['by its id', { message_id: 77, from: OUR_BOT }],
  ])('the opening of a topic is no message to answer, known %s', (_name, opening) => {
    const incoming = decoded({
      chat: FORUM,
      text: 'chào',
      message_thread_id: 77,
      is_topic_message: true,
      reply_to_message: { ...REMINDER, ...opening },
    });
    expect(incoming.replyTo).toBeNull();
    expect(incoming.addressed).toBe(false);
    expect(incoming.chat.threadId).toBe('77');
  });

  test('a true reply within a topic is one', () => {
    const incoming = decoded({
      chat: FORUM,
      text: 'xong',
      message_thread_id: 77,
      is_topic_message: true,
      reply_to_message: { ...REMINDER, message_thread_id: 77, is_topic_message: true },
    });
    expect(incoming).toMatchObject({ replyTo: { messageId: '480', ofBot: true }, chat: { threadId: '77' } });
  });
});

describe('who wrote', () => {
  test.each([
    ['by the sender that Telegram makes up', { from: GROUP_ANONYMOUS_BOT, sender_chat: SUPERGROUP }],
    ['by the group as its sender', { from: LAN, sender_chat: SUPERGROUP }],
    ['by the made-up sender alone', { from: GROUP_ANONYMOUS_BOT }],
  ])('an admin hidden behind the group is nobody: %s', (_name, fields) => {
    const { person } = decoded({ text: '/quahan', ...fields });
    expect(person).toEqual({ externalId: '1087968824', name: 'Quản trị viên ẩn danh', anonymous: true });
  });

  test.each([
    [
      'a post of the linked channel',
      { from: { id: 777000, is_bot: false, first_name: 'Telegram' }, sender_chat: CHANNEL, is_automatic_forward: true },
    ],
    [
      'a person who writes as their channel',
      { from: { id: 136817688, is_bot: true, first_name: 'Channel' }, sender_chat: CHANNEL },
    ],
    ['another bot', { from: OTHER_BOT }],
    ['our own bot', { from: OUR_BOT }],
    ['a channel', { chat: CHANNEL, from: undefined, sender_chat: CHANNEL }],
    ['nobody', { from: undefined }],
    ['a sender without an id', { from: { first_name: 'Lan' } }],
  ])('%s is nobody to listen to', (_name, fields) => {
    expect(decode({ text: '12 xong', ...fields }).kind).toBe('nothing');
  });
});

describe('files', () => {
  test('of a photo the last size is the whole picture, and the caption is the text', () => {
    const photo = [
      { file_id: 'small', file_unique_id: 'us', file_size: 900, width: 90, height: 67 },
      { file_id: 'large', file_unique_id: 'ul', file_size: 90_000, width: 1280, height: 960 },
    ];
    expect(decoded({ photo, caption: ' 12 xong ' })).toMatchObject({
      text: '12 xong',
      files: [{ kind: 'photo', fileId: 'large', fileKey: 'ul', name: null, mime: null, size: 90_000 }],
    });
  });

  test.each([
    [
      'document',
      {
        document: {
          file_id: 'f',
          file_unique_id: 'u',
          file_name: 'Báo cáo.pdf',
          mime_type: 'application/pdf',
          file_size: 5,
        },
      },
      { kind: 'document', fileId: 'f', fileKey: 'u', name: 'Báo cáo.pdf', mime: 'application/pdf', size: 5 },
    ],
    [
      'video',
      { video: { file_id: 'f', file_unique_id: 'u', mime_type: 'video/mp4', duration: 3 } },
      { kind: 'video', fileId: 'f', fileKey: 'u', name: null, mime: 'video/mp4', size: null },
    ],
    [
      'voice',
      { voice: { file_id: 'f', file_unique_id: 'u', mime_type: 'audio/ogg', duration: 3 } },
      { kind: 'voice', fileId: 'f', fileKey: 'u', name: null, mime: 'audio/ogg', size: null },
    ],
    [
      'round video',
      { video_note: { file_id: 'f', file_unique_id: 'u', length: 240 } },
      { kind: 'video', fileId: 'f', fileKey: 'u', name: null, mime: null, size: null },
    ],
  ])('a %s without a caption has an empty text', (_name, fields, file) => {
    expect(decoded(fields)).toMatchObject({ text: '', files: [file] });
  });

  test('an animation, which comes as two fields, is one file', () => {
    const file = { file_id: 'f', file_unique_id: 'u', file_name: 'a.mp4', mime_type: 'video/mp4' };
    expect(decoded({ animation: file, document: file }).files).toHaveLength(1);
  });

  test('a file name cannot hide its ending behind a mark that turns the text', () => {
    const document = { file_id: 'f', file_unique_id: 'u', file_name: 'bao\u202Efdp.exe' };
    expect(decoded({ document }).files[0]?.name).toBe('baofdp.exe');
  });

  test('the parts of an album carry its id, and the reply where Telegram gives it', () => {
    const photo = [{ file_id: 'p', file_unique_id: 'q' }];
    const incoming = decoded({ photo, media_group_id: '1370', reply_to_message: REMINDER });
    expect(incoming).toMatchObject({ album: '1370', text: '', addressed: true });
  });

  test.each([
    ['a sticker', { sticker: { file_id: 's', file_unique_id: 'u' } }],
    ['a place', { location: { latitude: 19.8, longitude: 105.8 } }],
    ['somebody joined', { new_chat_members: [LAN] }],
    ['a pinned message', { pinned_message: REMINDER }],
    ['a new picture of the group', { new_chat_photo: [{ file_id: 'p', file_unique_id: 'q' }] }],
    ['a new topic', { forum_topic_created: { name: 'Báo cáo', icon_color: 1 } }],
    ['a photo without sizes', { photo: [] }],
  ])('%s says nothing', (_name, fields) => {
    expect(decode(fields).kind).toBe('nothing');
  });
});

describe('a group that moved', () => {
  // Two messages tell it, one under each id; a handler may see either first, or only one.
  test.each([
    ['in the old chat', { chat: GROUP, migrate_to_chat_id: -1002000000001 }],
    ['in the new chat', { chat: SUPERGROUP, migrate_from_chat_id: -4000001 }],
    [
      'in the new chat, by the group itself',
      { chat: SUPERGROUP, from: GROUP_ANONYMOUS_BOT, sender_chat: SUPERGROUP, migrate_from_chat_id: -4000001 },
    ],
    ['without any sender', { chat: GROUP, from: undefined, migrate_to_chat_id: -1002000000001 }],
  ])('is the same migration, told %s', (_name, fields) => {
    expect(decode(fields)).toEqual({ kind: 'migration', from: '-4000001', to: '-1002000000001' });
  });
});

test('the name, the kind and the size of a file are the sender’s word: no path, no header and no negative size passes', () => {
  const document = { file_id: 'f', file_unique_id: 'u', file_name: '../..\\\u202e/etc/pass\nwd.pdf', file_size: -1 };
  expect(decoded({ document: { ...document, mime_type: 'text/html\r\nX: y' } }).files).toEqual([
    { kind: 'document', fileId: 'f', fileKey: 'u', name: '.._..__etc_pass wd.pdf', mime: null, size: null },
  ]);
});

describe('words of somebody else', () => {
  test.each([
    { forward_origin: { type: 'user', sender_user: MINH, date: 1_789_000_000 } },
    { forward_origin: { type: 'hidden_user', sender_user_name: 'Ai đó', date: 1_789_000_000 } },
    { forward_origin: { type: 'chat', sender_chat: SUPERGROUP, date: 1_789_000_000 } },
    { forward_origin: { type: 'channel', chat: CHANNEL, message_id: 5, date: 1_789_000_000 } },
    { forward_origin: { type: 'of a later version' } },
    { forward_from: OUR_BOT, forward_date: 1_789_000_000 },
    { forward_sender_name: 'Ai đó', forward_date: 1_789_000_000 },
    { forward_from_chat: CHANNEL, forward_from_message_id: 5, forward_date: 1_789_000_000 },
  ])('are marked as such: %j', (origin) => {
    expect(decoded({ text: '#12 xong', ...origin }).forwarded).toBe(true);
  });

  test('that are only quoted are not: the picked-out part is kept with the reply', () => {
    const incoming = decoded({
      text: 'đang làm',
      reply_to_message: REMINDER,
      quote: { text: '#12 Quy hoạch', position: 0, is_manual: true },
    });
    expect(incoming.forwarded).toBeUndefined();
    expect(incoming.replyTo?.quote).toBe('#12 Quy hoạch');
  });
});

describe('a kind without words', () => {
  test.each(['sticker', 'location', 'venue', 'contact', 'poll', 'dice'])(
    'a %s in reply to the bot is heard',
    (kind) => {
      expect(decoded({ [kind]: {}, reply_to_message: REMINDER })).toMatchObject({
        text: '',
        files: [],
        addressed: true,
      });
    },
  );

  test('is passed over where nobody sent it to the bot, and when only its place changes', () => {
    expect(decode({ sticker: {} })).toMatchObject({ kind: 'nothing' });
    expect(decode({ chat: PRIVATE, location: {} }, 'edited_message')).toMatchObject({ kind: 'nothing' });
    expect(decode({ new_chat_members: [MINH] })).toMatchObject({ kind: 'nothing' });
  });
});
