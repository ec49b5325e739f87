import { describe, expect, test } from 'vitest';
import { createRehearsalChannel } from '../../../src/channels/rehearsal/rehearsal-channel.ts';
import type { IncomingMessage, IncomingPress } from '../../../src/conversation/message/incoming.ts';
import type { Action } from '../../../src/conversation/message/message.ts';

const channel = createRehearsalChannel();
const chat = { externalId: 'agency:SXD', threadId: null, type: 'group', title: 'Sở Xây dựng' } as const;
const person = { externalId: 'agency:SXD:1', name: 'Lê Thị Hoa', anonymous: false };
const message: IncomingMessage = {
  kind: 'message',
  chat,
  person,
  messageId: 'm1',
  edited: false,
  text: '#12 xong',
  files: [],
  album: null,
  replyTo: { messageId: 'b1', ofBot: true, person: null },
  addressed: true,
};

const ACTIONS: Action[] = [
  { kind: 'choose', assignment: 1, rev: 2 },
  { kind: 'report', assignment: 1, rev: 2, status: 'blocked' },
  { kind: 'extend', assignment: 1, rev: 2 },
  { kind: 'acknowledge', assignment: 1, rev: 2 },
  { kind: 'acknowledge_all' },
  { kind: 'undo', event: 7 },
  { kind: 'answer', question: 3, choice: 0 },
  { kind: 'page', command: 'quahan', argument: '', page: 2 },
  { kind: 'page_after', command: 'quahan', argument: '', page: 2, after: 'overdue.2022-06-30.12' },
];

describe('what the page stored is read back as it was', () => {
  test('a message', () => {
    expect(channel.decode(JSON.parse(JSON.stringify(message)))).toEqual(message);
  });

  test.each(ACTIONS)('a press: $kind', (action) => {
    const press: IncomingPress = { kind: 'press', chat, person, messageId: 'b1', action };
    expect(channel.decode(JSON.parse(JSON.stringify(press)))).toEqual(press);
  });
});

describe('anything else is nothing', () => {
  test.each([
    ['null', null],
    ['a word', 'xong'],
    ['an empty object', {}],
    ['an update of Telegram', { update_id: 1, message: { text: 'xong' } }],
    ['a message without a person', { ...message, person: undefined }],
    ['a message with a file', { ...message, files: [{ kind: 'photo' }] }],
    ['an anonymous message', { ...message, person: { ...person, anonymous: true } }],
    ['a membership', { kind: 'membership', chat, person, present: true, reason: 'joined' }],
    ['an unknown action', { kind: 'press', chat, person, messageId: 'b1', action: { kind: 'complete_all' } }],
    ['an unknown status', { kind: 'press', chat, person, messageId: 'b1', action: { ...ACTIONS[1], status: 'done' } }],
  ])('%s', (_what, payload) => {
    expect(channel.decode(payload).kind).toBe('nothing');
  });
});

test('whatever is sent arrives, each time under an id of its own', async () => {
  const words = { text: 'a', bold: [], buttons: [], howToAnswer: null, replyTo: null, topic: null, silent: false };
  const first = await channel.transport.send(chat, words);
  const second = await channel.transport.send(chat, words);
  expect([first.kind, second.kind]).toEqual(['sent', 'sent']);
  expect(first).not.toEqual(second);
});
