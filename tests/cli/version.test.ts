import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import BetterSqlite from 'better-sqlite3';
import { expect, test } from 'vitest';
import { migrations } from '../../migrations/index.ts';
import program from '../../package.json' with { type: 'json' };
import { newRegistryPath, run, temporaryFolder } from './command-line.ts';

const NEWEST = Object.keys(migrations).toSorted().at(-1) ?? '';
const PROGRAM = `dondoc ${program.version}, registry ${NEWEST}`;

async function linesAt(path: string): Promise<string[]> {
  const { status, out, err } = await run(path, ['--version']);
  expect([status, err]).toEqual([0, '']);
  return out.trimEnd().split('\n');
}

/** A registry that was opened by this program, then changed by `sql`. */
async function registry(sql = ''): Promise<string> {
  const path = newRegistryPath();
  await run(path, ['agencies']);
  const raw = new BetterSqlite(path);
  raw.exec(sql);
  raw.close();
  return path;
}

test('where there is no registry yet the program says its own version, and makes none', async () => {
  const path = newRegistryPath();
  const said = [PROGRAM, `${path}: not there; the first start makes it`];
  expect(await linesAt(path)).toEqual(said);
  expect(await linesAt(path)).toEqual(said);
});

test('a registry of this program is up to date', async () => {
  const path = await registry();
  expect(await linesAt(path)).toEqual([PROGRAM, `${path}: ${NEWEST}, up to date`]);
});

test('a registry of an older program is behind, and stays so until the next start', async () => {
  const path = await registry("delete from kysely_migration where name > '0014-evidence-of-event'");
  const behind = Object.keys(migrations).filter((name) => name > '0014-evidence-of-event').length;
  const said = `${path}: 0014-evidence-of-event, ${String(behind)} behind; the next start brings it up`;
  expect(await linesAt(path)).toEqual([PROGRAM, said]);
  expect(await linesAt(path)).toEqual([PROGRAM, said]);
});

test('a registry of a newer program is named as such', async () => {
  const path = await registry("insert into kysely_migration (name, timestamp) values ('9999-later', '')");
  expect((await linesAt(path))[1]).toBe(`${path}: 9999-later, of a newer program; this one does not open it`);
});

test('a database of something else is no registry', async () => {
  const path = newRegistryPath();
  new BetterSqlite(path).exec('create table note (text)').close();
  expect((await linesAt(path))[1]).toBe(`${path}: no registry of this program`);
});

test('with settings that cannot be used the program says its version and what is wrong', async () => {
  const { status, out, err } = await run(newRegistryPath(), ['--version'], { env: { TIME_ZONE: 'Asia/Nowhere' } });
  expect([status, out]).toEqual([1, `${PROGRAM}\n`]);
  expect(err).toContain('TIME_ZONE');
});

test('a file that is no database is named as such', async () => {
  const path = join(temporaryFolder(), 'registry.sqlite');
  writeFileSync(path, 'not a database, though long enough to have the header by which SQLite knows one: '.repeat(3));
  expect((await linesAt(path))[1]).toBe(`${path}: no database`);
});
