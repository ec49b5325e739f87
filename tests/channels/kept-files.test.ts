/** Files on their way back: over the real clients, to the doubles. */

import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import { download } from '../../src/channels/download.ts';
import { fetchPhoto } from '../../src/channels/zalo/fetch-photo.ts';
import type { KeptFile } from '../../src/conversation/message/message.ts';
import { write } from '../../src/conversation/compose/write.ts';
import { people } from '../people.ts';
import { startTelegramDouble } from '../lab/doubles/telegram-double.ts';
import { startZaloDouble } from '../lab/doubles/zalo-double.ts';
import { makeRig as makeTelegramRig } from './telegram/start-channel.ts';
import { makeRig as makeZaloRig } from './zalo/start-channel.ts';

const words = (file: Omit<KeptFile, 'instead'>) =>
  write(['tệp 1/1'], { kept: { ...file, instead: 'Đề nghị mở tin gốc.' } });

test('Telegram sends a photo and a document again by name, and says so in words when it knows the name no more', async () => {
  const double = await startTelegramDouble();
  onTestFinished(() => double.close());
  const { channel } = makeTelegramRig(double);
  const chat = double.supergroup('Văn phòng');
  const from = { id: Number(people.lan.id), is_bot: false, first_name: 'Lan' };
  const [, photo] = double.photo({ chat, from }).photo as [unknown, { file_id: string }];
  const document = double.document({ chat, from }).document as { file_id: string };
  const to = { externalId: String(chat.id), threadId: null, type: 'group' } as const;
  expect((await channel.transport.send(to, words({ kind: 'photo', fileId: photo.file_id }))).kind).toBe('sent');
  expect((await channel.transport.send(to, words({ kind: 'document', fileId: document.file_id }))).kind).toBe('sent');
  expect((await channel.transport.send(to, words({ kind: 'document', fileId: 'long-gone' }))).kind).toBe('sent');
  expect(double.sent().map((sent) => [sent.caption, sent.text])).toEqual([
    ['tệp 1/1', undefined],
    ['tệp 1/1', undefined],
    [undefined, 'tệp 1/1\nĐề nghị mở tin gốc.'],
  ]);
});

test('Zalo sends a picture again by its address, and says so in words when it can fetch it no more', async () => {
  const double = await startZaloDouble();
  onTestFinished(() => double.close());
  const { channel } = makeZaloRig(double);
  const to = { externalId: 'group-1', threadId: null, type: 'group' } as const;
  await channel.transport.send(to, words({ kind: 'photo', fileId: 'https://photo.zdn.vn/a.jpg' }));
  await channel.transport.send(to, words({ kind: 'photo', fileId: 'gone' }));
  expect(double.callsOf('sendPhoto').map(({ payload }) => payload.photo)).toEqual([
    'https://photo.zdn.vn/a.jpg',
    'gone',
  ]);
  expect(double.callsOf('sendMessage')[0]?.payload.text).toContain('tệp 1/1\nĐề nghị mở tin gốc.');
});

test('a download stops at its limit, follows no redirect and does not wait for ever', async () => {
  const server = createServer((request, response) => {
    if (request.url === '/big') response.end(Buffer.alloc(5000));
    else if (request.url === '/away') response.writeHead(302, { location: '/small' }).end();
    else if (request.url === '/small') response.end('ok');
  });
  server.listen(0, '127.0.0.1');
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  await new Promise((resolve) => server.once('listening', resolve));
  const root = `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`;
  expect(await download(`${root}/small`)).toEqual({ kind: 'ok', data: Buffer.from('ok') });
  expect(await download(`${root}/big`, { limit: 4000 })).toEqual({ kind: 'too_big' });
  expect(await download(`${root}/away`)).toEqual({ kind: 'failed', why: 'HTTP 302' });
  expect(await download(`${root}/silent`, { timeoutMs: 50 })).toEqual({
    kind: 'failed',
    why: 'no answer within 0.05 s',
  });
});

test.each([
  'http://photo.zdn.vn/a.jpg',
  'https://127.0.0.1/a.jpg',
  'https://[::1]/a.jpg',
  'https://2130706433/a.jpg',
  'https://localhost/a.jpg',
  'https://registry.internal/a.jpg',
  'https://photo.zdn.vn:8443/a.jpg',
  'https://user@photo.zdn.vn/a.jpg',
  'not an address',
])('a picture is not fetched from %s', async (address) => {
  expect(await fetchPhoto(address)).toMatchObject({
    kind: 'failed',
    why: expect.stringContaining('public https') as string,
  });
});
