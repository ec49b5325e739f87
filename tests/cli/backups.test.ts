/** Copies of the registry and their way back, by the commands that an operator types. */

import {
  chownSync,
  copyFileSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import BetterSqlite from 'better-sqlite3';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { lockRegistry } from '../../src/store/file/lock-registry.ts';
import { alter, newRegistryPath, run, temporaryFolder, valueIn } from './command-line.ts';

let folder: string;
let template: string;

/** One registry with Decision 913 is made; each test works on a copy of it. */
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'dondoc-'));
  template = join(folder, 'template.sqlite');
  expect((await run(join(folder, 'first.sqlite'), ['backup', template])).status).toBe(0);
});

afterAll(() => {
  rmSync(folder, { recursive: true });
});

function registry(): string {
  const path = newRegistryPath();
  copyFileSync(template, path);
  return path;
}

const inBackups = (path: string): string[] => readdirSync(join(dirname(path), 'backups')).sort();

describe('a backup', () => {
  test('is one file that is whole, and holds what the bot has not yet written through', async () => {
    const path = registry();
    const bot = new BetterSqlite(path);
    bot.pragma('journal_mode = wal');
    bot.exec("insert into meta values ('calendar', 'trong nhật ký ghi trước')");
    const file = join(temporaryFolder(), 'sao-luu.sqlite');
    const { status, json } = await run(path, ['backup', file, '--json']);
    bot.close();
    expect(status).toBe(0);
    expect(json).toMatchObject([{ file, bytes: statSync(file).size }]);
    expect(readdirSync(dirname(file))).toEqual(['sao-luu.sqlite']);
    expect(valueIn(file, "select value from meta where key = 'calendar'")).toBe('trong nhật ký ghi trước');
    expect((await run(path, ['check', file])).out).toContain('nguyên vẹn');
  });

  test('never overwrites, and names what stands in its way', async () => {
    const path = registry();
    const again = await run(path, ['backup', path]);
    expect([again.status, again.err]).toEqual([1, `The file ${path} is there already; name a new one.\n`]);
    const nowhere = await run(path, ['backup', '/proc/khong-co/sao-luu.sqlite']);
    expect(nowhere.status).toBe(1);
    expect(nowhere.err).toMatch(/^No backup was made \(.+\); check the folder/);
  });

  test('by the job stands beside the registry under its time, and the oldest give way', async () => {
    const path = registry();
    const env = { BACKUP_KEEP: '2' };
    for (const day of ['20', '21', '22']) {
      expect((await run(path, ['run', 'backup'], { env, at: `2026-11-${day} 02:00` })).status).toBe(0);
    }
    writeFileSync(join(dirname(path), 'backups', 'ghi-chu.txt'), 'của người quản trị');
    await run(path, ['run', 'backup'], { env, at: '2026-11-23 02:00' });
    expect(inBackups(path)).toEqual([
      'ghi-chu.txt',
      'registry-20261121T190000Z.sqlite',
      'registry-20261122T190000Z.sqlite',
    ]);
    expect(valueIn(path, "select last_run_at from job where name = 'backup'")).toBe('2026-11-22T19:00:00.000Z');
  });

  test('that fails leaves the former ones, nothing half made, and tells the operator', async () => {
    const path = registry();
    await run(path, ['run', 'backup'], { at: '2026-11-20 02:00' });
    alter(
      path,
      "insert into chat (channel, external_id, type, role, title, state) values ('telegram', '-1', 'group', 'secretariat', 'Văn phòng', 'active')",
    );
    alter(path, 'drop trigger event_stays');
    const failed = await run(path, ['run', 'backup'], { at: '2026-11-21 02:00', env: { BACKUP_KEEP: '1' } });
    expect(failed.status).toBe(1);
    expect(failed.err).toMatch(/^The backup failed: no backup was made: guards of the append-only record/);
    expect(inBackups(path)).toEqual(['registry-20261119T190000Z.sqlite']);
    expect(valueIn(path, "select payload from outbox where key like 'operator:%'")).toContain('Không sao lưu được');
  });
});

