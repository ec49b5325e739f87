/** What is not seen never passes the edge: neither in words, nor in titles, names of people and of files. */

import { describe, expect, test } from 'vitest';
import { decodePayload } from '../../src/channels/rehearsal/decode-payload.ts';
import { decodeUpdate as decodeTelegram } from '../../src/channels/telegram/decode-update.ts';
import { decodeUpdate as decodeZalo } from '../../src/channels/zalo/decode-update.ts';
import type { IncomingMessage, Incoming } from '../../src/conversation/message/incoming.ts';
import { textArgument } from '../../src/cli/arguments.ts';
import { readIndicatorCsv } from '../../src/importer/readers/read-indicator-csv.ts';
import { cleanCell } from '../../src/importer/readers/grid.ts';
import { BOT, message, SUPERGROUP, update } from './telegram/payloads.ts';

const HIDDEN: readonly (readonly [name: string, sign: string])[] = [
  ['a blank of no width', '\u200B'],
  ['a soft hyphen', '\u00AD'],
  ['a turn of direction', '\u202E'],
  ['a Hangul filler', '\u3164'],
  ['a tag', '\u{E0041}'],
  ['a byte order mark', '\uFEFF'],
  ['a null', '\u0000'],
];

function said(incoming: Incoming): IncomingMessage {
  if (incoming.kind !== 'message') throw new Error(`decoded as ${JSON.stringify(incoming)}`);
  return incoming;
}

describe.each(HIDDEN)('%s', (_name, sign) => {
  const hide = (text: string): string => text.split('').join(sign) + sign;

  test('in a message on Telegram', () => {
    const from = { id: 5, is_bot: false, first_name: hide('Lan') };
    const document = { file_id: 'f', file_unique_id: 'u', file_name: hide('BC.pdf') };
    const chat = { ...SUPERGROUP, title: hide('Sở') };
    const incoming = said(
      decodeTelegram(update('message', message({ chat, from, caption: hide('#12 xong'), document })), BOT),
    );
    expect([incoming.text, incoming.chat.title, incoming.person.name, incoming.files[0]?.name]).toEqual([
      '#12 xong',
      ...(sign === '\u0000' ? ['S ở', 'L a n', 'B C . p d f'] : ['Sở', 'Lan', 'BC.pdf']),
    ]);
  });

  test('in a message on Zalo', () => {
    const written = {
      message_id: 'm',
      from: { id: '9', display_name: hide('Minh') },
      chat: { id: 'g', chat_type: 'GROUP' },
      text: `@Bot ${hide('12 xong')}`,
    };
    const incoming = said(
      decodeZalo({ event_name: 'message.text.received', message: written }, { id: '1', names: ['Bot'] }),
    );
    expect(incoming.text).toBe('12 xong');
    expect(incoming.person.name).toBe(sign === '\u0000' ? 'M i n h' : 'Minh');
  });

  test('in a message of the rehearsal', () => {
    const chat = { externalId: 'c', threadId: null, type: 'private', title: 'x' };
    const person = { externalId: 'p', name: hide('Minh'), anonymous: false };
    const rest = { messageId: '1', edited: false, files: [], album: null, replyTo: null, addressed: true };
    const incoming = said(decodePayload({ kind: 'message', chat, person, text: hide('12 xong'), ...rest }));
    expect([incoming.text, incoming.person.name]).toEqual(['12 xong', 'Minh']);
  });

  test.runIf(sign !== '\u0000')('in a cell of a file', () => {
    expect(cleanCell(hide('Sở Xây dựng'))).toBe('Sở Xây dựng');
  });

  test.runIf(sign !== '\u0000')('in a file of targets, its header too', () => {
    const header = ['Mục', 'Chỉ tiêu', 'Giá trị', 'Đơn vị tính', 'So sánh', 'Đến'].map(hide).join(',');
    const row = ['II.7', 'tỷ lệ hộ nghèo', '24', '%', '>=', '2025'].map(hide).join(',');
    expect(readIndicatorCsv(new TextEncoder().encode(`${header}\n${row}\n`))).toMatchObject({
      kind: 'rows',
      rows: [{ section: 'II.7', name: 'tỷ lệ hộ nghèo', figure: '24', unit: '%', comparator: '>=', toYear: 2025 }],
    });
  });

  test.runIf(sign !== '\u0000')('in the words of a command of the line', () => {
    expect(textArgument(hide(' Nghị quyết  số 99/NQ-HĐND '))).toBe('Nghị quyết số 99/NQ-HĐND');
  });
});

test('what is left of nothing but hidden signs is nothing', () => {
  expect(decodeTelegram(update('message', message({ text: '\u200B\u2060\u3164' })), BOT).kind).toBe('nothing');
  expect(cleanCell('\u200B\u00AD\u{E0001}')).toBe('');
});

describe('numbers that cannot be meant', () => {
  test.each([Number.NaN, Infinity, -Infinity, 1e300, 0.5, '12', null, {}, 2 ** 53])('%s is no id of Telegram', (id) => {
    expect(decodeTelegram(update('message', message({ text: 'a', message_id: id })), BOT).kind).toBe('nothing');
    expect(decodeTelegram(update('message', message({ text: 'a', chat: { ...SUPERGROUP, id } })), BOT).kind).toBe(
      'nothing',
    );
    const files = said(
      decodeTelegram(
        update('message', message({ document: { file_id: 'f', file_unique_id: 'u', file_size: id } })),
        BOT,
      ),
    ).files;
    expect(files[0]?.size).toBeNull();
  });

  test.each([Number.NaN, Infinity, 1e300, 0.5, null, {}, '', 'x'.repeat(129)])('%s is no id of Zalo', (id) => {
    const written = { message_id: id, from: { id: '9' }, chat: { id: 'g', chat_type: 'GROUP' }, text: 'a' };
    expect(decodeZalo({ event_name: 'message.text.received', message: written }, { id: '1', names: [] }).kind).toBe(
      'nothing',
    );
  });
});
