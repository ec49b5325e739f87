// covers src/usecases/operate/second-place.ts
/** The whole program with `COPY_TO`: what lies there, what the owner hears, and a restore on another machine. */

import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import BetterSqlite from 'better-sqlite3';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Chat } from '../../lab/doubles/telegram-double.ts';
import { people } from '../../people.ts';
import { openTelegramOffice, type TelegramOffice } from '../../support/office/telegram-office.ts';

let base: string;
let place: string;
let office: TelegramOffice | null = null;

beforeEach(() => {
  base = mkdtempSync(join(tmpdir(), 'dondoc-second-'));
  place = join(base, 'there');
});

afterEach(async () => {
  await office?.close();
  office = null;
  rmSync(base, { recursive: true, force: true });
});

async function open(): Promise<{ office: TelegramOffice; own: Chat }> {
  const opened = await openTelegramOffice({ programme: [], settings: { COPY_TO: place, COPY_EVERY: '5s' } });
  office = opened;
  const ha = opened.who(people.ha);
  const own = opened.double.privateChat(ha);
  opened.double.message({ chat: own, from: ha, text: `/nhanquyen ${opened.code('owner')}` });
  await opened.settled();
  return { office: opened, own };
}

/** The copies are made by a process that no event of the messenger tells of. */
const until = (check: () => void): Promise<void> => vi.waitFor(check, { timeout: 60_000, interval: 20 });

function ownersIn(file: string): unknown {
  const raw = new BetterSqlite(join(place, file), { readonly: true, fileMustExist: true });
  const owners = raw.prepare("select count(*) from role where role = 'owner'").pluck().get();
  raw.close();
  return owners;
}

const copies = (): string[] => readdirSync(place).filter((file) => file.endsWith('.sqlite'));

test('it is copied at the start and after the next start, and the owner hears that the disk is the same', async () => {
  mkdirSync(place);
  const { office: opened, own } = await open();
  await until(() => {
    expect(copies()).toHaveLength(1);
  });
  await opened.stop();
  await opened.start();
  await until(() => {
    expect(ownersIn(copies()[0] ?? '')).toBe(1);
  });
  await until(() => {
    opened.app().wake();
    expect(opened.newest(own, 'COPY_TO').text).toContain('trên chính đĩa của cơ sở dữ liệu');
  });
  expect(opened.logged.join('')).toContain('COPY_TO is on the disk of the registry');
});

test('a folder that is not there is told at once and not made; once it is there, copying goes on', async () => {
  const { office: opened } = await open();
  await until(() => {
    expect(opened.app().copies()?.trouble).toBe('missing');
  });
  expect(readdirSync(base)).toEqual([]);
  await opened.stop();
  mkdirSync(place);
  await opened.start();
  await until(() => {
    expect(copies().length).toBe(1);
  });
});

test("another registry's place is left alone", async () => {
  mkdirSync(place);
  writeFileSync(join(place, 'office.copies'), JSON.stringify({ registry: 'of another', run: 'x' }));
  const { office: opened, own } = await open();
  await opened.stop();
  await opened.start();
  await until(() => {
    expect(opened.app().copies()?.trouble).toBe('of another');
  });
  await until(() => {
    opened.app().wake();
    expect(opened.newest(own, 'COPY_TO').text).toContain('bản chép của một cơ sở dữ liệu khác');
  });
  expect(copies()).toEqual([]);
});