describe('check', () => {
  test('finds a whole registry whole, and counts it', async () => {
    const { status, json } = await run(registry(), ['check', '--json']);
    expect(status).toBe(0);
    expect(json).toMatchObject([{ ok: true, problems: [], task: 55 }]);
  });

  test.each([
    [
      'a reference to nothing',
      "pragma foreign_keys = off; insert into wake values (999999, '2022-01-01')",
      'refers to a row',
    ],
    [
      'a deadline that cannot be read',
      "update assignment set deadline = '{' where id = 1",
      'deadline cannot be read: 1',
    ],
    ['a log that could be changed', 'drop trigger event_is_final', 'append-only record that are missing: 1'],
  ])('names %s', async (_what, sql, words) => {
    const path = registry();
    alter(path, sql);
    const { status, out, err } = await run(path, ['check']);
    expect(status).toBe(1);
    expect(out).toContain(words);
    expect(err).toMatch(/is not whole \(1 findings\); stop the bot and restore a backup/);
  });

  test('tells a new, a cut-short, a newer and an older registry apart', async () => {
    const state = async (path: string): Promise<unknown> =>
      (await run(path, ['check', path, '--json'])).json[0]?.['state'];
    const path = registry();
    expect(await state(path)).toBe('current');
    const bytes = readFileSync(path);
    const made = (name: string, content: Buffer): string => {
      const file = join(temporaryFolder(), name);
      writeFileSync(file, content);
      return file;
    };
    const empty = made('moi.sqlite', Buffer.alloc(0));
    expect(await state(empty)).toBe('new');
    expect((await run(empty, ['check', empty])).out).toContain('chưa có dữ liệu');
    for (const length of [bytes.length - 1, bytes.length / 2, 4096]) {
      const cut = made('cut.sqlite', bytes.subarray(0, length));
      expect(await state(cut)).toBe('cut short');
      expect((await run(cut, ['check', cut])).out).toContain('it ends before its last page');
    }
    const newer = registry();
    alter(newer, "insert into kysely_migration values ('9999-later', '2030-01-01')");
    expect(await state(newer)).toBe('newer');
    expect((await run(newer, ['check', newer])).err).toContain('update the program');
    const older = registry();
    alter(older, 'delete from kysely_migration where name = (select max(name) from kysely_migration)');
    expect(await state(older)).toBe('older');
    const others = join(temporaryFolder(), 'khac.sqlite');
    alter(others, 'create table note (text)');
    expect(await state(others)).toBe('not a registry');
    expect(await state(made('short', Buffer.from('SQLite format 3')))).toBe('unreadable');
  });

  test('names damage, no database, and no file', async () => {
    const path = registry();
    const bytes = readFileSync(path);
    bytes.fill(0x5a, bytes.length / 2, bytes.length / 2 + 20_000);
    const damaged = join(temporaryFolder(), 'hong.sqlite');
    writeFileSync(damaged, bytes);
    expect((await run(path, ['check', damaged])).status).toBe(1);
    const text = join(temporaryFolder(), 'van-ban.sqlite');
    writeFileSync(text, 'không phải cơ sở dữ liệu '.repeat(100));
    expect((await run(path, ['check', text])).out).toContain('cannot be read');
    expect((await run(path, ['check', '/khong/co'])).err).toContain('There is no file');
  });
});

