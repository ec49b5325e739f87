// covers src/usecases/operate/list-updates.ts

import BetterSqlite from 'better-sqlite3';
import { expect, test } from 'vitest';
import { newRegistryPath, run } from './command-line.ts';

test('stuck updates are listed without what people wrote, and one is tried again on a person’s word', async () => {
  const path = newRegistryPath();
  expect((await run(path, ['inbox', '--stuck'])).out).toBe('Không có tin nào bị kẹt.\n');
  const raw = new BetterSqlite(path);
  raw.exec(`insert into inbox (id, channel, update_key, payload, received_at, state, attempts, error) values
    (1, 'telegram', '1', '{"text":"bí mật"}', '2026-11-23T01:00:00.000Z', 'handled', 0, null),
    (2, 'telegram', '2', '{"text":"bí mật"}', '2026-11-23T01:00:00.000Z', 'failed', 3, 'TypeError: x'),
    (3, 'zalo', '3', '{"text":"bí mật"}', '2026-11-23T01:00:00.000Z', 'new', 1, 'TypeError: x'),
    (4, 'zalo', '4', '{"text":"bí mật"}', '2026-11-23T01:00:00.000Z', 'new', 0, null)`);
  const stuck = await run(path, ['inbox', '--stuck', '--json']);
  expect(stuck.json.map(({ id, state, attempts }) => [id, state, attempts])).toEqual([
    [3, 'new', 1],
    [2, 'failed', 3],
  ]);
  const all = await run(path, ['inbox']);
  expect(all.out.split('\n')).toHaveLength(6);
  expect(all.out + stuck.out).not.toContain('bí mật');

  expect((await run(path, ['inbox', '--retry', '2'])).status).toBe(0);
  expect(raw.prepare('select state, attempts from inbox where id = 2').get()).toEqual({ state: 'new', attempts: 3 });
  raw.close();
  expect((await run(path, ['inbox', '--retry', '1'])).err).toBe(
    'Update 1 is handled; only a failed one can be tried again.\n',
  );
  expect((await run(path, ['inbox', '--retry', '99'])).err).toBe('There is no update 99; see "inbox --stuck".\n');
});
