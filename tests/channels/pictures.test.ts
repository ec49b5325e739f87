/** Pictures on their way: drawn for real, over the real clients, to the doubles. */

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { write } from '../../src/conversation/compose/write.ts';
import { type Picture } from '../../src/conversation/message/picture.ts';
import { agenciesPicture } from '../../src/conversation/compose/picture.ts';
import { day, instantFromMs } from '../../src/domain/calendar/dates.ts';
import { figuresOf } from '../../src/domain/tasks/figures.ts';
import type { Log } from '../../src/domain/log.ts';
import { createLog } from '../../src/log.ts';
import { createPictures, type DrawPicture, type PictureStore } from '../../src/app/pictures.ts';
import { openMigratedAt } from '../support/migrated-registry.ts';
import { addPictureRoutes } from '../../src/web/door/picture-routes.ts';
import { Hono } from 'hono';
import { startTelegramDouble } from '../lab/doubles/telegram-double.ts';
import { startZaloDouble } from '../lab/doubles/zalo-double.ts';
import { makeRig as makeTelegramRig } from './telegram/start-channel.ts';
import { makeRig as makeZaloRig } from './zalo/start-channel.ts';

const TODAY = day('2026-11-23');
const PUBLIC_URL = 'https://dondoc.example.vn';
const DAY_MS = 86_400_000;
const PNG = Buffer.from('\u0089PNG\r\n\u001a\n', 'latin1');

function pictureOf(name: string): Picture {
  const figures = { ...figuresOf([], TODAY), total: 3, overdue: 2, within: 1 };
  return agenciesPicture(figures, [{ name, figures }], TODAY);
}

const words = write(['Tổng hợp tuần'], { picture: pictureOf('UBND huyện Thọ Xuân') });
const alone = { ...words, text: '', bold: [] };

interface Studio {
  readonly pictures: PictureStore;
  readonly notices: readonly string[];
  readonly log: Log;
  readonly logged: readonly string[];
  /** How many pictures were drawn. */
  drawn(): number;
  pass(ms: number): void;
  closeRegistry(): void;
}

async function openStudio(draw: DrawPicture = () => Promise.resolve(PNG)): Promise<Studio> {
  const folder = mkdtempSync(join(tmpdir(), 'pictures-'));
  const database = await openMigratedAt(join(folder, 'registry.sqlite'));
  onTestFinished(() => {
    database.close();
    rmSync(folder, { recursive: true });
  });
  const notices: string[] = [];
  const logged: string[] = [];
  const log = createLog('debug', (line) => logged.push(line));
  let ms = Date.UTC(2026, 10, 23);
  let drawings = 0;
  const pictures = createPictures({
    database,
    clock: { now: () => instantFromMs(ms) },
    log,
    publicUrl: PUBLIC_URL,
    draw(picture) {
      drawings += 1;
      return draw(picture);
    },
    onNotice: (sentence) => notices.push(sentence),
  });
  return {
    pictures,
    notices,
    log,
    logged,
    drawn: () => drawings,
    closeRegistry() {
      database.close();
    },
    pass(more) {
      ms += more;
    },
  };
}

const unable: DrawPicture = () => Promise.reject(new Error('no font'));

async function onTelegram(studio: Studio) {
  const double = await startTelegramDouble();
  onTestFinished(() => double.close());
  const { channel } = makeTelegramRig(double, undefined, {
    attachments: { pictures: studio.pictures, reportFiles: { write: () => Promise.resolve(null) } },
  });
  const chats = ['Lãnh đạo', 'Văn phòng'].map((title) => double.supergroup(title));
  const [first, second] = chats;
  if (first === undefined || second === undefined) throw new Error('unreachable');
  const send = (chat: typeof first, message = words) =>
    channel.transport.send({ externalId: String(chat.id), threadId: null, type: 'group' }, message);
  const uploads = () => double.callsOf('sendPhoto').filter(({ files }) => Object.keys(files).length > 0);
  return { double, first, second, send, uploads };
}

test('two chats that get the same picture at once have it uploaded once, and a third by its file_id', async () => {
  const studio = await openStudio();
  const { double, first, second, send, uploads } = await onTelegram(studio);
  const outcomes = await Promise.all([send(first), send(second)]);
  expect(outcomes.map(({ kind }) => kind)).toEqual(['sent', 'sent']);
  expect((await send(first)).kind).toBe('sent');
  expect(double.sent().map(({ caption }) => caption)).toEqual(['Tổng hợp tuần', 'Tổng hợp tuần', 'Tổng hợp tuần']);
  expect(uploads()).toHaveLength(1);
  expect(Object.values(uploads()[0]?.files ?? {})[0]).toMatchObject({ filename: 'bieu-do.png', data: PNG });
  expect(studio.drawn()).toBe(1);
});

