// covers src/usecases/join/bot-names.ts

import { readFileSync } from 'node:fs';
import { join, dirname } from 'node:path';
import { expect, test } from 'vitest';
import { noteBotName } from '../../src/usecases/join/bot-names.ts';
import { people } from '../people.ts';
import { openOffice } from '../support/office.ts';
import { newRegistryPath, run } from './command-line.ts';

const AT = { at: '2026-11-23 09:00' };

/** A registry whose running bot has noted its names. */
async function named(...names: readonly ['telegram' | 'zalo', string][]): Promise<string> {
  const path = newRegistryPath();
  const office = await openOffice({ at: AT.at, path });
  for (const [channel, name] of names) noteBotName(office.database, channel, name);
  office.close();
  return path;
}

test('a link opens Telegram with the code; its QR code and the words to type stand below it', async () => {
  const path = await named(['telegram', 'dondoc_tinh_bot']);
  const { out } = await run(path, ['link-code', 'SXD'], AT);
  const [, code] = /^https:\/\/t\.me\/dondoc_tinh_bot\?startgroup=([A-Z2-9-]{14})\n/u.exec(out) ?? [];
  expect(code).toBeDefined();
  expect(out).toMatch(/█ ▄▄▄▄▄ █/u);
  expect(out.endsWith(`/lienket ${String(code)}\n`)).toBe(true);
});

test('an observer’s link opens a private chat', async () => {
  const path = await named(['telegram', 'dondoc_tinh_bot']);
  const { json } = await run(path, ['link-code', 'observers', '--json'], AT);
  expect(json[0]?.['link']).toMatch(/^https:\/\/t\.me\/dondoc_tinh_bot\?start=[A-Z2-9-]{14}$/u);
});

test('a name that is not known yet leaves what an earlier run noted', async () => {
  const path = await named(['telegram', 'dondoc_tinh_bot'], ['telegram', '']);
  const { json } = await run(path, ['link-code', 'SXD', '--json'], AT);
  expect(json[0]?.['link']).toContain('dondoc_tinh_bot');
});

test.each([
  [1, '2026-11-24T02:00:00.000Z', undefined],
  [2, '2026-11-25T02:00:00.000Z', true],
  [30, '2026-12-23T02:00:00.000Z', true],
])('a code for %i days', async (days, expiresAt, awaits) => {
  const { json } = await run(newRegistryPath(), ['link-code', 'SXD', '--days', String(days), '--json'], AT);
  expect(json[0]).toMatchObject({ expires_at: expiresAt });
  expect(json[0]?.['awaits_confirmation']).toBe(awaits);
});

test.each([
  [['link-code', 'SXD', '--days', '0'], 2],
  [['link-code', 'SXD', '--days', '31'], 2],
  [['link-code', 'secretariat', '--days', '3'], 1],
  [['link-code', 'observers', '--days', '3'], 1],
  [['link-code'], 1],
  [['link-code', 'SXD', '--unlinked'], 1],
])('%j is refused', async (args, status) => {
  const ran = await run(newRegistryPath(), args, AT);
  expect([ran.status, ran.out]).toEqual([status, '']);
});

test('the QR code is written to a file that does not exist yet', async () => {
  const path = await named(['telegram', 'dondoc_tinh_bot']);
  const file = join(dirname(path), 'sxd.svg');
  expect((await run(path, ['link-code', 'SXD', '--qr', file], AT)).status).toBe(0);
  expect(readFileSync(file, 'utf8')).toMatch(/^<svg /u);
  const again = await run(path, ['link-code', 'SXD', '--qr', file], AT);
  expect([again.status, again.err]).toEqual([1, expect.stringContaining('was not written')]);
});

test('every agency that owes something and has no chat gets a code of its own', async () => {
  const programme = ['Sở Xây dựng', 'UBND huyện Thọ Xuân', 'Sở Tài chính'].map((lead, index) => ({
    ref: `I.${String(index + 1)}`,
    title: 'Lập quy hoạch',
    lead,
    deadline: 'Quý IV/2026',
  }));
  const office = await openOffice({ at: '2026-11-23 09:00', path: newRegistryPath(), programme });
  await office.linkAgency('SXD', people.lan);
  const { json } = await run(office.database.raw.name, ['link-code', '--unlinked', '--days', '14', '--json']);
  expect(json.map(({ agency }) => agency).sort()).toEqual(['STC', 'UBNDTX']);
  expect(new Set(json.map(({ code }) => code)).size).toBe(2);
  const { out } = await run(office.database.raw.name, ['link-code', '--unlinked']);
  expect(out).toContain('== UBND huyện Thọ Xuân (UBNDTX)');
  office.close();
});
