import { chmodSync, existsSync, linkSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import BetterSqlite from 'better-sqlite3';
import { describe, expect, onTestFinished, test } from 'vitest';
import { migrations } from '../../../migrations/index.ts';
import { instantFromMs } from '../../../src/domain/calendar/dates.ts';
import type { Database } from '../../../src/store/sqlite/database.ts';
import { record } from '../../../src/store/record/record-event.ts';
import { eventById } from '../../../src/store/record/events.ts';
import { readMeta, writeMeta } from '../../../src/store/sqlite/meta.ts';
import { lookAtRegistry, markBegun } from '../../../src/store/file/look-at-registry.ts';
import { openRegistry } from '../../../src/store/file/open-registry.ts';

const NOW = instantFromMs(Date.UTC(2026, 10, 23));

function folder(): string {
  const made = mkdtempSync(join(tmpdir(), 'registry-'));
  onTestFinished(() => {
    rmSync(made, { recursive: true, force: true });
  });
  return made;
}

async function open(path: string): Promise<Database> {
  const opened = await openRegistry(path);
  if (opened.kind === 'refused') throw new Error(opened.problem);
  onTestFinished(() => {
    opened.database.close();
  });
  return opened.database;
}

async function problemOf(path: string): Promise<string> {
  const opened = await openRegistry(path, 50);
  return opened.kind === 'refused' ? opened.problem : 'opened';
}

describe('a registry', () => {
  test('is made with its folder, and opened again with what was written', async () => {
    const path = join(folder(), 'sâu', 'hơn', 'registry.sqlite');
    const first = await openRegistry(path);
    if (first.kind === 'refused') throw new Error(first.problem);
    first.database.transact((tx) => {
      writeMeta(tx, 'use', 'live');
    });
    first.database.close();
    expect(existsSync(path)).toBe(true);
    const again = await open(path);
    expect(again.read((tx) => readMeta(tx, 'use'))).toBe('live');
    const applied = again.raw.prepare('select name from kysely_migration order by name').pluck().all();
    expect(applied).toEqual(Object.keys(migrations));
  });

  test('has the schema that is written down', async () => {
    const { raw } = await open(':memory:');
    const statements = raw
      .prepare("select sql from sqlite_master where sql is not null and name not like 'kysely_%' order by type, name")
      .pluck()
      .all() as string[];
    const text = statements.map(
      (statement) => `${statement.replace(/\n {4}/gu, '\n  ').replace(/\n {2}\)/gu, '\n)')};\n`,
    );
    await expect(text.join('\n')).toMatchFileSnapshot('schema.golden.sql');
  });

  test('is safe against a loss of power, and keeps its references', async () => {
    const { raw } = await open(join(folder(), 'registry.sqlite'));
    expect(raw.pragma('journal_mode', { simple: true })).toBe('wal');
    expect(raw.pragma('synchronous', { simple: true })).toBe(2);
    expect(raw.pragma('foreign_keys', { simple: true })).toBe(1);
  });

  test('keeps its log as it was written', async () => {
    const database = await open(':memory:');
    const id = database.transact((tx) => record(tx, { at: NOW, kind: 'reported', actor: 'Lan' }));
    for (const statement of ["update event set actor = 'ai đó'", 'delete from event']) {
      expect(() => database.raw.prepare(statement).run()).toThrow('the event log is append-only');
    }
    expect(database.read((tx) => eventById(tx, id))?.actor).toBe('Lan');
  });

  test('undoes everything of a transaction that fails', async () => {
    const database = await open(':memory:');
    const failing = (): void => {
      database.transact((tx) => {
        writeMeta(tx, 'use', 'live');
        throw new Error('no');
      });
    };
    expect(failing).toThrow('no');
    expect(database.read((tx) => readMeta(tx, 'use'))).toBeUndefined();
  });

  test('copied into memory is whole, and a world of its own', async () => {
    const database = await open(join(folder(), 'registry.sqlite'));
    database.transact((tx) => {
      writeMeta(tx, 'use', 'live');
    });
    const copy = database.copy();
    copy.transact((tx) => {
      writeMeta(tx, 'use', 'rehearsal');
    });
    expect([copy, database].map((one) => one.read((tx) => readMeta(tx, 'use')))).toEqual(['rehearsal', 'live']);
    expect(copy.raw.pragma('foreign_keys', { simple: true })).toBe(1);
    copy.close();
  });
});

describe('what cannot be opened is refused with the file and the cure', () => {
  test('a database of a newer program', async () => {
    const path = join(folder(), 'registry.sqlite');
    const { raw } = await open(path);
    raw.prepare("insert into kysely_migration (name, timestamp) values ('9999-later', '2030-01-01')").run();
    expect(await problemOf(path)).toBe(
      `The database ${path} was written by a newer program (it has migration 9999-later); update the program or restore an older backup.`,
    );
  });

  test('an upgrade that cannot be made, which leaves all of it undone', async () => {
    const path = join(folder(), 'registry.sqlite');
    const { raw } = await open(path);
    const made = (): unknown => raw.prepare('select name from kysely_migration order by name').pluck().all();
    // The last but one can be made again, the last cannot: its table is there.
    raw.exec("delete from kysely_migration where name in ('0056-draft-changes', '0057-draft-pictures')");
    raw.exec('drop table draft_change');
    const [before, schema] = [made(), raw.prepare('select count(*) from sqlite_master').pluck().get()];
    expect(await problemOf(path)).toMatch(
      /could not be brought up to this program's version \(.*draft_picture.*\) and is as it was; start the program of before/u,
    );
    expect([made(), raw.prepare('select count(*) from sqlite_master').pluck().get()]).toEqual([before, schema]);
  });

  test('a file that is no database', async () => {
    const path = join(folder(), 'thư.docx');
    writeFileSync(path, 'Kính gửi các sở, ban, ngành cấp tỉnh.'.repeat(100));
    expect(await problemOf(path)).toBe(
      `The file ${path} is not a readable SQLite database; point DATABASE_URL at another file or restore a backup.`,
    );
  });

  test('a folder in place of a file', async () => {
    const path = join(folder(), 'registry.sqlite');
    mkdirSync(path);
    expect(await problemOf(path)).toContain(`The database ${path} cannot be opened for writing`);
  });

  test('a path below a file', async () => {
    const file = join(folder(), 'file');
    writeFileSync(file, '');
    expect(await problemOf(join(file, 'registry.sqlite'))).toMatch(/cannot be opened/u);
  });

  // Root may write anywhere, so there is nothing to refuse.
  test.skipIf(process.getuid?.() === 0)('a folder that this user may not write', async () => {
    const closed = folder();
    chmodSync(closed, 0o500);
    expect(await problemOf(join(closed, 'registry.sqlite'))).toContain('this user may write there');
  });

  test('a database that another process holds', async () => {
    const path = join(folder(), 'registry.sqlite');
    const holder = new BetterSqlite(path);
    onTestFinished(() => {
      holder.close();
    });
    holder.exec('begin exclusive');
    expect(await problemOf(path)).toBe(
      `The database ${path} is locked by another process; stop that process or wait for it, then start again.`,
    );
  });
});

describe('a place where a registry of record was begun', () => {
  async function begun(): Promise<string> {
    const path = join(folder(), 'registry.sqlite');
    (await open(path)).close();
    markBegun(path, '2022-06-20');
    return path;
  }

  /** The bot's first look and the commands' say the same. */
  async function bothSay(path: string): Promise<string> {
    const look = lookAtRegistry(path);
    const said = await problemOf(path);
    expect(look.kind === 'refused' ? look.problem : 'opened').toBe(said);
    return said;
  }

  test('takes no new one unnoticed: gone and empty are refused, with the day and the cure', async () => {
    const path = await begun();
    expect(await bothSay(path)).toBe('opened');
    writeFileSync(path, '');
    expect(await bothSay(path)).toMatch(/is empty.*2022-06-20.*restore a backup.*remove .*\.begun/u);
    rmSync(path);
    expect(await bothSay(path)).toMatch(/is gone.*2022-06-20.*restore a backup.*remove .*\.begun/u);
    expect(existsSync(path)).toBe(false);
    rmSync(`${path}.begun`);
    expect(await problemOf(path)).toBe('opened');
  });

  test('keeps its first day', async () => {
    const path = await begun();
    markBegun(path, '2025-01-01');
    rmSync(path);
    expect(await bothSay(path)).toContain('2022-06-20');
  });

  test('is not opened by one of two names: the log would be beside one of them only', async () => {
    const path = await begun();
    linkSync(path, `${path}.second`);
    expect(await bothSay(path)).toMatch(/2 names \(hard links\)/u);
    expect(await bothSay(`${path}.second`)).toMatch(/2 names \(hard links\)/u);
    rmSync(`${path}.second`);
    expect(await bothSay(path)).toBe('opened');
  });
});