test('a file_id that Telegram no longer knows is replaced by a new upload', async () => {
  const studio = await openStudio();
  const { first, send, uploads } = await onTelegram(studio);
  studio.pictures.keepFileId(pictureOf('UBND huyện Thọ Xuân'), 'of-another-bot');
  expect((await send(first)).kind).toBe('sent');
  expect(uploads()).toHaveLength(1);
  expect(studio.pictures.fileIdOf(pictureOf('UBND huyện Thọ Xuân'))).not.toBe('of-another-bot');
});

test('what cannot be drawn goes in words, the operator is told, and a picture alone is left out', async () => {
  const studio = await openStudio(unable);
  const { double, first, send } = await onTelegram(studio);
  expect((await send(first)).kind).toBe('sent');
  expect((await send(first, alone)).kind).toBe('skipped');
  expect(double.sent().map(({ text }) => text)).toEqual(['Tổng hợp tuần']);
  expect(double.callsOf('sendPhoto')).toEqual([]);
  expect(studio.notices[0]).toContain('Không vẽ được biểu đồ');
  expect(studio.logged.join('')).toContain('no font');
});

test('a group that allows no photos gets the words, and is not taken for closed', async () => {
  const { double, first, send } = await onTelegram(await openStudio());
  const reply = { error_code: 400, description: 'Bad Request: not enough rights to send photos to the chat' };
  double.when({ method: 'sendPhoto', reply, times: 2 });
  expect((await send(first)).kind).toBe('sent');
  expect((await send(first, alone)).kind).toBe('skipped');
  expect(double.sent().map(({ text }) => text)).toEqual(['Tổng hợp tuần']);
});

test('a picture that was sent counts as sent, also when the registry cannot take its file_id', async () => {
  const studio = await openStudio(() => {
    studio.closeRegistry();
    return Promise.resolve(PNG);
  });
  const { double, first, send } = await onTelegram(studio);
  expect((await send(first)).kind).toBe('sent');
  expect(double.sent()).toHaveLength(1);
  expect(studio.logged.join('')).toContain('a file_id was not kept');
});

test('a picture whose answer was lost is of unknown fate, and is not sent again in words', async () => {
  const { double, first, send } = await onTelegram(await openStudio());
  double.when({ method: 'sendPhoto', dropResponse: true });
  expect((await send(first)).kind).toBe('unknown');
  expect(double.sent()).toHaveLength(1);
});

async function onZalo(studio: Studio, more: { readonly reachable: boolean } = { reachable: true }) {
  const double = await startZaloDouble();
  onTestFinished(() => double.close());
  const { channel } = makeZaloRig(double, more.reachable ? { pictures: studio.pictures } : {});
  const chat = double.group();
  const send = (message = words) =>
    channel.transport.send({ externalId: chat.id, threadId: null, type: 'group' }, message);
  const door = new Hono();
  addPictureRoutes(door, '/picture', (name) => studio.pictures.at(name));
  return { double, channel, send, door };
}

test('Zalo gets the address of a picture that our own door then shows, for a week', async () => {
  const studio = await openStudio();
  const { double, send, door } = await onZalo(studio);
  expect((await send()).kind).toBe('sent');
  const [sent] = double.sent();
  expect(sent?.text).toMatch(/^Tổng hợp tuần\n\n— Tin tự động/u);
  expect(sent?.photo).toMatch(/^https:\/\/dondoc\.example\.vn\/picture\/[\w-]{32}\.png$/);
  const path = (sent?.photo ?? '').slice(PUBLIC_URL.length);
  const shown = await door.request(path);
  expect(shown.status).toBe(200);
  expect(shown.headers.get('content-type')).toBe('image/png');
  expect(shown.headers.get('x-content-type-options')).toBe('nosniff');
  expect(Buffer.from(await shown.arrayBuffer())).toEqual(PNG);
  for (const other of [
    '/picture/x.png',
    path.replace('.png', ''),
    `/picture/${'A'.repeat(32)}.png`,
    '/picture/..%2f..',
  ]) {
    expect((await door.request(other)).status, other).toBe(404);
  }
  studio.pass(7 * DAY_MS);
  expect((await door.request(path)).status).toBe(404);
});

test.each([
  ['cannot be reached from outside', false, undefined],
  ['cannot draw', true, unable],
])('a program that %s writes words to Zalo', async (_what, reachable, draw) => {
  const { double, channel, send } = await onZalo(await openStudio(draw), { reachable });
  expect((await send()).kind).toBe('sent');
  expect(double.sent()).toMatchObject([{ photo: null }]);
  if (!reachable) expect(channel.transport.captionLimit).toBeNull();
});

test('a picture that Zalo refuses is followed by the words alone', async () => {
  const { double, send } = await onZalo(await openStudio());
  double.when({ method: 'sendPhoto', reply: { error_code: 400, description: 'Bad Request' }, times: 2 });
  expect((await send()).kind).toBe('sent');
  expect((await send(alone)).kind).toBe('skipped');
  expect(double.sent()).toMatchObject([{ photo: null }]);
});