describe('restore', () => {
  test('puts a backup in place, keeps what was there, and sets aside what was due', async () => {
    const path = registry();
    alter(
      path,
      `insert into chat (id, channel, external_id, type, role, title, state)
         values (1, 'telegram', '-1', 'group', 'secretariat', 'Văn phòng', 'active');
       insert into outbox (id, key, chat_id, kind, payload, unprompted, due_at, state, created_at) values
         (1, 'a', 1, 'notice', '{}', 1, '2026-11-22T01:00:00.000Z', 'queued', '2026-11-21T01:00:00.000Z'),
         (2, 'b', 1, 'notice', '{}', 1, '2026-12-01T01:00:00.000Z', 'queued', '2026-11-21T01:00:00.000Z');`,
    );
    const file = join(temporaryFolder(), 'sao-luu.sqlite');
    await run(path, ['backup', file], { at: '2026-11-22 02:00' });
    alter(
      path,
      `update outbox set state = 'sent' where id = 1;
       insert into inbox (channel, update_key, payload, received_at, state)
         values ('telegram', '9', '{}', '2026-11-22T03:00:00.000Z', 'handled')`,
    );
    const { status, json, err } = await run(path, ['restore', file, '--json'], { at: '2026-11-23 09:00' });
    expect([status, err]).toEqual([0, '']);
    const kept = `${path}.replaced-20261123T020000Z`;
    expect(json).toEqual([{ restored: file, kept, set_aside: 1, updates_since: 1, up_to: '2026-11-23T02:00:00.000Z' }]);
    expect(valueIn(kept, 'select count(*) from inbox')).toBe(1);
    expect(valueIn(path, 'select group_concat(state) from outbox')).toBe('unknown,queued');
    expect(valueIn(path, "select count(*) from event where kind = 'restored'")).toBe(1);
    const trouble = await run(path, ['outbox', '--dead', '--json']);
    expect(trouble.json).toMatchObject([{ id: 1, error: 'restored from a backup: may have been sent since' }]);
    expect((await run(path, ['check'])).status).toBe(0);
  });

  test('takes the place of a registry that is damaged or gone', async () => {
    const file = join(temporaryFolder(), 'sao-luu.sqlite');
    await run(registry(), ['backup', file]);
    const damaged = registry();
    writeFileSync(damaged, 'hỏng '.repeat(5000));
    writeFileSync(`${damaged}-wal`, 'nhật ký cũ');
    expect((await run(damaged, ['restore', file])).status).toBe(0);
    expect((await run(damaged, ['tasks', '--json'])).json.length).toBeGreaterThan(50);
    expect(readdirSync(dirname(damaged)).filter((name) => name.includes('replaced')).length).toBeGreaterThan(0);
    const gone = newRegistryPath();
    expect((await run(gone, ['restore', file, '--json'])).json).toMatchObject([{ kept: null, set_aside: 0 }]);
  });

  test('refuses a newer schema, a damaged file, something else, and a registry that a bot holds', async () => {
    const path = registry();
    const before = valueIn(path, 'select count(*) from task');
    const file = join(temporaryFolder(), 'moi-hon.sqlite');
    await run(path, ['backup', file]);
    alter(file, "insert into kysely_migration values ('9999-tuong-lai', '2030-01-01T00:00:00.000Z')");
    expect((await run(path, ['restore', file])).err).toMatch(/written by a newer program.*9999-tuong-lai/);
    const text = join(temporaryFolder(), 'van-ban');
    writeFileSync(text, 'không phải '.repeat(1000));
    expect((await run(path, ['restore', text])).err).toContain('not a readable SQLite database');
    const empty = join(temporaryFolder(), 'rong');
    alter(empty, 'create table t (a)');
    expect((await run(path, ['restore', empty])).err).toContain('is no registry');
    expect((await run(path, ['restore', '/khong/co'])).err).toContain('There is no file');
    const hold = await lockRegistry(path, 4711);
    const held = await run(path, ['restore', template]);
    if (hold.kind === 'held') hold.release();
    expect([held.status, held.err]).toEqual([1, expect.stringContaining('held by another running bot (process 4711)')]);
    expect(valueIn(path, 'select count(*) from task')).toBe(before);
    expect(readdirSync(dirname(path)).filter((name) => /replaced|restoring|part/.test(name))).toEqual([]);
  });

  test.skipIf(process.getuid?.() !== 0)('what root makes or puts back stays the service user’s', async () => {
    const path = registry();
    const [user, group] = [4711, 4712];
    chownSync(dirname(path), user, group);
    chownSync(path, user, group);
    const file = join(temporaryFolder(), 'ban-sao.sqlite');
    await run(path, ['backup', file]);
    await run(path, ['run', 'backup']);
    expect((await run(path, ['restore', file])).status).toBe(0);
    rmSync(path);
    await run(path, ['tasks']);
    for (const name of readdirSync(dirname(path), { recursive: true, encoding: 'utf8' })) {
      const { uid, gid } = statSync(join(dirname(path), name));
      expect([name, uid, gid]).toEqual([name, user, group]);
    }
    expect(readdirSync(dirname(path))).toContain(basename(path));
  });
});
